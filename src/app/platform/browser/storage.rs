//! What a browser keeps: scenarios for good, steps for as long as the window is open.
//!
//! Answers for: reading, writing, hearing that another window has written, and naming what a
//! browser refuses. What is written is `scenario::codec::json`'s.
//!
//! Uses `words`' storage errors.

use gloo::events::EventListener;
use gloo::utils::window;
use wasm_bindgen::JsCast;
use web_sys::{Storage, StorageEvent};

use crate::app::platform::common::Held;
use crate::words::file::StorageError;
use engine::origin::{Baseline, Origin};

/// One name for each authority and starting point, whatever the version: what is there says its
/// version itself. The forecast of an agreement has the plain name, which it had before there were
/// others.
fn name(what: &str, origin: Origin) -> String {
    if origin.baseline == Baseline::AgreementForecast {
        format!("safety-valve.{what}")
    } else {
        format!("safety-valve.{what}.{}", origin.code)
    }
}

const KEPT: &str = "kept";
const STEPS: &str = "steps";
/// What is kept of a workshop, and what is side by side: `State::remembered`.
const REMEMBERED: [&str; 3] = ["wall", "group", "beside"];

fn lasting() -> Result<Storage, StorageError> {
    // A browser that forbids it throws, or has none.
    window()
        .local_storage()
        .ok()
        .flatten()
        .ok_or(StorageError::Forbidden)
}

/// What is kept.
///
/// # Errors
/// [`StorageError::Forbidden`].
pub fn kept(origin: Origin) -> Result<Option<String>, StorageError> {
    lasting()?
        .get_item(&name(KEPT, origin))
        .map_err(|_| StorageError::Forbidden)
}

/// Keeps something.
///
/// # Errors
/// [`StorageError::Full`], [`StorageError::Forbidden`].
pub fn keep(origin: Origin, text: &str) -> Result<(), StorageError> {
    lasting()?
        .set_item(&name(KEPT, origin), text)
        .map_err(|_| StorageError::Full)
}

/// Calls back with what another window has kept, for as long as it is kept itself.
pub fn watch(origin: Origin, changed: impl Fn(Option<String>) + 'static) -> Held {
    let kept_as = name(KEPT, origin);
    let listener = EventListener::new(&window(), "storage", move |event| {
        // Without a name everything was cleared.
        let ours = event
            .dyn_ref::<StorageEvent>()
            .is_some_and(|event| event.key().is_none_or(|key| key == kept_as));
        if ours && let Ok(text) = kept(origin) {
            changed(text);
        }
    });
    Held::of(listener)
}

/// Steps from before a reload.
#[must_use]
pub fn steps(origin: Origin) -> Option<String> {
    let storage = window().session_storage().ok()??;
    storage.get_item(&name(STEPS, origin)).ok()?
}

/// Keeps steps over a reload; where there is no room for them, a reload forgets them.
pub fn keep_steps(origin: Origin, text: &str) {
    let name = name(STEPS, origin);
    if let Ok(Some(storage)) = window().session_storage()
        && storage.set_item(&name, text).is_err()
    {
        // Old steps would be worse than none.
        let _ = storage.remove_item(&name);
    }
}

/// Keeps what is remembered beyond this window; what is not of this page stays as it was.
pub fn remember(origin: Origin, texts: &[Option<String>; 3]) {
    for (what, text) in REMEMBERED.into_iter().zip(texts) {
        if let (Some(text), Ok(storage)) = (text, lasting()) {
            // Where there is no room, it is forgotten.
            let _ = storage.set_item(&name(what, origin), text);
        }
    }
}

/// What was remembered; nothing is empty.
#[must_use]
pub fn remembered(origin: Origin) -> [String; 3] {
    REMEMBERED.map(|what| {
        let text = lasting()
            .ok()
            .and_then(|storage| storage.get_item(&name(what, origin)).ok()?);
        text.unwrap_or_default()
    })
}
