//! What can differ between futures that are projected side by side.
//!
//! Answers for: the numbers of a scenario that its futures are drawn around; everything else is the
//! scenario's own. `project` has them of a scenario. Uses `basis`, `levers` and `units`.

use super::basis::{MOST_YEARS, UnitCosts};
use crate::levers::ByLever;
use crate::units::{Pounds, Rate};

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
