//! Small examples computed by hand: places at one census, phasing-in, what is funded, years.

use engine::levers::{Lever, LeverValues, PhaseIn, Timing};
use engine::model::cohort::Need;
use engine::model::cost::{Funded, Growth, prices};
use engine::model::pattern::Pattern;
use engine::model::placement::{FIRST_AGE, Placement, row};
use engine::model::places::{Placed, place};
use engine::units::{FinancialYear, Pounds, PoundsPerPupil, Pupils, Rate};

use crate::support::{MODEL, assert_near, at_full, year};

/// Age 10: 100 mainstream, 80 special, 50 independent. Age 17: 20 special, 10 independent.
fn need() -> Need {
    let mut need = Need::default();
    need[row(10)][Placement::Mainstream.at()] = Pupils::of(100.0);
    need[row(10)][Placement::Special.at()] = Pupils::of(80.0);
    need[row(10)][Placement::Independent.at()] = Pupils::of(50.0);
    need[row(17)][Placement::Special.at()] = Pupils::of(20.0);
    need[row(17)][Placement::Independent.at()] = Pupils::of(10.0);
    need
}

/// Southwark's pattern, except for a quarter of mainstream in units at every age.
fn pattern() -> Pattern {
    let mut pattern = MODEL.basis().pattern.clone();
    for of_age in &mut pattern {
        of_age.unit_share = Rate::of(0.25);
    }
    pattern
}

fn placed(capacity: f64, sets: &[(Lever, f64)]) -> Placed {
    place(&need(), &pattern(), &at_full(sets), Pupils::of(capacity))
}

#[track_caller]
fn assert_children(placed: &Placed, wanted: [(Placement, f64); 4]) {
    for (placement, count) in wanted {
        assert_near(placed.of(placement).get(), count, placement.name());
    }
}

#[test]
fn children_for_whom_special_schools_have_no_room_go_to_independent_ones() {
    let placed = placed(90.0, &[]);
    // 100 × 1/4 are in units. 100 need a special place, and there are 90.
    assert_children(
        &placed,
        [
            (Placement::Mainstream, 75.0),
            (Placement::Unit, 25.0),
            (Placement::Special, 90.0),
            (Placement::Independent, 70.0),
        ],
    );
    assert_near(placed.overflow.get(), 10.0, "overflow");
    // Of the 10, as of the 100, eight in ten are under 16: 80 − 8, 50 + 8.
    assert_near(placed.special_under_16.get(), 72.0, "special under 16");
    assert_near(
        placed.independent_under_16.get(),
        58.0,
        "independent under 16",
    );
    assert_near(
        placed.independent_rate().get(),
        58.0 / 130.0,
        "independent rate",
    );
    assert_near(placed.aged_16_and_over.get(), 30.0, "16 and over");
}

#[test]
fn who_comes_back_is_under_16_and_has_a_place() {
    // 20 places are spare; half of 50 under 16 would come back.
    let scarce = placed(120.0, &[(Lever::ReturnLocal, 0.5)]);
    assert_near(scarce.returned.get(), 20.0, "returned");
    assert_near(scarce.empty_special_places.get(), 0.0, "empty");
    assert_near(scarce.special_under_16.get(), 100.0, "special under 16");
    assert_near(
        scarce.independent_under_16.get(),
        30.0,
        "independent under 16",
    );
    // 40 places are spare, the lever's among them; 25 come back.
    let plenty = placed(
        130.0,
        &[(Lever::ReturnLocal, 0.5), (Lever::SpecialPlaces, 10.0)],
    );
    assert_near(plenty.capacity.get(), 140.0, "capacity");
    assert_near(plenty.returned.get(), 25.0, "returned");
    assert_near(plenty.empty_special_places.get(), 15.0, "empty");
    assert_children(
        &plenty,
        [
            (Placement::Mainstream, 75.0),
            (Placement::Unit, 25.0),
            (Placement::Special, 125.0),
            (Placement::Independent, 35.0),
        ],
    );
}

#[test]
fn new_base_places_are_filled_from_special_and_from_mainstream() {
    // 40 places: 60% for children who would be in special, 40% for those in mainstream.
    let placed = placed(
        90.0,
        &[(Lever::UnitPlaces, 40.0), (Lever::BaseFromSpecial, 0.6)],
    );
    // Mainstream 100 − 25 − 16, units 25 + 40, special 100 − 24 = 76, so that 14 places are empty.
    assert_children(
        &placed,
        [
            (Placement::Mainstream, 59.0),
            (Placement::Unit, 65.0),
            (Placement::Special, 76.0),
            (Placement::Independent, 60.0),
        ],
    );
    assert_near(placed.extra.get(), 40.0, "extra");
    assert_near(placed.overflow.get(), 0.0, "overflow");
    assert_near(placed.empty_special_places.get(), 14.0, "empty");
    assert_near(placed.special_under_16.get(), 56.0, "special under 16");
}

#[test]
fn a_base_takes_no_more_children_than_there_are_under_16() {
    // 300 × 0.6 = 180, but 80 of that age are in special; 300 × 0.4 = 120, but 75 are not in a unit.
    let placed = placed(
        0.0,
        &[(Lever::UnitPlaces, 300.0), (Lever::BaseFromSpecial, 0.6)],
    );
    assert_near(placed.extra.get(), 155.0, "extra");
    assert_children(
        &placed,
        [
            (Placement::Mainstream, 0.0),
            (Placement::Unit, 180.0),
            (Placement::Special, 0.0),
            (Placement::Independent, 80.0),
        ],
    );
}

