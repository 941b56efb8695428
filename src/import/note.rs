//! What in a file a reader of the figures should know about, as codes.
//!
//! Answers for: the codes (docs/data.md says what each means) and the text of `import-notes.txt`.
//! The import goes on after a note and stops at an error.

/// What is not as it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Code {
    UnknownColumn,
    ColumnTwice,
    ColumnWithoutCounts,
    Symbols,
    PartsShort,
    AgeUnknown,
    AgesDiffer,
    AgesMissing,
    PlacementsMissing,
    UnknownAuthority,
}

impl Code {
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::UnknownColumn => "unknown_column",
            Self::ColumnTwice => "column_twice",
            Self::ColumnWithoutCounts => "column_without_counts",
            Self::Symbols => "symbols",
            Self::PartsShort => "parts_short",
            Self::AgeUnknown => "age_unknown",
            Self::AgesDiffer => "ages_differ",
            Self::AgesMissing => "ages_missing",
            Self::PlacementsMissing => "placements_missing",
            Self::UnknownAuthority => "unknown_authority",
        }
    }
}

/// Something in a file that is not as it should be and was dealt with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    pub code: Code,
    pub file: &'static str,
    /// Empty where the note is about the whole file.
    pub area: String,
    /// Empty where it is about every period.
    pub period: String,
    /// Names and numbers, like `all_ages=93539 by_age=90353`.
    pub numbers: String,
}

impl Note {
    /// A note on the whole file.
    pub(super) fn of_file(code: Code, file: &'static str, numbers: String) -> Self {
        Self {
            code,
            file,
            area: String::new(),
            period: String::new(),
            numbers,
        }
    }
}

/// The notes as CSV: a line for each.
#[must_use]
pub fn notes_text(notes: &[Note]) -> String {
    let mut text = "code,file,area,period,numbers\n".to_owned();
    for note in notes {
        let cells = [
            note.code.name(),
            note.file,
            &note.area,
            &note.period,
            &note.numbers,
        ];
        text += &(cells.map(quoted).join(",") + "\n");
    }
    text
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}
