//! Names and values back into a scenario and a view.
//!
//! Answers for: what each part may be, and what is wrong with one that is invalid. A part that
//! cannot be read is left out and named; the rest is opened. Uses `field`, `annotations` and `view`.

use std::rc::Rc;

use super::migrations::{Migration, VERSION, migrated};
use super::pairs::{AUTHORITY, BASIS, Pair, STABILITY_GRANT};
use super::provenance::{FIGURE, LARGEST_FIGURE, Provenance};
use crate::scenario::Scenario;
use crate::scenario::annotations::{LeverSet, Text};
use crate::scenario::field::Field;
use crate::scenario::group::Group;
use crate::scenario::view::{Measure, Panel, View};
use engine::analysis::school::Instead;
use engine::authority::{Calendar, NATIONAL};
use engine::decimal;
use engine::levers::{Lever, Onset, PhaseIn, Preset};
use engine::model::actuals::StabilityGrant;
use engine::model::basis::{Basis, BlockSource};
use engine::model::placement::Placement;
use engine::origin::{Baseline, Code, Origin};
use engine::units::{FinancialYear, Pounds};

/// What a link opens to.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    pub scenario: Scenario,
    pub view: View,
    /// What it was made with, where it says so.
    pub made: Option<Provenance>,
    /// Parts that were understood.
    pub understood: usize,
    /// The authority and starting point that it is of, where they are not those at hand: then
    /// none of it was read.
    pub elsewhere: Option<Origin>,
    pub left_out: Vec<LeftOut>,
}

/// A part of a link that could not be read, as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    pub name: String,
    pub value: String,
    pub why: LinkError,
}

/// What is wrong with a part of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkError {
    /// The page has no such view.
    View,
    /// Written by another edition.
    Version,
    /// No part has this name.
    Unknown,
    /// The name occurred before.
    Twice,
    Preset,
    /// Not a number, or one out of range.
    Value(Field),
    /// The lever acts in full in every year, so it has no timing.
    NotRamped(Lever),
    Year,
    /// A year that the page does not project.
    Projected,
    PhaseIn,
    /// Not ages that a plan can span.
    Ages,
    /// Not a number of school years.
    Years,
    /// A year that this figure cannot be entered for: the first and last that it can be.
    YearOutOfRange(FinancialYear, FinancialYear),
    /// The share of a Stability Grant that is off.
    NoGrant,
    /// A text longer than its limit.
    TooLong(usize),
    /// Not names of levers with commas between them.
    Levers,
    /// Not a figure in millions of pounds.
    Figure,
    /// Not a fingerprint.
    Fingerprint,
    /// The last year shown: the usual one, or the last that is projected.
    Until(FinancialYear, FinancialYear),
    /// Not an authority's code.
    Authority,
    /// One of a few words is allowed, and this is another.
    Word(&'static [&'static str]),
}

/// Opens names and values.
#[must_use]
pub fn from_pairs(migrations: &[Migration], parts: Vec<Pair>, basis: &Basis) -> Opened {
    let mut opened = Opened {
        scenario: Scenario::untouched(basis),
        view: View::default(),
        made: None,
        understood: 0,
        elsewhere: None,
        left_out: Vec::new(),
    };
    let parts = migrated(migrations, parts);
    let origin = origin_of(&parts);
    if origin != basis.origin {
        opened.elsewhere = Some(origin);
        return opened;
    }
    let mut pairs: Vec<Pair> = Vec::new();
    for pair in parts {
        let repeated = !matches!(pair.0.as_str(), "open" | "panel")
            && pairs.iter().any(|(before, _)| *before == pair.0);
        if repeated {
            opened.leave_out(pair, LinkError::Twice);
        } else {
            pairs.push(pair);
        }
    }
    // Parts that others depend on come first, wherever they are; a figure without a model says
    // nothing.
    let (first, then): (Vec<Pair>, Vec<Pair>) = pairs
        .into_iter()
        .partition(|(name, _)| matches!(name.as_str(), "preset" | "model" | STABILITY_GRANT));
    for pair in first.into_iter().chain(then) {
        match opened.apply(&pair.0, &pair.1, basis) {
            Ok(()) => opened.understood += 1,
            Err(why) => opened.leave_out(pair, why),
        }
    }
    opened
}

/// The authority and starting point that names and values are of; the usual one where unreadable.
pub(super) fn origin_of(parts: &[Pair]) -> Origin {
    let given = |wanted| {
        let mut all = parts.iter();
        all.find(|(name, _)| name == wanted)
            .map(|(_, value)| value.as_str())
    };
    let code = given(AUTHORITY).and_then(|code| Code::new(code).ok());
    let baseline = given(BASIS).and_then(Baseline::named);
    Origin {
        code: code.unwrap_or(Origin::USUAL.code),
        baseline: baseline.unwrap_or(Origin::USUAL.baseline),
    }
}

