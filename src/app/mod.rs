//! The page: one state, and components that show it.
//!
//! | room | answers for |
//! |---|---|
//! | `calculator` | the model and what follows from it alone, made once |
//! | `desk` | what lies beside the scenario: kept ones, groups, where the page stands |
//! | `panels` | what stands behind the answer, computed while it is shown |
//! | `results` | everything the page says of a scenario, computed once per change |
//! | `state` | the one state, and every way that it can change |
//! | `components` | showing values; they compute nothing |
//! | `written` | the pages as they are written before any program runs |
//! | `platform` | the browser: canvas, address, timers, size, dark mode, panics |
//!
//! Components render without a browser too: whatever belongs to one is in an effect.

pub mod calculator;
mod components;
pub mod desk;
pub mod panels;
#[cfg(feature = "web")]
pub mod platform;
pub mod results;
pub mod state;
pub mod written;

pub use components::{App, Props};
