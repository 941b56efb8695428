//! The headline, by rule from the numbers.
//!
//! Answers for: what is said first. Words and signs agree with the numbers as they are shown. Uses
//! `balance`, `actuals` and `levers`; both verdicts are in `verdicts`.

use super::about::About;
use super::balance::{against_income, balance, is_surplus, run_up, standing_alone};
use super::levers::row::Tone;
use super::terms::{april, capitalised, march};
use super::{actuals, known, levers, money};
use engine::analysis::changes::Begins;
use engine::model::actuals::Actual;
use engine::model::agreement::Agreement;
use engine::model::basis::BlockSource;
use engine::model::project::{Assumptions, Projection, YearResult};
use engine::units::{FinancialYear, Pounds};

/// What the headline is made from.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    pub yours: &'a Projection,
    pub no_action: &'a Projection,
    /// Yours, with the other block of the first year, and which block that is.
    pub other_block: Option<(BlockSource, &'a Projection)>,
    pub about: &'a About,
    pub focus_year: FinancialYear,
    /// Whether anything at all differs from the no-action forecast.
    pub moved: bool,
    /// When the changes begin, where any of them has a start.
    pub begins: Option<Begins>,
    /// The financial year that we are in.
    pub this_year: FinancialYear,
    pub actuals: Typed,
    /// The first projected year, where no balance is known and the count begins at £0 with it.
    pub from_zero: Option<FinancialYear>,
}

/// Actual figures entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Typed {
    pub anything: bool,
    /// Whether nothing else differs from the no-action forecast.
    pub alone: bool,
    pub payments: bool,
    /// Whether a year's balance is among them.
    pub balance: bool,
}

impl Typed {
    #[must_use]
    pub fn of(assumptions: &Assumptions, alone: bool) -> Self {
        let actuals = &assumptions.actuals;
        Self {
            // The Stability Grant has balances of its own.
            anything: !actuals.without_stability_grant().is_nothing(),
            alone,
            payments: actuals.has_any(Actual::Payment),
            balance: actuals.has_any(Actual::Deficit),
        }
    }
}

/// What is said first, sentence by sentence.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Headline {
    pub first: String,
    pub then: Vec<String>,
    /// How many of those stand right under the first: the rest follows the chart.
    pub brief: usize,
    /// The result with the other block of the first year, where it differs.
    pub other_block: Option<String>,
}

