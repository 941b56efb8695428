//! Why a result moved, and what drives the deficit: parts add up, in any order, for any authority.

use std::sync::LazyLock;

use engine::analysis::attribution::{Asked, Attribution, EXACT, Part, attribute};
use engine::analysis::drivers::{Driver, KnownBalance, drivers};
use engine::authority::{Latest, Records};
use engine::levers::{LEVERS, Lever, Onset, PhaseIn};
use engine::model::actuals::{Actual, BaseSum};
use engine::model::headcount::{HeadcountMove, HeadcountRequest};
use engine::model::placement::Placement;
use engine::model::project::{Assumptions, Model, Outcome};
use engine::units::{FinancialYear, Pounds, PoundsPerPupil, Pupils};
use proptest::prelude::*;
use safety_valve::data;
use safety_valve::words::levers;

use crate::support::{cases, year};

const CODES: [&str; 5] = [
    "E09000028",
    "E10000016",
    "E09000012",
    "E06000018",
    "E06000063",
];

static MODELS: LazyLock<Vec<Model>> = LazyLock::new(|| {
    let records: Records = data::records().unwrap();
    let of = |code: &&str| {
        let record = records.find(code).unwrap();
        Model::new(Latest::new(record, &records, None).unwrap().basis)
    };
    CODES.iter().map(of).collect()
});

fn asked(first: u16) -> Asked<'static> {
    Asked {
        year: FinancialYear::starting(first),
        outcome: Outcome::AfterGrant,
        group_of: &|lever| levers::group(lever) as usize,
    }
}

fn shared(model: &Model, to: &Assumptions, first: u16) -> Attribution {
    attribute(model, &model.untouched(), to, asked(first))
}

fn of(found: &Attribution, part: Part) -> f64 {
    let mut shares = found.shares.iter().filter(|share| share.part == part);
    let share = shares.next().map_or(0.0, |share| share.pounds.get());
    assert!(shares.next().is_none(), "{part:?} twice");
    share
}

fn sum(found: &Attribution) -> f64 {
    found.shares.iter().map(|share| share.pounds.get()).sum()
}

fn figure(model: &Model, assumptions: &Assumptions, first: u16) -> f64 {
    let projection = model.project(assumptions);
    projection.of(year(first)).unwrap().after_grant.get()
}

/// A lever's place in its range, and whether it is moved.
fn moves(chance: f64) -> impl Strategy<Value = Vec<Option<f64>>> {
    prop::collection::vec(prop::option::weighted(chance, 0.0..=1.0), LEVERS)
}

fn moved(model: &Model, moves: &[Option<f64>], start: u16) -> Assumptions {
    let mut to = model.untouched();
    to.timings.common.start = year(start);
    for (lever, share) in Lever::ALL.into_iter().zip(moves) {
        if let Some(share) = share {
            let (low, high) = to.values.range(lever);
            to.values
                .set(lever, (low + share * (high - low)).clamp(low, high))
                .unwrap();
        }
    }
    to
}

fn moved_children(model: &Model, start: u16, children: f64) -> HeadcountMove {
    let request = HeadcountRequest {
        children: Pupils::of(children),
        ages: (4, 10),
        from: Placement::Special,
        to: Placement::Unit,
        start: year(start),
        years: 5,
        top_up: Some(PoundsPerPupil::of(12_000.0)),
        places: Some(Pupils::of(10.0)),
    };
    HeadcountMove::new(request, model.basis().horizon()).unwrap()
}

