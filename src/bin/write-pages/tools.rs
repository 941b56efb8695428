//! Running other programs, and the files that they leave.
//!
//! Answers for: what went wrong with one, in a sentence.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// What the browsers of the last three years all run, and the compiler uses.
pub const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Where cargo puts what it builds.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from)
}

pub fn read(file: &Path) -> Result<String, String> {
    fs::read_to_string(file).map_err(|error| about(file, &error))
}

pub fn run(command: &mut Command) -> Result<(), String> {
    let program = command.get_program().to_string_lossy().into_owned();
    match command.output() {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => Err(format!(
            "{program} ended with {}: {}",
            output.status,
            String::from_utf8_lossy(&output.stderr).trim()
        )),
        Err(error) => Err(format!(
            "{program} could not be started ({error}): build the page with `cargo xtask`, which installs it"
        )),
    }
}

pub fn about(path: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", path.display())
}
