//! The Safety Valve calculator: what demand, top-ups and placements do to a council's
//! Dedicated Schools Grant deficit, against its agreement with the Department for Education.
//!
//! Data goes one way: raw text → checked value → change to the scenario → projection →
//! words, chart, table. Every module opens with what it answers for; this is the map, and
//! arrows point down it.
//!
//! | module | answers for | may use |
//! |---|---|---|
//! | `app` | the page: one state, its components, the browser | everything below |
//! | `cli` | the command line, JSON out | everything below but `chart` |
//! | `chart` | what is drawn, and drawing it on any ground | `words`, `scenario`, `model` |
//! | `words` | every sentence and table made from numbers; £, %, years; reading typed numbers | `analysis`, `scenario`, `catalogue`, `estimate`’s published counts, `model` |
//! | `analysis` | what follows from the model for a question that someone asks of it | `scenario`, `catalogue`, `model` |
//! | `scenario` | what a user changed or typed, as changes; what is looked at; both as an address; what is kept, and files | `catalogue`, `model` |
//! | `catalogue` | agreement, basis, presets, wording, evidence, context, sources | `estimate`, `model` |
//! | `sen2` | reading the published files | `estimate` (its counts), `model`'s placements |
//! | `estimate` | from counts to what moves a caseload | `model`'s types |
//! | `model` | every equation, from cohort to ledger | `units` |
//! | `order` | the order of a list, for whoever sorts | nothing |
//! | `units` | pounds, pupils, rates, years | nothing |

#![cfg_attr(
    not(test),
    warn(clippy::unwrap_used, clippy::expect_used, clippy::panic)
)]

#[cfg(feature = "view")]
pub mod app;
pub mod catalogue;
pub mod chart;
#[cfg(feature = "cli")]
pub mod cli;
pub mod data;
#[cfg(feature = "cli")]
pub mod import;
pub mod input;
pub mod scenario;
pub mod words;
