//! Boxes, lists and other parts of the page in a browser: what they hold, and what is put there.
//!
//! Uses `web_sys`.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    DataTransfer, HtmlDocument, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement,
};
use yew::{Event, InputEvent, KeyboardEvent, NodeRef, TargetCast};

/// What is being pasted.
#[must_use]
pub fn pasted(event: &Event) -> Option<String> {
    let data = Reflect::get(event, &JsValue::from_str("clipboardData")).ok()?;
    data.dyn_into::<DataTransfer>().ok()?.get_data("text").ok()
}

/// What the field that sent an event holds.
#[must_use]
pub fn typed_in(event: &InputEvent) -> Option<String> {
    if let Some(area) = event.target_dyn_into::<HtmlTextAreaElement>() {
        return Some(area.value());
    }
    event
        .target_dyn_into::<HtmlInputElement>()
        .map(|input| input.value())
}

/// What a box holds once it was left.
#[must_use]
pub fn changed(event: &Event) -> Option<String> {
    event
        .target_dyn_into::<HtmlInputElement>()
        .map(|input| input.value())
}

/// What was chosen in the list that sent an event.
#[must_use]
pub fn chosen(event: &Event) -> Option<String> {
    event
        .target_dyn_into::<HtmlSelectElement>()
        .map(|list| list.value())
}

/// The key that was pressed, by its name.
#[must_use]
pub fn key(event: &KeyboardEvent) -> String {
    event.key()
}

/// Selects what is in a box, so that typing replaces it.
pub fn select(id: &str) {
    let element = gloo::utils::document().get_element_by_id(id);
    if let Some(Ok(input)) = element.map(JsCast::dyn_into::<HtmlInputElement>) {
        input.select();
    }
}

/// Shows a value in the slider that sent an event, as if it had not been moved.
pub fn put_back(event: &InputEvent, value: &str) {
    if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
        input.set_value(value);
    }
}

/// Shows a value in a list.
pub fn show_chosen(list: &NodeRef, value: &str) {
    if let Some(list) = list.cast::<HtmlSelectElement>() {
        list.set_value(value);
    }
}

/// What is in a box, by its place on the page.
#[must_use]
pub fn value_of(id: &str) -> String {
    let Some(element) = gloo::utils::document().get_element_by_id(id) else {
        return String::new();
    };
    match element.dyn_into::<HtmlTextAreaElement>() {
        Ok(area) => area.value(),
        Err(element) => element
            .dyn_into::<HtmlInputElement>()
            .map(|input| input.value())
            .unwrap_or_default(),
    }
}

/// Empties boxes.
pub fn empty(ids: &[String]) {
    for id in ids {
        let Some(element) = gloo::utils::document().get_element_by_id(id) else {
            continue;
        };
        match element.dyn_into::<HtmlTextAreaElement>() {
            Ok(area) => area.set_value(""),
            Err(element) => {
                if let Ok(input) = element.dyn_into::<HtmlInputElement>() {
                    input.set_value("");
                }
            }
        }
    }
}

/// Copies what is in a box, whose text stays selected for those whose browser refuses.
#[must_use]
pub fn copy(id: &str) -> bool {
    let document = gloo::utils::document();
    let input = document.get_element_by_id(id);
    let Some(Ok(input)) = input.map(JsCast::dyn_into::<HtmlInputElement>) else {
        return false;
    };
    let _ = input.focus();
    input.select();
    // The newer way works only where the page came over https.
    document
        .dyn_into::<HtmlDocument>()
        .is_ok_and(|document| document.exec_command("copy").unwrap_or(false))
}

/// Opens the browser's own dialogue for paper.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // A browser that cannot print does nothing.
        let _ = window.print();
    }
}

/// Puts words into a part of the page.
pub fn say_in(id: &str, words: &str) {
    if let Some(place) = gloo::utils::document().get_element_by_id(id) {
        place.set_text_content(Some(words));
    }
}

/// Gives the window its title.
pub fn set_title(title: &str) {
    gloo::utils::document().set_title(title);
}
