//! What is said of files, of pasted text, and of what a browser keeps.
//!
//! Answers for: what is wrong with one, and what is allowed. Uses `link` for what is said of its
//! parts.

use super::about::About;
use super::link;
use crate::scenario::annotations::Text;
use crate::scenario::codec::LeftOut;
use crate::scenario::codec::json::{FileError, LARGEST, MOST_FILES};
use crate::scenario::library::MOST;
use engine::origin::{Baseline, Origin};

/// Said before any file is chosen.
#[must_use]
pub fn limits() -> String {
    format!(
        "Up to {MOST_FILES} files at once, each up to {} MB; up to {MOST} scenarios are kept.",
        LARGEST / 1_000_000
    )
}

/// Why nothing of a file was read.
#[must_use]
pub fn fault(name: &str, fault: FileError) -> String {
    let name = link::clipped(name);
    match fault {
        FileError::TooLarge => format!(
            "“{name}” is larger than {} MB, so it was not read.",
            LARGEST / 1_000_000
        ),
        FileError::Shape(line, column) => format!(
            "“{name}” could not be read: at line {line}, column {column} it is not as files of this calculator are."
        ),
        FileError::Foreign => format!("“{name}” is no file of this calculator."),
        FileError::Newer(version) => format!(
            "“{name}” was made by a later edition of this page (version {version}). Reload the page to get that edition."
        ),
    }
}

/// Parts of a file or a pasted link that were left out.
#[must_use]
pub fn left_out(of: &str, part: &LeftOut, about: &About) -> String {
    format!("“{}”: {}", link::clipped(of), link::left_out(part, about))
}

/// A link or file of another council or starting point than the page is of now.
#[must_use]
pub fn elsewhere(of: &str, origin: Origin, about: &About) -> String {
    let of = link::clipped(of);
    let whose = if origin.code == about.code {
        about.authority.clone()
    } else {
        format!("the council with the code {}", origin.code)
    };
    let figures = match origin.baseline {
        Baseline::Latest => "latest figures",
        Baseline::AgreementForecast => "agreement forecast",
    };
    format!(
        "“{of}” was made on the {figures} of {whose}, and this page is of other figures. It was left out: choose them at the top of the page first."
    )
}

#[must_use]
pub fn too_many(files: usize) -> String {
    format!(
        "{files} files were given, and {MOST_FILES} are read at once: the first {MOST_FILES} were."
    )
}

/// A list that has no room.
#[must_use]
pub fn full(name: &str) -> String {
    format!(
        "“{}” was left out: {MOST} are there already. Take one out first.",
        link::clipped(name)
    )
}

/// What a browser could not do for what is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StorageError {
    /// No storage at all: forbidden, or a private window.
    Forbidden,
    /// There is no room.
    Full,
    /// What is there cannot be read.
    Unreadable,
    /// What is there was written by a later edition.
    Newer,
}

/// What is said of it.
#[must_use]
pub const fn storage_error(error: StorageError) -> &'static str {
    match error {
        StorageError::Forbidden => {
            "This browser lets the page keep nothing. What you keep here is gone when the window closes: save it as a file."
        }
        StorageError::Full => {
            "This browser has no room left for what you keep. It is there until the window closes: save it as a file, or take scenarios out."
        }
        StorageError::Unreadable => {
            "What this browser has kept cannot be read. It was left as it is, and nothing is kept until you start afresh."
        }
        StorageError::Newer => {
            "What this browser has kept was written by a later edition of this page. It was left as it is, and nothing is kept in this window. Reload the page to get that edition."
        }
    }
}

#[must_use]
pub fn kept(name: &str) -> String {
    format!("“{name}” is kept in this browser.")
}

#[must_use]
pub fn kept_already(name: &str) -> String {
    format!("“{name}” is kept already, just as it is.")
}

#[must_use]
pub fn replaced(name: &str) -> String {
    format!("“{name}” was kept before: this has taken its place. Undo brings it back.")
}

#[must_use]
pub fn taken(name: &str) -> String {
    format!("Another scenario is called “{name}”. Each has a name of its own.")
}

#[must_use]
pub fn name_too_long() -> String {
    format!("A name has {} letters at most.", Text::Name.longest())
}

#[must_use]
pub fn opened(name: &str) -> String {
    format!(
        "“{}” was opened. Undo brings back what was there.",
        link::clipped(name)
    )
}
