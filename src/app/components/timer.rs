//! A timer for a workshop: minutes that run down. It is told at its end, not every second.

use yew::prelude::*;

use super::scenarios::changed;

/// A quarter of an hour.
const USUAL: u32 = 15;
const LONGEST: u32 = 180;

/// The timer.
#[component]
pub fn Timer() -> Html {
    let minutes = use_state_eq(|| USUAL);
    // Seconds that are left, while it runs.
    let left = use_state_eq(|| None::<u32>);
    use_ticking(&left);
    let onchange = {
        let minutes = minutes.clone();
        Callback::from(move |event: Event| {
            let typed = changed(&event).and_then(|text| text.trim().parse().ok());
            if let Some(typed) = typed {
                minutes.set(u32::clamp(typed, 1, LONGEST));
            }
        })
    };
    let start = {
        let (left, minutes) = (left.clone(), *minutes);
        Callback::from(move |_: MouseEvent| left.set(left.is_none().then_some(minutes * 60)))
    };
    html! {
        <div class="timer">
            <label for="minutes">{ "Minutes" }</label>
            <input type="text" id="minutes" inputmode="numeric" autocomplete="off" value={minutes.to_string()} {onchange} />
            <button type="button" class="link" onclick={start}>{ if left.is_some() { "Stop the timer" } else { "Start the timer" } }</button>
            if let Some(left) = *left {
                <strong role="timer">{ format!("{}:{:02}", left / 60, left % 60) }</strong>
            }
            <span role="status">{ if *left == Some(0) { "Time is up." } else { "" } }</span>
        </div>
    }
}

/// Counts down to nought, by the clock: a tab in the background ticks late.
#[hook]
fn use_ticking(left: &UseStateHandle<Option<u32>>) {
    #[cfg(feature = "browser")]
    {
        use crate::app::platform;

        let left = left.clone();
        let runs = left.is_some();
        use_effect_with(runs, move |runs| {
            let from = (*left).unwrap_or_default();
            let began = platform::now();
            let ticking = runs.then(|| {
                platform::every_second(move || {
                    #[allow(
                        clippy::cast_possible_truncation,
                        clippy::cast_sign_loss,
                        reason = "seconds of a workshop"
                    )]
                    let gone = ((platform::now() - began) / 1_000.0).round() as u32;
                    left.set(Some(from.saturating_sub(gone)));
                })
            });
            move || drop(ticking)
        });
    }
    #[cfg(not(feature = "browser"))]
    let _ = left;
}
