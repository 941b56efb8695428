//! The projection: nine financial years, from children to the deficit after grant.
//!
//! Answers for: what a projection stands on, rolling the years, the ledger with what is known
//! of it by now, the reconciliation with the published forecast, and both verdicts (MODEL 7,
//! 8b and 9). Uses the model's other rooms.

use super::agreement::{Agreement, ROUNDING};
use super::basis::{Basis, BlockSource};
use super::cohort::roll;
use super::cost::{Calibration, Funded, Growth, Lines, UnitCosts, calibrate, lines, prices};
use super::known::{Actual, BaseFigures, BaseSum, Known, StabilityGrant};
use super::levers::{Lever, LeverValues, Strengths, Timings};
use super::named::{self, NamedChildren, NamedResult};
use super::placement::ByPlacement;
use super::places::{Placed, place};
use crate::units::{FinancialYear, Pounds, PoundsPerPupil, Pupils, Rate};

pub use super::basis::YEARS;

/// A child whose need is met without a plan is taken to need support for this many censuses.
const CENSUSES_OF_SUPPORT: usize = 3;

/// What is assumed: everything that the page's user can change.
#[derive(Debug, Clone, PartialEq)]
pub struct Assumptions {
    pub values: LeverValues,
    pub timings: Timings,
    pub block: BlockSource,
    /// Whether what the published forecast holds and the model does not is counted in.
    pub reconciliation: bool,
    pub known: Known,
    /// In this order they are moved.
    pub named: Vec<NamedChildren>,
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
    /// The deficit before grant that the year opens with.
    pub opening: Pounds,
    /// What the actual deficit is above what the model has; nought where none is known.
    pub actual_difference: Pounds,
    pub cumulative: Pounds,
    pub grant: Pounds,
    pub grant_received: Pounds,
    pub after_grant: Pounds,
    /// Nought but in the year that it is paid in.
    pub stability_grant: Pounds,
    /// The local rest, from the year of the Stability Grant on.
    pub after_stability_grant: Option<Pounds>,
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
    /// Named children, entry by entry.
    pub named: Vec<NamedResult>,
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

    /// The deficit that the first year opens with, before and after grant.
    #[must_use]
    pub fn opening(&self) -> (Pounds, Pounds) {
        let [first, ..] = &self.years;
        let received = first.grant_received - first.grant;
        (first.opening, first.opening - received)
    }

    #[must_use]
    pub fn of(&self, year: FinancialYear) -> Option<&YearResult> {
        self.years.iter().find(|result| result.year == year)
    }
}

/// What a projection stands on: the basis's own figures of the base year, or what was typed
/// in their place, and κ, which follows from them.
#[derive(Debug, Clone, Copy)]
pub struct Ground {
    pub costs: UnitCosts,
    /// What the base year cost; `None` where it is not known, and κ then means nothing.
    pub base_spend: Option<Pounds>,
    pub calibration: Calibration,
    /// Its factor on every price.
    pub kappa: Rate,
    /// State special school places at the base census.
    pub special_capacity: Pupils,
    pub opening_deficit: Pounds,
    /// The base census, placed with nothing moved.
    pub base: Placed,
}

impl Ground {
    fn of(basis: &Basis, typed: &BaseFigures) -> Self {
        let special_capacity = typed.special_capacity().unwrap_or(basis.special_capacity);
        let before_any = Strengths::before_any(&basis.values);
        let [before, base] = [&basis.before, &basis.stock]
            .map(|need| place(need, &basis.pattern, &before_any, special_capacity));
        let funded = Funded::between(&before, &base, Pupils::ZERO, Pupils::ZERO);
        let costs = typed.costs(&basis.costs);
        let base_spend = typed.sum(BaseSum::BaseSpend).or(basis.base_spend);
        let calibration = calibrate(base_spend, &funded, &costs, &before_any);
        Self {
            costs,
            base_spend,
            calibration,
            kappa: calibration.kappa(),
            special_capacity,
            opening_deficit: typed
                .sum(BaseSum::OpeningDeficit)
                .unwrap_or(basis.opening_deficit),
            base,
        }
    }
}

