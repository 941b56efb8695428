//! What the groups of a workshop chose of one lever: lowest, median, highest.

use crate::order::order;
use equations::levers::Lever;

/// One lever over all groups.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    pub lever: Lever,
    /// Where all groups started.
    pub start: f64,
    pub lowest: f64,
    pub median: f64,
    pub highest: f64,
    /// Groups that have it elsewhere than all started.
    pub moved: usize,
}

impl Spread {
    /// The spread of what the groups chose; with no group, of the start alone.
    #[must_use]
    pub fn of(lever: Lever, start: f64, chosen: &[f64]) -> Self {
        let places = order(chosen.len(), &|a, b| chosen[a].total_cmp(&chosen[b]));
        let chosen: Vec<f64> = places.into_iter().map(|at| chosen[at]).collect();
        let moved = chosen.iter().filter(|value| **value != start).count();
        Self {
            lever,
            start,
            lowest: chosen.first().copied().unwrap_or(start),
            median: median(&chosen).unwrap_or(start),
            highest: chosen.last().copied().unwrap_or(start),
            moved,
        }
    }
}

/// The middle of sorted numbers; of an even number of them, halfway between the middle two.
fn median(sorted: &[f64]) -> Option<f64> {
    let middle = sorted.len() / 2;
    let upper = *sorted.get(middle)?;
    Some(if sorted.len().is_multiple_of(2) {
        f64::midpoint(*sorted.get(middle.checked_sub(1)?)?, upper)
    } else {
        upper
    })
}
