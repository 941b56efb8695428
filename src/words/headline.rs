//! The headline and both verdicts, by rule from the numbers.
//!
//! Answers for: what is said first. Words and signs agree with the numbers as they are shown.

use super::about::About;
use super::balance::{against_income, balance, is_surplus, small, standing_alone};
use super::terms::{april, capitalised, march};
use super::{actuals, known, levers, money};
use engine::analysis::changes::Begins;
use engine::model::actuals::Actual;
use engine::model::agreement::Agreement;
use engine::model::basis::{BlockPath, BlockSource};
use engine::model::project::{Assumptions, Projection, YearResult};
use engine::units::{FinancialYear, Pounds};

/// What the headline is made from.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    pub yours: &'a Projection,
    pub no_action: &'a Projection,
    /// Yours, with the other block of the first year, and which one that is.
    pub other_block: Option<(BlockSource, &'a Projection)>,
    pub about: &'a About,
    pub focus_year: FinancialYear,
    /// Whether anything at all differs from the no-action forecast.
    pub moved: bool,
    /// When what was changed begins, where a change has a beginning.
    pub begins: Option<Begins>,
    /// The financial year that we are in.
    pub this_year: FinancialYear,
    pub actuals: Typed,
}

/// What was typed in as known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Typed {
    pub anything: bool,
    /// Nothing else differs from the no-action forecast.
    pub alone: bool,
    pub payments: bool,
    /// A balance of some year.
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
    /// What another block of the first year would make of it, where that is something else.
    pub other_block: Option<String>,
}

