//! The years that the page is about.
//!
//! Answers for: the years that follow from a starting point and the national dates, so that no
//! view has years of its own. Uses `national` and the model's basis.

use super::National;
use equations::model::basis::Basis;
use equations::units::FinancialYear;

/// The years of a starting point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Calendar {
    /// The last year whose spending is known.
    pub base_year: FinancialYear,
    /// The first projected year, where the agreement began with it.
    pub agreement_began: Option<FinancialYear>,
    /// The agreement's last year, where there is an agreement.
    pub agreement_ends: Option<FinancialYear>,
    pub override_ends: FinancialYear,
    /// The first year in which the Stability Grant can be paid.
    pub stability_grant_from: FinancialYear,
    /// The last year shown by default.
    pub last_shown: FinancialYear,
    pub last_projected: FinancialYear,
    /// The financial year that we are in.
    pub this_year: FinancialYear,
}

impl Calendar {
    #[must_use]
    pub fn new(basis: &Basis, national: &National) -> Self {
        let agreement = basis.agreement.as_ref();
        let agreement_ends = agreement.and_then(|agreement| Some(agreement.years.last()?.year));
        let agreement_first = agreement.and_then(|agreement| Some(agreement.years.first()?.year));
        let last_projected = basis.horizon().last();
        let last_shown = agreement_ends
            .unwrap_or(national.override_ends)
            .max(national.override_ends)
            .min(last_projected);
        Self {
            base_year: basis.base_year,
            agreement_began: agreement_first
                .filter(|year| *year == basis.base_year)
                .map(FinancialYear::next),
            agreement_ends,
            override_ends: national.override_ends,
            stability_grant_from: national.stability_grant_from,
            last_shown,
            last_projected,
            this_year: national.this_year,
        }
    }

    /// The focus year unless another is chosen: the agreement's last year, or the last one shown
    /// where changes begin too late to have much effect by then.
    #[must_use]
    pub fn usual_focus(&self, changes_begin: FinancialYear) -> FinancialYear {
        match self.agreement_ends {
            Some(year) if changes_begin < self.this_year => year,
            _ => self.last_shown,
        }
    }
}
