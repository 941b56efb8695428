//! What a row is shown from.
//!
//! Answers for: the values, compared to know whether the row is rendered again. Uses `results`, `state`.

use yew::prelude::*;

use crate::app::results::{Notes, RowWords};
use crate::app::state::{Draft, State};
use crate::app::widgets::shared::Shared;
use crate::words::about::About;
use engine::authority::Calendar;
use engine::levers::{Lever, Timings};

#[derive(Properties, PartialEq, Clone)]
pub struct LeverProps {
    pub lever: Lever,
    pub value: f64,
    /// The basis's own value: the tick on the slider.
    pub default: f64,
    /// Whether it was moved by hand, and so can be put back.
    pub moved: bool,
    pub timings: Timings,
    pub calendar: Calendar,
    pub draft: Option<Draft>,
    pub echo: AttrValue,
    pub notes: Notes,
    /// What it does, or could do.
    pub words: RowWords,
    /// Whether what is known of it is in sight.
    pub open: bool,
    /// Why it has this value, as somebody wrote.
    pub reason: AttrValue,
    /// Whether it is on a group's page: the time is the facilitator's to set, fingers find a minus
    /// and a plus, and a reason is asked for.
    pub in_group: bool,
    pub about: Shared<About>,
    pub dispatch: UseReducerDispatcher<State>,
}

impl LeverProps {
    /// Whether what is in its box cannot be used.
    #[must_use]
    pub fn refused(&self) -> bool {
        let draft = self.draft.as_ref();
        draft.is_some_and(|draft| draft.refused.is_some())
    }
}