/// A basis with what follows from it alone: its ground and the reconciliation, each fitted once.
#[derive(Debug, Clone)]
pub struct Model {
    basis: Basis,
    ground: Ground,
    reconciliation: [Pounds; YEARS],
}

impl Model {
    #[must_use]
    pub fn new(basis: Basis) -> Self {
        let ground = Ground::of(&basis, &BaseFigures::default());
        let mut model = Self {
            basis,
            ground,
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

    /// What a projection stands on where these figures are typed.
    #[must_use]
    pub fn ground(&self, typed: &BaseFigures) -> Ground {
        if typed.is_nothing() {
            self.ground
        } else {
            Ground::of(&self.basis, typed)
        }
    }

    /// κ of the basis's own figures. See [`calibrate`].
    #[must_use]
    pub const fn kappa(&self) -> Rate {
        self.ground.kappa
    }

    /// Whether what the base year cost is known of the basis, so that κ means something.
    #[must_use]
    pub const fn is_calibrated(&self) -> bool {
        self.basis.base_spend.is_some()
    }

    /// The base census as placed: what the first projected year starts from.
    #[must_use]
    pub const fn base(&self) -> &Placed {
        &self.ground.base
    }

    /// What is assumed before anyone moves anything.
    #[must_use]
    pub const fn untouched(&self) -> Assumptions {
        Assumptions {
            values: self.basis.values,
            timings: self.basis.timings,
            block: BlockSource::Planned,
            reconciliation: true,
            known: Known::nothing(self.basis.base_year),
            named: Vec::new(),
        }
    }

    #[must_use]
    pub fn project(&self, assumptions: &Assumptions) -> Projection {
        let basis = &self.basis;
        let ground = self.ground(&assumptions.known.base);
        let values = &assumptions.values;
        let trend = Pupils::of(values.get(Lever::SpecialTrend));
        let more_new_plans = Rate::ONE + Rate::of(values.get(Lever::NewPlansGrowth));

        let mut need = basis.stock;
        let mut before = ground.base;
        let mut trended_capacity = ground.special_capacity;
        let mut new_plans_growth = Rate::ONE;
        let mut growth = Growth::NONE;
        let mut avoided_lately = [Pupils::ZERO; CENSUSES_OF_SUPPORT];
        let mut met_before = Pupils::ZERO;
        let mut named: Vec<_> = assumptions
            .named
            .iter()
            .copied()
            .map(NamedResult::new)
            .collect();
        let mut ledger = Ledger::open(basis, &ground, assumptions);

        let years = std::array::from_fn(|index| {
            #[allow(clippy::cast_possible_truncation, reason = "index is below nine")]
            let year = basis.first_year().plus(index as u16);
            let strengths = Strengths::in_year(values, &assumptions.timings, year);

            let rolled = roll(&need, &basis.pattern, &strengths, new_plans_growth);
            need = rolled.need;
            new_plans_growth = new_plans_growth * more_new_plans;
            trended_capacity += trend;
            let place = |need| place(need, &basis.pattern, &strengths, trended_capacity);
            let inside = if named.is_empty() {
                place(&need)
            } else {
                let mut others = need;
                let moved = named::take_off(&mut named, &mut others, index, year);
                place(&others).with_named(&moved)
            };
            avoided_lately.rotate_right(1);
            avoided_lately[0] = rolled.plans_avoided;
            let met_inside = avoided_lately.iter().copied().sum();

            growth = growth.a_year_on(&strengths);
            let funded = Funded::between(&before, &inside, met_before, met_inside);
            let prices = prices(&ground.costs, ground.kappa, &growth, &strengths);
            let named_cost = named::reckon(&mut named, index, year, &prices, &strengths);
            let lines =
                lines(&funded, &prices, &ground.costs, &growth, &strengths).with_named(named_cost);
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
                opening: entry.opening,
                actual_difference: entry.actual_difference,
                cumulative: entry.cumulative,
                grant: entry.grant,
                grant_received: entry.grant_received,
                after_grant: entry.after_grant,
                stability_grant: entry.stability_grant,
                after_stability_grant: entry.after_stability_grant,
                gap_to_mitigated: published.map(|row| entry.cumulative - row.mitigated.pounds()),
                gap_to_remaining: published.map(|row| entry.after_grant - row.remaining.pounds()),
            }
        });
        Projection { years, named }
    }
}

/// Income and balances, carried from year to year.
struct Ledger<'a> {
    agreement: Option<&'a Agreement>,
    known: &'a Known,
    /// The block of the year to come, where no actual one is known.
    next_block: Pounds,
    block_growth: Rate,
    transfer: Pounds,
    council_contribution: Pounds,
    cumulative: Pounds,
    grant_received: Pounds,
    /// The Stability Grant, once it is paid.
    stability_grant: Option<Pounds>,
}

