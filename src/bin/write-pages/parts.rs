//! The page's program in parts: what Try changes needs, and one for each of the other views.
//!
//! Answers for: splitting the program where it is marked, its script, and making each part small. Uses wasm-bindgen and wasm-opt, which `cargo xtask` puts on the search
//! path. Trunk has built the program whole before; it is split before wasm-bindgen sees it.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use wasm_split_cli_support::{Options, transform};

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

/// Splits the program that Trunk has just built.
pub fn split() -> Result<Parts, String> {
    let release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let target =
        env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from);
    let built = target
        .join("wasm32-unknown-unknown")
        .join(if release { "release" } else { "debug" })
        .join("page.wasm");
    let work = target.join("page-parts");
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
        .args(["--target", "web", "--no-typescript"])
        .args(["--out-name", "page", "--out-dir"])
        .arg(&work)
        .arg(&main))?;
    let first = small(&work.join("page_bg.wasm"), release, &[])?;
    let mut within = Vec::new();
    let mut others = Vec::new();
    for part in &split.split_modules {
        let program = small(part, release, &BARE)?;
        let part = (name(part), program);
        if part.1.len() > LARGEST_WITHIN_THE_SCRIPT {
            others.push(part);
        } else {
            within.push(part);
        }
    }
    let glue = read(&work.join("page.js"))?;
    let loads = read(&work.join(LOADS))?;
    Ok(Parts {
        script: together(&glue, &loads, &within, others.len())?,
        first,
        others,
    })
}

/// What a part is called: "read" of `split_read.wasm`.
fn name(part: &Path) -> String {
    let stem = part.file_stem().unwrap_or_default().to_string_lossy();
    stem.strip_prefix("split_").unwrap_or(&stem).to_owned()
}

/// Glue and what fetches the parts as one script, with some of them in it. The page says where the
/// others are: beside it, or within it where it is one file.
fn together(
    glue: &str,
    loads: &str,
    within: &[(String, Vec<u8>)],
    others: usize,
) -> Result<String, String> {
    const STREAMED: &str = "WebAssembly.instantiateStreaming(src, imports)";
    let is_import = |line: &&str| line.starts_with("import ");
    let mut imports = glue.lines().filter(is_import);
    let imported = imports.find(|line| line.contains(LOADS));
    // `import * as import1 from "./parts.js"`
    let imported = imported.and_then(|line| line.split_whitespace().nth(3));
    let imported = imported.ok_or("the glue does not import what fetches the parts")?;
    let mut script = String::new();
    for line in glue.lines().filter(|line| !is_import(line)) {
        script += line;
        script.push('\n');
    }
    let mut exports = Vec::new();
    let mut fetches = 0;
    for line in loads.lines().filter(|line| !is_import(line)) {
        let exported = line.strip_prefix("export const ");
        exports.extend(exported.and_then(|line| line.split_whitespace().next()));
        let fetched = line
            .trim()
            .strip_prefix("const src = fetch(new URL(\"./")
            .and_then(|rest| rest.strip_suffix(".wasm\", import.meta.url));"));
        if let Some(part) = fetched {
            let part = name(Path::new(part));
            script += "const src = ";
            if let Some((_, program)) = within.iter().find(|(known, _)| *known == part) {
                let numbers: Vec<_> = program.iter().map(u8::to_string).collect();
                let numbers = numbers.join(",");
                script += &format!("Promise.resolve(new Uint8Array([{numbers}]));\n");
            } else {
                fetches += 1;
                script += &format!("safetyValvePart(\"{part}\");\n");
            }
        } else {
            let line = line.strip_prefix("export ").unwrap_or(line);
            script += &line.replace(STREAMED, "WebAssembly.instantiate(await src, imports)");
            script.push('\n');
        }
    }
    if fetches != others || exports.is_empty() || script.contains(STREAMED) {
        return Err(format!(
            "{fetches} of {others} parts are fetched in the way that is known here"
        ));
    }
    script += &format!("const {imported} = {{ {} }};\n", exports.join(", "));
    Ok(script)
}

/// A program, made small where it is published.
fn small(from: &Path, release: bool, also: &[&str]) -> Result<Vec<u8>, String> {
    let to = from.with_extension("small.wasm");
    if release {
        run(Command::new("wasm-opt")
            .args(FEATURES)
            .args(SMALL)
            .args(also)
            .arg(from)
            .arg("-o")
            .arg(&to))?;
    }
    let made = if release { to.as_path() } else { from };
    fs::read(made).map_err(|error| about(made, &error))
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
