//! Where a projection starts from: an authority's children, prices and balances in a base year.
//!
//! Answers for: everything that a scenario takes as given (MODEL 10). Uses `units` and the
//! model's own types. The catalogue makes the bases that there are.

use super::agreement::Agreement;
use super::cohort::Need;
use super::cost::UnitCosts;
use super::levers::{LeverValues, Timings};
use super::pattern::Pattern;
use crate::units::{Census, FinancialYear, Pounds, Pupils, Rate};

/// Financial years that are projected.
pub const YEARS: usize = 9;

/// What a scenario takes as given.
#[derive(Debug, Clone, PartialEq)]
pub struct Basis {
    /// The last year of which spending is known.
    pub base_year: FinancialYear,
    pub pattern: Pattern,
    /// Children at the January before the base year …
    pub before: Need,
    /// … and at the one inside it: the base census.
    pub stock: Need,
    pub costs: UnitCosts,
    /// What the base year cost; `None` where it is not known.
    pub base_spend: Option<Pounds>,
    /// Cumulative deficit at the end of the base year, before grant.
    pub opening_deficit: Pounds,
    /// State special school places at the base census.
    pub special_capacity: Pupils,
    /// Where the high needs block goes from the base year.
    pub block: BlockPath,
    /// The schools block, held as it was.
    pub schools_block: Pounds,
    pub agreement: Option<Agreement>,
    /// What the levers are before anyone moves them: the no-action forecast.
    pub values: LeverValues,
    pub timings: Timings,
}

/// The high needs block before deductions, of the first projected year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BlockPath {
    pub base: Pounds,
    /// Growth to the first projected year that was planned on.
    pub planned_growth: Rate,
    /// What was since published for that year.
    pub published: Option<Pounds>,
}

/// Which block of the first projected year a scenario counts on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BlockSource {
    /// As planned when the forecast was made.
    #[default]
    Planned,
    /// As published since.
    Published,
}

impl BlockPath {
    #[must_use]
    pub fn first(&self, source: BlockSource) -> Pounds {
        let planned = self.base * (Rate::ONE + self.planned_growth);
        match source {
            BlockSource::Planned => planned,
            BlockSource::Published => self.published.unwrap_or(planned),
        }
    }
}

impl Basis {
    #[must_use]
    pub const fn base_census(&self) -> Census {
        self.base_year.census()
    }

    #[must_use]
    pub const fn first_year(&self) -> FinancialYear {
        self.base_year.next()
    }

    /// The last year projected from a base year.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, reason = "nine")]
    pub const fn last_projected_from(base_year: FinancialYear) -> FinancialYear {
        base_year.plus(YEARS as u16)
    }
}
