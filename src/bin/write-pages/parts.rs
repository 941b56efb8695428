//! The page's program in parts: what Try changes needs, and one for each of the other views.
//!
//! Answers for: splitting the program where it is marked, writing the glue of its first part, and
//! making each part small. Uses wasm-bindgen and wasm-opt, which `cargo xtask` puts on the search
//! path. Trunk has built the program whole before; it is split before wasm-bindgen sees it.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use wasm_split_cli_support::{Options, transform};

/// What Trunk calls the page's program, before a hash.
const PAGE: &str = "page-";
/// What fetches the parts.
const LOADS: &str = "./parts.js";

/// What the browsers of the last three years all run, and the compiler uses.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];
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
/// Nothing that only describes the program.
const BARE: [&str; 3] = [
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

/// Writes the parts in place of the whole program that Trunk left in a folder.
pub fn split(folder: &Path) -> Result<(), String> {
    let release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from);
    let built = target
        .join("wasm32-unknown-unknown")
        .join(if release { "release" } else { "debug" })
        .join("page.wasm");
    let hash = hash(folder)?;
    let work = target.join("page-parts");
    let _ = fs::remove_dir_all(&work);
    let whole = fs::read(&built).map_err(|error| about(&built, &error))?;
    let main = work.join("page.wasm");
    let parts = transform({
        let mut options = Options::new(&whole);
        options.output_dir = &work;
        options.main_out_path = &main;
        options.link_name = LOADS;
        options
    })
    .map_err(|error| format!("{} could not be split: {error:#}", built.display()))?;

    run(Command::new("wasm-bindgen")
        .args(["--target", "web", "--no-typescript", "--out-name", "page", "--out-dir"])
        .arg(&work)
        .arg(&main))?;
    let glue = read(&work.join("page.js"))?;
    let loads = read(&work.join(LOADS))?;
    let glue = together(&glue, &loads, parts.split_modules.len())?;
    let script = folder.join(format!("{PAGE}{hash}.js"));
    fs::write(&script, glue).map_err(|error| about(&script, &error))?;

    let first = folder.join(format!("{PAGE}{hash}_bg.wasm"));
    small(&work.join("page_bg.wasm"), &first, release, &[])?;
    for part in &parts.split_modules {
        let to = folder.join(format!("{}-{hash}.wasm", name(part)));
        small(part, &to, release, &BARE)?;
    }
    Ok(())
}

/// The hash that Trunk gave the program, in its name.
fn hash(folder: &Path) -> Result<String, String> {
    let entries = fs::read_dir(folder).map_err(|error| about(folder, &error))?;
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let hashes: Vec<_> = names
        .filter_map(|name| Some(name.strip_prefix(PAGE)?.strip_suffix("_bg.wasm")?.to_owned()))
        .collect();
    match hashes.as_slice() {
        [hash] => Ok(hash.clone()),
        _ => Err(format!(
            "{} has {} programs of the page",
            folder.display(),
            hashes.len()
        )),
    }
}

/// What a part is called: "read" of `split_read.wasm`.
fn name(part: &Path) -> String {
    let stem = part.file_stem().unwrap_or_default().to_string_lossy();
    stem.strip_prefix("split_").unwrap_or(&stem).to_owned()
}

/// Glue and what fetches the parts as one script. The page says where the parts are: beside it, or
/// within it where it is one file.
fn together(glue: &str, loads: &str, parts: usize) -> Result<String, String> {
    let is_import = |line: &&str| line.starts_with("import ");
    let from = glue
        .lines()
        .find(|line| line.starts_with("import * as ") && line.contains(LOADS));
    let from = from.and_then(|line| line.split_whitespace().nth(3));
    let from = from.ok_or("the glue does not import what fetches the parts")?;
    let mut names = Vec::new();
    let mut script: String = glue.lines().filter(|line| !is_import(line)).fold(
        String::new(),
        |script, line| script + line + "\n",
    );
    let mut fetches = 0;
    for line in loads.lines().filter(|line| !is_import(line)) {
        let line = line.strip_prefix("export ").map_or(line, |exported| {
            let name = exported.split_whitespace().nth(1);
            names.extend(name.map(str::to_owned));
            exported
        });
        let fetched = line
            .trim()
            .strip_prefix("const src = fetch(new URL(\"./")
            .and_then(|rest| rest.strip_suffix(".wasm\", import.meta.url));"));
        if let Some(part) = fetched {
            fetches += 1;
            let part = name(Path::new(&format!("{part}.wasm")));
            script += &format!("const src = safetyValvePart(\"{part}\");\n");
        } else {
            script += &line.replace(
                "WebAssembly.instantiateStreaming(src, imports)",
                "WebAssembly.instantiate(await src, imports)",
            );
            script.push('\n');
        }
    }
    if fetches != parts || names.is_empty() || script.contains("instantiateStreaming(src") {
        return Err(format!(
            "{fetches} of {parts} parts are fetched in the way that is known here"
        ));
    }
    script += &format!("const {from} = {{ {} }};\n", names.join(", "));
    Ok(script)
}

/// A program made small, where it is published.
fn small(from: &Path, to: &Path, release: bool, also: &[&str]) -> Result<(), String> {
    if !release {
        return fs::copy(from, to)
            .map(|_| ())
            .map_err(|error| about(from, &error));
    }
    run(Command::new("wasm-opt")
        .args(FEATURES)
        .args(SMALL)
        .args(also)
        .arg(from)
        .arg("-o")
        .arg(to))
}

fn read(file: &Path) -> Result<String, String> {
    fs::read_to_string(file).map_err(|error| about(file, &error))
}

fn run(command: &mut Command) -> Result<(), String> {
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

fn about(path: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", path.display())
}
