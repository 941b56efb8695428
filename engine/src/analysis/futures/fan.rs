//! What many futures of a scenario come to, year by year.
//!
//! Answers for: the figures below which a tenth, a quarter, half, three quarters and nine tenths
//! of the futures lie, and in how many of them something holds. Uses `inputs` and `points`.

use equations::model::project::{Assumptions, Model, YearResult};
use equations::units::{FUTURES_AT_ONCE, FinancialYear, Four, Pounds};

use super::inputs::{Drawn, Ranges};
use super::points::Points;

/// The shares of futures that lie below the lines of a fan.
pub const QUANTILES: [f64; 5] = [0.1, 0.25, 0.5, 0.75, 0.9];

/// One year of a fan, of the balance after grant.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct FanYear {
    pub year: FinancialYear,
    /// The scenario's own.
    pub central: Pounds,
    /// In the order of [`QUANTILES`].
    pub quantiles: [Pounds; QUANTILES.len()],
    /// Shares of the futures: spending within income …
    pub within_income: f64,
    /// … the remaining deficit at or below the agreement, in years that it names …
    pub at_agreement: Option<f64>,
    /// … and the balance at or below a figure, where one was asked about.
    pub at_most: Option<f64>,
}

/// Every projected year.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Fan {
    pub draws: u32,
    pub years: Vec<FanYear>,
}

/// What is gathered of one year.
#[derive(Default)]
struct Gathered {
    after_grant: Vec<f64>,
    within_income: u32,
    at_agreement: Option<u32>,
    at_most: u32,
}

/// The fan of a scenario; `at_most` is a balance whose chance is asked about.
#[must_use]
pub fn fan(
    model: &Model,
    scenario: &Assumptions,
    ranges: &Ranges,
    points: &mut Points,
    at_most: Option<Pounds>,
) -> Fan {
    let drawn = Drawn::new(model, scenario, ranges);
    let central = model.project(scenario);
    let draws = points.draws();
    let last = model.basis().horizon().last();
    let mut gathered: Vec<Gathered> = central.years.iter().map(|_| Gathered::default()).collect();
    for (first, there) in points.fours() {
        let inputs = drawn.inputs(|_, range| points.of_four(first, range.dimension()));
        let projection = drawn.project(&inputs, last);
        let count = |answers: [bool; FUTURES_AT_ONCE]| -> u32 {
            answers.into_iter().take(there).map(u32::from).sum()
        };
        for (year, result) in gathered.iter_mut().zip(&projection.years) {
            let after_grant = result.after_grant.get().to_array();
            year.after_grant.extend(after_grant.iter().take(there));
            year.within_income += count(result.within_income());
            if let Some(met) = result.at_or_below_agreement() {
                year.at_agreement = Some(year.at_agreement.unwrap_or(0) + count(met));
            }
            if let Some(most) = at_most {
                year.at_most += count(result.after_grant.at_most(most.each()));
            }
        }
    }
    let share = |count: u32| f64::from(count) / f64::from(draws.max(1));
    let of_year = |(year, central): (&mut Gathered, &YearResult)| {
        year.after_grant.sort_unstable_by(f64::total_cmp);
        FanYear {
            year: central.year,
            central: central.after_grant,
            quantiles: QUANTILES.map(|at| Pounds::of(quantile(&year.after_grant, at))),
            within_income: share(year.within_income),
            at_agreement: year.at_agreement.map(share),
            at_most: at_most.map(|_| share(year.at_most)),
        }
    };
    let years = gathered.iter_mut().zip(&central.years).map(of_year);
    Fan {
        draws,
        years: years.collect(),
    }
}

/// In which share of the futures something holds in a year.
pub fn chance(
    model: &Model,
    scenario: &Assumptions,
    ranges: &Ranges,
    points: &mut Points,
    year: FinancialYear,
    holds: impl Fn(&YearResult<Four>) -> [bool; FUTURES_AT_ONCE],
) -> f64 {
    let drawn = Drawn::new(model, scenario, ranges);
    let mut held = 0;
    for (first, there) in points.fours() {
        let inputs = drawn.inputs(|_, range| points.of_four(first, range.dimension()));
        let projection = drawn.project(&inputs, year);
        let answers = projection.of(year).map(&holds).into_iter().flatten();
        held += answers.take(there).map(u32::from).sum::<u32>();
    }
    f64::from(held) / f64::from(points.draws().max(1))
}

/// The figure below which a share of sorted figures lies, between two of them in proportion.
#[must_use]
pub fn quantile(sorted: &[f64], share: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else {
        return 0.0;
    };
    #[allow(clippy::cast_precision_loss, reason = "as many as there are futures")]
    let place = share * last as f64;
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and the last place"
    )]
    let below = place.floor() as usize;
    let at = |place: usize| sorted.get(place.min(last)).copied().unwrap_or_default();
    let (low, high) = (at(below), at(below + 1));
    low + (high - low) * (place - place.floor())
}