proptest! {
    #![proptest_config(cases(50))]

    #[test]
    fn parts_add_up_to_the_difference(
        at in 0..CODES.len(),
        moves in moves(0.3),
        start in 2025_u16..=2028,
        first in 2025_u16..=2032,
        typed in prop::option::of((2025_u16..=2027, 1e6..=9e7_f64)),
    ) {
        let model = &MODELS[at];
        let mut to = moved(model, &moves, start);
        if let Some((first, pounds)) = typed {
            to.actuals.set_actual(Actual::Block, year(first), Some(Pounds::of(pounds))).unwrap();
        }
        let found = shared(model, &to, first);
        let difference = figure(model, &to, first) - figure(model, &model.untouched(), first);
        prop_assert!((found.difference.get() - difference).abs() < 0.005);
        prop_assert!((sum(&found) - difference).abs() < 0.005);
        for lever in Lever::ALL {
            if to.values.get(lever) == model.basis().values.get(lever) {
                prop_assert_eq!(of(&found, Part::Lever(lever)), 0.0);
            }
        }
    }

    /// The average over every order in which four levers could have been moved, worked out order by
    /// order.
    #[test]
    fn four_levers_are_averaged_over_their_24_orders(
        at in 0..CODES.len(),
        chosen in prop::sample::subsequence((0..LEVERS).collect::<Vec<_>>(), 4),
        shares in prop::collection::vec(0.0..=1.0_f64, 4),
    ) {
        let model = &MODELS[at];
        let mut moves = vec![None; LEVERS];
        for (lever, share) in chosen.iter().zip(shares) {
            moves[*lever] = Some(share);
        }
        let to = moved(model, &moves, 2026);
        let found = shared(model, &to, 2027);
        let with = |these: &[usize]| {
            let mut only = vec![None; LEVERS];
            for lever in these {
                only[*lever] = moves[*lever];
            }
            figure(model, &moved(model, &only, 2026), 2027)
        };
        for lever in &chosen {
            let mut total = 0.0;
            let mut orders = 0.0;
            for order in orders_of(&chosen) {
                let place = order.iter().position(|other| other == lever).unwrap();
                total += with(&order[..=place]) - with(&order[..place]);
                orders += 1.0;
            }
            prop_assert_eq!(orders, 24.0);
            let share = of(&found, Part::Lever(Lever::ALL[*lever]));
            prop_assert!((share - total / orders).abs() < 0.01, "{} {}", share, total / orders);
        }
    }

    #[test]
    fn what_drives_the_deficit_adds_up(
        at in 0..CODES.len(),
        moves in moves(0.2),
        first in 2025_u16..=2032,
        known in prop::option::of(-5e6..=5e7_f64),
        balance in prop::option::of(-5e6..=5e7_f64),
    ) {
        let model = &MODELS[at];
        let mut to = moved(model, &moves, 2026);
        let typed = balance.map(Pounds::of);
        to.actuals.set_actual(Actual::Deficit, year(2026), typed).unwrap();
        let known = known.map(|pounds| KnownBalance {
            year: year(2023),
            after_grant: Pounds::of(pounds),
        });
        let found = drivers(model, &to, known, year(first)).unwrap();
        let sum: f64 = found.parts.iter().map(|pounds| pounds.get()).sum();
        prop_assert!((sum - found.difference.get()).abs() < 0.01);
        let end = figure(model, &to, first);
        prop_assert!((found.from.after_grant.get() + sum - end).abs() < 0.01);
        if let Some(known) = known {
            prop_assert_eq!(found.from, known);
        }
    }
}

fn orders_of(of: &[usize]) -> Vec<Vec<usize>> {
    if of.is_empty() {
        return vec![Vec::new()];
    }
    let mut all = Vec::new();
    for at in 0..of.len() {
        let mut rest = of.to_vec();
        let first = rest.remove(at);
        for mut order in orders_of(&rest) {
            order.insert(0, first);
            all.push(order);
        }
    }
    all
}

/// All 30 levers, typed figures, a switch and children moved by number, together.
#[test]
fn everything_that_can_be_changed_is_shared_out() {
    let model = crate::southwark::model().unwrap();
    let halves = vec![Some(0.4); LEVERS];
    let mut to = moved(&model, &halves, 2024);
    to.reconciliation = false;
    to.headcount_moves = vec![
        moved_children(&model, 2024, 8.0),
        moved_children(&model, 2025, 5.0),
    ];
    let pounds = |amount| Some(Pounds::of(amount));
    to.actuals
        .set_actual(Actual::Block, year(2024), pounds(80e6))
        .unwrap();
    to.actuals
        .base
        .set_sum(BaseSum::OpeningDeficit, pounds(25e6))
        .unwrap();
    let found = shared(&model, &to, 2026);
    assert!(found.shares.len() > LEVERS, "{}", found.shares.len());
    let difference = figure(&model, &to, 2026) - figure(&model, &model.untouched(), 2026);
    assert!((sum(&found) - difference).abs() < 0.005);
    assert_ne!(of(&found, Part::Headcount(1)), 0.0);
    assert_ne!(of(&found, Part::Reconciliation), 0.0);
    let opening = of(&found, Part::BaseSum(BaseSum::OpeningDeficit));
    assert!(
        (opening - 1.1e6).abs() < 0.01,
        "£23.9m becomes £25m whatever else moves: {opening}"
    );
}

