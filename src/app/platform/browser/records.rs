//! Texts that are fetched when somebody needs them: the packed file of all authorities, the prose of
//! the public page.
//!
//! Answers for: asking the page for them. `boot.js` knows where they are: beside the page, or
//! within it where the page is one file.

use std::rc::Rc;

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// The function that the start script leaves for us; it promises the texts of files.
const GIVES: &str = "safetyValveTexts";

/// The prose of the public page, where it need not be fetched.
pub const PROSE: &str = "";

/// Calls back with the texts of files, or with nothing where one of them did not arrive.
pub fn fetch(names: &[&str], then: Rc<dyn Fn(Option<Vec<String>>)>) {
    let names: Array = names.iter().map(|name| JsValue::from_str(name)).collect();
    let promise = Reflect::get(&js_sys::global(), &JsValue::from_str(GIVES))
        .and_then(JsCast::dyn_into::<Function>)
        .and_then(|gives| gives.apply(&JsValue::NULL, &names))
        .and_then(JsCast::dyn_into::<Promise>);
    let Ok(promise) = promise else {
        then(None);
        return;
    };
    let failed = then.clone();
    let arrived = Closure::once(move |texts: JsValue| {
        then(
            Array::from(&texts)
                .iter()
                .map(|text| text.as_string())
                .collect(),
        );
    });
    let failed = Closure::once(move |_: JsValue| failed(None));
    let _ = promise.then2(&arrived, &failed);
    // They live until the promise is kept, once for each try.
    arrived.forget();
    failed.forget();
}
