//! From what children need to where they can be placed, at one census.
//!
//! Answers for: units and bases, special school capacity, overflow, and children who come
//! back (model.md 5). Uses `units`, `cohort`, `pattern`, `levers`.

use super::cohort::Need;
use super::pattern::Pattern;
use super::placement::{ByPlacement, PLACEMENTS, POST_16, Placement, row};
use crate::levers::{Lever, Strengths};
use crate::units::{Number, Pupils, Rate};

/// Children whom headcount moves take out of their placement at one census, and where they go.
#[derive(Debug, Clone, Copy, Default)]
pub struct Moved<N = f64> {
    pub to_mainstream: Pupils<N>,
    pub to_unit: Pupils<N>,
    /// Of both, those aged 16 and over.
    pub aged_16_and_over: Pupils<N>,
}

/// Where children are placed at one census.
#[derive(Debug, Clone, Copy, Default)]
pub struct Placed<N = f64> {
    /// Children by placement: overflow in independent, those who came back in special.
    pub children: ByPlacement<Pupils<N>>,
    /// Of those in units, the ones in new base places. They need more than the rest.
    pub extra: Pupils<N>,
    /// Children moved by number, also counted in `children`.
    pub moved_to_mainstream: Pupils<N>,
    pub moved_to_units: Pupils<N>,
    /// State special school places.
    pub capacity: Pupils<N>,
    /// Need of special beyond capacity: some of it in independent schools, the rest in mainstream
    /// with support.
    pub overflow: Pupils<N>,
    /// Of those, the ones in independent schools.
    pub overflow_independent: Pupils<N>,
    /// Children back from independent schools in spare special places.
    pub returned: Pupils<N>,
    /// Special school places that stay empty and are paid for.
    pub empty_special_places: Pupils<N>,
    /// Under 16, as placed.
    pub special_under_16: Pupils<N>,
    pub independent_under_16: Pupils<N>,
    pub aged_16_and_over: Pupils<N>,
}

impl<N: Number> Placed<N> {
    #[must_use]
    pub fn plans(&self) -> Pupils<N> {
        self.children.iter().copied().sum()
    }

    /// With children moved by number added where they go.
    #[must_use]
    pub fn with_moves(mut self, moved: &Moved<N>) -> Self {
        self.children[Placement::Mainstream.at()] += moved.to_mainstream;
        self.children[Placement::Unit.at()] += moved.to_unit;
        self.moved_to_mainstream = moved.to_mainstream;
        self.moved_to_units = moved.to_unit;
        self.aged_16_and_over += moved.aged_16_and_over;
        self
    }

    #[must_use]
    pub const fn of(&self, placement: Placement) -> Pupils<N> {
        self.children[placement.at()]
    }

    /// Children in specialist post-16 institutions, as a share of plans aged 16 and over.
    #[must_use]
    pub fn specialist_post_16_rate(&self) -> Rate<N> {
        self.of(Placement::Spi).share_of(self.aged_16_and_over)
    }

    /// Of under-16s in special schools of any kind, the share in independent ones.
    #[must_use]
    pub fn independent_rate(&self) -> Rate<N> {
        let special_of_any_kind = self.special_under_16 + self.independent_under_16;
        self.independent_under_16.share_of(special_of_any_kind)
    }
}

impl Placed {
    /// The same in every future.
    #[must_use]
    pub fn each<N: Number>(&self) -> Placed<N> {
        Placed {
            children: self.children.map(Pupils::each),
            extra: self.extra.each(),
            moved_to_mainstream: self.moved_to_mainstream.each(),
            moved_to_units: self.moved_to_units.each(),
            capacity: self.capacity.each(),
            overflow: self.overflow.each(),
            overflow_independent: self.overflow_independent.each(),
            returned: self.returned.each(),
            empty_special_places: self.empty_special_places.each(),
            special_under_16: self.special_under_16.each(),
            independent_under_16: self.independent_under_16.each(),
            aged_16_and_over: self.aged_16_and_over.each(),
        }
    }
}

