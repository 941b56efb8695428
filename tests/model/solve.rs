//! What it would take: the smallest move that reaches a target, against a grid.

use engine::analysis::solve::{Action, Solution, Target, solve};
use engine::levers::{Kind, Lever};
use engine::model::project::{Assumptions, Model, Outcome};
use engine::origin::Baseline;
use engine::units::{FinancialYear, Pounds};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use safety_valve::data;

const YEAR: FinancialYear = FinancialYear::starting(2027);

fn after_grant(at_most: f64) -> Target {
    Target {
        year: YEAR,
        outcome: Outcome::AfterGrant,
        at_most: Pounds::of(at_most),
    }
}

fn solved(model: &Model, actions: &[Action], target: Target) -> Solution {
    solve(model, &model.untouched(), actions, target, &|_| true).expect("projected")
}

fn actions(model: &Model, levers: &[Lever]) -> Vec<Action> {
    let scenario = model.untouched();
    levers
        .iter()
        .map(|lever| Action::free(*lever, &scenario))
        .collect()
}

fn figure(model: &Model, assumptions: &Assumptions) -> f64 {
    let projection = model.project_to(assumptions, YEAR);
    projection.of(YEAR).expect("projected").after_grant.get()
}

/// Southwark and four others: Kent, Leeds, Hackney, Cornwall.
fn five() -> Vec<Model> {
    let records = data::records().expect("packed");
    ["Southwark", "Kent", "Leeds", "Hackney", "Cornwall"]
        .into_iter()
        .map(|name| {
            let record = records.find(name).expect("one of 153");
            let start = data::latest(record.code, &records).expect("projected");
            Model::new(start.basis)
        })
        .collect()
}

/// Every point of a grid over some actions: Σ (move ÷ range)², and the figure there.
fn grid(model: &Model, actions: &[Action], steps: u32) -> Vec<(f64, f64)> {
    let scenario = model.untouched();
    let mut all = vec![(0.0, scenario)];
    for action in actions {
        let mut next = Vec::new();
        for (size, assumptions) in all {
            let (low, high) = assumptions.values.range(action.lever);
            let now = assumptions.values.get(action.lever);
            for step in 0..=steps {
                let value =
                    action.low + (action.high - action.low) * f64::from(step) / f64::from(steps);
                let mut moved = assumptions.clone();
                moved.values.set(action.lever, value).expect("in range");
                let by = (value - now) / (high - low);
                next.push((size + by * by, moved));
            }
        }
        all = next;
    }
    all.into_iter()
        .map(|(size, assumptions)| (size, figure(model, &assumptions)))
        .collect()
}

#[test]
fn a_target_that_is_reached_already_moves_nothing() {
    let model = data::model(Baseline::Latest).expect("built in");
    let found = solved(&model, &Action::usual(&model.untouched()), after_grant(1e9));
    assert!(found.reachable && found.moved.is_empty());
    assert_eq!(found.size, 0.0);
}

#[test]
fn random_targets_within_reach_are_all_met_to_a_thousand_pounds() {
    let models = five();
    let all: Vec<Lever> = Lever::ALL
        .into_iter()
        .filter(|lever| lever.kind() == Kind::Action)
        .collect();
    let mut runner = TestRunner::new(Config {
        cases: 200,
        failure_persistence: None,
        ..Config::default()
    });
    let drawn = (
        0..models.len(),
        proptest::sample::subsequence(all, 1..=3),
        proptest::collection::vec(0.0..1.0_f64, 3),
    );
    let result = runner.run(&drawn, |(at, levers, places)| {
        let model = &models[at];
        let actions = actions(model, &levers);
        // What one point of the range gives can be reached.
        let mut there = model.untouched();
        for (action, place) in actions.iter().zip(&places) {
            let value = action.low + (action.high - action.low) * place;
            there.values.set(action.lever, value).expect("in range");
        }
        let at_most = figure(model, &there);
        let found = solved(model, &actions, after_grant(at_most));
        prop_assert!(
            found.reachable,
            "{:?} to {}: short by {:?}",
            levers,
            at_most,
            found.shortfall
        );
        let reached = figure(model, &found.assumptions);
        prop_assert!(reached <= at_most + 1_000.0);
        // Nothing is moved further than it takes.
        let start = figure(model, &model.untouched());
        prop_assert!(
            start <= at_most || reached >= at_most - 1_000.0,
            "{} is far below {}",
            reached,
            at_most
        );
        Ok(())
    });
    result.expect("every target");
}

#[test]
fn two_and_three_actions_move_no_more_than_a_fine_grid_finds() {
    let models = five();
    for (nth, (levers, steps)) in [
        (vec![Lever::IndependentFees, Lever::AdultPathways], 160),
        (vec![Lever::SpecialTopup, Lever::UnitPlaces], 160),
        (vec![Lever::SpecialPlaces, Lever::ReturnLocal], 160),
        (
            vec![
                Lever::IndependentFees,
                Lever::FeInsteadOfSpi,
                Lever::InclusionMoves,
            ],
            36,
        ),
        (
            vec![
                Lever::GraduatedResponse,
                Lever::SpecialTopup,
                Lever::AnnualReviews,
            ],
            36,
        ),
    ]
    .into_iter()
    .enumerate()
    {
        let model = &models[nth % models.len()];
        let actions = actions(model, &levers);
        let start = figure(model, &model.untouched());
        let points = grid(model, &actions, steps);
        let lowest = points
            .iter()
            .map(|(_, figure)| *figure)
            .fold(f64::INFINITY, f64::min);
        for share in [0.15, 0.5, 0.85] {
            let at_most = start + (lowest - start) * share;
            let found = solved(model, &actions, after_grant(at_most));
            let least = points
                .iter()
                .filter(|(_, figure)| *figure <= at_most)
                .map(|(size, _)| *size)
                .fold(f64::INFINITY, f64::min);
            assert!(found.reachable, "{levers:?} {share}");
            assert!(
                found.size <= least * 1.02 + 1e-9,
                "{levers:?} {share}: {} against {least}",
                found.size
            );
        }
    }
}

