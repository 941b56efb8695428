//! What differs from the no-action forecast: what, since when, and who would do it.

use std::rc::Rc;

use yew::prelude::*;

use super::field_link::{FieldLink, Part};
use crate::app::results::Results;
use crate::app::state::State;
use crate::scenario::field::Field;

#[derive(Properties, Clone)]
pub struct ChangesProps {
    pub results: Rc<Results>,
    pub dispatch: UseReducerDispatcher<State>,
}

impl PartialEq for ChangesProps {
    fn eq(&self, other: &Self) -> bool {
        self.results.changes == other.results.changes
    }
}

/// One line an assumption.
#[component]
pub fn Changes(props: &ChangesProps) -> Html {
    let changes = &props.results.changes;
    html! {
        <section class="changes" aria-labelledby="changes-title">
            <h2 id="changes-title">{ "What is assumed differently, when, and by whom" }</h2>
            if changes.is_empty() {
                <p>{ "Nothing: this is the council’s no-action forecast of March 2023, retold." }</p>
            } else {
                <ul>
                    { for changes.iter().map(|change| html! {
                        <li key={change.what.to_string()}>
                            if let Some(lever) = change.lever {
                                <FieldLink field={Field::from(lever)} part={Part::Slider} words={change.what.clone()} dispatch={props.dispatch.clone()} />
                            } else {
                                <strong>{ &change.what }</strong>
                            }
                            <span class="says">{ &change.when_and_who }</span>
                        </li>
                    }) }
                </ul>
            }
        </section>
    }
}
