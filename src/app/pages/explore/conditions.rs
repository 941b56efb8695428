//! The agreement's conditions, each leading to the levers that belong to it.
//!
//! Answers for: showing the conditions. Uses `widgets`.

use yew::prelude::*;

use crate::app::state::State;
use crate::app::widgets::field_link::{Part, field_link};
use crate::app::widgets::ids::condition_id;
use crate::app::widgets::tags::{li, says, summary};
use crate::scenario::field::Field;
use crate::words::about::About;
use crate::words::{levers, terms};

/// The conditions, where they are known.
pub fn conditions(about: &About, dispatch: &UseReducerDispatcher<State>) -> Html {
    let prose = about.content.prose();
    if about.agreement.is_none() || prose.conditions.is_empty() {
        return Html::default();
    }
    let many = terms::few(prose.conditions.len());
    let source = &prose.conditions_from;
    html! {
        <details class="conditions" id="conditions">
            { summary(format!("The agreement’s {many} conditions")) }
            { says(format!("Shortened in our words from {source}. Each leads to the assumptions here that belong to it.")) }
            <ol>
                { for (1..).zip(&prose.conditions).map(|(number, condition)| {
                    // In the order of the page.
                    let levers: Vec<_> = levers::in_order().filter(|lever| condition.levers.contains(lever)).collect();
                    html! {
                        <li id={condition_id(number)} tabindex="-1">
                            { &condition.says }{ "." }
                            if levers.is_empty() {
                                { says("No assumption on this page belongs to it.") }
                            } else {
                                <ul class="leads">
                                    { for levers.into_iter().map(|lever| li(field_link(Field::from(lever), Part::Slider, &levers::name(lever, about).into(), dispatch))) }
                                </ul>
                            }
                        </li>
                    }
                }) }
            </ol>
        </details>
    }
}
