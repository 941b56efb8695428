//! What can differ between futures that are projected side by side.
//!
//! Answers for: the numbers of a scenario that its futures are drawn around; everything else is the
//! scenario's own. Uses `actuals`, `basis`, `calibrated`, `levers` and `units`.

use super::actuals::{Actual, Actuals};
use super::basis::{Horizon, MOST_YEARS, UnitCosts};
use super::calibrated::CalibratedBase;
use crate::levers::{ByLever, LeverValues};
use crate::units::{Number, Pounds, Rate};

/// The numbers that a projection starts from, of one future or of several.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Inputs<N = f64> {
    pub values: ByLever<N>,
    pub costs: UnitCosts<N>,
    /// κ of the base year at those costs.
    pub kappa: Rate<N>,
    /// The balance before grant that the first projected year opens with.
    pub opening: Pounds<N>,
    /// The block of each projected year that has one of its own.
    pub blocks: [Option<Pounds<N>>; MOST_YEARS],
}

impl<N: Number> Inputs<N> {
    /// A scenario's own, the same in every future.
    #[must_use]
    pub fn of(
        values: &LeverValues,
        actuals: &Actuals,
        calibrated: &CalibratedBase,
        horizon: Horizon,
    ) -> Self {
        let mut blocks = [None; MOST_YEARS];
        for (block, year) in blocks.iter_mut().zip(horizon.years()) {
            *block = actuals.actual(Actual::Block, year).map(Pounds::each);
        }
        Self {
            values: values.all().map(N::each),
            costs: calibrated.costs.each(),
            kappa: calibrated.kappa.each(),
            opening: calibrated.opening_deficit.each(),
            blocks,
        }
    }
}
