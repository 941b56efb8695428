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

/// One name, whatever the version: what is there says its version itself.
const KEPT: &str = "safety-valve.kept";
const STEPS: &str = "safety-valve.steps";
const HIDDEN: &str = "safety-valve.hidden";

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
pub fn kept() -> Result<Option<String>, StorageError> {
    lasting()?
        .get_item(KEPT)
        .map_err(|_| StorageError::Forbidden)
}

/// Keeps something.
///
/// # Errors
/// [`StorageError::Full`], [`StorageError::Forbidden`].
pub fn keep(text: &str) -> Result<(), StorageError> {
    lasting()?
        .set_item(KEPT, text)
        .map_err(|_| StorageError::Full)
}

/// Calls back with what another window has kept, for as long as it is kept itself.
pub fn watch(changed: impl Fn(Option<String>) + 'static) -> Held {
    let listener = EventListener::new(&window(), "storage", move |event| {
        // Without a name everything was cleared.
        let ours = event
            .dyn_ref::<StorageEvent>()
            .is_some_and(|event| event.key().is_none_or(|key| key == KEPT));
        if ours && let Ok(text) = kept() {
            changed(text);
        }
    });
    Held::of(listener)
}

/// Steps from before a reload.
#[must_use]
pub fn steps() -> Option<String> {
    window().session_storage().ok()??.get_item(STEPS).ok()?
}

/// Keeps steps over a reload; where there is no room for them, a reload forgets them.
pub fn keep_steps(text: &str) {
    if let Ok(Some(storage)) = window().session_storage()
        && storage.set_item(STEPS, text).is_err()
    {
        // Old steps would be worse than none.
        let _ = storage.remove_item(STEPS);
    }
}

fn remember(name: &str, value: &str) {
    if let Ok(Some(storage)) = window().session_storage() {
        // Where there is no room, it is forgotten.
        let _ = storage.set_item(name, value);
    }
}

/// Names that are hidden from a room stay hidden over a reload.
pub fn keep_hidden(hidden: bool) {
    remember(HIDDEN, if hidden { "yes" } else { "no" });
}

#[must_use]
pub fn hidden() -> bool {
    let kept = || window().session_storage().ok()??.get_item(HIDDEN).ok()?;
    kept().as_deref() == Some("yes")
}
