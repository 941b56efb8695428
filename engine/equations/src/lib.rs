//! The equations: a basis and assumptions in, a projection out. A crate of its own, because it
//! alone is compiled for speed: every move of a slider waits for a projection (docs/size.md). The
//! crate `engine` hands on all of it, so nothing else names this one.
//!
//! This is its map, and `cargo xtask test map` holds the code to it. Section numbers in comments
//! are those of docs/model.md.
//!
//! | module | answers for | may use |
//! |---|---|---|
//! | `model` | every equation, from cohort to ledger | `model::pattern`, `model::placement`, `model::cohort`, `levers`, `origin`, `units` |
//! | `model::cohort` | one year of the cohort | `model::pattern`, `model::placement`, `levers`, `units` |
//! | `model::pattern` | what moves a caseload from one census to the next | `model::placement`, `units` |
//! | `model::placement` | where children are taught, and the ages | nothing |
//! | `levers` | what a lever is: range, kind, onset, default; packages of them | `units` |
//! | `origin` | which authority figures are of, and which of its starting points | nothing |
//! | `units` | pounds, pupils, rates, years | nothing |

#![cfg_attr(
    not(test),
    warn(clippy::unwrap_used, clippy::expect_used, clippy::panic)
)]

pub mod levers;
pub mod model;
pub mod origin;
pub mod units;
