//! Estimates from the census: laws on random counts, an example computed by hand, and errors of
//! files of counts.

use crate::southwark;
use engine::estimate::counts::Table;
use engine::estimate::{AreaCounts, estimate, folded_need};
use engine::levers::{LeverValues, Strengths};
use engine::model::cohort::roll;
use engine::model::pattern::Pattern;
use engine::model::placement::{AGES, ByAge, CENSUS_PLACEMENTS, FIRST_AGE, Placement, row};
use engine::units::{Pupils, Rate};
use proptest::prelude::*;

use crate::support::{assert_near, cases};

const MAINSTREAM: usize = Placement::Mainstream.at();
const UNIT: usize = Placement::Unit.at();
const SPECIAL: usize = Placement::Special.at();

fn nobody(area: &str) -> AreaCounts {
    AreaCounts {
        area: area.to_owned(),
        code: String::new(),
        source: String::new(),
        release: String::new(),
        first: Table::default(),
        second: Table::default(),
        new_plans: Table::default(),
        ended: [Pupils::ZERO; AGES],
        transferred: [Pupils::ZERO; AGES],
        censuses: Vec::new(),
    }
}

fn set(table: &mut Table, age: usize, placement: usize, count: f64) {
    table[row(age)][placement] = Pupils::of(count);
}

fn assert_laws(pattern: &Pattern) {
    let share = |rate: Rate, what: &str, age: usize| {
        assert!(
            (0.0..=1.0).contains(&rate.get()),
            "{what} at {age}: {rate:?}"
        );
    };
    for (at, of_age) in pattern.iter().enumerate() {
        let age = FIRST_AGE + at;
        share(of_age.h_end, "h_end", age);
        share(of_age.h_out, "h_out", age);
        share(of_age.comparator, "comparator", age);
        share(of_age.moved_out, "moved_out", age);
        share(of_age.unit_share, "unit_share", age);
        for p in 0..CENSUS_PLACEMENTS {
            share(of_age.new_mix[p], "new_mix", age);
            share(of_age.leaving[p], "leaving", age);
            share(of_age.destination[p], "destination", age);
            // Those who leave a placement do not come back to it in the same year.
            assert!(of_age.leaving[p] == Rate::ZERO || of_age.destination[p] == Rate::ZERO);
        }
        let sum = |rates: &[Rate]| rates.iter().copied().sum::<Rate>().get();
        assert_near(sum(&of_age.new_mix), 1.0, &format!("new_mix at {age}"));
        let going = sum(&of_age.destination);
        if going != 0.0 {
            assert_near(going, 1.0, &format!("destination at {age}"));
        }
        // Units are folded into mainstream: nobody starts in one, leaves one or goes to one.
        for rates in [of_age.new_mix, of_age.leaving, of_age.destination] {
            assert_eq!(rates[UNIT], Rate::ZERO, "units at {age}");
        }
    }
    assert!(
        pattern[AGES - 1]
            .leaving
            .iter()
            .all(|rate| *rate == Rate::ZERO)
    );
}

/// A table of counts, some of nobody; with `least` everywhere.
fn tables(least: u32, most: u32) -> impl Strategy<Value = Table> {
    let count = prop_oneof![1 => Just(least), 2 => least..=most];
    prop::collection::vec(count, AGES * CENSUS_PLACEMENTS).prop_map(|counts| {
        let mut table = Table::default();
        for (at, count) in counts.into_iter().enumerate() {
            table[at / CENSUS_PLACEMENTS][at % CENSUS_PLACEMENTS] = Pupils::of(f64::from(count));
        }
        table
    })
}

fn counts_by_age(most: u32) -> impl Strategy<Value = ByAge<Pupils>> {
    prop::collection::vec(0..=most, AGES)
        .prop_map(|counts| std::array::from_fn(|at| Pupils::of(f64::from(counts[at]))))
}

