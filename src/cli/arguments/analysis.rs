//! Arguments of questions about a projection: why, how far, how likely, what it would take.
//!
//! Answers for: what those commands take beside what a projection takes.

use std::ffi::OsString;
use std::io::Write as _;

use super::command::{Command, Drawing, Project, Wanted};
use super::given::{all_taken_out, taken_out};
use super::project::project;
use crate::cli::errors::UsageError;
use crate::cli::measure::Measure;
use crate::cli::number::number;
use engine::analysis::futures::{MOST_DRAWS, Method};
use engine::analysis::solve::{Action, Target};
use engine::levers::{Kind, Lever};
use engine::model::agreement::ROUNDING;
use engine::model::project::Outcome;
use engine::units::{FinancialYear, Pounds};

pub fn attribute(mut given: Vec<OsString>) -> Result<Command, UsageError> {
    let year = taken_out(&mut given, YEAR)?;
    let measure = taken_out(&mut given, "measure")?;
    let Some(asked) = project(given)? else {
        return Ok(Command::Help);
    };
    let measure = Measure::named(measure.as_deref().unwrap_or("after_grant"))?;
    let year = looked_at(year, &asked)?;
    Ok(Command::Attribute(asked, year, measure))
}

pub fn drivers(mut given: Vec<OsString>) -> Result<Command, UsageError> {
    let year = taken_out(&mut given, YEAR)?;
    let Some(asked) = project(given)? else {
        return Ok(Command::Help);
    };
    let year = looked_at(year, &asked)?;
    Ok(Command::Drivers(asked, year))
}

pub fn fan(mut given: Vec<OsString>) -> Result<Command, UsageError> {
    let drawing = drawing(&mut given, Drawing::OF_A_FAN)?;
    let asked = project(given)?;
    Ok(asked.map_or(Command::Help, |asked| Command::Fan(asked, drawing)))
}

pub fn sensitivity(mut given: Vec<OsString>) -> Result<Command, UsageError> {
    let year = taken_out(&mut given, YEAR)?;
    let measure = taken_out(&mut given, "measure")?;
    let drawing = drawing(&mut given, Drawing::OF_INDICES)?;
    let Some(asked) = project(given)? else {
        return Ok(Command::Help);
    };
    let measure = Measure::named(measure.as_deref().unwrap_or("after_grant"))?;
    let year = looked_at(year, &asked)?;
    Ok(Command::Sensitivity(asked, year, measure, drawing))
}

pub fn solve(mut given: Vec<OsString>) -> Result<Command, UsageError> {
    let year = taken_out(&mut given, YEAR)?;
    let target = taken_out(&mut given, "target")?;
    let named = all_taken_out(&mut given, "action")?;
    let locked = all_taken_out(&mut given, "lock")?;
    let Some(asked) = project(given)? else {
        return Ok(Command::Help);
    };
    let year = looked_at(year, &asked)?;
    let target = wanted(&target.ok_or(UsageError::NoTarget)?, year, &asked)?;
    let levers = |names: Vec<String>| -> Result<Vec<Lever>, UsageError> {
        let lever = |given: String| Lever::named(&given).ok_or(UsageError::UnknownLever { given });
        names.into_iter().map(lever).collect()
    };
    let (named, locked) = (levers(named)?, levers(locked)?);
    for lever in named.iter().filter(|lever| !locked.contains(lever)) {
        if *lever == Lever::SpecialTopup {
            let _ = writeln!(
                std::io::stderr(),
                "special_topup may be cut because --action names it. The minimum funding guarantee limits such cuts"
            );
        }
        if lever.kind() != Kind::Action {
            // A closed standard error is no reason to stop.
            let _ = writeln!(
                std::io::stderr(),
                "{} is not an action: it is {}. It may move because --action names it",
                lever.name(),
                match lever.kind() {
                    Kind::Funding => "other people’s money",
                    Kind::Assumption | Kind::Action => "an assumption",
                }
            );
        }
    }
    let mut actions = if named.is_empty() {
        Action::usual(&asked.assumptions)
    } else {
        let mut actions: Vec<Action> = Vec::new();
        for lever in named {
            if actions.iter().all(|action| action.lever != lever) {
                actions.push(Action::free(lever, &asked.assumptions));
            }
        }
        actions
    };
    actions.retain(|action| !locked.contains(&action.lever));
    if actions.is_empty() {
        return Err(UsageError::AllLocked);
    }
    Ok(Command::Solve(asked, Wanted { target, actions }))
}

/// How many futures, from which seed, and how.
fn drawing(given: &mut Vec<OsString>, usual: u32) -> Result<Drawing, UsageError> {
    let method = match taken_out(given, "method")?.as_deref() {
        None | Some("sobol") => Method::Sobol,
        Some("latin-hypercube") => Method::LatinHypercube,
        Some("plain") => Method::Plain,
        Some(other) => return Err(UsageError::BadMethod(other.to_owned())),
    };
    // Sobol points end; the others are as many as somebody waits for.
    let most = if method == Method::Sobol {
        MOST_DRAWS
    } else {
        1_000_000
    };
    Ok(Drawing {
        draws: count(given, "draws", (1, most))?.unwrap_or(usual),
        seed: count(given, "seed", (0, u32::MAX))?.unwrap_or(Drawing::SEED),
        method,
    })
}

fn count(
    given: &mut Vec<OsString>,
    option: &'static str,
    (low, high): (u32, u32),
) -> Result<Option<u32>, UsageError> {
    let Some(given) = taken_out(given, option)? else {
        return Ok(None);
    };
    let number = given.parse().ok();
    let number = number.filter(|number| (low..=high).contains(number));
    number.map(Some).ok_or(UsageError::BadCount {
        option,
        given,
        low,
        high,
    })
}

/// What a target asks for in a year.
fn wanted(given: &str, year: FinancialYear, asked: &Project) -> Result<Target, UsageError> {
    let after_grant = |at_most| Target {
        year,
        outcome: Outcome::AfterGrant,
        at_most,
    };
    match given {
        "balance" => Ok(Target {
            year,
            outcome: Outcome::InYearAsKnown,
            at_most: Pounds::ZERO,
        }),
        "agreement" => {
            let agreement = asked.start.model.basis().agreement.as_ref();
            let row = agreement.and_then(|agreement| agreement.of(year));
            let row = row.ok_or(UsageError::NothingAgreed(year))?;
            // As the verdict has it, which allows for the printed figures' rounding.
            Ok(after_grant(row.remaining.pounds() + ROUNDING))
        }
        _ => number(given)
            .filter(|pounds| pounds.is_finite())
            .map(|pounds| after_grant(Pounds::of(pounds)))
            .ok_or_else(|| UsageError::BadTarget(given.to_owned())),
    }
}

const YEAR: &str = "year";

/// The year that a question is about.
fn looked_at(given: Option<String>, asked: &Project) -> Result<FinancialYear, UsageError> {
    let horizon = asked.start.model.basis().horizon();
    let (first, last) = (horizon.first(), horizon.last());
    let given = given.ok_or(UsageError::NoYear { first, last })?;
    let year = given.parse().ok();
    year.filter(|year| (first..=last).contains(year))
        .ok_or(UsageError::BadKnownYear {
            option: YEAR,
            given,
            first,
            last,
        })
}
