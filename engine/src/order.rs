//! The order of a list, as positions in it.
//!
//! Answers for: one copy of the sorting code in the page, which loads over poor Wi-Fi. The
//! compiler would otherwise generate it for each kind of list, about 4 KB each.

use std::cmp::Ordering;

/// Positions from first to last; equal items keep their order.
#[must_use]
pub fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|one, other| compare(*one, *other));
    places
}
