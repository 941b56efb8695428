//! What groups of a workshop chose: spreads and medians computed the plain way, and the headline
//! over all of them.

use std::rc::Rc;

use crate::southwark::AGREEMENT_ENDS;
use engine::analysis::workshop::Spread;
use engine::levers::Preset;
use engine::levers::{LEVERS, Lever, Onset};
use engine::model::actuals::BaseSum;
use engine::model::basis::BlockSource;
use engine::model::project::Projection;
use engine::units::{FinancialYear, Pounds};
use proptest::prelude::*;
use safety_valve::scenario::Scenario;
use safety_valve::scenario::annotations::{LeverSet, Text};
use safety_valve::scenario::field::Field;
use safety_valve::scenario::workshop::{differs_otherwise, of_medians, spreads};
use safety_valve::words::workshop::{
    added, effect, headline, hidden, lever_row, may_show, moves as moves_of, of_group, verdicts,
};

use crate::address::{accounts, scenarios};
use crate::{MODEL, NO_ACTION};

type Moves = Vec<(usize, f64)>;

fn moves() -> impl Strategy<Value = Moves> {
    let share = prop_oneof![Just(0.0), Just(1.0), 0.0..=1.0_f64];
    prop::collection::vec((0..LEVERS, share), 0..8)
}

/// A start with some levers moved; places in whole numbers.
fn moved(start: &Scenario, moves: Moves) -> Scenario {
    let mut scenario = start.clone();
    for (at, share) in moves {
        let lever = Lever::ALL[at];
        let (low, high) = lever.range();
        let value = (low + (high - low) * share).min(high);
        let whole = Field::from(lever).unit().is_whole();
        scenario
            .set(
                MODEL.basis(),
                lever,
                if whole { value.round() } else { value },
            )
            .expect("within range");
    }
    scenario
}

/// What all start with, and what this many groups made of it.
fn workshop() -> impl Strategy<Value = (Scenario, Vec<Scenario>)> {
    let groups = prop::sample::select(vec![1_usize, 2, 3, 4, 7])
        .prop_flat_map(|count| prop::collection::vec((moves(), accounts()), count));
    (scenarios(), groups).prop_map(|(mut start, groups)| {
        // A link may say 65.5 places; here all start from whole ones.
        for lever in Lever::ALL {
            if Field::from(lever).unit().is_whole() {
                let places = start.value(MODEL.basis(), lever).round();
                start
                    .set(MODEL.basis(), lever, places)
                    .expect("within range");
            }
        }
        let group = |(moves, annotations)| {
            let mut group = moved(&start, moves);
            group.annotations = Rc::new(annotations);
            group
        };
        let groups = groups.into_iter().map(group).collect();
        (start, groups)
    })
}

fn spreads_of(start: &Scenario, groups: &[Scenario]) -> Vec<Spread> {
    spreads(start, &groups.iter().collect::<Vec<_>>(), MODEL.basis())
}

/// Equal except for the last bit, which decimal text may lose.
fn alike(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-12 * one.abs()
}

