//! Reads the arguments into checked values.
//!
//! Answers for: which arguments there are, and one sentence on the first that is wrong.

use std::ffi::OsString;
use std::io::Write as _;
use std::path::PathBuf;

use lexopt::Arg::{Long, Short, Value};

use super::actuals::ActualsOption;
use super::errors::UsageError;
use super::headcount;
use super::measure::Measure;
use super::number::number;
use super::scenario;
use super::starting_point::StartingPoint;
use engine::analysis::futures::{MOST_DRAWS, Method};
use engine::analysis::solve::{Action, Target};
use engine::authority::AuthorityError;
use engine::levers::Preset;
use engine::levers::{Kind, Lever, LeverValues, PhaseIn};
use engine::model::agreement::ROUNDING;
use engine::model::basis::BlockSource;
use engine::model::basis::Horizon;
use engine::model::project::{Assumptions, YearResult};
use engine::units::{FinancialYear, Pounds};

pub const HELP: &str = "\
safety-valve: what demand, top-ups and placements do to a DSG deficit

  safety-valve project [LINK|FILE] [OPTIONS]
      Projects eight or nine years and prints them as JSON: of a link or a saved file of the page, or of
      what the options say. Options act on top of a link or file.
      --authority CODE|NAME          which council (Southwark); `safety-valve authorities` lists them
      --basis latest|agreement       the latest published figures, or Southwark's forecast of March 2023
                                     (latest)
      --preset NAME                  start from a preset (as-now; no-action on the agreement forecast)
      --set LEVER=VALUE              move a lever, on top of the preset; per cents are fractions
      --start YEAR                   when changes begin, like 2026-27 (2026-27; 2023-24 on the agreement forecast)
      --phase-in YEARS               years until they act in full (3)
      --lever-start LEVER=YEAR       a start of its own for one lever
      --lever-phase-in LEVER=YEARS   a phase-in of its own for one lever
      --no-reconciliation            leave out what the published forecast holds and the model does not
      --published-block              take the high needs block of 2023-24 as since published
      --csv                          print the results by year as CSV, as the page does, and not as JSON

      What is known by now; each can be given once, or once for each year or placement:
      --actual YEAR=£                cumulative deficit before grant at 31 March; later years go on from it
      --actual-block YEAR=£          high needs block before deductions; later years grow from it
      --actual-grant YEAR=£          Safety Valve payment, in place of the agreed one
      --stability-grant YEAR[=SHARE] pay a share of the deficit after grant at 31 March 2026 (0.9)
      --outturn YEAR=£               section 251 outturn, net; κ is calibrated again from that year on
      --price PLACEMENT=£            a place in the base year, before κ
      --base-spend £                 what the base year cost; κ follows
      --opening £                    cumulative deficit at the end of the base year
      --special-capacity PLACES      state special school places in the base year
      --ap-base £                    alternative provision in the base year
      --services-base £              support services in the base year

      Numbers of children instead of shares, as often as you like; entries act in the order given:
      --named children=8,ages=4-10,from=special,to=unit,start=2026-27,years=5,top_up=12000,places=10
                                     from September of start, at so many censuses, so many children are in
                                     to (mainstream or unit) instead of from; without top_up, what the model
                                     pays such a child; places, filled or not, for a unit alone

  safety-valve attribute --year YEAR [--measure after_grant|in_year|cumulative] [WHAT PROJECT TAKES]
      Shares out the difference to nothing changed over what was changed, as JSON: parts add up to it.

  safety-valve drivers --year YEAR [WHAT PROJECT TAKES]
      What drives the deficit from the last published balance to that year, as JSON: parts add up.

  safety-valve fan [--draws N] [--seed S] [--method sobol|latin-hypercube|plain] [WHAT PROJECT TAKES]
      The balance after grant in N futures (4096; docs/model.md 11), as JSON: the figures below which 10, 25,
      50, 75 and 90% of them lie, and the chances. The same seed draws the same futures.

  safety-valve sensitivity --year YEAR [--measure after_grant|in_year|cumulative] [--draws N] [--seed S]
               [--method …] [WHAT PROJECT TAKES]
      Which input matters most for that year’s figure, as JSON: Sobol indices from N draws (1024) of each.

  safety-valve solve --target £|agreement|balance --year YEAR [--action LEVER]... [--lock LEVER]...
               [WHAT PROJECT TAKES]
      The smallest move that brings the year’s balance after grant to £ or to the agreed one, or its spending
      within income, as JSON. All actions may move, but top-ups are not cut: --action names those that may,
      over all of their range, and --lock those that may not.

  safety-valve authorities
      Lists every authority with its status, repairs and notes, as JSON.

  safety-valve levers [--authority CODE|NAME] [--basis latest|agreement]
      Lists every lever with its range, default and onset, as JSON.

  safety-valve import FOLDER --out FOLDER
      Reads every published file in a folder (docs/data.md) and writes authorities.json, authorities-index.json,
      built-in.json and import-notes.txt: all of them, or none where a file is not as it should be.
