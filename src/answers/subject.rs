//! The scenario that an answer is about.
//!
//! Answers for: reading it from the address in the question: by the time the answer is there, the page
//! may show another. Uses `scenario` and the engine.

use engine::levers::OutOfRange;
use engine::model::project::{Assumptions, Model};
use engine::units::FinancialYear;

use crate::scenario::codec;
use crate::words::about::About;
use crate::worker::question::Question;

/// What every answer is said of.
pub struct Subject<'a> {
    pub model: &'a Model,
    pub about: &'a About,
    pub assumptions: Assumptions,
    /// The year that is looked at.
    pub year: FinancialYear,
    pub last_shown: FinancialYear,
}

impl<'a> Subject<'a> {
    /// What a question is about.
    ///
    /// # Errors
    /// [`OutOfRange`] where its scenario has a value that a lever cannot have.
    pub fn of(question: &Question, model: &'a Model, about: &'a About) -> Result<Self, OutOfRange> {
        let opened = codec::read(&question.address, model.basis());
        Ok(Self {
            assumptions: opened.scenario.assumptions(model.basis())?,
            year: question.year,
            last_shown: opened.view.last_shown(&about.calendar),
            about,
            model,
        })
    }
}
