//! Missing counts, repaired before anything is estimated (model.md 3).
//!
//! Answers for: the two repairs that MODEL knows, and saying which was made.

use super::counts::Table;
use super::pattern::{added, folded, shares};
use equations::model::placement::{AGES, ByAge, CENSUS_PLACEMENTS, Placement};
use equations::units::{Pupils, Rate};

/// Plans of the England pattern that fill in for an age's missing placements.
const ENGLAND_PLANS: Pupils = Pupils::of(20.0);

/// What was missing and has been filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repair {
    /// The ages of the first census: those of the second, scaled to the published total.
    Ages,
    /// The placements of the second census: those of the first, age by age, with some of England's.
    Placements,
}

/// The first census from the second, scaled to its published total.
#[must_use]
pub fn ages_from_second(second: &Table, first_total: Pupils, second_total: Pupils) -> Table {
    let scale = if second_total > Pupils::ZERO {
        Rate::of(first_total / second_total)
    } else {
        Rate::ONE
    };
    second.map(|line| line.map(|count| count * scale))
}

/// The second census from the plans of each age, placed as the first census was.
#[must_use]
pub fn placements_from_first(by_age: &ByAge<Pupils>, first: &Table, england: [&Table; 2]) -> Table {
    let first = folded(first);
    let england = added(&folded(england[0]), &folded(england[1]));
    let mut repaired = Table::default();
    for at in 0..AGES {
        let mix = shares(&england[at]).unwrap_or([Rate::ZERO; CENSUS_PLACEMENTS]);
        let all: Pupils = first[at].iter().copied().sum::<Pupils>() + ENGLAND_PLANS;
        for place in Placement::CENSUS.map(Placement::at) {
            let like = first[at][place] + ENGLAND_PLANS * mix[place];
            repaired[at][place] = by_age[at] * Rate::of(like / all);
        }
    }
    repaired
}
