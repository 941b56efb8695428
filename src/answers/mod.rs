//! What is said of what the worker found: how sure the answer is, and what it would take.
//!
//! Answers for: a question and what was found in, blocks of words and figures out. Uses `worker`'s
//! notation, `words`, `scenario` and the engine; knows no browser.
//!
//! | module | answers for |
//! |---|---|
//! | `blocks` | the shape of an answer |
//! | `subject` | the scenario that was asked about |
//! | `runs` | a share of the runs in words |
//! | `sure` | how sure: the spread of futures, chances, what matters most |
//! | `take` | what it would take: the smallest change that reaches a target |
//! | `form` | what is said over a question |
//! | `record` | how well the method has predicted |
//! | `fan` | the spread of futures as a picture |

pub mod blocks;
mod fan;
pub mod form;
mod record;
mod runs;
mod subject;
mod sure;
mod take;

use engine::model::project::Model;

use self::blocks::Answer;
use self::subject::Subject;
use crate::words::about::About;
use crate::worker::found::Found;
use crate::worker::question::{Ask, Question};

/// What cannot be said: question or figures are of another edition of this page.
const UNREADABLE: &str = "The answer could not be read. Load the page again.";

/// What is said of an answer as the worker sent it. Where it sent a sentence, that is said.
#[must_use]
pub fn answer(question: &str, found: &str, model: &Model, about: &About) -> Answer {
    if !found.starts_with('{') {
        return Answer::says(found);
    }
    read(question, found, model, about).unwrap_or_else(|| Answer::says(UNREADABLE))
}

fn read(question: &str, found: &str, model: &Model, about: &About) -> Option<Answer> {
    let question = Question::read(question)?;
    let subject = Subject::of(&question, model, about).ok()?;
    let found = Found::read(found).ok()?;
    match (&question.ask, found) {
        (Ask::Sure { at_most, .. }, Found::Spread(spread)) => {
            Some(sure::answer(&subject, &spread, *at_most))
        }
        (Ask::Take(wanted), found) => take::answer(&subject, wanted.goal, &found),
        _ => None,
    }
}
