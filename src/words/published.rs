//! Published figures in the precision of print, and where published rows do not agree.
//!
//! Answers for: "£24m" staying "£24m", the note on rounding, and how precise figures made from
//! published ones are. Uses `about` for the agreement.

use super::about::About;
use super::figures::{self, Figures, Origin};
use super::terms::march;
use engine::decimal;
use engine::model::agreement::{Agreement, AgreementYear, RowDifference};
use engine::units::Pounds;

/// A published row: its name, and its figure with the step that it was rounded to.
type Row = (&'static str, fn(&AgreementYear) -> (Pounds, Pounds));

/// The agreement's four rows.
const ROWS: [Row; 4] = [
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

/// The agreement as it was printed.
#[must_use]
pub fn table(agreement: &Agreement) -> Figures {
    let rows = ROWS.iter().map(|(name, of_year)| {
        let years = agreement.years.iter().map(|year| {
            let (pounds, rounded_to) = of_year(year);
            figure(pounds, rounded_to)
        });
        figures::Row::new(*name, Origin::Published, years)
    });
    Figures {
        label: "The agreement by year",
        caption: agreement.source.clone(),
        corner: "At 31 March, or in the year",
        columns: agreement
            .years
            .iter()
            .map(|row| row.year.to_string())
            .collect(),
        rows: rows.collect(),
    }
}

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
    format!(
        "{sign}£{}m",
        decimal::fixed(pounds.get().abs() / 1e6, decimals)
    )
}

/// A year in which the rows do not agree.
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

/// The step that the forecast was rounded to, and the precision of figures made from it: half of
/// that step.
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
