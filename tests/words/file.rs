//! A file opens to exactly what it was made from, and so does what a browser keeps; a damaged one
//! opens to something valid or is reported as not a file, and each part left out is named.

use std::rc::Rc;

use engine::units::{FinancialYear, Pounds};
use proptest::prelude::*;
use safety_valve::scenario::Scenario;
use safety_valve::scenario::codec::json::{
    self, FileError, LARGEST, read, read_library, read_steps, write, write_library, write_steps,
};
use safety_valve::scenario::codec::{Opened, Provenance};
use safety_valve::scenario::history::History;
use safety_valve::scenario::library::{Kept, Library};
use safety_valve::words;
use safety_valve::words::file::StorageError;

use crate::MODEL;
use crate::address::scenarios;

fn kept(scenarios: Vec<Scenario>) -> Vec<Rc<Kept>> {
    let kept = scenarios
        .into_iter()
        .map(|scenario| Rc::new(Kept::new(scenario)));
    kept.collect()
}

/// A fingerprint, and a figure to the precision of files.
fn made() -> impl Strategy<Value = Provenance> {
    let figure = prop::option::of(-90_000..=900_000_i32);
    (figure, "[0-9a-f]{8}").prop_map(|(thousands, model)| Provenance {
        figure: thousands.map(|thousands| Pounds::of(f64::from(thousands) / 1_000.0 * 1_000_000.0)),
        model,
    })
}

/// Nothing was left out, and this was opened.
fn scenario_of(opened: &Opened) -> Result<&Scenario, &Opened> {
    opened
        .left_out
        .is_empty()
        .then_some(&opened.scenario)
        .ok_or(opened)
}

/// Whether something valid was opened, and each part that was left out has a sentence.
fn is_sound(opened: &Opened) -> bool {
    let is_told = opened.left_out.iter().all(|part| {
        let sentence = words::file::left_out("notes.json", part, &crate::southwark::ABOUT);
        crate::names(&sentence, &part.name) && sentence.starts_with("“notes.json”: ")
    });
    is_told && opened.scenario.assumptions(MODEL.basis()).is_ok()
}

/// The message about a file of which nothing was read.
fn is_told(fault: FileError) -> bool {
    let sentence = words::file::fault("notes.json", fault);
    sentence.starts_with("“notes.json” ") && sentence.ends_with('.')
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn a_file_opens_to_what_it_was_made_from(
        scenario in scenarios(), look in prop::option::of(2023..=2031_u16),
        groups in prop::collection::vec(scenarios(), 0..2), made in made(),
    ) {
        let basis = MODEL.basis();
        let look = look.map(FinancialYear::starting);
        let text = write(&scenario, look, &kept(groups.clone()), &made, basis);
        let found = read(&text, basis).expect("what was written");
        prop_assert_eq!(scenario_of(&found.scenario), Ok(&scenario), "{}", text);
        let opened: Result<Vec<&Scenario>, _> = found.groups.iter().map(scenario_of).collect();
        prop_assert_eq!(opened, Ok(groups.iter().collect()), "{}", text);
        prop_assert_eq!(found.scenario.made, Some(made), "{}", text);
        prop_assert_eq!(found.scenario.view.look, look);
        prop_assert!(found.groups.iter().all(|group| group.made.is_none()));
    }

    #[test]
    fn what_a_browser_keeps_opens_to_what_was_kept(
        one in prop::collection::vec(scenarios(), 0..2),
        other in prop::collection::vec(scenarios(), 0..2),
    ) {
        let basis = MODEL.basis();
        let library = Library { kept: kept(one), groups: kept(other) };
        let text = write_library(&library, basis);
        prop_assert_eq!(read_library(&text, basis), Ok((library, vec![])), "{}", text);
    }
}

