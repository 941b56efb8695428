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

/// The programs that run in a browser, as index.html has them for Trunk: the page, and what answers
/// its longer questions.
const PROGRAMS: [&str; 2] = [
    "--bin=page",
    "--no-default-features --features=answers --bin=answers",
];

/// What writes the pages after each build, as Trunk.toml has it.
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

fn lines(release: bool) -> [String; 3] {
    let target = pins::WASM_TARGET;
    let profile = if release { "--release" } else { "" };
    let [page, answers] = PROGRAMS
        .map(|program| format!("cargo build --offline --target {target} {profile} {program}"));
    [page, answers, format!("cargo build --offline {WRITER}")]
}

#[cfg(test)]
mod tests {
    use super::*;

    const INDEX: &str = include_str!("../../index.html");
    const TRUNK_TOML: &str = include_str!("../../Trunk.toml");

    #[test]
    fn the_programs_are_those_of_index_html() {
        let lines = INDEX.lines().filter(|line| line.contains("data-bin="));
        let programs = lines.map(|line| {
            let value = |name: &str| {
                let (_, rest) = line.split_once(&format!("{name}=\""))?;
                rest.split('"').next()
            };
            let mut program = String::new();
            if line.contains("data-cargo-no-default-features") {
                program += "--no-default-features ";
            }
            if let Some(features) = value("data-cargo-features") {
                program += &format!("--features={features} ");
            }
            program + &format!("--bin={}", value("data-bin").expect("it is named"))
        });
        assert_eq!(programs.collect::<Vec<_>>(), PROGRAMS);
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