/// The row of the oldest who are under 16. Ages ascend: what there is until then is those under 16.
const LAST_UNDER_16: usize = row(POST_16 - 1);
/// As many placements as are summed at once: as many sums as a processor keeps at hand for four
/// futures.
const AT_ONCE: usize = 5;

/// Children by placement, of all ages and under 16.
fn by_placement<N: Number>(need: &Need<N>) -> (ByPlacement<Pupils<N>>, ByPlacement<Pupils<N>>) {
    let mut all = [Pupils::ZERO; PLACEMENTS];
    let mut under_16 = all;
    let chunks = all.chunks_mut(AT_ONCE).zip(under_16.chunks_mut(AT_ONCE));
    for (first, (all, under_16)) in (0..).step_by(AT_ONCE).zip(chunks) {
        let mut sums = [Pupils::ZERO; AT_ONCE];
        for (row, of_age) in need.iter().enumerate() {
            for (sum, &count) in sums.iter_mut().zip(&of_age[first..]) {
                *sum += count;
            }
            if row == LAST_UNDER_16 {
                under_16.copy_from_slice(&sums);
            }
        }
        all.copy_from_slice(&sums);
    }
    (all, under_16)
}

/// Places the children of a census.
///
/// `capacity` is what special schools have without the lever `special_places`. Of children beyond
/// it, the share `overflow_independent` is in independent schools; the rest stay in mainstream with
/// support.
#[must_use]
pub fn place<N: Number>(
    need: &Need<N>,
    pattern: &Pattern,
    strengths: &Strengths<N>,
    capacity: Pupils<N>,
) -> Placed<N> {
    let mut units = Pupils::ZERO;
    let mut units_under_16 = units;
    for (row, (of_age, by_placement)) in pattern.iter().zip(need).enumerate() {
        units += by_placement[Placement::Mainstream.at()] * of_age.unit_share.each();
        if row == LAST_UNDER_16 {
            units_under_16 = units;
        }
    }
    let (mut children, mut under_16) = by_placement(need);
    let counts = children.iter().zip(&under_16);
    let aged_16_and_over = counts.map(|(all, young)| *all - *young).sum();
    let [mainstream, unit, special, independent] = [
        Placement::Mainstream,
        Placement::Unit,
        Placement::Special,
        Placement::Independent,
    ]
    .map(Placement::at);

    let bases = strengths.places(Lever::UnitPlaces);
    let from_special_share = strengths.rate(Lever::BaseFromSpecial);
    let from_special = (bases * from_special_share).min(under_16[special]);
    let from_mainstream =
        (bases * (Rate::ONE - from_special_share)).min(under_16[mainstream] - units_under_16);
    let extra = from_special + from_mainstream;
    children[mainstream] -= units + from_mainstream;
    children[unit] += units + extra;
    children[special] -= from_special;
    under_16[special] -= from_special;

    let capacity = capacity + strengths.places(Lever::SpecialPlaces);
    let to_independent = strengths.rate(Lever::OverflowIndependent);
    let overflow = (children[special] - capacity).max(Pupils::ZERO);
    let overflow_under_16 = overflow * under_16[special].share_of(children[special]);
    let spare = (capacity - children[special]).max(Pupils::ZERO);
    let returned = spare.min(under_16[independent] * strengths.rate(Lever::ReturnLocal));
    children[special] += returned - overflow;
    let overflow_independent = overflow * to_independent;
    children[independent] += overflow_independent - returned;
    children[Placement::Included.at()] += overflow * (Rate::ONE - to_independent);

    Placed {
        children,
        extra,
        moved_to_mainstream: Pupils::ZERO,
        moved_to_units: Pupils::ZERO,
        capacity,
        overflow,
        overflow_independent,
        returned,
        empty_special_places: spare - returned,
        special_under_16: under_16[special] - overflow_under_16 + returned,
        independent_under_16: under_16[independent] + overflow_under_16 * to_independent - returned,
        aged_16_and_over,
    }
}
