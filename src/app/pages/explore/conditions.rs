//! The agreement's nine conditions, each leading to the levers that belong to it.
//!
//! Answers for: showing the conditions. Uses `widgets`.

use yew::prelude::*;

use crate::app::state::State;
use crate::app::widgets::field_link::{Part, field_link};
use crate::app::widgets::ids::condition_id;
use crate::catalogue::conditions::{CONDITIONS, SOURCE};
use crate::catalogue::wording;
use crate::scenario::field::Field;

#[derive(Properties, PartialEq)]
pub struct ConditionsProps {
    pub dispatch: UseReducerDispatcher<State>,
}

/// The nine conditions.
#[component]
pub fn Conditions(props: &ConditionsProps) -> Html {
    html! {
        <section class="conditions" aria-labelledby="conditions-title">
            <h2 id="conditions-title">{ "The agreement’s nine conditions" }</h2>
            <p class="says">{ format!("Shortened in our words from {SOURCE}. Each leads to the assumptions here that belong to it.") }</p>
            <ol>
                { for CONDITIONS.iter().map(|condition| {
                    let levers = wording::of_condition(condition.number);
                    html! {
                        <li id={condition_id(condition.number)} tabindex="-1">
                            { condition.says }{ "." }
                            if levers.is_empty() {
                                <p class="says">{ "No assumption on this page belongs to it." }</p>
                            } else {
                                <ul class="leads">
                                    { for levers.into_iter().map(|lever| html! {
                                        <li>{ field_link(Field::from(lever), Part::Slider, &wording::of(lever).name.into(), &props.dispatch) }</li>
                                    }) }
                                </ul>
                            }
                        </li>
                    }
                }) }
            </ol>
        </section>
    }
}
