//! Headcount moves (model.md 8a): cases computed by hand, and everything computed a second time
//! from the text on random entries.

use crate::southwark::YEARS;
use engine::levers::{Lever, Strengths};
use engine::model::cohort::{Need, roll};
use engine::model::cost::Line;
use engine::model::headcount::{
    FROM, HeadcountError, HeadcountMove, HeadcountRequest, HeadcountResult, HeadcountYear, TO,
    take_off,
};
use engine::model::placement::{FIRST_AGE, LAST_AGE, POST_16, Placement, row};
use engine::model::places::place;
use engine::model::project::{Assumptions, Projection};
use engine::units::{FinancialYear, Pounds, PoundsPerPupil, Pupils, Rate};
use proptest::prelude::*;
use proptest::sample::select;

use crate::support::{
    MODEL, assert_near, bits, cases, pounds, prices, pupils, rates, scenarios, year,
};

/// Eight primary children in a new base of ten instead of state special, from 2026-27.
const EIGHT: HeadcountRequest = HeadcountRequest {
    children: Pupils::of(8.0),
    ages: (4, 10),
    from: Placement::Special,
    to: Placement::Unit,
    start: FinancialYear::starting(2026),
    years: 5,
    top_up: Some(PoundsPerPupil::of(12_000.0)),
    places: Some(Pupils::of(10.0)),
};

fn entry(asked: HeadcountRequest) -> HeadcountMove {
    HeadcountMove::new(asked, MODEL.basis().horizon()).unwrap()
}

fn with(entries: &[HeadcountRequest]) -> Assumptions {
    Assumptions {
        headcount_moves: entries.iter().copied().map(entry).collect(),
        ..MODEL.untouched()
    }
}

/// £ in the years from 2026-27 on, to the penny.
#[track_caller]
fn assert_pennies(projection: &Projection, wanted: &[f64], of: fn(&HeadcountYear) -> Pounds) {
    for (of_year, wanted) in projection.headcount_moves[0].years[3..].iter().zip(wanted) {
        let found = of(of_year).get();
        assert!((found - wanted).abs() < 0.005, "{found}, {wanted} wanted");
    }
}

/// A place in special: κ · 26,434.78 · 1.03 · 1.02⁴ = 33,870.5946 in 2026-27, then 2% more a year.
/// 2026-27, 7/12 of a year: 8 · 7/12 · (33,870.5946 − 12,000) − 7/12 · 10 · 10,000
///   = 102,062.7750 − 58,333.3333 = 43,729.44.
/// 2027-28: 8 · (34,548.0065 − 12,240) − (5/12 · 100,000 + 7/12 · (8 · 6,000 + 2 · 10,000))
///   = 178,464.0523 − 81,333.3333 = 97,130.72.
/// 2031-32, 5/12 of a year: 8 · 5/12 · (37,395.8733 − 12,000 · 1.02⁵) − 5/12 · 68,000
///   = 80,489.6790 − 28,333.3333 = 52,156.35.
#[test]
fn eight_primary_children_in_a_new_base_of_ten() {
    let projection = MODEL.project(&with(&[EIGHT]));
    let wanted = [
        43_729.44, 97_130.72, 114_033.33, 117_674.00, 121_387.48, 52_156.35,
    ];
    assert_pennies(&projection, &wanted, |it| it.this_childs_place);
    assert_pennies(&projection, &[56_000.0, 97_920.0], |it| it.topups);
    let funding = [
        58_333.33, 81_333.33, 68_000.0, 68_000.0, 68_000.0, 28_333.33,
    ];
    assert_pennies(&projection, &funding, |it| it.place_funding);
    let untouched = MODEL.project(&MODEL.untouched());
    for (index, wanted) in [(2, 0.0), (3, 134_431.58), (4, 259_994.42)] {
        let spared = untouched.years[index].spending - projection.years[index].spending;
        assert!((spared.get() - wanted).abs() < 0.005, "{spared:?}");
    }
    // Five Januaries, 2027 to 2031; the summer after the last of them is still funded.
    let counts: Vec<_> = projection.headcount_moves[0]
        .years
        .iter()
        .map(|it| [it.asked, it.placed, it.funded].map(|count| (count.get() * 12.0).round()))
        .collect();
    assert_eq!(counts[2], [0.0, 0.0, 0.0]);
    assert_eq!(counts[3], [96.0, 96.0, 56.0]);
    for of_year in &counts[4..8] {
        assert_eq!(*of_year, [96.0, 96.0, 96.0]);
    }
    assert_eq!(counts[8], [0.0, 0.0, 40.0]);
    // The eight places that they leave go to eight for whom special schools had no place.
    for index in 3..8 {
        let [with, without] = [&projection, &untouched].map(|it| it.years[index].placed);
        assert_near((without.overflow - with.overflow).get(), 8.0, "overflow");
        let special = Placement::Special;
        assert_near(with.of(special).get(), without.of(special).get(), "special");
        assert_near(with.moved_to_units.get(), 8.0, "named");
    }
}

