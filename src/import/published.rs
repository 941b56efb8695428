//! One published file as text, checked before it is read as a table.
//!
//! Answers for: a file that is missing, not UTF-8, separated by semicolons or cut off.

use std::path::Path;

use super::note::ImportError;

/// The text of a file, without its byte order mark.
pub fn text(folder: &Path, name: &str) -> Result<String, ImportError> {
    let file = || name.to_owned();
    let bytes = std::fs::read(folder.join(name)).map_err(|source| ImportError::Unreadable {
        file: file(),
        source,
    })?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        ImportError::NotUtf8 {
            file: file(),
            line: line_after(error.as_bytes().get(..good).unwrap_or_default()),
        }
    })?;
    Ok(text
        .strip_prefix('\u{feff}')
        .map(ToOwned::to_owned)
        .unwrap_or(text))
}

/// The same of a CSV file.
pub fn csv_text(folder: &Path, name: &str) -> Result<String, ImportError> {
    let text = text(folder, name)?;
    let headings = text.lines().next().unwrap_or_default();
    if headings.contains(';') && !headings.contains(',') {
        return Err(ImportError::Semicolons {
            file: name.to_owned(),
        });
    }
    if !text.ends_with('\n') {
        return Err(ImportError::CutOff {
            file: name.to_owned(),
            line: line_after(text.as_bytes()),
        });
    }
    Ok(text)
}

/// The line that the bytes end in.
fn line_after(bytes: &[u8]) -> usize {
    bytes.split(|byte| *byte == b'\n').count()
}