proptest! {
    #[test]
    fn steps_come_back_after_a_reload(
        through in prop::collection::vec(scenarios(), 2..6), at in any::<prop::sample::Index>(),
    ) {
        let basis = MODEL.basis();
        let at = at.index(through.len());
        let history: History<u8> = History::through(&through, at);
        let text = write_steps(&history, basis);
        let (again, elsewhere) = read_steps::<u8>(&text, &through[at], basis).expect("steps");
        prop_assert_eq!(again.scenarios(), history.scenarios());
        prop_assert_eq!(elsewhere, None);
        // A link opened since leads to another scenario than the steps.
        let other = Scenario::untouched(basis);
        if through[at] != other {
            let (_, elsewhere) = read_steps::<u8>(&text, &other, basis).expect("steps");
            prop_assert_eq!(elsewhere.as_ref(), Some(&through[at]));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(crate::soak_cases()))]

    #[test]
    fn a_damaged_file_opens_and_names_what_it_left_out_or_is_told_to_be_none(
        scenario in scenarios(), groups in prop::collection::vec(scenarios(), 0..3),
        made in made(), cuts in crate::cuts(),
    ) {
        let basis = MODEL.basis();
        let damaged = crate::damaged(&write(&scenario, None, &kept(groups), &made, basis), cuts);
        match read(&damaged, basis) {
            Ok(found) => {
                prop_assert!(is_sound(&found.scenario), "{}", damaged);
                prop_assert!(found.groups.iter().all(is_sound), "{}", damaged);
                // What was opened is written so that it opens to the same.
                let again = write(&found.scenario.scenario, found.scenario.view.look, &[], &made, basis);
                let again = read(&again, basis).expect("what was written");
                prop_assert_eq!(again.scenario.scenario, found.scenario.scenario);
                prop_assert_eq!(again.scenario.left_out, vec![]);
            }
            Err(fault) => prop_assert!(is_told(fault), "{}", damaged),
        }
        // What a browser keeps is read in the same shapes.
        match read_library(&damaged, basis) {
            Ok((library, left_out)) => {
                prop_assert!(library.kept.is_empty(), "the file had none");
                prop_assert!(library.groups.iter().all(|kept| kept.scenario.assumptions(basis).is_ok()));
                for part in left_out {
                    prop_assert!(crate::names(&words::link::left_out(&part, &crate::southwark::ABOUT), &part.name));
                }
            }
            Err(fault) => prop_assert!(is_told(fault), "{}", damaged),
        }
        let _ = read_steps::<u8>(&damaged, &scenario, basis);
    }

    /// The JSON stays valid here, and its content is damaged: names, values, and their positions.
    #[test]
    fn a_file_of_damaged_parts_opens_and_names_each_that_it_left_out(
        scenario in scenarios(), made in made(),
        cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<bool>(), crate::cuts()), 1..4),
    ) {
        let basis = MODEL.basis();
        let text = write(&scenario, None, &[], &made, basis);
        let mut file: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        let parts = file["scenario"].as_object_mut().expect("parts");
        for (at, is_name, cuts) in cuts {
            let name = parts.keys().nth(at.index(parts.len())).expect("one of them").clone();
            let value = parts.remove(&name).expect("it was there");
            let text = value.as_str().expect("a text");
            let (name, value) = if is_name {
                (crate::damaged(&name, cuts), text.to_owned())
            } else {
                let value = crate::damaged(text, cuts);
                (name, value)
            };
            parts.insert(name, value.into());
        }
        let all = parts.len();
        // The version is a part too; a part of that name is not allowed.
        let versions = usize::from(parts.contains_key("v"));
        let found = read(&file.to_string(), basis).expect("a file of the right shape");
        if found.scenario.elsewhere.is_some() {
            // Its starting point was damaged: it is of other figures, and nothing of it is taken.
            prop_assert_eq!(found.scenario.scenario, Scenario::untouched(basis));
            return Ok(());
        }
        let counted = found.scenario.understood + found.scenario.left_out.len();
        prop_assert_eq!(counted, all + 1 - versions, "{}", file);
        prop_assert!(is_sound(&found.scenario), "{}", file);
    }

    #[test]
    fn no_text_at_all_makes_it_stumble(text in "\\PC{0,60}|[\\[{\":,}\\]0-9ev]{0,40}") {
        let basis = MODEL.basis();
        if let Err(fault) = read(&text, basis) {
            prop_assert!(is_told(fault));
        }
        let _ = read_library(&text, basis);
        let _ = read_steps::<u8>(&text, &Scenario::untouched(basis), basis);
    }
}

