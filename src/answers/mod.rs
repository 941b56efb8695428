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
//! | `subject` | the scenario that is asked about, with its model |
//! | `runs` | a share of the runs in words |
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
mod runs;
mod subject;
mod sure;
mod take;

use self::blocks::Answer;
use self::question::{Ask, Question};
use self::subject::Subject;

pub use self::subject::AnswerError;

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
