//! The figures of one year beside the chart: one stop for the keyboard, whose arrows go from year
//! to year.
//!
//! Uses `platform`.

use yew::prelude::*;

use crate::app::platform;
use crate::words::readout::Readout;
use engine::units::FinancialYear;

/// The figures of a year out of all that could be read; `point` is called with another, and with
/// none for the one that the answer is about.
pub fn year_readout(
    readout: &Readout,
    year: FinancialYear,
    years: Vec<FinancialYear>,
    point: &Callback<Option<FinancialYear>>,
) -> Html {
    let march = |year: Option<&FinancialYear>| year.map(|year| year.march().to_string());
    let (first, last) = (march(years.first()), march(years.last()));
    let onkeydown = {
        let point = point.clone();
        Callback::from(move |event: KeyboardEvent| {
            let at = years
                .iter()
                .position(|each| *each == year)
                .unwrap_or_default();
            let last = years.len().saturating_sub(1);
            let next = match platform::key(&event).as_str() {
                "ArrowRight" | "ArrowUp" => (at + 1).min(last),
                "ArrowLeft" | "ArrowDown" => at.saturating_sub(1),
                "Home" => 0,
                "End" => last,
                "Escape" => {
                    point.emit(None);
                    return;
                }
                _ => return,
            };
            event.prevent_default();
            point.emit(years.get(next).copied());
        })
    };
    html! {
        <div
            class="readout"
            role="slider"
            tabindex="0"
            aria-label="Year of the chart"
            aria-valuemin={first}
            aria-valuemax={last}
            aria-valuenow={year.march().to_string()}
            aria-valuetext={readout.heard.clone()}
            {onkeydown}
        >
            <p class="readout-head"><strong>{ &readout.year }</strong>{ " " }<span>{ readout.note }</span></p>
            { for readout.entries.iter().map(|entry| html! {
                <p class={entry.kind.name()}>
                    <span>{ &entry.name }</span>{ " " }
                    <strong class={entry.tone.name()}>{ &entry.figure }</strong>
                </p>
            }) }
        </div>
    }
}
