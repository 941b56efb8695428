//! One assumption: its name, slider, box, minus and plus, reset, and what it comes to.
//!
//! A native range input and a text box: both are found by the lever's plain name.

use yew::prelude::*;

use crate::app::state::{Action, Draft, State};
use crate::catalogue::wording;
use crate::model::levers::{Lever, Measure};
use crate::words::levers;

#[derive(Properties, PartialEq, Clone)]
pub struct LeverProps {
    pub lever: Lever,
    pub value: f64,
    /// The basis's own value: the tick on the slider.
    pub default: f64,
    pub moved: bool,
    pub draft: Option<Draft>,
    pub echo: AttrValue,
    pub note: Option<AttrValue>,
    pub dispatch: UseReducerDispatcher<State>,
}

/// One assumption.
#[component]
pub fn LeverControl(props: &LeverProps) -> Html {
    let LeverProps {
        lever,
        value,
        default,
        ..
    } = *props;
    let words = wording::of(lever);
    let id = lever.name();
    let ids = [
        format!("slider-{id}"),
        format!("box-{id}"),
        format!("error-{id}"),
        format!("echo-{id}"),
        format!("of-{id}"),
    ];
    let [slider_id, box_id, error_id, echo_id, of_id] = ids;
    let send = |action: fn(Lever) -> Action| {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_| dispatch.dispatch(action(lever)))
    };
    let on_slide = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |event: InputEvent| {
            // A range input only ever holds a number; if it did not, nothing moves.
            if let Some(shown) = typed_in(&event)
                .and_then(|text| text.parse::<f64>().ok())
                .filter(|value| value.is_finite())
            {
                dispatch.dispatch(Action::Slide(lever, shown));
            }
        })
    };
    let on_type = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(text) = typed_in(&event) {
                dispatch.dispatch(Action::Type(lever, text));
            }
        })
    };
    let refused = props.draft.as_ref().and_then(|draft| draft.refused);
    let text = props.draft.as_ref().map_or_else(
        || AttrValue::from(levers::number(lever, value)),
        |draft| draft.text.clone(),
    );
    let (low, high) = lever.range();
    let tick = (default - low) / (high - low) * 100.0;
    let pounds = lever.measure() == Measure::PoundsAYear;
    let described = if refused.is_some() {
        format!("{error_id} {of_id}")
    } else {
        format!("{of_id} {echo_id}")
    };
    html! {
        <div class={classes!("lever", props.moved.then_some("moved"), refused.map(|_| "refused"))}>
            <div class="lever-head">
                <label class="name" for={slider_id.clone()}>{ words.name }</label>
                <span class="kind">{ wording::kind(lever.kind()) }</span>
            </div>
            <p class="of-what" id={of_id}>{ words.of_what }</p>
            <div class="lever-row">
                <div class="slide">
                    <input
                        type="range"
                        id={slider_id}
                        min={levers::plain(lever, low)}
                        max={levers::plain(lever, high)}
                        step={words.step.to_string()}
                        value={levers::plain(lever, value)}
                        aria-valuetext={levers::announced(lever, value)}
                        aria-describedby={echo_id.clone()}
                        oninput={on_slide}
                    />
                    <svg class="tick" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                        <line x1={tick.to_string()} x2={tick.to_string()} y1="0" y2="4" vector-effect="non-scaling-stroke" />
                    </svg>
                </div>
                <button type="button" class="step" aria-label={format!("Less: {}", words.name)} onclick={send(|lever| Action::Step(lever, -1.0))}>{ "−" }</button>
                if pounds { <span class="unit" aria-hidden="true">{ "£" }</span> }
                <input
                    type="text"
                    id={box_id}
                    class={classes!("number", pounds.then_some("wide"))}
                    inputmode="decimal"
                    autocomplete="off"
                    spellcheck="false"
                    aria-label={format!("{}, {}", words.name, words.unit)}
                    aria-invalid={refused.map(|_| "true")}
                    aria-describedby={described}
                    value={text}
                    oninput={on_type}
                    onblur={{
                        let dispatch = props.dispatch.clone();
                        Callback::from(move |_: FocusEvent| dispatch.dispatch(Action::Leave(lever)))
                    }}
                />
                <button type="button" class="step" aria-label={format!("More: {}", words.name)} onclick={send(|lever| Action::Step(lever, 1.0))}>{ "+" }</button>
                if !pounds { <span class="unit" aria-hidden="true">{ words.unit }</span> }
            </div>
            if let Some(refused) = refused {
                <p class="error" id={error_id}>
                    { refused.sentence(lever) }
                    { format!(" The page still shows {}.", levers::value(lever, value)) }
                </p>
            }
            <p class="echo" id={echo_id}>{ props.echo.clone() }</p>
            if let Some(note) = props.note.clone() {
                <p class="note">{ note }</p>
            }
            if props.moved || refused.is_some() {
                <button type="button" class="link" aria-label={format!("Reset: {}", words.name)} onclick={send(Action::Reset)}>
                    { "Reset" }
                </button>
            }
        </div>
    }
}

/// What the field that sent an event holds.
#[cfg(feature = "web")]
fn typed_in(event: &InputEvent) -> Option<String> {
    event
        .target_dyn_into::<web_sys::HtmlInputElement>()
        .map(|input| input.value())
}

/// No browser, no events.
#[cfg(not(feature = "web"))]
const fn typed_in(_event: &InputEvent) -> Option<String> {
    None
}