";

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
    Import { folder: PathBuf, out: PathBuf },
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
    pub const SEED: u32 = 1;
    const OF_A_FAN: u32 = 4_096;
    const OF_INDICES: u32 = 1_024;

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

fn attribute(mut given: Vec<OsString>) -> Result<Command, UsageError> {
    let year = taken_out(&mut given, YEAR)?;
    let measure = taken_out(&mut given, "measure")?;
    let Some(asked) = project(given)? else {
        return Ok(Command::Help);
    };
    let measure = Measure::named(measure.as_deref().unwrap_or("after_grant"))?;
    let year = looked_at(year, &asked)?;
    Ok(Command::Attribute(asked, year, measure))
}

fn drivers(mut given: Vec<OsString>) -> Result<Command, UsageError> {
    let year = taken_out(&mut given, YEAR)?;
    let Some(asked) = project(given)? else {
        return Ok(Command::Help);
    };
    let year = looked_at(year, &asked)?;
    Ok(Command::Drivers(asked, year))
}

fn fan(mut given: Vec<OsString>) -> Result<Command, UsageError> {
    let drawing = drawing(&mut given, Drawing::OF_A_FAN)?;
    let asked = project(given)?;
    Ok(asked.map_or(Command::Help, |asked| Command::Fan(asked, drawing)))
}

fn sensitivity(mut given: Vec<OsString>) -> Result<Command, UsageError> {
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

fn solve(mut given: Vec<OsString>) -> Result<Command, UsageError> {
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
                "special_topup may be cut because --action names it: the minimum funding guarantee limits such cuts"
            );
        }
        if lever.kind() != Kind::Action {
            // A closed standard error is no reason to stop.
            let _ = writeln!(
                std::io::stderr(),
                "{} is not what somebody can do: it is {}. It may move because --action names it",
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

/// What a target asks for in a year.
fn wanted(given: &str, year: FinancialYear, asked: &Project) -> Result<Target, UsageError> {
    let after_grant = |at_most| Target {
        year,
        figure: |result| result.after_grant,
        at_most,
    };
    match given {
        "balance" => Ok(Target {
            year,
            figure: YearResult::in_year_as_known,
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

/// All values of an option that can be given several times, which the rest goes without.
fn all_taken_out(
    given: &mut Vec<OsString>,
    option: &'static str,
) -> Result<Vec<String>, UsageError> {
    let long = format!("--{option}");
    let assigned = format!("{long}=");
    let mut found = Vec::new();
    let mut rest = Vec::new();
    let mut words = given.drain(..);
    while let Some(word) = words.next() {
        let text = lossy(word.clone());
        if text == long {
            found.push(words.next().map(lossy).ok_or(UsageError::NoValue(option))?);
        } else if let Some(value) = text.strip_prefix(&assigned) {
            found.push(value.to_owned());
        } else {
            rest.push(word);
        }
    }
    drop(words);
    *given = rest;
    Ok(found)
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

/// The value of an option that the rest of the arguments go without; given once at most.
fn taken_out(
    given: &mut Vec<OsString>,
    option: &'static str,
) -> Result<Option<String>, UsageError> {
    let found = named_once(given, option)?;
    let long = format!("--{option}");
    if let Some(at) = given.iter().position(|word| *word == *long) {
        given.drain(at..given.len().min(at + 2));
    }
    let assigned = format!("{long}=");
    given.retain(|word| !lossy(word.clone()).starts_with(&assigned));
    Ok(found)
}

fn project(given: Vec<OsString>) -> Result<Option<Box<Project>>, UsageError> {
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
                "“{}={}” cannot be read and is left out",
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

/// The value of an option that is read before the others; given once at most.
fn named_once(given: &[OsString], option: &'static str) -> Result<Option<String>, UsageError> {
    let long = format!("--{option}");
    let mut found = None;
    let mut words = given.iter().map(|word| lossy(word.clone()));
    while let Some(word) = words.next() {
        let value = if word == long {
            Some(words.next().ok_or(UsageError::NoValue(option))?)
        } else {
            word.strip_prefix(&format!("{long}=")).map(str::to_owned)
        };
        if let Some(value) = value
            && found.replace(value).is_some()
        {
            return Err(UsageError::TwiceNamed(option));
        }
    }
    Ok(found)
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

/// What was given, made fit for one sentence: no line breaks, no control characters.
fn lossy(text: OsString) -> String {
    text.to_string_lossy()
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
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
