//! What the name of an assumption opens: what it comes to, what is known of it, when it begins, why
//! it has this value, and the way back.
//!
//! Answers for: showing these. Uses `words`, `content` and other widgets.

use yew::prelude::*;

use super::props::LeverProps;
use crate::app::state::Action;
use crate::app::widgets::choice::{Choice, begin_options, phase_in_options};
use crate::app::widgets::field_link::condition_link;
use crate::app::widgets::ids::slider_id;
use crate::app::widgets::sends::sends_to;
use crate::app::widgets::tags::{dd, dt, note};
use crate::app::widgets::words_box::text_box;
use crate::scenario::annotations::Text;
use crate::words::{april, levers, scenarios};
use engine::decimal;
use engine::levers::{Onset, PhaseIn};

/// What is behind the name.
pub(super) fn more(props: &LeverProps) -> Html {
    let lever = props.lever;
    let record = props.about.content.evidence(lever).record;
    let own =
        props.timings.own_start(lever).is_some() || props.timings.own_phase_in(lever).is_some();
    html! {
        <>
            <p class="echo">{ &props.echo }</p>
            <p class="of-what">
                { levers::kind(lever.kind()) }{ " · " }{ &*levers::of_what(lever, &props.about) }
            </p>
            { for [props.notes.idle, props.notes.rule, props.notes.unpaid].into_iter().flatten().map(note) }
            if !record.is_empty() {
                <p class="record">{ record }</p>
            }
            { about_lever(props) }
            if !props.in_group && lever.onset() == Onset::Ramped {
                { timing(props) }
            }
            if !props.in_group {
                { reason(props) }
            }
            if props.moved || own || props.refused() {
                { reset(props) }
            }
        </>
    }
}

/// Why it has its value, once it has another than its default.
pub(super) fn reason(props: &LeverProps) -> Html {
    if props.value == props.default && props.reason.is_empty() {
        return Html::default();
    }
    let text = Text::Reason(props.lever);
    let label = scenarios::name(text, &props.about);
    text_box(text, &props.reason, label, &props.dispatch)
}

/// Puts the lever back. The button goes away with it, so the keyboard goes to the slider.
fn reset(props: &LeverProps) -> Html {
    let lever = props.lever;
    let onclick = sends_to(
        &props.dispatch,
        vec![Action::Reset(lever.into())],
        &[&slider_id(lever)],
    );
    html! {
        <button type="button" class="link" aria-label={format!("Reset: {}", levers::name(lever, &props.about))} {onclick}>
            { "Reset" }
        </button>
    }
}

/// What is known of a lever: meaning, who, how sure, source, conditions.
fn about_lever(props: &LeverProps) -> Html {
    let lever = props.lever;
    let about = &props.about;
    let evidence = about.content.evidence(lever);
    let update = &about.content.prose().update;
    let conditions = about.content.conditions_of(lever);
    let usual = format!(
        "{}; it can be {}",
        levers::value(lever, props.default),
        levers::range(lever, about)
    );
    let row = |name: &str, text: Html| html! { <>{ dt(name.to_owned()) }{ dd(text) }</> };
    let said = |name: &str, text: &str| {
        if text.is_empty() {
            Html::default()
        } else {
            row(name, html! { about.fill(text).into_owned() })
        }
    };
    html! {
        <dl class="about" id={format!("about-{}", lever.name())}>
            { said("What it means", &evidence.means) }
            { said("Who", &evidence.who) }
            { row(if about.forecast.is_some() { "In the no-action forecast" } else { "If nothing changes" }, html! { usual }) }
            { row("How sure", html! { levers::how_sure(evidence.known.unwrap_or_default()) }) }
            { said("What is known", &evidence.finding) }
            { said("Source", &evidence.source) }
            { said(&format!("Named as a pressure in {update}"), &evidence.pressure) }
            if !conditions.is_empty() {
                { row("The agreement", html! {
                    { for conditions.iter().map(|number| condition_link(*number, &props.dispatch)) }
                }) }
            }
        </dl>
    }
}

/// A lever's own start and phase-in.
fn timing(props: &LeverProps) -> Html {
    let lever = props.lever;
    let name = levers::name(lever, &props.about);
    let common = props.timings.common;
    let own_start = props.timings.own_start(lever);
    let own_phase_in = props.timings.own_phase_in(lever);
    let with_the_others = |words: String| {
        (
            AttrValue::default(),
            format!("with the others ({words})").into(),
        )
    };
    let mut starts = vec![with_the_others(april(common.start))];
    starts.extend(begin_options(
        own_start.unwrap_or(common.start),
        &props.calendar,
    ));
    let mut phase_ins = vec![with_the_others(levers::years(common.phase_in))];
    phase_ins.extend(phase_in_options(own_phase_in.unwrap_or(common.phase_in)));
    let begin = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |year: String| {
            dispatch.dispatch(Action::BeginOwn(lever, year.parse().ok()))
        })
    };
    let grow = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |years: String| {
            let years = decimal::read(&years).and_then(|years| PhaseIn::years(years).ok());
            dispatch.dispatch(Action::PhaseInOwn(lever, years));
        })
    };
    html! {
        <div class="when" id={format!("when-{}", lever.name())}>
            <Choice
                id={format!("begin-{}", lever.name())}
                label={format!("“{name}” begins")}
                value={own_start.map(|year| year.to_string()).unwrap_or_default()}
                options={starts}
                chosen={begin}
            />
            <Choice
                id={format!("grow-{}", lever.name())}
                label={format!("“{name}” grows over")}
                value={own_phase_in.map(|years| decimal::shortest(years.get())).unwrap_or_default()}
                options={phase_ins}
                chosen={grow}
            />
        </div>
    }
}
