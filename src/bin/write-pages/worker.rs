//! The program of the worker: once for browsers with vectors (simd128), once for those without.
//!
//! Answers for: building both, which give the same figures, and the script that starts either. Uses
//! `tools`.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::tools::{FEATURES, about, read, run, target};

/// The profile of what is published: Cargo.toml says how it differs from the page's.
const PROFILE: &str = "worker";
const SMALL: [&str; 2] = ["-Oz", "--low-memory-unused"];
const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";
const VECTORS: &str = "-Ctarget-feature=+simd128";

pub struct Worker {
    pub script: String,
    pub plain: Vec<u8>,
    pub vectors: Vec<u8>,
}

/// Builds both; where nothing is published, the one without vectors serves as both.
pub fn build(release: bool) -> Result<Worker, String> {
    let (script, plain) = program(release, false)?;
    if !release {
        return Ok(Worker {
            script,
            vectors: plain.clone(),
            plain,
        });
    }
    let (same, vectors) = program(release, true)?;
    if same != script {
        return Err("the worker’s programs are started in different ways".to_owned());
    }
    Ok(Worker {
        script,
        plain,
        vectors,
    })
}

fn program(release: bool, vectors: bool) -> Result<(String, Vec<u8>), String> {
    let folder = target().join(if vectors { "worker-vectors" } else { "worker" });
    let mut flags = std::env::var(FLAGS).unwrap_or_default();
    if vectors {
        flags = format!("{flags} {VECTORS}");
    }
    run(Command::new("cargo")
        .args(["build", "--quiet", "--offline", "--no-default-features"])
        .args(["--features", "answers", "--bin", "answers"])
        .args(["--target", "wasm32-unknown-unknown"])
        .args(["--profile", if release { PROFILE } else { "dev" }])
        .arg("--target-dir")
        .arg(&folder)
        .env(FLAGS, flags))?;
    let built = folder.join("wasm32-unknown-unknown");
    let built = built.join(if release { PROFILE } else { "debug" });
    run(Command::new("wasm-bindgen")
        .args(["--target", "no-modules", "--no-typescript"])
        .args(["--out-name", "answers", "--out-dir"])
        .arg(&folder)
        .arg(built.join("answers.wasm")))?;
    let script = read(&folder.join("answers.js"))?;
    let program = folder.join("answers_bg.wasm");
    let small: PathBuf = folder.join("answers_small.wasm");
    if release {
        run(Command::new("wasm-opt")
            .args(FEATURES)
            .arg("--enable-simd")
            .args(SMALL)
            .arg(&program)
            .arg("-o")
            .arg(&small))?;
    }
    let made = if release { small } else { program };
    let program = fs::read(&made).map_err(|error| about(&made, &error))?;
    Ok((script, program))
}