#[test]
fn where_nothing_is_enough_no_grid_point_does_better() {
    for model in five() {
        for levers in [
            vec![Lever::UnitPlaces, Lever::SpecialPlaces],
            vec![
                Lever::SpecialPlaces,
                Lever::ReturnLocal,
                Lever::InclusionNew,
            ],
        ] {
            let actions = actions(&model, &levers);
            let found = solved(&model, &actions, after_grant(-1e9));
            assert!(!found.reachable);
            let steps = if levers.len() == 2 { 80 } else { 20 };
            let lowest = grid(&model, &actions, steps)
                .into_iter()
                .map(|(_, figure)| figure)
                .fold(f64::INFINITY, f64::min);
            let best = figure(&model, &found.assumptions);
            assert!(
                best <= lowest + 10_000.0,
                "{levers:?}: {best} against {lowest}"
            );
            assert!((found.shortfall.get() - (best + 1e9)).abs() < 1.0);
        }
    }
}

/// More is not always better: base places past what children need cost more, and special places
/// that stay empty are paid for.
#[test]
fn two_levers_that_do_not_run_one_way_stop_where_they_are_best() {
    let model = data::model(Baseline::AgreementForecast).expect("built in");
    for lever in [Lever::SpecialPlaces, Lever::UnitPlaces] {
        let actions = actions(&model, &[lever]);
        let points = grid(&model, &actions, 400);
        let lowest = points
            .iter()
            .map(|(_, figure)| *figure)
            .fold(f64::INFINITY, f64::min);
        let last = points.last().expect("some").1;
        assert!(
            last > lowest + 10_000.0,
            "{lever:?} is best at its limit: no case of this"
        );
        let found = solved(&model, &actions, after_grant(-1e9));
        assert!(
            figure(&model, &found.assumptions) <= lowest + 1_000.0,
            "{lever:?}"
        );
    }
}

#[test]
fn what_is_locked_stays_and_top_ups_are_not_cut_unasked() {
    let model = data::model(Baseline::Latest).expect("built in");
    let scenario = model.untouched();
    let usual = Action::usual(&scenario);
    assert!(
        usual
            .iter()
            .all(|action| action.lever.kind() == Kind::Action)
    );
    let found = solved(&model, &usual, after_grant(-1e9));
    for lever in [Lever::SpecialTopup, Lever::MainstreamTopup] {
        assert!(found.assumptions.values.get(lever) >= 0.0);
    }
    let without: Vec<Action> = usual
        .into_iter()
        .filter(|action| action.lever != Lever::IndependentFees)
        .collect();
    let found = solved(&model, &without, after_grant(-1e9));
    assert!(
        found
            .moved
            .iter()
            .all(|(lever, _)| *lever != Lever::IndependentFees)
    );
}

#[test]
fn spending_within_income_can_be_asked_for_too() {
    let model = data::model(Baseline::Latest).expect("built in");
    let target = Target {
        year: YEAR,
        outcome: Outcome::InYearAsKnown,
        at_most: Pounds::of(12e6),
    };
    let found = solved(&model, &Action::usual(&model.untouched()), target);
    assert!(found.reachable);
    let reached = found.projection.of(YEAR).expect("projected").in_year;
    assert!((reached.get() - 12e6).abs() < 1_000.0);
}

#[test]
fn it_stops_when_it_is_told_to() {
    let model = data::model(Baseline::Latest).expect("built in");
    let scenario = model.untouched();
    let asked = std::cell::Cell::new(0);
    let found = solve(
        &model,
        &scenario,
        &Action::usual(&scenario),
        after_grant(15e6),
        &|_| {
            asked.set(asked.get() + 1);
            asked.get() < 3
        },
    );
    assert!(found.is_some());
    assert!(asked.get() < 50, "asked {} times", asked.get());
}

/// With every action free, at the answer: no grid over those that fill each other's places does
/// better, and what is a little easier than the best is reached.
#[test]
fn with_all_actions_no_places_beside_the_answer_do_better() {
    let records = data::records().expect("packed");
    for name in ["Leicester", "Essex", "Surrey", "Bradford", "Norfolk"] {
        let record = records.find(name).expect("one of 153");
        let start = data::latest(record.code, &records).expect("projected");
        let model = Model::new(start.basis);
        let usual = Action::usual(&model.untouched());
        let found = solved(&model, &usual, after_grant(-3e9));
        let best = figure(&model, &found.assumptions);
        let values = found.assumptions.values;
        for return_local in [0.0, 0.5] {
            for unit in 0..=8 {
                for special in 0..=8 {
                    let mut moved = found.assumptions.clone();
                    for (lever, share) in
                        [(Lever::UnitPlaces, unit), (Lever::SpecialPlaces, special)]
                    {
                        let (low, high) = values.range(lever);
                        let value = low + (high - low) * f64::from(share) / 8.0;
                        moved.values.set(lever, value).expect("in range");
                    }
                    moved
                        .values
                        .set(Lever::ReturnLocal, return_local)
                        .expect("in range");
                    let there = figure(&model, &moved);
                    assert!(best <= there + 10_000.0, "{name}: {best} against {there}");
                }
            }
        }
        let easier = solved(&model, &usual, after_grant(best + 20_000.0));
        assert!(easier.reachable, "{name}: short by {:?}", easier.shortfall);
    }
}
