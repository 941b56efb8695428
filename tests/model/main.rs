//! What the model, the importer and the command line are held to, run natively.
//!
//! | module | holds |
//! |---|---|
//! | `golden` | the figures that were published for this model |
//! | `agreement` | the agreement's rows, its two rounding differences, grant and verdicts |
//! | `properties` | what holds in every scenario, found with random ones |
//! | `worked` | small examples of places, phasing-in and money, reckoned by hand |
//! | `known` | what is known by now, its ledger reckoned a second time |
//! | `named` | named children, by hand and reckoned a second time |
//! | `school` | one school's figures to the penny, and the view's numbers against the command line's |
//! | `estimate` | what is read from the census, on random counts and by hand |
//! | `importer` | what is said of every fault in a published file |
//! | `command_line` | arguments, JSON, exit statuses |
//! | `presets` | the digits that Wasm must give too |

mod actuals;
mod agreement;
#[cfg(feature = "cli")]
mod command_line;
mod estimate;
#[cfg(feature = "cli")]
mod folder;
mod golden;
mod headcount;
#[cfg(feature = "cli")]
mod importer;
mod presets;
mod properties;
#[cfg(feature = "cli")]
mod school;
#[path = "../shared/southwark.rs"]
mod southwark;
mod support;
mod worked;
