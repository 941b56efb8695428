//! Income and balances, year by year (model.md 7).
//!
//! Answers for: the block's path, payments and grants, the effect of actual balances, and the
//! reconciliation with a published forecast.

use super::actuals::{Actual, Actuals, StabilityGrant};
use super::agreement::Agreement;
use super::basis::{Basis, BlockSource};
use super::inputs::Inputs;
use crate::levers::Lever;
use crate::units::{FinancialYear, Number, Pounds, Rate};

/// Income and balances, carried from year to year.
pub(super) struct Ledger<'a, N> {
    agreement: Option<&'a Agreement>,
    actuals: &'a Actuals,
    /// The next year's block, unless there is an actual one.
    next_block: Pounds<N>,
    /// Growth to the second projected year, until it is used.
    next_growth: Option<Rate>,
    block_growth: Rate<N>,
    transfer: Pounds<N>,
    council_contribution: Pounds<N>,
    cumulative: Pounds<N>,
    grant_received: Pounds,
    /// The after-grant balance that a Stability Grant is a share of, once that year is over.
    eligible: Pounds<N>,
    /// The Stability Grant, once it is paid.
    stability_grant: Option<Pounds<N>>,
}

/// The Safety Valve payment of a year: the actual one, else the schedule's.
fn payment(agreement: Option<&Agreement>, actuals: &Actuals, year: FinancialYear) -> Pounds {
    actuals
        .actual(Actual::Payment, year)
        .unwrap_or_else(|| agreement.map_or(Pounds::ZERO, |rows| rows.payment(year)))
}

/// Payments received by the end of the base year.
pub(super) fn received_by(basis: &Basis, actuals: &Actuals) -> Pounds {
    let agreement = basis.agreement.as_ref();
    let before = agreement.map_or(Pounds::ZERO, |rows| {
        rows.paid_by(basis.base_year) - rows.payment(basis.base_year)
    });
    before + base_payment(basis, actuals)
}

/// The payment of the base year.
pub(super) fn base_payment(basis: &Basis, actuals: &Actuals) -> Pounds {
    payment(basis.agreement.as_ref(), actuals, basis.base_year)
}

pub(super) struct Entry<N> {
    pub(super) block: Pounds<N>,
    pub(super) transfer: Pounds<N>,
    pub(super) in_year: Pounds<N>,
    pub(super) council_contribution: Pounds<N>,
    pub(super) opening: Pounds<N>,
    pub(super) actual_difference: Pounds<N>,
    pub(super) cumulative: Pounds<N>,
    pub(super) grant: Pounds,
    pub(super) grant_received: Pounds,
    pub(super) after_grant: Pounds<N>,
    pub(super) stability_grant: Pounds<N>,
    pub(super) after_stability_grant: Option<Pounds<N>>,
}

impl<'a, N: Number> Ledger<'a, N> {
    pub(super) fn open(
        basis: &'a Basis,
        inputs: &Inputs<N>,
        source: BlockSource,
        actuals: &'a Actuals,
    ) -> Self {
        let rate = |lever: Lever| Rate::of(inputs.values[lever.at()]);
        let block = actuals.block_path(basis);
        let received = received_by(basis, actuals);
        Self {
            agreement: basis.agreement.as_ref(),
            actuals,
            next_block: block.first(source).each(),
            next_growth: block.next_growth,
            block_growth: Rate::ONE + rate(Lever::HnbGrowth),
            transfer: basis.schools_block.each() * rate(Lever::BlockTransfer),
            council_contribution: Pounds::of(inputs.values[Lever::CouncilContribution.at()]),
            cumulative: inputs.opening,
            grant_received: received,
            eligible: inputs.opening - received.each(),
            stability_grant: None,
        }
    }

    /// `block` is the year's own, where it is not the one that follows from the year before.
    pub(super) fn year(
        &mut self,
        year: FinancialYear,
        block: Option<Pounds<N>>,
        spending: Pounds<N>,
        reconciliation: Pounds,
    ) -> Entry<N> {
        let opening = self.cumulative;
        let block = block.unwrap_or(self.next_block);
        let growth = self
            .next_growth
            .take()
            .map_or(self.block_growth, |growth| (Rate::ONE + growth).each());
        self.next_block = block * growth;
        let in_year = spending - (block + self.transfer) + reconciliation.each();
        self.cumulative += in_year - self.council_contribution;
        let mut actual_difference = Pounds::ZERO;
        if let Some(actual) = self.actuals.actual(Actual::Deficit, year) {
            actual_difference = actual.each() - self.cumulative;
            self.cumulative = actual.each();
        }
        let grant = payment(self.agreement, self.actuals, year);
        self.grant_received += grant;
        let after_grant = self.cumulative - self.grant_received.each();
        let stability_grant = self
            .actuals
            .stability_grant()
            .filter(|grant| grant.year == year)
            .map(|StabilityGrant { share, .. }| self.eligible.max(Pounds::ZERO) * share.each());
        self.stability_grant = self.stability_grant.or(stability_grant);
        if year <= StabilityGrant::BALANCE_OF {
            self.eligible = after_grant;
        }
        Entry {
            block,
            transfer: self.transfer,
            in_year,
            council_contribution: self.council_contribution,
            opening,
            actual_difference,
            cumulative: self.cumulative,
            grant,
            grant_received: self.grant_received,
            after_grant,
            stability_grant: stability_grant.unwrap_or(Pounds::ZERO),
            after_stability_grant: self.stability_grant.map(|paid| after_grant - paid),
        }
    }
}

/// What the published no-action forecast contains and the model does not, year by year. After
/// its last year the last figure fades: two thirds, one third, nothing.
///
/// `in_years` holds, for each projected year, its in-year balance with nothing moved.
pub(super) fn reconcile(
    agreement: &Agreement,
    opening: Pounds,
    in_years: impl Iterator<Item = (FinancialYear, Pounds)>,
) -> Vec<Pounds> {
    let mut published_before = opening;
    let mut last = Pounds::ZERO;
    let mut faded = 0;
    in_years
        .map(|(year, in_year)| match agreement.of(year) {
            Some(row) => {
                let published = row.unmitigated.pounds();
                last = published - published_before - in_year;
                published_before = published;
                last
            }
            None => {
                faded += 1;
                match faded {
                    1 => last * Rate::of(2.0 / 3.0),
                    2 => last * Rate::of(1.0 / 3.0),
                    _ => Pounds::ZERO,
                }
            }
        })
        .collect()
}
