//! Arguments of a projection.
//!
//! Answers for: what `project` takes, which every question about a projection takes too.

use std::ffi::OsString;
use std::io::Write as _;

use lexopt::Arg::{Long, Short};

use super::command::Project;
use super::given::{lossy, named_once};
use crate::cli::actuals::ActualsOption;
use crate::cli::errors::UsageError;
use crate::cli::headcount;
use crate::cli::number::number;
use crate::cli::scenario;
use crate::cli::starting_point::StartingPoint;
use engine::authority::AuthorityError;
use engine::levers::{Lever, LeverValues, PhaseIn, Preset};
use engine::model::basis::{BlockSource, Horizon};
use engine::units::FinancialYear;

/// The projection that is asked for; nothing where help is.
pub fn project(given: Vec<OsString>) -> Result<Option<Box<Project>>, UsageError> {
    // Years and ranges depend on the starting point, wherever it is named.
    let authority = named_once(&given, "authority")?;
    let basis = named_once(&given, "basis")?;
    let first = given.first().map(|word| lossy(word.clone()));
    let from_page = first.filter(|word| !word.is_empty() && !word.starts_with('-'));
    let (start, mut assumptions, rest) = if let Some(from) = from_page {
        if authority.is_some() {
            return Err(UsageError::NamedByLink("authority"));
        }
        if basis.is_some() {
            return Err(UsageError::NamedByLink("basis"));
        }
        let read = scenario::read(&from)?;
        for part in &read.left_out {
            // A closed standard error is no reason to stop.
            let _ = writeln!(
                std::io::stderr(),
                "“{}={}” cannot be read, so it is left out",
                part.name,
                part.value
            );
        }
        (read.start, read.assumptions, 1)
    } else {
        let start = StartingPoint::of(authority.as_deref(), basis.as_deref())?;
        let untouched = start.model.untouched();
        (start, untouched, 0)
    };
    let inputs = given.iter().cloned().map(lossy).collect();
    let mut parser = lexopt::Parser::from_args(given.into_iter().skip(rest));
    let horizon = start.model.basis().horizon();
    let mut preset = Preset::NoAction;
    let mut sets = Vec::new();
    let mut as_csv = false;
    while let Some(argument) = parser.next()? {
        match argument {
            Long("help") | Short('h') => return Ok(None),
            Long("preset") => {
                let given = lossy(parser.value()?);
                preset = match start.preset(&given) {
                    Some(preset) => preset,
                    None if start.about.basis == "latest" => {
                        return Err(UsageError::UnknownLatestPreset { given });
                    }
                    None => return Err(UsageError::UnknownPreset { given }),
                };
            }
            Long("set") => {
                let (lever, value) =
                    lever_value("set", &lossy(parser.value()?), &assumptions.values)?;
                if sets.iter().any(|(set, _)| *set == lever) {
                    return Err(UsageError::Twice {
                        option: "set",
                        of: lever.name().to_owned(),
                    });
                }
                sets.push((lever, value));
            }
            Long("start") => {
                assumptions.timings.common.start = year(&lossy(parser.value()?), horizon)?
            }
            Long("phase-in") => {
                assumptions.timings.common.phase_in = phase_in(&lossy(parser.value()?))?
            }
            Long("lever-start") => {
                let (lever, given) = lever_and("lever-start", &lossy(parser.value()?))?;
                let start = year(&given, horizon)?;
                assumptions
                    .timings
                    .set_start(lever, Some(start))
                    .map_err(|error| UsageError::NotRamped(error.0))?;
            }
            Long("lever-phase-in") => {
                let (lever, given) = lever_and("lever-phase-in", &lossy(parser.value()?))?;
                let years = phase_in(&given)?;
                assumptions
                    .timings
                    .set_phase_in(lever, Some(years))
                    .map_err(|error| UsageError::NotRamped(error.0))?;
            }
            Long("named") => {
                let entry = headcount::read(&lossy(parser.value()?), horizon)?;
                assumptions.headcount_moves.push(entry);
            }
            Long("authority" | "basis") => {
                parser.value()?;
            }
            Long("csv") => as_csv = true,
            Long("no-reconciliation") => assumptions.reconciliation = false,
            Long("published-block") => assumptions.block = BlockSource::Published,
            Long(name) if let Some(option) = ActualsOption::named(name) => {
                option.read(&lossy(parser.value()?), &mut assumptions.actuals)?;
            }
            other => return Err(other.unexpected().into()),
        }
    }
    // The preset first, wherever it is; what is set by hand on top of it.
    for (lever, value) in preset.sets_for(assumptions.values.size) {
        assumptions
            .values
            .set(lever, value)
            .map_err(AuthorityError::from)?;
    }
    for (lever, value) in sets {
        assumptions
            .values
            .set(lever, value)
            .map_err(AuthorityError::from)?;
    }
    Ok(Some(Box::new(Project {
        start,
        assumptions,
        inputs,
        as_csv,
    })))
}

fn lever_and(option: &'static str, given: &str) -> Result<(Lever, String), UsageError> {
    let (name, value) = given.split_once('=').ok_or_else(|| UsageError::NoEquals {
        option,
        form: "LEVER=VALUE",
        given: given.to_owned(),
    })?;
    let lever = Lever::named(name).ok_or_else(|| UsageError::UnknownLever {
        given: name.to_owned(),
    })?;
    Ok((lever, value.to_owned()))
}

fn lever_value(
    option: &'static str,
    given: &str,
    values: &LeverValues,
) -> Result<(Lever, f64), UsageError> {
    let (lever, given) = lever_and(option, given)?;
    let (low, high) = values.range(lever);
    let value = number(&given).filter(|value| (low..=high).contains(value));
    value
        .map(|value| (lever, value))
        .ok_or(UsageError::BadValue {
            lever,
            given,
            low,
            high,
        })
}

fn year(given: &str, horizon: Horizon) -> Result<FinancialYear, UsageError> {
    let (first, last) = (horizon.first(), horizon.last());
    given
        .parse()
        .ok()
        .filter(|year| (first..=last).contains(year))
        .ok_or_else(|| UsageError::BadYear {
            given: given.to_owned(),
            first,
            last,
        })
}

fn phase_in(given: &str) -> Result<PhaseIn, UsageError> {
    given
        .parse()
        .ok()
        .and_then(|years| PhaseIn::years(years).ok())
        .ok_or_else(|| UsageError::BadPhaseIn {
            given: given.to_owned(),
        })
}
