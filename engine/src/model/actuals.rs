//! Actual figures, which replace what the basis had to assume (model.md 8b).
//!
//! Answers for: actual deficits, blocks and payments by year, the Stability Grant, figures of
//! the base year that somebody entered, and which values each can have. `project` and `ledger`
//! apply them.

use super::basis::{Basis, BlockPath, Horizon, MOST_YEARS, UnitCosts};
use super::cost::PRICED;
use super::placement::{ByPlacement, PLACEMENTS, Placement};
use crate::units::{FinancialYear, Pounds, PoundsPerPupil, Pupils, Rate};

/// No council's deficit or block is near it: anything beyond is a typing mistake.
const BILLION: Pounds = Pounds::of(1e9);
const HIGHEST_PRICE: PoundsPerPupil = PoundsPerPupil::of(1e6);
const MOST_PLACES: Pupils = Pupils::of(10_000.0);
/// The base year and those projected.
const YEARS: usize = MOST_YEARS + 1;

/// A kind of actual figure that a year can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Actual {
    /// Cumulative deficit before grant at the year's 31 March; the model goes on from it.
    Deficit,
    /// High needs block before deductions; later years grow from it.
    Block,
    /// Safety Valve payment, in place of the schedule's.
    Payment,
}

/// A sum of the base year that can be typed to replace the basis's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BaseSum {
    ApBase,
    ServicesBase,
    BaseSpend,
    OpeningDeficit,
}

/// Why an actual figure is not valid.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum ActualsError {
    #[error("{given} is not from {first} to {last}")]
    Year {
        given: FinancialYear,
        first: FinancialYear,
        last: FinancialYear,
    },
    #[error("not from {low} to {high}")]
    Amount { low: f64, high: f64 },
    #[error("{} has no price of its own", .0.name())]
    NoPrice(Placement),
    #[error("a share is from 0 to 1")]
    Share,
}

/// A grant of part of what is left after the Safety Valve payments, paid once.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StabilityGrant {
    pub year: FinancialYear,
    /// Of the after-grant deficit at the end of [`StabilityGrant::BALANCE_OF`], whenever it is paid.
    pub share: Rate,
}

impl StabilityGrant {
    /// 90%, unless another share is chosen (model.md 7).
    pub const SHARE: Rate = Rate::of(0.9);
    /// The year whose closing balance it is a share of: 31 March 2026 (Department for Education, note
    /// of 9 February 2026).
    pub const BALANCE_OF: FinancialYear = FinancialYear::starting(2025);
}

/// Actual figures that somebody entered; none at first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Actuals {
    horizon: Horizon,
    by_year: [[Option<Pounds>; YEARS]; Actual::ALL.len()],
    /// Section 251 outturn by year, lines 1.2.x, net; κ is calibrated again on it.
    outturns: [Option<Pounds>; YEARS],
    stability_grant: Option<StabilityGrant>,
    pub base: BaseFigures,
}

/// Figures of the base year, typed to replace the basis's own.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct BaseFigures {
    unit_cost: ByPlacement<Option<PoundsPerPupil>>,
    sums: [Option<Pounds>; BaseSum::ALL.len()],
    special_capacity: Option<Pupils>,
}

impl Actual {
    pub const ALL: [Self; 3] = [Self::Deficit, Self::Block, Self::Payment];

    /// Lowest and highest amount that it can have.
    #[must_use]
    pub fn range(self) -> (Pounds, Pounds) {
        match self {
            Self::Deficit => (-BILLION, BILLION),
            // Growth goes on from it, and nothing grows from zero.
            Self::Block => (Pounds::of(1.0), BILLION),
            Self::Payment => (Pounds::ZERO, BILLION),
        }
    }
}

impl BaseSum {
    pub const ALL: [Self; 4] = [
        Self::ApBase,
        Self::ServicesBase,
        Self::BaseSpend,
        Self::OpeningDeficit,
    ];

    /// Lowest and highest amount that it can have.
    #[must_use]
    pub fn range(self) -> (Pounds, Pounds) {
        match self {
            Self::ApBase | Self::ServicesBase | Self::BaseSpend => (Pounds::ZERO, BILLION),
            Self::OpeningDeficit => (-BILLION, BILLION),
        }
    }
}

