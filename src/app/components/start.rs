//! Where to start from, when changes begin, which year is looked at, and starting over.

use yew::prelude::*;

use super::choice::{Choice, Named, begin_options, phase_in_options, shown_years};
use crate::app::state::{Action, State};
use crate::catalogue::presets::Preset;
use crate::catalogue::southwark::{AGREEMENT_ENDS, LAST_SHOWN_YEAR};
use crate::model::levers::{PhaseIn, Timing};
use crate::units::FinancialYear;
use crate::words::march;

#[derive(Properties, PartialEq, Clone)]
pub struct StartProps {
    pub preset: Preset,
    pub common: Timing,
    pub looked_at: FinancialYear,
    /// Whether that year follows from when changes begin, and was not chosen.
    pub follows: bool,
    pub last_shown: FinancialYear,
    /// Which presets meet the agreement, in words.
    pub meeting: AttrValue,
    pub others_money: Option<AttrValue>,
    pub dispatch: UseReducerDispatcher<State>,
}

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
            <p class="says" id="preset-says">
                { props.preset.sentence() }
                if let Some(words) = &props.others_money {
                    { " " }{ words }
                }
                { " " }<strong>{ &props.meeting }</strong>
            </p>
            <Choice
                id="begin"
                label="Changes begin"
                value={props.common.start.to_string()}
                options={begin_options(props.common.start)}
                chosen={choose(|year| year.parse().ok().map(Action::Begin))}
            />
            <Choice
                id="phase-in"
                label="Growing over"
                value={props.common.phase_in.get().to_string()}
                options={phase_in_options(props.common.phase_in)}
                chosen={choose(|years| PhaseIn::years(years.parse().ok()?).ok().map(Action::PhaseIn))}
            />
            <Choice
                id="look"
                label="Look at"
                value={props.looked_at.to_string()}
                options={look_options(props.last_shown)}
                described_by={props.follows.then_some("look-says")}
                chosen={choose(|year| year.parse().ok().map(Action::LookAt))}
            />
            if props.follows {
                <p class="says" id="look-says">
                    { format!("A year later than usual: what begins in {} shows little by {}.", props.common.start, march(AGREEMENT_ENDS)) }
                </p>
            }
            <button type="button" class="link" onclick={reset_all}>{ "Reset all" }</button>
        </div>
    }
}

fn look_options(last_shown: FinancialYear) -> Vec<Named> {
    let words = |year: FinancialYear| {
        let march = march(year);
        if year == AGREEMENT_ENDS {
            format!("{march}, the agreement’s end")
        } else if year == LAST_SHOWN_YEAR {
            format!("{march}, the override’s end")
        } else if year > LAST_SHOWN_YEAR {
            format!("{march}, if today’s rules went on")
        } else {
            march
        }
    };
    let beyond = (LAST_SHOWN_YEAR.first_calendar_year()..last_shown.first_calendar_year())
        .map(|year| FinancialYear::starting(year).next());
    shown_years()
        .chain(beyond)
        .map(|year| (year.to_string().into(), words(year).into()))
        .collect()
}