/// A place in independent: κ · 40,011.70 · 1.03 · 1.03⁴ = 53,306.7661 in 2026-27, then 3% more.
/// 2026-27: 7/12 · (53,306.7661 − 21,000) = 18,845.61. 2027-28: 54,905.9691 − 21,420 = 33,485.97.
#[test]
fn one_year_7_child_in_mainstream_instead_of_independent() {
    let asked = HeadcountRequest {
        children: Pupils::of(1.0),
        ages: (11, 15),
        from: Placement::Independent,
        to: Placement::Mainstream,
        top_up: Some(PoundsPerPupil::of(21_000.0)),
        places: None,
        ..EIGHT
    };
    let projection = MODEL.project(&with(&[asked]));
    assert_pennies(&projection, &[18_845.61, 33_485.97], |it| {
        it.this_childs_place
    });
    assert_pennies(&projection, &[0.0; 6], |it| it.place_funding);
    // Nobody waits for an independent place: with nothing to refill, both results are the same.
    let untouched = MODEL.project(&MODEL.untouched());
    for (index, of_year) in projection.headcount_moves[0].years.iter().enumerate() {
        let spared = untouched.years[index].spending - projection.years[index].spending;
        assert!((spared - of_year.this_childs_place).abs() < Pounds::of(0.005));
    }
}

/// Three in a base of ten. 2026-27: 3 · 7/12 · 21,870.5946 − 58,333.3333 = −20,059.79.
/// 2027-28: 3 · 22,308.0065 − (5/12 · 100,000 + 7/12 · (3 · 6,000 + 7 · 10,000))
///   = 66,924.0196 − 93,000 = −26,075.98.
/// 2028-29: 3 · (35,238.9667 − 12,484.80) − 88,000 = −19,737.50.
#[test]
fn a_base_that_fills_to_three_of_ten() {
    let asked = HeadcountRequest {
        children: Pupils::of(3.0),
        ..EIGHT
    };
    let projection = MODEL.project(&with(&[asked]));
    let wanted = [-20_059.79, -26_075.98, -19_737.50];
    assert_pennies(&projection, &wanted, |it| it.this_childs_place);
    assert_pennies(&projection, &[58_333.33, 93_000.0, 88_000.0], |it| {
        it.place_funding
    });
}

/// Children who would have stayed in mainstream cost there what they cost in a base, and the
/// base's places on top: 7/12 · 8 · 6,000 = 28,000, then 48,000, nothing saved.
#[test]
fn children_who_would_have_stayed_anyway() {
    let asked = HeadcountRequest {
        from: Placement::Mainstream,
        top_up: None,
        places: None,
        ..EIGHT
    };
    let projection = MODEL.project(&with(&[asked]));
    let wanted = [
        -28_000.0, -48_000.0, -48_000.0, -48_000.0, -48_000.0, -20_000.0,
    ];
    assert_pennies(&projection, &wanted, |it| it.this_childs_place);
    for result in &projection.years {
        assert!(result.lines.get(Line::NamedTopups) >= Pounds::ZERO);
    }
}

/// Age 10: 100 mainstream, 80 special. Age 17: 20 special, 1 in a specialist college.
fn need() -> Need {
    let mut need = Need::default();
    for (age, placement, count) in [
        (10, Placement::Mainstream, 100.0),
        (10, Placement::Special, 80.0),
        (17, Placement::Special, 20.0),
        (17, Placement::Spi, 1.0),
    ] {
        need[row(age)][placement.at()] = Pupils::of(count);
    }
    need
}

