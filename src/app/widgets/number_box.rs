//! A box for one number. It keeps what is typed, and says what cannot be read.
//!
//! Uses `state`, `platform`, `ids`.

use yew::prelude::*;

use super::ids::{box_id, error_id, panel_id};
use crate::app::platform;
use crate::app::state::{Action, Draft, State};
use crate::scenario::field::Field;
use crate::scenario::view::Panel;
use engine::units::Unit;

#[derive(Properties, PartialEq, Clone)]
pub struct NumberBoxProps {
    pub field: Field,
    /// What is in it while nothing is being typed.
    pub number: AttrValue,
    pub draft: Option<Draft>,
    /// Its name.
    pub label: AttrValue,
    /// Parts of the page that describe it.
    pub described_by: AttrValue,
    pub dispatch: UseReducerDispatcher<State>,
}

/// A box for one number.
#[component]
pub fn NumberBox(props: &NumberBoxProps) -> Html {
    let field = props.field;
    let on_type = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(text) = platform::typed_in(&event) {
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

/// What is wrong with what is in a box; the page goes on with what is `still` there.
pub fn refused(field: Field, name: &str, draft: Option<&Draft>, still: &str) -> Html {
    let Some((refused, range)) = draft.and_then(|draft| Some((draft.refused?, draft.range))) else {
        return Html::default();
    };
    html! {
        <p class="error" id={error_id(field)}>
            { refused.sentence_on(name, field, range) }
            { format!(" The page still shows {still}.") }
        </p>
    }
}

#[derive(Properties, PartialEq, Clone)]
pub struct TypedBoxProps {
    pub field: Field,
    pub name: AttrValue,
    /// Whether its name is written over it; else it is somewhere else.
    #[prop_or_default]
    pub named: bool,
    pub number: AttrValue,
    /// Whether that was typed, and is no example.
    pub typed: bool,
    /// What is written under it: what counts while nothing is typed, or the unit.
    pub beside: AttrValue,
    /// What the page goes on with while the box cannot be used.
    pub still: AttrValue,
    /// What the number that was typed comes to.
    #[prop_or_default]
    pub note: Option<String>,
    /// The question that it asks.
    #[prop_or_default]
    pub doubt: Option<String>,
    pub draft: Option<Draft>,
    pub dispatch: UseReducerDispatcher<State>,
}

/// A box for a number that may be left out, with what counts then, and a way to clear it.
#[component]
pub fn TypedBox(props: &TypedBoxProps) -> Html {
    let field = props.field;
    let says = format!("beside-{}", field.name());
    let clear = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Action::Reset(field));
            // A box goes away with its year: then to its panel.
            platform::focus_first_later([box_id(field), panel_id(Panel::Actuals)]);
        })
    };
    // An emptied box is cleared already: a button that then went would take the keyboard along.
    let emptied = |draft: &Draft| draft.text.trim().is_empty();
    let clears = props
        .draft
        .as_ref()
        .map_or(props.typed, |draft| !emptied(draft));
    let assumed = !props.typed && !props.number.is_empty();
    html! {
        <div class={classes!("known-box", props.named.then_some("named"), props.typed.then_some("typed"), assumed.then_some("assumed"))}>
            if props.named {
                <label for={box_id(field)}>{ &props.name }</label>
            }
            <NumberBox
                {field}
                number={props.number.clone()}
                draft={props.draft.clone()}
                label={props.name.clone()}
                described_by={says.clone()}
                dispatch={props.dispatch.clone()}
            />
            <span class="says" id={says}>
                { &props.beside }
                if let Some(note) = &props.note {
                    <span class="note-of-box">{ note }</span>
                }
                if let Some(doubt) = &props.doubt {
                    <strong class="doubt">{ doubt }</strong>
                }
            </span>
            if field != Field::StabilityShare {
                <button
                    type="button"
                    class={classes!("link", (!clears).then_some("unused"))}
                    aria-label={format!("Clear: {}", props.name)}
                    onclick={clear}
                >
                    { "Clear" }
                </button>
            }
            { refused(field, &props.name, props.draft.as_ref(), &props.still) }
        </div>
    }
}

/// What is being typed into a box.
#[must_use]
pub fn draft_of(drafts: &[(Field, Draft)], field: Field) -> Option<Draft> {
    let mut drafts = drafts.iter();
    let (_, draft) = drafts.find(|(drafted, _)| *drafted == field)?;
    Some(draft.clone())
}
