//! One list to choose from, which always shows the value that it is given; and the lists of
//! years that the page offers.
//!
//! Uses `platform` and `words`.

use yew::prelude::*;

use super::after::use_after;
use crate::app::platform;
use crate::words::{april, levers, march};
use engine::authority::Calendar;
use engine::decimal;
use engine::levers::PhaseIn;
use engine::units::FinancialYear;

/// A value, and what it is called.
pub type Named = (AttrValue, AttrValue);

#[derive(Properties, PartialEq, Clone)]
pub struct ChoiceProps {
    pub id: AttrValue,
    pub label: AttrValue,
    pub value: AttrValue,
    pub options: Vec<Named>,
    #[prop_or_default]
    pub described_by: Option<AttrValue>,
    pub chosen: Callback<String>,
}

/// One list.
#[component]
pub fn Choice(props: &ChoiceProps) -> Html {
    let list = use_node_ref();
    use_shown(&list, &props.value);
    let onchange = {
        let chosen = props.chosen.clone();
        Callback::from(move |event: Event| {
            if let Some(value) = platform::chosen(&event) {
                chosen.emit(value);
            }
        })
    };
    html! {
        <>
            <label for={props.id.clone()}>{ &props.label }</label>
            <select id={props.id.clone()} ref={list} aria-describedby={props.described_by.clone()} {onchange}>
                { for props.options.iter().map(|(value, words)| html! {
                    <option value={value.clone()} selected={*value == props.value}>{ words }</option>
                }) }
            </select>
        </>
    }
}

/// Once something was picked by hand, an option's `selected` attribute moves the list no more:
/// only its value does.
#[hook]
fn use_shown(list: &NodeRef, value: &AttrValue) {
    let list = list.clone();
    let value = value.clone();
    use_after(Always, move |_| {
        platform::show_chosen(&list, &value);
    });
}

/// Something that has always changed.
struct Always;

impl PartialEq for Always {
    fn eq(&self, _other: &Self) -> bool {
        false
    }
}

/// The longest phase-in that the page offers, in years.
const LONGEST_PHASE_IN: u8 = 5;

/// The years of which the page shows results without being asked.
pub fn shown_years(calendar: &Calendar) -> impl Iterator<Item = FinancialYear> + use<> {
    let first = calendar.base_year.next().first_calendar_year();
    (first..=calendar.last_shown.first_calendar_year()).map(FinancialYear::starting)
}

/// When changes can begin, and the year in use, which a link may have brought.
pub fn begin_options(in_use: FinancialYear, calendar: &Calendar) -> Vec<Named> {
    let mut years: Vec<_> = shown_years(calendar).collect();
    if !years.contains(&in_use) {
        let at = years.partition_point(|year| *year < in_use);
        years.insert(at, in_use);
    }
    let words = |year: FinancialYear| {
        let april = april(year);
        if calendar.agreement_began == Some(year) {
            format!("{april}, with the agreement")
        } else if year == calendar.this_year {
            format!("{april}, now")
        } else {
            april
        }
    };
    years
        .into_iter()
        .map(|year| (year.to_string().into(), words(year).into()))
        .collect()
}

/// Over how many years changes can grow, and the number in use.
pub fn phase_in_options(in_use: PhaseIn) -> Vec<Named> {
    let mut options: Vec<_> = (1..=LONGEST_PHASE_IN)
        .filter_map(|years| PhaseIn::years(f64::from(years)).ok())
        .collect();
    if !options.contains(&in_use) {
        options.push(in_use);
    }
    options
        .into_iter()
        .map(|years| {
            (
                decimal::shortest(years.get()).into(),
                levers::years(years).into(),
            )
        })
        .collect()
}

/// The years that can be looked at.
pub fn look_options(last_shown: FinancialYear, calendar: &Calendar) -> Vec<Named> {
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