/// 10 of ages 9 to 17: 8 of age 10 and 2 of age 17, as 80 to 20. Of the 90 who are left the next
/// entry takes all 72 of its age, and the third finds nobody for its 5.
#[test]
fn entries_take_whom_they_find_one_after_the_other() {
    let of = |children, ages| HeadcountRequest {
        children: Pupils::of(children),
        ages,
        to: Placement::Mainstream,
        places: None,
        ..EIGHT
    };
    let asked = [of(10.0, (9, 17)), of(200.0, (10, 10)), of(5.0, (2, 16))];
    let mut named = asked.map(|asked| HeadcountResult::new(entry(asked), YEARS));
    let mut left = need();
    let moved = take_off(&mut named, &mut left, 3, year(2026));
    let told = named.map(|it| [it.years[3].asked, it.years[3].placed].map(Pupils::get));
    assert_eq!(told, [[10.0, 10.0], [200.0, 72.0], [5.0, 0.0]]);
    assert_eq!(left[row(10)][Placement::Special.at()], Pupils::ZERO);
    assert_near(left[row(17)][Placement::Special.at()].get(), 18.0, "left");
    assert_near(moved.to_mainstream.get(), 82.0, "moved");
    assert_near(moved.aged_16_and_over.get(), 2.0, "16 and over");
    // Only at the Januaries at which it runs.
    for (first, runs) in [(2025, false), (2026, true), (2030, true), (2031, false)] {
        let mut named = [HeadcountResult::new(entry(asked[0]), YEARS)];
        let mut need = need();
        let moved = take_off(&mut named, &mut need, 0, year(first));
        assert_eq!(moved.to_mainstream > Pupils::ZERO, runs, "{first}");
    }
}

/// 20 of 100 go from mainstream to a base: of the 80 left a quarter, 20, are in units anyway.
/// The one from a specialist college is still one of 21 young people aged 16 and over.
#[test]
fn children_count_where_they_are_at_the_ages_that_they_came_from() {
    let asked = [
        HeadcountRequest {
            children: Pupils::of(20.0),
            from: Placement::Mainstream,
            places: None,
            ..EIGHT
        },
        HeadcountRequest {
            children: Pupils::of(1.0),
            ages: (16, 18),
            from: Placement::Spi,
            to: Placement::Mainstream,
            places: None,
            ..EIGHT
        },
    ];
    let mut pattern = MODEL.basis().pattern.clone();
    for of_age in &mut pattern {
        of_age.unit_share = Rate::of(0.25);
    }
    let mut named = asked.map(|asked| HeadcountResult::new(entry(asked), YEARS));
    let mut others = need();
    let moved = take_off(&mut named, &mut others, 3, year(2026));
    let resting = Strengths::before_any(&MODEL.basis().values);
    let placed = place(&others, &pattern, &resting, Pupils::of(100.0)).with_moves(&moved);
    assert_near(placed.of(Placement::Mainstream).get(), 61.0, "mainstream");
    assert_near(placed.of(Placement::Unit).get(), 40.0, "units");
    assert_near(placed.of(Placement::Spi).get(), 0.0, "college");
    assert_near(placed.plans().get(), 201.0, "plans");
    assert_near(placed.aged_16_and_over.get(), 21.0, "16 and over");
    assert_eq!(placed.specialist_post_16_rate(), Rate::ZERO);
    assert_near(placed.special_under_16.get(), 80.0, "special under 16");
}

#[test]
fn an_entry_that_cannot_be_is_turned_away() {
    let of = |change: &dyn Fn(&mut HeadcountRequest)| {
        let mut asked = EIGHT;
        change(&mut asked);
        HeadcountMove::new(asked, MODEL.basis().horizon()).map(|it| *it.asked())
    };
    assert_eq!(of(&|_| ()), Ok(EIGHT));
    for children in [0.0, -1.0, 100_000.5, f64::NAN] {
        let found = of(&|asked| asked.children = Pupils::of(children));
        assert_eq!(found, Err(HeadcountError::Children), "{children}");
    }
    for ages in [(1, 10), (4, 26), (26, 1)] {
        assert_eq!(of(&|asked| asked.ages = ages), Err(HeadcountError::Ages));
    }
    assert_eq!(
        of(&|asked| asked.ages = (10, 9)),
        Err(HeadcountError::AgesReversed)
    );
    for ages in [(FIRST_AGE, LAST_AGE), (11, 11)] {
        assert!(of(&|asked| asked.ages = ages).is_ok());
    }
    for placement in Placement::ALL {
        let from = of(&|asked| asked.from = placement);
        assert_eq!(from.is_ok(), FROM.contains(&placement), "{placement:?}");
        let to = of(&|asked| {
            asked.to = placement;
            asked.places = None;
        });
        assert_eq!(to.is_ok(), TO.contains(&placement), "{placement:?}");
    }
    let both = of(&|asked| {
        asked.from = Placement::Mainstream;
        asked.to = Placement::Mainstream;
        asked.places = None;
    });
    assert!(both.is_ok(), "children who would have stayed anyway");
    for first in [2022, 2032] {
        let (start, last) = (year(2023), year(2031));
        let found = of(&|asked| asked.start = year(first));
        assert_eq!(found, Err(HeadcountError::Start { first: start, last }));
    }
    for (start, years, most) in [(2026, 0, 6), (2026, 7, 6), (2031, 2, 1), (2023, 10, 9)] {
        let run = |years| {
            of(&|asked| {
                asked.start = year(start);
                asked.years = years;
            })
        };
        assert_eq!(run(years), Err(HeadcountError::Years { most }));
        assert!(run(most).is_ok());
    }
    for top_up in [-1.0, 1e6 + 1.0, f64::NAN] {
        let found = of(&|asked| asked.top_up = Some(PoundsPerPupil::of(top_up)));
        assert_eq!(found, Err(HeadcountError::TopUp), "{top_up}");
    }
    for (places, error) in [
        (7.9, HeadcountError::FewerPlaces),
        (100_000.5, HeadcountError::Places),
        (f64::NAN, HeadcountError::Places),
    ] {
        let found = of(&|asked| asked.places = Some(Pupils::of(places)));
        assert_eq!(found, Err(error), "{places}");
    }
    let mainstream = of(&|asked| asked.to = Placement::Mainstream);
    assert_eq!(mainstream, Err(HeadcountError::PlacesWithoutUnit));
}