const START: &str = "{\"format\":\"safety-valve-calculator\",\"version\":";

#[test]
fn what_is_wrong_with_a_file_as_a_whole_is_told() {
    let basis = MODEL.basis();
    let deep = "[".repeat(100_000);
    let large = format!("{START}1}}{}", " ".repeat(LARGEST));
    for (text, fault) in [
        ("", FileError::Shape(1, 0)),
        ("{\n\"format\": 1}", FileError::Shape(2, 11)),
        ("{}", FileError::Foreign),
        ("[]", FileError::Foreign),
        (
            "{\"format\":\"postcards\",\"version\":9}",
            FileError::Foreign,
        ),
        (&format!("{START}3}}"), FileError::Newer(3)),
        (
            &format!("{START}1,\"scenario\":{{\"start\":7}}}}"),
            FileError::Shape(1, 69),
        ),
        (&format!("{START}1}}{{"), FileError::Shape(1, 49)),
        (&deep, FileError::Shape(1, 1)),
        (&large, FileError::TooLarge),
    ] {
        let start: String = text.chars().take(80).collect();
        assert_eq!(read(text, basis), Err(fault), "{start}");
    }
    // At the largest size it is read.
    let full = format!("{START}1}}");
    let full = format!("{full}{}", " ".repeat(LARGEST - full.len()));
    let found = read(&full, basis).expect("as large as it can be");
    assert_eq!(found.scenario.scenario, Scenario::untouched(basis));
    assert_eq!(found.scenario.left_out, vec![]);
}

#[test]
fn every_sentence_about_files_and_what_is_kept() {
    use words::file as said;
    let long = "notes of a meeting that went on and on and on and on.json";
    let mut all = vec![said::limits()];
    for fault in [
        FileError::TooLarge,
        FileError::Shape(3, 17),
        FileError::Foreign,
        FileError::Newer(2),
    ] {
        all.push(said::fault("notes.json", fault));
    }
    all.push(said::fault(long, FileError::Foreign));
    all.push(said::fault("two\nlines\0.json", FileError::Foreign));
    let part = |name: &str, value: &str| {
        let parts = vec![
            ("basis".to_owned(), "agreement".to_owned()),
            (name.to_owned(), value.to_owned()),
        ];
        let opened = safety_valve::scenario::codec::from_pairs(&[], parts, MODEL.basis());
        opened.left_out.into_iter().next().expect("left out")
    };
    for left_out in [
        part("special_places", "401"),
        part("colour", "red"),
        part("v", "0"),
    ] {
        all.push(said::left_out(
            "notes.json",
            &left_out,
            &crate::southwark::ABOUT,
        ));
        all.push(said::left_out(long, &left_out, &crate::southwark::ABOUT));
    }
    all.push(said::too_many(json::MOST_FILES + 1));
    all.push(said::full("Peckham"));
    all.push(said::full(long));
    for error in [
        StorageError::Forbidden,
        StorageError::Full,
        StorageError::Unreadable,
        StorageError::Newer,
    ] {
        all.push(said::storage_error(error).to_owned());
    }
    all.push(said::kept("Peckham"));
    all.push(said::kept_already("Peckham"));
    all.push(said::replaced("Peckham"));
    all.push(said::taken("Peckham"));
    all.push(said::name_too_long());
    all.push(said::opened("notes.json"));
    all.push(said::opened(long));
    insta::assert_snapshot!(all.join("\n"));
}