#[test]
fn a_place_nobody_needs_is_empty_and_nobody_is_no_share_of_nobody() {
    let nobody = place(&Need::default(), &pattern(), &at_full(&[]), Pupils::of(5.0));
    assert_eq!(nobody.empty_special_places, Pupils::of(5.0));
    assert_eq!(nobody.independent_rate(), Rate::ZERO);
    assert_eq!(nobody.specialist_post_16_rate(), Rate::ZERO);
}

#[test]
fn a_year_is_five_twelfths_of_one_january_and_seven_of_the_next() {
    let [mut before, mut inside] = [Placed::default(), Placed::default()];
    before.children[Placement::Fe.at()] = Pupils::of(120.0);
    inside.children[Placement::Fe.at()] = Pupils::of(240.0);
    before.capacity = Pupils::of(12.0);
    inside.extra = Pupils::of(12.0);
    let funded = Funded::between(&before, &inside, Pupils::of(24.0), Pupils::ZERO);
    // 120 × 5/12 = 50, 240 × 7/12 = 140.
    assert_near(funded.children[Placement::Fe.at()].get(), 190.0, "college");
    assert_near(funded.capacity.get(), 5.0, "capacity");
    assert_near(funded.extra.get(), 7.0, "extra");
    assert_near(funded.met.get(), 10.0, "met");
    assert_near(funded.plans().get(), 190.0, "plans");
}

#[test]
fn a_lever_grows_to_its_value_over_its_phase_in() {
    let share = |start, years, at| {
        Timing {
            start: year(start),
            phase_in: PhaseIn::years(years).unwrap(),
        }
        .share(year(at))
    };
    let three: Vec<f64> = (2022..=2027).map(|at| share(2023, 3.0, at)).collect();
    assert_eq!(three, [0.0, 1.0 / 3.0, 2.0 / 3.0, 1.0, 1.0, 1.0]);
    let at_once: Vec<f64> = (2024..=2027).map(|at| share(2026, 1.0, at)).collect();
    assert_eq!(at_once, [0.0, 0.0, 1.0, 1.0]);
    assert_eq!(share(2023, 2.5, 2024), 0.8);
}

#[test]
fn a_phase_in_is_a_number_of_years_from_1_on() {
    for years in [1.0, 2.5, 20.0, 45.5] {
        assert_eq!(PhaseIn::years(years).map(PhaseIn::get), Ok(years));
    }
    for years in [0.0, 0.999, -3.0, f64::NAN, f64::INFINITY] {
        assert!(PhaseIn::years(years).is_err(), "{years}");
    }
}

#[test]
fn included_children_cost_between_mainstream_and_special() {
    let costs = MODEL.basis().costs;
    let price = |support| {
        let levers = [
            (Lever::IncludedSupport, support),
            (Lever::MainstreamTopup, 0.5),
            (Lever::SpecialTopup, -0.1),
        ];
        prices(&costs, Rate::of(2.0), &Growth::NONE, &at_full(&levers))[Placement::Included.at()]
    };
    let of =
        |placement: Placement, factor: f64| costs.unit_cost[placement.at()].get() * 2.0 * factor;
    let (mainstream, special) = (of(Placement::Mainstream, 1.5), of(Placement::Special, 0.9));
    for (support, wanted) in [
        (0.0, mainstream),
        (1.0, special),
        (0.25, mainstream * 0.75 + special * 0.25),
    ] {
        assert_near(price(support).get(), wanted, "price");
    }
}

#[test]
fn no_lever_takes_what_is_no_number_or_out_of_range() {
    for lever in Lever::ALL {
        let (low, high) = lever.range();
        let mut values = LeverValues::default();
        let before = values;
        for value in [
            f64::NAN,
            f64::INFINITY,
            f64::NEG_INFINITY,
            low - 1e-9 * (high - low),
            high + 1e-9 * (high - low),
        ] {
            assert!(
                values.set(lever, value).is_err(),
                "{} took {value}",
                lever.name()
            );
        }
        assert_eq!(values, before);
        for value in [low, high] {
            values.set(lever, value).unwrap();
        }
        assert_eq!(Lever::named(lever.name()), Some(lever));
    }
    assert_eq!(Lever::named("Exit_Rate"), None);
}

#[test]
fn a_quantity_from_outside_is_finite() {
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert!(Pounds::new(value).is_err() && Pupils::new(value).is_err());
        assert!(Rate::new(value).is_err() && PoundsPerPupil::new(value).is_err());
    }
    assert_eq!(Pounds::new(-1.5), Ok(Pounds::of(-1.5)));
}

#[test]
fn financial_years_are_written_and_read_alike() {
    for first in [1990, 1999, 2023, 2026, 2098, 2099] {
        assert_eq!(year(first).to_string().parse(), Ok(year(first)));
    }
    assert_eq!(year(1999).to_string(), "1999-00");
    assert_eq!("2026/27".parse(), Ok(year(2026)));
    assert_eq!("2026–27".parse(), Ok(year(2026)));
    for text in [
        "",
        "2026",
        "2026-28",
        "2026-2027",
        "26-27",
        "2026-",
        "-27",
        "2026-27 ",
        "１９９９-00",
        "+202-27",
        "2100-01",
    ] {
        assert!(text.parse::<FinancialYear>().is_err(), "{text}");
    }
    assert_eq!(
        "2026".parse::<FinancialYear>().unwrap_err().to_string(),
        "“2026” is not a financial year: write it like 2026-27"
    );
}

#[test]
fn a_year_knows_its_march_and_its_january() {
    assert_eq!(year(2025).march(), 2026);
    assert_eq!(year(2025).census().to_string(), "January 2026");
    assert_eq!(year(2025).years_since(year(2027)), -2);
    assert_eq!(year(2025).plus(2), year(2027));
    assert_eq!(FIRST_AGE + row(25), 25);
}
