//! Writes what the page says before its program runs: `index.html` with Explore, `read.html`
//! with the public page, and the chart as pictures; splits the program into parts; and builds the
//! worker's. Trunk calls it after each build.

mod names;
mod parts;
mod script;
mod tools;
mod worker;

use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
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
    let mut arguments = std::env::args_os().skip(1);
    let first = arguments.next();
    if first.as_deref() == Some("--whole".as_ref()) {
        let folder = arguments.next().ok_or("name the folder to write to")?;
        return whole(Path::new(&folder));
    }
    let folder = first
        .or_else(|| std::env::var_os("TRUNK_STAGING_DIR"))
        .map(PathBuf::from)
        .ok_or("name the folder that has index.html, as trunk does with TRUNK_STAGING_DIR")?;
    let calculator = Rc::new(
        Calculator::built_in(safety_valve::data::BASELINE).map_err(|error| error.to_string())?,
    );
    let index = folder.join("index.html");
    let plain =
        fs::read_to_string(&index).map_err(|error| format!("{}: {error}", index.display()))?;
    let plain = program(&folder, &plain)?;
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
    for file in files(&folder, &["js", "css"])? {
        let text =
            fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        let mut text = without_comments(&text);
        if file.extension().is_some_and(|end| end == "css") {
            text = without_spaces(&text);
        }
        save(&file, &text)?;
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

/// Puts the program in parts in place of the whole one that Trunk left, under names that say what is
/// in them; gives the page that starts it.
fn program(folder: &Path, page: &str) -> Result<String, String> {
    let parts = parts::split()?;
    let (script, first) = with_short_names(&parts.script, &parts.first)?;
    let worker = worker::build(parts::is_release())?;
    let mut edition = DefaultHasher::new();
    (&script, &first, &parts.others).hash(&mut edition);
    // A page and the worker that it asks are of one edition.
    (&worker.script, &worker.plain, &worker.vectors).hash(&mut edition);
    let edition = format!("{:016x}", edition.finish());

    let mut page = page.to_owned();
    for (attribute, end) in [("data-js", ".js"), ("data-wasm", "_bg.wasm")] {
        let [before, after] = [format!("{attribute}=\""), format!("{end}\"")];
        let place = page.find(&before).map(|at| at + before.len());
        let place = place.and_then(|at| Some(at..at + page[at..].find(&after)? + end.len()));
        let place = place.ok_or_else(|| format!("index.html has no {attribute}"))?;
        let whole = page[place.clone()]
            .trim_start_matches(['.', '/'])
            .to_owned();
        remove(&folder.join(whole))?;
        page.replace_range(place, &format!("./page-{edition}{end}"));
    }
    // No hash is in its name, and it must be of the same edition.
    let start = "src=\"./boot.js\"";
    if page.matches(start).count() != 1 {
        return Err(format!("index.html has no single {start}"));
    }
    page = page.replace(start, &format!("src=\"./boot.js?{edition}\""));
    save(&folder.join(format!("page-{edition}.js")), &script)?;
    write_program(&folder.join(format!("page-{edition}_bg.wasm")), &first)?;
    for (name, program) in &parts.others {
        write_program(&folder.join(format!("part-{edition}-{name}.wasm")), program)?;
    }
    let answers = format!("answers-{edition}");
    save(
        &folder.join(format!("{answers}.js")),
        &without_comments(&worker.script),
    )?;
    write_program(&folder.join(format!("{answers}.wasm")), &worker.plain)?;
    write_program(
        &folder.join(format!("{answers}-vectors.wasm")),
        &worker.vectors,
    )?;
    Ok(page)
}

/// The program in one part, as `page.js` and `page.wasm` in a folder.
fn whole(folder: &Path) -> Result<(), String> {
    let (script, program) = parts::whole()?;
    let (script, program) = with_short_names(&script, &program)?;
    save(&folder.join("page.js"), &script)?;
    write_program(&folder.join("page.wasm"), &program)
}

/// A script and its program, without comments and with short names for what they call each other by.
fn with_short_names(script: &str, program: &[u8]) -> Result<(String, Vec<u8>), String> {
    let script = without_comments(script);
    let mut names = BTreeMap::new();
    names::collect(&script, &mut names);
    let program = names::in_program(program, &names)
        .ok_or("the program imports or exports what is not known here")?;
    Ok((names::in_script(script, &names), program))
}

fn write_program(path: &Path, program: &[u8]) -> Result<(), String> {
    fs::write(path, program).map_err(|error| format!("{}: {error}", path.display()))
}

fn remove(path: &Path) -> Result<(), String> {
    fs::remove_file(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// The files of some kinds that are part of the first load, but for the program.
fn files(folder: &Path, kinds: &[&str]) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let is_one = |path: &PathBuf| {
        let end = path.extension().and_then(|end| end.to_str());
        let name = path.file_name().and_then(|name| name.to_str());
        let built = name.is_some_and(|name| name.starts_with("app-") || name == "boot.js");
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
