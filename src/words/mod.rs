//! Every sentence that is made from numbers, and every number that is read from text.
//!
//! Answers for: £, %, years and signs as GOV.UK writes them; headline and verdicts by rule;
//! what is said of bad input. Uses `catalogue`, `scenario` and `model`.

pub mod actuals;
pub mod children;
pub mod csv;
pub mod fields;
pub mod figures;
pub mod file;
pub mod headline;
pub mod history;
pub mod ledger;
pub mod levers;
pub mod link;
pub mod money;
pub mod presets;
pub mod published;
pub mod read;
pub mod report;
pub mod scenarios;
pub mod school;
pub mod typed;
pub mod workshop;

use crate::scenario::view::Page;
use engine::units::FinancialYear;

/// 31 March of a financial year, in words.
#[must_use]
pub fn march(year: FinancialYear) -> String {
    format!("March {}", year.march())
}

/// 1 April of a financial year, in words.
#[must_use]
pub fn april(year: FinancialYear) -> String {
    format!("April {}", year.first_calendar_year())
}

/// The same with its first letter large.
#[must_use]
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// What a window with a view in it is called.
#[must_use]
pub fn title(page: Page, authority: &str) -> String {
    match page {
        Page::Explore => format!("Safety Valve calculator: {authority}"),
        Page::School => format!("My school: Safety Valve calculator, {authority}"),
        Page::Workshop => format!("Workshop: Safety Valve calculator, {authority}"),
        Page::Group => format!("Group of a workshop: Safety Valve calculator, {authority}"),
        Page::Report => format!("One page: Safety Valve calculator, {authority}"),
        Page::Read => format!("{} {authority}", read::TITLE),
    }
}

/// The true minus sign, for people.
pub const MINUS: char = '−';

/// Said on every view.
pub const RIGHTS: &str = "Every child here has a legal right to what their plan says. Nothing on this page changes what a plan must provide.";
pub const NOT_COUNTED: &str =
    "Not counted: home-to-school transport, council staff who write plans, buildings, interest.";
pub const A_MODEL: &str = "A model, not a forecast by the council. It was made from published figures and is not endorsed by Southwark or the Department for Education.";
pub const OVERRIDE: &str = "The statutory override, to March 2028, keeps the deficit apart from the council’s reserves; it does not pay it.";
/// Said while no actual balance was typed in; what follows leads to where it can be.
pub const BALANCE_UNKNOWN: &str = "What the balance really is was not found in published figures.";
pub const TYPE_IT_IN: &str = "Type it in here if you know it.";
