//! A part that is shown on request, and stays open once it has been opened for the reader.
//!
//! Uses `tags` alone.

use yew::prelude::*;

use super::tags::summary;

#[derive(Properties, PartialEq)]
pub struct StaysOpenProps {
    pub title: AttrValue,
    pub class: &'static str,
    /// Whether something in it is to be seen.
    pub open: bool,
    pub children: Html,
}

/// The part. It is opened as soon as it has something to show, and never closed by the page: the
/// keyboard may be in it.
#[component]
pub fn StaysOpen(props: &StaysOpenProps) -> Html {
    let opened = use_mut_ref(|| false);
    let open = opened.borrow().to_owned() || props.open;
    opened.replace(open);
    html! {
        <details class={props.class} {open}>
            { summary(props.title.clone()) }
            { props.children.clone() }
        </details>
    }
}
