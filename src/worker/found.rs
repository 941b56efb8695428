//! What was found, as figures.
//!
//! Answers for: the one notation between what works and what says it. Uses the crate `postcard`.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use engine::analysis::futures::Fan;
use engine::levers::Lever;

/// What came back from the worker.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    /// What [`Found::read`] reads.
    Found(Rc<[u8]>),
    /// Why there is nothing, as a sentence.
    Says(Rc<str>),
}

/// What was found of a question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Found {
    /// How sure.
    Spread(Spread),
    /// What it would take.
    Change(Change),
    /// The target is reached as things are.
    Already,
    /// There is no such target in that year.
    NoTarget,
    /// The year is not projected.
    NoYear,
}

/// The spread of futures, and which input matters most.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Spread {
    pub fan: Fan,
    /// The largest share first; none where too few futures were drawn.
    pub shares: Vec<Share>,
}

/// What one input does to the spread.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Share {
    /// Its place in the scenario's list of ranges.
    pub input: u16,
    /// Sobol indices: by itself, and with others.
    pub first_order: f64,
    pub total: f64,
}

/// A change that reaches a target, or comes nearest to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// Levers that end elsewhere than they are.
    pub moved: Vec<(Lever, f64)>,
    pub reachable: bool,
    /// In which share of the futures it would still be enough.
    pub enough: Option<f64>,
}

impl Found {
    /// As bytes.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        // It fails only for what has no notation, which is none of ours.
        postcard::to_allocvec(self).unwrap_or_default()
    }

    /// Nothing where the bytes are none of ours.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let (found, rest) = postcard::take_from_bytes(bytes).ok()?;
        rest.is_empty().then_some(found)
    }
}
