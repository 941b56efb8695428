//! What the groups of a workshop chose, in words.
//!
//! Answers for: the headline over all groups, and a row for each lever and each group.

use std::rc::Rc;

use super::about::About;
use super::balance::{is_surplus, standing_alone};
use super::terms::{capitalised, march};
use super::{levers, money};
use crate::scenario::Scenario;
use crate::scenario::annotations::Text;
use engine::analysis::workshop::Spread;
use engine::levers::Lever;
use engine::model::agreement::Agreement;
use engine::model::basis::Basis;
use engine::model::project::{Projection, YearResult};
use engine::units::{FinancialYear, Pounds};

const COUNTED: [&str; 13] = [
    "No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven",
    "Twelve",
];

fn counted(number: usize) -> String {
    COUNTED
        .get(number)
        .map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

const SAME: &str = "no change";

/// How a balance compares with where all started: "£1.4m less".
#[must_use]
pub fn effect(now: Pounds, start: Pounds) -> String {
    by(now - start, is_surplus(now))
}

fn by(change: Pounds, surplus: bool) -> String {
    if !money::shows(change) {
        return SAME.to_owned();
    }
    // "Less" of a surplus would be read as worse.
    let [down, up] = match surplus {
        true => ["better", "worse"],
        false => ["less", "more"],
    };
    let how = if change < Pounds::ZERO { down } else { up };
    format!("{} {how}", money::size(change))
}

/// The same as a sentence's end: "£1.4m less than where all groups start".
#[must_use]
pub fn against_start(effect: &str) -> String {
    let than = if effect == SAME { "from" } else { "than" };
    format!("{effect} {than} where all groups start")
}

/// What a group's page opens with: its own effect, and where all groups start with what that is
/// itself. The second is empty while the first says it.
#[must_use]
pub fn of_group(
    start: &YearResult,
    now: &YearResult,
    no_action: &YearResult,
    changed: bool,
) -> [String; 2] {
    let begin = format!(
        "Where all groups start: {} in {}.",
        standing_alone(start.after_grant),
        march(start.year)
    );
    let fixed = if money::shows(start.after_grant - no_action.after_grant) {
        let effect = effect(start.after_grant, no_action.after_grant);
        format!(" What is fixed for all makes that {effect} than if nothing changes.")
    } else {
        String::new()
    };
    if changed {
        let effect = effect(now.after_grant, start.after_grant);
        let balance_is = standing_alone(now.after_grant);
        let own = format!(
            "Your group: {balance_is} in {}, {}.",
            march(now.year),
            against_start(&effect)
        );
        [own, format!("{begin}{fixed}")]
    } else {
        [
            format!("{begin} You have changed nothing yet."),
            fixed.trim_start().to_owned(),
        ]
    }
}

/// "Four groups: £34.1m to £46.2m in March 2027, £2.7m to £14.8m less than where all start. None
/// meets the agreement."
#[must_use]
pub fn headline(
    start: &Projection,
    projections: &[&Projection],
    at: FinancialYear,
    agreement: Option<&Agreement>,
) -> String {
    let results: Vec<&YearResult> = projections
        .iter()
        .filter_map(|group| group.of(at))
        .collect();
    let balances = || results.iter().map(|result| result.after_grant);
    let lowest = balances().min_by(|a, b| a.get().total_cmp(&b.get()));
    let highest = balances().max_by(|a, b| a.get().total_cmp(&b.get()));
    let (Some(lowest), Some(highest)) = (lowest, highest) else {
        return "No group has sent anything yet.".to_owned();
    };
    let count = results.len();
    let [low, high] = [lowest, highest].map(money::millions);
    let from_to = if low == high {
        low
    } else {
        format!("{low} to {high}")
    };
    let groups = if count == 1 { "group" } else { "groups" };
    let than = start.of(at).map_or_else(String::new, |start| {
        let surplus = is_surplus(lowest);
        let [low, high] = [lowest, highest].map(|now| by(now - start.after_grant, surplus));
        // "£2.7m to £14.8m less", unless one is less and the other more.
        let own = match (high.rsplit_once(' '), low.rsplit_once(' ')) {
            _ if low == high && low == SAME => return ", as much as where all start".to_owned(),
            _ if low == high => low,
            _ if high == SAME => format!("up to {low}"),
            _ if low == SAME => format!("up to {high}"),
            (Some((least, how)), Some((most, same))) if how == same => match how {
                "less" | "better" => format!("{least} to {most} {how}"),
                _ => format!("{most} to {least} {how}"),
            },
            _ => format!("from {low} to {high}"),
        };
        format!(", {own} than where all start")
    });
    let first = format!(
        "{} {groups}: {from_to} in {}{than}.",
        counted(count),
        march(at)
    );
    let Some(judged) = judged_at(at, agreement) else {
        return first;
    };
    let met = projections
        .iter()
        .filter(|group| met(group, at, agreement) == Some(true))
        .count();
    let who = match (met, count) {
        (0, 1) => "It does not meet".to_owned(),
        (0, _) => "None meets".to_owned(),
        (1, 1) => "It meets".to_owned(),
        (met, count) if met == count => "All meet".to_owned(),
        (1, _) => "One meets".to_owned(),
        (met, _) => counted(met) + " meet",
    };
    let when = if judged == at {
        String::new()
    } else {
        format!(" in {}", march(judged))
    };
    format!("{first} {who} the agreement{when}.")
}

/// One lever over all groups.
#[derive(Debug, Clone, PartialEq)]
pub struct LeverRow {
    pub name: String,
    /// From the lowest to the highest, and the middle.
    pub chosen: String,
    /// By how many it was moved.
    pub moved: String,
    /// Where start, lowest, median and highest are between the lever's ends, from 0 to 100.
    pub places: [f64; 4],
}

#[must_use]
pub fn lever_row(spread: &Spread, groups: usize, about: &About) -> LeverRow {
    let (low, high) = about.levers.range(spread.lever);
    let place = |value: f64| (value - low) / (high - low) * 100.0;
    LeverRow {
        name: levers::name(spread.lever, about).into_owned(),
        chosen: {
            // The unit is said at the end.
            let [lowest, median, highest] = [spread.lowest, spread.median, spread.highest]
                .map(|value| levers::value(spread.lever, value));
            if lowest == highest {
                lowest
            } else {
                let number = levers::number(spread.lever, spread.lowest);
                format!("{number} to {highest}, middle {median}")
            }
        },
        moved: format!("Moved by {} of {groups}.", spread.moved),
        places: [spread.start, spread.lowest, spread.median, spread.highest].map(place),
    }
}

/// One group.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GroupRow {
    /// What it is called where it is kept.
    pub key: String,
    pub name: String,
    pub deficit: String,
    /// Compared with where all started.
    pub effect: String,
    pub note: String,
    /// Which levers it moved from where all started, and why.
    pub moves: Vec<String>,
    /// That something besides the levers is not as all started.
    pub otherwise: Option<&'static str>,
}

