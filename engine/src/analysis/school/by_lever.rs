//! As many places by the lever "New resource base places", to be compared with the school's own base.
//!
//! Answers for: what the lever says of the same year, and the two assumptions by which it differs:
//! how much of it has begun, and which children come. Uses `model`.

use super::inputs::School;
use equations::levers::{Lever, Timing};
use equations::model::project::{Assumptions, Model};
use equations::units::{FinancialYear, Pounds, Rate};

/// What the lever says of one year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ByLever {
    pub places: f64,
    pub timing: Timing,
    /// How much of the places is there in that year.
    pub share: f64,
    /// How many of its places replace one in a special school.
    pub from_special: Rate,
    /// What the authority spends less.
    pub less: Pounds,
}

/// As many more places as the school's base has, on top of everything else assumed. `None` where
/// the school has no base, or the lever cannot go so far.
#[must_use]
pub fn by_lever(
    model: &Model,
    school: &School,
    assumed: &Assumptions,
    year: FinancialYear,
) -> Option<ByLever> {
    let places = school.places()?;
    let without = school.others(model.basis(), assumed);
    let mut with = without.clone();
    let now = without.values.get(Lever::UnitPlaces);
    with.values.set(Lever::UnitPlaces, now + places).ok()?;
    let timing = with.timings.of(Lever::UnitPlaces);
    let from_special = Rate::of(with.values.get(Lever::BaseFromSpecial));
    let [without, with] = [without, with].map(|assumed| {
        let projection = model.project(&assumed);
        projection.of(year).map(|year| year.spending)
    });
    Some(ByLever {
        places,
        timing,
        share: timing.share(year),
        from_special,
        less: without? - with?,
    })
}
