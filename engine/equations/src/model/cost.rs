//! What a year's places cost, line by line.
//!
//! Answers for: funded pupils, prices, cost lines, and the one number κ that makes the base
//! year cost what it did (model.md 1 and 6). Uses `units`, `places`, `levers`, `placement`.

use std::ops::{Add, Mul};

use super::basis::UnitCosts;
use super::placement::{ByPlacement, PLACEMENTS, Placement};
use super::places::Placed;
use crate::levers::{Lever, Strengths};
use crate::units::{Number, Pounds, PoundsPerPupil, Pupils, Rate};

/// Place funding in a resource base or SEN unit, a year. Cash-frozen since 2013.
/// Source: DfE, High needs funding operational guide 2023 to 2024.
pub const UNIT_PLACE_FUNDING: PoundsPerPupil = PoundsPerPupil::of(6_000.0);
/// Place funding of an empty base place, a year, and of every place of a new base.
/// Source: the same guide.
pub const EMPTY_UNIT_PLACE_FUNDING: PoundsPerPupil = PoundsPerPupil::of(10_000.0);
/// Place funding in a state special school, a year, filled or not. Cash-frozen since 2013.
/// Source: DfE, High needs funding operational guide 2023 to 2024.
pub const SPECIAL_PLACE_FUNDING: PoundsPerPupil = PoundsPerPupil::of(10_000.0);

/// Placements with a price of their own. The price of included comes from two others; plans do
/// not drive the cost of the rest.
pub const PRICED: [Placement; 7] = [
    Placement::Mainstream,
    Placement::Unit,
    Placement::Special,
    Placement::Independent,
    Placement::Fe,
    Placement::Spi,
    Placement::Elsewhere,
];

/// April to August belong to the school year counted in the January before …
const BEFORE: Rate = Rate::of(5.0 / 12.0);
/// … September to March to the one counted in the January inside.
const INSIDE: Rate = Rate::of(7.0 / 12.0);

/// A financial year's figure, from those at its two Januaries.
pub(super) fn weigh<N: Number, T>(before: T, inside: T) -> T
where
    T: Mul<Rate<N>, Output = T> + Add<Output = T>,
{
    before * BEFORE.each() + inside * INSIDE.each()
}

/// One line of spending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    MainstreamTopups,
    UnitTopups,
    IncludedTopups,
    SpecialTopups,
    Independent,
    Fe,
    Spi,
    Elsewhere,
    UnitPlaceFunding,
    SpecialPlaceFunding,
    NamedTopups,
    NamedPlaceFunding,
    NeedsMetWithoutPlan,
    AlternativeProvision,
    Services,
    PaidByHealth,
}

pub const LINES: usize = 16;

impl Line {
    pub const ALL: [Self; LINES] = [
        Self::MainstreamTopups,
        Self::UnitTopups,
        Self::IncludedTopups,
        Self::SpecialTopups,
        Self::Independent,
        Self::Fe,
        Self::Spi,
        Self::Elsewhere,
        Self::UnitPlaceFunding,
        Self::SpecialPlaceFunding,
        Self::NamedTopups,
        Self::NamedPlaceFunding,
        Self::NeedsMetWithoutPlan,
        Self::AlternativeProvision,
        Self::Services,
        Self::PaidByHealth,
    ];

    /// Its name in files and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::MainstreamTopups => "mainstream_topups",
            Self::UnitTopups => "unit_topups",
            Self::IncludedTopups => "included_topups",
            Self::SpecialTopups => "special_topups",
            Self::Independent => "independent",
            Self::Fe => "fe",
            Self::Spi => "spi",
            Self::Elsewhere => "elsewhere",
            Self::UnitPlaceFunding => "unit_place_funding",
            Self::SpecialPlaceFunding => "special_place_funding",
            Self::NamedTopups => "named_topups",
            Self::NamedPlaceFunding => "named_place_funding",
            Self::NeedsMetWithoutPlan => "needs_met_without_plan",
            Self::AlternativeProvision => "alternative_provision",
            Self::Services => "services",
            Self::PaidByHealth => "paid_by_health",
        }
    }
}

/// Spending, line by line.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Lines<N = f64>([Pounds<N>; LINES]);

impl<N: Number> Lines<N> {
    #[must_use]
    pub const fn get(&self, line: Line) -> Pounds<N> {
        self.0[line as usize]
    }

    #[must_use]
    pub fn total(&self) -> Pounds<N> {
        self.0.iter().copied().sum()
    }

    /// Those with a price, which κ multiplies.
    pub(super) fn priced(&self) -> Pounds<N> {
        self.0[..=Line::Elsewhere as usize].iter().copied().sum()
    }

    /// With the lines of children moved by number, which `headcount` costs entry by entry.
    #[must_use]
    pub fn with_moves(mut self, (topups, place_funding): (Pounds<N>, Pounds<N>)) -> Self {
        self.set(Line::NamedTopups, topups);
        self.set(Line::NamedPlaceFunding, place_funding);
        self
    }

