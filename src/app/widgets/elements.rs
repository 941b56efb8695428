//! What the worker answers, as elements of the page.
//!
//! Answers for: making the elements that `answers::markup` writes, of a few attributes only. Uses
//! the engine's JSON.

use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, VTag};

use engine::json::Json;

/// The attributes that an element may have.
static ATTRIBUTES: [&str; 13] = [
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
];

/// An element with all that is within it; nothing where it is none.
pub fn element(json: &Json<'_>) -> Html {
    if let Ok(text) = json.text() {
        return Html::from(text.to_owned());
    }
    let Ok([name, attributes, inside @ ..]) = json.list() else {
        return Html::default();
    };
    let mut values = ATTRIBUTES.map(|_| None);
    for pair in attributes.list().unwrap_or_default().chunks(2) {
        if let [name, value] = pair
            && let (Ok(name), Ok(value)) = (name.text(), value.text())
            && let Some(at) = ATTRIBUTES.iter().position(|known| *known == name)
        {
            values[at] = Some(AttributeOrProperty::Attribute(value.to_owned().into()));
        }
    }
    let mut tag = VTag::new(name.text().unwrap_or("p").to_owned());
    tag.attributes = Attributes::Dynamic {
        keys: &ATTRIBUTES,
        values: values.into(),
    };
    tag.add_children(inside.iter().map(element));
    tag.into()
}
