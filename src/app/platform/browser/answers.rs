//! Questions to the worker that answers what takes thousands of projections.
//!
//! Answers for: asking the page for it. The start script knows how the worker is begun.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// The function that the start script leaves for us; it promises a text.
const ASKS: &str = "safetyValveAsk";

/// Calls back with the answer as text; not at all where a newer question took its place. An empty
/// question stops what is being answered.
pub fn ask(question: &str, then: impl Fn(String) + 'static) {
    let promise = Reflect::get(&js_sys::global(), &JsValue::from_str(ASKS))
        .and_then(JsCast::dyn_into::<Function>)
        .and_then(|asks| asks.call1(&JsValue::NULL, &JsValue::from_str(question)))
        .and_then(JsCast::dyn_into::<Promise>);
    let Ok(promise) = promise else {
        return;
    };
    let answered = Closure::once(move |text: JsValue| {
        if let Some(text) = text.as_string() {
            then(text);
        }
    });
    let _ = promise.then(&answered);
    // It lives until the promise is kept, once for each question.
    answered.forget();
}
