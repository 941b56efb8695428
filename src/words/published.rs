//! Published figures in the precision of print, and where published rows do not agree.
//!
//! Answers for: "£24m" staying "£24m", and the note on rounding.

use super::terms::march;
use engine::model::agreement::{AgreementYear, RowDifference};
use engine::units::Pounds;

/// A published row: its name, and its figure with the step that it was rounded to.
pub type Row = (&'static str, fn(&AgreementYear) -> (Pounds, Pounds));

/// The agreement's four rows.
pub const ROWS: [Row; 4] = [
    ("Deficit if nothing were done", |row| {
        (row.unmitigated.pounds(), row.unmitigated.rounded_to())
    }),
    ("Deficit under the plan, before grant", |row| {
        (row.mitigated.pounds(), row.mitigated.rounded_to())
    }),
    ("Safety Valve payment in the year", |row| {
        (row.payment.pounds(), row.payment.rounded_to())
    }),
    ("Remaining deficit", |row| {
        (row.remaining.pounds(), row.remaining.rounded_to())
    }),
];

/// A figure as it was printed.
#[must_use]
pub fn figure(pounds: Pounds, rounded_to: Pounds) -> String {
    if pounds == Pounds::ZERO {
        return "£0".to_owned();
    }
    let decimals = if rounded_to >= Pounds::of(1e6) {
        0
    } else if rounded_to >= Pounds::of(1e5) {
        1
    } else {
        2
    };
    let sign = if pounds < Pounds::ZERO { "−" } else { "" };
    format!("{sign}£{:.decimals$}m", pounds.get().abs() / 1e6)
}

/// A year in which the rows miss one another.
#[must_use]
pub fn difference(difference: &RowDifference) -> String {
    let hundredths = Pounds::of(10_000.0);
    format!(
        "In {} the published remaining deficit is {}; the deficit under the plan less the payments so far is {}. The difference is rounding.",
        march(difference.year),
        figure(difference.published, hundredths),
        figure(difference.computed, hundredths)
    )
}