impl Opened {
    pub(super) fn leave_out(&mut self, (name, value): Pair, why: LinkError) {
        self.left_out.push(LeftOut { name, value, why });
    }

    fn apply(&mut self, name: &str, value: &str, basis: &Basis) -> Result<(), LinkError> {
        let scenario = &mut self.scenario;
        match name {
            "v" if value == VERSION.to_string() => {}
            "v" => return Err(LinkError::Version),
            AUTHORITY => drop(Code::new(value).map_err(|_| LinkError::Authority)?),
            BASIS => {
                let known = Baseline::named(value);
                known.ok_or(LinkError::Word(&["latest", "agreement"]))?;
            }
            "preset" => scenario.preset = Preset::named(value).ok_or(LinkError::Preset)?,
            "start" => scenario.timings.common.start = year(value)?,
            "phase_in" => scenario.timings.common.phase_in = phase_in(value)?,
            "block" => {
                scenario.block = match value {
                    "published" => BlockSource::Published,
                    "planned" => BlockSource::Planned,
                    _ => return Err(LinkError::Word(&["published", "planned"])),
                }
            }
            "reconciliation" => {
                scenario.reconciliation = match value {
                    "off" => false,
                    "on" => true,
                    _ => return Err(LinkError::Word(&["on", "off"])),
                }
            }
            "show" => {
                self.view.measure = Measure::named(value).ok_or(LinkError::Word(&[
                    "after-grant",
                    "before-grant",
                    "in-year",
                ]))?;
            }
            "look" => self.view.look = Some(projected(value, basis)?),
            "until" => {
                let calendar = Calendar::new(basis, &NATIONAL);
                let [usual, all] = [calendar.last_shown, calendar.last_projected];
                self.view.long = match value.parse::<u16>() {
                    Ok(year) if year == all.march() => true,
                    Ok(year) if year == usual.march() => false,
                    _ => return Err(LinkError::Until(usual, all)),
                }
            }
            "open" => {
                // Earlier links name all groups that were open: the last of them is shown.
                let group = Group::named(value);
                self.view.group = Some(group.ok_or(LinkError::Word(&Group::NAMES))?);
            }
            "panel" => {
                let panel = Panel::named(value);
                self.view.panel = panel.ok_or(LinkError::Word(&Panel::NAMES))?;
            }
            "levers" => {
                let levers: Option<Vec<_>> = value.split(',').map(Lever::named).collect();
                let set = levers
                    .as_deref()
                    .and_then(LeverSet::of)
                    .ok_or(LinkError::Levers)?;
                Rc::make_mut(&mut scenario.annotations).levers = set;
            }
            "model" => {
                let is_hash =
                    value.len() == 8 && value.bytes().all(|byte| byte.is_ascii_hexdigit());
                is_hash.then_some(()).ok_or(LinkError::Fingerprint)?;
                self.made = Some(Provenance {
                    figure: None,
                    model: value.to_ascii_lowercase(),
                });
            }
            "figure" => {
                let figure = number(value)
                    .filter(|millions| millions.abs() <= LARGEST_FIGURE)
                    .and_then(|millions| Pounds::new(millions * FIGURE).ok());
                let figure = figure.ok_or(LinkError::Figure)?;
                self.made.as_mut().ok_or(LinkError::Figure)?.figure = Some(figure);
            }
            STABILITY_GRANT => {
                let grant = StabilityGrant {
                    year: projected(value, basis)?,
                    share: StabilityGrant::SHARE,
                };
                let applied = scenario.actuals.set_stability_grant(Some(grant));
                let (first, last) = (StabilityGrant::BALANCE_OF.next(), basis.horizon().last());
                applied.map_err(|_| LinkError::YearOutOfRange(first, last))?;
            }
            _ => {
                if let Some(text) = Text::named(name, basis) {
                    let said = Rc::make_mut(&mut scenario.annotations).say(text, value);
                    return said.map_err(|_| LinkError::TooLong(text.longest()));
                }
                if let Some(applied) = self.apply_to_school(name, value, basis) {
                    return applied;
                }
                let mut all = Field::typed_ones(basis).into_iter();
                let field = all.find(|field| field.name() == name);
                return match field {
                    Some(field) => self.apply_number(field, value, basis),
                    None => match other_years_of(name, basis) {
                        Some((first, last)) => Err(LinkError::YearOutOfRange(first, last)),
                        None => self.apply_to_lever(name, value, basis),
                    },
                };
            }
        }
        Ok(())
    }

