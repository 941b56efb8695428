//! Answers for what the maps say, and for each fault of an import against them, as a sentence.
//! Uses [`super::sources`] and [`super::arrows`]; reads no file.

use super::arrows::Arrows;
use super::sources::{SourceFile, Sources};
use std::collections::{BTreeMap, BTreeSet};

/// The map of one library.
struct Map {
    rooms: Vec<Room>,
}

/// A row of a map. Paths start with the name of their crate.
struct Room {
    path: Vec<String>,
    /// None where the row is a fault: what it means to allow is not known.
    uses: Option<Vec<Vec<String>>>,
}

/// The third heading of the table that is a map.
const MAY_USE: &str = "may use";

/// Every fault, each a sentence: of the maps, of the imports against them, and of circles.
pub fn faults(sources: &Sources, arrows: &Arrows) -> Vec<String> {
    let mut faults = Vec::new();
    let maps: BTreeMap<&str, Map> = sources
        .libraries
        .iter()
        .map(|(name, module)| {
            let file = &sources.files[sources.modules[*module].file];
            (name.as_str(), read_map(sources, name, file, &mut faults))
        })
        .collect();
    for ((from, to), names) in arrows {
        let [from, to] = [*from, *to].map(|file| &sources.files[file]);
        faults.extend(forbidden(sources, &maps, from, to, names));
    }
    faults.extend(circles(sources.files.len(), arrows).iter().map(|circle| {
        let arrows = arrows
            .iter()
            .filter(|((from, to), _)| circle.contains(from) && circle.contains(to))
            .map(|((from, to), names)| {
                let [from, to] = [*from, *to].map(|file| &sources.files[file].name);
                format!("\n    {from} imports {} from {to}", quoted(names))
            });
        let files = circle.iter().map(|file| sources.files[*file].name.as_str());
        format!(
            "{} files import each other in a circle: {}:{}",
            circle.len(),
            files.collect::<Vec<_>>().join(", "),
            arrows.collect::<String>()
        )
    }));
    faults
}

fn read_map(sources: &Sources, library: &str, file: &SourceFile, faults: &mut Vec<String>) -> Map {
    let modules: BTreeSet<&[String]> = sources
        .modules
        .iter()
        .map(|module| module.path.as_slice())
        .collect();
    let is_own = |module: &&[String]| module.len() == 2 && module[0] == library;
    let file_name = &file.name;
    let mut rooms = Vec::new();
    let Some(rows) = rows(&file.doc) else {
        faults.push(format!(
            "{file_name} has no map: a table in its `//!` lines whose third heading is `{MAY_USE}`."
        ));
        return Map { rooms };
    };
    for cells in rows {
        let [room, _, may_use] = cells.as_slice() else {
            faults.push(format!(
                "A row of the map in {file_name} has {} cells, and not three: {}.",
                cells.len(),
                cells.join(" | ")
            ));
            continue;
        };
        let (names, rest) = split_names(room);
        let ([name], true) = (names.as_slice(), rest.is_empty()) else {
            faults.push(format!(
                "A row of the map in {file_name} starts with {room:?}, which is not one room in backticks."
            ));
            continue;
        };
        let path = full(&[library], name);
        if path.len() < 2 || !modules.contains(path.as_slice()) {
            faults.push(format!(
                "The map in {file_name} has a row `{name}`, and there is no such module."
            ));
            continue;
        }
        let mut uses = Vec::new();
        let (allowed, rest) = split_names(may_use);
        let nothing = allowed.is_empty() && rest == ["nothing"];
        let is_clear = nothing || (!allowed.is_empty() && rest.is_empty());
        if !is_clear {
            faults.push(format!(
                "The map in {file_name} lets `{name}` use {may_use:?}, which is not a list of rooms in backticks, nor the word \"nothing\"."
            ));
        }
        for other in allowed {
            let choices = [full(&[library], &other), full(&[], &other)];
            match choices
                .into_iter()
                .find(|path| modules.contains(path.as_slice()))
            {
                Some(path) => uses.push(path),
                None => faults.push(format!(
                    "The map in {file_name} lets `{name}` use `{other}`, and there is no such module."
                )),
            }
        }
        let uses = is_clear.then_some(uses);
        rooms.push(Room { path, uses });
    }
    for module in modules.iter().copied().filter(|module| is_own(module)) {
        if !rooms.iter().any(|room| room.path == module) {
            faults.push(format!(
                "The map in {file_name} has no row for the module `{}`.",
                module[1]
            ));
        }
    }
    Map { rooms }
}

