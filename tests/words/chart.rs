//! The chart: every line labelled, nothing overlapping, at any width.

use crate::southwark::SOUTHWARK;
use crate::southwark::{AGREEMENT_ENDS, BASE_YEAR, LAST_SHOWN_YEAR, OVERRIDE_ENDS};
use engine::levers::Lever;
use engine::model::project::Projection;
use engine::units::FinancialYear;
use proptest::prelude::*;
use safety_valve::chart::palette::{Colour, Role, Theme};
use safety_valve::chart::spec::balances::{Other, Shows, Subject, spec};
use safety_valve::chart::spec::{Line, Point, Rectangle, Spec};
use safety_valve::scenario::Scenario;
use safety_valve::scenario::view::Measure;

use crate::{MODEL, NO_ACTION, assumptions};

fn decided(yours: &Projection, measure: Measure, long: bool, width: f64) -> Spec {
    spec(
        &Subject {
            measure,
            yours,
            no_action: &NO_ACTION,
            agreement: Some(&SOUTHWARK),
            base_year: BASE_YEAR,
            last_shown: if long {
                FinancialYear::starting(2031)
            } else {
                LAST_SHOWN_YEAR
            },
            focus_year: AGREEMENT_ENDS,
            override_ends: OVERRIDE_ENDS,
            known: &[],
            from_zero: None,
            nothing_changed: ["No-action forecast", "No action"],
            called: None,
            others: &[],
            shows: Shows::Totals,
            at_a_glance: true,
            held: None,
        },
        width,
        (width * 0.3).clamp(220.0, 330.0),
    )
}

#[test]
fn two_lines_that_are_the_same_are_one() {
    let untouched = decided(&NO_ACTION, Measure::AfterGrant, false, 800.0);
    let names: Vec<_> = untouched.lines.iter().map(|line| &*line.name).collect();
    assert_eq!(names, ["Agreement", "No-action forecast"]);
}

#[test]
fn the_figures_at_the_ends_are_the_projections() {
    let untouched = decided(&NO_ACTION, Measure::AfterGrant, false, 800.0);
    assert_eq!(untouched.lines[1].label[1].words, "£73.2m");
    assert_eq!(untouched.lines[0].label[1].words, "£0");
    let in_year = decided(&NO_ACTION, Measure::InYear, false, 800.0);
    assert_eq!(in_year.columns.first().map(String::as_str), Some("2023-24"));
    // The agreement's own movement in its last year: £23.1m to £23m.
    assert_eq!(in_year.lines[0].label[1].words, "−£0.1m");
}

