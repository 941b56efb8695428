//! Packages to start from, when changes begin, which year is looked at, and starting over.
//!
//! Answers for: showing these and sending what is chosen. Uses `widgets`.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::pages::look::{chosen, look_list};
use crate::app::state::{Action, State};
use crate::app::widgets::choice::{Choice, begin_options, phase_in_options};
use crate::app::widgets::sends::sends;
use crate::app::widgets::steps::Steps;
use crate::app::widgets::tags::{p, strong, summary};
use crate::scenario::Scenario;
use crate::words::presets::Chip;
use crate::words::{april, levers, march, presets};
use engine::decimal;
use engine::levers::{LEVERS, PhaseIn, Preset};

/// Heading, packages and timing; `open` is whether the lists of years are in sight.
pub fn start_from(
    now: &Rc<State>,
    open: &UseStateHandle<bool>,
    dispatch: &UseReducerDispatcher<State>,
) -> Html {
    let results = &now.results;
    let changed_by_hand = now.scenario.is_changed_by_hand();
    html! {
        <div class="start">
            <div class="start-head">
                <h2 id="levers-title">{ if results.moved { "Try changes" } else { "Pick a package, or move a slider" } }</h2>
                if results.changed > 0 {
                    <span class="says">{ format!("{} of {LEVERS} moved", results.changed) }</span>
                }
                <Steps now={now.clone()} dispatch={dispatch.clone()} />
                if now.scenario != Scenario::untouched(now.calculator.basis()) {
                    <button type="button" class="link" onclick={sends(dispatch, Action::ResetAll)}>{ "Reset all" }</button>
                }
            </div>
            <div class="chips" role="group" aria-label="Start from">
                { for results.chips.iter().map(|each| chip(each, each.preset == now.scenario.preset, changed_by_hand, dispatch)) }
            </div>
            { timing(now, open, dispatch) }
        </div>
    }
}

/// What the packages assume, and which of them meet the agreement.
pub fn packages(now: &State) -> Html {
    let about = &now.calculator.about;
    let results = &now.results;
    html! {
        <details class="packages">
            { summary("What the packages assume") }
            <dl class="about">
                { for about.presets().map(|preset| html! {
                    <>
                        <dt>{ &*presets::title(preset, about) }</dt>
                        <dd>{ &*presets::sentence(preset, about) }</dd>
                    </>
                }) }
            </dl>
            if let Some(words) = &results.others_money { { p(words) } }
            <p>{ strong(&results.presets) }</p>
        </details>
    }
}

/// A package: its name, what it comes to, and how that compares.
fn chip(of: &Chip, chosen: bool, by_hand: bool, dispatch: &UseReducerDispatcher<State>) -> Html {
    let preset = of.preset;
    let onclick = sends::<MouseEvent>(dispatch, Action::StartFrom(preset));
    // With something moved, nothing is as in "If nothing changes" any more.
    let chosen = chosen && !(by_hand && preset == Preset::NoAction);
    let by_hand = chosen && by_hand;
    html! {
        <button
            type="button"
            class={classes!("chip", by_hand.then_some("by-hand"))}
            aria-pressed={if chosen { "true" } else { "false" }}
            {onclick}
        >
            <strong>{ &of.name }if by_hand { { ", changed" } }</strong>{ " " }
            <span>
                { &of.result }
                if let Some((words, tone)) = &of.change {
                    { " · " }<span class={tone.name()}>{ words }</span>
                }
            </span>
        </button>
    }
}

/// When changes begin and what year is looked at: one line, and three lists behind it.
fn timing(
    now: &State,
    open: &UseStateHandle<bool>,
    dispatch: &UseReducerDispatcher<State>,
) -> Html {
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let common = now.scenario.timings.common;
    let year = now.results.focus_year;
    html! {
        <>
            <p class="timing">
                <span>
                    { "Begin " }{ strong(april(common.start)) }
                    if common.phase_in.get() > 1.0 {
                        { ", phased in over " }{ strong(levers::years(common.phase_in)) }
                    } else {
                        { ", all at once" }
                    }
                    { ". Effects by " }{ strong(march(year)) }{ "." }
                </span>
                { " " }
                <button
                    type="button"
                    class="link"
                    aria-expanded={if **open { "true" } else { "false" }}
                    aria-controls={(**open).then_some("timing")}
                    aria-label="Change when changes begin and the year looked at"
                    onclick={toggle}
                >
                    { "Change" }
                </button>
            </p>
            if **open {
                <div id="timing" class="timing-lists">
                    { lists(now, dispatch) }
                </div>
            }
        </>
    }
}

fn lists(now: &State, dispatch: &UseReducerDispatcher<State>) -> Html {
    let choose = |read| chosen(read, dispatch);
    let (common, calendar) = (now.scenario.timings.common, &now.calculator.calendar);
    let year = now.results.focus_year;
    let usual = calendar.agreement_ends;
    let follows = now.view.look.is_none() && Some(year) != usual;
    html! {
        <>
            <div>
                <Choice
                    id="begin"
                    label="Changes begin"
                    value={common.start.to_string()}
                    options={begin_options(common.start, calendar)}
                    chosen={choose(|year| year.parse().ok().map(Action::Begin))}
                />
            </div>
            <div>
                <Choice
                    id="phase-in"
                    label="Phased in over"
                    value={decimal::shortest(common.phase_in.get())}
                    options={phase_in_options(common.phase_in)}
                    chosen={choose(|years| PhaseIn::years(decimal::read(years)?).ok().map(Action::PhaseIn))}
                />
            </div>
            <div>
                { look_list("look", "Look at", follows.then_some("look-says"), now, dispatch) }
            </div>
            if let Some(usual) = usual.filter(|_| follows) {
                <p class="says" id="look-says">
                    { format!("A year later than usual: what begins in {} shows little by {}.", april(common.start), march(usual)) }
                </p>
            }
        </>
    }
}