/// The cells of each row of the map, below its headings.
fn rows(doc: &[String]) -> Option<Vec<Vec<String>>> {
    let cells = |line: &String| -> Option<Vec<String>> {
        let row = line.trim().strip_prefix('|')?.strip_suffix('|')?;
        Some(row.split('|').map(|cell| cell.trim().to_owned()).collect())
    };
    let headings = |line: &String| {
        cells(line).is_some_and(|cells| cells.get(2).is_some_and(|cell| cell == MAY_USE))
    };
    let start = doc.iter().position(headings)?;
    // The line below the headings only draws a line.
    Some(doc[start..].iter().skip(2).map_while(cells).collect())
}

/// The names in backticks, and what other words there are besides "and".
fn split_names(cell: &str) -> (Vec<String>, Vec<&str>) {
    let mut names = Vec::new();
    let mut rest = Vec::new();
    for (number, part) in cell.split('`').enumerate() {
        if number % 2 == 1 {
            names.push(part.to_owned());
        } else {
            let words = part.split([' ', ',']);
            rest.extend(words.filter(|word| !matches!(*word, "" | "and")));
        }
    }
    (names, rest)
}

fn full(start: &[&str], name: &str) -> Vec<String> {
    let names = start.iter().copied().chain(name.split("::"));
    names.map(str::to_owned).collect()
}

/// The room of a file: the longest row of its crate's map that its module path starts with.
fn room<'m>(maps: &'m BTreeMap<&str, Map>, file: &SourceFile) -> Option<&'m Room> {
    let map = maps.get(file.path.first()?.as_str())?;
    map.rooms
        .iter()
        .filter(|room| file.path.starts_with(&room.path))
        .max_by_key(|room| room.path.len())
}

/// Whether a room is a whole library, and the file is in its folder.
fn is_within(sources: &Sources, room: &[String], file: &SourceFile) -> bool {
    let [library] = room else {
        return false;
    };
    let Some(module) = sources.libraries.get(library) else {
        return false;
    };
    let own = &sources.files[sources.modules[*module].file].name;
    let folder = own.trim_end_matches("src/lib.rs");
    !folder.is_empty() && file.name.starts_with(folder)
}

fn forbidden(
    sources: &Sources,
    maps: &BTreeMap<&str, Map>,
    from: &SourceFile,
    to: &SourceFile,
    names: &BTreeSet<String>,
) -> Option<String> {
    // A `lib.rs` and the programs use what they like; a module without a row is a fault already.
    let own = room(maps, from)?;
    let uses = own.uses.as_ref()?;
    let other = room(maps, to);
    if other.is_some_and(|other| other.path == own.path)
        || uses
            .iter()
            .any(|used| to.path.starts_with(used) || is_within(sources, used, to))
    {
        return None;
    }
    let shown = |path: &[String]| match path.split_first() {
        Some((library, rest)) if *library == from.path[0] => rest.join("::"),
        _ => path.join("::"),
    };
    let uses: BTreeSet<String> = uses.iter().map(|path| shown(path)).collect();
    let allowed = match uses.is_empty() {
        true => "nothing".to_owned(),
        false => format!("only {}", quoted(&uses)),
    };
    let not = match other {
        Some(other) => format!("not `{}`", shown(&other.path)),
        None => format!("and {} is in no room", to.name),
    };
    Some(format!(
        "{} imports {} from {}: the map lets `{}` use {allowed}, {not}.",
        from.name,
        quoted(names),
        to.name,
        shown(&own.path)
    ))
}

/// Names as a list in a sentence.
fn quoted(names: &BTreeSet<String>) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match names.split_last() {
        Some((last, before)) if !before.is_empty() => {
            format!("{} and {last}", before.join(", "))
        }
        _ => names.concat(),
    }
}

/// The groups of two files or more in which each leads to each other.
fn circles(files: usize, arrows: &Arrows) -> Vec<BTreeSet<usize>> {
    let reached: Vec<BTreeSet<usize>> = (0..files).map(|file| reached(file, arrows)).collect();
    let mut circles = BTreeSet::new();
    for file in 0..files {
        let circle: BTreeSet<usize> = reached[file]
            .iter()
            .copied()
            .filter(|other| reached[*other].contains(&file))
            .collect();
        if circle.len() > 1 {
            circles.insert(circle);
        }
    }
    circles.into_iter().collect()
}

/// Every file that imports lead to from this one.
fn reached(file: usize, arrows: &Arrows) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    let mut ahead = vec![file];
    while let Some(from) = ahead.pop() {
        for ((_, to), _) in arrows.range((from, 0)..=(from, usize::MAX)) {
            if found.insert(*to) {
                ahead.push(*to);
            }
        }
    }
    found
}