struct Entry {
    block: Pounds,
    transfer: Pounds,
    in_year: Pounds,
    council_contribution: Pounds,
    opening: Pounds,
    actual_difference: Pounds,
    cumulative: Pounds,
    grant: Pounds,
    grant_received: Pounds,
    after_grant: Pounds,
    stability_grant: Pounds,
    after_stability_grant: Option<Pounds>,
}

impl<'a> Ledger<'a> {
    fn open(basis: &'a Basis, ground: &Ground, assumptions: &'a Assumptions) -> Self {
        let known = &assumptions.known;
        let of = |lever| assumptions.values.get(lever);
        let block = known.block_path(basis);
        let mut ledger = Self {
            agreement: basis.agreement.as_ref(),
            known,
            next_block: block.first(assumptions.block),
            block_growth: Rate::ONE + Rate::of(of(Lever::HnbGrowth)),
            transfer: basis.schools_block * Rate::of(of(Lever::BlockTransfer)),
            council_contribution: Pounds::of(of(Lever::CouncilContribution)),
            cumulative: ground.opening_deficit,
            grant_received: Pounds::ZERO,
            stability_grant: None,
        };
        ledger.grant_received = ledger.agreement.map_or(Pounds::ZERO, |rows| {
            rows.paid_by(basis.base_year) - rows.payment(basis.base_year)
        }) + ledger.payment(basis.base_year);
        ledger
    }

    /// The Safety Valve payment of a year: the actual one, else the schedule's.
    fn payment(&self, year: FinancialYear) -> Pounds {
        self.known.actual(Actual::Payment, year).unwrap_or_else(|| {
            self.agreement
                .map_or(Pounds::ZERO, |rows| rows.payment(year))
        })
    }

    fn year(&mut self, year: FinancialYear, spending: Pounds, reconciliation: Pounds) -> Entry {
        let opening = self.cumulative;
        let after_grant_before = opening - self.grant_received;
        let block = self
            .known
            .actual(Actual::Block, year)
            .unwrap_or(self.next_block);
        self.next_block = block * self.block_growth;
        let in_year = spending - (block + self.transfer) + reconciliation;
        self.cumulative += in_year - self.council_contribution;
        let mut actual_difference = Pounds::ZERO;
        if let Some(actual) = self.known.actual(Actual::Deficit, year) {
            actual_difference = actual - self.cumulative;
            self.cumulative = actual;
        }
        let grant = self.payment(year);
        self.grant_received += grant;
        let after_grant = self.cumulative - self.grant_received;
        let stability_grant = self
            .known
            .stability_grant()
            .filter(|grant| grant.year == year)
            .map(|StabilityGrant { share, .. }| after_grant_before.max(Pounds::ZERO) * share);
        self.stability_grant = self.stability_grant.or(stability_grant);
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
