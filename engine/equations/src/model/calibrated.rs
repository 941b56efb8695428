//! The calibrated base year, and κ in each year after it (model.md 6, 8b).
//!
//! Answers for: costs, spending and balance of the base year, from the basis or as entered, and
//! the factor κ that makes the model's prices meet them. Uses `actuals`, `basis`, `cost`, `ledger`
//! and `places`.

use super::actuals::{Actual, Actuals, BaseSum};
use super::basis::{BaseSpending, Basis, MOST_YEARS, Opening, UnitCosts};
use super::cost::{Calibration, Fit, Funded, Line, Lines, fit, place_funding};
use super::ledger::{base_payment, received_by};
use super::places::{Placed, place};
use crate::levers::Strengths;
use crate::units::{FinancialYear, Number, Pounds, Pupils, Rate};

/// The base year that a projection starts from: the basis's own figures or those entered instead,
/// and κ, which follows from them.
#[derive(Debug, Clone, Copy)]
pub struct CalibratedBase {
    pub costs: UnitCosts,
    /// What the base year cost; `None` where it is not known, and κ is then undefined.
    pub base_spend: Option<Pounds>,
    /// The model's own place funding of the base year, inside base spending.
    pub own_place_funding: Pounds,
    pub calibration: Calibration,
    /// Its factor on every price.
    pub kappa: Rate,
    /// State special school places at the base census.
    pub special_capacity: Pupils,
    pub opening_deficit: Pounds,
    /// The base census, placed, before any lever is moved.
    pub base: Placed,
    /// What the base year funded.
    pub funded: Funded,
}

impl CalibratedBase {
    pub(super) fn of(basis: &Basis, actuals: &Actuals) -> Self {
        let typed = &actuals.base;
        let special_capacity = typed.special_capacity().unwrap_or(basis.special_capacity);
        let before_any = Strengths::before_any(&basis.values);
        let [before, base] = [&basis.before, &basis.stock]
            .map(|need| place(need, &basis.pattern, &before_any, special_capacity));
        let funded = Funded::between(&before, &base, Pupils::ZERO, Pupils::ZERO);
        let costs = typed.costs(&basis.costs);
        let own_place_funding = place_funding(&funded);
        let base_spend = typed.sum(BaseSum::BaseSpend).or(match basis.base_spend {
            BaseSpending::Unknown => None,
            BaseSpending::Known(pounds) => Some(pounds),
            BaseSpending::Outturn(net) => Some(net + own_place_funding + basis.other_places),
        });
        let calibration = Calibration::of(fit(base_spend, &funded, &costs, &before_any));
        let received = received_by(basis, actuals);
        let opening_deficit =
            typed
                .sum(BaseSum::OpeningDeficit)
                .unwrap_or_else(|| match basis.opening {
                    Opening::Cumulative(pounds) => pounds,
                    Opening::AfterGrant(pounds) => pounds + received,
                    Opening::YearEarlier(balance) => {
                        let block = actuals.block_path(basis).base;
                        let spent = base_spend.unwrap_or_default();
                        balance + spent - block - base_payment(basis, actuals) + received
                    }
                    Opening::Unknown => received,
                });
        Self {
            costs,
            base_spend,
            own_place_funding,
            calibration,
            kappa: calibration.kappa(),
            special_capacity,
            opening_deficit,
            base,
            funded,
        }
    }

    /// κ of the base year at other costs.
    #[must_use]
    pub fn kappa_at<N: Number>(&self, basis: &Basis, costs: &UnitCosts<N>) -> Rate<N> {
        let before_any = Strengths::before_any(&basis.values).each();
        let fit = fit(self.base_spend, &self.funded.each(), costs, &before_any);
        fit.map_or(Rate::ONE, |fit| fit.kappa(Rate::ONE))
    }
}

/// κ of each projected year: the base year's, recalibrated in each year with an outturn of its own and
/// kept for those after it (model.md 8b). `untouched` is each projected year with no lever moved, at
/// κ = 1.
pub(super) fn kappas<N: Number>(
    mut kappa: Rate<N>,
    basis: &Basis,
    actuals: &Actuals,
    untouched: impl IntoIterator<Item = (FinancialYear, Lines<N>)>,
) -> [Rate<N>; MOST_YEARS] {
    let mut kappas = [kappa; MOST_YEARS];
    for (of_year, (year, lines)) in kappas.iter_mut().zip(untouched) {
        if let Some(outturn) = actuals.actual(Actual::Outturn, year) {
            let fixed = lines.get(Line::AlternativeProvision) + lines.get(Line::Services);
            let fit = Fit {
                left: (outturn + basis.other_places).each() - fixed,
                priced: lines.priced(),
            };
            kappa = fit.kappa(kappa);
        }
        *of_year = kappa;
    }
    kappas
}
