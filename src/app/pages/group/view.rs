//! A group's page in a workshop: what it has come to.
//!
//! Answers for: the figures and the words, worked out from `subject`. Uses `words`; knows no state.

use std::rc::Rc;

use yew::AttrValue;

use crate::app::pages::subject::Subject;
use crate::chart::code::Code;
use crate::scenario::annotations::Text;
use crate::words::scenarios;
use engine::levers::Lever;

/// A group's view: what it has come to.
#[derive(Debug, Clone)]
pub struct GroupView {
    pub title: String,
    pub levers: Vec<Lever>,
    pub outcome: String,
    /// Its link as a whole address.
    pub link: AttrValue,
    pub code: Option<Rc<Code>>,
}

impl GroupView {
    #[must_use]
    pub fn of(subject: &Subject<'_>) -> Self {
        let annotations = &subject.scenario.annotations;
        let title = annotations.text(Text::Workshop);
        let link = subject.whole_link();
        Self {
            title: if title.is_empty() { "Workshop" } else { title }.to_owned(),
            levers: annotations.levers.levers().collect(),
            outcome: scenarios::outcome(
                subject.yours,
                subject.calculator.agreement(),
                subject.focus_year,
            ),
            code: subject.code(&link),
            link,
        }
    }
}
