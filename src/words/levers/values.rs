//! A lever's values and its timing, as a person writes them.
//!
//! Uses `fields` for numbers and units.

use super::super::fields;
use super::super::terms::april;
use crate::words::about::About;
use engine::decimal;
use engine::levers::{Lever, PhaseIn, Timing};

/// A value as it is written in the box: a number in the unit shown, no unit.
#[must_use]
pub fn number(lever: Lever, value: f64) -> String {
    fields::number(lever.into(), value)
}

/// A value as a browser's range input takes it: plain digits in the unit shown.
#[must_use]
pub fn plain(lever: Lever, value: f64) -> String {
    let text = decimal::fixed(value * fields::shown_per_unit(lever.into()), 6);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A value with its unit, to be read or heard: "2%", "£1,500,000", "65 places".
#[must_use]
pub fn value(lever: Lever, value: f64) -> String {
    fields::value(lever.into(), value)
}

/// What is allowed: "from −10% to 15%", "from 0 to 400 places".
#[must_use]
pub fn range(lever: Lever, about: &About) -> String {
    fields::range(lever.into(), about)
}

/// What a slider announces: "2%, between −10% and 15%".
#[must_use]
pub fn announced(lever: Lever, now: f64, about: &About) -> String {
    let (low, high) = about.levers.range(lever);
    format!(
        "{}, between {} and {}",
        value(lever, now),
        value(lever, low),
        value(lever, high)
    )
}

/// When changes begin and how they grow: "from April 2023, phased in over 3 years".
#[must_use]
pub fn timing(timing: Timing) -> String {
    let grow = if timing.phase_in.get() == 1.0 {
        "at once".to_owned()
    } else {
        format!("phased in over {}", years(timing.phase_in))
    };
    format!("from {}, {grow}", april(timing.start))
}

/// "3 years"; one year is no growth at all.
#[must_use]
pub fn years(phase_in: PhaseIn) -> String {
    if phase_in.get() == 1.0 {
        "1 year, so at once".to_owned()
    } else {
        format!("{} years", phase_in.get())
    }
}
