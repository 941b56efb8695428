//! The command line: `safety-valve project …` and `safety-valve import-sen2 …`.
//!
//! Answers for: arguments in, JSON out, one sentence on what is wrong. Uses `import`,
//! `data` and the engine.

mod actuals;
mod arguments;
mod errors;
mod headcount;
mod import;
mod number;
mod report;

use std::io::Write as _;
use std::process::ExitCode;

pub use errors::UsageError;

/// Exit status for bad arguments.
const USAGE: u8 = 2;
/// Exit status for good arguments, where something else went wrong.
const FAILED: u8 = 1;

/// Runs the program with the arguments of the process.
#[must_use]
pub fn run() -> ExitCode {
    match arguments::parse(lexopt::Parser::from_env()) {
        Ok(command) => match command.run() {
            Ok(text) => {
                // The reader may have read enough: a closed pipe is not an error here.
                let _ = std::io::stdout().lock().write_all(text.as_bytes());
                ExitCode::SUCCESS
            }
            Err(error) => {
                eprintln!("{error}");
                ExitCode::from(FAILED)
            }
        },
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(USAGE)
        }
    }
}

impl arguments::Command {
    fn run(self) -> Result<String, Box<dyn std::error::Error>> {
        match self {
            Self::Help => Ok(arguments::HELP.to_owned()),
            Self::Project(assumptions) => {
                let model = crate::data::model()?;
                let projection = model.project(&assumptions);
                Ok(format!(
                    "{}\n",
                    serde_json::to_string(&report::report(&model, &assumptions, &projection))?
                ))
            }
            Self::Import { folder, out } => Ok(import::import(&folder, &out)?),
        }
    }
}
