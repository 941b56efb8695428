//! The order of a list, as positions in it; and a number held between two ends.
//!
//! Answers for: one copy of the sorting code in the page, which loads over poor Wi-Fi. The lists are
//! of some hundred items at most, so each takes its place among those before it: the standard
//! library's sorting is made for long lists, and is 4 KB for each kind of list.

use std::cmp::Ordering;

/// Positions from first to last; equal items keep their order.
#[must_use]
pub fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places = Vec::with_capacity(count);
    for next in 0..count {
        let at = places.partition_point(|before| compare(*before, next) != Ordering::Greater);
        places.insert(at, next);
    }
    places
}

/// A list from its smallest to its largest, by a figure of each.
#[must_use]
pub fn ordered<T>(list: Vec<T>, figure: impl Fn(&T) -> f64) -> Vec<T> {
    let figures: Vec<f64> = list.iter().map(figure).collect();
    let places = order(figures.len(), &|a, b| figures[a].total_cmp(&figures[b]));
    let mut list: Vec<Option<T>> = list.into_iter().map(Some).collect();
    places
        .into_iter()
        .filter_map(|at| list.get_mut(at)?.take())
        .collect()
}

/// A number held between two ends. As `f64::clamp` has it, but where the lower end is above the higher:
/// that panics, and its message alone is 5 KB of the worker's program (docs/size.md).
#[must_use]
pub const fn held(number: f64, low: f64, high: f64) -> f64 {
    number.max(low).min(high)
}
