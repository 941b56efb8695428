//! What differs from the no-action forecast: what, since when, and who would do it.
//!
//! Answers for: showing `results`. Uses `widgets`.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::state::State;
use crate::app::widgets::field_link::{Part, field_link};
use crate::app::widgets::tags::strong;
use crate::scenario::annotations::Text;
use crate::scenario::field::Field;
use engine::levers::Lever;

#[derive(Properties, Clone)]
pub struct ChangesProps {
    pub now: Rc<State>,
    pub dispatch: UseReducerDispatcher<State>,
}

impl PartialEq for ChangesProps {
    fn eq(&self, other: &Self) -> bool {
        self.now.results.changes == other.now.results.changes
            && self.now.scenario.annotations == other.now.scenario.annotations
    }
}

/// One line an assumption.
#[component]
pub fn Changes(props: &ChangesProps) -> Html {
    let changes = &props.now.results.changes;
    html! {
        <section class="changes" aria-labelledby="changes-title">
            <h2 id="changes-title">{ "What is assumed differently, when, and by whom" }</h2>
            if !changes.is_empty() {
                <ul>
                    { for changes.iter().map(|change| html! {
                        <li key={change.lever.map_or_else(|| change.what.to_string(), |lever| lever.name().to_owned())}>
                            if let Some(lever) = change.lever {
                                { field_link(Field::from(lever), Part::Slider, &change.what, &props.dispatch) }
                            } else {
                                { strong(&change.what) }
                            }
                            <span class="says">{ &change.when_and_who }</span>
                            if let Some(reason) = change.lever.map(|lever| reason(&props.now, lever)).filter(|reason| !reason.is_empty()) {
                                <span class="says">{ format!("Reason: {reason}") }</span>
                            }
                        </li>
                    }) }
                </ul>
            }
        </section>
    }
}

/// Why a lever has its value, as somebody wrote.
fn reason(now: &State, lever: Lever) -> &str {
    now.scenario.annotations.text(Text::Reason(lever))
}
