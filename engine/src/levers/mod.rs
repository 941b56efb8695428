//! The assumptions that a user can move (MODEL 8).
//!
//! | room | answers for |
//! |---|---|
//! | `definitions` | what a lever is: name, range, kind, onset, default; the one place for it |
//! | `values` | a value for each lever, each within its range |
//! | `timing` | when levers begin and how much of them acts in a year |
//! | `presets` | packages of values |

mod definitions;
mod presets;
mod timing;
mod values;

pub use definitions::{Kind, LEVERS, Lever, Onset, OutOfRange};
pub use presets::Preset;
pub use timing::{NotAPhaseIn, NotRamped, PhaseIn, Strengths, Timing, Timings};
pub use values::LeverValues;
