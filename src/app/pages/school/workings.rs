//! How each figure of a year is worked out, for those who check one.
//!
//! Answers for: which year is shown. Uses `widgets`.

use yew::prelude::*;

use super::form::named;
use super::view::Follows;
use crate::app::widgets::choice::{Choice, Named};
use crate::app::widgets::tags::{p, says, summary};

/// How each figure of a year is worked out; `chosen` is the year that was picked.
pub(super) fn workings(follows: &Follows, chosen: &UseStateHandle<Option<String>>) -> Html {
    let there = |year: &String| {
        follows
            .workings
            .iter()
            .any(|(of, _)| of.to_string() == *year)
    };
    let year = (**chosen)
        .clone()
        .filter(there)
        .unwrap_or_else(|| follows.settled.to_string());
    let choose = {
        let chosen = chosen.clone();
        Callback::from(move |year: String| chosen.set(Some(year)))
    };
    let options: Vec<Named> = follows
        .workings
        .iter()
        .map(|(year, _)| named(year.to_string(), year.to_string()))
        .collect();
    let shown = follows
        .workings
        .iter()
        .find(|(of, _)| of.to_string() == year);
    html! {
        <div class="workings">
            <div class="known-choice"><Choice id="workings-year" label="Figures of" value={year.clone()} {options} chosen={choose} /></div>
            { for shown.iter().flat_map(|(_, workings)| workings).map(|working| html! {
                <details key={working.name.clone()}>
                    { summary(&working.name) }
                    { p(&working.formula) }
                    { says(format!("Source: {}.", working.source)) }
                </details>
            }) }
        </div>
    }
}
