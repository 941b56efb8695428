//! What is said of the parts of a link that could not be read.

use super::about::About;
use super::{fields, levers};
use crate::scenario::codec::{LeftOut, LinkError};
use engine::levers::Preset;

/// The longest text of a stranger's that is repeated on the page, in characters.
const LONGEST: usize = 40;

/// What was left out, and what is allowed instead.
#[must_use]
pub fn left_out(part: &LeftOut, about: &About) -> String {
    let calendar = &about.calendar;
    let name = clipped(&part.name);
    let value = clipped(&part.value);
    let given = format!("“{name}={value}”");
    match part.why {
        LinkError::View => format!("This page has no view “{name}”; the calculator is shown."),
        LinkError::Version => format!(
            "{given}: this link was made by another edition of the page. What this edition knows was opened."
        ),
        LinkError::Unknown => format!("{given}: this page knows nothing of that name."),
        LinkError::Twice => {
            format!("{given}: “{name}” is there twice. Only the first is looked at.")
        }
        LinkError::Preset => {
            let names: Vec<_> = Preset::ALL.iter().map(|preset| preset.name()).collect();
            format!(
                "{given}: there is no such place to start from. There are {}.",
                listed(&names)
            )
        }
        LinkError::Value(field) => format!(
            "{given}: “{}” can be {}.",
            fields::name(field, about),
            in_links(fields::range(field, about), field.range(&about.levers))
        ),
        LinkError::NotRamped(lever) => format!(
            "{given}: “{}” has no beginning of its own; it holds in every year.",
            levers::name(lever, about)
        ),
        LinkError::Year => {
            format!("{given}: a year is written like {}.", calendar.this_year)
        }
        LinkError::Projected => format!(
            "{given}: the page shows {} to {}.",
            calendar.base_year.next(),
            calendar.last_projected
        ),
        LinkError::PhaseIn => format!("{given}: changes grow over 1 year or more."),
        LinkError::Ages => format!("{given}: ages are written like 4-10, from 2 to 25."),
        LinkError::Years => format!("{given}: a whole number of years, from 1 to 20."),
        LinkError::YearOutOfRange(first, last) => {
            format!("{given}: such a figure can be given for {first} to {last}.")
        }
        LinkError::NoGrant => format!(
            "{given}: this is the share of the Stability Grant, which is not counted here. A link names its year with stability_grant={}.",
            calendar.stability_grant_from
        ),
        LinkError::TooLong(longest) => {
            format!("{given}: this text can have {longest} characters at most.")
        }
        LinkError::Levers => {
            format!("{given}: these are names of levers, as in links, with commas between them.")
        }
        LinkError::Figure => {
            format!(
                "{given}: the figure that a link was made with is a number of millions, beside model=."
            )
        }
        LinkError::Fingerprint => {
            format!(
                "{given}: a fingerprint of model and data has eight characters, 0 to 9 and a to f."
            )
        }
        LinkError::Until(usual, all) => {
            format!("{given}: this can be {} or {}.", usual.march(), all.march())
        }
        LinkError::Authority => {
            format!("{given}: a council’s code is a capital E and eight digits.")
        }
        LinkError::Word(words) => format!("{given}: this can be {}.", listed(words)),
    }
}

/// A range as the page writes it, and as links do where that differs.
fn in_links(shown: String, (low, high): (f64, f64)) -> String {
    let plain = format!("from {low} to {high}");
    if shown == plain {
        shown
    } else {
        format!("{shown}, in links {plain}")
    }
}

fn listed(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

/// A text as it can be part of a sentence: on one line, and not too long.
pub(super) fn clipped(text: &str) -> String {
    // Marks that turn a sentence around are not a stranger's to set.
    let turns = |c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let mut characters = text
        .chars()
        .map(|c| if c.is_control() || turns(c) { '�' } else { c });
    let mut short: String = characters.by_ref().take(LONGEST).collect();
    if characters.next().is_some() {
        short.push('…');
    }
    short
}
