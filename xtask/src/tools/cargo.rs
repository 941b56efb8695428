//! Answers for Rust's own parts, the crates of Cargo.lock, and the tools that cargo compiles.

use super::folder::{clear, whole};
use super::left_out;
use super::program::Tool;
use super::state::State;
use crate::pins;
use crate::place::{Outcome, Place, answer, run};
use std::fs;
use std::process::Command;

pub(super) const TRUNK: Tool = Tool {
    package: "trunk",
    version: pins::TRUNK,
    bin: "bin",
    programs: &["trunk"],
    says: pins::TRUNK,
};

pub(super) const WASM_BINDGEN: Tool = Tool {
    package: "wasm-bindgen-cli",
    version: pins::WASM_BINDGEN,
    bin: "bin",
    programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
    says: pins::WASM_BINDGEN,
};

/// Where cargo builds the tools.
const BUILDING: &str = "building";

pub(super) fn install_trunk(place: &Place) -> Outcome {
    // Its default features ask for updates, and for OpenSSL's headers.
    let options = "--locked --ignore-rust-version --no-default-features --features rustls";
    let settings = left_out::write(&place.tools.join(BUILDING).join("left-out"))?;
    let mut cargo = install(place, &TRUNK, options);
    cargo.arg("--config").arg(settings);
    into_folder(place, &TRUNK, cargo)
}

pub(super) fn install_wasm_bindgen(place: &Place) -> Outcome {
    // Not --locked: the lock file in this version's package does not resolve.
    into_folder(place, &WASM_BINDGEN, install(place, &WASM_BINDGEN, ""))
}

fn install(place: &Place, tool: &Tool, options: &str) -> Command {
    let mut cargo = place.line(&format!("cargo install {options}"));
    // The clone's own settings for cargo are not meant for the tools.
    cargo.current_dir(&place.tools);
    cargo.args([tool.package, "--version", tool.version]);
    cargo.env("CARGO_TARGET_DIR", place.tools.join(BUILDING));
    // The least time to build them, and they are fast enough.
    cargo.env("CARGO_PROFILE_RELEASE_LTO", "off");
    cargo.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    cargo.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0");
    for name in ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "CARGO_BUILD_TARGET"] {
        cargo.env_remove(name);
    }
    cargo
}

fn into_folder(place: &Place, tool: &Tool, mut cargo: Command) -> Outcome {
    whole(place, &tool.folder(), |folder| {
        run(cargo.arg("--root").arg(folder))
    })
}

/// Both installs share it; a killed one leaves it, and the next goes on from there.
pub(super) fn clear_building(place: &Place) -> Outcome {
    clear(&place.tools.join(BUILDING))
}

pub(super) fn crates(place: &Place) -> State {
    match answer(&mut place.line("cargo fetch --offline --locked --quiet")) {
        Some(_) => State::Ready,
        None => State::Missing,
    }
}

pub(super) fn install_crates(place: &Place) -> Outcome {
    run(&mut place.line("cargo fetch"))
}

pub(super) fn components(place: &Place) -> State {
    for name in ["fmt", "clippy"] {
        if answer(place.command("cargo").args([name, "--version"])).is_none() {
            return State::Missing;
        }
    }
    State::Ready
}

pub(super) fn install_components(place: &Place) -> Outcome {
    run(&mut place.line("rustup component add rustfmt clippy"))
}

/// Looks for the target's own core library: the folder alone can be left by a broken install.
pub(super) fn wasm_target(place: &Place) -> State {
    let asked = format!("rustc --print target-libdir --target {}", pins::WASM_TARGET);
    let Some(folder) = answer(&mut place.line(&asked)) else {
        return State::Missing;
    };
    // A download cut short may have left some of them.
    let names: Vec<String> = fs::read_dir(folder)
        .map(|files| {
            files
                .flatten()
                .map(|file| file.file_name().to_string_lossy().into_owned())
                .collect()
        })
        .unwrap_or_default();
    let found = ["libcore-", "liballoc-", "libstd-"].iter().all(|part| {
        names
            .iter()
            .any(|name| name.starts_with(part) && name.ends_with(".rlib"))
    });
    if found { State::Ready } else { State::Missing }
}

pub(super) fn install_wasm_target(place: &Place) -> Outcome {
    let target = pins::WASM_TARGET;
    let Some(installed) = answer(&mut place.line("rustup target list --installed")) else {
        return Err(format!(
            "this Rust did not come through rustup; install the standard library for {target} \
             (Debian: libstd-rust-dev-wasm32)"
        ));
    };
    if installed.lines().any(|line| line == target) {
        // rustup would leave alone what it takes for whole.
        run(&mut place.line(&format!("rustup target remove {target}")))?;
    }
    run(&mut place.line(&format!("rustup target add {target}")))
}
