//! Answers for the first build: the page is compiled while its tools are being installed. Uses
//! [`crate::tools`] and [`crate::place`].
//!
//! The page's program is linked on one core, and so are the largest tools: side by side, they
//! leave no core idle. Trunk finds what was compiled here and goes on from there.

use crate::pins;
use crate::place::{Outcome, Place};
use crate::tools::{self, FOR_BUILD, Need};
use std::process::Stdio;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

/// The program that runs in a browser, as index.html has it for Trunk.
const PROGRAM: &str = "--bin=page";

/// What writes the pages after each build, and builds the worker's program, as Trunk.toml has it.
const WRITER: &str = "--no-default-features --features pages --bin write-pages";

/// Sees to it that the page can be built, and compiles it meanwhile where that takes an install.
pub fn ensure_for_build(place: &Place, release: bool) -> Outcome {
    if tools::are_ready(place, FOR_BUILD) {
        return Ok(());
    }
    tools::ensure(place, &[Need::WasmTarget, Need::Crates])?;
    println!("▸ compiling the page while its tools are installed");
    let stop = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| compile(place, release, &stop));
        let outcome = tools::ensure(place, FOR_BUILD);
        stop.store(outcome.is_err(), Ordering::Relaxed);
        outcome
    })
}

/// Says nothing of what fails: Trunk meets the same soon, and says it.
fn compile(place: &Place, release: bool, stop: &AtomicBool) {
    for line in lines(release) {
        let mut cargo = place.line(&line);
        cargo.stdin(Stdio::null());
        cargo.stdout(Stdio::null()).stderr(Stdio::null());
        let Ok(mut child) = cargo.spawn() else { return };
        while let Ok(None) = child.try_wait() {
            if stop.load(Ordering::Relaxed) {
                // It may have ended by itself since.
                let _ = child.kill();
            }
            thread::sleep(Duration::from_millis(100));
        }
        if stop.load(Ordering::Relaxed) {
            return;
        }
    }
}

fn lines(release: bool) -> [String; 2] {
    let target = pins::WASM_TARGET;
    let profile = if release { "--release" } else { "" };
    let page = format!("cargo build --offline --target {target} {profile} {PROGRAM}");
    [page, format!("cargo build --offline {WRITER}")]
}

#[cfg(test)]
mod tests {
    use super::*;

    const INDEX: &str = include_str!("../../index.html");
    const TRUNK_TOML: &str = include_str!("../../Trunk.toml");

    #[test]
    fn the_program_is_that_of_index_html() {
        let mut lines = INDEX.lines().filter(|line| line.contains("data-bin="));
        let line = lines.next().expect("a program");
        let name = line.split("data-bin=\"").nth(1);
        let name = name.and_then(|rest| rest.split('"').next());
        assert_eq!(
            name.map(|name| format!("--bin={name}")).as_deref(),
            Some(PROGRAM)
        );
        assert!(!line.contains("data-cargo-features"), "{line}");
        assert_eq!(lines.next(), None);
    }

    #[test]
    fn the_writer_is_that_of_trunk_toml() {
        let words: Vec<String> = WRITER
            .split_whitespace()
            .map(|word| format!("\"{word}\""))
            .collect();
        assert!(TRUNK_TOML.contains(&words.join(", ")), "{TRUNK_TOML}");
    }
}