/// An area with at least this many children of every age in every placement.
fn areas(least: u32, most: u32) -> impl Strategy<Value = AreaCounts> {
    let tables = (
        tables(least, most),
        tables(least, most),
        tables(least, most),
    );
    (tables, counts_by_age(most), counts_by_age(most)).prop_map(
        |((first, second, new_plans), ended, transferred)| AreaCounts {
            first,
            second,
            new_plans,
            ended,
            transferred,
            ..nobody("anywhere")
        },
    )
}

proptest! {
    #![proptest_config(cases(48))]

    /// Also where more plans ended than there were, and where an age has nobody.
    #[test]
    fn shares_are_shares_whatever_is_counted(authority in areas(0, 40), region in areas(0, 400), england in areas(1, 4_000)) {
        assert_laws(&estimate(&authority, &region, &england));
    }

    #[test]
    fn any_first_census_rolls_to_the_second(authority in areas(0, 40), england in areas(1, 4_000)) {
        let pattern = estimate(&authority, &england, &england);
        let strengths = Strengths::before_any(&LeverValues::default());
        let next = roll(&folded_need(&authority.first, None), &pattern, &strengths, Rate::ONE).need;
        let census = folded_need(&authority.second, None);
        for at in 0..AGES {
            let [rolled, counted] = [&next, &census].map(|need| need[at].iter().copied().sum::<Pupils>().get());
            assert_near(rolled, counted, &format!("age {}", FIRST_AGE + at));
        }
    }

    #[test]
    fn scaled_needs_add_up_to_what_they_are_scaled_to(table in tables(0, 40), plans in 1.0..5_000.0) {
        prop_assume!(table.iter().flatten().any(|count| *count > Pupils::ZERO));
        let need = folded_need(&table, Some(Pupils::of(plans)));
        assert_near(need.iter().flatten().copied().sum::<Pupils>().get(), plans, "scaled");
        prop_assert!(need.iter().all(|line| line[UNIT] == Pupils::ZERO && line[Placement::Included.at()] == Pupils::ZERO));
    }
}

#[test]
fn the_laws_hold_of_the_published_counts() {
    let [southwark, london, england] = southwark::counts().unwrap();
    for area in [&southwark, &london, &england] {
        assert_laws(&estimate(area, &london, &england));
    }
}

