//! What the start script gives the page, since it is shorter there: `boot.js` says what each does.
//!
//! Answers for: asking for it by name.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

fn function(name: &str) -> Option<Function> {
    let found = Reflect::get(&js_sys::global(), &name.into()).ok()?;
    found.dyn_into().ok()
}

/// Whether the browser can do it.
#[must_use]
pub fn can(name: &str) -> bool {
    function(name).is_some()
}

/// Does it, where the browser can.
pub fn give(name: &str, first: &str, second: &str) {
    if let Some(function) = function(name) {
        let _ = function.call2(&JsValue::NULL, &first.into(), &second.into());
    }
}
