//! One published file as text, checked before it is read as a table.
//!
//! Answers for: a file that is missing, empty, cut off, separated by something else than commas,
//! or no CSV in UTF-8 at all.

use std::path::Path;

use super::error::ImportError;

/// The text of a file, without its byte order mark.
pub fn text(folder: &Path, name: &'static str) -> Result<String, ImportError> {
    utf8(name, bytes(folder, name)?)
}

/// The same of a CSV file. A first line like `sep=,` is left empty, so that lines keep their
/// numbers.
pub fn csv_text(folder: &Path, name: &'static str) -> Result<String, ImportError> {
    let bytes = bytes(folder, name)?;
    if let Some(what) = other_kind(&bytes) {
        return Err(ImportError::NotCsv { file: name, what });
    }
    let text = without_separator_line(utf8(name, bytes)?);
    if text.trim().is_empty() {
        return Err(ImportError::Empty { file: name });
    }
    if text.trim_start().starts_with('<') {
        return Err(ImportError::WebPage { file: name });
    }
    let headings = text.split(['\r', '\n']).find(|line| !line.is_empty());
    let headings = headings.unwrap_or_default();
    for (letter, separator) in [(';', "semicolons"), ('\t', "tabs")] {
        if headings.contains(letter) && !headings.contains(',') {
            return Err(ImportError::Separator {
                file: name,
                separator,
            });
        }
    }
    if !text.ends_with(['\n', '\r']) {
        return Err(ImportError::CutOff {
            file: name,
            line: line_after(text.as_bytes()),
        });
    }
    Ok(text)
}

fn bytes(folder: &Path, name: &str) -> Result<Vec<u8>, ImportError> {
    let path = folder.join(name);
    std::fs::read(&path).map_err(|source| ImportError::Unreadable {
        path: path.display().to_string(),
        source,
    })
}

fn utf8(file: &'static str, bytes: Vec<u8>) -> Result<String, ImportError> {
    let text = String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        ImportError::NotUtf8 {
            file,
            line: line_after(error.as_bytes().get(..good).unwrap_or_default()),
        }
    })?;
    Ok(text
        .strip_prefix('\u{feff}')
        .map(ToOwned::to_owned)
        .unwrap_or(text))
}

/// What a file is that is not CSV in UTF-8, as far as its first bytes say.
fn other_kind(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [b'P', b'K', 3, 4, ..] => Some("an Excel workbook (.xlsx) or another zip file"),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Some("an Excel workbook (.xls)"),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, _, ..] | [_, 0, ..] => {
            Some("UTF-16 (Excel's “Unicode Text”)")
        }
        _ => None,
    }
}

/// Excel reads `sep=,` as a first line, and some programs write it.
fn without_separator_line(text: String) -> String {
    let end = text.find(['\r', '\n']).unwrap_or(text.len());
    let (first, rest) = text.split_at(end);
    let first = first.trim().trim_matches('"').to_lowercase();
    if first.starts_with("sep=") {
        rest.to_owned()
    } else {
        text
    }
}

/// The line that the bytes end in.
fn line_after(bytes: &[u8]) -> usize {
    let ends = (0..bytes.len()).filter(|at| ends_line(bytes, *at)).count();
    ends + 1
}

/// Whether a line ends with this byte: a line feed, or a carriage return with no line feed after it.
pub(super) fn ends_line(text: &[u8], at: usize) -> bool {
    match text.get(at) {
        Some(b'\n') => true,
        Some(b'\r') => text.get(at + 1) != Some(&b'\n'),
        _ => false,
    }
}