fn luminance((r, g, b): Colour) -> f64 {
    let part = |value: u8| {
        let share = f64::from(value) / 255.0;
        if share <= 0.04045 {
            share / 12.92
        } else {
            ((share + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b)
}

fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn lines_and_texts_stand_out_on_either_theme() {
    let forced = Theme::Forced {
        theme: (0, 0, 0),
        ink: (255, 255, 0),
    };
    for theme in [Theme::Light, Theme::Dark, forced] {
        // Labels are written in their line's colour, so lines need a text's contrast.
        for role in [
            Role::Yours,
            Role::NoAction,
            Role::Agreement,
            Role::Text,
            Role::Axis,
        ] {
            let found = contrast(theme.of(role), theme.colour());
            assert!(found >= 4.5, "{role:?} on {theme:?}: {found:.2}");
        }
    }
}

/// Whether a stroke goes through a text's space, tested in steps of a fifth of a pixel.
fn passes(room: &Rectangle, from: Point, to: Point) -> bool {
    let steps = ((to.x - from.x).hypot(to.y - from.y) * 5.0).ceil().max(1.0);
    (0..=steps as u32).any(|step| {
        let along = f64::from(step) / steps;
        let (x, y) = (
            from.x + (to.x - from.x) * along,
            from.y + (to.y - from.y) * along,
        );
        room.left < x && x < room.right && room.top < y && y < room.bottom
    })
}

/// One line where two are the same: here in every scenario that changes nothing.
#[test]
fn each_line_has_a_name_of_its_own() {
    let mut assumptions = MODEL.untouched();
    assumptions
        .values
        .set(engine::levers::Lever::SpecialPlaces, 65.0)
        .expect("within range");
    let moved = decided(
        &MODEL.project(&assumptions),
        Measure::AfterGrant,
        true,
        800.0,
    );
    let names: Vec<_> = moved.lines.iter().map(|line| &*line.name).collect();
    assert_eq!(
        names,
        ["Agreement", "No-action forecast", "With your changes"]
    );
    assert!(
        moved
            .caption
            .ends_with("After March 2028: if today’s rules went on"),
        "{}",
        moved.caption
    );
    assert_eq!(
        moved.spot_label.map(|text| text.words).as_deref(),
        Some("£47.9m")
    );
}

/// Texts that do not meet each other or a line, within the chart; lines within the plot; and a place
/// for a year's figures that nothing runs through.
fn is_clear(spec: &Spec) -> Result<(), TestCaseError> {
    let width = spec.width;
    let texts: Vec<_> = spec
        .ticks
        .iter()
        .chain(spec.marks.iter().map(|mark| &mark.text))
        .chain(spec.lines.iter().flat_map(|line| &line.label))
        .chain(spec.spans.iter().map(|span| &span.text))
        .chain(&spec.ring_labels)
        .chain(&spec.spot_label)
        .collect();
    for line in &spec.lines {
        prop_assert!(line.label.iter().all(|text| !text.words.is_empty()));
        let inside = line
            .label
            .iter()
            .chain(&spec.spot_label)
            .filter(|text| text.room().left < spec.plot.right);
        for text in inside {
            let room = text.room();
            prop_assert!(
                room.right <= spec.plot.right
                    && room.top >= spec.plot.top
                    && room.bottom <= spec.plot.bottom,
                "“{}” is half in the plot",
                text.words
            );
            for pair in line.points.windows(2) {
                prop_assert!(
                    !passes(&room, pair[0], pair[1]),
                    "a line runs through “{}” at {width}",
                    text.words
                );
            }
        }
        for point in &line.points {
            prop_assert!(point.x >= spec.plot.left - 0.01 && point.x <= spec.plot.right + 0.01);
            prop_assert!(point.y >= spec.plot.top - 0.01 && point.y <= spec.plot.bottom + 0.01);
        }
    }
    if let [first, second] = spec.marks.as_slice() {
        let (first, second) = (first.text.room(), second.text.room());
        prop_assert!(
            first.right + 8.0 <= second.left,
            "the marks run together at {width}"
        );
    }
    for (at, text) in texts.iter().enumerate() {
        let room = text.room();
        prop_assert!(
            room.left >= -0.5 && room.right <= spec.width + 0.5,
            "“{}” leaves the chart",
            text.words
        );
        prop_assert!(
            room.top >= -0.5 && room.bottom <= spec.height + 0.5,
            "“{}” leaves the chart",
            text.words
        );
        for other in &texts[at + 1..] {
            prop_assert!(
                !room.overlaps(&other.room()),
                "“{}” over “{}” at {width}",
                text.words,
                other.words
            );
        }
    }
    if let Some(readout) = &spec.readout {
        for text in &texts {
            prop_assert!(
                !readout.overlaps(&text.room()),
                "the readout covers “{}”",
                text.words
            );
        }
        for line in &spec.lines {
            for pair in line.points.windows(2) {
                prop_assert!(
                    !passes(readout, pair[0], pair[1]),
                    "{} runs through the readout",
                    line.name
                );
            }
        }
        for ring in &spec.rings {
            prop_assert!(
                !passes(readout, ring.at, ring.at),
                "a ring is under the readout"
            );
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn every_line_is_labelled_and_no_text_meets_another(
        assumptions in assumptions(), measure in 0..3_usize, long: bool, width in 280.0..1920.0_f64,
    ) {
        is_clear(&decided(&MODEL.project(&assumptions), Measure::ALL[measure], long, width.floor()))?;
    }
}

/// The same from the latest figures, of any council: known balances, their figures, the strip under
/// the years and the place for one year's figures among them.
#[cfg(all(feature = "cli", feature = "view"))]
#[test]
fn charts_of_all_councils_are_clear_at_a_glance() {
    use engine::levers::Lever;
    use engine::model::project::Model;
    use proptest::test_runner::{Config, TestRunner};
    use safety_valve::app::calculator::Calculator;
    use safety_valve::data;
    use std::cell::RefCell;

    let records = data::records().expect("packed");
    let codes: Vec<_> = records
        .authorities
        .iter()
        .map(|record| record.code)
        .collect();
    let made: RefCell<Vec<Option<Option<Calculator>>>> =
        RefCell::new(codes.iter().map(|_| None).collect());
    let moves = proptest::collection::vec(
        (proptest::sample::select(Lever::ALL.to_vec()), 0.0..=1.0_f64),
        0..6,
    );
    let drawn = (
        0..codes.len(),
        moves,
        0..3_usize,
        proptest::bool::ANY,
        300.0..1400.0_f64,
    );
    let config = Config {
        cases: 500,
        failure_persistence: None,
        ..Config::default()
    };
    let mut with_readout = 0_u32;
    let with_readouts = RefCell::new(&mut with_readout);
    TestRunner::new(config)
        .run(&drawn, |(at, moves, measure, long, width)| {
            let mut made = made.borrow_mut();
            let calculator = made[at]
                .get_or_insert_with(|| Calculator::latest(codes[at], &records, data::RECORDS).ok());
            let Some(calculator) = calculator else {
                return Ok(());
            };
            let model: &Model = &calculator.model;
            let mut assumptions = model.untouched();
            for (lever, share) in moves {
                let (low, high) = assumptions.values.range(lever);
                assumptions
                    .values
                    .set(lever, low + (high - low) * share)
                    .expect("in range");
            }
            let yours = model.project(&assumptions);
            let width = width.floor();
            let mut subject = calculator.balances(&yours);
            subject.measure = Measure::ALL[measure];
            subject.at_a_glance = true;
            if long {
                subject.last_shown = calculator.calendar.last_projected;
            }
            let spec = spec(&subject, width, (width * 0.52).clamp(176.0, 350.0).round());
            if spec.readout.is_some() {
                **with_readouts.borrow_mut() += 1;
            }
            is_clear(&spec)
        })
        .expect("every chart");
    assert!(
        with_readout > 100,
        "a place for a year's figures is usual: {with_readout}"
    );
}

/// A wall of groups of which each has that much more paid by the council itself, in millions, as wide
/// as a screen of 1920 pixels leaves it.
fn wall_of(millions: &[f64], focus_year: FinancialYear) -> Spec {
    let basis = MODEL.basis();
    let projections: Vec<Projection> = millions
        .iter()
        .map(|millions| {
            let mut group = Scenario::untouched(basis);
            group
                .set(basis, Lever::CouncilContribution, millions * 1e6)
                .expect("within range");
            MODEL.project(&group.assumptions(basis).expect("within range"))
        })
        .collect();
    let others: Vec<Other<'_>> = projections
        .iter()
        .enumerate()
        .map(|(number, projection)| Other {
            name: "SEND parents’ and carers’ forum",
            projection,
            number,
        })
        .collect();
    let subject = Subject {
        measure: Measure::AfterGrant,
        yours: &NO_ACTION,
        no_action: &NO_ACTION,
        agreement: Some(&SOUTHWARK),
        base_year: BASE_YEAR,
        last_shown: focus_year,
        focus_year,
        override_ends: OVERRIDE_ENDS,
        known: &[],
        from_zero: None,
        nothing_changed: ["No-action forecast", "No action"],
        called: Some("Where all start"),
        others: &others,
        shows: Shows::Wall,
        at_a_glance: false,
        held: None,
    };
    spec(&subject, 1196.0, 694.0)
}

#[test]
fn on_a_wall_groups_a_million_apart_are_told_apart() {
    // Two groups whose deficits are a million apart, whatever year is looked at.
    for year in 2024..=2031 {
        let focus_year = FinancialYear::starting(year);
        let spec = wall_of(&[0.4, 0.8, 1.2], focus_year);
        let scale = spec.scale.1 - spec.scale.0;
        let per_million = (spec.plot.bottom - spec.plot.top) / scale * 1e6;
        assert!(
            per_million >= 12.0,
            "{focus_year}: {per_million} px for a million"
        );
        assert!(spec.scale.0 > 0.0, "{focus_year}: not from zero");
        let said = format!("The scale starts at £{:.1}m", spec.scale.0 / 1e6);
        assert!(spec.caption.contains(&said), "{said} in {}", spec.caption);
        for line in &spec.lines {
            for point in &line.points {
                assert!(point.y <= spec.plot.bottom + 0.01 && point.y >= spec.plot.top - 0.01);
                assert!(point.x <= spec.plot.right + 0.01 && point.x >= spec.plot.left - 0.01);
            }
            let end = line.points.last().expect("an end");
            assert!(
                (end.x - spec.plot.right).abs() < 0.01,
                "ends in the year looked at"
            );
        }
        // The smallest deficit is the lowest line, by as much as it is less.
        let ends: Vec<f64> = spec
            .lines
            .iter()
            .map(|line| line.points.last().expect("an end").y)
            .collect();
        let figures: Vec<f64> = ends
            .iter()
            .map(|y| {
                spec.scale.0 + (spec.plot.bottom - y) / (spec.plot.bottom - spec.plot.top) * scale
            })
            .collect();
        let start = NO_ACTION
            .of(focus_year)
            .expect("projected")
            .after_grant
            .get();
        assert!(
            (figures[0] - start).abs() < 1.0,
            "where all start is under the groups"
        );
    }
}

#[test]
fn names_on_a_wall_are_whole_while_there_is_space_and_cut_where_there_is_none() {
    let labels = |groups: u32| -> Vec<String> {
        let millions: Vec<f64> = (0..groups).map(|nth| 0.1 * f64::from(nth + 1)).collect();
        let spec = wall_of(&millions, AGREEMENT_ENDS);
        let whole = |line: &Line| {
            let words: Vec<&str> = line.label.iter().map(|text| text.words.as_str()).collect();
            words.join(" ")
        };
        spec.lines.iter().map(whole).collect()
    };
    let of_groups = |labels: &[String], start: &str| {
        labels
            .iter()
            .filter(|label| label.starts_with(start))
            .count()
    };
    assert_eq!(
        of_groups(&labels(7), "SEND parents’ and carers’ forum £"),
        7
    );
    assert_eq!(of_groups(&labels(30), "SEND parents’ and… £"), 30);
}

#[test]
fn names_that_are_side_by_side_are_whole() {
    let basis = MODEL.basis();
    let other = MODEL.project(
        &Scenario::untouched(basis)
            .assumptions(basis)
            .expect("untouched"),
    );
    let name = "Places first, and after that bases in every secondary school";
    let others = [Other {
        name,
        projection: &other,
        number: 0,
    }];
    let subject = Subject {
        measure: Measure::AfterGrant,
        yours: &NO_ACTION,
        no_action: &NO_ACTION,
        agreement: Some(&SOUTHWARK),
        base_year: BASE_YEAR,
        last_shown: LAST_SHOWN_YEAR,
        focus_year: AGREEMENT_ENDS,
        override_ends: OVERRIDE_ENDS,
        known: &[],
        from_zero: None,
        nothing_changed: ["No-action forecast", "No action"],
        called: Some("This scenario"),
        others: &others,
        shows: Shows::Differences(0),
        at_a_glance: false,
        held: None,
    };
    let spec = spec(&subject, 700.0, 315.0);
    let line = spec
        .lines
        .iter()
        .find(|line| line.name == name)
        .expect("the other");
    let words: Vec<&str> = line.label.iter().map(|text| text.words.as_str()).collect();
    assert_eq!(words[..words.len() - 1].join(" "), name);
    assert!(
        spec.caption.starts_with("Difference from “This scenario”"),
        "{}",
        spec.caption
    );
    // Nothing differs, so every line is at zero.
    for line in &spec.lines {
        assert!(
            line.points
                .iter()
                .all(|point| (point.y - spec.zero).abs() < 0.01)
        );
    }
}
