//! The scenario that is asked about, with the model of its council.
//!
//! Answers for: making both from the address in a question. Uses `data`, `scenario` and the engine. A page of
//! another edition gets no answer.

use engine::analysis::fingerprint::fingerprint;
use engine::authority::{AuthorityError, Baseline, NATIONAL, Records, StartingPoint};
use engine::levers::OutOfRange;
use engine::model::project::{Assumptions, Model};
use engine::origin::Code;
use engine::units::FinancialYear;

use super::question::Question;
use crate::content::Content;
use crate::data;
use crate::scenario::codec;
use crate::words::about::About;

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum AnswerError {
    #[error(transparent)]
    Authority(#[from] AuthorityError),
    #[error(transparent)]
    Value(#[from] OutOfRange),
    #[error("the question cannot be read")]
    Question,
    /// The page that asks was made with another model or other data.
    #[error("what answers this is of another edition than the page")]
    Edition,
}

/// What every answer is made from.
pub struct Subject {
    pub model: Model,
    pub about: About,
    pub assumptions: Assumptions,
    /// The year that is looked at.
    pub year: FinancialYear,
    pub last_shown: FinancialYear,
}

impl Subject {
    /// What a question is about; `records` is the text of what is published of all authorities.
    ///
    /// # Errors
    /// [`AnswerError`] where the question is of no authority.
    pub fn of(question: &Question, records: &str) -> Result<Self, AnswerError> {
        let origin = codec::origin(&question.address);
        let counts: &[&str] = if origin.code == Code::SOUTHWARK {
            &data::COUNTS
        } else {
            &[records]
        };
        let records = Records::read(records)?;
        let StartingPoint {
            authority,
            baseline,
            basis,
            ..
        } = match origin.baseline {
            Baseline::AgreementForecast if origin.code == Code::SOUTHWARK => {
                data::forecast(&records)?
            }
            _ => data::latest(origin.code, &records)?,
        };
        let model = Model::new(basis);
        let about = About::new(
            &authority,
            baseline,
            model.basis(),
            &NATIONAL,
            Content::default(),
        );
        let opened = codec::read(&question.address, model.basis());
        // A page that a browser kept from before must not be answered from newer figures.
        if let Some(made) = opened.made
            && made.model != fingerprint(&model, counts)?
        {
            return Err(AnswerError::Edition);
        }
        let last_shown = opened.view.last_shown(&about.calendar);
        Ok(Self {
            assumptions: opened.scenario.assumptions(model.basis())?,
            year: question.year,
            last_shown,
            about,
            model,
        })
    }
}
