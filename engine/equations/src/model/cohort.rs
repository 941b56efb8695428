//! One year of the cohort: who stays, who moves, whose plan ends, who is new.
//!
//! Answers for: what children need at each census (model.md 4). `places` says where they can be
//! placed, and does not feed back. Uses `units`, `pattern`, `levers`.

use super::pattern::Pattern;
use super::placement::{
    AGES, ByAge, ByPlacement, CENSUS_PLACEMENTS, FIRST_AGE, LAST_AGE, PLACEMENTS, Placement,
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
    let mut need = [[Pupils::ZERO; PLACEMENTS]; AGES];
    for (row, of_age) in pattern.iter().enumerate().take(AGES - 1) {
        let staying = Rate::ONE
            - ends(
                FIRST_AGE + row,
                of_age.h_end,
                of_age.comparator,
                of_age.h_out,
                strengths,
            );
        let kept = staying * (Rate::ONE - of_age.moved_out).each();
        move_on(&now[row], kept, of_age, strengths, &mut need[row + 1]);
    }
    let scale = strengths.rate(Lever::NewPlansScale) * growth;
    let mut plans_avoided = Pupils::ZERO;
    for (row, of_age) in pattern.iter().enumerate() {
        let asked = of_age.new_plans.each() * scale;
        let avoided = asked * met_early(FIRST_AGE + row, strengths);
        plans_avoided += avoided;
        let inflow = (asked - avoided + of_age.net_moves.each()).max(Pupils::ZERO);
        arrive(inflow, &of_age.new_mix, strengths, &mut need[row]);
    }
    Rolled {
        need,
        plans_avoided,
    }
}

/// Share of plans of an age that end in a year, moves to other authorities included: `h'[a]`.
fn ends<N: Number>(
    age: usize,
    h_end: Rate,
    comparator: Rate,
    h_out: Rate,
    strengths: &Strengths<N>,
) -> Rate<N> {
    if age == LAST_AGE {
        return Rate::ONE;
    }
    let ended = h_end.each() * strengths.rate(Lever::ExitRate);
    let ended = match age {
        18.. => {
            let behind = (comparator.each() - ended).max(Rate::ZERO);
            ended + strengths.rate(Lever::AdultPathways) * behind
        }
        5..=17 => ended + strengths.rate(Lever::AnnualReviews),
        _ => ended,
    };
    (ended + h_out.each()).min(Rate::ONE)
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
    of_age: &super::pattern::AgePattern,
    strengths: &Strengths<N>,
    next: &mut ByPlacement<Pupils<N>>,
) {
    let mut leave_mainstream = Pupils::ZERO;
    let mut leave_others = Pupils::ZERO;
    for (at, &children) in now.iter().enumerate() {
        // Included children move as those in mainstream do.
        let from = if at == INCLUDED { MAINSTREAM } else { at };
        let here = children * kept;
        let leaving = here * of_age.leaving[from].each();
        next[at] = here - leaving;
        if from == MAINSTREAM {
            leave_mainstream += leaving;
        } else {
            leave_others += leaving;
        }
    }
    let included = strengths.rate(Lever::InclusionMoves);
    let to_fe = strengths.rate(Lever::FeInsteadOfSpi);
    for at in 0..CENSUS_PLACEMENTS {
        let destination = of_age.destination[at];
        if destination == Rate::ZERO {
            continue;
        }
        let destination = destination.each();
        let from_mainstream = leave_mainstream * destination;
        let from_others = leave_others * destination;
        match at {
            SPECIAL | INDEPENDENT => {
                let stay = from_mainstream * included;
                next[INCLUDED] += stay;
                next[at] += from_mainstream - stay + from_others;
            }
            SPI => {
                let moving = from_mainstream + from_others;
                let college = moving * to_fe;
                next[FE] += college;
                next[SPI] += moving - college;
            }
            _ => next[at] += from_mainstream + from_others,
        }
    }
}

/// Adds those who arrive, by the mix of new plans: `inflow · new_mix'`.
fn arrive<N: Number>(
    inflow: Pupils<N>,
    new_mix: &ByCensusPlacementRates,
    strengths: &Strengths<N>,
    next: &mut ByPlacement<Pupils<N>>,
) {
    let included = strengths.rate(Lever::InclusionNew);
    let to_fe = strengths.rate(Lever::FeInsteadOfSpi);
    for (at, &share) in new_mix.iter().enumerate() {
        let children = inflow * share.each();
        match at {
            SPECIAL | INDEPENDENT => {
                let stay = children * included;
                next[INCLUDED] += stay;
                next[at] += children - stay;
            }
            SPI => {
                let college = children * to_fe;
                next[FE] += college;
                next[SPI] += children - college;
            }
            _ => next[at] += children,
        }
    }
}

type ByCensusPlacementRates = super::placement::ByCensusPlacement<Rate>;
