//! What the page asks of a scenario: idle levers, effects, when changes begin, packages.

use engine::analysis::changes::{self, Effects};
use engine::analysis::idle::has_no_effect;
use engine::analysis::packages::Packages;
use engine::analysis::workshop::Spread;
use engine::levers::{Lever, Preset};
use engine::model::project::{Assumptions, YearResult};
use proptest::prelude::*;

use crate::southwark::AGREEMENT_ENDS;
use crate::support::{MODEL, begun, cases, scenarios, with, year};

/// Levers that need another beside them.
const NEEDY: [Lever; 4] = [
    Lever::ReturnLocal,
    Lever::IncludedSupport,
    Lever::BaseFromSpecial,
    Lever::SupportWithoutPlan,
];

/// The same question asked of the model: put to either end, does any year differ?
fn does_nothing(assumptions: &Assumptions, lever: Lever) -> bool {
    let before = MODEL.project(assumptions);
    let (low, high) = lever.range();
    [low, high].into_iter().all(|value| {
        let mut other = assumptions.clone();
        other.values.set(lever, value).unwrap();
        let after = MODEL.project(&other);
        after.years.iter().zip(&before.years).all(|(one, other)| {
            one.cumulative == other.cumulative && one.placed.children == other.placed.children
        })
    })
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn idleness_read_off_a_projection_is_what_moving_the_lever_shows(assumptions in scenarios()) {
        let projection = MODEL.project(&assumptions);
        for lever in NEEDY {
            prop_assert_eq!(
                has_no_effect(lever, &assumptions, &projection),
                does_nothing(&assumptions, lever),
                "{}", lever.name()
            );
        }
    }

    #[test]
    fn an_effect_is_the_scenario_without_the_lever(assumptions in scenarios()) {
        let at = year(2027);
        let effects = Effects::of(&MODEL, &assumptions, at).unwrap();
        for lever in Lever::ALL {
            let usual = MODEL.basis().values.get(lever);
            let changed = assumptions.values.get(lever) != usual;
            prop_assert_eq!(changes::is_changed(lever, &assumptions, MODEL.basis()), changed);
            let Some(without) = effects.without(lever) else {
                prop_assert!(!changed, "{}", lever.name());
                continue;
            };
            let mut other = assumptions.clone();
            other.values.set(lever, usual).unwrap();
            let projection = MODEL.project(&other);
            let result = projection.of(at).unwrap();
            prop_assert_eq!(without.cumulative, result.cumulative);
            prop_assert_eq!(without.placed.children, result.placed.children);
        }
    }

    #[test]
    fn what_is_not_moved_has_the_balances_of_the_basis(assumptions in scenarios()) {
        if !changes::is_moved(&assumptions, MODEL.basis()) {
            let projection = MODEL.project(&assumptions);
            let untouched = MODEL.project(&MODEL.untouched());
            for (one, other) in projection.years.iter().zip(&untouched.years) {
                prop_assert_eq!(one.after_grant, other.after_grant);
            }
        }
    }
}

#[test]
fn levers_that_stand_alone_are_never_idle() {
    let untouched = MODEL.untouched();
    let projection = MODEL.project(&untouched);
    for lever in Lever::ALL
        .into_iter()
        .filter(|lever| !NEEDY.contains(lever))
    {
        assert!(
            !has_no_effect(lever, &untouched, &projection),
            "{}",
            lever.name()
        );
    }
    // With nothing moved those that need another are idle, but for children who come back: there
    // is no free special school place to come back to.
    for lever in NEEDY {
        assert!(
            has_no_effect(lever, &untouched, &projection),
            "{}",
            lever.name()
        );
    }
    let places = with(&[(Lever::SpecialPlaces, 400.0)]);
    assert!(!has_no_effect(
        Lever::ReturnLocal,
        &places,
        &MODEL.project(&places)
    ));
}

#[test]
fn changes_begin_when_the_first_of_them_does() {
    let mut assumptions = with(&[(Lever::SpecialPlaces, 10.0), (Lever::StateInflation, 0.05)]);
    let first = changes::begins(&assumptions, MODEL.basis()).unwrap();
    assert_eq!((first.first.start, first.some_differ), (year(2023), false));
    assumptions.values.set(Lever::UnitPlaces, 5.0).unwrap();
    assumptions
        .timings
        .set_start(Lever::UnitPlaces, Some(year(2026)))
        .unwrap();
    let both = changes::begins(&assumptions, MODEL.basis()).unwrap();
    assert_eq!((both.first.start, both.some_differ), (year(2023), true));
    // A lever that holds in every year has no beginning.
    let always = with(&[(Lever::StateInflation, 0.05)]);
    assert_eq!(changes::begins(&always, MODEL.basis()), None);
}

#[test]
fn packages_that_meet_the_agreement_are_those_whose_projection_does() {
    for start in [2023, 2026] {
        let mut assumptions = begun(Preset::Everything, start);
        // So that some package meets it: a block that is far larger than planned.
        assumptions
            .actuals
            .set_actual(
                engine::model::actuals::Actual::Block,
                year(2023),
                Some(engine::units::Pounds::of(78e6)),
            )
            .unwrap();
        let meeting = Packages::of(
            &MODEL,
            &assumptions,
            AGREEMENT_ENDS,
            Some(AGREEMENT_ENDS),
            None,
        )
        .unwrap();
        for preset in Preset::ALL {
            let values = preset.on(&MODEL.basis().values).unwrap();
            let projection = MODEL.project(&Assumptions {
                values,
                ..assumptions.clone()
            });
            let met = projection
                .of(AGREEMENT_ENDS)
                .and_then(YearResult::at_or_below_agreement);
            assert_eq!(
                meeting.meeting().contains(&preset),
                met == Some(true),
                "{}",
                preset.name()
            );
        }
        // Moving levers changes nothing of it; another start does.
        assumptions.values = MODEL.basis().values;
        let kept = Packages::of(
            &MODEL,
            &assumptions,
            AGREEMENT_ENDS,
            Some(AGREEMENT_ENDS),
            Some(&meeting),
        )
        .unwrap();
        assert_eq!(kept.meeting(), meeting.meeting());
        assumptions.timings.common.start = year(2027);
        let again = Packages::of(
            &MODEL,
            &assumptions,
            AGREEMENT_ENDS,
            Some(AGREEMENT_ENDS),
            Some(&meeting),
        )
        .unwrap();
        let afresh = Packages::of(
            &MODEL,
            &assumptions,
            AGREEMENT_ENDS,
            Some(AGREEMENT_ENDS),
            None,
        )
        .unwrap();
        assert_eq!(again.meeting(), afresh.meeting());
        for (kept, afresh) in again.each.iter().zip(&afresh.each) {
            assert_eq!(kept.result.after_grant, afresh.result.after_grant);
        }
    }
}

#[test]
fn a_spread_is_of_what_groups_chose() {
    let spread = Spread::of(Lever::UnitPlaces, 10.0, &[30.0, 10.0, 20.0, 50.0]);
    assert_eq!(
        (spread.lowest, spread.median, spread.highest),
        (10.0, 25.0, 50.0)
    );
    assert_eq!(spread.moved, 3);
    let nobody = Spread::of(Lever::UnitPlaces, 10.0, &[]);
    assert_eq!(
        (nobody.lowest, nobody.median, nobody.highest, nobody.moved),
        (10.0, 10.0, 10.0, 0)
    );
}
