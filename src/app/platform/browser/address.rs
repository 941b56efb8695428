//! The browser's address and its history.
//!
//! Answers for: writing an address soon but never too often, one entry of history for each
//! control and each whole drag, and saying when the browser goes back, forward or to a link. What
//! an address means is `scenario::codec`'s.
//!
//! Uses `scenario::codec`, and which part was touched.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::utils::window;
use wasm_bindgen::JsValue;

use crate::app::platform::common::Held;
use crate::app::state::Touched;
use crate::scenario::codec;

/// Browsers stop a page that writes its address more than some 200 times in ten seconds.
const AT_MOST_EVERY: f64 = 250.0;
/// Changes of one control that follow one another within this are one entry of the history, in ms.
const SETTLED: f64 = 1_000.0;

/// What comes after the page's own address.
fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// The address now; where there is none, or a mere place on the page, what the page is written with.
#[must_use]
pub fn now() -> String {
    let hash = hash();
    if hash.is_empty() || !codec::is_address(&hash) {
        let root = gloo::utils::document().get_element_by_id("app");
        root.and_then(|root| root.get_attribute(WRITTEN))
            .unwrap_or_default()
    } else {
        hash
    }
}

/// The attribute with the address of what was written before the program ran.
const WRITTEN: &str = "data-address";

/// Writes addresses for as long as it is kept.
#[derive(Clone, Default)]
pub struct Writer(Rc<RefCell<Pending>>);

#[derive(Default)]
struct Pending {
    /// What the address in the browser amounts to.
    held: String,
    next: String,
    /// What was touched when, in the step that goes on.
    step: Option<(Touched, f64)>,
    written: f64,
    timer: Option<Timeout>,
}

impl Writer {
    /// The browser's address says this already.
    pub fn hold(&self, link: &str) {
        let mut pending = self.0.borrow_mut();
        pending.timer = None;
        link.clone_into(&mut pending.held);
        link.clone_into(&mut pending.next);
        pending.step = None;
    }

    /// Writes an address, at once or within a quarter of a second. What was `touched` begins a
    /// new entry of the history, unless it goes on from just before; nothing begins none.
    pub fn write(&self, link: &str, touched: Option<Touched>) {
        let now = js_sys::Date::now();
        let mut pending = self.0.borrow_mut();
        if pending.next == link {
            return;
        }
        let goes_on =
            |(before, when): (Touched, f64)| touched == Some(before) && now - when <= SETTLED;
        let fresh = touched.is_some() && !pending.step.is_some_and(goes_on);
        if fresh {
            // What is still to be written belongs to the step before.
            pending.flush();
        }
        pending.step = touched.map(|touched| (touched, now)).or(pending.step);
        link.clone_into(&mut pending.next);
        if fresh || now - pending.written > AT_MOST_EVERY {
            pending.write(fresh);
        } else if pending.timer.is_none() {
            let later = self.0.clone();
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a constant"
            )]
            let wait = AT_MOST_EVERY as u32;
            pending.timer = Some(Timeout::new(wait, move || later.borrow_mut().flush()));
        }
    }

    /// Puts the page's address back after a jump to a place on the page.
    fn restore(&self) {
        let mut pending = self.0.borrow_mut();
        pending.timer = None;
        pending.put(false);
        pending.held = pending.next.clone();
    }
}

impl Pending {
    /// Writes what is still to be written.
    fn flush(&mut self) {
        if self.timer.is_some() {
            self.write(false);
        }
    }

    fn write(&mut self, fresh: bool) {
        self.timer = None;
        if self.next != self.held {
            self.put(fresh);
            self.held = self.next.clone();
            self.written = js_sys::Date::now();
        }
    }

    fn put(&self, fresh: bool) {
        let Ok(history) = window().history() else {
            return;
        };
        let address = Some(self.next.as_str());
        // A browser that refuses leaves the page as it is, without an address of its own.
        let _ = if fresh {
            history.push_state_with_url(&JsValue::NULL, "", address)
        } else {
            history.replace_state_with_url(&JsValue::NULL, "", address)
        };
    }
}

/// Goes to another address of the page, as a step of the browser's history.
pub fn go(address: &str) {
    if let Ok(history) = window().history() {
        // A browser that refuses leaves the page without an address of its own.
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(address));
    }
}

/// Calls back with each address that the browser goes to, for as long as it is kept; and writes
/// what is still to be written as soon as a key or the pointer is let go.
pub fn watch(writer: &Writer, opened: impl Fn(String) + 'static) -> Held {
    let listener = {
        let writer = writer.clone();
        EventListener::new(&window(), "popstate", move |_| {
            if codec::is_address(&hash()) {
                opened(now());
            } else {
                writer.restore();
            }
        })
    };
    let flushed = ["keyup", "pointerup", "focusout", "pagehide"].map(|event| {
        let writer = writer.clone();
        EventListener::new(&window(), event, move |_| writer.0.borrow_mut().flush())
    });
    Held::of((listener, flushed))
}
