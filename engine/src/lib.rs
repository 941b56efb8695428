//! The model behind the calculator: from census counts and published outturns to deficits, and the
//! numbers that follow from them. It knows no browser, no file and no prose.
//!
//! Data goes one way: counts → what moves a caseload → a basis → a projection → analysis. This is
//! the map, and `cargo xtask test map` holds the code to it. Section numbers in comments are those
//! of docs/model.md.
//!
//! | module | answers for | may use |
//! |---|---|---|
//! | `analysis` | numbers for a question that somebody asks of the model | `authority`, `decimal`, `order`, `equations` |
//! | `analysis::hindcast` | what the model would have said of years that are known by now | `authority`, `estimate`, `order`, `equations` |
//! | `authority` | an authority as a value, its starting points, national figures and dates | `estimate`, `json`, `equations` |
//! | `estimate` | from counts to what moves a caseload | `equations::model::pattern`, `equations::model::placement`, `equations::model::cohort`, `equations::units` |
//! | `json` | JSON as values that know where in the text they are | `decimal` |
//! | `decimal` | numbers as decimal text, and back | nothing |
//! | `order` | one copy of the sorting code; a number held between two ends | nothing |
//! | `small_map` | maps of few entries | nothing |
//!
//! The equations, with levers and units, are the crate `equations` in this folder, handed on here.

#![cfg_attr(
    not(test),
    warn(clippy::unwrap_used, clippy::expect_used, clippy::panic)
)]

pub mod analysis;
pub mod authority;
pub mod decimal;
pub mod estimate;
pub mod json;
pub mod order;
pub mod small_map;

pub use equations::{levers, model, origin, units};