/// Nothing is allocated without an entry.
#[test]
fn without_an_entry_there_is_no_list() {
    assert_eq!(
        MODEL.project(&MODEL.untouched()).headcount_moves.capacity(),
        0
    );
}

fn entries() -> impl Strategy<Value = HeadcountRequest> {
    let money = prop::option::of(0.0..50_000.0);
    let years = (2023_u16..=2031).prop_flat_map(|start| (Just(start), 1..=2032 - start));
    (
        prop_oneof![0.1..20.0, 0.1..400.0],
        (FIRST_AGE..=LAST_AGE, FIRST_AGE..=LAST_AGE),
        (select(FROM.as_slice()), select(TO.as_slice())),
        years,
        money,
        prop::option::of(1.0..50.0),
    )
        .prop_map(
            |(children, ages, (from, to), (start, years), top_up, spare)| {
                let to = if from == to { Placement::Unit } else { to };
                let places = spare.filter(|_| to == Placement::Unit);
                HeadcountRequest {
                    children: Pupils::of(children),
                    ages: (ages.0.min(ages.1), ages.0.max(ages.1)),
                    from,
                    to,
                    start: year(start),
                    years,
                    top_up: top_up.map(PoundsPerPupil::of),
                    places: places.map(|spare| Pupils::of(children + spare)),
                }
            },
        )
}

fn lists() -> impl Strategy<Value = Vec<HeadcountRequest>> {
    prop::collection::vec(entries(), 1..5)
}

fn with_list(scenario: &Assumptions, list: &[HeadcountRequest]) -> Assumptions {
    Assumptions {
        headcount_moves: list.iter().copied().map(entry).collect(),
        ..scenario.clone()
    }
}

/// Place funding at a January, by model.md 8a; `run` counts from the entry's first one.
fn funding_at(asked: &HeadcountRequest, run: i32, filled: f64) -> f64 {
    if asked.to != Placement::Unit || run < 0 || run >= i32::from(asked.years) {
        return 0.0;
    }
    match asked.places.map(Pupils::get) {
        None => 6_000.0 * filled,
        Some(places) if run == 0 => 10_000.0 * places,
        Some(places) => 6_000.0 * filled + 10_000.0 * (places - filled),
    }
}

