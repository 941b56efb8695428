//! Figures and wording from the world, each with where it is from.
//!
//! Answers for: the agreement, the basis that it starts from, the presets, what levers are
//! called and what is known of them, what happened since, who publishes this copy. Uses `model`, `estimate` and the counts that the
//! importer wrote.

pub mod conditions;
pub mod context;
pub mod evidence;
pub mod history;
pub mod settings;
pub mod wording;
