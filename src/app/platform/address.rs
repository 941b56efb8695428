//! The browser's address and its history.
//!
//! Answers for: writing an address soon but never too often, one entry of history for a whole
//! drag, and telling of back, forward and links. What an address means is `scenario::link`'s.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::utils::window;
use wasm_bindgen::JsValue;

use crate::scenario::link;

/// Browsers stop a page that writes its address more than some 200 times in ten seconds.
const AT_MOST_EVERY: f64 = 250.0;
/// Changes that follow one another within this are one entry of the history, in ms.
const SETTLED: f64 = 1_000.0;

/// What stands after the page's own address now.
#[must_use]
pub fn now() -> String {
    window().location().hash().unwrap_or_default()
}

/// Writes addresses for as long as it is kept.
#[derive(Clone, Default)]
pub struct Writer(Rc<RefCell<Pending>>);

#[derive(Default)]
struct Pending {
    /// What the address in the browser amounts to.
    held: String,
    next: String,
    changed: f64,
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
        pending.changed = 0.0;
    }

    /// Writes an address, at once or within a quarter of a second. `entry`: back is to come
    /// back to what was before.
    pub fn write(&self, link: &str, entry: bool) {
        let now = js_sys::Date::now();
        let mut pending = self.0.borrow_mut();
        if pending.next == link {
            return;
        }
        link.clone_into(&mut pending.next);
        let fresh = entry && now - pending.changed > SETTLED;
        if entry {
            pending.changed = now;
        }
        if fresh || now - pending.written > AT_MOST_EVERY {
            pending.write(fresh);
        } else if pending.timer.is_none() {
            let later = self.0.clone();
            pending.timer = Some(Timeout::new(AT_MOST_EVERY as u32, move || {
                later.borrow_mut().write(false);
            }));
        }
    }

    /// Puts the page's address back after a jump to a place on the page.
    fn restore(&self) {
        let mut pending = self.0.borrow_mut();
        pending.next = pending.held.clone();
        pending.put(false);
    }
}

impl Pending {
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

/// Calls back with each address that the browser goes to, for as long as it is kept.
#[must_use]
pub fn watch(writer: &Writer, opened: impl Fn(String) + 'static) -> EventListener {
    let writer = writer.clone();
    EventListener::new(&window(), "popstate", move |_| {
        let address = now();
        if link::is_address(&address) {
            opened(address);
        } else {
            writer.restore();
        }
    })
}