#[must_use]
pub fn headline(subject: &Subject<'_>) -> Headline {
    let year = subject.focus_year;
    let Some(yours) = subject.yours.of(year) else {
        return Headline::default();
    };
    let agreement = subject.about.agreement.as_ref();
    let balance_is = match subject.from_zero {
        Some(first) => run_up(yours.after_grant, first, year),
        None => format!("{} in {}", balance(yours.after_grant), march(year)),
    };
    let mut then = Vec::new();
    let first = if subject.moved {
        let no_action = subject
            .no_action
            .of(year)
            .map_or(yours.after_grant, |result| result.after_grant);
        let change = yours.after_grant - no_action;
        // "Less" of a surplus would be read as worse.
        let without = match subject.about.forecast {
            Some(_) => "with no action",
            None => "if nothing changes",
        };
        let unchanged = subject.about.the_unchanged();
        let ([down, up], than) = if is_surplus(yours.after_grant) {
            (["better", "worse"], format!("than {without}"))
        } else if subject.actuals.anything {
            // Entering a figure is not an action.
            let without = match subject.about.forecast {
                Some(_) => unchanged,
                None => "the figure without what was typed in",
            };
            (["below", "above"], without.to_owned())
        } else {
            (["less", "more"], format!("than {without}"))
        };
        let words = if !money::shows(change) {
            format!("hardly any change from {unchanged}")
        } else {
            let how = if change < Pounds::ZERO { down } else { up };
            format!("{} {how} {than}", money::size(change))
        };
        let standing = standing(yours, change)
            .map(|words| format!(", {words}"))
            .unwrap_or_default();
        let with = match subject.actuals {
            Typed {
                anything: false, ..
            } => "With these changes",
            Typed { alone: true, .. } => "With the figures typed in",
            Typed { .. } => "With these changes and the figures typed in",
        };
        format!("{with} {balance_is}: {words}{standing}.")
    } else {
        let on = match subject.about.forecast {
            Some(_) => "On the council’s no-action forecast",
            None => "If nothing changes",
        };
        let payments = match agreement {
            Some(_) => ", if every agreed payment is made",
            None => "",
        };
        format!("{on} {balance_is}{payments}.")
    };
    if let Some(row) = agreement.and_then(|agreement| agreement.of(year)) {
        let agreed = money::millions(row.remaining.pounds());
        then.push(if subject.moved && !subject.actuals.payments {
            format!("The agreement says {agreed}, if every agreed payment is made.")
        } else {
            format!("The agreement says {agreed}.")
        });
    } else if let Some(last) = agreement.and_then(|agreement| agreement.years.last()) {
        let by_then = subject
            .yours
            .of(last.year)
            .filter(|_| subject.about.known.is_some());
        let by_then = by_then.map_or_else(String::new, |result| {
            format!(", and then {}", balance(result.after_grant))
        });
        then.push(format!(
            "The agreement ends in {}, at {}{by_then}.",
            march(last.year),
            money::millions(last.remaining.pounds())
        ));
    }
    if let (Some(growth), Some(own)) = (
        subject.about.known.as_ref().and_then(|known| known.growth),
        yours.own_growth_after_grant,
    ) && subject.from_zero.is_none()
    {
        let earlier = agreement
            .and_then(|agreement| agreement.years.last())
            .and_then(|last| subject.yours.of(last.year))
            .filter(|last| last.year < year);
        let earlier = earlier.and_then(|last| Some((last.year, last.own_growth_after_grant?)));
        then.push(known::own_growth(growth, earlier, (year, own)));
    }
    let brief = then.len();
    if subject.actuals.payments {
        then.push(
            "Safety Valve payments are counted as set under “Enter actual figures”.".to_owned(),
        );
    }
    then.push(format!(
        "Spending would be {} that year.",
        against_income(yours.in_year_as_known())
    ));
    let typed_in = subject.yours.years.iter().rev();
    let typed_in = typed_in
        .skip_while(|result| result.year > year)
        .find(|result| money::shows(result.actual_difference));
    then.extend(typed_in.map(actuals::typed_balance));
    if let Some(after) = yours.after_stability_grant {
        then.push(format!(
            "{} is before the Stability Grant; after it, {}.",
            capitalised(&standing_alone(yours.after_grant)),
            balance(after)
        ));
    }
    let mut other_block = None;
    if let Some((source, other)) = subject.other_block
        && let Some(other) = other.of(year)
        && money::millions(other.after_grant) != money::millions(yours.after_grant)
    {
        let block = match source {
            BlockSource::Published => "as since published".to_owned(),
            BlockSource::Planned => subject.about.as_planned(),
        };
        let words = format!(
            "With the block {block}: {}.",
            standing_alone(other.after_grant)
        );
        other_block = Some(words);
    }
    then.extend(subject.begins.map(|of| begins(of, subject.this_year)));
    Headline {
        first,
        then,
        brief,
        other_block,
    }
}

/// "That is as if changes had begun in April 2023, phased in over 3 years."
fn begins(begins: Begins, this_year: FinancialYear) -> String {
    let timing = levers::timing(begins.first);
    let timing = timing.strip_prefix("from ").unwrap_or(&timing);
    let past = begins.first.start < this_year;
    match (past, begins.some_differ) {
        (true, false) => format!("That is as if changes had begun in {timing}."),
        (false, false) => format!("Changes begin in {timing}."),
        (true, true) => format!(
            "That is as if the first change had begun in {}; not all begin and grow at the same time.",
            april(begins.first.start)
        ),
        (false, true) => format!(
            "The first change begins in {}; not all begin and grow at the same time.",
            april(begins.first.start)
        ),
    }
}

/// The answer on one line: "£48.9m", "March 2027", and how that compares with nothing changed, or
/// with the agreement where nothing is.
#[must_use]
pub fn line(
    result: &YearResult,
    no_action: Option<&YearResult>,
    agreement: Option<&Agreement>,
) -> ([String; 3], Tone) {
    let change = no_action.map_or(Pounds::ZERO, |other| result.after_grant - other.after_grant);
    let tone = Tone::of(change);
    let agreed = agreement.and_then(|agreement| agreement.of(result.year));
    let compared = match (tone, agreed) {
        (Tone::Less, _) => format!("{} less", money::size(change)),
        (Tone::More, _) => format!("{} more", money::size(change)),
        (Tone::Quiet, Some(row)) => format!("agreed: {}", money::millions(row.remaining.pounds())),
        (Tone::Quiet, None) => String::new(),
    };
    let words = [
        standing_alone(result.after_grant),
        march(result.year),
        compared,
    ];
    (words, tone)
}

/// How a year compares with the agreement.
fn standing(result: &YearResult, change: Pounds) -> Option<&'static str> {
    let gap = result.gap_to_remaining?;
    Some(if gap <= Pounds::ZERO {
        if money::shows(gap) {
            "below the agreement"
        } else {
            "and at the agreement"
        }
    } else if result.at_or_below_agreement()? {
        "at the agreement within its rounding"
    } else if change > Pounds::ZERO {
        "not at the agreement"
    } else {
        "not yet at the agreement"
    })
}
