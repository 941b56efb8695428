//! What the groups of a workshop chose, in words.
//!
//! Answers for: the headline over all groups, and a row for each lever and each group.

use super::about::About;
use super::terms::{capitalised, march};
use super::{levers, money};
use engine::analysis::workshop::Spread;
use engine::model::agreement::Agreement;
use engine::model::project::{Projection, YearResult};
use engine::units::FinancialYear;

const COUNTED: [&str; 13] = [
    "No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven",
    "Twelve",
];

fn counted(number: usize) -> String {
    COUNTED
        .get(number)
        .map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// "Four groups: £34.1m to £46.2m in March 2027. None meets the agreement."
#[must_use]
pub fn headline(
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
    let first = format!("{} {groups}: {from_to} in {}.", counted(count), march(at));
    let Some(judged) = judged_at(at, agreement) else {
        return first;
    };
    let met = projections
        .iter()
        .filter(|group| met(group, at, agreement) == Some(true))
        .count();
    let when = if judged == at {
        String::new()
    } else {
        format!(" in {}", march(judged))
    };
    let second = match (met, count) {
        (0, 1) => format!("It does not meet the agreement{when}."),
        (0, _) => format!("None meets the agreement{when}."),
        (1, 1) => format!("It meets the agreement{when}."),
        (met, count) if met == count => format!("All meet the agreement{when}."),
        (1, _) => format!("One meets the agreement{when}."),
        (met, _) => format!("{} meet the agreement{when}.", counted(met)),
    };
    format!("{first} {second}")
}

/// One lever over all groups.
#[derive(Debug, Clone, PartialEq)]
pub struct LeverRow {
    pub name: String,
    pub lowest: String,
    pub median: String,
    pub highest: String,
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
        lowest: levers::value(spread.lever, spread.lowest),
        median: levers::value(spread.lever, spread.median),
        highest: levers::value(spread.lever, spread.highest),
        moved: format!("{} of {groups}", spread.moved),
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
    pub in_year: String,
    /// Its answers to both questions.
    pub verdicts: [&'static str; 2],
    pub note: String,
    /// Why each lever was moved, where it says so.
    pub reasons: Vec<String>,
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

pub const START: &str = "The link to start from was among them, and is no group’s.";

#[must_use]
pub fn there_already(name: &str) -> String {
    format!("“{name}” is there already, just as it was sent again.")
}

#[must_use]
pub fn renamed(wanted: &str, name: &str) -> String {
    format!("There is another “{wanted}”, so this one is called “{name}”.")
}

#[must_use]
pub fn medians_kept(name: &str) -> String {
    format!(
        "“{name}” is kept under “Share and keep” in “Try changes”. Opened there, it is what all groups are compared with: look at it in another window, or undo afterwards."
    )
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
