//! The model: from census counts and published outturns to deficits.
pub mod analysis;
pub mod authority;
pub mod estimate;
pub mod levers;
pub mod model;
pub mod order;
pub mod units;
