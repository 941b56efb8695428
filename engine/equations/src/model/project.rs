//! The projection: from children to the deficit after grant, year by year.
//!
//! Answers for: rolling the years, and both verdicts (model.md 9). Uses every other module here.

use super::actuals::{Actual, Actuals, BaseSum};
use super::agreement::ROUNDING;
use super::basis::{Basis, BlockSource, MOST_YEARS, Opening};
use super::calibrated::{CalibratedBase, kappas};
use super::cohort::{Need, Staying, roll_on};
use super::cost::{Funded, Growth, Line, Lines, lines, prices};
use super::headcount::{self, HeadcountMove, HeadcountResult};
use super::inputs::Inputs;
use super::ledger::{Ledger, reconcile};
use super::placement::ByPlacement;
use super::places::{Placed, place};
use crate::levers::{Lever, LeverValues, Strengths, Timings};
use crate::units::{FinancialYear, Four, Number, Pounds, PoundsPerPupil, Pupils, Rate};

/// A child whose need is met without a plan is assumed to need support for this many censuses.
const CENSUSES_OF_SUPPORT: usize = 3;

/// What is assumed: everything that a user can change.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Assumptions {
    pub values: LeverValues,
    pub timings: Timings,
    pub block: BlockSource,
    /// Whether to count what the published forecast contains and the model does not.
    pub reconciliation: bool,
    pub actuals: Actuals,
    /// Children moved by number, in this order.
    pub headcount_moves: Vec<HeadcountMove>,
}

/// One projected financial year. Positive balances are deficits.
#[derive(Debug, Clone, Copy)]
pub struct YearResult<N = f64> {
    pub year: FinancialYear,
    /// At the January inside the year.
    pub placed: Placed<N>,
    pub plans_avoided: Pupils<N>,
    /// Children whose needs are met without a plan, at that January.
    pub met_without_plan: Pupils<N>,
    /// Funded plans of the year by placement: both Januaries, weighted; and all of them.
    pub funded: ByPlacement<Pupils<N>>,
    pub funded_plans: Pupils<N>,
    pub prices: ByPlacement<PoundsPerPupil<N>>,
    pub lines: Lines<N>,
    pub spending: Pounds<N>,
    pub block: Pounds<N>,
    pub transfer: Pounds<N>,
    pub income: Pounds<N>,
    pub reconciliation: Pounds,
    /// The model's own: spending less income, and the reconciliation.
    pub in_year: Pounds<N>,
    /// The movement that the balances show, where the year's balance is an actual one.
    pub in_year_known: Option<Pounds<N>>,
    /// The factor on every price in this year.
    pub kappa: Rate<N>,
    /// The balance after grant if spending grew as in its last published year, no lever moved.
    pub own_growth_after_grant: Option<Pounds<N>>,
    pub council_contribution: Pounds<N>,
    /// The deficit before grant that the year opens with.
    pub opening: Pounds<N>,
    /// Actual deficit less the model's; zero where there is no actual deficit.
    pub actual_difference: Pounds<N>,
    pub cumulative: Pounds<N>,
    pub grant: Pounds,
    pub grant_received: Pounds,
    pub after_grant: Pounds<N>,
    /// Zero except in the year in which it is paid.
    pub stability_grant: Pounds<N>,
    /// What is left for the council, from the year of the Stability Grant on.
    pub after_stability_grant: Option<Pounds<N>>,
    /// Cumulative less the published mitigated deficit, in years that the agreement names.
    pub gap_to_mitigated: Option<Pounds<N>>,
    /// After grant less the published remaining deficit, in those years.
    pub gap_to_remaining: Option<Pounds<N>>,
}

impl<N: Number> YearResult<N> {
    /// The year's balance: as the balances show it where they are known, otherwise the model's own.
    #[must_use]
    pub fn in_year_as_known(&self) -> Pounds<N> {
        self.in_year_known.unwrap_or(self.in_year)
    }

    /// Spending as a section 251 outturn would have it, net: without place funding, the model's own
    /// and `other_places`, which the Department pays out of the block itself.
    #[must_use]
    pub fn outturn(&self, other_places: Pounds) -> Pounds<N> {
        let funding = [
            Line::UnitPlaceFunding,
            Line::SpecialPlaceFunding,
            Line::NamedPlaceFunding,
        ];
        let places: Pounds<N> = funding.map(|line| self.lines.get(line)).into_iter().sum();
        self.spending - places - other_places.each()
    }

    /// Whether the year's spending is within its income, before council contributions.
    #[must_use]
    pub fn within_income(&self) -> N::Answer {
        self.in_year_as_known().at_most(Pounds::ZERO)
    }

