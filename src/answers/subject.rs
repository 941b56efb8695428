//! The scenario that an answer is about.
//!
//! Answers for: handing it to what is said with the model and the words of its council. By the time the
//! answer is there, the page may show another scenario. Uses the engine.

use engine::model::project::{Assumptions, Model};
use engine::units::FinancialYear;

use crate::words::about::About;

/// What every answer is said of.
pub struct Subject<'a> {
    pub model: &'a Model,
    pub about: &'a About,
    pub assumptions: &'a Assumptions,
    /// The year that is looked at.
    pub year: FinancialYear,
    pub last_shown: FinancialYear,
}
