//! The figures of one year beside the chart: one stop for the keyboard, whose arrows go from year
//! to year.
//!
//! Uses `platform`.

use yew::prelude::*;

use crate::app::platform;
use crate::words::readout::Readout;
use engine::units::FinancialYear;

#[derive(Properties, PartialEq, Clone)]
pub struct YearProps {
    pub readout: Readout,
    /// The year that is read out, and all that could be.
    pub year: FinancialYear,
    pub years: Vec<FinancialYear>,
    /// Another year; none for the one that the answer is about.
    pub point: Callback<Option<FinancialYear>>,
}

/// The figures of a year.
#[component]
pub fn YearReadout(props: &YearProps) -> Html {
    let YearProps {
        readout,
        year,
        years,
        point,
    } = props;
    let onkeydown = {
        let (years, year, point) = (years.clone(), *year, point.clone());
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
    let march = |year: Option<&FinancialYear>| year.map(|year| year.march().to_string());
    html! {
        <div
            class="readout"
            role="slider"
            tabindex="0"
            aria-label="Year of the chart"
            aria-valuemin={march(years.first())}
            aria-valuemax={march(years.last())}
            aria-valuenow={march(Some(year))}
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
