//! One list to choose from, which always shows the value that it is given.

use yew::prelude::*;

/// A value, and what it is called.
pub type Named = (AttrValue, AttrValue);

#[derive(Properties, PartialEq, Clone)]
pub struct ChoiceProps {
    pub id: AttrValue,
    pub label: AttrValue,
    pub value: AttrValue,
    pub options: Vec<Named>,
    #[prop_or_default]
    pub described_by: Option<AttrValue>,
    pub chosen: Callback<String>,
}

/// One list.
#[component]
pub fn Choice(props: &ChoiceProps) -> Html {
    let list = use_node_ref();
    use_shown(&list, &props.value);
    let onchange = {
        let chosen = props.chosen.clone();
        Callback::from(move |event: Event| {
            if let Some(value) = value_of(&event) {
                chosen.emit(value);
            }
        })
    };
    html! {
        <>
            <label for={props.id.clone()}>{ &props.label }</label>
            <select id={props.id.clone()} ref={list} aria-describedby={props.described_by.clone()} {onchange}>
                { for props.options.iter().map(|(value, words)| html! {
                    <option value={value.clone()} selected={*value == props.value}>{ words }</option>
                }) }
            </select>
        </>
    }
}

/// Once something was picked by hand, an option's `selected` attribute moves the list no more:
/// only its value does.
#[hook]
fn use_shown(list: &NodeRef, value: &AttrValue) {
    #[cfg(feature = "web")]
    {
        let list = list.clone();
        let value = value.clone();
        use_effect(move || {
            if let Some(list) = list.cast::<web_sys::HtmlSelectElement>() {
                list.set_value(&value);
            }
        });
    }
    #[cfg(not(feature = "web"))]
    let _ = (list, value);
}

/// What was chosen in the list that sent an event.
#[cfg(feature = "web")]
fn value_of(event: &Event) -> Option<String> {
    event
        .target_dyn_into::<web_sys::HtmlSelectElement>()
        .map(|list| list.value())
}

/// No browser, no events.
#[cfg(not(feature = "web"))]
const fn value_of(_event: &Event) -> Option<String> {
    None
}
