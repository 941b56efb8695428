//! The chart of the answer, and the switches of what it measures and how far ahead.

use std::rc::Rc;

use yew::prelude::*;

use super::drawing::{Drawing, Drawn};
use crate::app::calculator::Calculator;
use crate::app::results::Results;
use crate::app::state::{Action, State};
use crate::catalogue::southwark::LAST_SHOWN_YEAR;
use crate::scenario::view::{Measure, View};

#[derive(Properties, Clone)]
pub struct ChartProps {
    pub calculator: Rc<Calculator>,
    pub results: Rc<Results>,
    pub view: View,
    /// Kept in sight on a narrow screen.
    pub pinned: bool,
    pub dispatch: UseReducerDispatcher<State>,
}

impl PartialEq for ChartProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.results, &other.results)
            && self.view == other.view
            && self.pinned == other.pinned
    }
}

/// The chart.
#[component]
pub fn Chart(props: &ChartProps) -> Html {
    let measures = Measure::ALL.map(|measure| {
        let dispatch = props.dispatch.clone();
        html! {
            <button
                type="button"
                class="switch"
                aria-pressed={if measure == props.view.measure { "true" } else { "false" }}
                onclick={Callback::from(move |_| dispatch.dispatch(Action::Measure(measure)))}
            >
                { measure.title() }
            </button>
        }
    });
    let long = props.view.last_shown() != LAST_SHOWN_YEAR;
    let further = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Long(!long)))
    };
    let to_table = Callback::from(|event: MouseEvent| {
        event.prevent_default();
        #[cfg(feature = "browser")]
        crate::app::platform::focus_later("results".to_owned());
    });
    let of = Drawn::Balances {
        calculator: props.calculator.clone(),
        results: props.results.clone(),
        view: props.view,
    };
    html! {
        <figure class={classes!("chart", props.pinned.then_some("pinned"))}>
            <div class="switches">
                <div class="switches" role="group" aria-label="What the chart shows">{ for measures }</div>
                <button type="button" class="switch" aria-pressed={if long { "true" } else { "false" }} onclick={further}>
                    { "To 2032, if today’s rules went on" }
                </button>
                <a class="switch" href="#results" onclick={to_table}>{ "Table" }</a>
            </div>
            <Drawing {of} />
        </figure>
    }
}
