//! The list of years that can be looked at.
//!
//! Answers for: the list wherever it stands. Uses `widgets`.

use yew::prelude::*;

use crate::app::state::{Action, State};
use crate::app::widgets::choice::{Choice, Named, shown_years};
use crate::app::widgets::sends::Dispatch;
use crate::words::march;
use engine::authority::Calendar;
use engine::units::FinancialYear;

/// Sends what a text that was chosen from a list means.
pub fn chosen(read: fn(&str) -> Option<Action>, dispatch: &Dispatch) -> Callback<String> {
    let dispatch = dispatch.clone();
    Callback::from(move |given: String| {
        if let Some(action) = read(&given) {
            dispatch.dispatch(action);
        }
    })
}

/// The list.
pub fn look_list(
    id: &'static str,
    label: &'static str,
    described_by: Option<&'static str>,
    now: &State,
    dispatch: &Dispatch,
) -> Html {
    let results = &now.results;
    html! {
        <Choice
            {id}
            {label}
            value={results.focus_year.to_string()}
            options={look_options(results.last_shown, &now.calculator.calendar)}
            {described_by}
            chosen={chosen(|year| year.parse().ok().map(Action::LookAt), dispatch)}
        />
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
