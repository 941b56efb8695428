//! One assumption as a group of a workshop has it, large: its name, slider, box, minus and plus,
//! reset, what it comes to, what is known of it, and when it begins. `lever_row` is the same small.
//!
//! A native range input and a text box: both are found by the lever's plain name.
//!
//! Uses `state`, `results`, `platform` and other widgets.

use yew::prelude::*;

use crate::app::widgets::shared::Shared;

use super::choice::{Choice, begin_options, phase_in_options};
use super::field_link::condition_link;
use super::ids::{name_id, slider_id};
use super::number_box::{self, NumberBox};
use super::slider::Slider;
use crate::app::platform;
use crate::app::results::Notes;
use crate::app::state::{Action, Draft, State};
use crate::app::widgets::tags::{dd, dt, note};
use crate::scenario::field::Field;
use crate::scenario::view::Page;
use crate::words::about::About;
use crate::words::{april, levers};
use engine::authority::Calendar;
use engine::decimal;
use engine::levers::{Lever, Onset, PhaseIn, Timings};
use engine::units::Unit;

#[derive(Properties, PartialEq, Clone)]
pub struct LeverProps {
    pub lever: Lever,
    pub value: f64,
    /// The basis's own value: the tick on the slider.
    pub default: f64,
    /// Whether it was moved by hand, and so can be put back.
    pub moved: bool,
    pub timings: Timings,
    pub calendar: Calendar,
    pub draft: Option<Draft>,
    pub echo: AttrValue,
    pub notes: Notes,
    /// Whether it can have a time of its own here.
    pub timed: bool,
    pub about: Shared<About>,
    pub dispatch: UseReducerDispatcher<State>,
}

/// One assumption.
#[component]
pub fn LeverControl(props: &LeverProps) -> Html {
    let LeverProps { lever, value, .. } = *props;
    let about = use_state_eq(|| false);
    let when = use_state_eq(|| false);
    let name = levers::name(lever, &props.about);
    let conditions = props.about.content.conditions_of(lever);
    let id = lever.name();
    let refused = props.draft.as_ref().and_then(|draft| draft.refused);
    let of_id = format!("of-{id}");
    let echo_id = format!("echo-{id}");
    let ramped = props.timed && lever.onset() == Onset::Ramped;
    let own =
        props.timings.own_start(lever).is_some() || props.timings.own_phase_in(lever).is_some();
    let begins = april(props.timings.of(lever).start);
    let record = props.about.content.evidence(lever).record;
    html! {
        <div class={classes!("lever", (value != props.default).then_some("moved"), refused.map(|_| "refused"))}>
            <div class="lever-head">
                <label class="name" for={slider_id(lever)}>{ &*name }</label>
                <span class="kind">{ levers::kind(lever.kind()) }</span>
            </div>
            <p class="of-what" id={of_id.clone()}>
                { &*levers::of_what(lever, &props.about) }
                if !conditions.is_empty() {
                    { " · " }{ levers::conditions(&conditions) }
                }
            </p>
            { controls(props, &Described { by: &format!("{of_id} {echo_id}"), row: false }) }
            { number_box::refused(Field::from(lever), &name, props.draft.as_ref(), &levers::value(lever, value)) }
            <p class="echo" id={echo_id}>{ props.echo.clone() }</p>
            if !record.is_empty() {
                <p class="record">{ record }</p>
            }
            // In a part of its own: a list that grows would move its neighbours, and take the keyboard from the box.
            <div>
                { for [props.notes.idle, props.notes.rule, props.notes.unpaid].into_iter().flatten().map(note) }
            </div>
            <div class="lever-more">
                { disclosure(&name, "About", &about, &format!("about-{id}")) }
                if ramped {
                    { disclosure(&name, &if own { format!("Begins {begins}") } else { "When".to_owned() }, &when, &format!("when-{id}")) }
                }
                if props.moved || own || refused.is_some() {
                    { reset(props) }
                }
            </div>
            if *about {
                { about_lever(props) }
            }
            if ramped && *when {
                { timing(props) }
            }
        </div>
    }
}

/// A button that opens and closes a part of a lever.
fn disclosure(name: &str, says: &str, open: &UseStateHandle<bool>, shows: &str) -> Html {
    let toggled = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let open = **open;
    html! {
        <button
            type="button"
            class="link"
            aria-expanded={if open { "true" } else { "false" }}
            aria-controls={open.then(|| shows.to_owned())}
            aria-label={format!("{says}: {name}")}
            onclick={toggled}
        >
            { says }
        </button>
    }
}

