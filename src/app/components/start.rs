//! Where to start from, when changes begin, which year is looked at, and starting over.

use yew::prelude::*;

use crate::app::state::{Action, State};
use crate::catalogue::presets::Preset;
use crate::catalogue::southwark::{AGREEMENT_ENDS, BASE_YEAR, LAST_SHOWN_YEAR, NOW};
use crate::model::levers::PhaseIn;
use crate::units::FinancialYear;
use crate::words::march;

#[derive(Properties, PartialEq, Clone)]
pub struct StartProps {
    pub preset: Preset,
    pub start: FinancialYear,
    pub phase_in: PhaseIn,
    pub looked_at: FinancialYear,
    pub dispatch: UseReducerDispatcher<State>,
}

/// The longest phase-in that the page offers, in years.
const LONGEST_PHASE_IN: u8 = 5;

/// Where to start from, and when changes begin.
#[component]
pub fn StartFrom(props: &StartProps) -> Html {
    let choose = |read: fn(&str) -> Option<Action>| {
        let dispatch = props.dispatch.clone();
        Callback::from(move |event: Event| {
            if let Some(action) = chosen(&event).as_deref().and_then(read) {
                dispatch.dispatch(action);
            }
        })
    };
    let first = BASE_YEAR.next();
    let starts = (first.first_calendar_year()..=LAST_SHOWN_YEAR.first_calendar_year())
        .map(FinancialYear::starting);
    let looks = (first.first_calendar_year()..=LAST_SHOWN_YEAR.first_calendar_year())
        .map(FinancialYear::starting);
    let reset_all = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_| dispatch.dispatch(Action::ResetAll))
    };
    html! {
        <div class="start">
            <label for="preset">{ "Start from" }</label>
            <select id="preset" aria-describedby="preset-says" onchange={choose(|name| Preset::named(name).map(Action::StartFrom))}>
                { for Preset::ALL.into_iter().map(|preset| html! {
                    <option value={preset.name()} selected={preset == props.preset}>{ preset.title() }</option>
                }) }
            </select>
            <p class="says" id="preset-says">{ props.preset.sentence() }</p>
            <label for="begin">{ "Changes begin" }</label>
            <select id="begin" onchange={choose(|year| year.parse().ok().map(Action::Begin))}>
                { for starts.map(|year| html! {
                    <option value={year.to_string()} selected={year == props.start}>{ begin(year) }</option>
                }) }
            </select>
            <label for="phase-in">{ "Growing over" }</label>
            <select id="phase-in" onchange={choose(|years| PhaseIn::years(years.parse().ok()?).ok().map(Action::PhaseIn))}>
                { for (1..=LONGEST_PHASE_IN).map(|years| html! {
                    <option value={years.to_string()} selected={f64::from(years) == props.phase_in.get()}>
                        { if years == 1 { "1 year, so at once".to_owned() } else { format!("{years} years") } }
                    </option>
                }) }
            </select>
            <label for="look">{ "Look at" }</label>
            <select id="look" onchange={choose(|year| year.parse().ok().map(Action::LookAt))}>
                { for looks.map(|year| html! {
                    <option value={year.to_string()} selected={year == props.looked_at}>{ look(year) }</option>
                }) }
            </select>
            <button type="button" class="link" onclick={reset_all}>{ "Reset all" }</button>
        </div>
    }
}

fn begin(year: FinancialYear) -> String {
    let april = format!("April {}", year.first_calendar_year());
    if year == BASE_YEAR.next() {
        format!("{april}, with the agreement")
    } else if year == NOW {
        format!("{april}, now")
    } else {
        april
    }
}

fn look(year: FinancialYear) -> String {
    let march = march(year);
    if year == AGREEMENT_ENDS {
        format!("{march}, the agreement’s end")
    } else if year == LAST_SHOWN_YEAR {
        format!("{march}, the override’s end")
    } else {
        march
    }
}

/// What was chosen in the list that sent an event.
#[cfg(feature = "web")]
fn chosen(event: &Event) -> Option<String> {
    event
        .target_dyn_into::<web_sys::HtmlSelectElement>()
        .map(|select| select.value())
}

/// No browser, no events.
#[cfg(not(feature = "web"))]
const fn chosen(_event: &Event) -> Option<String> {
    None
}
