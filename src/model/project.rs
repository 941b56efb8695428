//! The projection: nine financial years, from children to the deficit after grant.
//!
//! Answers for: rolling the years, the ledger, the reconciliation with the published
//! forecast, and both verdicts (MODEL 7 and 9). Uses the model's other rooms.

use super::agreement::{Agreement, ROUNDING};
use super::basis::{Basis, BlockSource};
use super::cohort::roll;
use super::cost::{Funded, Growth, Lines, calibrate, lines, prices};
use super::levers::{Lever, LeverValues, Strengths, Timings};
use super::placement::ByPlacement;
use super::places::{Placed, place};
use crate::units::{FinancialYear, Pounds, PoundsPerPupil, Pupils, Rate};

/// Financial years that are projected.
pub const YEARS: usize = 9;
/// A child whose need is met without a plan is taken to need support for this many censuses.
const CENSUSES_OF_SUPPORT: usize = 3;

/// What is assumed: everything that the page's user can change.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Assumptions {
    pub values: LeverValues,
    pub timings: Timings,
    pub block: BlockSource,
    /// Whether what the published forecast holds and the model does not is counted in.
    pub reconciliation: bool,
}

/// One projected financial year. Positive balances are deficits.
#[derive(Debug, Clone, Copy)]
pub struct YearResult {
    pub year: FinancialYear,
    /// At the January inside the year.
    pub placed: Placed,
    pub plans_avoided: Pupils,
    /// Children whose need is met without a plan, at that January.
    pub met_without_plan: Pupils,
    /// Funded plans of the year: both Januaries, weighted.
    pub funded_plans: Pupils,
    pub prices: ByPlacement<PoundsPerPupil>,
    pub lines: Lines,
    pub spending: Pounds,
    pub block: Pounds,
    pub transfer: Pounds,
    pub income: Pounds,
    pub reconciliation: Pounds,
    pub in_year: Pounds,
    pub council_contribution: Pounds,
    pub cumulative: Pounds,
    pub grant: Pounds,
    pub grant_received: Pounds,
    pub after_grant: Pounds,
    /// Cumulative less the published mitigated deficit, in years that the agreement names.
    pub gap_to_mitigated: Option<Pounds>,
    /// After grant less the published remaining deficit, in those years.
    pub gap_to_remaining: Option<Pounds>,
}

impl YearResult {
    /// Whether the year's spending is within its income, council contributions aside.
    #[must_use]
    pub fn within_income(&self) -> bool {
        self.in_year <= Pounds::ZERO
    }

    /// Whether the remaining deficit is at or below the agreement's, its own rounding allowed.
    #[must_use]
    pub fn at_or_below_agreement(&self) -> Option<bool> {
        self.gap_to_remaining.map(|gap| gap <= ROUNDING)
    }
}

/// Nine years.
#[derive(Debug, Clone)]
pub struct Projection {
    pub years: [YearResult; YEARS],
}

impl Projection {
    /// The first year whose spending is within its income.
    #[must_use]
    pub fn first_balanced_year(&self) -> Option<FinancialYear> {
        self.years
            .iter()
            .find(|year| year.within_income())
            .map(|year| year.year)
    }

    #[must_use]
    pub fn of(&self, year: FinancialYear) -> Option<&YearResult> {
        self.years.iter().find(|result| result.year == year)
    }
}

/// A basis with what follows from it alone: κ and the reconciliation, each fitted once.
#[derive(Debug, Clone)]
pub struct Model {
    basis: Basis,
    kappa: Rate,
    /// The base census, placed with nothing moved.
    base: Placed,
    reconciliation: [Pounds; YEARS],
}

impl Model {
    #[must_use]
    pub fn new(basis: Basis) -> Self {
        let before_any = Strengths::before_any(&basis.values);
        let before = place(
            &basis.before,
            &basis.pattern,
            &before_any,
            basis.special_capacity,
        );
        let base = place(
            &basis.stock,
            &basis.pattern,
            &before_any,
            basis.special_capacity,
        );
        let funded = Funded::between(&before, &base, Pupils::ZERO, Pupils::ZERO);
        let kappa = calibrate(basis.base_spend, &funded, &basis.costs, &before_any);
        let mut model = Self {
            basis,
            kappa,
            base,
            reconciliation: [Pounds::ZERO; YEARS],
        };
        let untouched = model.project(&model.untouched());
        if let Some(agreement) = &model.basis.agreement {
            model.reconciliation = reconcile(agreement, model.basis.opening_deficit, &untouched);
        }
        model
    }

    #[must_use]
    pub const fn basis(&self) -> &Basis {
        &self.basis
    }

    /// See [`calibrate`].
    #[must_use]
    pub const fn kappa(&self) -> Rate {
        self.kappa
    }

    /// Whether what the base year cost is known, so that κ means something.
    #[must_use]
    pub const fn is_calibrated(&self) -> bool {
        self.basis.base_spend.is_some()
    }

    /// The base census as placed: what the first projected year starts from.
    #[must_use]
    pub const fn base(&self) -> &Placed {
        &self.base
    }

    /// What is assumed before anyone moves anything.
    #[must_use]
    pub const fn untouched(&self) -> Assumptions {
        Assumptions {
            values: self.basis.values,
            timings: self.basis.timings,
            block: BlockSource::Planned,
            reconciliation: true,
        }
    }