    /// Whether the remaining deficit is at or below the agreement's, allowing for its rounding.
    #[must_use]
    pub fn at_or_below_agreement(&self) -> Option<N::Answer> {
        self.gap_to_remaining
            .map(|gap| gap.at_most(ROUNDING.each()))
    }
}

/// A figure of a year that can be asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The deficit after grant.
    AfterGrant,
    /// The deficit before grant.
    Cumulative,
    /// The model's own in-year balance.
    InYear,
    /// The in-year balance as the balances show it, where they are known.
    InYearAsKnown,
}

impl Outcome {
    #[must_use]
    pub fn of<N: Number>(self, result: &YearResult<N>) -> Pounds<N> {
        match self {
            Self::AfterGrant => result.after_grant,
            Self::Cumulative => result.cumulative,
            Self::InYear => result.in_year,
            Self::InYearAsKnown => result.in_year_as_known(),
        }
    }
}

/// Spending that grows as in its last published year, against the scenario's income.
struct OwnGrowth<N> {
    growth: Rate,
    spending: Pounds,
    cumulative: Pounds<N>,
}

impl<N: Number> OwnGrowth<N> {
    /// A year on; a balance that is known is where later years go on from.
    fn advance(&mut self, income: Pounds<N>, known: Option<Pounds>) {
        self.spending = self.spending * self.growth;
        let grown = self.cumulative + (self.spending.each() - income);
        self.cumulative = known.map_or(grown, Pounds::each);
    }
}

/// Every projected year.
#[derive(Debug, Clone)]
pub struct Projection<N = f64> {
    /// First to last; at least one.
    pub years: Vec<YearResult<N>>,
    /// Children moved by number, entry by entry.
    pub headcount_moves: Vec<HeadcountResult<N>>,
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

    /// The first year's opening deficit, before and after grant.
    #[must_use]
    pub fn opening(&self) -> (Pounds, Pounds) {
        self.years
            .first()
            .map_or((Pounds::ZERO, Pounds::ZERO), |first| {
                let received = first.grant_received - first.grant;
                (first.opening, first.opening - received.each())
            })
    }
}

impl<N> Projection<N> {
    #[must_use]
    pub fn of(&self, year: FinancialYear) -> Option<&YearResult<N>> {
        self.years.iter().find(|result| result.year == year)
    }
}

/// What the base year funded and cost.
#[derive(Debug, Clone, Copy)]
pub struct BaseYear {
    pub funded: ByPlacement<Pupils>,
    pub prices: ByPlacement<PoundsPerPupil>,
    pub lines: Lines,
    pub block: Pounds,
}

/// A basis with what follows from it alone: the calibrated base year and the reconciliation, each
/// fitted once.
#[derive(Debug, Clone)]
pub struct Model {
    basis: Basis,
    calibrated: CalibratedBase,
    reconciliation: Vec<Pounds>,
}

impl Model {
    #[must_use]
    pub fn new(basis: Basis) -> Self {
        let calibrated = CalibratedBase::of(&basis, &Actuals::nothing(basis.horizon()));
        let mut model = Self {
            basis,
            calibrated,
            reconciliation: Vec::new(),
        };
        if let Some(agreement) = model
            .basis
            .agreement
            .as_ref()
            .filter(|_| model.basis.reconciled)
        {
            let untouched = model.project(&model.untouched());
            let in_years = untouched.years.iter().map(|year| (year.year, year.in_year));
            model.reconciliation = reconcile(agreement, calibrated.opening_deficit, in_years);
        }
        model
    }

    #[must_use]
    pub const fn basis(&self) -> &Basis {
        &self.basis
    }

    /// The base year with these figures entered.
    #[must_use]
    pub fn calibrated(&self, actuals: &Actuals) -> CalibratedBase {
        if actuals.is_nothing() {
            self.calibrated
        } else {
            CalibratedBase::of(&self.basis, actuals)
        }
    }

    /// κ of the basis's own figures. See [`calibrate`].
    #[must_use]
    pub const fn kappa(&self) -> Rate {
        self.calibrated.kappa
    }

    /// Whether the basis has the base year's spending, so that κ is defined.
    #[must_use]
    pub const fn is_calibrated(&self) -> bool {
        self.calibrated.base_spend.is_some()
    }

    /// The base census as placed, which the first projected year starts from.
    #[must_use]
    pub const fn base(&self) -> &Placed {
        &self.calibrated.base
    }

    /// The first projected year, where no balance up to a year is known: what runs up then counts
    /// from £0.
    #[must_use]
    pub fn from_zero(&self, actuals: &Actuals, year: FinancialYear) -> Option<FinancialYear> {
        let basis = &self.basis;
        let mut years = basis.horizon().years().take_while(|of| *of <= year);
        let known = actuals.base.sum(BaseSum::OpeningDeficit).is_some()
            || years.any(|of| actuals.actual(Actual::Deficit, of).is_some());
        (basis.opening == Opening::Unknown && !known).then(|| basis.first_year())
    }

