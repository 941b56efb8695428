//! What the groups of a workshop chose: lowest, median, highest, and by how many it was moved.
//!
//! Answers for: those numbers, and the scenario of the medians.

use std::rc::Rc;

use crate::scenario::Scenario;
use crate::scenario::annotations::{Annotations, Text};
use crate::scenario::field::Field;
use engine::levers::Lever;
use engine::model::basis::Basis;
use engine::order::order;

/// One lever over all groups.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    pub lever: Lever,
    pub start: f64,
    pub lowest: f64,
    pub median: f64,
    pub highest: f64,
    /// Groups that have it elsewhere than all started.
    pub moved: usize,
}

/// The levers of the workshop, and any other that a group moved, in the model's order.
#[must_use]
pub fn spreads(start: &Scenario, groups: &[&Scenario], basis: &Basis) -> Vec<Spread> {
    let spread = |lever: Lever| {
        let from = start.value(basis, lever);
        let chosen: Vec<f64> = groups
            .iter()
            .map(|group| group.value(basis, lever))
            .collect();
        let places = order(chosen.len(), &|a, b| chosen[a].total_cmp(&chosen[b]));
        let values: Vec<f64> = places.into_iter().map(|at| chosen[at]).collect();
        let moved = values.iter().filter(|value| **value != from).count();
        (start.annotations.levers.has(lever) || moved > 0).then_some(Spread {
            lever,
            start: from,
            lowest: values.first().copied().unwrap_or(from),
            median: median(&values).unwrap_or(from),
            highest: values.last().copied().unwrap_or(from),
            moved,
        })
    };
    Lever::ALL.into_iter().filter_map(spread).collect()
}

/// The middle of sorted numbers; of an even number of them, halfway between the middle two.
fn median(sorted: &[f64]) -> Option<f64> {
    let middle = sorted.len() / 2;
    let upper = *sorted.get(middle)?;
    Some(if sorted.len().is_multiple_of(2) {
        f64::midpoint(sorted[middle - 1], upper)
    } else {
        upper
    })
}

/// The start with every lever at its median; half a place is none, so places are rounded.
#[must_use]
pub fn of_medians(start: &Scenario, spreads: &[Spread], basis: &Basis) -> Scenario {
    let mut scenario = start.clone();
    for spread in spreads {
        let whole = Field::from(spread.lever).unit().is_whole();
        let median = if whole {
            spread.median.round()
        } else {
            spread.median
        };
        // Between two values that the lever can have.
        let _ = scenario.set(basis, spread.lever, median);
    }
    let mut annotations = Annotations::default();
    annotations.levers = start.annotations.levers;
    // As long as its limit at most.
    let _ = annotations.say(Text::Workshop, start.annotations.text(Text::Workshop));
    let _ = annotations.say(Text::Name, "Medians of the groups");
    scenario.annotations = Rc::new(annotations);
    scenario
}

/// Whether a group assumes something else than all started with, beyond the levers.
#[must_use]
pub fn differs_otherwise(start: &Scenario, group: &Scenario) -> bool {
    let [mut one, other] = [start, group].map(|scenario| {
        let mut scenario = scenario.clone();
        for lever in Lever::ALL {
            scenario.reset(lever);
        }
        scenario
    });
    one.annotations = other.annotations.clone();
    one != other
}
