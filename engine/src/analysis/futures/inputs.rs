//! What futures differ in, and from where to where.
//!
//! Answers for: the inputs of model.md 11, each a triangular distribution around the scenario's own
//! value, and a scenario with the values drawn. Uses the model.

use crate::order::held;
use equations::levers::{Lever, Onset};
use equations::model::actuals::{Actual, BaseFigures, BaseSum};
use equations::model::basis::{Basis, BlockPath, Opening};
use equations::model::calibrated::CalibratedBase;
use equations::model::inputs::Inputs;
use equations::model::placement::Placement;
use equations::model::project::{Assumptions, Model, Projection};
use equations::origin::Baseline;
use equations::units::{FUTURES_AT_ONCE, FinancialYear, Four, Pounds, PoundsPerPupil, Rate};

/// Something that could be otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// An assumption's value.
    Lever(Lever),
    /// The unit cost of a placement, κ fitted again.
    UnitCost(Placement),
    /// The estimated balance that the projection opens with, as a share of base spending.
    Opening,
    /// Growth of the block to this year.
    Block(FinancialYear),
    /// How much of a change that was made comes about.
    Share(Lever),
}

/// The assumptions that are drawn, those that matter most first: three before the opening balance and
/// the first blocks, which are all that the first years differ in, and the others after them.
const BEFORE: [Lever; 3] = [Lever::HnbGrowth, Lever::Complexity, Lever::NewPlansScale];
const AFTER: [Lever; 7] = [
    Lever::ExitRate,
    Lever::NewPlansGrowth,
    Lever::StateInflation,
    Lever::IndependentInflation,
    Lever::OverflowIndependent,
    Lever::SpecialTrend,
    Lever::ApGrowth,
];
/// The first dimensions of what else is drawn.
const OPENING: usize = BEFORE.len();
const BLOCKS: usize = OPENING + 1;
const LATER: usize = BLOCKS + GROWN_BLOCKS;
const UNIT_COSTS: usize = LATER + AFTER.len();
const SHARES: usize = 32;
const OTHERS: usize = SHARES + 32;

/// How a range is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Around {
    /// Low and high are added to the scenario's own value.
    Added,
    /// The scenario's own value is multiplied by low and high.
    Times,
}

/// From where to where an input is drawn: a triangle between `low` and `high` with its peak at
/// `mode`, which is the scenario's own value but for [`Input::Share`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    pub input: Input,
    pub around: Around,
    pub low: f64,
    pub mode: f64,
    pub high: f64,
}

impl Range {
    const fn added(input: Input, low: f64, high: f64) -> Self {
        Self {
            input,
            around: Around::Added,
            low,
            mode: 0.0,
            high,
        }
    }

    const fn times(input: Input, low: f64, high: f64) -> Self {
        Self {
            input,
            around: Around::Times,
            low,
            mode: 1.0,
            high,
        }
    }

    /// The dimension that it is drawn in: the same whatever else is drawn, so that moving one lever
    /// leaves the rest of a future as it was. What matters most comes first, since the points are
    /// spread best in their first dimensions; then what is always drawn, so that few sets of four are
    /// computed.
    #[must_use]
    pub fn dimension(&self) -> u32 {
        let place = |list: &[Lever], of| list.iter().position(|lever| *lever == of);
        let at = match self.input {
            Input::Lever(lever) => place(&BEFORE, lever)
                .or_else(|| Some(LATER + place(&AFTER, lever)?))
                .unwrap_or(OTHERS + lever.at()),
            Input::Opening => OPENING,
            // Those of two years in a row.
            Input::Block(year) => BLOCKS + usize::from(year.first_calendar_year() % 2),
            // The three whose costs are drawn are the last that have a price.
            Input::UnitCost(placement) => {
                UNIT_COSTS + placement.at().saturating_sub(Placement::Fe.at())
            }
            Input::Share(lever) => SHARES + lever.at(),
        };
        u32::try_from(at).unwrap_or_default()
    }

