//! A scenario that the page made, as a link or a file.
//!
//! Answers for: `project LINK` and `project FILE`. Uses `scenario`'s addresses and files.

use std::path::Path;

use super::errors::UsageError;
use super::starting_point::StartingPoint;
use crate::scenario::codec::json::{self, FileError};
use crate::scenario::codec::{self, LeftOut, Opened};
use engine::authority::AuthorityError;
use engine::model::project::Assumptions;
use engine::origin::Origin;

/// What a link or a file asks for, and which of its parts could not be read.
pub struct Given {
    pub start: StartingPoint,
    pub assumptions: Assumptions,
    pub left_out: Vec<LeftOut>,
}

/// Reads a link, which has a `#`, or else the file of that name.
///
/// # Errors
/// [`UsageError`] where it cannot be read, or is of an authority that is not projected.
pub fn read(given: &str) -> Result<Given, UsageError> {
    if let Some((_, address)) = given.split_once('#') {
        return opened(codec::origin(address), |start| {
            codec::read(address, start.model.basis())
        });
    }
    let text =
        std::fs::read_to_string(Path::new(given)).map_err(|source| UsageError::NoSuchFile {
            path: given.to_owned(),
            source,
        })?;
    let fault = |fault| UsageError::NoScenario {
        path: given.to_owned(),
        why: why(fault),
    };
    let origin = json::origin(&text).map_err(fault)?;
    let start = start(origin)?;
    let read = json::read(&text, start.model.basis()).map_err(fault)?;
    assumed(start, read.scenario)
}

fn start(origin: Origin) -> Result<StartingPoint, UsageError> {
    StartingPoint::of(Some(origin.code.as_str()), Some(origin.baseline.name()))
}

fn opened(
    origin: Origin,
    read: impl FnOnce(&StartingPoint) -> Opened,
) -> Result<Given, UsageError> {
    let start = start(origin)?;
    let opened = read(&start);
    assumed(start, opened)
}

fn assumed(start: StartingPoint, opened: Opened) -> Result<Given, UsageError> {
    // Without these nobody knows whose figures are asked for.
    let of_whom = ["authority", "basis"];
    if let Some(part) = opened
        .left_out
        .iter()
        .find(|part| of_whom.contains(&part.name.as_str()))
    {
        return Err(UsageError::NamesNobody {
            name: part.name.clone(),
            value: part.value.clone(),
        });
    }
    let assumptions = opened
        .scenario
        .assumptions(start.model.basis())
        .map_err(AuthorityError::from)?;
    Ok(Given {
        start,
        assumptions,
        left_out: opened.left_out,
    })
}

fn why(fault: FileError) -> String {
    match fault {
        FileError::TooLarge => "it is larger than 1 MB".to_owned(),
        FileError::Shape(line, column) => {
            format!(
                "line {line}, column {column} does not follow the format of this calculator’s files"
            )
        }
        FileError::Foreign => "it is not a file of this calculator".to_owned(),
        FileError::Newer(version) => format!("it was made by a later edition (version {version})"),
    }
}
