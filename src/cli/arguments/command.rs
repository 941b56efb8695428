//! What is asked for, checked.
//!
//! Answers for: the shapes that arguments are read into.

use std::path::PathBuf;

use crate::cli::measure::Measure;
use crate::cli::starting_point::StartingPoint;
use engine::analysis::futures::{Method, USUAL_SEED};
use engine::analysis::solve::{Action, Target};
use engine::authority::Code;
use engine::model::project::Assumptions;
use engine::units::FinancialYear;

/// What is asked for.
#[derive(Debug)]
pub enum Command {
    Help,
    Project(Box<Project>),
    Attribute(Box<Project>, FinancialYear, Measure),
    Drivers(Box<Project>, FinancialYear),
    Fan(Box<Project>, Drawing),
    Sensitivity(Box<Project>, FinancialYear, Measure, Drawing),
    Solve(Box<Project>, Wanted),
    Authorities,
    Levers(Box<StartingPoint>),
    Hindcast(Hindcast),
    Import { folder: PathBuf, out: PathBuf },
}

/// A comparison with what happened.
#[derive(Debug)]
pub struct Hindcast {
    /// The folder of published files.
    pub data: PathBuf,
    pub authority: Option<Code>,
    pub out: Option<PathBuf>,
}

/// A projection that is asked for.
#[derive(Debug)]
pub struct Project {
    pub start: StartingPoint,
    pub assumptions: Assumptions,
    /// The arguments as they were given.
    pub inputs: Vec<String>,
    pub as_csv: bool,
}

/// How futures are drawn.
#[derive(Debug, Clone, Copy)]
pub struct Drawing {
    pub draws: u32,
    pub seed: u32,
    pub method: Method,
}

impl Drawing {
    pub const SEED: u32 = USUAL_SEED;
    pub const OF_A_FAN: u32 = 4_096;
    pub const OF_INDICES: u32 = 1_024;

    /// How points are spread, as `--method` has it.
    pub const fn name(self) -> &'static str {
        match self.method {
            Method::Sobol => "sobol",
            Method::LatinHypercube => "latin-hypercube",
            Method::Plain => "plain",
        }
    }
}

/// What is to be reached, and by which levers.
#[derive(Debug)]
pub struct Wanted {
    pub target: Target,
    pub actions: Vec<Action>,
}
