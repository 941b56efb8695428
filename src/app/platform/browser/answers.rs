//! Questions to the worker that answers what takes thousands of projections.
//!
//! Answers for: asking the page for it. The start script knows how the worker is begun.

use js_sys::{Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use crate::worker::found::Reply;

/// The function that the start script leaves for us; it promises bytes, or a sentence.
const ASKS: &str = "safetyValveAsk";

/// Calls back with the answer; not at all where a newer question took its place. An empty question stops
/// what is being answered. A search has `tried`, which is called with how many scenarios it has tried;
/// nobody waits for one once something else is asked.
pub fn ask(question: &[u8], tried: Option<Box<dyn Fn(u32)>>, then: impl FnOnce(Reply) + 'static) {
    // Both live until the promise is kept, once for each question.
    let tried = tried.map_or(JsValue::UNDEFINED, |tried| {
        Closure::wrap(tried).into_js_value()
    });
    let promise = Reflect::get(&js_sys::global(), &JsValue::from_str(ASKS))
        .and_then(JsCast::dyn_into::<Function>)
        .and_then(|asks| asks.call2(&JsValue::NULL, &Uint8Array::from(question), &tried))
        .and_then(JsCast::dyn_into::<Promise>);
    let Ok(promise) = promise else {
        return;
    };
    let answered = Closure::once(move |given: JsValue| {
        if let Some(sentence) = given.as_string() {
            then(Reply::Says(sentence.into()));
        } else if let Ok(bytes) = given.dyn_into::<Uint8Array>() {
            then(Reply::Found(bytes.to_vec().into()));
        }
    });
    let _ = promise.then(&answered);
    answered.forget();
}
