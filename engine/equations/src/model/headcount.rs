//! Children moved by number, not by share (model.md 8a).
//!
//! Answers for: which entries are valid, how many children an entry takes off which placement at
//! a census, and what its places cost and save in a year. Uses `units`, `basis`, `cohort`,
//! `cost`, `levers`, `placement`.

use super::basis::Horizon;
use super::cohort::Need;
use super::cost::{EMPTY_UNIT_PLACE_FUNDING, UNIT_PLACE_FUNDING, weigh};
use super::placement::{ByPlacement, FIRST_AGE, LAST_AGE, POST_16, Placement, row};
use super::places::Moved;
use crate::levers::{Lever, Strengths};
use crate::units::{FinancialYear, Number, Pounds, PoundsPerPupil, Pupils, Rate};

/// Placements that children can be moved from.
pub const FROM: [Placement; 6] = [
    Placement::Mainstream,
    Placement::Special,
    Placement::Independent,
    Placement::Fe,
    Placement::Spi,
    Placement::Elsewhere,
];
/// Placements that they can be moved to.
pub const TO: [Placement; 2] = [Placement::Mainstream, Placement::Unit];
/// More plans than any council has: anything beyond is a typing mistake.
pub const MOST_CHILDREN: Pupils = Pupils::of(100_000.0);
pub const HIGHEST_TOP_UP: PoundsPerPupil = PoundsPerPupil::of(1e6);

/// An entry as entered, not yet checked.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct HeadcountRequest {
    pub children: Pupils,
    /// First and last age, both included.
    pub ages: (usize, usize),
    pub from: Placement,
    pub to: Placement,
    /// From September of this financial year …
    pub start: FinancialYear,
    /// … at this many censuses, the first in its January.
    pub years: u16,
    /// In prices of `start`; `None` for the model's own price.
    pub top_up: Option<PoundsPerPupil>,
    /// Places of the base that they go to, filled or not.
    pub places: Option<Pupils>,
}

/// A valid entry.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct HeadcountMove(HeadcountRequest);

/// Why an entry is not valid.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum HeadcountError {
    #[error("children are more than 0 and at most {}", MOST_CHILDREN.get())]
    Children,
    #[error("ages are from {FIRST_AGE} to {LAST_AGE}")]
    Ages,
    #[error("the younger age comes first")]
    AgesReversed,
    #[error("nobody is taken from {}", .0.name())]
    From(Placement),
    #[error("nobody is taken to {}", .0.name())]
    To(Placement),
    #[error("it starts from {first} to {last}")]
    Start {
        first: FinancialYear,
        last: FinancialYear,
    },
    #[error("it runs for 1 to {most} years")]
    Years { most: u16 },
    #[error("a top-up is from £0 to £{}", HIGHEST_TOP_UP.get())]
    TopUp,
    #[error("places are those of a unit")]
    PlacesWithoutUnit,
    #[error("there are fewer places than children")]
    FewerPlaces,
    #[error("there are at most {} places", MOST_CHILDREN.get())]
    Places,
}

/// An entry in one projected year.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct HeadcountYear<N = f64> {
    /// At the January inside the year; zero when the entry does not run at it.
    pub asked: Pupils<N>,
    /// Of those, how many were there to be moved.
    pub placed: Pupils<N>,
    /// Both Januaries, weighted.
    pub funded: Pupils<N>,
    pub topups: Pounds<N>,
    pub place_funding: Pounds<N>,
    /// What their old places would have cost, less what is paid now, with nothing refilled.
    pub this_childs_place: Pounds<N>,
}

/// An entry in all projected years.
#[derive(Debug, Clone, PartialEq)]
pub struct HeadcountResult<N = f64> {
    pub entry: HeadcountMove,
    pub years: Vec<HeadcountYear<N>>,
}

impl HeadcountMove {
    /// Checks an entry against the projected years.
    ///
    /// # Errors
    /// [`HeadcountError`] for the first part that is not valid.
    pub fn new(asked: HeadcountRequest, horizon: Horizon) -> Result<Self, HeadcountError> {
        let HeadcountRequest { ages, start, .. } = asked;
        if !(asked.children > Pupils::ZERO && asked.children <= MOST_CHILDREN) {
            return Err(HeadcountError::Children);
        }
        if ages.0.min(ages.1) < FIRST_AGE || ages.0.max(ages.1) > LAST_AGE {
            return Err(HeadcountError::Ages);
        }
        if ages.0 > ages.1 {
            return Err(HeadcountError::AgesReversed);
        }
        if !FROM.contains(&asked.from) {
            return Err(HeadcountError::From(asked.from));
        }
        if !TO.contains(&asked.to) {
            return Err(HeadcountError::To(asked.to));
        }
        let (first, last) = (horizon.first(), horizon.last());
        if !(first..=last).contains(&start) {
            return Err(HeadcountError::Start { first, last });
        }
        let most = last.march() - start.first_calendar_year();
        if !(1..=most).contains(&asked.years) {
            return Err(HeadcountError::Years { most });
        }
        if let Some(top_up) = asked.top_up
            && !(PoundsPerPupil::ZERO..=HIGHEST_TOP_UP).contains(&top_up)
        {
            return Err(HeadcountError::TopUp);
        }
        if let Some(places) = asked.places {
            if asked.to != Placement::Unit {
                return Err(HeadcountError::PlacesWithoutUnit);
            }
            if places < asked.children {
                return Err(HeadcountError::FewerPlaces);
            }
            if !(asked.children..=MOST_CHILDREN).contains(&places) {
                return Err(HeadcountError::Places);
            }
        }
        Ok(Self(asked))
    }

