//! What can be asked, and how it is sent.
//!
//! Answers for: the one notation between the page and its worker, which are of one edition: the
//! program that answers goes by the page's own mark. Uses the crate `postcard`.

use serde::{Deserialize, Serialize};

use engine::analysis::solve::Action;
use engine::model::basis::Basis;
use engine::model::project::Assumptions;
use engine::units::{FinancialYear, Pounds};

/// A question about a scenario and a year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Question {
    pub assumptions: Assumptions,
    /// The year that is looked at.
    pub year: FinancialYear,
    pub ask: Ask,
}

/// What is asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Ask {
    /// How sure: how many futures, and the chance of a balance at or below a figure.
    Sure { draws: u32, at_most: Option<Pounds> },
    /// What it would take.
    Take(Wanted),
}

/// A target, and the levers that may move towards it, each between its limits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Wanted {
    pub goal: Goal,
    pub may_move: Vec<Action>,
}

/// What is to be reached by the year.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Goal {
    /// The remaining deficit that the agreement has, or had last.
    Agreement,
    /// A year whose spending is within its income.
    WithinIncome,
    /// A deficit no larger than in March 2026.
    NoGrowth,
    /// A deficit at or below a figure.
    AtMost(Pounds),
}

impl Question {
    /// Whether it is a search, which nobody waits for once something else is asked.
    #[must_use]
    pub const fn is_search(&self) -> bool {
        matches!(self.ask, Ask::Take(_))
    }

    /// As bytes, with the basis that the scenario is of.
    #[must_use]
    pub fn write(&self, basis: &Basis) -> Vec<u8> {
        // It fails only for what has no notation, which is none of ours.
        postcard::to_allocvec(&(basis, self)).unwrap_or_default()
    }

    /// A question and its basis; nothing where the bytes are none.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<(Basis, Self)> {
        postcard::from_bytes(bytes).ok()
    }
}
