//! What a projection starts from: an authority's children, prices and balances in a base year.
//!
//! Answers for: its shape (model.md 10). `authority` fills it.

use super::agreement::Agreement;
use super::cohort::Need;
use super::pattern::Pattern;
use super::placement::ByPlacement;
use crate::levers::{LeverValues, Timings};
use crate::origin::Origin;
use crate::units::{Census, FinancialYear, Number, Pounds, PoundsPerPupil, Pupils, Rate};

/// The largest number of years that a basis projects.
pub const MOST_YEARS: usize = 9;

/// A base year and how many years after it are projected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Horizon {
    pub base_year: FinancialYear,
    years: u16,
}

impl Horizon {
    /// Projects this many years, at most [`MOST_YEARS`].
    #[must_use]
    pub const fn new(base_year: FinancialYear, years: u16) -> Self {
        #[allow(clippy::cast_possible_truncation, reason = "nine")]
        let most = MOST_YEARS as u16;
        let years = if years < most { years } else { most };
        Self { base_year, years }
    }

    /// The first projected year.
    #[must_use]
    pub const fn first(self) -> FinancialYear {
        self.base_year.next()
    }

    /// The last projected year.
    #[must_use]
    pub const fn last(self) -> FinancialYear {
        self.base_year.plus(self.years)
    }

    /// The projected years, first to last.
    pub fn years(self) -> impl Iterator<Item = FinancialYear> {
        (1..=self.years).map(move |after| self.base_year.plus(after))
    }
}

/// What a scenario starts from.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Basis {
    /// Whose figures these are.
    pub origin: Origin,
    /// The last year whose spending is known.
    pub base_year: FinancialYear,
    /// Years projected after it.
    pub projected_years: u16,
    pub pattern: Pattern,
    /// Children at the January before the base year …
    pub before: Need,
    /// … and at the one inside it: the base census.
    pub stock: Need,
    pub costs: UnitCosts,
    pub base_spend: BaseSpending,
    pub opening: Opening,
    /// What the Department pays out of the block itself for places: further education, 16 to 19
    /// academies, alternative provision, hospital schools. An outturn does not hold it.
    pub other_places: Pounds,
    /// State special school places at the base census.
    pub special_capacity: Pupils,
    /// How the high needs block goes on from the base year.
    pub block: BlockPath,
    /// The schools block, held as it was.
    pub schools_block: Pounds,
    pub agreement: Option<Agreement>,
    /// Whether the model is reconciled with the agreement's published forecast.
    pub reconciled: bool,
    /// The growth of spending in the last published year, held between 0.9 and 1.3 (model.md 9).
    pub own_growth: Option<Rate>,
    /// What the levers are before anyone moves them.
    pub values: LeverValues,
    pub timings: Timings,
}

/// What the base year cost.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub enum BaseSpending {
    Unknown,
    Known(Pounds),
    /// A section 251 outturn, net: the model's own place funding and [`Basis::other_places`] come
    /// on top.
    Outturn(Pounds),
}

/// The balance that the first projected year opens with.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub enum Opening {
    /// Cumulative, before grant.
    Cumulative(Pounds),
    /// After grant, as the council published it.
    AfterGrant(Pounds),
    /// The balance after grant a year earlier. Spending less the block and the payment of the base
    /// year are added to it: an estimate.
    YearEarlier(Pounds),
    /// No balance is published. Balances count from zero.
    Unknown,
}

/// Prices of the base year before κ, the same in every scenario of a basis.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct UnitCosts<N = f64> {
    /// By placement; zero where plans do not drive the cost, and for included, whose price comes
    /// from two others.
    pub unit_cost: ByPlacement<PoundsPerPupil<N>>,
    pub ap_base: Pounds<N>,
    pub services_base: Pounds<N>,
}

impl UnitCosts {
    /// The same in every future.
    #[must_use]
    pub fn each<N: Number>(&self) -> UnitCosts<N> {
        UnitCosts {
            unit_cost: self.unit_cost.map(PoundsPerPupil::each),
            ap_base: self.ap_base.each(),
            services_base: self.services_base.each(),
        }
    }
}

/// The high needs block before deductions, of the first projected year.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct BlockPath {
    pub base: Pounds,
    /// Planned growth to the first projected year.
    pub planned_growth: Rate,
    /// Growth to the second projected year, where it is known; later years follow the lever.
    pub next_growth: Option<Rate>,
    /// The block published since for that year.
    pub published: Option<Pounds>,
}

/// Which block of the first projected year a scenario uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
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
    pub const fn horizon(&self) -> Horizon {
        Horizon::new(self.base_year, self.projected_years)
    }

    #[must_use]
    pub const fn base_census(&self) -> Census {
        self.base_year.census()
    }

    #[must_use]
    pub const fn first_year(&self) -> FinancialYear {
        self.base_year.next()
    }
}
