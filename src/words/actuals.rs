//! What is said of figures that were typed in as known.

use super::about::About;
use super::balance::{balance, small};
use super::terms::march;
use super::{fields, money};
use crate::scenario::field::Field;
use crate::scenario::payments::Payments;
use engine::decimal;
use engine::model::actuals::{Actual, BaseSum, StabilityGrant};
use engine::model::project::YearResult;
use engine::units::{FinancialYear, Pounds};

/// What typing a figure in does.
#[must_use]
pub fn meaning(about: &About) -> String {
    let what = match about.agreement {
        Some(_) => "block or payment",
        None => "block",
    };
    format!(
        "Enter what the council’s papers say, and the model goes on from there. A balance replaces the model’s at that 31 March. A {what} replaces the planned one. An outturn sets what places cost from that year on. Nothing typed here leaves this browser, but it is part of this page’s address."
    )
}

/// Safety Valve payments up to a 31 March.
#[must_use]
pub fn received_by_then(pounds: Pounds) -> String {
    format!("{} of payments received by then", money::whole(pounds))
}

/// Said of a balance where none of the council is published.
pub const FROM_ZERO: &str = "no balance is published: counted from zero";

/// A published balance after grant, with what it is before.
#[must_use]
pub fn published_after_grant(published: Pounds, before: Pounds) -> String {
    let [published, whole] = [published, before].map(money::whole);
    if published == whole {
        format!("published: {published}")
    } else {
        format!("published: {published} after payments, {whole} before them")
    }
}

/// What of a column that was pasted went into no box.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LeftOver {
    /// Figures for which there was no box.
    pub figures: usize,
    /// Empty cells, which left their boxes as they were.
    pub empty: usize,
}

/// Said of it.
#[must_use]
pub fn left_over(of: LeftOver) -> String {
    let figures = match of.figures {
        0 => String::new(),
        1 => "The last figure of the column had no box and was left out.".to_owned(),
        more => format!("The last {more} figures of the column had no box and were left out."),
    };
    let empty = match of.empty {
        0 => "",
        1 => "An empty cell left its box as it was.",
        _ => "Empty cells left their boxes as they were.",
    };
    format!("{figures} {empty}").trim().to_owned()
}

/// What is behind the first five boxes.
pub const MORE: &str = "Other years, payments, the Stability Grant and the base year";

/// Which payments are counted without the Stability Grant. What was typed is said elsewhere.
#[must_use]
pub fn payments_counted(about: &About, typed: bool) -> String {
    let Some(agreement) = about.agreement.as_ref().filter(|_| !typed) else {
        return if typed {
            ""
        } else {
            "No payments are counted."
        }
        .to_owned();
    };
    let coming: Vec<String> = agreement
        .years
        .iter()
        .map(|row| row.year)
        .filter(|year| *year > about.calendar.base_year)
        .map(|year| (agreement.payment(year), year))
        .filter(|(pounds, _)| *pounds > Pounds::ZERO)
        .map(|(pounds, year)| format!("{} in {year}", money::size(pounds)))
        .collect();
    format!(
        "Counted: the payments of the agreement, {}.",
        coming.join(" and ")
    )
}

/// The switch that counts the Stability Grant too.
#[must_use]
pub fn count_stability_grant(year: FinancialYear) -> String {
    format!(
        "Count the Stability Grant: {}% of the deficit at {}",
        decimal::fixed(StabilityGrant::SHARE.get() * 100.0, 0),
        march(year.before())
    )
}

/// What the Stability Grant does: what it pays, what is left to the council, and what remains.
#[must_use]
pub fn stability_grant(grant: StabilityGrant, paid: &YearResult, last: &YearResult) -> String {
    let share = fields::value(Field::StabilityShare, grant.share.get());
    if grant.share.get() == 0.0 {
        return format!("Nothing is paid in {}: its share is {share}.", grant.year);
    }
    if paid.stability_grant == Pounds::ZERO {
        return format!(
            "Nothing is paid in {}: there was no deficit after grant the March before.",
            grant.year
        );
    }
    // What it looks at is the deficit before it: paid ÷ share.
    let deficit_before = paid.stability_grant.get() / grant.share.get();
    let rest = Pounds::of(deficit_before) - paid.stability_grant;
    let remains = last.after_stability_grant.unwrap_or(last.after_grant);
    format!(
        "The Stability Grant pays {} in {}, {share} of the deficit after grant the March before. The other {} is left to the council. In {} {}.",
        small(paid.stability_grant),
        grant.year,
        small(rest),
        march(last.year),
        balance(remains)
    )
}