proptest! {
    #[test]
    fn spreads_are_as_anyone_would_work_them_out((start, groups) in workshop()) {
        let basis = MODEL.basis();
        let found = spreads_of(&start, &groups);
        let mut expected = Vec::new();
        for lever in Lever::ALL {
            let from = start.value(basis, lever);
            let mut chosen: Vec<f64> = groups.iter().map(|group| group.value(basis, lever)).collect();
            let moved = chosen.iter().filter(|value| **value != from).count();
            chosen.sort_by(f64::total_cmp);
            let median = match chosen.as_slice() {
                [one] => *one,
                [one, other] | [_, one, other, _] => f64::midpoint(*one, *other),
                [_, middle, _] | [_, _, _, middle, ..] => *middle,
                other => panic!("no workshop of {}", other.len()),
            };
            if moved > 0 || start.annotations.levers.has(lever) {
                expected.push(Spread {
                    lever,
                    start: from,
                    lowest: chosen[0],
                    median,
                    highest: chosen[chosen.len() - 1],
                    moved,
                });
            }
        }
        prop_assert_eq!(&found, &expected);
        for spread in &found {
            let row = lever_row(spread, groups.len(), &crate::southwark::ABOUT);
            prop_assert_eq!(row.moved, format!("Moved by {} of {}.", spread.moved, groups.len()));
            let [start, lowest, median, highest] = row.places;
            prop_assert!(0.0 <= lowest && lowest <= median && median <= highest && highest <= 100.0);
            prop_assert!((0.0..=100.0).contains(&start));
        }
    }

    #[test]
    fn a_hidden_name_is_nowhere_and_what_was_chosen_and_why_stays((start, groups) in workshop()) {
        for (at, group) in groups.iter().enumerate() {
            prop_assert_eq!(&may_show(at, group, false), group);
            let shown = may_show(at, group, true);
            for text in Text::all(MODEL.basis()) {
                let expected = match text {
                    Text::Name => &hidden(at),
                    Text::By => "",
                    text => group.annotations.text(text),
                };
                prop_assert_eq!(shown.annotations.text(text), expected);
            }
            let all = |group| moves_of(&start, group, MODEL.basis(), &crate::southwark::ABOUT);
            prop_assert_eq!(all(&shown), all(group));
        }
    }

    #[test]
    fn the_order_of_the_groups_makes_no_difference((start, groups) in workshop()) {
        let turned: Vec<Scenario> = groups.iter().rev().cloned().collect();
        prop_assert_eq!(spreads_of(&start, &groups), spreads_of(&start, &turned));
    }

    #[test]
    fn the_medians_are_a_scenario_of_their_own((start, groups) in workshop()) {
        let basis = MODEL.basis();
        let spreads = spreads_of(&start, &groups);
        let medians = of_medians(&start, &spreads, basis);
        for lever in Lever::ALL {
            let value = medians.value(basis, lever);
            match spreads.iter().find(|spread| spread.lever == lever) {
                Some(spread) if Field::from(lever).unit().is_whole() => {
                    prop_assert_eq!(value.fract(), 0.0);
                    prop_assert!((value - spread.median).abs() <= 0.5);
                    prop_assert!(spread.lowest <= value && value <= spread.highest);
                }
                Some(spread) => prop_assert!(alike(value, spread.median), "{}", lever.name()),
                None => prop_assert_eq!(value, start.value(basis, lever)),
            }
        }
        // What is fixed stays so.
        prop_assert!(!differs_otherwise(&start, &medians));
        prop_assert_eq!(medians.preset, start.preset);
        prop_assert_eq!(medians.annotations.levers, start.annotations.levers);
        for text in Text::all(MODEL.basis()) {
            let expected = match text {
                Text::Workshop => start.annotations.text(text),
                Text::Name => "Medians of the groups",
                _ => "",
            };
            prop_assert_eq!(medians.annotations.text(text), expected);
        }
        prop_assert!(medians.assumptions(basis).is_ok());
    }

    #[test]
    fn groups_that_only_move_levers_start_from_the_same((start, groups) in workshop()) {
        for group in &groups {
            prop_assert!(!differs_otherwise(&start, group));
            prop_assert!(!differs_otherwise(group, &start));
        }
    }

    #[test]
    fn a_group_that_assumes_anything_else_is_told(start in scenarios(), moves in moves(), which in 0..7_u8) {
        let mut group = moved(&start, moves);
        match which {
            0 => group.begin(start.timings.common.start.next()),
            1 => {
                group.block = match start.block {
                    BlockSource::Published => BlockSource::Planned,
                    BlockSource::Planned => BlockSource::Published,
                }
            }
            2 => group.reconciliation = !start.reconciliation,
            3 => {
                let at = Preset::ALL.iter().position(|preset| *preset == start.preset);
                let other = (at.expect("one of them") + 1) % Preset::ALL.len();
                group.start_from(Preset::ALL[other]);
            }
            4 => {
                let opening = if start.actuals.base.sum(BaseSum::OpeningDeficit).is_some() {
                    None
                } else {
                    Some(Pounds::of(21_000_000.0))
                };
                group.actuals.base.set_sum(BaseSum::OpeningDeficit, opening).expect("within range");
            }
            5 => group.school.counted = !start.school.counted,
            _ => {
                let lever = Lever::ALL.into_iter().find(|lever| lever.onset() == Onset::Ramped);
                let lever = lever.expect("some are");
                let own = match start.timings.own_start(lever) {
                    Some(year) => year.next(),
                    None => FinancialYear::starting(2030),
                };
                group.timings.set_start(lever, Some(own)).expect("ramped");
            }
        }
        prop_assert!(differs_otherwise(&start, &group));
        prop_assert!(differs_otherwise(&group, &start));
    }
}