/// Where a slider's words are.
pub struct Described<'a> {
    /// The parts of the page that describe slider and box.
    pub by: &'a str,
    /// Whether it is in a row: named by the row, without minus and plus.
    pub row: bool,
}

/// Slider, minus, box, plus.
pub fn controls(props: &LeverProps, described: &Described<'_>) -> Html {
    let LeverProps {
        lever,
        value,
        default,
        ..
    } = *props;
    let name = levers::name(lever, &props.about);
    let send = |action: fn(Lever) -> Action| {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_| dispatch.dispatch(action(lever)))
    };
    let on_slide = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |shown: f64| dispatch.dispatch(Action::Slide(lever, shown)))
    };
    let put_back = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |()| dispatch.dispatch(Action::Reset(lever.into())))
    };
    let (low, high) = props.about.levers.range(lever);
    let part = |value: f64| decimal::shortest((value - low) / (high - low) * 100.0);
    let (tick, at) = (part(default), part(value));
    let steps = !described.row;
    let pounds = lever.unit() == Unit::Pounds;
    html! {
        <div class="lever-row">
            <div class="slide">
                <Slider
                    id={slider_id(lever)}
                    min={levers::plain(lever, low)}
                    max={levers::plain(lever, high)}
                    step={decimal::shortest(levers::step(lever))}
                    value={levers::plain(lever, value)}
                    heard={levers::announced(lever, value, &props.about)}
                    labelled_by={described.row.then(|| AttrValue::from(name_id(lever)))}
                    described_by={described.by.to_owned()}
                    slide={on_slide}
                    reset={put_back}
                />
                <svg class="tick" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                    <line class="filled" x1={tick.clone()} x2={at} y1="2" y2="2" vector-effect="non-scaling-stroke" />
                    <line x1={tick.clone()} x2={tick} y1="0" y2="4" vector-effect="non-scaling-stroke" />
                </svg>
            </div>
            if steps { <button type="button" class="step" aria-label={format!("Less: {name}")} onclick={send(|lever| Action::Step(lever, -1.0))}>{ "−" }</button> }
            if pounds { <span class="unit" aria-hidden="true">{ "£" }</span> }
            <NumberBox
                field={Field::from(lever)}
                number={levers::number(lever, value)}
                draft={props.draft.clone()}
                label={name.clone().into_owned()}
                described_by={described.by.to_owned()}
                dispatch={props.dispatch.clone()}
            />
            if steps { <button type="button" class="step" aria-label={format!("More: {name}")} onclick={send(|lever| Action::Step(lever, 1.0))}>{ "+" }</button> }
            if !pounds { <span class="unit" aria-hidden="true">{ levers::unit(lever) }</span> }
        </div>
    }
}

/// Puts the lever back. The button goes away with it, so the keyboard goes to the slider.
pub fn reset(props: &LeverProps) -> Html {
    let lever = props.lever;
    let dispatch = props.dispatch.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        dispatch.dispatch(Action::Reset(lever.into()));
        platform::focus_later(slider_id(lever));
    });
    html! {
        <button type="button" class="link" aria-label={format!("Reset: {}", levers::name(lever, &props.about))} {onclick}>
            { "Reset" }
        </button>
    }
}

/// What is known of a lever: meaning, who, how sure, source, conditions.
pub fn about_lever(props: &LeverProps) -> Html {
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
pub fn timing(props: &LeverProps) -> Html {
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

/// One assumption as it is now.
pub fn lever_control(lever: Lever, now: &State, dispatch: &UseReducerDispatcher<State>) -> Html {
    html! { <LeverControl key={lever.name()} ..props_of(lever, now, dispatch) /> }
}

/// What an assumption is shown from.
pub fn props_of(lever: Lever, now: &State, dispatch: &UseReducerDispatcher<State>) -> LeverProps {
    let results = &now.results;
    LeverProps {
        lever,
        value: results.values.get(lever),
        default: now.calculator.basis().values.get(lever),
        moved: now.scenario.is_moved(lever),
        timings: now.scenario.timings,
        calendar: now.calculator.calendar,
        about: Shared(now.calculator.about.clone()),
        draft: now.draft(lever).cloned(),
        echo: results.echoes[lever.at()].clone(),
        notes: results.notes[lever.at()],
        // A workshop's time is the facilitator's to set.
        timed: now.view.page != Page::Group,
        dispatch: dispatch.clone(),
    }
}
