//! The browser's clock: what is called once, later, or every second.
//!
//! Uses `gloo`.

pub use yew::platform::spawn_local as spawn;

use gloo::timers::callback::{Interval, Timeout};

use crate::app::platform::common::{A_FIFTH, Held};

/// How long the page waits after the last change before it says the new headline, in ms.
pub(super) const SETTLED: u32 = 700;

/// Calls once nothing has changed for a while; dropped before then, it is not called.
pub fn once_settled(settled: impl FnOnce() + 'static) -> Held {
    Held::of(Timeout::new(SETTLED, settled))
}

/// The time, in ms.
#[must_use]
pub fn now() -> f64 {
    js_sys::Date::now()
}

/// Calls a fifth of a second after `since`; dropped before then, it is not called.
pub fn after_a_fifth(since: f64, then: impl FnOnce() + 'static) -> Held {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and a fifth of a second"
    )]
    let wait = (since + A_FIFTH - now()).clamp(0.0, A_FIFTH).ceil() as u32;
    Held::of(Timeout::new(wait, then))
}

/// Says words to those who hear the page, once nothing has changed for a while; dropped
/// before then, it is not said.
pub fn announce_later(words: String) -> Held {
    Held::of(Timeout::new(SETTLED, move || {
        if let Some(place) = gloo::utils::document().get_element_by_id("announcement") {
            place.set_text_content(Some(&words));
        }
    }))
}

/// Calls every second, for as long as it is kept.
pub fn every_second(then: impl FnMut() + 'static) -> Held {
    Held::of(Interval::new(1_000, then))
}