#[test]
fn a_lever_that_no_group_was_given_appears_once_one_moved_it() {
    let basis = MODEL.basis();
    let mut start = Scenario::untouched(basis);
    let given = LeverSet::of(&[Lever::SpecialPlaces]).expect("one");
    Rc::make_mut(&mut start.annotations).levers = given;
    let mut group = start.clone();
    group
        .set(basis, Lever::HnbGrowth, 0.05)
        .expect("within range");
    let levers = |groups: &[&Scenario]| -> Vec<Lever> {
        let spreads = spreads(&start, groups, basis);
        spreads.into_iter().map(|spread| spread.lever).collect()
    };
    assert_eq!(levers(&[]), [Lever::SpecialPlaces]);
    assert_eq!(levers(&[&start, &start]), [Lever::SpecialPlaces]);
    assert_eq!(
        levers(&[&start, &group]),
        [Lever::SpecialPlaces, Lever::HnbGrowth]
    );
}

#[test]
fn with_no_group_everything_stands_at_the_start() {
    let basis = MODEL.basis();
    let mut start = Scenario::untouched(basis);
    start
        .set(basis, Lever::SpecialPlaces, 65.0)
        .expect("within range");
    for spread in spreads(&start, &[], basis) {
        let from = start.value(basis, spread.lever);
        let all = [spread.start, spread.lowest, spread.median, spread.highest];
        assert_eq!((all, spread.moved), ([from; 4], 0));
    }
}

#[test]
fn half_a_place_is_none() {
    let basis = MODEL.basis();
    let start = Scenario::untouched(basis);
    let with = |places: f64, topup: f64| {
        let mut group = start.clone();
        group
            .set(basis, Lever::SpecialPlaces, places)
            .expect("within range");
        group
            .set(basis, Lever::SpecialTopup, topup)
            .expect("within range");
        group
    };
    let groups = [with(60.0, 0.01), with(65.0, 0.02)];
    let spreads = spreads_of(&start, &groups);
    let places = spreads
        .iter()
        .find(|spread| spread.lever == Lever::SpecialPlaces);
    assert_eq!(places.expect("moved").median, 62.5);
    let medians = of_medians(&start, &spreads, basis);
    assert_eq!(medians.value(basis, Lever::SpecialPlaces), 63.0);
    assert_eq!(medians.value(basis, Lever::SpecialTopup), 0.015);
}

fn projection(preset: Preset, contribution: f64) -> Projection {
    let basis = MODEL.basis();
    let mut scenario = Scenario::untouched(basis);
    scenario.start_from(preset);
    scenario
        .set(basis, Lever::CouncilContribution, contribution)
        .expect("within range");
    MODEL.project(&scenario.assumptions(basis).expect("a preset within range"))
}