    /// The base year as the model has it, before any lever is moved.
    #[must_use]
    pub fn base_year(&self, actuals: &Actuals) -> BaseYear {
        let basis = &self.basis;
        let calibrated = self.calibrated(actuals);
        let resting = Strengths::before_any(&basis.values);
        let funded = calibrated.funded;
        let prices = prices(&calibrated.costs, calibrated.kappa, &Growth::NONE, &resting);
        BaseYear {
            funded: funded.children,
            prices,
            lines: lines(&funded, &prices, &calibrated.costs, &Growth::NONE, &resting),
            block: actuals.block_path(basis).base,
        }
    }

    /// What is assumed before anything is changed.
    #[must_use]
    pub const fn untouched(&self) -> Assumptions {
        Assumptions {
            values: self.basis.values,
            timings: self.basis.timings,
            block: BlockSource::Planned,
            reconciliation: true,
            actuals: Actuals::nothing(self.basis.horizon()),
            headcount_moves: Vec::new(),
        }
    }

    #[must_use]
    pub fn project(&self, assumptions: &Assumptions) -> Projection {
        self.project_to(assumptions, self.basis.horizon().last())
    }

    /// The same, to a year and no further.
    #[must_use]
    pub fn project_to(&self, assumptions: &Assumptions, last: FinancialYear) -> Projection {
        let calibrated = self.calibrated(&assumptions.actuals);
        let inputs = self.inputs(assumptions, &calibrated);
        self.project_inputs(assumptions, &calibrated, &inputs, last)
    }

    /// The numbers that a scenario is projected from, the same in every future.
    #[must_use]
    pub fn inputs<N: Number>(
        &self,
        assumptions: &Assumptions,
        calibrated: &CalibratedBase,
    ) -> Inputs<N> {
        let actuals = &assumptions.actuals;
        let mut blocks = [None; MOST_YEARS];
        for (block, year) in blocks.iter_mut().zip(self.basis.horizon().years()) {
            *block = actuals.actual(Actual::Block, year).map(Pounds::each);
        }
        Inputs {
            values: assumptions.values.all().map(N::each),
            costs: calibrated.costs.each(),
            kappa: calibrated.kappa.each(),
            opening: calibrated.opening_deficit.each(),
            blocks,
        }
    }

    /// Four futures of a scenario at once: what `inputs` has in place of the scenario's own numbers.
    /// `calibrated` is the scenario's, which they share.
    #[must_use]
    pub fn project_four(
        &self,
        scenario: &Assumptions,
        calibrated: &CalibratedBase,
        inputs: &Inputs<Four>,
        last: FinancialYear,
    ) -> Projection<Four> {
        self.project_inputs(scenario, calibrated, inputs, last)
    }

    fn project_inputs<N: Number>(
        &self,
        assumptions: &Assumptions,
        calibrated: &CalibratedBase,
        inputs: &Inputs<N>,
        last: FinancialYear,
    ) -> Projection<N> {
        let kappas = self.kappas(&assumptions.actuals, calibrated, inputs);
        self.project_from(assumptions, calibrated, inputs, &kappas, last)
    }

    /// κ of each projected year. See [`kappas`].
    fn kappas<N: Number>(
        &self,
        actuals: &Actuals,
        calibrated: &CalibratedBase,
        inputs: &Inputs<N>,
    ) -> [Rate<N>; MOST_YEARS] {
        if !actuals.has_any(Actual::Outturn) {
            return [inputs.kappa; MOST_YEARS];
        }
        let untouched = self.untouched();
        let at_one = Inputs {
            costs: inputs.costs,
            kappa: Rate::ONE,
            ..self.inputs(&untouched, calibrated)
        };
        let ones = [Rate::ONE; MOST_YEARS];
        let last = self.basis.horizon().last();
        let untouched = self.project_from(&untouched, calibrated, &at_one, &ones, last);
        let lines = untouched.years.iter().map(|year| (year.year, year.lines));
        kappas(inputs.kappa, &self.basis, actuals, lines)
    }

