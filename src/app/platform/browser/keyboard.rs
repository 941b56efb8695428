//! The keyboard in a browser: the page's own keys, and where the keyboard goes.
//!
//! Uses `gloo` and `web_sys`.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent};

use crate::app::platform::common::Held;

/// Calls back when undo or redo is pressed anywhere but in a box for text, for as long as it is kept.
pub fn watch_shortcuts(undo: impl Fn() + 'static, redo: impl Fn() + 'static) -> Held {
    let options = gloo::events::EventListenerOptions::enable_prevent_default();
    let listener =
        EventListener::new_with_options(&gloo::utils::window(), "keydown", options, move |event| {
            let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
                return;
            };
            let typing = key.target().is_some_and(|target| {
                target.has_type::<HtmlTextAreaElement>()
                    || target
                        .dyn_into::<HtmlInputElement>()
                        .is_ok_and(|input| input.type_() == "text")
            });
            let control = key.ctrl_key() || key.meta_key();
            if typing || !control || key.alt_key() || !key.key().eq_ignore_ascii_case("z") {
                return;
            }
            key.prevent_default();
            if key.shift_key() {
                redo();
            } else {
                undo();
            }
        });
    Held::of(listener)
}

/// Whether the keyboard is at a part of the page.
#[must_use]
pub fn has_focus(id: &str) -> bool {
    let at = gloo::utils::document().active_element();
    at.is_some_and(|element| element.id() == id)
}

/// Moves the keyboard to a part of the page, once it has been rendered.
pub fn focus_later(id: String) {
    focus_first_later(vec![id]);
}

/// The same, with others to go to where the first is there no more.
pub fn focus_first_later(ids: Vec<String>) {
    focus_once_there(ids, TRIES);
}

/// How often a part is looked for that a busy page has not shown yet, and how long it waits between.
const TRIES: u32 = 20;
const BETWEEN: u32 = 50;

fn focus_once_there(ids: Vec<String>, tries: u32) {
    let wait = if tries == TRIES { 0 } else { BETWEEN };
    Timeout::new(wait, move || {
        let document = gloo::utils::document();
        let mut there = ids.iter().filter_map(|id| document.get_element_by_id(id));
        match there.next().map(JsCast::dyn_into::<HtmlElement>) {
            Some(Ok(element)) => {
                // What is in a part that is closed cannot be gone to.
                if let Ok(Some(closed)) = element.closest("details:not([open])") {
                    let _ = closed.set_attribute("open", "");
                }
                let _ = element.focus();
            }
            None if tries > 0 => focus_once_there(ids, tries - 1),
            _ => {}
        }
    })
    .forget();
}