/// Age 10 to 11, computed by hand. 20 plans of the England pattern are in everything.
#[test]
fn an_example_by_hand() {
    let mut here = nobody("here");
    // 100 of age 10 in January 2024; 96 of age 11 a year on.
    set(&mut here.first, 10, MAINSTREAM, 70.0);
    set(&mut here.first, 10, UNIT, 10.0);
    set(&mut here.first, 10, SPECIAL, 20.0);
    set(&mut here.second, 11, MAINSTREAM, 66.0);
    set(&mut here.second, 11, SPECIAL, 30.0);
    set(&mut here.new_plans, 11, MAINSTREAM, 6.0);
    set(&mut here.new_plans, 11, SPECIAL, 4.0);
    here.ended[row(10)] = Pupils::of(5.0);
    here.transferred[row(10)] = Pupils::of(3.0);

    let mut england = nobody("England");
    set(&mut england.first, 10, MAINSTREAM, 800.0);
    set(&mut england.first, 10, SPECIAL, 200.0);
    set(&mut england.second, 11, MAINSTREAM, 500.0);
    set(&mut england.second, 11, SPECIAL, 500.0);
    set(&mut england.new_plans, 11, MAINSTREAM, 40.0);
    set(&mut england.new_plans, 11, SPECIAL, 60.0);
    england.ended[row(10)] = Pupils::of(110.0);
    england.transferred[row(10)] = Pupils::of(30.0);

    let mut region = nobody("region");
    set(&mut region.first, 10, MAINSTREAM, 400.0);
    region.ended[row(10)] = Pupils::of(36.0);

    let pattern = estimate(&here, &region, &england);
    let ten = &pattern[row(10)];
    let eleven = &pattern[row(11)];
    // 5/100 here and 110/1,000 in England: (100 × 0.05 + 20 × 0.11) / 120 = 7.2/120.
    assert_near(ten.h_end.get(), 0.06, "h_end");
    // 3/100 in both.
    assert_near(ten.h_out.get(), 0.03, "h_out");
    // The region's own, unsmoothed: 36/400.
    assert_near(ten.comparator.get(), 0.09, "comparator");
    // 100 × (1 − 0.09) = 91 stay. 96 − 91 = 5 came, 10 of them new plans: 5 of the 91 went unrecorded.
    assert_near(ten.moved_out.get(), 5.0 / 91.0, "moved_out");
    assert_near(eleven.net_moves.get(), 0.0, "net_moves");
    assert_near(eleven.new_plans.get(), 10.0, "new_plans");
    // (6 + 20 × 0.4) / 30 and (4 + 20 × 0.6) / 30.
    assert_near(
        eleven.new_mix[MAINSTREAM].get(),
        14.0 / 30.0,
        "new_mix of mainstream",
    );
    assert_near(
        eleven.new_mix[SPECIAL].get(),
        16.0 / 30.0,
        "new_mix of special",
    );
    // Mix at 10: (80 + 20 × 0.8) / 120 = 0.8, so that 86 × 0.8 = 68.8 stay in mainstream and 17.2 in special.
    // Mix at 11: (66 + 20 × 0.5) / 116 = 76/116 of 96 are to be in mainstream: 62.897. There are
    // 68.8 + 10 × 14/30 = 73.467, so that 10.570 leave mainstream, all to special.
    let lost = 68.8 + 140.0 / 30.0 - 96.0 * 76.0 / 116.0;
    assert_near(
        ten.leaving[MAINSTREAM].get(),
        lost / 68.8,
        "leaving mainstream",
    );
    assert_near(ten.leaving[SPECIAL].get(), 0.0, "leaving special");
    assert_near(ten.destination[SPECIAL].get(), 1.0, "to special");
    // The second census has no unit at all, so the first's share is used: 10 of 80.
    assert_near(ten.unit_share.get(), 0.125, "unit_share");
    assert_near(eleven.unit_share.get(), 0.0, "unit_share");
}

/// Unrecorded arrivals stay a count; the second census's units are used where it has any.
#[test]
fn unrecorded_arrivals_are_a_count_and_recorded_units_hold() {
    let mut here = nobody("here");
    set(&mut here.first, 4, MAINSTREAM, 30.0);
    set(&mut here.first, 4, UNIT, 10.0);
    set(&mut here.second, 5, MAINSTREAM, 45.0);
    set(&mut here.second, 5, UNIT, 15.0);
    set(&mut here.second, 2, SPECIAL, 7.0);
    set(&mut here.new_plans, 2, SPECIAL, 9.0);
    set(&mut here.new_plans, 5, MAINSTREAM, 12.0);
    here.ended[row(4)] = Pupils::of(4.0);
    let mut england = nobody("England");
    for age in 2..=25 {
        set(&mut england.first, age, MAINSTREAM, 100.0);
    }
    england.ended[row(4)] = Pupils::of(10.0);

    let pattern = estimate(&here, &england, &england);
    // A tenth ends in both; 40 − 4 = 36 stay, 60 − 36 = 24 came, 12 of them new plans.
    assert_near(pattern[row(5)].net_moves.get(), 12.0, "net_moves");
    assert_near(pattern[row(4)].moved_out.get(), 0.0, "moved_out");
    // At the first age everyone there has arrived. That is fewer than the new plans, with no rate.
    assert_near(
        pattern[row(2)].net_moves.get(),
        -2.0,
        "net_moves of the youngest",
    );
    assert_near(pattern[row(5)].unit_share.get(), 0.25, "unit_share");
    assert_near(
        pattern[row(4)].unit_share.get(),
        0.0,
        "unit_share from the second census alone",
    );
}

