//! From census counts to what moves a caseload: hazards, mixes, inflow, moves (model.md 3).
//!
//! Answers for: the estimation, and the shape of the counts that it needs. Uses `units`
//! and the model's `placement` and `pattern`. The command line's importer writes the counts.

pub mod counts;
pub mod packed;
mod pattern;
pub mod repair;

pub use counts::{AreaCounts, Comparators, PublishedCensus, Table};
#[cfg(feature = "hindcast")]
pub use pattern::estimate_from_first;
pub use pattern::{estimate, folded_need};
