//! From census counts to what moves a caseload: hazards, mixes, inflow, moves (MODEL 3).
//!
//! Answers for: the estimation, and the shape of the counts that it needs. Uses `units`
//! and the model's `placement` and `pattern`. Who reads the counts from a file is `sen2`.

pub mod counts;
mod pattern;

pub use counts::{AreaCounts, CountsError, PublishedCensus};
pub use pattern::{estimate, folded_need};
