//! The estimation itself, in the steps of model.md 3.
//!
//! Answers for: [`estimate`]. Uses `counts` and the model's types.

use super::counts::{AreaCounts, Table};
use equations::model::cohort::Need;
use equations::model::pattern::{AgePattern, Pattern};
use equations::model::placement::{
    AGES, ByAge, ByCensusPlacement, CENSUS_PLACEMENTS, LAST_AGE, PLACEMENTS, Placement, row,
};
use equations::units::{Pupils, Rate};

/// Plans of the England pattern added to every local count, so that small counts do not carry
/// more weight than they should. A choice of the model (model.md 3).
const ENGLAND_PLANS: Pupils = Pupils::of(20.0);
/// From this age on, endings are published together, so their rate is one for all.
const POOLED_FROM: usize = 20;

type Shares = ByCensusPlacement<Rate>;

/// What moves the caseload of an authority, given its region and England.
#[must_use]
pub fn estimate(authority: &AreaCounts, region: &AreaCounts, england: &AreaCounts) -> Pattern {
    let [second, second_e] = [&authority.second, &england.second].map(folded);
    from_counts(authority, region, england, Some([&second, &second_e]))
}

/// The same where the census that follows is not known: the mix is that of the first alone, and
/// moves that no return records are not known. For the comparison with what happened.
#[cfg(feature = "hindcast")]
#[must_use]
pub fn estimate_from_first(authority: &AreaCounts, england: &AreaCounts) -> Pattern {
    from_counts(authority, england, england, None)
}

/// `second` is the later census of the authority and of England, units folded.
fn from_counts(
    authority: &AreaCounts,
    region: &AreaCounts,
    england: &AreaCounts,
    second: Option<[&Table; 2]>,
) -> Pattern {
    let [first, new] = [&authority.first, &authority.new_plans].map(folded);
    let [first_e, new_e] = [&england.first, &england.new_plans].map(folded);
    let plans = totals(&first);
    let plans_e = totals(&first_e);

    let h_end = smoothed(&authority.ended, &plans, &england.ended, &plans_e);
    let h_out = smoothed(
        &authority.transferred,
        &plans,
        &england.transferred,
        &plans_e,
    );
    let comparator = raw_hazards(&region.ended, &totals(&folded(&region.first)));

    let [both, both_e] = match second {
        Some([own, of_england]) => [added(&first, own), added(&first_e, of_england)],
        None => [first, first_e],
    };
    let mix_e = both_e.map(|line| shares(&line));
    let mix: ByAge<Shares> = std::array::from_fn(|at| {
        blended(
            &both[at],
            &mix_e[at].unwrap_or([Rate::ZERO; CENSUS_PLACEMENTS]),
        )
    });
    let new_mix: ByAge<Shares> = std::array::from_fn(|at| {
        let of_england = shares(&new_e[at])
            .or(mix_e[at])
            .unwrap_or([Rate::ZERO; CENSUS_PLACEMENTS]);
        blended(&new[at], &of_england)
    });

    let hazard = |at: usize| {
        if at == row(LAST_AGE) {
            Rate::ONE
        } else {
            (h_end[at] + h_out[at]).min(Rate::ONE)
        }
    };
    let new_plans = totals(&new);
    let (net_moves, moved_out) = second.map_or_else(Default::default, |[own, _]| {
        unrecorded_moves(&plans, &totals(own), &new_plans, hazard)
    });
    let unit_share = unit_shares(authority);

    std::array::from_fn(|at| {
        let (leaving, destination) = if at + 1 < AGES {
            let stays = plans[at] * (Rate::ONE - hazard(at)) * (Rate::ONE - moved_out[at]);
            let stay = mix[at].map(|share| stays * share);
            let arrives = (new_plans[at + 1] + net_moves[at + 1]).max(Pupils::ZERO);
            let arrive = new_mix[at + 1].map(|share| arrives * share);
            least_movement(&stay, &arrive, &mix[at + 1])
        } else {
            (
                [Rate::ZERO; CENSUS_PLACEMENTS],
                [Rate::ZERO; CENSUS_PLACEMENTS],
            )
        };
        AgePattern {
            h_end: h_end[at],
            h_out: h_out[at],
            comparator: comparator[at],
            moved_out: moved_out[at],
            new_plans: new_plans[at],
            net_moves: net_moves[at],
            new_mix: new_mix[at],
            leaving,
            destination,
            unit_share: unit_share[at],
        }
    })
}

/// A census table as need: units folded into mainstream, nobody included yet. Counts are scaled
/// so that they add up to `plans`, or left as they are for `None`.
#[must_use]
pub fn folded_need(table: &Table, plans: Option<Pupils>) -> Need {
    let folded = folded(table);
    let all: Pupils = totals(&folded).into_iter().sum();
    let scale = match plans {
        Some(plans) if all > Pupils::ZERO => Rate::of(plans / all),
        _ => Rate::ONE,
    };
    folded.map(|line| {
        let mut need = [Pupils::ZERO; PLACEMENTS];
        for (slot, count) in need.iter_mut().zip(line) {
            *slot = count * scale;
        }
        need
    })
}

pub(super) fn folded(table: &Table) -> Table {
    table.map(|mut line| {
        line[Placement::Mainstream.at()] += line[Placement::Unit.at()];
        line[Placement::Unit.at()] = Pupils::ZERO;
        line
    })
}

