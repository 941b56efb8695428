//! Answers that take thousands of projections: how sure the answer is, and what it would take.
//!
//! Answers for: a question as text in, blocks of words and figures out. The page asks, and a small
//! program of its own answers, in a worker, so that the page loads none of this and never waits
//! for it. Uses `words`, `scenario`, `data` and the engine's analysis; knows no browser.
//!
//! | module | answers for |
//! |---|---|
//! | `question` | what can be asked, as text and back |
//! | `blocks` | the shape of an answer |
//! | `markup` | an answer as elements of the page, as JSON |
//! | `sure` | how sure: the spread of futures, chances, what matters most |
//! | `take` | what it would take: the smallest change that reaches a target |
//! | `form` | what is said over a question |
//! | `record` | how well the method has predicted |
//! | `fan` | the spread of futures as a picture |

pub mod blocks;
mod fan;
pub mod form;
mod markup;
pub mod question;
mod record;
mod sure;
mod take;

use engine::authority::{AuthorityError, Baseline, NATIONAL, Records, StartingPoint};
use engine::levers::OutOfRange;
use engine::model::project::{Assumptions, Model};
use engine::origin::Code;
use engine::units::FinancialYear;

use self::blocks::Answer;
use self::question::{Ask, Question};
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
}

/// What every answer is made from.
struct Subject {
    model: Model,
    about: About,
    assumptions: Assumptions,
    year: FinancialYear,
    last_shown: FinancialYear,
}

/// Answers a question; `records` is the text of the packed file, or of what is built in.
///
/// # Errors
/// [`AnswerError`] where the question is not one of ours or is of no authority.
pub fn answer(question: &str, records: &str) -> Result<Answer, AnswerError> {
    let question = Question::read(question).ok_or(AnswerError::Question)?;
    let subject = Subject::of(&question, records)?;
    Ok(match &question.ask {
        Ask::Sure { draws, at_most } => sure::answer(&subject, *draws, *at_most),
        Ask::Take(wanted) => take::answer(&subject, wanted),
    })
}

impl Subject {
    fn of(question: &Question, records: &str) -> Result<Self, AnswerError> {
        let origin = codec::origin(&question.address);
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
