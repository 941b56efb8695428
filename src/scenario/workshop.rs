//! The scenarios of a workshop's groups taken together.
//!
//! Answers for: the spread of each lever, the scenario of the medians, and whether a group started
//! from other fixed assumptions.

use std::rc::Rc;

use super::Scenario;
use super::annotations::{Annotations, Text};
use super::field::Field;
use engine::analysis::workshop::Spread;
use engine::levers::Lever;
use engine::model::basis::Basis;

/// The levers of the workshop, and any other that a group moved, in the model's order.
#[must_use]
pub fn spreads(start: &Scenario, groups: &[&Scenario], basis: &Basis) -> Vec<Spread> {
    let spread = |lever: Lever| {
        let from = start.value(basis, lever);
        let chosen: Vec<f64> = groups
            .iter()
            .map(|group| group.value(basis, lever))
            .collect();
        let spread = Spread::of(lever, from, &chosen);
        (start.annotations.levers.has(lever) || spread.moved > 0).then_some(spread)
    };
    Lever::ALL.into_iter().filter_map(spread).collect()
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

/// Whether two scenarios are of one workshop: its title, and the levers that groups have.
#[must_use]
pub fn is_of_one_workshop(one: &Scenario, other: &Scenario) -> bool {
    let [one, other] = [one, other].map(|scenario| &scenario.annotations);
    one.levers == other.levers && one.text(Text::Workshop) == other.text(Text::Workshop)
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
