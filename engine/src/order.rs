//! The order of a list, as places in it.
//!
//! Answers for: one copy of the sorting code in the page, which loads over poor Wi-Fi: the
//! compiler makes it anew for each kind of list, some 4 KB each.

use std::cmp::Ordering;

/// Places from first to last; those that are alike stay as they were.
#[must_use]
pub fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|one, other| compare(*one, *other));
    places
}
