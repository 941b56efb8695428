//! A timer for a workshop: minutes that run down. It is heard at its end, not every second.
//!
//! Uses `state`, `platform`.

use yew::prelude::*;

use super::after::use_after;
use super::sends::Dispatch;
use crate::app::platform;
use crate::app::state::Action;
use crate::app::state::Keep;

/// A quarter of an hour.
const USUAL: u32 = 15;
const LONGEST: u32 = 180;

#[derive(Properties, PartialEq)]
pub struct TimerProps {
    /// When it ends, in the browser's own time, while it runs.
    pub ends: Option<f64>,
    pub dispatch: Dispatch,
}

/// The timer.
#[component]
pub fn Timer(props: &TimerProps) -> Html {
    let minutes = use_state_eq(|| USUAL);
    let left = props.ends.map(seconds_to);
    use_ticking(props.ends.is_some() && left != Some(0));
    let onchange = {
        let minutes = minutes.clone();
        Callback::from(move |event: Event| {
            let typed = platform::changed(&event).and_then(|text| text.trim().parse().ok());
            if let Some(typed) = typed {
                minutes.set(u32::clamp(typed, 1, LONGEST));
            }
        })
    };
    let start = {
        let (dispatch, minutes, runs) = (props.dispatch.clone(), *minutes, left.is_some());
        Callback::from(move |_: MouseEvent| {
            let ends = (!runs).then(|| platform::now() + f64::from(minutes) * 60_000.0);
            dispatch.dispatch(Action::Keep(Keep::Timer(ends)));
        })
    };
    html! {
        <div class="timer">
            <label for="minutes">{ format!("Minutes, up to {LONGEST}") }</label>
            <input type="text" id="minutes" inputmode="numeric" autocomplete="off" value={minutes.to_string()} {onchange} />
            <button type="button" class="link" onclick={start}>{ if left.is_some() { "Stop the timer" } else { "Start the timer" } }</button>
            if let Some(left) = left {
                <strong role="timer">{ format!("{}:{:02}", left / 60, left % 60) }</strong>
            }
            <span role="status">{ if left == Some(0) { "Time is up." } else { "" } }</span>
        </div>
    }
}

/// Whole seconds until then, by the clock: a tab in the background ticks late.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "seconds of a workshop"
)]
fn seconds_to(end: f64) -> u32 {
    ((end - platform::now()) / 1_000.0).round().max(0.0) as u32
}

/// Looks at the clock again every second.
#[hook]
fn use_ticking(runs: bool) {
    let again = use_force_update();
    use_after(runs, move |runs| {
        runs.then(|| platform::every_second(move || again.force_update()))
    });
}
