//! Writes what the page says before its program runs: `index.html` with Explore, `read.html`
//! with the public page, and the chart as pictures; names the second program for caches. Trunk calls it after each build.

use std::fs;
use std::hash::Hasher;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::rc::Rc;

use safety_valve::app::calculator::Calculator;
use safety_valve::app::written;
use safety_valve::catalogue::southwark::AUTHORITY;
use safety_valve::scenario::view::Door;
use safety_valve::words;

/// Where the page goes in index.html, before anything is written there.
const PLACE: &str = "<div id=\"app\"></div>";

fn main() -> ExitCode {
    match write() {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("write-pages: {why}");
            ExitCode::FAILURE
        }
    }
}

fn write() -> Result<(), String> {
    let folder = std::env::args_os()
        .nth(1)
        .or_else(|| std::env::var_os("TRUNK_STAGING_DIR"))
        .map(PathBuf::from)
        .ok_or("name the folder that has index.html, as trunk does with TRUNK_STAGING_DIR")?;
    let calculator = Rc::new(Calculator::built_in().map_err(|error| error.to_string())?);
    let index = folder.join("index.html");
    let plain =
        fs::read_to_string(&index).map_err(|error| format!("{}: {error}", index.display()))?;
    let plain = with_other_program(&plain, &folder)?;
    if plain.matches(PLACE).count() != 1 {
        return Err(format!("{} has no single {PLACE}", index.display()));
    }
    let settings = &calculator.settings;
    let canonical = |file: &str| {
        if settings.address.is_empty() {
            String::new()
        } else {
            format!(
                "<link rel=\"canonical\" href=\"{}{file}\">",
                settings.address
            )
        }
    };
    let with = |address: &str, file: &str| {
        let page = written::page(calculator.clone(), address);
        let attribute = if address.is_empty() {
            String::new()
        } else {
            format!(" data-address=\"{address}\"")
        };
        plain
            .replace(
                PLACE,
                &format!("<div id=\"app\" class=\"written\"{attribute}>{page}</div>"),
            )
            .replace("</head>", &format!("{}</head>", canonical(file)))
    };
    let [usual, read] = [Door::Explore, Door::Read]
        .map(|door| format!("<title>{}</title>", words::title(door, AUTHORITY)));
    if plain.matches(&usual).count() != 1 {
        return Err(format!("{} is not called {usual}", index.display()));
    }
    let titled = with("#/read", "read.html").replace(&usual, &read);
    save(&folder.join("read.html"), &titled)?;
    save(&index, &with("", ""))?;
    for (name, picture) in written::pictures(&calculator)? {
        save(&folder.join(name), &picture)?;
    }
    if !settings.logo.is_empty() {
        let from = Path::new("static").join(&settings.logo);
        fs::copy(&from, folder.join(&settings.logo))
            .map_err(|error| format!("{}: {error}", from.display()))?;
    }
    Ok(())
}

/// The start script's element.
const SCRIPT: &str = "<script type=\"module\" src=\"./boot.js\"";

/// Trunk gives the second program no name of its own for each build, as caches need, and tells
/// nobody of it.
fn with_other_program(index: &str, folder: &Path) -> Result<String, String> {
    if index.matches(SCRIPT).count() != 1 {
        return Err(format!("index.html has no single {SCRIPT}"));
    }
    let mut attributes = String::new();
    for (name, from, end) in [
        ("js", "workshop.js", ".js"),
        ("wasm", "workshop_bg.wasm", "_bg.wasm"),
    ] {
        let from = folder.join(from);
        let bytes = fs::read(&from).map_err(|error| format!("{}: {error}", from.display()))?;
        let mut hasher = fnv::FnvHasher::default();
        hasher.write(&bytes);
        let to = format!("workshop-{:x}{end}", hasher.finish());
        fs::rename(&from, folder.join(&to)).map_err(|error| format!("{to}: {error}"))?;
        attributes.push_str(&format!(" data-other{name}=\"{to}\""));
    }
    Ok(index.replace(SCRIPT, &format!("{SCRIPT}{attributes}")))
}

fn save(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}
