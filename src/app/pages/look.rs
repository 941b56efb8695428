//! The list of years that can be looked at.
//!
//! Answers for: the list, on whichever page. Uses `widgets`.

use yew::prelude::*;

use crate::app::state::{Action, State};
use crate::app::widgets::choice::{Choice, look_options};
use crate::app::widgets::sends::Dispatch;

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
