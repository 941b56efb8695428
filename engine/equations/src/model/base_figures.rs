//! Figures of the base year that somebody entered in place of the basis's own (model.md 8b).
//!
//! Answers for: which there are, which values each can have, and the costs of a basis with them.
//! Uses `basis`, `cost` and `limits`. `actuals` holds them.

use super::basis::UnitCosts;
use super::cost::PRICED;
use super::limits::{ActualsError, BILLION, within};
use super::placement::{ByPlacement, PLACEMENTS, Placement};
use crate::units::{Pounds, PoundsPerPupil, Pupils};

const HIGHEST_PRICE: PoundsPerPupil = PoundsPerPupil::of(1e6);
const MOST_PLACES: Pupils = Pupils::of(10_000.0);

/// A sum of the base year that can be entered in place of the basis's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BaseSum {
    ApBase,
    ServicesBase,
    BaseSpend,
    OpeningDeficit,
}

/// Figures of the base year, entered in place of the basis's own; none at first.
#[derive(Debug, Clone, Copy, PartialEq, Default, serde::Serialize, serde::Deserialize)]
pub struct BaseFigures {
    unit_cost: ByPlacement<Option<PoundsPerPupil>>,
    sums: [Option<Pounds>; BaseSum::ALL.len()],
    special_capacity: Option<Pupils>,
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

impl BaseFigures {
    pub const NONE: Self = Self {
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

    /// The costs of a basis, with the figures entered in place of its own.
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