/// With more parts than are averaged exactly, a group's parts together get what the group gets among
/// the groups.
#[test]
fn a_group_gets_its_own_share_among_the_groups() {
    let model = &MODELS[0];
    let halves = vec![Some(0.4); LEVERS];
    let to = moved(model, &halves, 2026);
    let found = shared(model, &to, 2027);
    assert!(found.shares.len() > EXACT);
    let group = |lever: Lever| levers::group(lever) as usize;
    let with = |groups: usize| {
        let only: Vec<_> = Lever::ALL
            .into_iter()
            .map(|lever| (groups >> group(lever) & 1 == 1).then_some(0.4))
            .collect();
        figure(model, &moved(model, &only, 2026), 2027)
    };
    for of_group in 0..4 {
        let mut wanted = 0.0;
        for others in (0..16).filter(|others| others >> of_group & 1 == 0) {
            // Orders of four with these others before: 0! 3!, 1! 2!, 2! 1!, 3! 0!, of 24.
            let weight =
                [6.0, 2.0, 2.0, 6.0][usize::try_from(i32::count_ones(others)).unwrap()] / 24.0;
            let others = usize::try_from(others).unwrap();
            wanted += weight * (with(others | 1 << of_group) - with(others));
        }
        let shares = found.shares.iter().filter(|share| match share.part {
            Part::Lever(lever) => group(lever) == of_group,
            _ => false,
        });
        let together: f64 = shares.map(|share| share.pounds.get()).sum();
        assert!(
            (together - wanted).abs() < 0.01,
            "{of_group}: {together} {wanted}"
        );
    }
}

/// Between two scenarios that differ in timing alone, the timed lever has all of it.
#[test]
fn a_levers_part_has_its_timing_in_it() {
    let model = &MODELS[0];
    let mut from = model.untouched();
    from.values.set(Lever::SpecialTopup, -0.03).unwrap();
    let mut to = from.clone();
    assert_eq!(Lever::SpecialTopup.onset(), Onset::Ramped);
    to.timings
        .set_phase_in(Lever::SpecialTopup, Some(PhaseIn::years(1.0).unwrap()))
        .unwrap();
    let found = attribute(model, &from, &to, asked(2027));
    assert_eq!(found.shares.len(), 1);
    let difference = figure(model, &to, 2027) - figure(model, &from, 2027);
    assert!(difference < -1.0);
    assert!((of(&found, Part::Lever(Lever::SpecialTopup)) - difference).abs() < 0.005);
}

/// More plans and dearer places drive Southwark's deficit up, the block and payments down.
#[test]
fn southwarks_drivers_have_the_signs_that_they_must_have() {
    let records: Records = data::records().unwrap();
    let record = records.find("Southwark").unwrap();
    let agreement = Some(&*crate::southwark::SOUTHWARK);
    let model = Model::new(Latest::new(record, &records, agreement).unwrap().basis);
    let known = KnownBalance {
        year: year(2023),
        after_grant: Pounds::of(record.balance_2024.unwrap()),
    };
    let found = drivers(&model, &model.untouched(), Some(known), year(2027)).unwrap();
    let of = |driver| found.get(driver).get();
    assert!(of(Driver::MorePlans) > 1e6 && of(Driver::Prices) > 1e6 && of(Driver::Block) < -1e6);
    // £2.77m for 2024-25 and 2025-26, £5.53m for 2026-27.
    assert!((of(Driver::Payments) + 11_070_000.0).abs() < 0.01);
    assert_eq!(of(Driver::TypedBalances), 0.0);
}