impl Actuals {
    /// No actual figures, for a basis with this horizon.
    #[must_use]
    pub const fn nothing(horizon: Horizon) -> Self {
        Self {
            horizon,
            by_year: [[None; YEARS]; Actual::ALL.len()],
            outturns: [None; YEARS],
            stability_grant: None,
            base: BaseFigures::NONE,
        }
    }

    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::nothing(self.horizon)
    }

    /// First and last year that this kind of figure can be entered for.
    #[must_use]
    pub const fn years(&self, actual: Actual) -> (FinancialYear, FinancialYear) {
        let first = match actual {
            // The base year's own balance is the opening deficit.
            Actual::Deficit => self.horizon.first(),
            Actual::Block | Actual::Payment => self.horizon.base_year,
        };
        (first, self.horizon.last())
    }

    #[must_use]
    pub fn actual(&self, actual: Actual, year: FinancialYear) -> Option<Pounds> {
        let at = usize::try_from(year.years_since(self.horizon.base_year)).ok()?;
        self.by_year[actual as usize].get(at).copied().flatten()
    }

    /// Whether any year has an actual figure of this kind.
    #[must_use]
    pub fn has_any(&self, actual: Actual) -> bool {
        self.by_year[actual as usize].iter().any(Option::is_some)
    }

    /// Sets a year's actual figure, or removes it.
    ///
    /// # Errors
    /// [`ActualsError`] for a year or an amount that is not valid; nothing is changed then.
    pub fn set_actual(
        &mut self,
        actual: Actual,
        year: FinancialYear,
        amount: Option<Pounds>,
    ) -> Result<(), ActualsError> {
        let (first, last) = self.years(actual);
        checked_year(year, first, last)?;
        let amount = amount
            .map(|amount| within(amount, actual.range(), Pounds::get))
            .transpose()?;
        let at = usize::try_from(year.years_since(self.horizon.base_year)).unwrap_or_default();
        if let Some(slot) = self.by_year[actual as usize].get_mut(at) {
            *slot = amount;
        }
        Ok(())
    }

    /// The outturn entered for a year.
    #[must_use]
    pub fn outturn(&self, year: FinancialYear) -> Option<Pounds> {
        let at = usize::try_from(year.years_since(self.horizon.base_year)).ok()?;
        self.outturns.get(at).copied().flatten()
    }

    /// Whether any year has an outturn of its own.
    #[must_use]
    pub fn has_outturn(&self) -> bool {
        self.outturns.iter().any(Option::is_some)
    }

    /// Enters a projected year's outturn, or takes it back.
    ///
    /// # Errors
    /// [`ActualsError`] for a year or an amount that cannot be, and then nothing is changed.
    pub fn set_outturn(
        &mut self,
        year: FinancialYear,
        amount: Option<Pounds>,
    ) -> Result<(), ActualsError> {
        checked_year(year, self.horizon.first(), self.horizon.last())?;
        let amount = amount
            .map(|amount| within(amount, (Pounds::ZERO, BILLION), Pounds::get))
            .transpose()?;
        let at = usize::try_from(year.years_since(self.horizon.base_year)).unwrap_or_default();
        if let Some(slot) = self.outturns.get_mut(at) {
            *slot = amount;
        }
        Ok(())
    }

    #[must_use]
    pub const fn stability_grant(&self) -> Option<StabilityGrant> {
        self.stability_grant
    }

    /// The same without a Stability Grant: only what changes the balance before it.
    #[must_use]
    pub const fn without_stability_grant(mut self) -> Self {
        self.stability_grant = None;
        self
    }

    /// What the high needs block grows from: the base year's actual block, if there is one.
    #[must_use]
    pub fn block_path(&self, basis: &Basis) -> BlockPath {
        BlockPath {
            base: self
                .actual(Actual::Block, basis.base_year)
                .unwrap_or(basis.block.base),
            ..basis.block
        }
    }

    /// Turns the Stability Grant on or off.
    ///
    /// # Errors
    /// [`ActualsError`] for a year before 2026-27 or one that is not projected, or a share outside
    /// 0 to 1.
    pub fn set_stability_grant(
        &mut self,
        grant: Option<StabilityGrant>,
    ) -> Result<(), ActualsError> {
        if let Some(grant) = grant {
            let first = StabilityGrant::BALANCE_OF.next().max(self.horizon.first());
            checked_year(grant.year, first, self.horizon.last())?;
            if !(Rate::ZERO..=Rate::ONE).contains(&grant.share) {
                return Err(ActualsError::Share);
            }
        }
        self.stability_grant = grant;
        Ok(())
    }
}

