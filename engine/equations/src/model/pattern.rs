//! What moves a caseload from one census to the next.
//!
//! Answers for: the shape of what is estimated from the census (model.md 3). `estimate` fills
//! it, `cohort` and `places` read it. Uses `units`.

use super::placement::{ByAge, ByCensusPlacement};
use crate::units::{Pupils, Rate};

/// The rates of one age.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct AgePattern {
    /// Share of plans that end in a year, except moves to another authority.
    pub h_end: Rate,
    /// Share that moves to another authority.
    pub h_out: Rate,
    /// The region's `h_end`, unsmoothed.
    pub comparator: Rate,
    /// Of those whose plan goes on, the share that leaves in ways that no return records.
    pub moved_out: Rate,
    /// New plans at this age in the year that the pattern comes from.
    pub new_plans: Pupils,
    /// Moves in and corrections at this age, a count.
    pub net_moves: Pupils,
    /// Where a new plan of this age is placed.
    pub new_mix: ByCensusPlacement<Rate>,
    /// Moves between this age and the next: the share of each placement that leaves it …
    pub leaving: ByCensusPlacement<Rate>,
    /// … and where those who leave go. Adds up to 1, or to 0 where nobody moves. The least
    /// movement sends leavers of every placement to the same destinations, so that the whole
    /// matrix `T[q→p]` is `leaving[q] · destination[p]` off its diagonal.
    pub destination: ByCensusPlacement<Rate>,
    /// Of those in mainstream, units folded in, the share in a unit.
    pub unit_share: Rate,
}

/// A pattern for each age.
pub type Pattern = ByAge<AgePattern>;