    /// A choice of the school, if the name is one of them.
    fn apply_to_school(
        &mut self,
        name: &str,
        value: &str,
        basis: &Basis,
    ) -> Option<Result<(), LinkError>> {
        let school = &mut self.scenario.school;
        let part = name.strip_prefix("school.")?;
        let whole = |text: &str| {
            text.parse::<u16>()
                .ok()
                .filter(|years| (1..=20).contains(years))
        };
        let mut apply = || {
            match part {
                "ages" => {
                    let (first, last) = value.split_once('-').ok_or(LinkError::Ages)?;
                    let age = |text: &str| text.parse().map_err(|_| LinkError::Ages);
                    let ages: (u16, u16) = (age(first)?, age(last)?);
                    let row = 2..=25;
                    if !row.contains(&ages.0) || !row.contains(&ages.1) {
                        return Err(LinkError::Ages);
                    }
                    school.ages = ages;
                }
                "from" => {
                    school.instead = Instead::named(value).ok_or(LinkError::Word(&INSTEAD))?;
                }
                "to" => {
                    school.to = match value {
                        "mainstream" => Placement::Mainstream,
                        "unit" => Placement::Unit,
                        _ => return Err(LinkError::Word(&["mainstream", "unit"])),
                    }
                }
                "start" => school.start = projected(value, basis)?,
                "years" => school.years = whole(value).ok_or(LinkError::Years)?,
                "breaks_after" => school.breaks_after = Some(whole(value).ok_or(LinkError::Years)?),
                "home" => {
                    school.lives_elsewhere = match value {
                        "elsewhere" => true,
                        "here" => false,
                        _ => return Err(LinkError::Word(&["here", "elsewhere"])),
                    }
                }
                "counted" => {
                    school.counted = match value {
                        "yes" => true,
                        "no" => false,
                        _ => return Err(LinkError::Word(&["yes", "no"])),
                    }
                }
                _ => return Ok(false),
            }
            Ok(true)
        };
        match apply() {
            Ok(true) => Some(Ok(())),
            Ok(false) => None,
            Err(why) => Some(Err(why)),
        }
    }

    fn apply_number(&mut self, field: Field, value: &str, basis: &Basis) -> Result<(), LinkError> {
        let wrong = LinkError::Value(field);
        let grant = self.scenario.actuals.stability_grant();
        if field == Field::StabilityShare && grant.is_none() {
            return Err(LinkError::NoGrant);
        }
        let value = number(value).ok_or(wrong)?;
        // The model works in averages, a school in whole children.
        let of_school = matches!(field, Field::School(_)) && field.unit().is_whole();
        if of_school && value.fract() != 0.0 {
            return Err(wrong);
        }
        field
            .set(&mut self.scenario, basis, Some(value))
            .map_err(|_| wrong)
    }

    fn apply_to_lever(&mut self, name: &str, value: &str, basis: &Basis) -> Result<(), LinkError> {
        let (lever, part) = name.split_once('.').unwrap_or((name, ""));
        let lever = Lever::named(lever).ok_or(LinkError::Unknown)?;
        let timings = &mut self.scenario.timings;
        let not_ramped = |_| LinkError::NotRamped(lever);
        match part {
            "" if name == lever.name() => self.apply_number(lever.into(), value, basis),
            "start" | "phase_in" if lever.onset() == Onset::Always => {
                Err(LinkError::NotRamped(lever))
            }
            "start" => timings
                .set_start(lever, Some(year(value)?))
                .map_err(not_ramped),
            "phase_in" => timings
                .set_phase_in(lever, Some(phase_in(value)?))
                .map_err(not_ramped),
            _ => Err(LinkError::Unknown),
        }
    }
}

/// The years that a figure can be entered for, where a name has another year.
fn other_years_of(name: &str, basis: &Basis) -> Option<(FinancialYear, FinancialYear)> {
    let (of, year) = name.split_once('.')?;
    year.parse::<FinancialYear>().ok()?;
    let mut years = Field::actuals(basis)
        .into_iter()
        .filter_map(|field| match field {
            Field::Actual(_, year) => (field.name().split_once('.')?.0 == of).then_some(year),
            _ => None,
        });
    let first = years.next()?;
    Some((first, years.next_back().unwrap_or(first)))
}

const INSTEAD: [&str; 7] = [
    "special",
    "independent",
    "mainstream",
    "fe",
    "spi",
    "elsewhere",
    "stayed-anyway",
];

fn number(text: &str) -> Option<f64> {
    decimal::read(text).filter(|number| number.is_finite())
}

fn year(text: &str) -> Result<FinancialYear, LinkError> {
    text.parse().map_err(|_| LinkError::Year)
}

fn projected(text: &str, basis: &Basis) -> Result<FinancialYear, LinkError> {
    let year = year(text)?;
    (basis.horizon().first()..=basis.horizon().last())
        .contains(&year)
        .then_some(year)
        .ok_or(LinkError::Projected)
}

fn phase_in(text: &str) -> Result<PhaseIn, LinkError> {
    let years = number(text).ok_or(LinkError::PhaseIn)?;
    PhaseIn::years(years).map_err(|_| LinkError::PhaseIn)
}
