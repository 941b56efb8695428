//! The headline and both verdicts, by rule from the numbers.
//!
//! Answers for: what is said first. Words and signs agree with the numbers as they are shown.

use super::{actuals, april, capitalised, levers, march, money};
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
    pub agreement: Option<&'a Agreement>,
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
            payments: actuals.actuals(Actual::Payment),
            balance: actuals.actuals(Actual::Deficit),
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

/// Whether a reader is shown a surplus.
fn is_surplus(deficit: Pounds) -> bool {
    deficit < Pounds::ZERO && money::shows(deficit)
}

/// A deficit in words: "the deficit would be £48.9m", "there would be a surplus of £1.0m".
#[must_use]
pub fn balance(pounds: Pounds) -> String {
    if is_surplus(pounds) {
        format!("there would be a surplus of {}", money::size(pounds))
    } else {
        format!("the deficit would be {}", money::size(pounds))
    }
}

/// A balance by itself: "£48.9m", "a surplus of £1.0m".
fn standing_alone(pounds: Pounds) -> String {
    if is_surplus(pounds) {
        format!("a surplus of {}", money::size(pounds))
    } else {
        money::size(pounds)
    }
}

/// A year's movement in words: "£17.0m above income".
#[must_use]
pub fn against_income(in_year: Pounds) -> String {
    if in_year == Pounds::ZERO {
        return "equal to income".to_owned();
    }
    let how = if in_year > Pounds::ZERO {
        "above"
    } else {
        "below"
    };
    format!("{} {how} income", small(in_year))
}

#[must_use]
pub fn headline(subject: &Subject<'_>) -> Headline {
    let year = subject.focus_year;
    let Some(yours) = subject.yours.of(year) else {
        return Headline::default();
    };
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
        format!(
            "On the council’s no-action forecast {} in {}, if every agreed payment is made.",
            balance(yours.after_grant),
            march(year)
        )
    };
    let agreement = subject.agreement.and_then(|agreement| agreement.of(year));
    if let Some(row) = agreement {
        let agreed = money::millions(row.remaining.pounds());
        then.push(if subject.moved && !subject.actuals.payments {
            format!("The agreement says {agreed}, if every agreed payment is made.")
        } else {
            format!("The agreement says {agreed}.")
        });
    } else if let Some(last) = subject
        .agreement
        .and_then(|agreement| agreement.years.last())
    {
        then.push(format!(
            "The agreement ends in {}, at {}.",
            march(last.year),
            money::millions(last.remaining.pounds())
        ));
    }
    if subject.actuals.payments {
        then.push("Safety Valve payments are counted as set under “Known by now”.".to_owned());
    }
    then.push(format!(
        "Spending would be {} that year.",
        against_income(yours.in_year)
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
            BlockSource::Published => "as since published",
            BlockSource::Planned => "as planned in 2023",
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

/// Where a year stands against the agreement.
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
        against_income(year.in_year)
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

/// What is not nought is never said to be £0.
#[must_use]
pub fn small(pounds: Pounds) -> String {
    if money::shows(pounds) {
        money::size(pounds)
    } else {
        "less than £0.1m".to_owned()
    }
}

/// What the projection rests on, where its rows were published to the million.
#[must_use]
pub fn precision() -> &'static str {
    "The no-action forecast was published in whole millions, so figures made from it are good to about £0.5m. Differences are taken before rounding."
}