fn totals(table: &Table) -> ByAge<Pupils> {
    table.map(|line| line.into_iter().sum())
}

pub(super) fn added(one: &Table, other: &Table) -> Table {
    std::array::from_fn(|at| std::array::from_fn(|p| one[at][p] + other[at][p]))
}

/// The share of each placement; `None` where there is nobody.
pub(super) fn shares(line: &ByCensusPlacement<Pupils>) -> Option<Shares> {
    let all: Pupils = line.iter().copied().sum();
    (all > Pupils::ZERO).then(|| line.map(|count| Rate::of(count / all)))
}

/// Shares of a local count with [`ENGLAND_PLANS`] of the England pattern added.
fn blended(line: &ByCensusPlacement<Pupils>, england: &Shares) -> Shares {
    let all = line.iter().copied().sum::<Pupils>() + ENGLAND_PLANS;
    std::array::from_fn(|p| Rate::of((line[p] + ENGLAND_PLANS * england[p]) / all))
}

fn raw_hazards(count: &ByAge<Pupils>, plans: &ByAge<Pupils>) -> ByAge<Rate> {
    let rate = |count: Pupils, plans: Pupils| {
        if plans > Pupils::ZERO {
            Rate::of(count / plans).min(Rate::ONE)
        } else {
            Rate::ZERO
        }
    };
    let pooled_rows = row(POOLED_FROM)..AGES;
    let pooled = rate(
        count[pooled_rows.clone()].iter().copied().sum(),
        plans[pooled_rows].iter().copied().sum(),
    );
    std::array::from_fn(|at| {
        if at < row(POOLED_FROM) {
            rate(count[at], plans[at])
        } else {
            pooled
        }
    })
}

fn smoothed(
    count: &ByAge<Pupils>,
    plans: &ByAge<Pupils>,
    count_e: &ByAge<Pupils>,
    plans_e: &ByAge<Pupils>,
) -> ByAge<Rate> {
    let raw = raw_hazards(count, plans);
    let raw_e = raw_hazards(count_e, plans_e);
    std::array::from_fn(|at| {
        let with_england = raw[at] * plans[at] + raw_e[at] * ENGLAND_PLANS;
        Rate::of(with_england / (plans[at] + ENGLAND_PLANS))
    })
}

/// What stock and flows leave unexplained: a count where it is positive, a rate on those who
/// were there a year before where it is negative.
fn unrecorded_moves(
    plans: &ByAge<Pupils>,
    next: &ByAge<Pupils>,
    new_plans: &ByAge<Pupils>,
    hazard: impl Fn(usize) -> Rate,
) -> (ByAge<Pupils>, ByAge<Rate>) {
    let mut net_moves = [Pupils::ZERO; AGES];
    let mut moved_out = [Rate::ZERO; AGES];
    net_moves[0] = next[0] - new_plans[0];
    for at in 0..AGES - 1 {
        let remain = plans[at] * (Rate::ONE - hazard(at));
        let inflow = next[at + 1] - remain;
        let mut moves = inflow - new_plans[at + 1];
        if moves < Pupils::ZERO && remain > Pupils::ZERO {
            moved_out[at] = Rate::of(-moves / remain).min(Rate::ONE);
            moves += remain * moved_out[at];
        }
        net_moves[at + 1] = moves;
    }
    (net_moves, moved_out)
}

/// The least movement that carries one age's mix to the next: the share that leaves each
/// placement, and where leavers go.
fn least_movement(
    stay: &ByCensusPlacement<Pupils>,
    arrive: &ByCensusPlacement<Pupils>,
    mix: &Shares,
) -> (Shares, Shares) {
    let all: Pupils = stay.iter().chain(arrive).copied().sum();
    let difference: ByCensusPlacement<Pupils> =
        std::array::from_fn(|p| mix[p] * all - stay[p] - arrive[p]);
    let gained: Pupils = difference.iter().map(|d| d.max(Pupils::ZERO)).sum();
    if gained <= Pupils::ZERO {
        return (
            [Rate::ZERO; CENSUS_PLACEMENTS],
            [Rate::ZERO; CENSUS_PLACEMENTS],
        );
    }
    let leaving = std::array::from_fn(|p| {
        let lost = (-difference[p]).max(Pupils::ZERO).min(stay[p]);
        if lost > Pupils::ZERO {
            Rate::of(lost / stay[p])
        } else {
            Rate::ZERO
        }
    });
    (
        leaving,
        difference.map(|d| Rate::of(d.max(Pupils::ZERO) / gained)),
    )
}

/// By age, the share of mainstream that is in a unit. From the later census if it records any
/// unit at all, because some authorities stopped recording them.
fn unit_shares(authority: &AreaCounts) -> ByAge<Rate> {
    let [mainstream, unit] = [Placement::Mainstream.at(), Placement::Unit.at()];
    let recorded = authority
        .second
        .iter()
        .any(|line| line[unit] > Pupils::ZERO);
    let table = if recorded {
        &authority.second
    } else {
        &authority.first
    };
    table.map(|line| {
        let all = line[mainstream] + line[unit];
        if all > Pupils::ZERO {
            Rate::of(line[unit] / all)
        } else {
            Rate::ZERO
        }
    })
}
