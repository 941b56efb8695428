//! What differs from the no-action forecast: what, since when, and who would do it.
//!
//! Answers for: showing `results`. Uses `widgets`.

use yew::prelude::*;

use crate::app::state::State;
use crate::app::widgets::field_link::{Part, field_link};
use crate::app::widgets::tags::strong;
use crate::scenario::annotations::Text;
use crate::scenario::field::Field;
use engine::levers::Lever;

/// One line an assumption.
pub fn changes(now: &State, dispatch: &UseReducerDispatcher<State>) -> Html {
    let changes = &now.results.changes;
    html! {
        <section class="changes" aria-labelledby="changes-title">
            <h2 id="changes-title">{ "Your changes: what, when, and by whom" }</h2>
            if !changes.is_empty() {
                <ul>
                    { for changes.iter().map(|change| html! {
                        <li key={change.lever.map_or_else(|| change.what.to_string(), |lever| lever.name().to_owned())}>
                            if let Some(lever) = change.lever {
                                { field_link(Field::from(lever), Part::Slider, &change.what, dispatch) }
                            } else {
                                { strong(&change.what) }
                            }
                            <span class="says">{ &change.when_and_who }</span>
                            if let Some(reason) = change.lever.map(|lever| reason(now, lever)).filter(|reason| !reason.is_empty()) {
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
