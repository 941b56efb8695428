//! The answer: headline, verdicts, and the table that is the chart's equal.

use yew::prelude::*;

use crate::app::results::Row;
use crate::words;
use crate::words::headline::{Headline, Verdict, precision};

#[derive(Properties, PartialEq, Clone)]
pub struct AnswerProps {
    pub headline: Headline,
    pub verdicts: Vec<Verdict>,
    /// Whether a box holds what could not be understood, so that this is the last good result.
    pub stale: bool,
}

/// Headline and verdicts.
#[component]
pub fn Answer(props: &AnswerProps) -> Html {
    use_announcement(&props.headline);
    html! {
        <div class="says-first">
            if props.stale {
                <p class="stale" role="status">
                    { "One figure could not be read, so this is the last good result. The box says what is allowed." }
                </p>
            }
            <h1 id="headline">{ &props.headline.first }</h1>
            <p class="then">
                { props.headline.then.join(" ") }
                { " " }
                <span class="precision">{ precision() }</span>
            </p>
            <ul class="verdicts">
                { for props.verdicts.iter().map(|verdict| html! {
                    <li class={if verdict.met { "verdict met" } else { "verdict" }}>
                        <strong>{ &verdict.answer }</strong>
                        <span>{ &verdict.detail }</span>
                    </li>
                }) }
            </ul>
            <p class="unknown">{ words::BALANCE_UNKNOWN }</p>
            <p id="announcement" class="unseen" role="status" aria-live="polite"></p>
        </div>
    }
}

/// Says a new headline once to those who hear the page, after a slider has settled. The one
/// that the page opens with is read with the page.
#[hook]
fn use_announcement(headline: &Headline) {
    #[cfg(feature = "web")]
    {
        let opened = use_mut_ref(|| false);
        use_effect_with(headline.clone(), move |headline| {
            let words = headline.first.clone();
            let timer = opened
                .replace(true)
                .then(|| crate::app::platform::announce_later(words));
            move || drop(timer)
        });
    }
    #[cfg(not(feature = "web"))]
    let _ = headline;
}

#[derive(Properties, PartialEq, Clone)]
pub struct TableProps {
    pub rows: Vec<Row>,
    pub moved: bool,
}

/// One row a year.
#[component]
pub fn Table(props: &TableProps) -> Html {
    html! {
        <div class="scroll" role="region" aria-label="Results by year" tabindex="0">
            <table id="results">
                <caption>
                    { "£ million. No action, yours and agreed: deficit after grant at 31 March; agreed as published. Gap: yours above agreed. In-year: spending above income." }
                </caption>
                <thead>
                    <tr>
                        <th scope="col">{ "Year" }</th>
                        <th scope="col">{ "No action" }</th>
                        if props.moved { <th scope="col" class="yours">{ "Yours" }</th> }
                        <th scope="col" class="published">{ "Agreed" }</th>
                        <th scope="col">{ "Gap" }</th>
                        <th scope="col">{ "In-year" }</th>
                        <th scope="col">{ "Met?" }</th>
                    </tr>
                </thead>
                <tbody>
                    { for props.rows.iter().map(|row| html! {
                        <tr key={row.year.to_string()} class={row.looked_at.then_some("looked-at")}>
                            <th scope="row">{ &row.year }</th>
                            <td>{ &row.no_action }</td>
                            if props.moved { <td class="yours">{ &row.yours }</td> }
                            <td class="published">{ &row.agreement }</td>
                            <td>{ &row.gap }</td>
                            <td>{ &row.in_year }</td>
                            <td>{ row.met }</td>
                        </tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}
