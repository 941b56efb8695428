//! The chart of the answer, and the switches of what it measures and how far ahead.
//!
//! Answers for: showing these. Uses `widgets`.

use yew::prelude::*;

use crate::app::pages::drawn::Drawn;
use crate::app::state::{Action, State};
use crate::app::widgets::drawing::Drawing;
use crate::scenario::view::Measure;

/// What the chart measures, and how far ahead it goes.
pub fn switches(now: &State, dispatch: &UseReducerDispatcher<State>) -> Html {
    let view = now.view;
    let measures = Measure::ALL.map(|measure| {
        let dispatch = dispatch.clone();
        html! {
            <button
                type="button"
                class="switch"
                aria-pressed={if measure == view.measure { "true" } else { "false" }}
                onclick={Callback::from(move |_| dispatch.dispatch(Action::Measure(measure)))}
            >
                { measure.title() }
            </button>
        }
    });
    let calendar = &now.calculator.calendar;
    let long = view.last_shown(calendar) != calendar.last_shown;
    let further = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Long(!long)))
    };
    html! {
        <div class="switches">
            <div class="switches" role="group" aria-label="What the chart shows">{ for measures }</div>
            <button type="button" class="switch" aria-pressed={if long { "true" } else { "false" }} onclick={further}>
                { format!("To {}", calendar.last_projected.march()) }
                <span class="unseen">{ ", if today’s rules went on" }</span>
            </button>
        </div>
    }
}

/// The chart.
pub fn chart(now: &State) -> Html {
    let of = Drawn::Balances {
        calculator: now.calculator.clone(),
        results: now.results.clone(),
        view: now.view,
    };
    html! {
        <figure class="chart">
            <h2 class="unseen">{ "Chart" }</h2>
            <Drawing<Drawn> {of} />
        </figure>
    }
}
