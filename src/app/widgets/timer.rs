//! A timer for a workshop: minutes that run down. It is heard at its end, not every second.
//!
//! Uses `state`, `platform`.

use yew::prelude::*;

use super::after::use_after;
use super::sends::Dispatch;
use crate::app::platform;
use crate::app::state::Action;
use crate::app::state::Keep;
use crate::words::workshop;

/// A quarter of an hour.
const USUAL: &str = "15";
const LONGEST: u32 = 180;
/// In milliseconds.
const HOUR: f64 = 3_600_000.0;

#[derive(Properties, PartialEq)]
pub struct TimerProps {
    /// When it ends, in the browser's own time, while it runs.
    pub ends: Option<f64>,
    pub dispatch: Dispatch,
}

/// The timer.
#[component]
pub fn Timer(props: &TimerProps) -> Html {
    let minutes = use_state_eq(|| AttrValue::from(USUAL));
    let wrong = use_state_eq(String::new);
    // Over since yesterday, it belongs to another workshop.
    let ends = props.ends.filter(|ends| platform::now() - ends < HOUR);
    let left = ends.map(seconds_to);
    use_ticking(left.is_some_and(|left| left > 0));
    let oninput = {
        let minutes = minutes.setter();
        Callback::from(move |event: InputEvent| {
            if let Some(typed) = platform::typed_in(&event) {
                minutes.set(typed.into());
            }
        })
    };
    let start = {
        let (dispatch, minutes, wrong, runs) = (
            props.dispatch.clone(),
            minutes.clone(),
            wrong.setter(),
            left.is_some(),
        );
        Callback::from(move |_: MouseEvent| {
            let typed = minutes.trim().parse().ok();
            let typed = typed.filter(|typed| runs || (1..=LONGEST).contains(typed));
            wrong.set(match typed {
                None if !runs => workshop::no_minutes(&minutes, LONGEST),
                _ => String::new(),
            });
            let ends = typed.filter(|_| !runs);
            let ends = ends.map(|minutes| platform::now() + f64::from(minutes) * 60_000.0);
            dispatch.dispatch(Action::Keep(Keep::Timer(ends)));
        })
    };
    html! {
        <div class="timer">
            <label for="minutes">{ format!("Minutes, up to {LONGEST}") }</label>
            <input type="text" id="minutes" inputmode="numeric" autocomplete="off" value={(*minutes).clone()} {oninput} />
            <button type="button" class="link" onclick={start}>{ if left.is_some() { "Stop the timer" } else { "Start the timer" } }</button>
            if let Some(left) = left {
                <strong role="timer">{ format!("{}:{:02}", left / 60, left % 60) }</strong>
            }
            <span role="status" class="error">{ if left == Some(0) { "Time is up." } else { &*wrong } }</span>
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
