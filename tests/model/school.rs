//! My school, computed by hand to the penny, and compared with the command line.

use engine::analysis::school::{BreakEven, Outcome, by_lever, next_september, outcome};
use engine::analysis::school::{Figure, Instead, School};
use engine::levers::Lever;
use engine::model::placement::Placement;
use engine::units::{Pounds, Pupils};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use safety_valve::words::school as words;

use crate::support::{MODEL, year};

fn follows(school: &School) -> Outcome {
    outcome(&MODEL, school, &MODEL.untouched(), 1.0).expect("it fits together")
}

fn penny(found: Pounds, wanted: f64, what: &str) {
    assert!(
        (found.get() - wanted).abs() < 0.005,
        "{what}: {found:?} and not {wanted}"
    );
}

/// Eight primary children in a new base of ten instead of state special school, top-up £12,000,
/// and a teacher that the school has already.
fn eight() -> School {
    let mut school = School::example(MODEL.basis().horizon());
    school.to = Placement::Unit;
    school
        .set(Figure::Places, Some(10.0))
        .expect("within range");
    school
        .set(Figure::TopUp, Some(12_000.0))
        .expect("within range");
    school
        .set(Figure::Teacher, Some(0.0))
        .expect("within range");
    school
}

#[test]
fn eight_children_in_a_new_base_instead_of_special_school() {
    let found = follows(&eight());
    // Support, by the examples: 15 h × 39 weeks × £15 × 1.3 = £11,407.50 each, £500 shared.
    penny(Pounds::of(found.support.each.get()), 11_407.50, "each");
    penny(found.support.shared, 500.0, "shared");
    // 2026-27: from September, 7/12 of the year. Top-ups 8 × 7/12 × 12,000 = 56,000.
    // Places: 10 × 10,000 × 7/12 = 58,333.33. Support: (8 × 11,407.50 + 500) × 7/12 = 53,526.67.
    let first = &found.years[0].school;
    assert_eq!(found.years[0].year, year(2026));
    penny(first.topups, 56_000.0, "top-ups");
    penny(first.place_funding, 58_333.333, "places");
    penny(first.support, 53_526.667, "support");
    penny(first.balance, 60_806.667, "balance");
    penny(first.own_share, 0.0, "in a base £6,000 is place funding");
    // 2027-28: 8 × 12,000 × 1.02 = 97,920. Places: 5/12 × 100,000 + 7/12 × (8 × 6,000 + 2 × 10,000)
    // = 41,666.67 + 39,666.67 = 81,333.33. Support: 8 × 11,407.50 + 500 = 91,760.
    let second = &found.years[1].school;
    penny(second.topups, 97_920.0, "top-ups");
    penny(second.place_funding, 81_333.333, "places");
    penny(second.support, 91_760.0, "support");
    penny(second.balance, 87_493.333, "balance");
    // Settled in 2028-29, when no place is paid for as a new base's: places 8 × 6,000 + 2 × 10,000
    // = 68,000, and zero at (91,760 − 68,000) ÷ 8 = 2,970.
    let settled = found.settled().expect("five years");
    assert_eq!(settled.year, year(2028));
    penny(settled.school.place_funding, 68_000.0, "places");
    let even = found.break_even_topup.expect("children are funded").get();
    assert!((even - 2_970.0).abs() < 0.005, "{even}");
    // Established: 10 × 10,000 − 500 = 99,500 with no child; each brings 12,484.80 + 6,000
    // − 10,000 − 11,407.50 = −2,922.70; at ten 99,500 − 29,227 is still above zero.
    assert_eq!(found.break_even_children, BreakEven::Always);
    // As tests/model/headcount.rs works them out by hand, to the pound.
    for (at, place, refilled) in [(0, 43_729.0, 134_432.0), (1, 97_131.0, 259_994.0)] {
        let council = &found.years[at].council;
        assert!((council.this_childs_place.get() - place).abs() < 0.5);
        assert!((council.refilled.get() - refilled).abs() < 0.5);
    }
}

