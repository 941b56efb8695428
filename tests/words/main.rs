//! Words agree with numbers, whatever the scenario; what is typed is read or refused, never
//! guessed; the chart's decision holds at any width.

mod address;
mod chart;
mod headline;
mod known;
mod levers;
mod panels;
mod typed;

use std::sync::LazyLock;

use proptest::prelude::*;
use safety_valve::catalogue::presets::Preset;
use safety_valve::catalogue::southwark;
use safety_valve::model::basis::BlockSource;
use safety_valve::model::levers::Lever;
use safety_valve::model::project::{Assumptions, Model, Projection};
use safety_valve::units::FinancialYear;

static MODEL: LazyLock<Model> = LazyLock::new(|| southwark::model().expect("the data built in"));
static NO_ACTION: LazyLock<Projection> = LazyLock::new(|| MODEL.project(&MODEL.untouched()));

/// Any preset, any start, and up to six levers anywhere in their ranges.
fn assumptions() -> impl Strategy<Value = Assumptions> {
    let moves = prop::collection::vec((0..Lever::ALL.len(), 0.0..=1.0), 0..6);
    (0..Preset::ALL.len(), 2023..=2031_u16, any::<bool>(), moves).prop_map(
        |(preset, start, published, moves)| {
            let mut assumptions = MODEL.untouched();
            assumptions.values = Preset::ALL[preset]
                .on(&assumptions.values)
                .expect("a preset within range");
            for (at, share) in moves {
                let lever = Lever::ALL[at];
                let (low, high) = lever.range();
                assumptions
                    .values
                    .set(lever, low + (high - low) * share)
                    .expect("within range");
            }
            assumptions.timings.common.start = FinancialYear::starting(start);
            if published {
                assumptions.block = BlockSource::Published;
            }
            assumptions
        },
    )
}