    fn set(&mut self, line: Line, pounds: Pounds<N>) {
        self.0[line as usize] = pounds;
    }
}

/// Growth of prices since the base year, compounded by repeated multiplication.
#[derive(Debug, Clone, Copy)]
pub struct Growth<N = f64> {
    pub state: Rate<N>,
    pub independent: Rate<N>,
    /// Need per child, on top of prices.
    pub complexity: Rate<N>,
    pub alternative_provision: Rate<N>,
}

impl<N: Number> Growth<N> {
    pub const NONE: Self = Self {
        state: Rate::ONE,
        independent: Rate::ONE,
        complexity: Rate::ONE,
        alternative_provision: Rate::ONE,
    };

    #[must_use]
    pub fn a_year_on(self, strengths: &Strengths<N>) -> Self {
        let by = |lever| Rate::ONE + strengths.rate(lever);
        Self {
            state: self.state * by(Lever::StateInflation),
            independent: self.independent * by(Lever::IndependentInflation),
            complexity: self.complexity * by(Lever::Complexity),
            alternative_provision: self.alternative_provision * by(Lever::ApGrowth),
        }
    }
}

/// What is funded in a financial year: two censuses, weighted.
#[derive(Debug, Clone, Copy)]
pub struct Funded<N = f64> {
    pub children: ByPlacement<Pupils<N>>,
    pub extra: Pupils<N>,
    /// Children moved by number: those of mainstream, and those of units.
    pub moved_to_mainstream: Pupils<N>,
    pub moved_to_units: Pupils<N>,
    pub capacity: Pupils<N>,
    /// Children whose needs are met without a plan.
    pub met: Pupils<N>,
}

impl<N: Number> Funded<N> {
    #[must_use]
    pub fn between(
        before: &Placed<N>,
        inside: &Placed<N>,
        met_before: Pupils<N>,
        met_inside: Pupils<N>,
    ) -> Self {
        let mut children = [Pupils::ZERO; PLACEMENTS];
        for (at, funded) in children.iter_mut().enumerate() {
            *funded = weigh(before.children[at], inside.children[at]);
        }
        Self {
            children,
            extra: weigh(before.extra, inside.extra),
            moved_to_mainstream: weigh(before.moved_to_mainstream, inside.moved_to_mainstream),
            moved_to_units: weigh(before.moved_to_units, inside.moved_to_units),
            capacity: weigh(before.capacity, inside.capacity),
            met: weigh(met_before, met_inside),
        }
    }

    #[must_use]
    pub fn plans(&self) -> Pupils<N> {
        self.children.iter().copied().sum()
    }
}

impl Funded {
    /// The same in every future.
    #[must_use]
    pub fn each<N: Number>(&self) -> Funded<N> {
        Funded {
            children: self.children.map(Pupils::each),
            extra: self.extra.each(),
            moved_to_mainstream: self.moved_to_mainstream.each(),
            moved_to_units: self.moved_to_units.each(),
            capacity: self.capacity.each(),
            met: self.met.each(),
        }
    }
}

/// What one funded place of each placement costs in a year.
#[must_use]
pub fn prices<N: Number>(
    costs: &UnitCosts<N>,
    kappa: Rate<N>,
    growth: &Growth<N>,
    strengths: &Strengths<N>,
) -> ByPlacement<PoundsPerPupil<N>> {
    let by = |lever| Rate::ONE + strengths.rate(lever);
    let state = kappa * growth.state * growth.complexity;
    let independent = kappa * growth.independent * growth.complexity * by(Lever::IndependentFees);
    let mut prices = [PoundsPerPupil::ZERO; PLACEMENTS];
    for placement in Placement::ALL {
        let cost = costs.unit_cost[placement.at()];
        prices[placement.at()] = match placement {
            Placement::Mainstream | Placement::Unit => cost * state * by(Lever::MainstreamTopup),
            Placement::Special => cost * state * by(Lever::SpecialTopup),
            Placement::Independent | Placement::Spi => cost * independent,
            Placement::Fe | Placement::Elsewhere => cost * state,
            Placement::Ap | Placement::Unplaced | Placement::Included => PoundsPerPupil::ZERO,
        };
    }
    let support = strengths.rate(Lever::IncludedSupport);
    prices[Placement::Included.at()] = prices[Placement::Mainstream.at()] * (Rate::ONE - support)
        + prices[Placement::Special.at()] * support;
    prices
}

