//! What was typed into a scenario, number by number.
//!
//! Answers for: where a scenario has each [`Field`], and setting it.

use super::Scenario;
use super::field::{Field, NotAllowed};
use engine::model::actuals::StabilityGrant;
use engine::model::basis::Basis;
use engine::units::{Pounds, PoundsPerPupil, Pupils, Rate};

impl Field {
    /// What was typed, if anything was; for a lever, what it was moved to by hand.
    #[must_use]
    pub fn typed(self, scenario: &Scenario) -> Option<f64> {
        let actuals = &scenario.actuals;
        match self {
            Self::Lever(lever) => scenario.moved(lever),
            Self::Actual(actual, year) => actuals.actual(actual, year).map(Pounds::get),
            Self::UnitCost(placement) => actuals.base.unit_cost(placement).map(PoundsPerPupil::get),
            Self::BaseSum(sum) => actuals.base.sum(sum).map(Pounds::get),
            Self::SpecialCapacity => actuals.base.special_capacity().map(Pupils::get),
            Self::StabilityShare => actuals.stability_grant().map(|grant| grant.share.get()),
            Self::School(figure) => scenario.school.typed(figure),
        }
    }

    /// Sets a number, or removes it.
    ///
    /// # Errors
    /// [`NotAllowed`]; nothing is changed then.
    pub fn set(
        self,
        scenario: &mut Scenario,
        basis: &Basis,
        number: Option<f64>,
    ) -> Result<(), NotAllowed> {
        let actuals = &mut scenario.actuals;
        match self {
            Self::School(figure) => scenario.school.set(figure, number).map_err(|_| NotAllowed),
            Self::Lever(lever) => match number {
                Some(number) => scenario.set(basis, lever, number).map_err(|_| NotAllowed),
                None => {
                    scenario.reset(lever);
                    Ok(())
                }
            },
            Self::Actual(actual, year) => actuals
                .set_actual(actual, year, quantity(number, Pounds::new)?)
                .map_err(|_| NotAllowed),
            Self::UnitCost(placement) => actuals
                .base
                .set_unit_cost(placement, quantity(number, PoundsPerPupil::new)?)
                .map_err(|_| NotAllowed),
            Self::BaseSum(sum) => actuals
                .base
                .set_sum(sum, quantity(number, Pounds::new)?)
                .map_err(|_| NotAllowed),
            Self::SpecialCapacity => actuals
                .base
                .set_special_capacity(quantity(number, Pupils::new)?)
                .map_err(|_| NotAllowed),
            Self::StabilityShare => {
                let share = quantity(number, Rate::new)?.unwrap_or(StabilityGrant::SHARE);
                let grant = actuals.stability_grant().ok_or(NotAllowed)?;
                actuals
                    .set_stability_grant(Some(StabilityGrant { share, ..grant }))
                    .map_err(|_| NotAllowed)
            }
        }
    }
}

/// A number as its quantity, if there is one.
fn quantity<T, E>(
    number: Option<f64>,
    new: fn(f64) -> Result<T, E>,
) -> Result<Option<T>, NotAllowed> {
    number.map(new).transpose().map_err(|_| NotAllowed)
}
