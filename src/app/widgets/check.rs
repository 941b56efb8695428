//! A box to tick, or one of several to choose between, with its label after it.
//!
//! Uses nothing of the page.

use yew::prelude::*;

/// A box to tick.
pub fn check(
    id: &str,
    checked: bool,
    label: impl Into<AttrValue>,
    onchange: Callback<Event>,
) -> Html {
    labelled("checkbox", None, id, checked, label.into(), onchange)
}

/// One of several of which one is chosen: those of the same `name`.
pub fn radio(
    name: &'static str,
    id: &str,
    checked: bool,
    label: impl Into<AttrValue>,
    onchange: Callback<Event>,
) -> Html {
    labelled("radio", Some(name), id, checked, label.into(), onchange)
}

fn labelled(
    kind: &'static str,
    name: Option<&'static str>,
    id: &str,
    checked: bool,
    label: AttrValue,
    onchange: Callback<Event>,
) -> Html {
    let id = AttrValue::from(id.to_owned());
    html! {
        <p class="check" key={id.to_string()}>
            <input type={kind} {name} id={id.clone()} {checked} {onchange} />
            <label for={id}>{ label }</label>
        </p>
    }
}