/// What a year costs, line by line, without children moved by number.
#[must_use]
pub fn lines<N: Number>(
    funded: &Funded<N>,
    prices: &ByPlacement<PoundsPerPupil<N>>,
    costs: &UnitCosts<N>,
    growth: &Growth<N>,
    strengths: &Strengths<N>,
) -> Lines<N> {
    let mut lines = Lines::default();
    let pay = |placement: Placement| funded.children[placement.at()] * prices[placement.at()];
    let mainstream = funded.children[Placement::Mainstream.at()] - funded.moved_to_mainstream;
    let units = funded.children[Placement::Unit.at()] - funded.moved_to_units;
    lines.set(
        Line::MainstreamTopups,
        mainstream * prices[Placement::Mainstream.at()],
    );
    lines.set(
        Line::UnitTopups,
        (units - funded.extra) * prices[Placement::Unit.at()]
            + funded.extra * prices[Placement::Included.at()],
    );
    lines.set(Line::IncludedTopups, pay(Placement::Included));
    lines.set(Line::SpecialTopups, pay(Placement::Special));
    lines.set(Line::Independent, pay(Placement::Independent));
    lines.set(Line::Fe, pay(Placement::Fe));
    lines.set(Line::Spi, pay(Placement::Spi));
    lines.set(Line::Elsewhere, pay(Placement::Elsewhere));
    lines.set(Line::UnitPlaceFunding, units * UNIT_PLACE_FUNDING.each());
    lines.set(
        Line::SpecialPlaceFunding,
        funded.capacity * SPECIAL_PLACE_FUNDING.each(),
    );
    let support = PoundsPerPupil::of(strengths.pounds(Lever::SupportWithoutPlan).get());
    lines.set(
        Line::NeedsMetWithoutPlan,
        funded.met * (support * growth.state),
    );
    lines.set(
        Line::AlternativeProvision,
        costs.ap_base * growth.state * growth.alternative_provision,
    );
    lines.set(
        Line::Services,
        costs.services_base * growth.state + strengths.pounds(Lever::ServicesInvestment),
    );
    let shared = lines.get(Line::Independent) + lines.get(Line::Spi) + lines.get(Line::Elsewhere);
    lines.set(
        Line::PaidByHealth,
        -(shared * strengths.rate(Lever::HealthContribution)),
    );
    lines
}

/// Place funding of units and of special schools, filled or not.
#[must_use]
pub fn place_funding(funded: &Funded) -> Pounds {
    let units = funded.children[Placement::Unit.at()] - funded.moved_to_units;
    units * UNIT_PLACE_FUNDING + funded.capacity * SPECIAL_PLACE_FUNDING
}

/// Prices can be typed: dividing by almost nothing would give no usable number.
const LEAST_PRICED: Pounds = Pounds::of(1.0);

/// How prices are fitted to what the base year cost.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Calibration {
    /// The base year's spending is not known.
    Unknown,
    /// All prices together come to less than £1.
    Unpriced,
    /// κ, the factor on every price. Never below zero: no place has a negative price.
    Fitted(Rate),
}

impl Calibration {
    pub(super) fn of(fit: Option<Fit>) -> Self {
        match fit {
            None => Self::Unknown,
            Some(fit) if fit.priced < LEAST_PRICED => Self::Unpriced,
            Some(fit) => Self::Fitted(fit.kappa(Rate::ONE)),
        }
    }

    /// The factor on every price: 1 where nothing is fitted.
    #[must_use]
    pub const fn kappa(self) -> Rate {
        match self {
            Self::Unknown | Self::Unpriced => Rate::ONE,
            Self::Fitted(kappa) => kappa,
        }
    }
}

/// What κ is fitted to: what spending leaves for lines with a price, and what those come to at κ = 1.
#[derive(Debug, Clone, Copy)]
pub struct Fit<N = f64> {
    pub left: Pounds<N>,
    pub priced: Pounds<N>,
}

impl<N: Number> Fit<N> {
    /// κ, or `otherwise` where there is nothing with a price.
    #[must_use]
    pub fn kappa(self, otherwise: Rate<N>) -> Rate<N> {
        let left = self.left.max(Pounds::ZERO).get();
        let least = LEAST_PRICED.get();
        Rate::of(left.over(self.priced.get(), least, otherwise.get()))
    }
}

/// What the base year's κ is fitted to; nothing where its spending is not known.
#[must_use]
pub fn fit<N: Number>(
    base_spend: Option<Pounds>,
    funded: &Funded<N>,
    costs: &UnitCosts<N>,
    strengths: &Strengths<N>,
) -> Option<Fit<N>> {
    let base_spend = base_spend?;
    let unscaled = prices(costs, Rate::ONE, &Growth::NONE, strengths);
    let lines = lines(funded, &unscaled, costs, &Growth::NONE, strengths);
    let others = lines.get(Line::UnitPlaceFunding)
        + lines.get(Line::SpecialPlaceFunding)
        + lines.get(Line::AlternativeProvision)
        + lines.get(Line::Services);
    Some(Fit {
        left: base_spend.each() - others,
        priced: lines.priced(),
    })
}
