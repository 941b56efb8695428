//! The chart of the answer, and the switches of what it measures and how far ahead.
//!
//! Answers for: showing these. Uses `widgets`.

use yew::prelude::*;

use crate::app::pages::drawn::Drawn;
use crate::app::state::{Action, State};
use crate::app::widgets::drawing::Drawing;
use crate::app::widgets::readout::year_readout;
use crate::app::widgets::sends::sends;
use crate::scenario::view::Measure;
use crate::words::readout::{self as words, Subject};
use engine::units::FinancialYear;

/// What the chart measures, and how far ahead it goes.
pub fn switches(now: &State, dispatch: &UseReducerDispatcher<State>) -> Html {
    let view = now.view;
    let measures = Measure::ALL.map(|measure| {
        html! {
            <button
                type="button"
                class="switch"
                aria-pressed={if measure == view.measure { "true" } else { "false" }}
                onclick={sends(dispatch, Action::Measure(measure))}
            >
                { measure.title() }
            </button>
        }
    });
    let calendar = &now.calculator.calendar;
    let to = calendar.last_projected.march();
    let long = view.last_shown(calendar) != calendar.last_shown;
    html! {
        <div class="switches">
            <div class="switches" role="group" aria-label="What the chart shows">{ for measures }</div>
            <button
                type="button"
                class="switch"
                aria-pressed={if long { "true" } else { "false" }}
                aria-label={format!("To {to}, if today’s rules went on")}
                onclick={sends(dispatch, Action::Long(!long))}
            >
                { format!("To {to}") }
            </button>
        </div>
    }
}

/// The chart, with the figures of the year that is pointed at.
pub fn chart(
    now: &State,
    pointed: Option<FinancialYear>,
    point: &Callback<Option<FinancialYear>>,
) -> Html {
    let of = Drawn::Balances {
        calculator: now.calculator.clone(),
        results: now.results.clone(),
        view: now.view,
        sliding: now.sliding,
        at_a_glance: true,
    };
    let pointer = {
        let point = point.clone();
        Callback::from(move |column: Option<AttrValue>| {
            point.emit(column.and_then(|column| column.parse().ok()));
        })
    };
    html! {
        <figure class="chart">
            <h2 class="unseen">{ "Chart" }</h2>
            <Drawing<Drawn> {of} point={pointer} readout={readout(now, pointed, point)} />
        </figure>
    }
}

/// The figures of one year: the one that is pointed at, or that the answer is about.
fn readout(
    now: &State,
    pointed: Option<FinancialYear>,
    point: &Callback<Option<FinancialYear>>,
) -> Option<Html> {
    let (results, calculator) = (&now.results, &now.calculator);
    let subject = Subject {
        yours: &results.yours,
        no_action: &calculator.no_action,
        about: &calculator.about,
        measure: now.view.measure,
        moved: results.moved,
    };
    let known = calculator.known_balances().iter().map(|known| known.year);
    let projected = results.yours.years.iter().map(|result| result.year);
    let years = known
        .chain(projected)
        .filter(|year| *year <= results.last_shown);
    let years: Vec<_> = years
        .filter(|year| words::readout(&subject, *year).is_some())
        .collect();
    let asked = pointed.filter(|year| years.contains(year));
    let year = asked.unwrap_or(results.focus_year);
    let readout = words::readout(&subject, year)?;
    Some(year_readout(&readout, year, years, point))
}
