//! The levers that a user can move (model.md 8).
//!
//! | module | answers for |
//! |---|---|
//! | `definitions` | what each lever is: name, range, kind, onset, default |
//! | `values` | a value for each lever, each within its range |
//! | `timing` | when levers begin, and how strongly each acts in a year |
//! | `presets` | packages of values |

mod definitions;
mod presets;
mod timing;
mod values;

pub use definitions::{Kind, LEVERS, Lever, Onset, OutOfRange};
pub use presets::Preset;
pub use timing::{NotAPhaseIn, NotRamped, PhaseIn, Strengths, Timing, Timings};
pub use values::{ByLever, LeverValues};
