//! Answers for the step `map`: the maps in the `lib.rs` of each crate say which module may use
//! which, and this holds the code to them. Uses [`crate::place`] alone.
//!
//! | module | answers for |
//! |---|---|
//! | `sources` | Rust sources as modules, and the names in each |
//! | `resolve` | what a path leads to, and the file that defines it |
//! | `arrows` | which file imports what from which other file |
//! | `rules` | what the maps say, and each fault as a sentence |
//!
//! A map is a table in the `//!` lines of a `lib.rs`: module, what it answers for, what it may
//! use. A row's room is that module with all below it that has no row of its own; naming a room
//! in the third column allows every room below it too, and naming a library allows those within its
//! folder. `lib.rs` itself and the programs use what they like.

mod arrows;
mod resolve;
mod rules;
mod sources;
#[cfg(test)]
mod tests;

use crate::place::{Outcome, Place};
use sources::Sources;
use std::fs;
use std::path::Path;

/// Each library: the folder of its crate, and the name that others use.
const LIBRARIES: [(&str, &str); 3] = [
    ("", "safety_valve"),
    ("engine", "engine"),
    ("engine/equations", "equations"),
];

/// Prints every fault; fails if there is one.
pub fn check(place: &Place) -> Outcome {
    let faults = faults(&place.root)?;
    for fault in &faults {
        println!("  {fault}");
    }
    match faults.len() {
        0 => Ok(()),
        1 => Err("the map or the imports have a fault".into()),
        count => Err(format!("the maps and the imports have {count} faults")),
    }
}

fn faults(root: &Path) -> Outcome<Vec<String>> {
    let mut sources = Sources::default();
    for (folder, name) in LIBRARIES {
        let folder = Path::new(folder).join("src");
        let library = folder.join("lib.rs");
        if root.join(&library).is_file() {
            sources.read_library(root, &library.to_string_lossy(), name)?;
        }
        for program in programs(root, &folder) {
            sources.read_program(root, &program)?;
        }
    }
    let arrows = arrows::arrows(&mut sources);
    Ok(rules::faults(&sources, &arrows))
}

/// `main.rs` and the files of `bin/`.
fn programs(root: &Path, folder: &Path) -> Vec<String> {
    let bin = folder.join("bin");
    let mut files: Vec<String> = fs::read_dir(root.join(&bin))
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| bin.join(entry.file_name()))
        .chain([folder.join("main.rs")])
        .map(|file| file.to_string_lossy().into_owned())
        .filter(|file| file.ends_with(".rs") && root.join(file).is_file())
        .collect();
    files.sort();
    files
}
