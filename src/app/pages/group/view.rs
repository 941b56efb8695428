//! A group's page in a workshop: what it has come to.
//!
//! Answers for: the figures and the words, worked out from `subject`. Uses `words`; knows no state.

use std::rc::Rc;

use yew::AttrValue;

use crate::app::pages::subject::Subject;
use crate::app::pages::workshop::view::{fixed, start};
use crate::chart::code::Code;
use crate::scenario::annotations::Text;
use crate::words::workshop;
use engine::levers::Lever;

/// A group's view: what it has come to.
#[derive(Debug, Clone)]
pub struct GroupView {
    pub title: String,
    /// Its own effect, and where all groups start.
    pub headline: [String; 2],
    /// What the facilitator has fixed, in words.
    pub fixed: Vec<[String; 2]>,
    /// Whether what it had before its window was lost can be brought back.
    pub lost: bool,
    pub levers: Vec<Lever>,
    /// Its link as a whole address.
    pub link: AttrValue,
    pub code: Option<Rc<Code>>,
}

impl GroupView {
    #[must_use]
    pub fn of(subject: &Subject<'_>) -> Self {
        let calculator = subject.calculator;
        let annotations = &subject.scenario.annotations;
        let title = annotations.text(Text::Workshop);
        let link = subject.whole_link();
        let begun = subject.workspace.start.as_deref();
        let scenario = begun.map_or(subject.scenario, |begun| &begun.scenario);
        let changed = start(scenario) != start(subject.scenario);
        let year = subject.focus_year;
        let begun = begun.and_then(|begun| begun.projection(&calculator.model));
        let results = [
            begun.unwrap_or(subject.yours),
            subject.yours,
            &calculator.no_action,
        ];
        let headline = match results.map(|projection| projection.of(year)) {
            [Some(start), Some(now), Some(no_action)] => {
                workshop::of_group(start, now, no_action, changed)
            }
            _ => Default::default(),
        };
        Self {
            title: if title.is_empty() { "Workshop" } else { title }.to_owned(),
            headline,
            fixed: fixed(scenario, subject),
            lost: subject.workspace.lost.is_some() && !changed,
            levers: annotations.levers.levers().collect(),
            code: subject.code(&link),
            link,
        }
    }
}
