//! What is wrong with the arguments.
//!
//! Answers for: one sentence for each mistake, with what is allowed.

use super::headcount::MoveMistake;
use engine::authority::AuthorityError;
use engine::levers::{Lever, Onset, Preset};
use engine::model::cost::PRICED;
use engine::model::placement::Placement;
use engine::units::FinancialYear;

/// What is wrong with the arguments: one sentence, with what is allowed.
#[derive(Debug, thiserror::Error)]
pub enum UsageError {
    #[error(
        "give a command: project, attribute, drivers, fan, sensitivity, solve, hindcast, authorities, levers or import (--help describes them)"
    )]
    NoCommand,
    #[error(
        "“{0}” is not a command; the commands are project, attribute, drivers, fan, sensitivity, solve, hindcast, authorities, levers, import"
    )]
    UnknownCommand(String),
    #[error("{0} (--help lists the commands and options)")]
    Syntax(#[from] lexopt::Error),
    #[error("--{option} takes {form}, but “{given}” has no “=”")]
    NoEquals {
        option: &'static str,
        form: &'static str,
        given: String,
    },
    #[error("“{given}” is not a lever; the levers are {}", names(Lever::ALL.map(Lever::name)))]
    UnknownLever { given: String },
    #[error("“{given}” is not a preset; the presets are {}", names(Preset::ALL.map(Preset::name)))]
    UnknownPreset { given: String },
    #[error("“{given}” is not a value of {}: it takes a number from {low} to {high}, with percentages as fractions", .lever.name())]
    BadValue {
        lever: Lever,
        given: String,
        low: f64,
        high: f64,
    },
    #[error("“{given}” is not a year that changes can begin in: write {first} to {last}")]
    BadYear {
        given: String,
        first: FinancialYear,
        last: FinancialYear,
    },
    #[error("“{given}” is not a phase-in: it takes a number of years, 1 or more")]
    BadPhaseIn { given: String },
    #[error("{} has no start or phase-in: it acts in full in every projected year. The levers that have one are {}", .0.name(), names(ramped()))]
    NotRamped(Lever),
    #[error("“{given}” is not a year for --{option}: write {first} to {last}")]
    BadKnownYear {
        option: &'static str,
        given: String,
        first: FinancialYear,
        last: FinancialYear,
    },
    #[error(
        "“{given}” is not an amount for --{option}: it takes pounds as a plain number, from {low} to {high}"
    )]
    BadPounds {
        option: &'static str,
        given: String,
        low: f64,
        high: f64,
    },
    #[error(
        "“{given}” is not a number of places for --special-capacity: it takes a number from {low} to {high}"
    )]
    BadPlaces { given: String, low: f64, high: f64 },
    #[error(
        "“{given}” is not a share for --stability-grant: it takes a number from 0 to 1, so 90% is 0.9"
    )]
    BadShare { given: String },
    #[error("“{given}” is not a placement that --price takes; those are {}", names(PRICED.map(Placement::name)))]
    NoPrice { given: String },
    #[error("--{option} is given twice{}{of}: give it once", if .of.is_empty() { "" } else { " for " })]
    Twice { option: &'static str, of: String },
    #[error("“{0}” is not a starting point: --basis takes latest or agreement")]
    BadBasis(String),
    #[error(
        "“{0}” is not an English authority: give its name or its code, like Southwark or E09000028 (`safety-valve authorities` lists them)"
    )]
    UnknownAuthority(String),
    #[error(
        "{0} has no agreement forecast here: only Southwark has one. Leave --basis out, or write --basis latest"
    )]
    NoAgreementForecast(String),
    #[error("{0} is not projected: it had fewer than 100 plans in January 2025")]
    TooSmall(String),
    #[error(
        "{0} is not projected: its plans of January 2025 are so far from those of January 2024 that one of the two counts must be wrong"
    )]
    InDoubt(String),
    #[error(
        "“{given}” is not a preset on the latest figures; the presets are as-now, inclusion-first, places-first, commissioning-first, everything"
    )]
    UnknownLatestPreset { given: String },
    #[error(
        "“{path}” cannot be read: {source}. Give a link, which has a #, or a file that the page saved"
    )]
    NoSuchFile {
        path: String,
        source: std::io::Error,
    },
    #[error("“{path}” cannot be projected: {why}")]
    NoScenario { path: String, why: String },
    #[error(
        "“{name}={value}” in the link or file does not name an authority or a starting point, so nothing is projected"
    )]
    NamesNobody { name: String, value: String },
    #[error("the link or file already names its authority and starting point: leave out --{0}")]
    NamedByLink(&'static str),
    #[error("“{0}” is not a measure: --measure takes after_grant, in_year or cumulative")]
    BadMeasure(String),
    #[error("give the year with --year, from {first} to {last}")]
    NoYear {
        first: FinancialYear,
        last: FinancialYear,
    },
    #[error("“{given}” is not a number for --{option}: write a whole number from {low} to {high}")]
    BadCount {
        option: &'static str,
        given: String,
        low: u32,
        high: u32,
    },
    #[error("“{0}” is not a way to draw futures: --method takes sobol, latin-hypercube or plain")]
    BadMethod(String),
    #[error(
        "give the target with --target: an amount in pounds, “agreement” (its remaining deficit for the year) or “balance” (spending within income)"
    )]
    NoTarget,
    #[error(
        "“{0}” is not a target: --target takes an amount in pounds as a plain number, “agreement” or “balance”"
    )]
    BadTarget(String),
    #[error(
        "there is no agreed remaining deficit for {0}: choose another year, or a target in pounds"
    )]
    NothingAgreed(FinancialYear),
    #[error("every action is locked, so nothing can move: leave out a --lock")]
    AllLocked,
    #[error("--{0} needs a value after it")]
    NoValue(&'static str),
    #[error("--{0} is given twice: give it once")]
    TwiceNamed(&'static str),
    #[error("import needs a folder to read, and --out with a folder to write to")]
    NoFolder,
    #[error("hindcast needs --data with the folder of published files (docs/data.md lists them)")]
    NoData,
    #[error(transparent)]
    Named(#[from] MoveMistake),
    #[error(transparent)]
    Data(#[from] AuthorityError),
}

fn names<const N: usize>(names: [&str; N]) -> String {
    names
        .into_iter()
        .filter(|name| !name.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

fn ramped() -> [&'static str; engine::levers::LEVERS] {
    Lever::ALL.map(|lever| {
        if lever.onset() == Onset::Ramped {
            lever.name()
        } else {
            ""
        }
    })
}
