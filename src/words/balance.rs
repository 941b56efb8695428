//! Balances in words: deficits and surpluses, and a year's spending against its income.
//!
//! Answers for: words that agree with the figure as it is shown. Uses `money`.

use super::money;
use super::terms::{april, march};
use engine::units::{FinancialYear, Pounds};

/// Whether a reader is shown a surplus.
#[must_use]
pub fn is_surplus(deficit: Pounds) -> bool {
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

/// What has come together since a year began, where no balance is known: "spending would be £31.4m
/// above income in all from April 2025 to March 2028".
#[must_use]
pub fn run_up(pounds: Pounds, first: FinancialYear, to: FinancialYear) -> String {
    format!(
        "spending would be {} in all from {} to {}",
        against_income(pounds),
        april(first),
        march(to)
    )
}

/// A balance by itself: "£48.9m", "a surplus of £1.0m".
#[must_use]
pub fn standing_alone(pounds: Pounds) -> String {
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

/// A sum that is not zero is never said to be £0.
#[must_use]
pub fn small(pounds: Pounds) -> String {
    if money::shows(pounds) {
        money::size(pounds)
    } else {
        "less than £0.1m".to_owned()
    }
}