#[test]
fn one_year_7_child_in_mainstream_instead_of_an_independent_school() {
    let mut school = School::example(MODEL.basis().horizon());
    school.ages = (11, 11);
    school.instead = Instead::Of(Placement::Independent);
    school
        .set(Figure::Children, Some(1.0))
        .expect("within range");
    school
        .set(Figure::TopUp, Some(21_000.0))
        .expect("within range");
    let found = follows(&school);
    // 2026-27: 7/12 × 21,000 = 12,250 and 7/12 × 6,000 = 3,500 of our own; support
    // 7/12 × (11,407.50 + 500) = 6,946.04. Left: 8,803.96.
    let first = &found.years[0];
    penny(first.school.topups, 12_250.0, "top-up");
    penny(first.school.own_share, 3_500.0, "own share");
    penny(first.school.support, 6_946.041_67, "support");
    penny(first.school.balance, 8_803.958_33, "balance");
    // 7/12 × (53,306.7661 − 21,000) = 18,845.61; nobody takes the independent place.
    penny(
        first.council.this_childs_place,
        18845.6136,
        "this child's place",
    );
    penny(first.council.refilled, 18845.6136, "once refilled");
    assert!(
        words::why_they_differ(&found, &school)
            .expect("said")
            .contains("the two are the same")
    );
}

/// The example's teacher is a fixed cost, which three children cannot cover as eight can.
#[test]
fn a_base_has_a_teacher_whoever_comes_and_mainstream_has_its_own() {
    let mut school = eight();
    school.set(Figure::Teacher, None).expect("within range");
    // 45,000 × 1.3 = 58,500, and 500 for training.
    penny(follows(&school).support.shared, 59_000.0, "shared");
    // A full year: 68,000 + 8 × 12,484.80 − 91,760 − 58,500 = 17,618.40.
    let settled = *follows(&school).settled().expect("five years");
    penny(settled.school.balance, 17_618.4, "balance");
    school.to = Placement::Mainstream;
    school.set(Figure::Places, None).expect("within range");
    penny(follows(&school).support.shared, 500.0, "shared");
}