    /// What is added to the scenario's own value, or what it is multiplied by, at a place between 0
    /// and 1 of the distribution.
    #[must_use]
    pub fn drawn(&self, place: f64) -> f64 {
        triangular(self.low, self.mode, self.high, place)
    }

    /// A value of the scenario's own, otherwise.
    #[must_use]
    pub fn otherwise(&self, own: f64, place: f64) -> f64 {
        match self.around {
            Around::Added => own + self.drawn(place),
            Around::Times => own * self.drawn(place),
        }
    }
}

/// The value of a triangular distribution below which the share `place` of it lies.
#[must_use]
pub fn triangular(low: f64, mode: f64, high: f64, place: f64) -> f64 {
    let width = high - low;
    if width <= 0.0 {
        return mode;
    }
    let peak = (mode - low) / width;
    if place < peak {
        low + (place * width * (mode - low)).sqrt()
    } else {
        high - ((1.0 - place) * width * (high - mode)).sqrt()
    }
}

/// The ranges that a scenario's futures are drawn from.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranges(pub Vec<Range>);

impl Ranges {
    /// Those of model.md 11 that a scenario has: judgement, all of them.
    #[must_use]
    pub fn usual(model: &Model, assumptions: &Assumptions) -> Self {
        let basis = model.basis();
        let latest = basis.origin.baseline == Baseline::Latest;
        let lever = |lever, low, high| Range::added(Input::Lever(lever), low, high);
        let mut ranges = vec![
            Range::times(Input::Lever(Lever::NewPlansScale), 0.85, 1.2),
            lever(Lever::NewPlansGrowth, -0.03, 0.04),
            Range::times(Input::Lever(Lever::ExitRate), 0.7, 1.3),
            if latest {
                lever(Lever::Complexity, -0.02, 0.02)
            } else {
                lever(Lever::Complexity, -0.01, 0.03)
            },
            lever(Lever::SpecialTrend, -20.0, 10.0),
            lever(Lever::StateInflation, -0.01, 0.02),
            lever(Lever::IndependentInflation, -0.015, 0.03),
            lever(Lever::ApGrowth, -0.03, 0.08),
            lever(Lever::HnbGrowth, -0.03, 0.03),
            Range::times(Input::UnitCost(Placement::Elsewhere), 0.6, 1.5),
            Range::times(Input::UnitCost(Placement::Spi), 0.6, 1.5),
            Range::times(Input::UnitCost(Placement::Fe), 0.7, 1.4),
        ];
        if latest {
            ranges.push(lever(Lever::OverflowIndependent, -0.1, 0.4));
            if opening_is_estimated(basis, assumptions) {
                ranges.push(Range::added(Input::Opening, -0.03, 0.03));
            }
            let first = basis.first_year();
            for (year, low, high) in [(first, -0.02, 0.02), (first.next(), -0.01, 0.02)] {
                if assumptions.actuals.actual(Actual::Block, year).is_none() {
                    ranges.push(Range::added(Input::Block(year), low, high));
                }
            }
        }
        let moved = Lever::ALL.into_iter().filter(|lever| {
            lever.onset() == Onset::Ramped && assumptions.values.get(*lever) != 0.0
        });
        ranges.extend(moved.map(|lever| Range {
            mode: 0.9,
            ..Range::times(Input::Share(lever), 0.4, 1.1)
        }));
        Self(ranges)
    }
}

/// Whether the balance that the projection opens with follows from an earlier one.
fn opening_is_estimated(basis: &Basis, assumptions: &Assumptions) -> bool {
    let typed = assumptions.actuals.base.sum(BaseSum::OpeningDeficit);
    matches!(basis.opening, Opening::YearEarlier(_)) && typed.is_none()
}

/// A scenario whose futures are drawn, with what they all share.
pub struct Drawn<'a> {
    model: &'a Model,
    ranges: &'a Ranges,
    scenario: &'a Assumptions,
    calibrated: CalibratedBase,
    /// The scenario's own numbers, in each of four futures.
    own: Inputs<Four>,
    block: BlockPath,
    first_block: Pounds,
}

