//! One year of the cohort: who stays, who moves, whose plan ends, who is new.
//!
//! Answers for: what children need at each census (model.md 4). `places` says where they can be
//! placed, and does not feed back. Uses `units`, `pattern`, `levers`.

use super::pattern::{AgePattern, Pattern};
use super::placement::{
    AGES, ByAge, ByCensusPlacement, ByPlacement, FIRST_AGE, LAST_AGE, PLACEMENTS, Placement,
};
use crate::levers::{Lever, Strengths};
use crate::units::{Number, Pupils, Rate};

/// Children by age and by the placement that they need, units folded into mainstream.
pub type Need<N = f64> = ByAge<ByPlacement<Pupils<N>>>;

/// One census later.
#[derive(Debug, Clone)]
pub struct Rolled<N = f64> {
    pub need: Need<N>,
    /// New plans that early support made unnecessary: needs met without a plan.
    pub plans_avoided: Pupils<N>,
}

const MAINSTREAM: usize = Placement::Mainstream.at();
const UNIT: usize = Placement::Unit.at();
const SPECIAL: usize = Placement::Special.at();
const INDEPENDENT: usize = Placement::Independent.at();
const FE: usize = Placement::Fe.at();
const SPI: usize = Placement::Spi.at();
const INCLUDED: usize = Placement::Included.at();

/// Rolls a caseload from one census to the next.
///
/// `growth` is the product of `(1 + new_plans_growth)` so far: 1 in the first projected year.
#[must_use]
pub fn roll<N: Number>(
    now: &Need<N>,
    pattern: &Pattern,
    strengths: &Strengths<N>,
    growth: Rate<N>,
) -> Rolled<N> {
    let mut need = *now;
    let staying = Staying::of(pattern, strengths);
    let plans_avoided = roll_on(&mut need, pattern, &staying, strengths, growth);
    Rolled {
        need,
        plans_avoided,
    }
}

/// The same in place; gives the new plans that early support made unnecessary.
pub(super) fn roll_on<N: Number>(
    need: &mut Need<N>,
    pattern: &Pattern,
    staying: &Staying<N>,
    strengths: &Strengths<N>,
    growth: Rate<N>,
) -> Pupils<N> {
    // The oldest first: what an age becomes takes the place of the age above, which has moved on.
    for (row, of_age) in pattern.iter().enumerate().take(AGES - 1).rev() {
        let (younger, older) = need.split_at_mut(row + 1);
        if let (Some(now), Some(next)) = (younger.last(), older.first_mut()) {
            move_on(now, staying.0[row], of_age, strengths, next);
        }
    }
    need[0] = [Pupils::ZERO; PLACEMENTS];
    let scale = strengths.rate(Lever::NewPlansScale) * growth;
    let mut plans_avoided = Pupils::ZERO;
    for ((row, of_age), arrived) in pattern.iter().enumerate().zip(need) {
        let asked = of_age.new_plans.each() * scale;
        let avoided = asked * met_early(FIRST_AGE + row, strengths);
        plans_avoided += avoided;
        let inflow = (asked - avoided + of_age.net_moves.each()).max(Pupils::ZERO);
        arrive(inflow, &of_age.new_mix, strengths, arrived);
    }
    plans_avoided
}

/// The share of each age that still has a plan a year later: `(1−h') · (1−moved_out)`.
pub(super) struct Staying<N>(ByAge<Rate<N>>);

impl<N: Number> Staying<N> {
    /// The levers that it depends on: while they act as strongly as before, it is the same.
    const LEVERS: [Lever; 3] = [Lever::ExitRate, Lever::AdultPathways, Lever::AnnualReviews];

    pub(super) fn depends_on(strengths: &Strengths<N>) -> [Rate<N>; 3] {
        Self::LEVERS.map(|lever| strengths.rate(lever))
    }

    pub(super) fn of(pattern: &Pattern, strengths: &Strengths<N>) -> Self {
        let mut age = FIRST_AGE;
        Self(pattern.each_ref().map(|of_age| {
            let ended = ends(age, of_age, strengths);
            age += 1;
            (Rate::ONE - ended) * (Rate::ONE - of_age.moved_out).each()
        }))
    }
}