/// The sentences contain everything that governors decide on.
#[test]
fn governors_are_told_who_comes_what_it_costs_and_what_is_only_an_example() {
    let mut school = eight();
    school.set(Figure::Teacher, None).expect("within range");
    school.set(Figure::Filled, Some(3.0)).expect("within range");
    school
        .set(Figure::Capital, Some(250_000.0))
        .expect("within range");
    school.breaks_after = Some(4);
    let found = follows(&school);
    insta::assert_snapshot!(words::for_governors(&found, &school, &crate::southwark::ABOUT).join("\n"), @"
    From September 2026, for 4 years, 3 of 8 children aged 4 to 10, who would otherwise go to a special school, would be taught in our resource base of 10 places.
    Building costs £250,000 once, from capital and not from the DSG. Counting only these places, it is not recovered: £91,320 more is spent by March 2031. Once places left empty are filled, £163,796 is saved by March 2031. What is saved stays in the high needs block and does not repay those who built.
    Here placements break down after 4 years. The children move a second time, and the place they left may be another child’s by then. Support from the first day is meant to prevent that. What is shared by all, £59,000 a year, goes on for us and is not counted after that.
    Examples, not our own figures: how many children: 8; hours of support a week, for each child: 15; teacher pay for the base, £ a year (fixed cost): 45,000; paid weeks a year: 39; pay, £ an hour: 15.00; on-costs, % of pay: 30; training, £ a year: 500.
    ");
    let answer = words::answer(&found, &school, &crate::southwark::ABOUT).expect("said");
    insta::assert_snapshot!(answer.said(), @"Aged 4 to 10: our base, not special school. For us: break even at £1,800 a child. Borough: £20,000 more or £44,000 less.");
}

/// From the day that somebody opens the page: up to August it is this year's September.
#[test]
fn the_default_start_is_the_next_september_and_the_projection_has_room_for_it() {
    for (day, september) in [
        ((2026, 11), 2027),
        ((2027, 6), 2027),
        ((2027, 8), 2027),
        ((2027, 9), 2028),
    ] {
        assert_eq!(next_september(day.0, day.1), year(september), "{day:?}");
    }
    let horizon = MODEL.basis().horizon();
    for (september, years) in [(2027, 5), (2029, 3), (2031, 1), (2040, 1)] {
        let school = School::opening(horizon, year(september));
        assert_eq!(school.years, years, "{september}");
        assert!(outcome(&MODEL, &school, &MODEL.untouched(), 1.0).is_ok());
    }
}

/// Who gets the places that are left: every child is counted once, from one place or the other.
#[test]
fn the_children_behind_the_second_way_are_as_many_as_leave_a_special_school() {
    let mut assumed = MODEL.untouched();
    for (share, independent) in [(1.0, 8.0), (0.25, 2.0)] {
        assumed
            .values
            .set(Lever::OverflowIndependent, share)
            .expect("within range");
        let found = outcome(&MODEL, &eight(), &assumed, 1.0).expect("it fits together");
        let council = found.settled().expect("five years").council;
        let of = |children: Pupils| children.get();
        assert!(
            (of(council.out_of_independent) - independent).abs() < 1e-6,
            "{council:?}"
        );
        assert!((of(council.out_of_mainstream) - (8.0 - independent)).abs() < 1e-6);
    }
}

/// As many places by the lever: fewer of them at first, and not all from special schools.
#[test]
fn a_base_and_the_lever_for_base_places_are_compared_in_the_same_year() {
    let school = eight();
    let assumed = MODEL.untouched();
    let lever = by_lever(&MODEL, &school, &assumed, year(2028)).expect("a base");
    let mut with = assumed.clone();
    with.values
        .set(Lever::UnitPlaces, 10.0)
        .expect("within range");
    let [without, with] = [assumed.clone(), with].map(|assumed| {
        let projection = MODEL.project(&assumed);
        projection.of(year(2028)).expect("projected").spending
    });
    penny(lever.less, (without - with).get(), "the lever alone");
    assert_eq!(lever.places, 10.0);
    assert_eq!(lever.share, 1.0, "begun in 2023, over three years");
    let mainstream = School::example(MODEL.basis().horizon());
    assert_eq!(by_lever(&MODEL, &mainstream, &assumed, year(2028)), None);
    // What the scenario counts already is not in the comparison.
    let mut counted = school;
    counted.counted = true;
    let mut inside = assumed;
    let own = counted.put_in(MODEL.basis()).expect("it fits together");
    inside.headcount_moves.push(own);
    let again = by_lever(&MODEL, &counted, &inside, year(2028)).expect("a base");
    penny(again.less, lever.less.get(), "the same");
}

#[test]
fn a_base_that_fills_to_three_of_ten() {
    let mut school = eight();
    school.set(Figure::Filled, Some(3.0)).expect("within range");
    let found = follows(&school);
    // 2027-28: 5/12 × 100,000 + 7/12 × (3 × 6,000 + 7 × 10,000) = 41,666.67 + 51,333.33 = 93,000.
    penny(found.years[1].school.place_funding, 93_000.0, "places");
    // 3 × 12,240 = 36,720; 3 × 11,407.50 + 500 = 34,722.50.
    penny(found.years[1].school.topups, 36_720.0, "top-ups");
    penny(
        found.years[1].school.balance,
        93_000.0 + 36_720.0 - 34_722.50,
        "balance",
    );
}

#[test]
fn children_who_would_have_stayed_anyway_save_nothing() {
    let mut school = School::example(MODEL.basis().horizon());
    school.instead = Instead::StayedAnyway;
    let found = follows(&school);
    for year in &found.years {
        penny(year.council.this_childs_place, 0.0, "the same price");
    }
    assert!(
        words::why_they_differ(&found, &school)
            .is_some_and(|words| words.contains("That is no saving"))
    );
    let answer = words::answer(&found, &school, &crate::southwark::ABOUT).expect("said");
    assert_eq!(answer.ways.len(), 1, "one way to count it");
    assert_eq!(answer.ways[0].amount, "The same amount");
    // Paid more than the average: 8 × 7/12 × (11,023.4552 − 12,000) = −4,557.21.
    school
        .set(Figure::TopUp, Some(12_000.0))
        .expect("within range");
    penny(
        follows(&school).years[0].council.this_childs_place,
        8.0 * 7.0 / 12.0 * (11023.455185 - 12_000.0),
        "more expensive",
    );
}

#[test]
fn a_child_of_another_borough_moves_this_ones_spending_by_place_money_alone() {
    let mut school = eight();
    school.lives_elsewhere = true;
    let found = follows(&school);
    // −10 × 10,000 × 7/12, then −81,333.33 as above.
    penny(
        found.years[0].council.this_childs_place,
        -58_333.333,
        "place money",
    );
    penny(found.years[0].council.refilled, -58_333.333, "place money");
    penny(found.years[1].council.refilled, -81_333.333, "place money");
    penny(
        found.years[0].school.topups,
        56_000.0,
        "the home council pays it",
    );
    school.to = Placement::Mainstream;
    assert!(
        follows(&school)
            .years
            .iter()
            .all(|year| year.council.refilled == Pounds::ZERO)
    );
    school.counted = true;
    assert!(
        school.put_in(MODEL.basis()).is_none(),
        "they are not this borough's children"
    );
}

#[test]
fn more_asked_for_than_are_there_is_said() {
    let mut school = School::example(MODEL.basis().horizon());
    school.ages = (2, 6);
    school.instead = Instead::Of(Placement::Independent);
    school
        .set(Figure::Children, Some(60.0))
        .expect("within range");
    let found = follows(&school);
    assert!(found.years[0].council.placed < Pupils::of(3.0));
    insta::assert_snapshot!(words::could_not(&found, &school).expect("said"), @"In January 2027 about 1.9 of 60 could come: there are no more children of 2 to 6 in independent special schools. The model counts in averages.");
}

#[test]
fn a_placement_that_breaks_down_runs_so_long_and_no_longer() {
    let mut school = eight();
    school.breaks_after = Some(1);
    let found = follows(&school);
    assert_eq!(
        found.years.len(),
        2,
        "one school year is two financial years"
    );
    // April to August 2027: 5/12 × 8 × 12,240 = 40,800.
    penny(found.years[1].school.topups, 40_800.0, "top-ups");
    penny(
        found.years[1].school.support,
        91_760.0 * 5.0 / 12.0,
        "support",
    );
}

#[test]
fn building_comes_back_in_the_year_that_the_sum_reaches_it() {
    let mut school = eight();
    // Once refilled: 134,432 + 259,994 = 394,426 by March 2028; alone 43,729 + 97,131 = 140,860.
    for (capital, alone, back) in [
        (140_000.0, Some(2027), Some(2027)),
        (394_000.0, Some(2030), Some(2027)),
        (395_000.0, Some(2030), Some(2028)),
        (9_000_000.0, None, None),
    ] {
        school
            .set(Figure::Capital, Some(capital))
            .expect("within range");
        let found = follows(&school).capital_back;
        assert_eq!(found, [alone, back].map(|it| it.map(year)), "{capital}");
    }
}

#[test]
fn what_is_counted_in_the_scenario_is_not_counted_twice() {
    let mut school = eight();
    let apart = follows(&school);
    school.counted = true;
    let mut assumed = MODEL.untouched();
    assumed
        .headcount_moves
        .push(school.put_in(MODEL.basis()).expect("it fits together"));
    let inside = outcome(&MODEL, &school, &assumed, 1.0).expect("it fits together");
    assert_eq!(inside.years, apart.years);
}

#[test]
fn what_is_said_of_what_does_not_fit_together() {
    let said = |change: &dyn Fn(&mut School)| {
        let mut school = eight();
        change(&mut school);
        let error = outcome(&MODEL, &school, &MODEL.untouched(), 1.0).expect_err("it does not fit");
        words::refused(error, &school)
    };
    let all = [
        said(&|school| school.ages = (10, 4)),
        said(&|school| school.years = 9),
        said(&|school| {
            school.start = year(2031);
            school.years = 2;
        }),
        said(&|school| {
            school
                .set(Figure::Children, Some(11.0))
                .expect("within range")
        }),
    ];
    insta::assert_snapshot!(all.join("\n"), @r"
    The youngest age, 10, is above the oldest, 4. Choose the other way round.
    From September 2026 the projection has room for 1 to 6 years. Choose fewer years or an earlier start.
    From September 2031 the projection has room for 1 year. Choose fewer years or an earlier start.
    There are more children (11) than places in the base (10). Enter more places, or fewer children.
    ");
}

fn schools() -> impl Strategy<Value = School> {
    (
        1..40_u16,
        (2..=25_u16, 2..=25_u16),
        0..7_usize,
        any::<bool>(),
        2023..=2029_u16,
        1..=3_u16,
        prop::option::of(0..40_000_u32),
        prop::option::of(0..20_u16),
    )
        .prop_map(
            |(children, (a, b), instead, base, start, years, top_up, more)| {
                let mut school = School::example(MODEL.basis().horizon());
                let children = f64::from(children);
                school
                    .set(Figure::Children, Some(children))
                    .expect("within range");
                school.ages = (a.min(b), a.max(b));
                school.instead = Instead::ALL[instead];
                school.start = year(start);
                school.years = years;
                school
                    .set(Figure::TopUp, top_up.map(f64::from))
                    .expect("within range");
                if base {
                    school.to = Placement::Unit;
                    let places = more.map(|more| children + f64::from(more));
                    school.set(Figure::Places, places).expect("within range");
                }
                school
            },
        )
}

/// The view's numbers are the command line's.
#[test]
fn fifty_random_schools_agree_with_the_command_line() {
    let mut runner = TestRunner::deterministic();
    let plain = crate::command_line::projected(&[]);
    for _ in 0..50 {
        let school = schools().new_tree(&mut runner).expect("a school").current();
        let found = follows(&school);
        let asked = found.entry.asked();
        let mut entry = format!(
            "children={},ages={}-{},from={},to={},start={},years={}",
            asked.children.get(),
            asked.ages.0,
            asked.ages.1,
            asked.from.name(),
            asked.to.name(),
            asked.start,
            asked.years
        );
        if let Some(top_up) = asked.top_up {
            entry += &format!(",top_up={}", top_up.get());
        }
        if let Some(places) = asked.places {
            entry += &format!(",places={}", places.get());
        }
        let told = crate::command_line::projected(&["--named", &entry]);
        for year in &found.years {
            let of = |report: &serde_json::Map<String, serde_json::Value>| -> serde_json::Value {
                let years = report["years"].as_array().expect("years");
                years
                    .iter()
                    .find(|it| it["financial_year"] == year.year.to_string())
                    .expect("the year")
                    .clone()
            };
            let (with, without) = (of(&told), of(&plain));
            let number = |value: &serde_json::Value| value.as_f64().expect("a number");
            let named = &with["named"][0];
            for (what, view, line) in [
                (
                    "placed",
                    year.council.placed.get(),
                    number(&named["placed"]),
                ),
                ("funded", year.school.funded.get(), number(&named["funded"])),
                (
                    "top-ups",
                    year.school.topups.get(),
                    number(&named["named_topups"]),
                ),
                (
                    "this child's place",
                    year.council.this_childs_place.get(),
                    number(&named["this_childs_place"]),
                ),
                (
                    "once refilled",
                    year.council.refilled.get(),
                    number(&without["spending"]) - number(&with["spending"]),
                ),
            ] {
                assert!(
                    (view - line).abs() < 0.01,
                    "{entry}, {}, {what}: {view} and {line}",
                    year.year
                );
            }
        }
    }
}
