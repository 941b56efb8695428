//! The counts of one area that the estimation needs.
//!
//! Answers for: their shape; `authority` reads them from the packed file. Uses `units` and the
//! model's `placement`.

use equations::model::placement::{ByAge, ByCensusPlacement};
use equations::units::{Census, Pupils};

/// Counts of an area by age and placement.
pub type Table = ByAge<ByCensusPlacement<Pupils>>;

/// The counts of one area.
#[derive(Debug, Clone, PartialEq)]
pub struct AreaCounts {
    pub area: String,
    /// The area's nine-character code.
    pub code: String,
    /// Publisher and document.
    pub source: String,
    pub release: String,
    /// The two censuses whose change is explained: January of the first year …
    pub first: Table,
    /// … and of the next.
    pub second: Table,
    /// New plans between them.
    pub new_plans: Table,
    /// Plans that ended between them, except moves to other authorities.
    pub ended: ByAge<Pupils>,
    /// Plans that moved to another authority.
    pub transferred: ByAge<Pupils>,
    /// Published counts of every census that the release holds.
    pub censuses: Vec<PublishedCensus>,
}

/// What a census published for all ages together.
#[derive(Debug, Clone, PartialEq)]
pub struct PublishedCensus {
    pub census: Census,
    pub plans: Pupils,
    pub children: ByCensusPlacement<Pupils>,
}

/// The counts that an authority is compared with, and that supplement its own where they are few.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparators {
    pub region: AreaCounts,
    pub england: AreaCounts,
}

impl AreaCounts {
    #[must_use]
    pub fn published(&self, census: Census) -> Option<&PublishedCensus> {
        self.censuses
            .iter()
            .find(|published| published.census == census)
    }
}
