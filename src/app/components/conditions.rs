//! The agreement's nine conditions, each leading to the levers that belong to it.

use yew::prelude::*;

use super::field_link::{FieldLink, Part};
use crate::app::state::State;
use crate::catalogue::agreement::{CONDITIONS, SOURCE};
use crate::catalogue::wording;
use crate::scenario::field::Field;

#[derive(Properties, PartialEq)]
pub struct ConditionsProps {
    pub dispatch: UseReducerDispatcher<State>,
}

fn condition_id(number: u8) -> String {
    format!("condition-{number}")
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
                                        <li><FieldLink field={Field::from(lever)} part={Part::Slider} words={wording::of(lever).name} dispatch={props.dispatch.clone()} /></li>
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

#[derive(Properties, PartialEq)]
pub struct ConditionLinkProps {
    pub number: u8,
}

/// A link to one of the conditions.
#[component]
pub fn ConditionLink(props: &ConditionLinkProps) -> Html {
    let id = condition_id(props.number);
    let href = format!("#{id}");
    let onclick = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        #[cfg(feature = "browser")]
        crate::app::platform::focus_later(id.clone());
        #[cfg(not(feature = "browser"))]
        let _ = &id;
    });
    html! { <><a {href} {onclick}>{ format!("Condition {}", props.number) }</a>{ " " }</> }
}
