//! One assumption as a row: its name, what it does, slider and box. The name opens what is known
//! of it, when it begins, the reason for it, and the way back.
//!
//! Uses `lever`, whose slider and explanations it shows, `state` and `results`.

use yew::prelude::*;

use super::ids::name_id;
use super::lever::{Described, LeverProps, about_lever, controls, reset, timing};
use super::number_box;
use super::words_box::text_box;
use crate::app::results::RowWords;
use crate::app::widgets::tags::note;
use crate::scenario::annotations::Text;
use crate::scenario::field::Field;
use crate::words::{levers, scenarios};
use engine::levers::{Lever, Onset};

#[derive(Properties, PartialEq, Clone)]
pub struct RowProps {
    pub of: LeverProps,
    pub words: RowWords,
    /// Whether what is known of it is in sight.
    pub open: bool,
    pub toggle: Callback<Lever>,
    /// Why it has this value, as somebody wrote.
    pub reason: AttrValue,
}

/// One assumption.
#[component]
pub fn LeverRow(props: &RowProps) -> Html {
    let RowProps {
        of, words, open, ..
    } = props;
    let LeverProps { lever, value, .. } = *of;
    let name = levers::name(lever, &of.about);
    let effect_id = format!("effect-{}", lever.name());
    let more_id = format!("more-{}", lever.name());
    let toggled = {
        let toggle = props.toggle.clone();
        Callback::from(move |_: MouseEvent| toggle.emit(lever))
    };
    let refused = of
        .draft
        .as_ref()
        .is_some_and(|draft| draft.refused.is_some());
    let class = classes!(
        "lever",
        "row",
        (value != of.default).then_some("moved"),
        of.notes.idle.map(|_| "idle"),
        refused.then_some("refused")
    );
    html! {
        <div {class}>
            <div class="row-head">
                <button
                    type="button"
                    class="lever-name"
                    id={name_id(lever)}
                    aria-expanded={if *open { "true" } else { "false" }}
                    aria-controls={open.then(|| more_id.clone())}
                    onclick={toggled}
                >
                    { &*name }
                </button>
                <span class="effect" id={effect_id.clone()}>
                    if !words.children.is_empty() {
                        <span>{ &words.children }</span>{ " " }
                    }
                    <span class={words.tone.name()}>{ &words.pounds }</span>
                </span>
            </div>
            { controls(of, &Described { by: &effect_id, row: true }) }
            { number_box::refused(Field::from(lever), &name, of.draft.as_ref(), &levers::value(lever, value)) }
            if *open {
                <div class="row-more" id={more_id}>
                    { more(props) }
                </div>
            }
        </div>
    }
}

/// What is behind the name.
fn more(props: &RowProps) -> Html {
    let of = &props.of;
    let lever = of.lever;
    let record = of.about.content.evidence(lever).record;
    let own = of.timings.own_start(lever).is_some() || of.timings.own_phase_in(lever).is_some();
    let refused = of
        .draft
        .as_ref()
        .is_some_and(|draft| draft.refused.is_some());
    let moved = of.value != of.default;
    let text = Text::Reason(lever);
    html! {
        <>
            <p class="echo">{ &of.echo }</p>
            <p class="of-what">
                { levers::kind(lever.kind()) }{ " · " }{ &*levers::of_what(lever, &of.about) }
            </p>
            { for [of.notes.idle, of.notes.rule, of.notes.unpaid].into_iter().flatten().map(note) }
            if !record.is_empty() {
                <p class="record">{ record }</p>
            }
            { about_lever(of) }
            if of.timed && lever.onset() == Onset::Ramped {
                { timing(of) }
            }
            if moved || !props.reason.is_empty() {
                { text_box(text, &props.reason, scenarios::name(text, &of.about), &of.dispatch) }
            }
            if of.moved || own || refused {
                { reset(of) }
            }
        </>
    }
}
