//! The calibrated base year, and κ in each year after it (model.md 6, 8b).
//!
//! Answers for: costs, spending and balance of the base year, from the basis or as entered, and
//! the factor κ that makes the model's prices meet them. Uses `actuals`, `basis`, `cost`, `ledger`
//! and `places`.

use super::actuals::{Actual, Actuals, BaseSum};
use super::basis::{BaseSpending, Basis, Opening, UnitCosts};
use super::cost::{Calibration, Funded, Line, Lines, calibrate, place_funding};
use super::ledger::{base_payment, received_by};
use super::places::{Placed, place};
use crate::levers::Strengths;
use crate::units::{FinancialYear, Pounds, Pupils, Rate};

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
        let calibration = calibrate(base_spend, &funded, &costs, &before_any);
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
        }
    }
    /// κ of each projected year: the base year's, recalibrated in each year with an outturn of its
    /// own and kept for those after it (model.md 8b). `untouched` is each projected year with no
    /// lever moved, at κ = 1.
    pub(super) fn kappas(
        &self,
        basis: &Basis,
        actuals: &Actuals,
        untouched: impl IntoIterator<Item = (FinancialYear, Lines)>,
    ) -> Vec<Rate> {
        let mut kappa = self.kappa;
        let of_year = |(year, lines): (FinancialYear, Lines)| {
            let priced = lines.priced();
            if let Some(outturn) = actuals.actual(Actual::Outturn, year)
                && priced >= Pounds::of(1.0)
            {
                let fixed = lines.get(Line::AlternativeProvision) + lines.get(Line::Services);
                let left = outturn + basis.other_places - fixed;
                kappa = Rate::of(left.max(Pounds::ZERO) / priced);
            }
            kappa
        };
        untouched.into_iter().map(of_year).collect()
    }
}
