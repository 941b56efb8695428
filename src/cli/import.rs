//! Writes what the importers found: a file for each area and one of notes, or all authorities
//! in one file.
//!
//! Answers for: the counts and the notes in `static/data` (docs/data.md). Uses `import`.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

use crate::import::{AREAS, CountsFile, ImportError};
use engine::authority::{Code, Records, status};

/// Reads a folder of SEN2 files and writes the counts to another. Reports on standard error
/// everything in a file that was not as it should be.
pub fn import(folder: &Path, out: &Path) -> Result<String, ImportError> {
    let imported = crate::import::import(folder)?;
    std::fs::create_dir_all(out).map_err(|source| unwritable(out, source))?;
    let mut summary = String::new();
    for (area, counts) in AREAS.iter().zip(&imported.counts) {
        let path = out.join(format!("{}.json", area.file));
        std::fs::write(&path, lines(counts)?).map_err(|source| unwritable(&path, source))?;
        let _ = writeln!(
            summary,
            "{}: counts written to {}",
            area.name,
            path.display()
        );
    }
    let mut notes = String::new();
    for note in &imported.notes {
        let _ = writeln!(notes, "{note}");
    }
    eprint!("{notes}");
    let path = out.join("import-notes.txt");
    std::fs::write(&path, notes).map_err(|source| unwritable(&path, source))?;
    let _ = writeln!(
        summary,
        "{} notes on the files, written to {}",
        imported.notes.len(),
        path.display()
    );
    Ok(summary)
}

/// Reads a folder of every published file and writes `authorities.json`, whole or not at all.
/// Reports on standard error what in a file is not as it should be.
pub fn import_all(folder: &Path, out: &Path) -> Result<String, ImportError> {
    let (authorities, notes) = crate::import::authorities(folder)?;
    let many = authorities.authorities.len();
    let all = serde_json::to_string(&authorities)? + "\n";
    let index = index(&all)?;
    let built_in = serde_json::to_string(&authorities.of(Code::SOUTHWARK.as_str()))? + "\n";
    std::fs::create_dir_all(out).map_err(|source| unwritable(out, source))?;
    write_all(
        out,
        &[
            ("authorities.json", &all),
            ("authorities-index.json", &index),
            ("built-in.json", &built_in),
        ],
    )?;
    for note in &notes {
        // Whoever reads may have read enough.
        let _ = writeln!(std::io::stderr(), "{note}");
    }
    Ok(format!("{many} authorities written to {}\n", out.display()))
}

/// Code, name and status of every authority: what the page knows of them before anyone chooses.
fn index(all: &str) -> Result<String, ImportError> {
    let records = Records::read(all)?;
    let rows: Vec<_> = records
        .authorities
        .iter()
        .map(|record| (record.code.as_str(), &record.name, status(record).name()))
        .collect();
    Ok(serde_json::to_string(&rows)?.replace("],[", "],\n[") + "\n")
}

/// Writes every file or none: each beside its place first, then all into place.
fn write_all(out: &Path, files: &[(&str, &String)]) -> Result<(), ImportError> {
    let parts: Vec<_> = files
        .iter()
        .map(|(name, text)| (out.join(format!("{name}.part")), out.join(name), *text))
        .collect();
    let mut written = Ok(());
    for (part, path, text) in &parts {
        written = written
            .and_then(|()| std::fs::write(part, text).map_err(|source| unwritable(path, source)));
    }
    for (part, path, _) in &parts {
        written = written
            .and_then(|()| std::fs::rename(part, path).map_err(|source| unwritable(path, source)));
    }
    for (part, ..) in &parts {
        // What is in place already has no such file.
        let _ = std::fs::remove_file(part);
    }
    written
}

fn unwritable(path: &Path, source: std::io::Error) -> ImportError {
    ImportError::Unwritable {
        path: path.display().to_string(),
        source,
    }
}

/// Compact JSON with a line for each age, so that a change shows where it is.
fn lines(counts: &CountsFile) -> Result<String, serde_json::Error> {
    let text = serde_json::to_string(counts)?;
    Ok(text
        .replace("],[", "],\n[")
        .replace("\":{", "\":{\n")
        .replace("},\"", "},\n\"")
        + "\n")
}
