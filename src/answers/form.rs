//! What is said over a question: targets, and what may not usually move.
//!
//! Uses `words` and `worker`'s questions.

use crate::words::money;
use crate::worker::question::Goal;

pub const CHANCE_OF: &str = "What is the chance of a deficit of this or less? £";
pub const AMOUNT: &str = "A deficit of £";
pub const NOT_USUAL: &str = "These stay where they are unless you tick them. Cutting a top-up asks schools to do the same for less. Assumptions are not anyone’s to choose, and other people’s money is theirs.";
pub const WORKING: &str = "Working it out …";
pub const ENTER: &str = "Enter a deficit first.";
pub const LIMITS: &str = "How far each lever may go";
pub const NO_LIMIT: &str = "Leave a box empty for the end of the slider. A lever that is beyond a limit already stays where it is, or moves towards it.";
pub const ENDS: [&str; 2] = ["no lower than", "no higher than"];
pub const CORRECT: &str = "Correct the limits first.";
pub const BELOW: &str = "The answer is below.";
pub const ASK_AGAIN: &str =
    "Something has changed since the last answer. Press the button to work it out again.";

/// A lever's limits of which the lower is above the higher.
#[must_use]
pub fn ends_crossed(name: &str) -> String {
    format!("{name}: the lowest value is above the highest. Swap them.")
}

/// The names of a lever's two boxes.
#[must_use]
pub fn limit_names(name: &str) -> [String; 2] {
    ENDS.map(|end| format!("{name}: {end}"))
}

/// How far a search has come.
#[must_use]
pub fn tried(scenarios: u32) -> String {
    format!(
        "{} scenarios tried so far.",
        money::grouped(f64::from(scenarios))
    )
}

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