proptest! {
    #![proptest_config(cases(150))]

    /// Children and money of every year, from the text: need rolled, entries taken off it by
    /// hand, the rest placed, and those who moved added where they go.
    #[test]
    fn named_children_are_moved_and_paid_for_as_described(scenario in scenarios(), list in lists()) {
        let basis = MODEL.basis();
        let scenario = with_list(&scenario, &list);
        let projection = MODEL.project(&scenario);
        let without = MODEL.project(&Assumptions { headcount_moves: Vec::new(), ..scenario.clone() });
        let mut need = basis.stock;
        let mut growth = Rate::ONE;
        let mut placed_before = vec![0.0; list.len()];
        let mut before = *MODEL.base();
        for (index, result) in projection.years.iter().enumerate() {
            let strengths = Strengths::in_year(scenario.values.all(), &scenario.timings, result.year);
            need = roll(&need, &basis.pattern, &strengths, growth).need;
            growth = growth * Rate::of(1.0 + scenario.values.get(Lever::NewPlansGrowth));

            let mut left = need;
            let mut to_each = [0.0; 2];
            let (mut topups, mut funding) = (0.0, 0.0);
            for (at, asked) in list.iter().enumerate() {
                let run = result.year.years_since(asked.start);
                let runs = run >= 0 && run < i32::from(asked.years);
                let from = asked.from.at();
                let ages = row(asked.ages.0)..=row(asked.ages.1);
                let there: f64 = left[ages.clone()].iter().map(|of_age| of_age[from].get()).sum();
                let placed = if runs { asked.children.get().min(there) } else { 0.0 };
                for of_age in &mut left[ages] {
                    if placed > 0.0 {
                        of_age[from] = Pupils::of(of_age[from].get() * (1.0 - placed / there).max(0.0));
                    }
                }
                to_each[usize::from(asked.to == Placement::Unit)] += placed;

                let told = projection.headcount_moves[at].years[index];
                assert_near(told.asked.get(), if runs { asked.children.get() } else { 0.0 }, "asked");
                assert_near(told.placed.get(), placed, "placed");
                let funded = (5.0 * placed_before[at] + 7.0 * placed) / 12.0;
                assert_near(told.funded.get(), funded, "funded");
                let price = |placement: Placement| result.prices[placement.at()].get();
                let paid = match asked.top_up {
                    Some(top_up) => (0..run).fold(top_up.get(), |top_up, _| {
                        top_up
                            * (1.0 + scenario.values.get(Lever::StateInflation))
                            * (1.0 + scenario.values.get(Lever::Complexity))
                    }),
                    None if asked.from == Placement::Mainstream => price(Placement::Mainstream),
                    None => price(Placement::Included),
                };
                assert_near(told.topups.get(), funded * paid, "topups");
                let money = (5.0 * funding_at(asked, run - 1, placed_before[at]) + 7.0 * funding_at(asked, run, placed)) / 12.0;
                assert_near(told.place_funding.get(), money, "place funding");
                let this = funded * (price(asked.from) - paid) - money;
                assert_near(told.this_childs_place.get(), this, "this child's place");
                topups += funded * paid;
                funding += money;
                placed_before[at] = placed;
            }
            assert_near(result.lines.get(Line::NamedTopups).get(), topups, "named topups");
            assert_near(result.lines.get(Line::NamedPlaceFunding).get(), funding, "named place funding");

            let capacity = basis.special_capacity.get() + scenario.values.get(Lever::SpecialTrend) * (index as f64 + 1.0);
            let others = place(&left, &basis.pattern, &strengths, Pupils::of(capacity));
            for placement in Placement::ALL {
                let named = match placement {
                    Placement::Mainstream => to_each[0],
                    Placement::Unit => to_each[1],
                    _ => 0.0,
                };
                assert_near(result.placed.of(placement).get(), others.of(placement).get() + named, placement.name());
            }
            assert_near(result.placed.moved_to_mainstream.get(), to_each[0], "named in mainstream");
            assert_near(result.placed.moved_to_units.get(), to_each[1], "named in units");
            for (found, wanted) in [
                (result.placed.overflow, others.overflow),
                (result.placed.extra, others.extra),
                (result.placed.special_under_16, others.special_under_16),
                (result.placed.independent_under_16, others.independent_under_16),
            ] {
                assert_near(found.get(), wanted.get(), "others");
            }

            // Children are conserved, and both rates keep their denominators.
            assert_near(result.placed.plans().get(), without.years[index].placed.plans().get(), "plans");
            assert_near(result.funded_plans.get(), without.years[index].funded_plans.get(), "funded plans");
            let older: f64 = need[row(POST_16)..].iter().flatten().map(|count| count.get()).sum();
            assert_near(result.placed.aged_16_and_over.get(), older, "16 and over");
            prop_assert!(pupils(result).iter().all(|count| *count >= -1e-9), "{result:?}");
            prop_assert!(rates(result).iter().all(|rate| (-1e-12..=1.0 + 1e-12).contains(rate)));

            // The other lines do not include the children who moved.
            let weighed = |of: fn(&engine::model::places::Placed) -> Pupils| {
                (5.0 * of(&before).get() + 7.0 * of(&result.placed).get()) / 12.0
            };
            let mainstream = weighed(|it| it.of(Placement::Mainstream) - it.moved_to_mainstream);
            let units = weighed(|it| it.of(Placement::Unit) - it.moved_to_units);
            let extra = weighed(|it| it.extra);
            let price = |placement: Placement| result.prices[placement.at()].get();
            for (line, wanted) in [
                (Line::MainstreamTopups, mainstream * price(Placement::Mainstream)),
                (Line::UnitTopups, (units - extra) * price(Placement::Unit) + extra * price(Placement::Included)),
                (Line::UnitPlaceFunding, units * 6_000.0),
                (Line::SpecialTopups, weighed(|it| it.of(Placement::Special)) * price(Placement::Special)),
                (Line::Independent, weighed(|it| it.of(Placement::Independent)) * price(Placement::Independent)),
            ] {
                assert_near(result.lines.get(line).get(), wanted, line.name());
            }
            let lines: f64 = Line::ALL.into_iter().map(|line| result.lines.get(line).get()).sum();
            prop_assert!((result.spending.get() - lines).abs() < 0.005);
            let in_year = result.spending - result.income + result.reconciliation;
            assert_near(result.in_year.get(), in_year.get(), "in year");
            before = result.placed;
        }
    }

    /// One entry, or the same children in two entries: the same result.
    #[test]
    fn an_entry_can_be_split(scenario in scenarios(), asked in entries(), share in 0.1..0.9) {
        let asked = HeadcountRequest { places: None, ..asked };
        let part = |share| HeadcountRequest { children: asked.children * Rate::of(share), ..asked };
        let [whole, split] = [vec![asked], vec![part(share), part(1.0 - share)]]
            .map(|list| MODEL.project(&with_list(&scenario, &list)));
        for (index, (one, other)) in whole.years.iter().zip(&split.years).enumerate() {
            for (a, b) in [pupils(one), pounds(one)].concat().iter().zip([pupils(other), pounds(other)].concat()) {
                prop_assert!((a - b).abs() <= 1e-7 * a.abs().max(1.0), "{a} and {b}");
            }
            let placed: f64 = split.headcount_moves.iter().map(|it| it.years[index].placed.get()).sum();
            assert_near(whole.headcount_moves[0].years[index].placed.get(), placed, "placed");
        }
    }

    /// Earlier entries come first: what comes after takes nothing from them.
    #[test]
    fn an_earlier_entry_does_not_feel_a_later_one(scenario in scenarios(), list in lists(), last in entries()) {
        let longer = [list.as_slice(), &[last]].concat();
        let [short, long] = [list, longer].map(|list| MODEL.project(&with_list(&scenario, &list)));
        for (one, other) in short.headcount_moves.iter().zip(&long.headcount_moves) {
            prop_assert_eq!(one, other);
        }
        prop_assert_eq!(long.headcount_moves.len(), short.headcount_moves.len() + 1);
    }

    #[test]
    fn a_little_more_of_a_child_changes_little(scenario in scenarios(), list in lists()) {
        const STEP: f64 = 1e-6;
        let mut list = list;
        list[0].places = list[0].places.map(|places| places + Pupils::of(1.0));
        let here = MODEL.project(&with_list(&scenario, &list));
        list[0].children += Pupils::of(STEP);
        let aside = MODEL.project(&with_list(&scenario, &list));
        for (one, other) in here.years.iter().zip(&aside.years) {
            for (a, b) in pupils(one).iter().zip(pupils(other)) {
                prop_assert!((a - b).abs() <= 10.0 * STEP, "{a} and {b}");
            }
            // No place costs £1m, and no deficit accumulates more than nine of them.
            for (a, b) in pounds(one).iter().zip(pounds(other)) {
                prop_assert!((a - b).abs() <= 9e6 * STEP, "{a} and {b}");
            }
        }
    }

    /// Before it starts, an entry changes nothing, to the last bit.
    #[test]
    fn nothing_moves_before_september_of_the_start(scenario in scenarios(), asked in entries()) {
        let with = MODEL.project(&with_list(&scenario, &[asked]));
        let without = MODEL.project(&scenario);
        for index in 0..YEARS {
            let (one, other) = (&with.years[index], &without.years[index]);
            if one.year < asked.start {
                let all = |result| [pupils(result), pounds(result), rates(result), prices(result)];
                prop_assert_eq!(all(one), all(other));
            }
        }
        let taken_back = with_list(&with_list(&scenario, &[asked]), &[]);
        prop_assert!(bits(&MODEL.project(&taken_back)) == bits(&without));
    }
}
