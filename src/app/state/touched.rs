//! The controls of the page: one step of history for each.
//!
//! Answers for: their names. Which action comes from which is `action`'s.

use crate::scenario::annotations::Text;
use crate::scenario::field::Field;
use crate::scenario::view::Page;
use engine::levers::Lever;

/// A control of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Touched {
    Field(Field),
    Timing(Option<Lever>),
    Start,
    Block,
    Reconciliation,
    Look,
    Measure,
    Long,
    Page(Page),
    ForgetActuals,
    /// Figures that were pasted as a column.
    Pasted,
    StabilityGrant,
    Payments,
    School,
    Address,
    History,
    Text(Text),
    Offered,
    Kept,
}
