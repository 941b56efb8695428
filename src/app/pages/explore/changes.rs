//! What differs from the no-action forecast: what, since when, and who would do it.
//!
//! Answers for: showing `results`. Uses `widgets`.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::state::State;
use crate::app::widgets::field_link::{Part, field_link};
use crate::app::widgets::tags::{p, strong};
use crate::app::widgets::words_box::words_box;
use crate::scenario::annotations::Text;
use crate::scenario::field::Field;

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
            if changes.is_empty() {
                { p(format!("Nothing: {}", props.now.calculator.about.untouched())) }
            } else {
                <ul>
                    { for changes.iter().map(|change| html! {
                        <li key={change.lever.map_or_else(|| change.what.to_string(), |lever| lever.name().to_owned())}>
                            if let Some(lever) = change.lever {
                                { field_link(Field::from(lever), Part::Slider, &change.what, &props.dispatch) }
                            } else {
                                { strong(&change.what) }
                            }
                            <span class="says">{ &change.when_and_who }</span>
                            if let Some(lever) = change.lever {
                                { words_box(Text::Reason(lever), &props.now, &props.dispatch) }
                            }
                        </li>
                    }) }
                </ul>
            }
        </section>
    }
}