impl BaseFigures {
    const NONE: Self = Self {
        unit_cost: [None; PLACEMENTS],
        sums: [None; BaseSum::ALL.len()],
        special_capacity: None,
    };

    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::NONE
    }

    #[must_use]
    pub const fn unit_cost(&self, placement: Placement) -> Option<PoundsPerPupil> {
        self.unit_cost[placement.at()]
    }

    /// # Errors
    /// [`ActualsError`] for a placement without a price of its own, or a price out of range.
    pub fn set_unit_cost(
        &mut self,
        placement: Placement,
        price: Option<PoundsPerPupil>,
    ) -> Result<(), ActualsError> {
        if !PRICED.contains(&placement) {
            return Err(ActualsError::NoPrice(placement));
        }
        self.unit_cost[placement.at()] = price
            .map(|price| within(price, Self::unit_cost_range(), PoundsPerPupil::get))
            .transpose()?;
        Ok(())
    }

    #[must_use]
    pub const fn unit_cost_range() -> (PoundsPerPupil, PoundsPerPupil) {
        (PoundsPerPupil::ZERO, HIGHEST_PRICE)
    }

    #[must_use]
    pub const fn sum(&self, sum: BaseSum) -> Option<Pounds> {
        self.sums[sum as usize]
    }

    /// # Errors
    /// [`ActualsError::Amount`] for an amount out of range.
    pub fn set_sum(&mut self, sum: BaseSum, amount: Option<Pounds>) -> Result<(), ActualsError> {
        self.sums[sum as usize] = amount
            .map(|amount| within(amount, sum.range(), Pounds::get))
            .transpose()?;
        Ok(())
    }

    #[must_use]
    pub const fn special_capacity(&self) -> Option<Pupils> {
        self.special_capacity
    }

    /// # Errors
    /// [`ActualsError::Amount`] for a number of places out of range.
    pub fn set_special_capacity(&mut self, places: Option<Pupils>) -> Result<(), ActualsError> {
        self.special_capacity = places
            .map(|places| within(places, Self::special_capacity_range(), Pupils::get))
            .transpose()?;
        Ok(())
    }

    #[must_use]
    pub const fn special_capacity_range() -> (Pupils, Pupils) {
        (Pupils::ZERO, MOST_PLACES)
    }

    /// The costs of a basis, with typed figures in place of its own.
    #[must_use]
    pub fn costs(&self, basis: &UnitCosts) -> UnitCosts {
        let mut costs = *basis;
        for (cost, typed) in costs.unit_cost.iter_mut().zip(self.unit_cost) {
            *cost = typed.unwrap_or(*cost);
        }
        costs.ap_base = self.sum(BaseSum::ApBase).unwrap_or(costs.ap_base);
        costs.services_base = self
            .sum(BaseSum::ServicesBase)
            .unwrap_or(costs.services_base);
        costs
    }
}

fn checked_year(
    given: FinancialYear,
    first: FinancialYear,
    last: FinancialYear,
) -> Result<(), ActualsError> {
    if (first..=last).contains(&given) {
        Ok(())
    } else {
        Err(ActualsError::Year { given, first, last })
    }
}

/// The amount, if it is within its range; NaN is in no range.
fn within<T: PartialOrd + Copy>(
    amount: T,
    (low, high): (T, T),
    get: fn(T) -> f64,
) -> Result<T, ActualsError> {
    if (low..=high).contains(&amount) {
        Ok(amount)
    } else {
        Err(ActualsError::Amount {
            low: get(low),
            high: get(high),
        })
    }
}
