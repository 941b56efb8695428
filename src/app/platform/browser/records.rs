//! The packed file of all authorities, which is fetched when somebody chooses one.
//!
//! Answers for: asking the page for it. `boot.js` knows where it is: beside the page, or within it
//! where the page is one file.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// The function that the start script leaves for us; it promises both texts.
const GIVES: &str = "safetyValveAuthorities";

/// Calls back with the list of districts and the packed file, or with nothing where they did not
/// arrive.
pub fn fetch(then: impl Fn(Option<[String; 2]>) + Clone + 'static) {
    let promise = Reflect::get(&js_sys::global(), &JsValue::from_str(GIVES))
        .and_then(JsCast::dyn_into::<Function>)
        .and_then(|gives| gives.call0(&JsValue::NULL))
        .and_then(JsCast::dyn_into::<Promise>);
    let Ok(promise) = promise else {
        then(None);
        return;
    };
    let failed = then.clone();
    let arrived = Closure::once(move |texts: JsValue| {
        let text = |at| Array::from(&texts).get(at).as_string();
        then(text(0).zip(text(1)).map(<[String; 2]>::from));
    });
    let failed = Closure::once(move |_: JsValue| failed(None));
    let _ = promise.then2(&arrived, &failed);
    // They live until the promise is kept, once for each try.
    arrived.forget();
    failed.forget();
}
