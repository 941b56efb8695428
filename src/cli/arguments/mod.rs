//! Reads the arguments into checked values.
//!
//! Answers for: which commands there are, and one sentence on the first argument that is wrong.
//! [`project`] reads what a projection takes, [`analysis`] what questions about one take,
//! [`command`] has the shapes that all are read into, [`help`] what `--help` prints.

mod analysis;
mod command;
mod given;
mod help;
mod project;

use std::path::PathBuf;

use lexopt::Arg::{Long, Short, Value};

pub use self::command::{Command, Drawing, Hindcast, Project, Wanted};
pub use self::help::HELP;

use self::analysis::{attribute, drivers, fan, sensitivity, solve};
use self::given::lossy;
use self::project::project;
use super::errors::UsageError;
use super::starting_point::StartingPoint;

/// Reads the arguments.
///
/// # Errors
/// [`UsageError`] for the first thing that is wrong with them.
pub fn parse(mut parser: lexopt::Parser) -> Result<Command, UsageError> {
    match parser.next()? {
        None => Err(UsageError::NoCommand),
        Some(Long("help") | Short('h')) => Ok(Command::Help),
        Some(Value(command)) if command == "project" => {
            project(parser.raw_args()?.collect()).map(asked)
        }
        Some(Value(command)) if command == "attribute" => attribute(parser.raw_args()?.collect()),
        Some(Value(command)) if command == "drivers" => drivers(parser.raw_args()?.collect()),
        Some(Value(command)) if command == "fan" => fan(parser.raw_args()?.collect()),
        Some(Value(command)) if command == "sensitivity" => {
            sensitivity(parser.raw_args()?.collect())
        }
        Some(Value(command)) if command == "solve" => solve(parser.raw_args()?.collect()),
        Some(Value(command)) if command == "authorities" => match parser.next()? {
            None => Ok(Command::Authorities),
            Some(other) => Err(other.unexpected().into()),
        },
        Some(Value(command)) if command == "levers" => levers(parser),
        Some(Value(command)) if command == "hindcast" => hindcast(parser),
        Some(Value(command)) if command == "import" => import(parser),
        Some(Value(command)) => Err(UsageError::UnknownCommand(lossy(command))),
        Some(other) => Err(other.unexpected().into()),
    }
}

fn levers(mut parser: lexopt::Parser) -> Result<Command, UsageError> {
    let (mut authority, mut basis) = (None, None);
    while let Some(argument) = parser.next()? {
        let (option, slot) = match argument {
            Long("help") | Short('h') => return Ok(Command::Help),
            Long("authority") => ("authority", &mut authority),
            Long("basis") => ("basis", &mut basis),
            other => return Err(other.unexpected().into()),
        };
        if slot.replace(lossy(parser.value()?)).is_some() {
            return Err(UsageError::TwiceNamed(option));
        }
    }
    let start = StartingPoint::of(authority.as_deref(), basis.as_deref())?;
    Ok(Command::Levers(Box::new(start)))
}

/// What is projected, or nothing where help is asked for.
fn asked(project: Option<Box<Project>>) -> Command {
    project.map_or(Command::Help, Command::Project)
}

fn hindcast(mut parser: lexopt::Parser) -> Result<Command, UsageError> {
    let (mut data, mut authority, mut out) = (None, None, None);
    while let Some(argument) = parser.next()? {
        let (option, is_second) = match argument {
            Long("help") | Short('h') => return Ok(Command::Help),
            Long("data") => ("data", data.replace(parser.value()?).is_some()),
            Long("authority") => ("authority", authority.replace(parser.value()?).is_some()),
            Long("out") => ("out", out.replace(parser.value()?).is_some()),
            other => return Err(other.unexpected().into()),
        };
        if is_second {
            return Err(UsageError::TwiceNamed(option));
        }
    }
    let code = |given: std::ffi::OsString| {
        let given = lossy(given);
        let found = crate::data::records()?
            .find(&given)
            .map(|record| record.code);
        found.ok_or(UsageError::UnknownAuthority(given))
    };
    Ok(Command::Hindcast(Hindcast {
        data: data.map(PathBuf::from).ok_or(UsageError::NoData)?,
        authority: authority.map(code).transpose()?,
        out: out.map(PathBuf::from),
    }))
}

fn import(mut parser: lexopt::Parser) -> Result<Command, UsageError> {
    let mut folder = None;
    let mut out = None;
    while let Some(argument) = parser.next()? {
        match argument {
            Long("help") | Short('h') => return Ok(Command::Help),
            Long("out") => out = Some(PathBuf::from(parser.value()?)),
            Value(path) if folder.is_none() => folder = Some(PathBuf::from(path)),
            other => return Err(other.unexpected().into()),
        }
    }
    match (folder, out) {
        (Some(folder), Some(out)) => Ok(Command::Import { folder, out }),
        _ => Err(UsageError::NoFolder),
    }
}
