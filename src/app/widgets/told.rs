//! What the worker says, as elements of the page.
//!
//! Answers for: making the elements that `answers::markup` writes, of a few attributes only. Uses
//! the engine's JSON.

use yew::prelude::*;
use yew::virtual_dom::VTag;

use engine::json::Json;

/// The attributes that an element may have.
const ATTRIBUTES: [&str; 15] = [
    "aria-hidden",
    "aria-label",
    "class",
    "height",
    "points",
    "preserveAspectRatio",
    "role",
    "scope",
    "tabindex",
    "viewBox",
    "width",
    "x",
    "y",
    "id",
    "colspan",
];

/// An element with all that is within it; nothing where it is none.
pub fn told(json: &Json<'_>) -> Html {
    if let Ok(text) = json.text() {
        return Html::from(text.to_owned());
    }
    let Ok([name, attributes, inside @ ..]) = json.list() else {
        return Html::default();
    };
    let mut tag = VTag::new(name.text().unwrap_or("p").to_owned());
    for pair in attributes.list().unwrap_or_default().chunks(2) {
        if let [name, value] = pair
            && let (Ok(name), Ok(value)) = (name.text(), value.text())
            && let Some(known) = ATTRIBUTES.into_iter().find(|known| *known == name)
        {
            tag.add_attribute(known, value.to_owned());
        }
    }
    tag.add_children(inside.iter().map(told));
    tag.into()
}
