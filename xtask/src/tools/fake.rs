//! A tool folder for tests, with programs in it that only say a version.

use super::program::Tool;
use crate::place::Place;
use std::env;
use std::fs;
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

/// A tool of two programs.
pub const MADE_UP: Tool = Tool {
    package: "made-up",
    version: "0.22.1",
    bin: "bin",
    programs: &["made-up", "made-up-runner"],
    says: "0.22.1",
};

/// A place with an empty tool folder, which goes with it.
pub struct Fake(pub Place);

impl Fake {
    pub fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("safety-valve-xtask-{}-{count}", std::process::id());
        let root = env::temp_dir().join(name);
        let tools = root.join("tools");
        fs::create_dir_all(&tools).expect("a folder for the test");
        Self(Place::of(root, tools).expect("a place"))
    }

    /// Puts a program there, written by a shell: Linux runs no file that is open for
    /// writing, and another test's new process may hold whatever we have open.
    pub fn program(&self, tool: &Tool, name: &str, text: &str) {
        let bin = self.0.tools.join(tool.folder()).join(tool.bin);
        fs::create_dir_all(&bin).expect("a folder for the program");
        let script = format!("printf '%s' \"$1\" > {name} && chmod +x {name}");
        let done = Command::new("sh")
            .current_dir(bin)
            .args(["-c", &script, "sh", text])
            .status();
        assert!(done.is_ok_and(|status| status.success()));
    }

    pub fn says(&self, tool: &Tool, name: &str, version: &str) {
        self.program(tool, name, &format!("#!/bin/sh\necho '{name} {version}'\n"));
    }
}

impl Drop for Fake {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0.root);
    }
}
