//! How far it could be otherwise: many futures of one scenario, and what can be read off them
//! (model.md 11).
//!
//! | module | answers for |
//! |---|---|
//! | `inputs` | what is drawn, from where to where, and a scenario with the values drawn |
//! | `points` | evenly spread points between 0 and 1, the same for the same seed |
//! | `fan` | what many futures come to, year by year |
//! | `indices` | which input matters most |
//!
//! The ranges are judgement. The central line is the scenario's own and is none of the futures.

pub mod fan;
pub mod indices;
pub mod inputs;
pub mod points;

pub use fan::{Fan, FanYear, chance, fan};
pub use indices::{Importance, importance};
pub use inputs::{Input, Range, Ranges};
pub use points::{MOST_DRAWS, Method, Points, USUAL_SEED};