/// Where an input is drawn in each of four futures, from 0 to 1.
pub type Places = [f64; FUTURES_AT_ONCE];

impl<'a> Drawn<'a> {
    #[must_use]
    pub fn new(model: &'a Model, scenario: &'a Assumptions, ranges: &'a Ranges) -> Self {
        let basis = model.basis();
        let calibrated = model.calibrated(&scenario.actuals);
        let block = scenario.actuals.block_path(basis);
        let first_block = scenario.actuals.actual(Actual::Block, basis.first_year());
        Self {
            model,
            ranges,
            scenario,
            own: model.inputs(scenario, &calibrated),
            calibrated,
            first_block: first_block.unwrap_or_else(|| block.first(scenario.block)),
            block,
        }
    }

    /// The numbers of four futures; `places` says where each input is
    /// drawn, by its place in the list of ranges.
    #[must_use]
    pub fn inputs(&self, mut places: impl FnMut(usize, &Range) -> Places) -> Inputs<Four> {
        let mut inputs = self.own;
        let mut growth = [None; GROWN_BLOCKS];
        let mut costs_drawn = false;
        for (at, range) in self.ranges.0.iter().enumerate() {
            let places = places(at, range);
            let around = |own: f64, (low, high): (f64, f64)| {
                four(places.map(|place| held(range.otherwise(own, place), low, high)))
            };
            match range.input {
                Input::Lever(lever) | Input::Share(lever) => {
                    let values = &self.scenario.values;
                    inputs.values[lever.at()] = around(values.get(lever), values.range(lever));
                }
                Input::UnitCost(placement) => {
                    let own = self.calibrated.costs.unit_cost[placement.at()].get();
                    let (low, high) = BaseFigures::unit_cost_range();
                    let drawn = around(own, (low.get(), high.get()));
                    inputs.costs.unit_cost[placement.at()] = PoundsPerPupil::of(drawn);
                    costs_drawn = true;
                }
                Input::Opening => {
                    let spent = self.calibrated.base_spend.unwrap_or_default();
                    let more: Pounds<Four> = spent.each() * drawn(range, places);
                    inputs.opening = self.calibrated.opening_deficit.each() + more;
                }
                Input::Block(year) => {
                    let after = year.years_since(self.model.basis().first_year());
                    let place = usize::try_from(after).ok();
                    if let Some(growth) = place.and_then(|place| growth.get_mut(place)) {
                        *growth = Some(drawn(range, places));
                    }
                }
            }
        }
        if costs_drawn {
            let basis = self.model.basis();
            inputs.kappa = self.calibrated.kappa_at(basis, &inputs.costs);
        }
        self.grow_block(&mut inputs, growth);
        inputs
    }

    /// Four futures, projected to a year.
    #[must_use]
    pub fn project(&self, inputs: &Inputs<Four>, last: FinancialYear) -> Projection<Four> {
        let Self {
            model, scenario, ..
        } = self;
        model.project_four(scenario, &self.calibrated, inputs, last)
    }

    /// Blocks of the first years with other growth.
    fn grow_block(
        &self,
        inputs: &mut Inputs<Four>,
        [to_first, to_second]: [Option<Rate<Four>>; GROWN_BLOCKS],
    ) {
        let [first, second, ..] = &mut inputs.blocks;
        let mut block: Pounds<Four> = self.first_block.each();
        if let Some(more) = to_first {
            block += self.block.base.each() * more;
            *first = Some(block);
        }
        if let (Some(more), Some(growth)) = (to_second, self.block.next_growth) {
            *second = Some(block * ((Rate::ONE + growth).each() + more));
        }
    }
}

/// The blocks whose growth is drawn by itself: those of the first two years.
const GROWN_BLOCKS: usize = 2;

fn four(numbers: [f64; FUTURES_AT_ONCE]) -> Four {
    Four::from(numbers)
}

fn drawn(range: &Range, places: Places) -> Rate<Four> {
    Rate::of(four(places.map(|place| range.drawn(place))))
}
