//! The Safety Valve calculator: what demand, top-ups and placements do to a council's
//! Dedicated Schools Grant deficit, against its agreement with the Department for Education.
//!
//! Data goes one way: raw text → checked value → change to the scenario → projection →
//! words, chart, table. The model is the crate `engine`. Every module opens with what it answers
//! for; this is the map, and `cargo xtask test map` holds the code to it.
//!
//! | module | answers for | may use |
//! |---|---|---|
//! | `app` | the page: one state, and components that show it | `app::platform`, `answers`, `worker`, `chart`, `words`, `input`, `scenario`, `content`, `settings`, `data`, `engine` |
//! | `app::platform` | the browser, and the same functions without one | `app::state::start`, `app::state::touched`, `worker`, `chart`, `scenario`, `words`, `content`, `settings`, `engine` |
//! | `cli` | the command line, JSON or CSV out | `import`, `words`, `scenario`, `data`, `engine` |
//! | `answers` | what is said of what the worker found | `worker`, `chart`, `words`, `engine` |
//! | `worker` | what takes thousands of projections, beside the page | `words`, `engine` |
//! | `chart` | what is drawn, and drawing it on any ground | `words`, `scenario`, `engine` |
//! | `words` | every sentence and table made from numbers | `scenario`, `content`, `input`, `engine` |
//! | `input` | links within pasted text | `scenario`, `engine` |
//! | `scenario` | what a user changed, as changes; as an address or JSON; what is kept | `engine` |
//! | `content` | prose that depends on no number, in files | `engine` |
//! | `settings` | who publishes this copy | `engine` |
//! | `import` | reading published files into counts | `engine` |
//! | `data` | the figures that are built in | `engine` |

#![cfg_attr(
    not(test),
    warn(clippy::unwrap_used, clippy::expect_used, clippy::panic)
)]

pub mod answers;
#[cfg(feature = "view")]
pub mod app;
pub mod chart;
#[cfg(feature = "cli")]
pub mod cli;
pub mod content;
pub mod data;
#[cfg(feature = "cli")]
pub mod import;
pub mod input;
pub mod scenario;
pub mod settings;
pub mod words;
pub mod worker;