    fn project_from<N: Number>(
        &self,
        assumptions: &Assumptions,
        calibrated: &CalibratedBase,
        inputs: &Inputs<N>,
        kappas: &[Rate<N>; MOST_YEARS],
        last: FinancialYear,
    ) -> Projection<N> {
        let basis = &self.basis;
        let values = &inputs.values;
        let trend = Pupils::of(values[Lever::SpecialTrend.at()]);
        let more_new_plans = Rate::ONE + Rate::of(values[Lever::NewPlansGrowth.at()]);

        let mut need: Need<N> = basis.stock.map(|of_age| of_age.map(Pupils::each));
        let mut before: Placed<N> = calibrated.base.each();
        let mut trended_capacity: Pupils<N> = calibrated.special_capacity.each();
        let mut new_plans_growth = Rate::ONE;
        let in_base_year = Strengths::in_year(values, &assumptions.timings, basis.base_year);
        let mut staying = Staying::of(&basis.pattern, &in_base_year);
        let mut stays_by = Staying::depends_on(&in_base_year);
        let mut growth = Growth::NONE;
        let mut recently_avoided = [Pupils::ZERO; CENSUSES_OF_SUPPORT];
        let mut met_before = Pupils::ZERO;
        let horizon = basis.horizon();
        let mut moves: Vec<_> = assumptions
            .headcount_moves
            .iter()
            .map(|entry| HeadcountResult::new(*entry, usize::from(basis.projected_years)))
            .collect();
        let mut ledger = Ledger::open(basis, inputs, assumptions.block, &assumptions.actuals);

        let mut own_growth = basis.own_growth.map(|growth| OwnGrowth {
            growth,
            spending: calibrated.base_spend.unwrap_or_default(),
            cumulative: inputs.opening,
        });
        let mut years = Vec::with_capacity(usize::from(basis.projected_years));
        let years_of = horizon.years().take_while(|year| *year <= last);
        let own = kappas.iter().zip(&inputs.blocks);
        for ((index, year), (&kappa, &block)) in years_of.enumerate().zip(own) {
            let strengths = Strengths::in_year(values, &assumptions.timings, year);

            let depends_on = Staying::depends_on(&strengths);
            if depends_on != stays_by {
                staying = Staying::of(&basis.pattern, &strengths);
                stays_by = depends_on;
            }
            let pattern = &basis.pattern;
            let plans_avoided = roll_on(&mut need, pattern, &staying, &strengths, new_plans_growth);
            new_plans_growth = new_plans_growth * more_new_plans;
            trended_capacity += trend;
            let place = |need| place(need, &basis.pattern, &strengths, trended_capacity);
            let inside = if moves.is_empty() {
                place(&need)
            } else {
                let mut others = need;
                let moved = headcount::take_off(&mut moves, &mut others, index, year);
                place(&others).with_moves(&moved)
            };
            recently_avoided.rotate_right(1);
            recently_avoided[0] = plans_avoided;
            let met_inside = recently_avoided.iter().copied().sum();

            growth = growth.a_year_on(&strengths);
            let funded = Funded::between(&before, &inside, met_before, met_inside);
            let prices = prices(&inputs.costs, kappa, &growth, &strengths);
            let moves_cost = headcount::cost(&mut moves, index, year, &prices, &strengths);
            let lines =
                lines(&funded, &prices, &inputs.costs, &growth, &strengths).with_moves(moves_cost);
            before = inside;
            met_before = met_inside;

            let spending = lines.total();
            let reconciliation = if assumptions.reconciliation {
                self.reconciliation.get(index).copied().unwrap_or_default()
            } else {
                Pounds::ZERO
            };
            let entry = ledger.year(year, block, spending, reconciliation);
            let income = entry.block + entry.transfer;
            let known = assumptions.actuals.actual(Actual::Deficit, year);
            let own_growth_after_grant = own_growth.as_mut().map(|own| {
                own.advance(income, known);
                own.cumulative - entry.grant_received.each()
            });
            let published = basis
                .agreement
                .as_ref()
                .and_then(|agreement| agreement.of(year));
            years.push(YearResult {
                year,
                placed: inside,
                plans_avoided,
                met_without_plan: met_inside,
                funded: funded.children,
                funded_plans: funded.plans(),
                prices,
                lines,
                spending,
                block: entry.block,
                transfer: entry.transfer,
                income,
                reconciliation,
                in_year: entry.in_year,
                in_year_known: known.map(|_| entry.in_year + entry.actual_difference),
                kappa,
                own_growth_after_grant,
                council_contribution: entry.council_contribution,
                opening: entry.opening,
                actual_difference: entry.actual_difference,
                cumulative: entry.cumulative,
                grant: entry.grant,
                grant_received: entry.grant_received,
                after_grant: entry.after_grant,
                stability_grant: entry.stability_grant,
                after_stability_grant: entry.after_stability_grant,
                gap_to_mitigated: published
                    .map(|row| entry.cumulative - row.mitigated.pounds().each()),
                gap_to_remaining: published
                    .map(|row| entry.after_grant - row.remaining.pounds().each()),
            });
        }
        Projection {
            years,
            headcount_moves: moves,
        }
    }
}