    #[must_use]
    pub fn project(&self, assumptions: &Assumptions) -> Projection {
        let basis = &self.basis;
        let values = &assumptions.values;
        let trend = Pupils::of(values.get(Lever::SpecialTrend));
        let more_new_plans = Rate::ONE + Rate::of(values.get(Lever::NewPlansGrowth));

        let mut need = basis.stock;
        let mut before = self.base;
        let mut trended_capacity = basis.special_capacity;
        let mut new_plans_growth = Rate::ONE;
        let mut growth = Growth::NONE;
        let mut avoided_lately = [Pupils::ZERO; CENSUSES_OF_SUPPORT];
        let mut met_before = Pupils::ZERO;
        let mut ledger = Ledger::open(basis, assumptions);

        let years = std::array::from_fn(|index| {
            #[allow(clippy::cast_possible_truncation, reason = "index is below nine")]
            let year = basis.first_year().plus(index as u16);
            let strengths = Strengths::in_year(values, &assumptions.timings, year);

            let rolled = roll(&need, &basis.pattern, &strengths, new_plans_growth);
            need = rolled.need;
            new_plans_growth = new_plans_growth * more_new_plans;
            trended_capacity += trend;
            let inside = place(&need, &basis.pattern, &strengths, trended_capacity);
            avoided_lately.rotate_right(1);
            avoided_lately[0] = rolled.plans_avoided;
            let met_inside = avoided_lately.iter().copied().sum();

            growth = growth.a_year_on(&strengths);
            let funded = Funded::between(&before, &inside, met_before, met_inside);
            let prices = prices(&basis.costs, self.kappa, &growth, &strengths);
            let lines = lines(&funded, &prices, &basis.costs, &growth, &strengths);
            before = inside;
            met_before = met_inside;

            let spending = lines.total();
            let reconciliation = if assumptions.reconciliation {
                self.reconciliation[index]
            } else {
                Pounds::ZERO
            };
            let entry = ledger.year(year, spending, reconciliation);
            let published = basis
                .agreement
                .as_ref()
                .and_then(|agreement| agreement.of(year));
            YearResult {
                year,
                placed: inside,
                plans_avoided: rolled.plans_avoided,
                met_without_plan: met_inside,
                funded_plans: funded.plans(),
                prices,
                lines,
                spending,
                block: entry.block,
                transfer: entry.transfer,
                income: entry.block + entry.transfer,
                reconciliation,
                in_year: entry.in_year,
                council_contribution: entry.council_contribution,
                cumulative: entry.cumulative,
                grant: entry.grant,
                grant_received: entry.grant_received,
                after_grant: entry.cumulative - entry.grant_received,
                gap_to_mitigated: published.map(|row| entry.cumulative - row.mitigated.pounds()),
                gap_to_remaining: published
                    .map(|row| entry.cumulative - entry.grant_received - row.remaining.pounds()),
            }
        });
        Projection { years }
    }
}

/// Income and balances, carried from year to year.
struct Ledger<'a> {
    agreement: Option<&'a Agreement>,
    block: Pounds,
    block_growth: Rate,
    transfer: Pounds,
    council_contribution: Pounds,
    cumulative: Pounds,
    grant_received: Pounds,
    begun: bool,
}

struct Entry {
    block: Pounds,
    transfer: Pounds,
    in_year: Pounds,
    council_contribution: Pounds,
    cumulative: Pounds,
    grant: Pounds,
    grant_received: Pounds,
}

impl<'a> Ledger<'a> {
    fn open(basis: &'a Basis, assumptions: &Assumptions) -> Self {
        let agreement = basis.agreement.as_ref();
        let of = |lever| assumptions.values.get(lever);
        Self {
            agreement,
            block: basis.block.first(assumptions.block),
            block_growth: Rate::ONE + Rate::of(of(Lever::HnbGrowth)),
            transfer: basis.schools_block * Rate::of(of(Lever::BlockTransfer)),
            council_contribution: Pounds::of(of(Lever::CouncilContribution)),
            cumulative: basis.opening_deficit,
            grant_received: agreement.map_or(Pounds::ZERO, |rows| rows.paid_by(basis.base_year)),
            begun: false,
        }
    }

    fn year(&mut self, year: FinancialYear, spending: Pounds, reconciliation: Pounds) -> Entry {
        if self.begun {
            self.block = self.block * self.block_growth;
        }
        self.begun = true;
        let in_year = spending - (self.block + self.transfer) + reconciliation;
        self.cumulative += in_year - self.council_contribution;
        let grant = self
            .agreement
            .map_or(Pounds::ZERO, |rows| rows.payment(year));
        self.grant_received += grant;
        Entry {
            block: self.block,
            transfer: self.transfer,
            in_year,
            council_contribution: self.council_contribution,
            cumulative: self.cumulative,
            grant,
            grant_received: self.grant_received,
        }
    }
}

/// What the published no-action forecast holds and the model does not, year by year; after
/// its last year the last figure fades: two thirds, one third, nothing.
fn reconcile(agreement: &Agreement, opening: Pounds, untouched: &Projection) -> [Pounds; YEARS] {
    let mut reconciliation = [Pounds::ZERO; YEARS];
    let mut published_before = opening;
    let mut last = Pounds::ZERO;
    let mut faded = 0;
    for (result, line) in untouched.years.iter().zip(&mut reconciliation) {
        *line = match agreement.of(result.year) {
            Some(row) => {
                let published = row.unmitigated.pounds();
                last = published - published_before - result.in_year;
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
        };
    }
    reconciliation
}
