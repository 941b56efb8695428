//! Where to start from, when changes begin, which year is looked at, and starting over.
//!
//! Answers for: showing these and sending what is chosen. Uses `widgets`.

use yew::prelude::*;

use crate::app::widgets::shared::Shared;

use crate::app::state::{Action, State};
use crate::app::widgets::choice::{Choice, Named, begin_options, phase_in_options, shown_years};
use crate::app::widgets::tags::strong;
use crate::words::about::About;
use crate::words::{march, presets};
use engine::authority::Calendar;
use engine::decimal;
use engine::levers::Preset;
use engine::levers::{PhaseIn, Timing};
use engine::units::FinancialYear;

#[derive(Properties, PartialEq, Clone)]
pub struct StartProps {
    pub preset: Preset,
    pub common: Timing,
    pub focus_year: FinancialYear,
    /// Whether that year follows from when changes begin, and was not chosen.
    pub follows: bool,
    pub last_shown: FinancialYear,
    pub calendar: Calendar,
    pub about: Shared<About>,
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
                options={props.about.presets().map(|preset| (preset.name().into(), presets::title(preset, &props.about).into())).collect::<Vec<_>>()}
                described_by="preset-says"
                chosen={choose(|name| Preset::named(name).map(Action::StartFrom))}
            />
            <p class="says" id="preset-says">
                { &*presets::sentence(props.preset, &props.about) }
                if let Some(words) = &props.others_money {
                    { " " }{ words }
                }
                { " " }{ strong(&props.meeting) }
            </p>
            <Choice
                id="begin"
                label="Changes begin"
                value={props.common.start.to_string()}
                options={begin_options(props.common.start, &props.calendar)}
                chosen={choose(|year| year.parse().ok().map(Action::Begin))}
            />
            <Choice
                id="phase-in"
                label="Growing over"
                value={decimal::shortest(props.common.phase_in.get())}
                options={phase_in_options(props.common.phase_in)}
                chosen={choose(|years| PhaseIn::years(decimal::read(years)?).ok().map(Action::PhaseIn))}
            />
            <Choice
                id="look"
                label="Look at"
                value={props.focus_year.to_string()}
                options={look_options(props.last_shown, &props.calendar)}
                described_by={props.follows.then_some("look-says")}
                chosen={choose(|year| year.parse().ok().map(Action::LookAt))}
            />
            if let Some(usual) = props.calendar.agreement_ends.filter(|_| props.follows) {
                <p class="says" id="look-says">
                    { format!("A year later than usual: what begins in {} shows little by {}.", props.common.start, march(usual)) }
                </p>
            }
            <button type="button" class="link" onclick={reset_all}>{ "Reset all" }</button>
        </div>
    }
}

fn look_options(last_shown: FinancialYear, calendar: &Calendar) -> Vec<Named> {
    let usual = calendar.last_shown;
    let words = |year: FinancialYear| {
        let march = march(year);
        if calendar.agreement_ends == Some(year) {
            format!("{march}, the agreement’s end")
        } else if year == calendar.override_ends {
            format!("{march}, the override’s end")
        } else if year > calendar.override_ends {
            format!("{march}, if today’s rules went on")
        } else {
            march
        }
    };
    let beyond = (usual.first_calendar_year()..last_shown.first_calendar_year())
        .map(|year| FinancialYear::starting(year).next());
    shown_years(calendar)
        .chain(beyond)
        .map(|year| (year.to_string().into(), words(year).into()))
        .collect()
}
