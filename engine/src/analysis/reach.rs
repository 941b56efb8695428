//! How far each lever could move a figure by itself.
//!
//! Answers for: the lowest and the highest figure that a lever leads to, moved alone from where
//! nothing else is changed. More is not always better, so limits are not assumed to be best: each
//! lever is tried at both ends of its range and at places between. Numbers, no prose.

use equations::levers::Lever;
use equations::model::project::{Assumptions, Model, Outcome};
use equations::units::{FinancialYear, Pounds};

/// Where in its range each lever is tried.
const TRIED: [f64; 5] = [0.0, 0.25, 0.5, 0.75, 1.0];

/// What one lever can do by itself.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reach {
    pub lever: Lever,
    /// The most that it takes off, zero or below.
    pub least: Pounds,
    /// The most that it adds, zero or above.
    pub most: Pounds,
}

/// What each of these levers can do by itself in a year; nothing where that is not projected.
#[must_use]
pub fn reach(
    model: &Model,
    assumptions: &Assumptions,
    year: FinancialYear,
    outcome: Outcome,
    levers: &[Lever],
) -> Vec<Reach> {
    let untouched = Assumptions {
        values: model.basis().values,
        ..assumptions.clone()
    };
    let figure_of = |assumptions: &Assumptions| {
        let projection = model.project_to(assumptions, year);
        projection.of(year).map(|result| outcome.of(result))
    };
    let Some(start) = figure_of(&untouched) else {
        return Vec::new();
    };
    let of = |lever: Lever| {
        let (low, high) = untouched.values.range(lever);
        let (mut least, mut most) = (Pounds::ZERO, Pounds::ZERO);
        for share in TRIED {
            let mut moved = untouched.clone();
            let value = low + (high - low) * share;
            if moved.values.set(lever, value).is_err() {
                continue;
            }
            let change = figure_of(&moved).unwrap_or(start) - start;
            least = if change < least { change } else { least };
            most = if change > most { change } else { most };
        }
        Reach { lever, least, most }
    };
    levers.iter().copied().map(of).collect()
}
