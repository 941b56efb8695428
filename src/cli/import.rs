//! Writes what the importer found: a file for each area, and one of notes.
//!
//! Answers for: the counts and the notes in `static/data` (docs/data.md). Uses `import`.

use std::fmt::Write as _;
use std::path::Path;

use crate::import::{AREAS, CountsFile, ImportError};

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
