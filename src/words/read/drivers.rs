//! What drives the deficit, in a sentence or two by rule.

use super::super::money;
use super::super::terms::MINUS;
use engine::model::project::YearResult;

/// What adds most and what takes off most, from the least to the most of a sorted list: each with its
/// effect, written with its sign.
#[must_use]
pub fn drivers<'a>(
    parts: impl DoubleEndedIterator<Item = (&'a str, &'a str)> + Clone,
) -> Vec<String> {
    let of = |(name, effect): (&str, &str)| format!("{} ({effect})", name.to_ascii_lowercase());
    let adding = parts.clone().rev();
    let adding: Vec<String> = adding
        .take_while(|(_, effect)| effect.starts_with('+'))
        .take(3)
        .map(of)
        .collect();
    let taking: Vec<String> = parts
        .take_while(|(_, effect)| effect.starts_with(MINUS))
        .take(2)
        .map(of)
        .collect();
    [("What adds most", adding), ("What takes off most", taking)]
        .into_iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(what, names)| format!("{what}: {}.", names.join(", ")))
        .collect()
}

/// How full special schools are in the last year, in a sentence.
#[must_use]
pub fn full(last: &YearResult) -> String {
    let [over, independent] = [last.placed.overflow, last.placed.overflow_independent]
        .map(|children| children.get().round());
    let when = last.year.census();
    if over == 0.0 {
        return format!("In {when} state special schools still have room.");
    }
    format!(
        "In {when} state special schools are full: {} children who need one have no place there. Of them {} are in independent schools, and the others in mainstream with more support.",
        money::grouped(over),
        money::grouped(independent)
    )
}
