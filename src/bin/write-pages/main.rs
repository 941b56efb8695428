//! Writes what the page says before its program runs: `index.html` with Explore, `read.html`
//! with the public page, and the chart as pictures; and splits the program into parts. Trunk calls it
//! after each build.

mod names;
mod parts;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::rc::Rc;

use safety_valve::app::calculator::Calculator;
use safety_valve::app::prerender;
use safety_valve::scenario::view::Page;
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
    parts::split(&folder)?;
    let calculator = Rc::new(
        Calculator::built_in(safety_valve::data::BASELINE).map_err(|error| error.to_string())?,
    );
    let index = folder.join("index.html");
    let plain =
        fs::read_to_string(&index).map_err(|error| format!("{}: {error}", index.display()))?;
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
        let page = prerender::only_read(calculator.clone(), address);
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
    let [usual, read] = [Page::Explore, Page::Read]
        .map(|page| format!("<title>{}</title>", words::title(page, &calculator.about)));
    if plain.matches(&usual).count() != 1 {
        return Err(format!("{} is not called {usual}", index.display()));
    }
    let titled = with("#/read", "read.html").replace(&usual, &read);
    save(&folder.join("read.html"), &titled)?;
    save(&index, &with("", ""))?;
    let mut names = BTreeMap::new();
    for file in files(&folder, &["js", "css"])? {
        let text =
            fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        let mut text = without_comments(&text);
        if file.extension().is_some_and(|end| end == "css") {
            text = without_spaces(&text);
        }
        names::collect(&text, &mut names);
        save(&file, &names::in_script(text, &names))?;
    }
    for file in files(&folder, &["wasm"])? {
        let program = fs::read(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        let program = names::in_program(&program, &names).ok_or_else(|| {
            format!(
                "{} imports or exports what is not known here",
                file.display()
            )
        })?;
        fs::write(&file, program).map_err(|error| format!("{}: {error}", file.display()))?;
    }
    for (name, picture) in prerender::pictures(&calculator)? {
        save(&folder.join(name), &picture)?;
    }
    if !settings.logo.is_empty() {
        let from = Path::new("static").join(&settings.logo);
        fs::copy(&from, folder.join(&settings.logo))
            .map_err(|error| format!("{}: {error}", from.display()))?;
    }
    Ok(())
}

/// The files of some kinds that the build made.
fn files(folder: &Path, kinds: &[&str]) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let is_one = |path: &PathBuf| {
        let end = path.extension().and_then(|end| end.to_str());
        // Those of the first load; what is fetched later is short as it is.
        let name = path.file_name().and_then(|name| name.to_str());
        let built = name.is_some_and(|name| {
            name.starts_with("page-") || name.starts_with("app-") || name == "boot.js"
        });
        built && end.is_some_and(|end| kinds.contains(&end))
    };
    Ok(paths.filter(is_one).collect())
}

/// A script or style without lines that only comment, and without indentation: a tenth of what is
/// fetched. None has a text of several lines, where either would count.
fn without_comments(script: &str) -> String {
    let mut text = String::with_capacity(script.len());
    let mut inside = false;
    for line in script.lines().map(str::trim) {
        inside |= line.starts_with("/*");
        let ends = inside && line.ends_with("*/");
        if !inside && !line.is_empty() && !line.starts_with("//") {
            text.push_str(line);
            text.push('\n');
        }
        inside &= !ends;
    }
    text
}

/// A style sheet without the spaces that only its readers need. None of ours has a text with marks.
fn without_spaces(style: &str) -> String {
    let pairs = [
        ("; ", ";"),
        (": ", ":"),
        (", ", ","),
        (" {", "{"),
        ("{ ", "{"),
        (" }", "}"),
    ];
    pairs
        .into_iter()
        .fold(style.to_owned(), |style, (spaced, close)| {
            style.replace(spaced, close)
        })
}

fn save(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}
