//! Both verdicts, by rule from the numbers: is spending within income, and is the remaining deficit
//! at or below the agreement's?
//!
//! Answers for: the question, the answer and one fact beside it. Uses `balance` and `money`.

use super::balance::{against_income, balance, small};
use super::money;
use super::terms::{capitalised, march};
use engine::model::agreement::Agreement;
use engine::model::project::Projection;
use engine::units::{FinancialYear, Pounds};

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
    // Balance is reached in the first year after which it is not lost again.
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

/// Whether the remaining deficit is at or below the agreement's, in the year looked at, or in
/// the agreement's last year if that is earlier.
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
