//! Where the school's balance is zero: at which top-up, and for a base with how many children.

use super::inputs::School;
use super::years::{ForSchool, SchoolYear, Support};
use equations::model::cost::{EMPTY_UNIT_PLACE_FUNDING, UNIT_PLACE_FUNDING};
use equations::units::{PoundsPerPupil, Pupils};

/// The number of children at which a base breaks even.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum BreakEven {
    /// It is not a base.
    NotABase,
    /// From this many on.
    From(Pupils),
    /// Up to this many: each child costs more than it brings.
    UpTo(Pupils),
    Always,
    Never,
}

/// The top-up for each child at which the balance of a year is zero.
pub(super) fn break_even_topup(year: &ForSchool) -> Option<PoundsPerPupil> {
    (year.funded > Pupils::ZERO).then(|| {
        let needed = year.support - year.own_share - year.place_funding;
        PoundsPerPupil::of(needed.get().max(0.0) / year.funded.get())
    })
}

/// In an established year k children bring k·top-up, £6,000 for each of their places and £10,000
/// for each empty one. They cost k·each and the shared cost.
pub(super) fn break_even_children(
    school: &School,
    support: Support,
    full: Option<&SchoolYear>,
) -> BreakEven {
    let (Some(places), Some(full)) = (school.places(), full) else {
        return BreakEven::NotABase;
    };
    let top_up = if full.school.funded > Pupils::ZERO {
        full.school.topups.get() / full.school.funded.get()
    } else {
        0.0
    };
    let empty = EMPTY_UNIT_PLACE_FUNDING.get();
    let fixed = places * empty - support.shared.get();
    let each = top_up + UNIT_PLACE_FUNDING.get() - empty - support.each.get();
    let even = -fixed / each;
    if each > 0.0 {
        if even <= 0.0 {
            BreakEven::Always
        } else if even <= places {
            BreakEven::From(Pupils::of(even))
        } else {
            BreakEven::Never
        }
    } else if fixed < 0.0 {
        BreakEven::Never
    } else if each == 0.0 || even >= places {
        BreakEven::Always
    } else {
        BreakEven::UpTo(Pupils::of(even))
    }
}
