//! A box for one number. It keeps what is typed, and says what cannot be read.

use yew::prelude::*;

use crate::app::state::{Action, Draft, State};
use crate::scenario::field::{Field, Unit};

#[derive(Properties, PartialEq, Clone)]
pub struct NumberBoxProps {
    pub field: Field,
    /// What stands in it while nothing is being typed.
    pub number: AttrValue,
    pub draft: Option<Draft>,
    /// Its name.
    pub label: AttrValue,
    /// Parts of the page that describe it.
    pub described_by: AttrValue,
    pub dispatch: UseReducerDispatcher<State>,
}

#[must_use]
pub fn box_id(field: Field) -> String {
    format!("box-{}", field.name())
}

#[must_use]
pub fn error_id(field: Field) -> String {
    format!("error-{}", field.name())
}

/// A box for one number.
#[component]
pub fn NumberBox(props: &NumberBoxProps) -> Html {
    let field = props.field;
    let on_type = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(text) = typed_in(&event) {
                dispatch.dispatch(Action::Type(field, text));
            }
        })
    };
    let on_leave = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: FocusEvent| dispatch.dispatch(Action::Leave(field)))
    };
    let refused = props
        .draft
        .as_ref()
        .is_some_and(|draft| draft.refused.is_some());
    let text = props
        .draft
        .as_ref()
        .map_or_else(|| props.number.clone(), |draft| draft.text.clone());
    let described = if refused {
        format!("{} {}", error_id(field), props.described_by)
    } else {
        props.described_by.to_string()
    };
    let pounds = field.unit() == Unit::Pounds;
    html! {
        <input
            type="text"
            id={box_id(field)}
            class={classes!("number", pounds.then_some("wide"), refused.then_some("wrong"))}
            autocomplete="off"
            spellcheck="false"
            aria-label={props.label.clone()}
            aria-invalid={refused.then_some("true")}
            aria-describedby={described}
            value={text}
            oninput={on_type}
            onblur={on_leave}
        />
    }
}

#[derive(Properties, PartialEq, Clone)]
pub struct RefusedProps {
    pub field: Field,
    pub draft: Option<Draft>,
    /// What the page goes on with.
    pub still: AttrValue,
}

/// What is wrong with what stands in a box.
#[component]
pub fn Refused(props: &RefusedProps) -> Html {
    let refused = props.draft.as_ref().and_then(|draft| draft.refused);
    let Some(refused) = refused else {
        return Html::default();
    };
    html! {
        <p class="error" id={error_id(props.field)}>
            { refused.sentence(props.field) }
            { format!(" The page still shows {}.", props.still) }
        </p>
    }
}

/// What the field that sent an event holds.
#[cfg(feature = "web")]
pub fn typed_in(event: &InputEvent) -> Option<String> {
    event
        .target_dyn_into::<web_sys::HtmlInputElement>()
        .map(|input| input.value())
}

/// No browser, no events.
#[cfg(not(feature = "web"))]
pub const fn typed_in(_event: &InputEvent) -> Option<String> {
    None
}
