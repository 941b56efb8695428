//! The page's program in parts: what Try changes needs, and one for each of the other views.
//!
//! Answers for: splitting the program where it is marked, and making each part small. Uses `script`, wasm-bindgen and wasm-opt, which `cargo xtask` puts on the search
//! path. Trunk has built the program whole before; it is split before wasm-bindgen sees it.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use wasm_split_cli_support::{Options, transform};

use crate::names;
use crate::script::{self, LOADS};
use crate::tools::{FEATURES, about, read, run, target};

/// The profile of what is published.
const RELEASE: &str = "release";
/// What a program that was made small ends with.
const SMALLER: &str = "small.wasm";
/// What parts call the program that they share memory and functions with.
const SHARED: &str = "__wasm_split";

/// As small as can be, with what was tried (docs/size.md).
const SMALL: [&str; 8] = [
    "-Oz",
    "--skip-pass=local-cse",
    "-Oz",
    "--low-memory-unused",
    "-ocimfs=0",
    "-aimfs=4",
    "-g",
    "--reorder-functions-by-name",
];
/// The program in parts.
pub struct Parts {
    /// What starts the first part and fetches the others.
    pub script: String,
    pub first: Vec<u8>,
    /// By their names.
    pub others: Vec<(String, Vec<u8>)>,
}

/// What the parts share by twos and threes is some hundred bytes each: no request of its own.
const LARGEST_WITHIN_THE_SCRIPT: usize = 2_000;

/// Whether what is built is published.
pub fn is_release() -> bool {
    env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == RELEASE)
}

/// Splits the program that Trunk has just built.
pub fn split() -> Result<Parts, String> {
    let release = is_release();
    let profile = if release { RELEASE } else { "debug" };
    let built = target().join("wasm32-unknown-unknown").join(profile);
    let built = built.join("page.wasm");
    let work = work(profile);
    let _ = fs::remove_dir_all(&work);
    let whole = fs::read(&built).map_err(|error| about(&built, &error))?;
    let main = work.join("page.wasm");
    let split = transform({
        let mut options = Options::new(&whole);
        options.output_dir = &work;
        options.main_out_path = &main;
        options.link_name = LOADS;
        options
    })
    .map_err(|error| format!("{} could not be split: {error:#}", built.display()))?;

    run(Command::new("wasm-bindgen")
        .args(["--target", "web", "--no-typescript", "--keep-lld-exports"])
        .args(["--out-name", "page", "--out-dir"])
        .arg(&work)
        .arg(&main))?;
    let first = small(&work.join("page_bg.wasm"), release)?;
    let mut within = Vec::new();
    let mut others = Vec::new();
    for part in &split.split_modules {
        let program = small(part, release)?;
        let program =
            names::bare(&program).ok_or_else(|| format!("{} is no program", part.display()))?;
        let part = (script::name(part), program);
        if part.1.len() > LARGEST_WITHIN_THE_SCRIPT {
            others.push(part);
        } else {
            within.push(part);
        }
    }
    let glue = read(&work.join("page.js"))?;
    let loads = read(&work.join(LOADS))?;
    Ok(Parts {
        script: script::in_parts(&glue, &loads, &within, others.len())?,
        first,
        others,
    })
}

/// All parts as one program again, with what starts it: for the page that is one file. Smaller than
/// the parts together, which hold some things twice. They have been split before.
pub fn whole() -> Result<(String, Vec<u8>), String> {
    let work = work(RELEASE);
    if !work.is_dir() {
        return Err("the program is not in parts yet: `cargo xtask build` makes them".to_owned());
    }
    let merged = work.join("whole.wasm");
    let mut merge = Command::new("wasm-merge");
    merge.args(FEATURES).arg("-g");
    merge.arg(work.join("page_bg.wasm")).arg(SHARED);
    let entries = fs::read_dir(&work).map_err(|error| about(&work, &error))?;
    let mut parts: Vec<_> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let is_part = name.starts_with("split_") || name.starts_with("chunk_");
            is_part && name.ends_with(".wasm") && !name.ends_with(SMALLER)
        })
        .collect();
    parts.sort();
    for part in &parts {
        merge.arg(part).arg(script::name(part));
    }
    run(merge.arg("-o").arg(&merged))?;
    let script = script::whole(&read(&work.join("page.js"))?, &read(&work.join(LOADS))?)?;
    Ok((script, small(&merged, true)?))
}

/// Where the parts of a profile are made.
fn work(profile: &str) -> PathBuf {
    target().join("page-parts").join(profile)
}

/// A program, made small where it is published.
fn small(from: &Path, release: bool) -> Result<Vec<u8>, String> {
    let to = from.with_extension(SMALLER);
    if release {
        run(Command::new("wasm-opt")
            .args(FEATURES)
            .args(SMALL)
            .arg(from)
            .arg("-o")
            .arg(&to))?;
    }
    let made = if release { to.as_path() } else { from };
    fs::read(made).map_err(|error| about(made, &error))
}
