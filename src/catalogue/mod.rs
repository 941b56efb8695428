//! Figures and wording from the world, each with where it is from.
//!
//! Answers for: the agreement, the basis that it starts from, the presets, and what levers
//! are called. Uses `model`, `estimate` and the counts that the importer wrote.

pub mod agreement;
pub mod presets;
pub mod southwark;
pub mod wording;