/// What is said of a group that does not assume what all started with.
pub const OTHERWISE: &str = "started from other fixed assumptions";

/// The March in which an agreement is judged: it has no figure after its last. Nothing where there
/// is no agreement.
#[must_use]
pub fn judged_at(at: FinancialYear, agreement: Option<&Agreement>) -> Option<FinancialYear> {
    Some(at.min(agreement?.years.last()?.year))
}

fn met(projection: &Projection, at: FinancialYear, agreement: Option<&Agreement>) -> Option<bool> {
    projection
        .of(judged_at(at, agreement)?)?
        .at_or_below_agreement()
}

/// Both answers: spending within income in the year looked at, and at or below the agreement then
/// or at its end.
#[must_use]
pub fn verdicts(
    projection: &Projection,
    at: FinancialYear,
    agreement: Option<&Agreement>,
) -> [&'static str; 2] {
    let said = |met| match met {
        Some(true) => "Yes",
        Some(false) => "No",
        None => "–",
    };
    [
        said(projection.of(at).map(YearResult::within_income)),
        said(met(projection, at, agreement)),
    ]
}

/// "Group 3", where names are hidden.
#[must_use]
pub fn hidden(at: usize) -> String {
    format!("Group {}", at + 1)
}

/// What of a group may be shown: all of it, or what it chose and why, under its number. Wall,
/// table, chart, messages, CSV and paper show no other.
#[must_use]
pub fn may_show(at: usize, group: &Scenario, names_hidden: bool) -> Scenario {
    let mut shown = group.clone();
    if names_hidden {
        let annotations = Rc::make_mut(&mut shown.annotations);
        // Neither is too long.
        let _ = annotations.say(Text::Name, &hidden(at));
        let _ = annotations.say(Text::By, "");
    }
    shown
}

/// Which levers a group moved from where all started, each with its reason.
#[must_use]
pub fn moves(start: &Scenario, group: &Scenario, basis: &Basis, about: &About) -> Vec<String> {
    let moved = Lever::ALL.into_iter().filter_map(|lever| {
        let [from, to] = [start, group].map(|scenario| scenario.value(basis, lever));
        let why = group.annotations.text(Text::Reason(lever));
        let why = match why {
            "" => String::new(),
            why => format!(". {why}"),
        };
        let [from, to] = [from, to].map(|value| levers::value(lever, value));
        (from != to).then(|| {
            format!(
                "{}: {to} instead of {from}{why}",
                levers::name(lever, about)
            )
        })
    });
    moved.collect()
}

/// What the middle setting of every lever comes to.
#[must_use]
pub fn middle(result: &YearResult) -> String {
    let balance_is = standing_alone(result.after_grant);
    format!(
        "If everyone took the middle setting: {balance_is} in {}.",
        march(result.year)
    )
}

/// A timer's minutes that could not be read.
#[must_use]
pub fn no_minutes(typed: &str, longest: u32) -> String {
    format!(
        "“{}” is no number of minutes. Enter a whole number from 1 to {longest}.",
        super::link::clipped(typed)
    )
}

/// Said where a workshop is there again that was open in this browser before.
pub const AGAIN: &str = "This is the workshop that was last open in this browser. To start another, press “Begin a new workshop” under “Set up”.";

/// What became of what was pasted or dropped: "Two groups were added."
#[must_use]
pub fn added(count: usize) -> String {
    let groups = if count == 1 {
        "group was"
    } else {
        "groups were"
    };
    format!("{} {groups} added.", capitalised(&counted(count)))
}

#[must_use]
pub fn no_link(of: &str) -> String {
    format!("No link of this calculator was found in {of}. A group’s link has “#/group?” in it.")
}

pub const START: &str = "The start link was in the text. It was left out.";

#[must_use]
pub fn there_already(name: &str) -> String {
    format!("“{name}” is there already, just as it was sent again.")
}

#[must_use]
pub fn renamed(wanted: &str, name: &str) -> String {
    format!("There is another “{wanted}”, so this one is called “{name}”.")
}

#[must_use]
pub fn cut_off(name: &str) -> String {
    format!(
        "The end of the link of “{name}” is missing, and maybe part of what was chosen: ask for it again."
    )
}

#[must_use]
pub fn nameless() -> String {
    "a group without a name".to_owned()
}
