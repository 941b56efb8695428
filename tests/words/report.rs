//! The one-page report: what fits on it, and what goes to a second page.

use std::rc::Rc;

use engine::levers::{Lever, Onset};
use engine::model::basis::BlockSource;
use safety_valve::scenario::Scenario;
use safety_valve::scenario::annotations::Text;
use safety_valve::words::levers;
use safety_valve::words::report::{Table, table};

use crate::MODEL;

/// This many levers at one of their ends, each with a reason of this many letters.
fn with(levers: usize, letters: usize) -> Scenario {
    let basis = MODEL.basis();
    let mut scenario = Scenario::untouched(basis);
    for lever in Lever::ALL.into_iter().take(levers) {
        let (low, high) = lever.range();
        let end = if basis.values.get(lever) == high {
            low
        } else {
            high
        };
        scenario.set(basis, lever, end).expect("within range");
        let reason: String = "naïve reasons ".chars().cycle().take(letters).collect();
        let annotations = Rc::make_mut(&mut scenario.annotations);
        annotations
            .say(Text::Reason(lever), &reason)
            .expect("short");
    }
    scenario
}

fn table_of(scenario: &Scenario) -> Table {
    let basis = MODEL.basis();
    let assumptions = scenario.assumptions(basis).expect("within range");
    table(
        scenario,
        &assumptions.values,
        basis,
        &crate::southwark::ABOUT,
    )
}

/// On the second page, and cut.
fn kind(table: &Table) -> (bool, bool) {
    (table.on_second_page, table.cut)
}

#[test]
fn what_has_room_stands_on_one_page() {
    for (levers, letters, expected) in [
        (0, 0, (false, false)),
        (1, 200, (false, false)),
        (8, 0, (false, false)),
        (8, 20, (false, false)),
        (9, 0, (true, false)),
        (9, 20, (true, false)),
        // Few levers with much to say of them.
        (3, 200, (true, false)),
        (10, 200, (true, false)),
        (11, 200, (true, true)),
        (29, 0, (true, false)),
        (29, 200, (true, true)),
    ] {
        let table = table_of(&with(levers, letters));
        assert_eq!(table.rows.len(), levers);
        assert_eq!(
            kind(&table),
            expected,
            "{levers} levers, {letters} letters each"
        );
    }
}

#[test]
fn a_long_note_takes_room_from_the_reasons() {
    let noted = |levers, letters, note: usize| {
        let mut scenario = with(levers, letters);
        let annotations = Rc::make_mut(&mut scenario.annotations);
        annotations
            .say(Text::Note, &"é".repeat(note))
            .expect("short");
        kind(&table_of(&scenario))
    };
    assert_eq!(noted(0, 0, 400), (false, false));
    assert_eq!(noted(1, 100, 400), (false, false));
    assert_eq!(noted(1, 101, 400), (true, false));
    assert_eq!(noted(8, 200, 400), (true, false));
    assert_eq!(noted(9, 200, 400), (true, true));
}

#[test]
fn reasons_that_are_cut_say_so_and_short_ones_stay() {
    let mut scenario = with(29, 200);
    let annotations = Rc::make_mut(&mut scenario.annotations);
    let short = "é".repeat(34);
    annotations
        .say(Text::Reason(Lever::ALL[0]), &short)
        .expect("short");
    annotations
        .say(Text::Reason(Lever::ALL[1]), "")
        .expect("short");
    let table = table_of(&scenario);
    assert!(table.cut);
    assert_eq!(table.rows[0].reason, short);
    assert_eq!(table.rows[1].reason, "");
    for (row, lever) in table.rows.iter().zip(Lever::ALL).skip(2) {
        let whole = scenario.annotations.text(Text::Reason(lever));
        let start = row.reason.strip_suffix('…').expect("cut");
        assert!(whole.starts_with(start));
        assert_eq!(start.chars().count(), 34);
    }
}

#[test]
fn each_row_has_both_values_and_when_it_acts() {
    let scenario = with(29, 5);
    for (row, lever) in table_of(&scenario).rows.iter().zip(Lever::ALL) {
        assert_eq!(row.name, levers::name(lever, &crate::southwark::ABOUT));
        assert_ne!(row.usual, row.now, "{}", row.name);
        match lever.onset() {
            Onset::Always => assert_eq!(row.when, "every year"),
            // Said once, over the table.
            Onset::Ramped => assert_eq!(row.when, ""),
        }
        assert_eq!(row.reason, scenario.annotations.text(Text::Reason(lever)));
    }
    assert_eq!(
        table_of(&scenario).begin,
        "Changes from April 2023, phased in over 3 years, unless something else is said."
    );
    // Changes that are not levers are rows too, and take space.
    let mut scenario = with(8, 0);
    scenario.block = BlockSource::Published;
    let table = table_of(&scenario);
    assert_eq!((table.rows.len(), table.on_second_page), (9, true));
    let last = table.rows.last().expect("nine");
    assert_eq!(
        last.name,
        "High needs block of 2023-24: £71.9m instead of £67.4m"
    );
}
