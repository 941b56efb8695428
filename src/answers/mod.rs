//! What is said of what the worker found: how sure the answer is, and what it would take.
//!
//! Answers for: a question and what was found in, blocks of words and figures out. Uses `worker`'s
//! notation, `chart`'s frame, `words` and the engine; knows no browser.
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
use engine::units::FinancialYear;

use self::blocks::Answer;
use self::subject::Subject;
use crate::words::about::About;
use crate::worker::found::{Found, Reply};
use crate::worker::question::{Ask, Question};

/// What cannot be said: the figures are of another edition of this page.
const UNREADABLE: &str = "The answer could not be read. Load the page again.";

/// What the page has beside a question and its answer.
#[derive(Clone, Copy)]
pub struct Beside<'a> {
    pub model: &'a Model,
    pub about: &'a About,
    pub last_shown: FinancialYear,
}

/// What is said of what the worker sent.
#[must_use]
pub fn answer(question: &Question, reply: &Reply, beside: Beside<'_>) -> Answer {
    match reply {
        Reply::Says(sentence) => Answer::says(sentence),
        Reply::Found(found) => {
            let read = read(question, found, beside);
            read.unwrap_or_else(|| Answer::says(UNREADABLE))
        }
    }
}

fn read(question: &Question, found: &[u8], beside: Beside<'_>) -> Option<Answer> {
    let Beside {
        model,
        about,
        last_shown,
    } = beside;
    let subject = Subject {
        model,
        about,
        assumptions: &question.assumptions,
        year: question.year,
        last_shown,
    };
    match (&question.ask, Found::read(found)?) {
        (Ask::Sure { at_most, .. }, Found::Spread(spread)) => {
            Some(sure::answer(&subject, &spread, *at_most))
        }
        (Ask::Take(wanted), found) => take::answer(&subject, wanted.goal, &found),
        _ => None,
    }
}
