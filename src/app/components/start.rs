//! Where to start from, when changes begin, which year is looked at, and starting over.

use yew::prelude::*;

use super::choice::{Choice, Named};
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
        Callback::from(move |given: String| {
            if let Some(action) = read(&given) {
                dispatch.dispatch(action);
            }
        })
    };
    let reset_all = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_| dispatch.dispatch(Action::ResetAll))
    };
    html! {
        <div class="start">
            <Choice
                id="preset"
                label="Start from"
                value={props.preset.name()}
                options={Preset::ALL.map(|preset| (preset.name().into(), preset.title().into())).to_vec()}
                described_by="preset-says"
                chosen={choose(|name| Preset::named(name).map(Action::StartFrom))}
            />
            <p class="says" id="preset-says">{ props.preset.sentence() }</p>
            <Choice
                id="begin"
                label="Changes begin"
                value={props.start.to_string()}
                options={years(begin)}
                chosen={choose(|year| year.parse().ok().map(Action::Begin))}
            />
            <Choice
                id="phase-in"
                label="Growing over"
                value={props.phase_in.get().to_string()}
                options={(1..=LONGEST_PHASE_IN).map(phase_in).collect::<Vec<_>>()}
                chosen={choose(|years| PhaseIn::years(years.parse().ok()?).ok().map(Action::PhaseIn))}
            />
            <Choice
                id="look"
                label="Look at"
                value={props.looked_at.to_string()}
                options={years(look)}
                chosen={choose(|year| year.parse().ok().map(Action::LookAt))}
            />
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

/// The years that the page shows, each as a list has it.
fn years(words: fn(FinancialYear) -> String) -> Vec<Named> {
    let first = BASE_YEAR.next().first_calendar_year();
    (first..=LAST_SHOWN_YEAR.first_calendar_year())
        .map(FinancialYear::starting)
        .map(|year| (year.to_string().into(), words(year).into()))
        .collect()
}

fn phase_in(years: u8) -> Named {
    let words = if years == 1 {
        "1 year, so at once".to_owned()
    } else {
        format!("{years} years")
    };
    (years.to_string().into(), words.into())
}