#[must_use]
pub fn headline(subject: &Subject<'_>) -> Headline {
    let year = subject.focus_year;
    let Some(yours) = subject.yours.of(year) else {
        return Headline::default();
    };
    let agreement = subject.about.agreement.as_ref();
    let mut then = Vec::new();
    let first = if subject.moved {
        let no_action = subject
            .no_action
            .of(year)
            .map_or(yours.after_grant, |result| result.after_grant);
        let change = yours.after_grant - no_action;
        // "Less" of a surplus would be read as worse.
        let [down, up] = if is_surplus(yours.after_grant) {
            ["better than with no action", "worse than with no action"]
        } else if subject.actuals.anything {
            // Figures are nobody's action.
            [
                "below the no-action forecast",
                "above the no-action forecast",
            ]
        } else {
            ["less than with no action", "more than with no action"]
        };
        let words = if !money::shows(change) {
            "hardly any change from the no-action forecast".to_owned()
        } else {
            let how = if change < Pounds::ZERO { down } else { up };
            format!("{} {how}", money::size(change))
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
        format!(
            "{with} {} in {}: {words}{standing}.",
            balance(yours.after_grant),
            march(year)
        )
    } else {
        let on = match subject.about.forecast {
            Some(_) => "On the council’s no-action forecast",
            None => "If nothing changes",
        };
        let payments = match agreement {
            Some(_) => ", if every agreed payment is made",
            None => "",
        };
        format!(
            "{on} {} in {}{payments}.",
            balance(yours.after_grant),
            march(year)
        )
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
    ) {
        then.push(known::own_growth(growth, own, year));
    }
    if subject.actuals.payments {
        then.push("Safety Valve payments are counted as set under “Known by now”.".to_owned());
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
        other_block,
    }
}

/// "That is as if changes had begun in April 2023, growing over 3 years."
fn begins(begins: Begins, this_year: FinancialYear) -> String {
    let timing = levers::timing(begins.first);
    let timing = timing.trim_start_matches("from ");
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

/// What the switch of the block says: both figures of its year.
#[must_use]
pub fn block_switch(blocks: &BlockPath, year: FinancialYear, base_typed: bool) -> String {
    let planned = if base_typed {
        "grown from the one typed in"
    } else {
        "of the plan"
    };
    format!(
        "Count on the block as since published: {} in {year}, not the {} {planned}",
        money::size(blocks.first(BlockSource::Published)),
        money::size(blocks.first(BlockSource::Planned))
    )
}

/// The answer on one line: "£48.9m", "agreement £0 · March 2027".
#[must_use]
pub fn line(result: &YearResult, agreement: Option<&Agreement>) -> [String; 2] {
    let agreed = agreement.map_or_else(String::new, |agreement| {
        agreement.of(result.year).map_or_else(
            || "no agreement · ".to_owned(),
            |row| format!("agreement {} · ", money::millions(row.remaining.pounds())),
        )
    });
    [
        standing_alone(result.after_grant),
        format!("{agreed}{}", march(result.year)),
    ]
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

/// A question and its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    pub met: bool,
    pub answer: String,
    pub detail: String,
}

/// Whether spending is within income, and since when.
#[must_use]
pub fn spending_within_income(
    projection: &Projection,
    last_shown: FinancialYear,
    focus_year: FinancialYear,
) -> Option<Verdict> {
    let year = projection.of(focus_year)?;
    let met = year.within_income();
    // Balance counts as reached from the first year after which it is not lost again.
    let since = projection
        .years
        .iter()
        .rev()
        .skip_while(|result| result.year > focus_year)
        .take_while(|result| result.within_income())
        .last();
    let later = projection.years.iter().find(|result| {
        result.year > focus_year && result.year <= last_shown && result.within_income()
    });
    let earlier = projection
        .years
        .iter()
        .rev()
        .find(|result| result.year < focus_year && result.within_income());
    let answer = match (met, since, earlier, later) {
        (true, Some(since), ..) => format!("yes, since {}", since.year),
        (_, _, Some(earlier), Some(later)) => format!(
            "in {}, not in {focus_year}, again in {}",
            earlier.year, later.year
        ),
        (_, _, Some(earlier), None) => format!("in {}, but not in {focus_year}", earlier.year),
        (_, _, None, Some(later)) => format!("not in {focus_year}, but in {}", later.year),
        _ => format!("not by {}", march(last_shown.max(focus_year))),
    };
    let detail = capitalised(&format!(
        "{} in {focus_year}.",
        against_income(year.in_year_as_known())
    ));
    Some(Verdict {
        met,
        answer: format!("Spending within income: {answer}"),
        detail,
    })
}

/// Whether the remaining deficit is at or below the agreement's, in the year looked at or in
/// the agreement's last where it has ended by then.
#[must_use]
pub fn remaining_deficit(
    projection: &Projection,
    agreement: &Agreement,
    focus_year: FinancialYear,
) -> Option<Verdict> {
    let last = agreement.years.last()?.year;
    let result = projection.of(focus_year.min(last))?;
    let gap = result.gap_to_remaining?;
    let met = result.at_or_below_agreement()?;
    let when = march(result.year);
    let (answer, detail) = if !met {
        (
            "above the agreement",
            format!("By {} in {when}.", small(gap)),
        )
    } else if gap > Pounds::ZERO {
        (
            "at the agreement",
            format!("Within the rounding of its published figures in {when}."),
        )
    } else if money::shows(gap) {
        (
            "below the agreement",
            format!("By {} in {when}.", money::size(gap)),
        )
    } else {
        ("at the agreement", format!("In {when}."))
    };
    let after_stability = result.after_stability_grant.map(|after| {
        format!(
            " The Stability Grant is no part of the agreement; after it, {}.",
            balance(after)
        )
    });
    Some(Verdict {
        met,
        answer: format!("Remaining deficit: {answer}"),
        detail: detail + &after_stability.unwrap_or_default(),
    })
}

/// How finely the forecast was published, and how good figures made from it are: half of the
/// step that its row was rounded to.
#[must_use]
pub fn published_in(agreement: &Agreement) -> [&'static str; 2] {
    let steps = agreement.years.iter();
    let steps = steps.map(|year| year.unmitigated.rounded_to().get());
    match steps.fold(0.0, f64::max) {
        step if step >= 1e6 => ["in whole millions", "£0.5m"],
        step if step >= 1e5 => ["to the nearest £0.1m", "£0.05m"],
        _ => ["to the nearest £0.01m", "£5,000"],
    }
}

/// What the projection rests on.
#[must_use]
pub fn precision(about: &About) -> String {
    let forecast = about
        .agreement
        .as_ref()
        .filter(|_| about.forecast.is_some());
    let published = forecast.map_or_else(String::new, |agreement| {
        let [how, good_to] = published_in(agreement);
        format!("The no-action forecast was published {how}, so figures made from it are good to about {good_to}. ")
    });
    format!("{published}Differences are taken before rounding.")
}
