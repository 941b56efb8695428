//! Children of one area at one January, by age and placement.
//!
//! Answers for: such a table, and packing it. Uses the engine's `packed`.

use engine::estimate::packed::pack;
use engine::model::placement::{ByAge, ByCensusPlacement, CENSUS_PLACEMENTS};

pub(super) struct Table {
    pub placements: ByAge<ByCensusPlacement<u32>>,
    /// The rows' published totals.
    pub published: ByAge<u32>,
}

impl Table {
    pub(super) fn pack(&self) -> String {
        pack((0..CENSUS_PLACEMENTS).flat_map(|at| self.placements.iter().map(move |row| row[at])))
    }
}

pub(super) fn sums(table: &Table) -> ByCensusPlacement<u32> {
    std::array::from_fn(|at| table.placements.iter().map(|row| row[at]).sum())
}