/// From 20 on, endings are published together: one rate for all.
#[test]
fn the_oldest_share_one_rate_of_ending() {
    let mut here = nobody("here");
    for (age, plans) in [(19, 50.0), (20, 30.0), (22, 10.0), (25, 10.0)] {
        set(&mut here.first, age, MAINSTREAM, plans);
    }
    here.ended[row(19)] = Pupils::of(10.0);
    here.ended[row(20)] = Pupils::of(20.0);
    let mut england = nobody("England");
    for age in 2..=25 {
        set(&mut england.first, age, MAINSTREAM, 100.0);
    }
    england.ended[row(20)] = Pupils::of(120.0);
    let pattern = estimate(&here, &here, &england);
    // Here (20 + 0 + 0)/(30 + 10 + 10) = 0.4, England 120/600 = 0.2.
    assert_near(
        pattern[row(20)].h_end.get(),
        (30.0 * 0.4 + 20.0 * 0.2) / 50.0,
        "20",
    );
    assert_near(
        pattern[row(22)].h_end.get(),
        (10.0 * 0.4 + 20.0 * 0.2) / 30.0,
        "22",
    );
    assert_near(
        pattern[row(21)].h_end.get(),
        0.2,
        "21: nobody here, England's alone",
    );
    assert_near(
        pattern[row(19)].h_end.get(),
        (50.0 * 0.2 + 0.0) / 70.0,
        "19 is not pooled",
    );
    assert_near(pattern[row(24)].comparator.get(), 0.4, "comparator");
}

/// Placements with too many lose children, but no more than stayed; the others gain in proportion.
#[test]
fn the_least_movement_carries_one_mix_to_the_next() {
    let [here, london, england] = southwark::counts().unwrap();
    let pattern = estimate(&here, &london, &england);
    let folded = |table: &Table| folded_need(table, None);
    let [first, second, first_e, second_e] =
        [&here.first, &here.second, &england.first, &england.second].map(folded);
    let mix = |at: usize| -> [f64; CENSUS_PLACEMENTS] {
        let line = |p: usize| (first[at][p] + second[at][p]).get();
        let line_e = |p: usize| (first_e[at][p] + second_e[at][p]).get();
        let all: f64 = (0..CENSUS_PLACEMENTS).map(line).sum();
        let all_e: f64 = (0..CENSUS_PLACEMENTS).map(line_e).sum();
        std::array::from_fn(|p| (line(p) + 20.0 * line_e(p) / all_e) / (all + 20.0))
    };
    let mut exact = 0;
    for at in 0..AGES - 1 {
        let of_age = &pattern[at];
        let plans: f64 = first[at].iter().map(|count| count.get()).sum();
        let stays = plans
            * (1.0 - of_age.h_end.get() - of_age.h_out.get())
            * (1.0 - of_age.moved_out.get());
        let arrives = (pattern[at + 1].new_plans + pattern[at + 1].net_moves)
            .get()
            .max(0.0);
        let stay = mix(at).map(|share| stays * share);
        let arrive = pattern[at + 1].new_mix.map(|share| arrives * share.get());
        let wanted = mix(at + 1).map(|share| share * (stays + arrives));
        let there: [f64; CENSUS_PLACEMENTS] = std::array::from_fn(|p| stay[p] + arrive[p]);
        let leaving: f64 = (0..CENSUS_PLACEMENTS)
            .map(|p| stay[p] * of_age.leaving[p].get())
            .sum();
        let lacking: f64 = (0..CENSUS_PLACEMENTS)
            .map(|p| (wanted[p] - there[p]).max(0.0))
            .sum();
        for p in 0..CENSUS_PLACEMENTS {
            let found = stay[p] * (1.0 - of_age.leaving[p].get())
                + arrive[p]
                + leaving * of_age.destination[p].get();
            let due = if there[p] > wanted[p] {
                wanted[p].max(arrive[p])
            } else {
                there[p] + (wanted[p] - there[p]) * leaving / lacking
            };
            assert_near(
                found,
                due,
                &format!("age {} to the next, placement {p}", FIRST_AGE + at),
            );
            exact += usize::from((found - wanted[p]).abs() < 1e-9);
        }
    }
    assert!(
        exact > (AGES - 1) * CENSUS_PLACEMENTS / 2,
        "only {exact} placements end with what the mix gives them"
    );
}