#[test]
fn the_headline_over_all_groups() {
    let above = &*NO_ACTION;
    let higher = &projection(Preset::November2024, 0.0);
    let met = &projection(Preset::Everything, 9_000_000.0);
    let better = &projection(Preset::Everything, 10_000_000.0);
    let meets = |projection: &Projection| {
        projection
            .of(AGREEMENT_ENDS)
            .and_then(|result| result.at_or_below_agreement())
    };
    assert_eq!(
        [above, higher, met, better].map(meets),
        [Some(false), Some(false), Some(true), Some(true)]
    );
    let workshops: [(&str, Vec<&Projection>); 14] = [
        ("none yet", vec![]),
        ("1, not met", vec![above]),
        ("1, met", vec![met]),
        ("2, none met", vec![above, higher]),
        ("2, none met, all the same", vec![above, above]),
        ("2, one met", vec![above, met]),
        ("2, all met", vec![better, met]),
        ("4, none met", vec![above, higher, above, higher]),
        ("4, one met", vec![above, higher, above, met]),
        ("4, some met", vec![above, better, met, higher]),
        ("4, all met", vec![met, better, met, better]),
        ("13, none met", vec![above; 13]),
        ("13, some met", [vec![above; 5], vec![met; 8]].concat()),
        ("13, all met", [vec![better; 1], vec![met; 12]].concat()),
    ];
    let mut said: Vec<String> = workshops
        .iter()
        .map(|(what, groups)| {
            format!(
                "{what}\n  {}",
                headline(
                    above,
                    groups,
                    AGREEMENT_ENDS,
                    MODEL.basis().agreement.as_ref()
                )
            )
        })
        .collect();
    let later = AGREEMENT_ENDS.next();
    said.push(format!(
        "after the agreement\n  {}",
        headline(
            above,
            &[above, met],
            later,
            MODEL.basis().agreement.as_ref()
        )
    ));
    let unknown = FinancialYear::starting(2050);
    said.push(format!(
        "no year of the projection\n  {}",
        headline(
            above,
            &[above, met],
            unknown,
            MODEL.basis().agreement.as_ref()
        )
    ));
    for (what, projection) in [("not met", above), ("met", met)] {
        for year in [AGREEMENT_ENDS, later] {
            said.push(format!(
                "{what}, {year}\n  {}",
                verdicts(projection, year, MODEL.basis().agreement.as_ref()).join(", ")
            ));
        }
    }
    for count in [1, 2, 12, 13] {
        said.push(format!("{count} added\n  {}", added(count)));
    }
    said.push(format!("hidden\n  {}", hidden(0)));
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn a_group_reads_where_all_start_and_its_own_effect_apart() {
    let of = |projection: &Projection| *projection.of(AGREEMENT_ENDS).expect("projected");
    let begun = of(&projection(Preset::November2024, 0.0));
    let own = of(&projection(Preset::Everything, 9_000_000.0));
    let nothing = of(&NO_ACTION);
    let mut said = Vec::new();
    for (what, start, now, changed) in [
        (
            "all as in the forecast, nothing changed",
            &nothing,
            &nothing,
            false,
        ),
        ("something is fixed, nothing changed", &begun, &begun, false),
        ("something is fixed, and changed", &begun, &own, true),
        ("changed, to no effect", &begun, &begun, true),
        ("changed for the worse", &own, &begun, true),
    ] {
        let [first, second] = of_group(start, now, &nothing, changed);
        said.push(format!("{what}\n  {first}\n  {second}"));
    }
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn an_effect_is_less_of_a_deficit_and_better_for_a_surplus() {
    let said = |now, start| effect(Pounds::of(now), Pounds::of(start));
    assert_eq!(said(48_100_000.0, 49_500_000.0), "£1.4m less");
    assert_eq!(said(49_500_000.0, 48_100_000.0), "£1.4m more");
    assert_eq!(said(-1_000_000.0, 1_000_000.0), "£2.0m better");
    assert_eq!(said(-2_000_000.0, -3_000_000.0), "£1.0m worse");
    assert_eq!(said(48_100_000.0, 48_120_000.0), "no change");
}
