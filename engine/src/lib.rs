//! The model behind the calculator: from census counts and published outturns to deficits, and the
//! numbers that follow from them. It knows no browser, no file and no prose.
//!
//! Data goes one way: counts → what moves a caseload → a basis → a projection → analysis. This is
//! the map, and `cargo xtask test map` holds the code to it. Section numbers in comments are those
//! of docs/model.md.
//!
//! | module | answers for | may use |
//! |---|---|---|
//! | `analysis` | numbers for a question that somebody asks of the model | `authority`, `model`, `levers`, `order`, `units` |
//! | `authority` | an authority as a value, its starting points, national figures and dates | `estimate`, `json`, `model`, `levers`, `origin`, `units` |
//! | `estimate` | from counts to what moves a caseload | `json`, `model::pattern`, `model::placement`, `model::cohort`, `units` |
//! | `model` | every equation, from cohort to ledger | `model::pattern`, `model::placement`, `model::cohort`, `levers`, `origin`, `units` |
//! | `model::cohort` | one year of the cohort | `model::pattern`, `model::placement`, `levers`, `units` |
//! | `model::pattern` | what moves a caseload from one census to the next | `model::placement`, `units` |
//! | `model::placement` | where children are taught, and the ages | nothing |
//! | `levers` | what a lever is: range, kind, onset, default; packages of them | `units` |
//! | `json` | JSON as values that know where in the text they are | nothing |
//! | `origin` | which authority figures are of, and which of its starting points | nothing |
//! | `order` | one copy of the sorting code | nothing |
//! | `small_map` | maps of few entries | nothing |
//! | `units` | pounds, pupils, rates, years | nothing |

#![cfg_attr(
    not(test),
    warn(clippy::unwrap_used, clippy::expect_used, clippy::panic)
)]

pub mod analysis;
pub mod authority;
pub mod estimate;
pub mod json;
pub mod levers;
pub mod model;
pub mod order;
pub mod origin;
pub mod small_map;
pub mod units;
