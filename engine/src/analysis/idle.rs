//! Levers that have no effect in a scenario, wherever they are put.
//!
//! Answers for: reading that off a projection, with no further one. Only levers that need another
//! beside them are asked about; `why_no_effect` in the page’s src/words/levers/notes.rs says for each
//! of those what it needs.

use equations::levers::{Lever, Onset};
use equations::model::placement::Placement;
use equations::model::project::{Assumptions, Projection};
use equations::units::Pupils;

/// Whether a lever leaves every year as it is, whatever its value. False for levers that always
/// do something.
#[must_use]
pub fn has_no_effect(lever: Lever, assumptions: &Assumptions, projection: &Projection) -> bool {
    let timing = assumptions.timings.of(lever);
    let mut years = projection
        .years
        .iter()
        .filter(|year| lever.onset() == Onset::Always || timing.share(year.year) > 0.0);
    match lever {
        // Children come back only into special places that are free.
        Lever::ReturnLocal => years.all(|year| {
            let placed = &year.placed;
            let free = placed.empty_special_places + placed.returned;
            let to_return = placed.independent_under_16 + placed.returned;
            free <= Pupils::ZERO || to_return <= Pupils::ZERO
        }),
        // It prices children who are kept in mainstream, in new base places, or moved by number.
        Lever::IncludedSupport => {
            let by_number = projection.headcount_moves.iter().any(|result| {
                let asked = result.entry.asked();
                asked.top_up.is_none()
                    && asked.from != Placement::Mainstream
                    && result.years.iter().any(|year| year.funded > Pupils::ZERO)
            });
            !by_number
                && years.all(|year| {
                    year.placed.of(Placement::Included) == Pupils::ZERO
                        && year.placed.extra == Pupils::ZERO
                })
        }
        Lever::BaseFromSpecial => {
            let bases = assumptions.timings.of(Lever::UnitPlaces);
            assumptions.values.get(Lever::UnitPlaces) == 0.0
                || years.all(|year| bases.share(year.year) == 0.0)
        }
        Lever::SupportWithoutPlan => years.all(|year| year.met_without_plan == Pupils::ZERO),
        _ => false,
    }
}
