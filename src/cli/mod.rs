//! The command line: `safety-valve project …`, `… authorities`, `… import …` and the others.
//!
//! Answers for: arguments in, JSON or CSV out, one sentence on what is wrong. Uses `import`,
//! `words`, `data` and the engine.

mod actuals;
mod arguments;
mod errors;
mod futures;
mod headcount;
mod hindcast;
mod import;
mod measure;
mod number;
mod report;
mod scenario;
mod starting_point;
mod why;

use std::io::Write as _;
use std::process::ExitCode;

pub use errors::UsageError;

use crate::words::csv::{self, Listed, Made};
use crate::words::scenarios;

/// Exit status for bad arguments.
const USAGE: u8 = 2;
/// Exit status for good arguments, where something else went wrong.
const FAILED: u8 = 1;

/// Runs the program with the arguments of the process.
#[must_use]
pub fn run() -> ExitCode {
    match arguments::parse(lexopt::Parser::from_env()) {
        Ok(command) => match command.run() {
            Ok(text) => match print(&text) {
                Ok(()) => ExitCode::SUCCESS,
                Err(error) => failed(&format!("the output cannot be written: {error}"), FAILED),
            },
            Err(error) => failed(&error.to_string(), FAILED),
        },
        Err(error) => failed(&error.to_string(), USAGE),
    }
}

/// Prints what was asked for. Its reader may have read enough: a closed pipe is no error.
fn print(text: &str) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    let printed = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    match printed {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error),
        _ => Ok(()),
    }
}

/// Says what is wrong, if anybody listens, and with which status to end.
fn failed(sentence: &str, status: u8) -> ExitCode {
    let _ = writeln!(std::io::stderr(), "{sentence}");
    ExitCode::from(status)
}

impl arguments::Command {
    fn run(self) -> Result<String, Box<dyn std::error::Error>> {
        match self {
            Self::Help => Ok(arguments::HELP.to_owned()),
            Self::Project(asked) => {
                let projection = asked.start.model.project(&asked.assumptions);
                if asked.as_csv {
                    let unchanged = asked.start.model.project(&asked.start.model.untouched());
                    let about = &asked.start.about;
                    let all = [
                        Listed {
                            name: scenarios::THIS,
                            projection: &projection,
                            assumed: asked.inputs.join(" "),
                        },
                        Listed {
                            name: about.nothing_changed(),
                            projection: &unchanged,
                            assumed: String::new(),
                        },
                    ];
                    let made = Made {
                        council: about.name.clone(),
                        edition: about.fingerprint(&asked.start.model)?,
                        ..Made::default()
                    };
                    return Ok(csv::by_year(&all, &made));
                }
                let report = report::report(&asked, &projection)?;
                Ok(format!("{}\n", serde_json::to_string(&report)?))
            }
            Self::Attribute(asked, year, measure) => why::attribute(&asked, year, measure),
            Self::Drivers(asked, year) => why::drivers(&asked, year),
            Self::Fan(asked, drawing) => futures::fan(&asked, drawing),
            Self::Sensitivity(asked, year, measure, drawing) => {
                futures::sensitivity(&asked, year, measure, drawing)
            }
            Self::Solve(asked, wanted) => futures::solve(&asked, &wanted),
            Self::Authorities => starting_point::authorities(),
            Self::Levers(start) => starting_point::levers(&start),
            Self::Hindcast(asked) => hindcast::hindcast(&asked),
            Self::Import { folder, out } => Ok(import::import(&folder, &out)?),
        }
    }
}
