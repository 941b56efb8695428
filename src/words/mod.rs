//! Every sentence that is made from numbers, and every number that is read from text.
//!
//! Answers for: £, %, years and signs as GOV.UK writes them; headline and verdicts by rule;
//! what is said of bad input. Which authority, agreement and years a sentence is about comes in
//! as `about`; prose that depends on no number is `content`'s. Uses `content`, `input`,
//! `scenario` and the engine.

pub mod about;
pub mod actuals;
mod always;
pub mod balance;
pub mod children;
pub mod councils;
pub mod csv;
pub mod fields;
pub mod figures;
pub mod file;
pub mod headline;
pub mod history;
pub mod known;
pub mod ledger;
pub mod levers;
pub mod link;
pub mod money;
pub mod presets;
pub mod published;
pub mod read;
pub mod readout;
pub mod report;
pub mod scenarios;
pub mod school;
pub mod terms;
pub mod typed;
pub mod verdicts;
pub mod why;
pub mod workshop;

pub use always::{
    NOT_COUNTED, RIGHTS, TYPE_IT_IN, VIEW_NOT_FETCHED, VIEW_ON_ITS_WAY, a_model, balance_unknown,
    door, no_agreement, question, the_override, title, what_this_is,
};
pub use terms::{MINUS, april, capitalised, march};