    #[must_use]
    pub const fn asked(&self) -> &HeadcountRequest {
        &self.0
    }

    /// Years that it has run for before the January inside a year; `None` where it does not run
    /// at that January.
    fn run_for(&self, year: FinancialYear) -> Option<u16> {
        u16::try_from(year.years_since(self.0.start))
            .ok()
            .filter(|run| *run < self.0.years)
    }

    /// Takes them off their old placement, at each age in proportion to who is there.
    fn take_off<N: Number>(&self, need: &mut Need<N>, moved: &mut Moved<N>) -> Pupils<N> {
        let from = self.0.from.at();
        let rows = row(self.0.ages.0)..=row(self.0.ages.1);
        let there: Pupils<N> = need[rows.clone()].iter().map(|of_age| of_age[from]).sum();
        let taken = self.0.children.each().min(there);
        let share = taken.share_of(there);
        for at in rows {
            let leaving = need[at][from] * share;
            need[at][from] -= leaving;
            if at >= row(POST_16) {
                moved.aged_16_and_over += leaving;
            }
        }
        if self.0.to == Placement::Unit {
            moved.to_unit += taken;
        } else {
            moved.to_mainstream += taken;
        }
        taken
    }

    /// A year's place funding by the January inside a financial year.
    #[must_use]
    pub fn place_funding<N: Number>(&self, year: FinancialYear, filled: Pupils<N>) -> Pounds<N> {
        let Some(run) = self.run_for(year) else {
            return Pounds::ZERO;
        };
        match (self.0.to, self.0.places) {
            (Placement::Unit, None) => filled * UNIT_PLACE_FUNDING.each(),
            // No census has counted a new base yet, so all of it is funded as empty.
            (Placement::Unit, Some(places)) if run == 0 => {
                (places * EMPTY_UNIT_PLACE_FUNDING).each()
            }
            (Placement::Unit, Some(places)) => {
                let empty = places.each() - filled;
                filled * UNIT_PLACE_FUNDING.each() + empty * EMPTY_UNIT_PLACE_FUNDING.each()
            }
            _ => Pounds::ZERO,
        }
    }

    /// What is paid for one child, without place funding.
    fn top_up<N: Number>(
        &self,
        year: FinancialYear,
        prices: &ByPlacement<PoundsPerPupil<N>>,
        strengths: &Strengths<N>,
    ) -> PoundsPerPupil<N> {
        let Some(top_up) = self.0.top_up else {
            let as_if = match self.0.from {
                Placement::Mainstream => Placement::Mainstream,
                _ => Placement::Included,
            };
            return prices[as_if.at()];
        };
        let mut top_up = top_up.each();
        let by = |lever| Rate::ONE + strengths.rate(lever);
        for _ in 0..year.years_since(self.0.start) {
            top_up = top_up * by(Lever::StateInflation) * by(Lever::Complexity);
        }
        top_up
    }
}

impl<N: Number> HeadcountResult<N> {
    /// An entry before any of its years is computed.
    #[must_use]
    pub fn new(entry: HeadcountMove, years: usize) -> Self {
        Self {
            entry,
            years: vec![HeadcountYear::default(); years],
        }
    }

    /// Costs the `index`th projected year, once those moved at its January are set.
    fn cost(
        &mut self,
        index: usize,
        year: FinancialYear,
        prices: &ByPlacement<PoundsPerPupil<N>>,
        strengths: &Strengths<N>,
    ) {
        let entry = self.entry;
        let placed = self.years[index].placed;
        let (placed_before, funding_before) = match index.checked_sub(1) {
            Some(last) => {
                let placed = self.years[last].placed;
                (placed, entry.place_funding(year.before(), placed))
            }
            None => (Pupils::ZERO, Pounds::ZERO),
        };
        let funded = weigh(placed_before, placed);
        let topups = funded * entry.top_up(year, prices, strengths);
        let place_funding = weigh(funding_before, entry.place_funding(year, placed));
        let this = &mut self.years[index];
        this.funded = funded;
        this.topups = topups;
        this.place_funding = place_funding;
        this.this_childs_place = funded * prices[entry.0.from.at()] - topups - place_funding;
    }
}

/// Moves the children of every entry at the January inside a year, one entry after the other.
pub fn take_off<N: Number>(
    moves: &mut [HeadcountResult<N>],
    need: &mut Need<N>,
    index: usize,
    year: FinancialYear,
) -> Moved<N> {
    let mut moved = Moved::default();
    for result in moves {
        if result.entry.run_for(year).is_some() {
            let placed = result.entry.take_off(need, &mut moved);
            result.years[index].asked = result.entry.0.children.each();
            result.years[index].placed = placed;
        }
    }
    moved
}

/// What the entries cost in a year: top-ups and place funding.
pub fn cost<N: Number>(
    moves: &mut [HeadcountResult<N>],
    index: usize,
    year: FinancialYear,
    prices: &ByPlacement<PoundsPerPupil<N>>,
    strengths: &Strengths<N>,
) -> (Pounds<N>, Pounds<N>) {
    let mut cost = (Pounds::ZERO, Pounds::ZERO);
    for result in moves {
        result.cost(index, year, prices, strengths);
        cost.0 += result.years[index].topups;
        cost.1 += result.years[index].place_funding;
    }
    cost
}
