//! A lever's effect in words: signs agree with numbers, and sentences about a change match the
//! change.

use crate::southwark::{ABOUT, AGREEMENT_ENDS, NOW};
use engine::analysis::changes::Begins;
use engine::levers::{Lever, PhaseIn, Timing};
use engine::units::{FinancialYear, Pounds};
use proptest::prelude::*;
use safety_valve::scenario::Scenario;
use safety_valve::words::headline::{Subject, Typed, headline};
use safety_valve::words::levers::{self, Echoed, Effect};
use safety_valve::words::money;

use crate::{MODEL, NO_ACTION, assumptions};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn echoes_agree_with_numbers(assumptions in assumptions(), at in 0..29_usize, year in 0..5_usize) {
        let lever = Lever::ALL[at];
        let mut plain = assumptions.clone();
        plain.values.set(lever, MODEL.basis().values.get(lever)).expect("the basis's own");
        let changed = assumptions.values.get(lever) != plain.values.get(lever);
        let (with, without) = (MODEL.project(&assumptions), MODEL.project(&plain));
        let (with, without) = (&with.years[year], &without.years[year]);
        let timing = assumptions.timings.of(lever);
        let words = levers::echo(&Echoed {
            lever,
            changed,
            effect: Effect { without, with },
            focus_year: with.year,
            timing,
        });
        let pounds = with.cumulative - without.cumulative;
        let shows = changed && money::shows(pounds);
        let money = words.rsplit("; ").next().unwrap_or_default();
        prop_assert_eq!(money.contains(" less by ") || money.contains(" lower by "), shows && pounds < Pounds::ZERO, "{}", &words);
        prop_assert_eq!(money.contains(" more by ") || money.contains(" higher by "), shows && pounds > Pounds::ZERO, "{}", &words);
        if shows {
            prop_assert!(money.contains(&money::size(pounds)), "{}", words);
        }
        let plans = (with.placed.plans() - without.placed.plans()).get().round();
        prop_assert!(!words.contains("fewer plan") || plans < 0.0, "{}", words);
        prop_assert!(!words.contains("more plan") || plans > 0.0, "{}", words);
        prop_assert!(!words.starts_with("1 fewer children") && !words.contains(" 1 fewer plans"), "{}", words);
    }
}

fn timing(start: u16, years: f64) -> Timing {
    Timing {
        start: FinancialYear::starting(start),
        phase_in: PhaseIn::years(years).expect("from 1"),
    }
}

#[test]
fn a_change_says_what_when_and_by_whom() {
    let said =
        |lever, now, usual, timing| levers::change(lever, now, usual, timing, &ABOUT).join(". ");
    insta::assert_snapshot!(said(Lever::SpecialPlaces, 65.0, 0.0, timing(2026, 3.0)), @"Extra special school places: 65 places instead of 0 places. From April 2026, phased in over 3 years, in full from 2028-29. Who would do it: The council and its special schools, with building money from the Department for Education.");
    insta::assert_snapshot!(said(Lever::SpecialTopup, -0.03, 0.0, timing(2023, 1.0)), @"Special school top-ups: −3% instead of 0%. From April 2023, at once. Who would do it: The council, after talking to special schools.");
    insta::assert_snapshot!(said(Lever::NewPlansGrowth, 0.05, 0.02, timing(2023, 3.0)), @"Yearly growth in new plans: 5% instead of 2%. In every year. It may happen; nobody decides it.");
    insta::assert_snapshot!(said(Lever::HnbGrowth, 0.05, 0.03, timing(2023, 3.0)), @"Yearly growth in government funding: 5% instead of 3%. In every year. Whose money: Government: other people’s money.");
}

#[test]
fn in_full_is_the_first_year_at_full_strength() {
    for (start, years) in [(2023, 1.0), (2023, 3.0), (2026, 2.5), (2025, 12.0)] {
        let timing = timing(start, years);
        let full = timing.full_from();
        assert_eq!(timing.share(full), 1.0);
        let before = FinancialYear::starting(full.first_calendar_year() - 1);
        assert!(timing.share(before) < 1.0);
    }
}

#[test]
fn the_headline_says_when_changes_begin_as_they_do() {
    let said = |first, some_differ| {
        let words = headline(&Subject {
            yours: &NO_ACTION,
            no_action: &NO_ACTION,
            other_block: None,
            about: &ABOUT,
            focus_year: AGREEMENT_ENDS,
            moved: true,
            from_zero: None,
            begins: Some(Begins { first, some_differ }),
            this_year: NOW,
            actuals: Typed::default(),
        });
        words.then.last().cloned().unwrap_or_default()
    };
    insta::assert_snapshot!(said(timing(2023, 3.0), false), @"That is as if changes had begun in April 2023, phased in over 3 years.");
    insta::assert_snapshot!(said(timing(2026, 1.0), false), @"Changes begin in April 2026, at once.");
    insta::assert_snapshot!(said(timing(2024, 3.0), true), @"That is as if the first change had begun in April 2024; not all begin and grow at the same time.");
    insta::assert_snapshot!(said(timing(2027, 3.0), true), @"The first change begins in April 2027; not all begin and grow at the same time.");
}

#[test]
fn block_and_reconciliation_count_as_changes_too() {
    let basis = MODEL.basis();
    let mut scenario = Scenario::untouched(basis);
    assert!(levers::other_changes(&scenario, basis, &ABOUT).is_empty());
    scenario.block = engine::model::basis::BlockSource::Published;
    scenario.reconciliation = false;
    let said: Vec<String> = levers::other_changes(&scenario, basis, &ABOUT)
        .into_iter()
        .map(|[what, _]| what)
        .collect();
    assert_eq!(
        said,
        [
            "High needs block of 2023-24: £71.9m instead of £67.4m",
            "Reconciliation with the published forecast: left out"
        ]
    );
}
