//! Tests of the model, the importer and the command line, run natively.
//!
//! | module | checks |
//! |---|---|
//! | `golden` | the golden figures |
//! | `agreement` | the agreement's rows, its two rounding differences, grant and verdicts |
//! | `analysis` | what the page asks of a scenario |
//! | `attribution` | why a result moved and what drives the deficit: parts that add up |
//! | `properties` | what is true of every scenario, on random ones |
//! | `worked` | small examples of places, phasing-in and money, computed by hand |
//! | `actuals` | actual figures, the ledger computed a second time |
//! | `headcount` | headcount moves, by hand and computed a second time |
//! | `hindcast` | what the model would have said of years that are known by now, on the real files |
//! | `school` | one school's figures to the penny, and the view's numbers against the command line's |
//! | `authorities` | all authorities from the real files, and what is said of spoilt ones |
//! | `estimate` | estimates from the census, on random counts and by hand |
//! | `latest` | the latest figures, for every authority |
//! | `decimal` | numbers as text and back, against Rust's own |
//! | `json` | the engine's JSON reader and its map of few entries, against those that everyone uses |
//! | `importer` | messages about every error in a published file |
//! | `command_line` | arguments, JSON, exit statuses |
//! | `futures` | fans, chances, indices |
//! | `solve` | the smallest move, against a grid |
//! | `presets` | the digits that Wasm must give too |

mod actuals;
mod agreement;
mod analysis;
#[cfg(feature = "cli")]
mod attribution;
#[cfg(feature = "cli")]
mod authorities;
#[cfg(feature = "cli")]
mod command_line;
mod decimal;
mod estimate;
#[cfg(feature = "cli")]
mod folder;
#[cfg(feature = "cli")]
mod futures;
mod golden;
mod headcount;
#[cfg(feature = "cli")]
mod hindcast;
#[cfg(feature = "cli")]
mod importer;
mod json;
#[cfg(feature = "cli")]
mod latest;
mod presets;
mod properties;
#[cfg(feature = "cli")]
mod school;
#[cfg(feature = "cli")]
mod solve;
#[path = "../shared/southwark.rs"]
mod southwark;
mod support;
mod worked;
