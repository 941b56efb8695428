//! What is said on every view, and what each window is called.
//!
//! Uses `about` for names and years.

use super::about::About;
use super::terms::march;
use crate::scenario::view::Page;

pub const RIGHTS: &str = "Every child here has a legal right to what their plan says. Nothing on this page changes what a plan must provide.";
pub const NOT_COUNTED: &str =
    "Not counted: home-to-school transport, council staff who write plans, buildings, interest.";
/// Said while no actual balance was typed in; what follows leads to where it can be.
const BALANCE_UNKNOWN: &str = "We found no published figure of the real balance.";

/// What is not known of the balance by now.
#[must_use]
pub fn balance_unknown(about: &About) -> String {
    match &about.known {
        None => BALANCE_UNKNOWN.to_owned(),
        Some(known) if known.balances.is_empty() => {
            "No balance of this council is published: the deficit counts from zero.".to_owned()
        }
        Some(_) => format!(
            "We found no published balance of {}.",
            super::march(about.calendar.base_year.next())
        ),
    }
}

pub const TYPE_IT_IN: &str = "Type it in here if you know it.";

#[must_use]
pub fn a_model(about: &About) -> String {
    format!(
        "A model, not a forecast by the council. It was made from published figures and is not endorsed by {} or the Department for Education.",
        about.authority
    )
}

/// What the page is about, for somebody who has never seen it.
#[must_use]
pub fn what_this_is(about: &About) -> String {
    format!(
        "What {} spends on special educational needs, and what it is given for them.",
        about.authority
    )
}

/// Said while a part of the program is being fetched.
pub const VIEW_ON_ITS_WAY: &str = "This view is on its way …";
pub const VIEW_NOT_FETCHED: &str = "This view did not arrive. Check the connection, then try again. If that does not help, load the page again. What you changed is kept.";

/// That there is no target, for a council without an agreement whose figures are published.
#[must_use]
pub fn no_agreement(about: &About) -> String {
    format!(
        "No agreed figure is published for {}, so nothing here is measured against one.",
        about.authority
    )
}

/// What the statutory override does, and until when.
#[must_use]
pub fn the_override(about: &About) -> String {
    format!(
        "The statutory override, to {}, keeps the deficit apart from the council’s reserves; it does not pay it.",
        march(about.calendar.override_ends)
    )
}

/// The question of the public page.
#[must_use]
pub fn question(about: &About) -> String {
    let authority = &about.authority;
    if about.agreement.is_some() {
        format!("Is {authority} meeting its Safety Valve agreement?")
    } else {
        format!("How big is the high needs deficit in {authority}?")
    }
}

/// What a window with a view in it is called.
#[must_use]
pub fn title(page: Page, about: &About) -> String {
    let authority = &about.authority;
    match page {
        Page::Explore => format!("Safety Valve calculator: {authority}"),
        Page::School => format!("My school: Safety Valve calculator, {authority}"),
        Page::Workshop => format!("Workshop: Safety Valve calculator, {authority}"),
        Page::Group => format!("Group of a workshop: Safety Valve calculator, {authority}"),
        Page::Report => format!("One page: Safety Valve calculator, {authority}"),
        Page::Read => question(about),
    }
}

/// What leads to a page: without an agreement there is none to be met.
#[must_use]
pub const fn door(page: Page, about: &About) -> &'static str {
    match page {
        Page::Read if about.agreement.is_none() => "How big is it?",
        _ => page.title(),
    }
}