/// The question that turning the grant on asks.
#[must_use]
pub fn still_paid(grant: StabilityGrant) -> String {
    format!(
        "Does the Safety Valve payment of {} still come?",
        grant.year
    )
}

/// A pattern of payments.
#[must_use]
pub fn payments(pattern: Payments) -> String {
    match pattern {
        Payments::AsAgreed => "as agreed".to_owned(),
        Payments::AYearLate => "each a year late".to_owned(),
        Payments::StoppedAfter(year) => format!("none after {year}"),
    }
}

/// What a balance that was typed in says of its year, beside what the model has for it.
#[must_use]
pub fn typed_balance(result: &YearResult) -> String {
    let model = result.in_year - result.council_contribution;
    let moved = |pounds: Pounds| {
        let how = if pounds < Pounds::ZERO {
            "fall"
        } else {
            "grow"
        };
        format!("{how} by {}", small(pounds))
    };
    format!(
        "The balance typed in for {} makes the deficit {} in {}; in the model it would {}. Later years start from that balance and do not repeat the difference of {}.",
        march(result.year),
        moved(result.cumulative - result.opening),
        result.year,
        moved(model),
        small(result.actual_difference)
    )
}

/// What a typed price is charged as in the base year.
#[must_use]
pub fn comes_to(price: &str, year: FinancialYear) -> String {
    format!("charged as {price} in {year}, with κ")
}

/// How far a figure can be from the model's before it looks like a slip of the unit.
const FAR: f64 = 50.0;

/// What a balance typed in comes to after grant, as papers often have it.
#[must_use]
pub fn after_grant(pounds: Pounds, received: Pounds) -> String {
    format!("after grant: {}", money::whole(pounds - received))
}

/// Accounts show deficits in brackets; here they are positive.
#[must_use]
pub fn surplus(field: Field, typed: f64) -> Option<String> {
    let deficit = matches!(
        field,
        Field::Actual(Actual::Deficit, _) | Field::BaseSum(BaseSum::OpeningDeficit)
    );
    (deficit && typed < 0.0)
        .then(|| "Counted as a surplus. A deficit is typed without minus or brackets.".to_owned())
}

/// Whether that year's Safety Valve payment is counted, said where the question is not seen.
#[must_use]
pub fn payment_counted(paid: Pounds, year: FinancialYear) -> String {
    if paid == Pounds::ZERO {
        format!("No Safety Valve payment of {year} is counted beside it.")
    } else {
        format!(
            "The Safety Valve payment of {year}, {}, is counted beside it.",
            money::whole(paid)
        )
    }
}

/// The question that a figure asks which is far from the model's, in pounds or places.
#[must_use]
pub fn doubt(field: Field, typed: f64, model: f64) -> Option<String> {
    let far = typed != 0.0
        && model != 0.0
        && ((typed / model).abs() > FAR || (model / typed).abs() > FAR);
    far.then(|| {
        format!(
            "Is {} right? The model has {}.",
            fields::value(field, typed),
            fields::value(field, model)
        )
    })
}

pub const BEFORE_GRANT: &str = "Enter balances before grant. If your paper gives one after Safety Valve payments, add the payments received by then: they are under the box. We show the balance after grant under each one that you enter.";

/// What happens to prices that are typed in.
#[must_use]
pub fn prices(base_year: FinancialYear) -> String {
    format!(
        "All prices are multiplied by one number, κ, so that they add up to what {base_year} cost. It is recalculated from what you type here. So a more expensive place of one kind makes the others cheaper, and may lower a later deficit. The tab Money shows what each comes to."
    )
}
