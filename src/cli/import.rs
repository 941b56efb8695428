//! Writes what the importer found: all authorities, what the page is built with, and the notes.
//!
//! Answers for: the files of `static/data` that are not written by hand (docs/data.md), all of
//! them or none. Uses `import`, `data` and the engine's `authority`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::import::{ImportError, Note, authorities, notes_text};
use engine::authority::{Code, Records, status};

/// Reads a folder of every published file and writes four files to another, all or none. Says how
/// many notes there are of each kind.
pub fn import(folder: &Path, out: &Path) -> Result<String, ImportError> {
    let (authorities, notes) = authorities(folder)?;
    let all = serde_json::to_string(&authorities)? + "\n";
    let built_in = serde_json::to_string(&authorities.of(Code::SOUTHWARK.as_str()))? + "\n";
    // What cannot be read again must not take the place of what can.
    let records = Records::read(&all)?;
    Records::read(&built_in)?;
    std::fs::create_dir_all(out).map_err(|source| unwritable(out, source))?;
    write_all(
        out,
        &[
            ("authorities.json", &all),
            ("authorities-index.json", &index(&records)?),
            ("built-in.json", &built_in),
            ("import-notes.txt", &notes_text(&notes)),
        ],
    )?;
    let mut summary = format!(
        "{} authorities written to {}\n",
        records.authorities.len(),
        out.display()
    );
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for Note { code, .. } in &notes {
        *counts.entry(code.name()).or_default() += 1;
    }
    let counts: Vec<_> = counts
        .iter()
        .map(|(code, count)| format!("{count} {code}"))
        .collect();
    if !counts.is_empty() {
        let _ = writeln!(summary, "Notes in import-notes.txt: {}", counts.join(", "));
    }
    Ok(summary)
}

/// Code, name and status of every authority: what the page knows of them before anyone chooses.
fn index(records: &Records) -> Result<String, ImportError> {
    let rows: Vec<_> = records
        .authorities
        .iter()
        .map(|record| (record.code.as_str(), &record.name, status(record).name()))
        .collect();
    Ok(serde_json::to_string(&rows)?.replace("],[", "],\n[") + "\n")
}

/// A file on its way: written beside its place, then put there while the old one waits beside it.
struct Written {
    part: PathBuf,
    path: PathBuf,
    old: PathBuf,
}

/// Writes every file or none.
fn write_all(out: &Path, files: &[(&str, &String)]) -> Result<(), ImportError> {
    let mut all = Vec::new();
    let mut done = Ok(());
    for (name, text) in files {
        let written = Written {
            part: out.join(format!("{name}.part")),
            path: out.join(name),
            old: out.join(format!("{name}.old")),
        };
        done = written.write(text);
        all.push(written);
        if done.is_err() {
            break;
        }
    }
    let mut placed = 0;
    while done.is_ok()
        && let Some(written) = all.get(placed)
    {
        done = written.place();
        placed += usize::from(done.is_ok());
    }
    for (at, written) in all.iter().enumerate() {
        if at < placed {
            written.finish(done.is_ok());
        }
        // What is in its place has left none.
        let _ = std::fs::remove_file(&written.part);
    }
    done
}

impl Written {
    fn write(&self, text: &str) -> Result<(), ImportError> {
        // A file that cannot be replaced is better found before any is.
        if self.path.is_dir() {
            return Err(unwritable(
                &self.path,
                std::io::ErrorKind::IsADirectory.into(),
            ));
        }
        std::fs::write(&self.part, text).map_err(|source| unwritable(&self.path, source))
    }

    fn place(&self) -> Result<(), ImportError> {
        let placed = match std::fs::rename(&self.path, &self.old) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
            _ => std::fs::rename(&self.part, &self.path),
        };
        placed.map_err(|source| {
            let _ = std::fs::rename(&self.old, &self.path);
            unwritable(&self.path, source)
        })
    }

    /// Removes the old file, or puts it back where not all could be placed.
    fn finish(&self, all_placed: bool) {
        if all_placed {
            let _ = std::fs::remove_file(&self.old);
        } else if std::fs::rename(&self.old, &self.path).is_err() {
            // There was none.
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

fn unwritable(path: &Path, source: std::io::Error) -> ImportError {
    ImportError::Unwritable {
        path: path.display().to_string(),
        source,
    }
}
