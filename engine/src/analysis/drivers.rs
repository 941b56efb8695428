//! What drives a deficit: from the last balance that is known to a year looked at.
//!
//! Answers for: the change in the balance after grant, in parts that add up. Each year's spending
//! is compared with the base year's. What plans cost is the number of funded plans, times where
//! they are placed, times what a place there costs with its place funding; the difference is
//! shared over these three, each averaged over every order in which they could have changed.
//! Numbers, no prose. Uses the model.

use equations::model::cost::{Line, Lines};
use equations::model::placement::{ByPlacement, PLACEMENTS, Placement};
use equations::model::project::{Assumptions, Model};
use equations::units::{FinancialYear, Pounds, PoundsPerPupil, Pupils};

/// A reason why a deficit grows or shrinks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Driver {
    /// What the base year spent above its block, again in each year.
    GapAtStart,
    MorePlans,
    /// Where children are placed.
    Placements,
    /// What a place costs, with place funding and less what the health service pays.
    Prices,
    /// Alternative provision, support services, needs met without a plan, children moved by number.
    OtherSpending,
    /// The block and what schools move into it: less than zero where they grow.
    Block,
    /// Payments under an agreement, and the council's own.
    Payments,
    /// What the published forecast holds and the model does not.
    Reconciliation,
    /// What typed balances differ by from the model's.
    TypedBalances,
}

/// How many there are.
pub const DRIVERS: usize = 9;

impl Driver {
    pub const ALL: [Self; DRIVERS] = [
        Self::GapAtStart,
        Self::MorePlans,
        Self::Placements,
        Self::Prices,
        Self::OtherSpending,
        Self::Block,
        Self::Payments,
        Self::Reconciliation,
        Self::TypedBalances,
    ];

    /// Its name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::GapAtStart => "gap_at_start",
            Self::MorePlans => "more_plans",
            Self::Placements => "placements",
            Self::Prices => "prices",
            Self::OtherSpending => "other_spending",
            Self::Block => "block",
            Self::Payments => "payments",
            Self::Reconciliation => "reconciliation",
            Self::TypedBalances => "typed_balances",
        }
    }
}

/// A balance after grant that the count begins with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct KnownBalance {
    pub year: FinancialYear,
    pub after_grant: Pounds,
}

/// What drove the balance from one 31 March to another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Drivers {
    pub from: KnownBalance,
    pub parts: [Pounds; DRIVERS],
    pub difference: Pounds,
}

impl Drivers {
    #[must_use]
    pub const fn get(&self, driver: Driver) -> Pounds {
        self.parts[driver as usize]
    }
}

/// What plans cost in a year: how many, where, and at what price.
struct Plans {
    shares: ByPlacement<f64>,
    count: Pupils,
    costs: ByPlacement<PoundsPerPupil>,
}

impl Plans {
    fn of(
        funded: &ByPlacement<Pupils>,
        prices: &ByPlacement<PoundsPerPupil>,
        lines: &Lines,
    ) -> Self {
        let count: Pupils = funded.iter().copied().sum();
        let mut shares = [0.0; PLACEMENTS];
        let mut costs = *prices;
        for placement in Placement::ALL {
            let at = placement.at();
            if funded[at] > Pupils::ZERO {
                shares[at] = funded[at] / count;
                let cost: Pounds = lines_of(placement)
                    .iter()
                    .map(|line| lines.get(*line))
                    .sum();
                costs[at] = PoundsPerPupil::of(cost.get() / funded[at].get());
            }
        }
        Self {
            shares,
            count,
            costs,
        }
    }
}

/// The lines that a placement's children cost, place funding among them.
const fn lines_of(placement: Placement) -> &'static [Line] {
    match placement {
        Placement::Mainstream => &[Line::MainstreamTopups],
        Placement::Unit => &[Line::UnitTopups, Line::UnitPlaceFunding],
        Placement::Included => &[Line::IncludedTopups],
        Placement::Special => &[Line::SpecialTopups, Line::SpecialPlaceFunding],
        Placement::Independent => &[Line::Independent],
        Placement::Fe => &[Line::Fe],
        Placement::Spi => &[Line::Spi],
        Placement::Elsewhere => &[Line::Elsewhere],
        Placement::Ap | Placement::Unplaced => &[],
    }
}

const OTHERS: [Line; 5] = [
    Line::NamedTopups,
    Line::NamedPlaceFunding,
    Line::NeedsMetWithoutPlan,
    Line::AlternativeProvision,
    Line::Services,
];

/// What plans cost with each of the three as the earlier or the later year has it.
fn cost(count: &Plans, shares: &Plans, costs: &Plans) -> f64 {
    let average: f64 = shares
        .shares
        .iter()
        .zip(&costs.costs)
        .map(|(share, cost)| share * cost.get())
        .sum();
    count.count.get() * average
}

/// The change from one year to another by number, placement and price, each averaged over all six
/// orders.
fn shared(then: &Plans, now: &Plans) -> [f64; 3] {
    let of = |bits: usize| {
        let pick = |bit: usize| if bits >> bit & 1 == 1 { now } else { then };
        cost(pick(0), pick(1), pick(2))
    };
    let by = |a: usize, b: usize, c: usize| {
        (of(a) - of(0)) / 3.0
            + (of(a | b) - of(b)) / 6.0
            + (of(a | c) - of(c)) / 6.0
            + (of(a | b | c) - of(b | c)) / 3.0
    };
    [by(1, 2, 4), by(2, 1, 4), by(4, 1, 2)]
}

/// What drives the balance after grant of a year, from the last one that is known, or from the one
/// that the projection opens with.
#[must_use]
pub fn drivers(
    model: &Model,
    assumptions: &Assumptions,
    known: Option<KnownBalance>,
    year: FinancialYear,
) -> Option<Drivers> {
    let basis = model.basis();
    let base = model.base_year(&assumptions.actuals);
    let projection = model.project_to(assumptions, year);
    let last = projection.of(year)?;
    let opening = projection.opening().1;
    let before = known.filter(|known| known.year.next() == basis.base_year);
    let from = before.unwrap_or(KnownBalance {
        year: basis.base_year,
        after_grant: opening,
    });
    let then = Plans::of(&base.funded, &base.prices, &base.lines);
    let gap = base.lines.total() - base.block;
    let mut parts = [Pounds::ZERO; DRIVERS];
    let mut add = |driver: Driver, pounds: Pounds| parts[driver as usize] += pounds;
    if before.is_some() {
        // The base year itself lies between: its gap, and what was paid.
        add(Driver::GapAtStart, gap);
        add(Driver::Payments, opening - from.after_grant - gap);
    }
    for result in &projection.years {
        let now = Plans::of(&result.funded, &result.prices, &result.lines);
        let [plans, placements, prices] = shared(&then, &now).map(Pounds::of);
        let change = |line: Line| result.lines.get(line) - base.lines.get(line);
        add(Driver::GapAtStart, gap);
        add(Driver::MorePlans, plans);
        add(Driver::Placements, placements);
        add(Driver::Prices, prices + change(Line::PaidByHealth));
        add(Driver::OtherSpending, OTHERS.into_iter().map(change).sum());
        add(Driver::Block, base.block - result.income);
        add(
            Driver::Payments,
            -(result.grant + result.council_contribution),
        );
        add(Driver::Reconciliation, result.reconciliation);
        add(Driver::TypedBalances, result.actual_difference);
    }
    Some(Drivers {
        from,
        parts,
        difference: last.after_grant - from.after_grant,
    })
}
