//! What is said over a question: targets, and what may not usually move.
//!
//! Uses `worker`'s questions.

use crate::worker::question::Goal;

pub const CHANCE_OF: &str = "What is the chance of a deficit of this or less? £";
pub const AMOUNT: &str = "A deficit of £";
pub const NOT_USUAL: &str = "These stay where they are unless you tick them. Cutting a top-up asks schools to do the same for less. Assumptions are not anyone’s to choose, and other people’s money is theirs.";
pub const WORKING: &str = "Working it out …";
pub const ENTER: &str = "Enter a deficit first.";
pub const BELOW: &str = "The answer is below.";
pub const ASK_AGAIN: &str =
    "Something has changed since the last answer. Press the button to work it out again.";

/// A target, as the list has it.
#[must_use]
pub const fn goal(goal: Goal) -> &'static str {
    match goal {
        Goal::Agreement => "the deficit that was agreed",
        Goal::WithinIncome => "spending within income",
        Goal::NoGrowth => "no growth after March 2026",
        Goal::AtMost(_) => "a deficit that I type",
    }
}
