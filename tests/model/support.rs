//! What the other modules share: the one model, random scenarios, and its figures as numbers.

use std::sync::LazyLock;

use crate::southwark;
use engine::levers::Preset;
use engine::levers::{LEVERS, Lever, LeverValues, Onset, PhaseIn, Strengths, Timing, Timings};
use engine::model::basis::BlockSource;
use engine::model::cost::Line;
use engine::model::placement::Placement;
use engine::model::project::{Assumptions, Model, Projection, YearResult};
use engine::units::FinancialYear;
use proptest::prelude::*;
use proptest::sample::select;

pub static MODEL: LazyLock<Model> = LazyLock::new(|| southwark::model().unwrap());

/// `cases` random cases, or as many as PROPTEST_CASES asks for.
pub fn cases(cases: u32) -> ProptestConfig {
    let asked = std::env::var_os("PROPTEST_CASES").is_some();
    let default = ProptestConfig::default();
    let cases = if asked { default.cases } else { cases };
    // Nothing is written beside the sources: a failure is printed, shrunk.
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..default
    }
}

pub fn year(first: u16) -> FinancialYear {
    FinancialYear::starting(first)
}

/// Nothing moved except these.
pub fn with(sets: &[(Lever, f64)]) -> Assumptions {
    let mut assumptions = MODEL.untouched();
    for &(lever, value) in sets {
        assumptions.values.set(lever, value).unwrap();
    }
    assumptions
}

/// A preset whose changes begin in a year.
pub fn begun(preset: Preset, start: u16) -> Assumptions {
    let mut assumptions = MODEL.untouched();
    assumptions.values = preset.on(&assumptions.values).unwrap();
    assumptions.timings.common.start = year(start);
    assumptions
}

/// The value at a share of a lever's range.
pub fn within(lever: Lever, share: f64) -> f64 {
    let (low, high) = lever.range();
    (low + share * (high - low)).clamp(low, high)
}

/// The levers given, in full and at once; every child beyond special places in an independent
/// school unless it says otherwise, as in the agreement's forecast.
pub fn at_full(sets: &[(Lever, f64)]) -> Strengths {
    let mut values = LeverValues::default();
    values.set(Lever::OverflowIndependent, 1.0).unwrap();
    for &(lever, value) in sets {
        values.set(lever, value).unwrap();
    }
    let common = Timing {
        start: year(2023),
        phase_in: PhaseIn::years(1.0).unwrap(),
    };
    Strengths::in_year(values.all(), &Timings::all(common), year(2023))
}

/// A share of a range, its ends more often than by chance.
pub fn share() -> impl Strategy<Value = f64> {
    prop_oneof![1 => Just(0.0), 1 => Just(1.0), 4 => 0.0..=1.0]
}

fn start() -> impl Strategy<Value = FinancialYear> {
    (2023_u16..=2031).prop_map(year)
}

fn phase_in() -> impl Strategy<Value = PhaseIn> {
    prop_oneof![Just(1.0), Just(3.0), Just(20.0), 1.0..=20.0]
        .prop_map(|years: f64| PhaseIn::years(years).unwrap())
}

pub fn timings() -> impl Strategy<Value = Timings> {
    let own_starts = prop::collection::vec(prop::option::weighted(0.2, start()), LEVERS);
    let own_phase_ins = prop::collection::vec(prop::option::weighted(0.2, phase_in()), LEVERS);
    (start(), phase_in(), own_starts, own_phase_ins).prop_map(
        |(start, phase_in, starts, phase_ins)| {
            let mut timings = Timings::all(Timing { start, phase_in });
            for lever in Lever::ALL {
                if lever.onset() == Onset::Ramped {
                    timings.set_start(lever, starts[lever.at()]).unwrap();
                    timings.set_phase_in(lever, phase_ins[lever.at()]).unwrap();
                }
            }
            timings
        },
    )
}

/// A preset with some levers moved on top of it.
pub fn values() -> impl Strategy<Value = LeverValues> {
    let moved = prop::collection::vec(prop::option::weighted(0.4, share()), LEVERS);
    (select(Preset::ALL.as_slice()), moved).prop_map(|(preset, moved)| {
        let mut values = preset.on(&MODEL.basis().values).unwrap();
        for lever in Lever::ALL {
            if let Some(share) = moved[lever.at()] {
                values.set(lever, within(lever, share)).unwrap();
            }
        }
        values
    })
}

/// Any scenario that a user can make.
pub fn scenarios() -> impl Strategy<Value = Assumptions> {
    let block = select([BlockSource::Planned, BlockSource::Published].as_slice());
    (values(), timings(), block, any::<bool>()).prop_map(
        |(values, timings, block, reconciliation)| Assumptions {
            values,
            timings,
            block,
            reconciliation,
            actuals: MODEL.untouched().actuals,
            headcount_moves: Vec::new(),
        },
    )
}

/// Every count of children of a year.
pub fn pupils(result: &YearResult) -> Vec<f64> {
    let placed = &result.placed;
    let mut all: Vec<f64> = placed.children.iter().map(|count| count.get()).collect();
    all.extend(
        [
            placed.extra,
            placed.moved_to_mainstream,
            placed.moved_to_units,
            placed.capacity,
            placed.overflow,
            placed.returned,
            placed.empty_special_places,
            placed.special_under_16,
            placed.independent_under_16,
            placed.aged_16_and_over,
            result.plans_avoided,
            result.met_without_plan,
            result.funded_plans,
        ]
        .map(|count| count.get()),
    );
    all
}

/// Every amount of money of a year.
pub fn pounds(result: &YearResult) -> Vec<f64> {
    let mut all: Vec<f64> = Line::ALL
        .into_iter()
        .map(|line| result.lines.get(line).get())
        .collect();
    all.extend(
        [
            result.spending,
            result.block,
            result.transfer,
            result.income,
            result.reconciliation,
            result.in_year,
            result.council_contribution,
            result.actual_difference,
            result.stability_grant,
            result.cumulative,
            result.grant,
            result.grant_received,
            result.after_grant,
        ]
        .map(|amount| amount.get()),
    );
    all.extend(
        [
            result.gap_to_mitigated,
            result.gap_to_remaining,
            result.after_stability_grant,
        ]
        .into_iter()
        .flatten()
        .map(|gap| gap.get()),
    );
    all
}

/// Every rate and every price of a year.
pub fn rates(result: &YearResult) -> Vec<f64> {
    vec![
        result.placed.specialist_post_16_rate().get(),
        result.placed.independent_rate().get(),
    ]
}

pub fn prices(result: &YearResult) -> Vec<f64> {
    Placement::ALL
        .map(|placement| result.prices[placement.at()].get())
        .to_vec()
}

/// All results of a projection, to the last bit, except prices.
pub fn outcome(projection: &Projection) -> Vec<u64> {
    let all = projection
        .years
        .iter()
        .flat_map(|result| [pupils(result), pounds(result), rates(result)]);
    all.flatten().map(f64::to_bits).collect()
}

/// Everything in a projection, to the last bit.
pub fn bits(projection: &Projection) -> Vec<u64> {
    let prices = projection.years.iter().flat_map(prices).map(f64::to_bits);
    outcome(projection).into_iter().chain(prices).collect()
}

/// Equal except for rounding in the last digits.
#[track_caller]
pub fn assert_near(found: f64, wanted: f64, what: &str) {
    let allowed = 1e-9 * wanted.abs().max(1.0);
    assert!(
        (found - wanted).abs() <= allowed,
        "{what}: {found} found, {wanted} wanted"
    );
}