/// Share of plans of an age that end in a year, moves to other authorities included: `h'[a]`.
fn ends<N: Number>(age: usize, of_age: &AgePattern, strengths: &Strengths<N>) -> Rate<N> {
    if age == LAST_AGE {
        return Rate::ONE;
    }
    let ended = of_age.h_end.each() * strengths.rate(Lever::ExitRate);
    let ended = match age {
        18.. => {
            let behind = (of_age.comparator.each() - ended).max(Rate::ZERO);
            ended + strengths.rate(Lever::AdultPathways) * behind
        }
        5..=17 => ended + strengths.rate(Lever::AnnualReviews),
        _ => ended,
    };
    (ended + of_age.h_out.each()).min(Rate::ONE)
}

/// Share of the new plans of an age that early support makes unnecessary.
fn met_early<N: Number>(age: usize, strengths: &Strengths<N>) -> Rate<N> {
    match age {
        ..=6 => strengths.rate(Lever::EarlySupport),
        7..=15 => strengths.rate(Lever::GraduatedResponse),
        _ => Rate::ZERO,
    }
}

/// Carries the children of one age to the next: `(now · (1−h') · (1−moved_out)) · T'`.
fn move_on<N: Number>(
    now: &ByPlacement<Pupils<N>>,
    kept: Rate<N>,
    of_age: &AgePattern,
    strengths: &Strengths<N>,
    next: &mut ByPlacement<Pupils<N>>,
) {
    let stay = |children: Pupils<N>, leaving: Rate, next: &mut Pupils<N>| {
        let here = children * kept;
        let leaving = here * leaving.each();
        *next = here - leaving;
        leaving
    };
    let rates = &of_age.leaving;
    let mut leave_mainstream = stay(now[MAINSTREAM], rates[MAINSTREAM], &mut next[MAINSTREAM]);
    // Included children move as those in mainstream do.
    leave_mainstream += stay(now[INCLUDED], rates[MAINSTREAM], &mut next[INCLUDED]);
    let mut leave_others = Pupils::ZERO;
    let others = now[UNIT..INCLUDED].iter().zip(&rates[UNIT..INCLUDED]);
    for ((&children, &leaving), next) in others.zip(&mut next[UNIT..INCLUDED]) {
        leave_others += stay(children, leaving, next);
    }
    let going = Going {
        all: leave_mainstream + leave_others,
        included: leave_mainstream * strengths.rate(Lever::InclusionMoves),
    };
    going.to(&of_age.destination, strengths, next);
}

/// Adds those who arrive, by the mix of new plans: `inflow · new_mix'`.
fn arrive<N: Number>(
    inflow: Pupils<N>,
    new_mix: &ByCensusPlacement<Rate>,
    strengths: &Strengths<N>,
    next: &mut ByPlacement<Pupils<N>>,
) {
    let going = Going {
        all: inflow,
        included: inflow * strengths.rate(Lever::InclusionNew),
    };
    going.to(new_mix, strengths, next);
}

/// Children who go to a new placement.
struct Going<N> {
    all: Pupils<N>,
    /// Of those, the ones who are kept in mainstream with support if they would go to a special school.
    included: Pupils<N>,
}

impl<N: Number> Going<N> {
    /// Adds them where they go, as `shares` has it but for inclusion and colleges.
    fn to(
        &self,
        shares: &ByCensusPlacement<Rate>,
        strengths: &Strengths<N>,
        next: &mut ByPlacement<Pupils<N>>,
    ) {
        let to_special = self.all - self.included;
        let to_college = self.all * strengths.rate(Lever::FeInsteadOfSpi);
        for (at, &share) in shares.iter().enumerate() {
            if share == Rate::ZERO {
                continue;
            }
            let share = share.each();
            match at {
                SPECIAL | INDEPENDENT => {
                    next[INCLUDED] += self.included * share;
                    next[at] += to_special * share;
                }
                SPI => {
                    next[FE] += to_college * share;
                    next[SPI] += (self.all - to_college) * share;
                }
                _ => next[at] += self.all * share,
            }
        }
    }
}
