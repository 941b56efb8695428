//! A box for one number. It keeps what is typed, and says what cannot be read.
//!
//! Uses `state`, `platform`, `ids`.

use yew::prelude::*;

use super::ids::{box_id, error_id, panel_id};
use super::sends::{sends, sends_to};
use crate::app::platform;
use crate::app::state::{Action, Draft, State};
use crate::scenario::field::Field;
use crate::scenario::view::Panel;
use engine::units::Unit;

/// A box for one number.
pub struct NumberBox<'a> {
    pub field: Field,
    /// What is in it while nothing is being typed.
    pub number: AttrValue,
    pub draft: Option<&'a Draft>,
    /// Its name.
    pub label: AttrValue,
    /// Parts of the page that describe it.
    pub described_by: AttrValue,
    /// The boxes below it, which a column that is pasted fills.
    pub below: &'a [Field],
    pub dispatch: &'a UseReducerDispatcher<State>,
}

/// The box itself.
pub fn number_box(of: &NumberBox<'_>) -> Html {
    let field = of.field;
    let on_type = {
        let dispatch = of.dispatch.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(text) = platform::typed_in(&event) {
                dispatch.dispatch(Action::Type(field, text));
            }
        })
    };
    let on_paste = {
        let (dispatch, below) = (of.dispatch.clone(), of.below.to_vec());
        Callback::from(move |event: Event| {
            let pasted = platform::pasted(&event).unwrap_or_default();
            if !below.is_empty() && pasted.trim().contains('\n') {
                event.prevent_default();
                let fields = [field].into_iter().chain(below.iter().copied());
                dispatch.dispatch(Action::Paste(fields.collect(), pasted));
            }
        })
    };
    let refused = of.draft.is_some_and(|draft| draft.refused.is_some());
    let text = of
        .draft
        .map_or_else(|| of.number.clone(), |draft| draft.text.clone());
    let described = if refused {
        format!("{} {}", error_id(field), of.described_by)
    } else {
        of.described_by.to_string()
    };
    let pounds = field.unit() == Unit::Pounds;
    // A default such as 32.83 places.
    let long = !pounds && of.number.len() > 4;
    html! {
        <input
            type="text"
            id={box_id(field)}
            class={classes!("number", pounds.then_some("wide"), long.then_some("long"), refused.then_some("wrong"))}
            autocomplete="off"
            spellcheck="false"
            aria-label={of.label.clone()}
            aria-invalid={refused.then_some("true")}
            aria-describedby={described}
            value={text}
            oninput={on_type}
            onpaste={on_paste}
            onblur={sends::<FocusEvent>(of.dispatch, Action::Leave(field))}
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

/// A box for a number that may be left out.
#[derive(Default)]
pub struct TypedBox {
    pub name: AttrValue,
    /// Whether its name is written over it; else it is somewhere else.
    pub named: bool,
    pub number: AttrValue,
    /// Whether that was typed, and is no example.
    pub typed: bool,
    /// What is written under it: what counts while nothing is typed, or the unit.
    pub beside: AttrValue,
    /// What the page goes on with while the box cannot be used.
    pub still: AttrValue,
    /// What the number that was typed comes to.
    pub note: Option<String>,
    /// The question that it asks.
    pub doubt: Option<String>,
    /// The boxes below it.
    pub below: Vec<Field>,
}

/// The box, with what counts while nothing is in it, and a way to clear it.
pub fn typed_box(
    field: Field,
    of: &TypedBox,
    drafts: &[(Field, Draft)],
    dispatch: &UseReducerDispatcher<State>,
) -> Html {
    let draft = draft_of(drafts, field);
    let says = format!("beside-{}", field.name());
    // A box goes away with its year: then the keyboard goes to its panel.
    let places = [box_id(field), panel_id(Panel::Actuals)];
    let clear = sends_to(
        dispatch,
        vec![Action::Reset(field)],
        &places.each_ref().map(String::as_str),
    );
    // An emptied box is cleared already: a button that then went would take the keyboard along.
    let emptied = |draft: &Draft| draft.text.trim().is_empty();
    let clears = draft.map_or(of.typed, |draft| !emptied(draft));
    let assumed = !of.typed && !of.number.is_empty();
    html! {
        <div class={classes!("known-box", of.named.then_some("named"), of.typed.then_some("typed"), assumed.then_some("assumed"))}>
            if of.named {
                <label for={box_id(field)}>{ &of.name }</label>
            }
            { number_box(&NumberBox {
                field,
                number: of.number.clone(),
                draft,
                label: of.name.clone(),
                described_by: says.clone().into(),
                below: &of.below,
                dispatch,
            }) }
            <span class="says" id={says}>
                { &of.beside }
                if let Some(note) = &of.note {
                    <span class="note-of-box">{ note }</span>
                }
                if let Some(doubt) = &of.doubt {
                    <strong class="doubt">{ doubt }</strong>
                }
            </span>
            if field != Field::StabilityShare {
                <button
                    type="button"
                    class={classes!("link", (!clears).then_some("unused"))}
                    aria-label={format!("Clear: {}", of.name)}
                    onclick={clear}
                >
                    { "Clear" }
                </button>
            }
            { refused(field, &of.name, draft, &of.still) }
        </div>
    }
}

/// What is being typed into a box.
#[must_use]
pub fn draft_of(drafts: &[(Field, Draft)], field: Field) -> Option<&Draft> {
    let mut drafts = drafts.iter();
    let (_, draft) = drafts.find(|(drafted, _)| *drafted == field)?;
    Some(draft)
}
