//! Lists of what is kept: a name for each, and two windows that change the same list.

use std::rc::Rc;

use engine::levers::Lever;
use engine::units::FinancialYear;
use proptest::prelude::*;
use safety_valve::scenario::Scenario;
use safety_valve::scenario::annotations::Text;
use safety_valve::scenario::library::{Full, Kept, Library, List, MOST};

use crate::MODEL;

const LISTS: [List; 2] = [List::Kept, List::Groups];

fn scenario(name: &str, places: f64) -> Scenario {
    let basis = MODEL.basis();
    let mut scenario = Scenario::untouched(basis);
    scenario
        .set(basis, Lever::SpecialPlaces, places)
        .expect("within range");
    Rc::make_mut(&mut scenario.annotations)
        .say(Text::Name, name)
        .expect("short");
    scenario
}

/// Names as people type them: alike except for case and spaces, long, none, and those that the page
/// gives by itself.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("  ".to_owned()),
        prop::sample::select(vec![
            "Peckham",
            "peckham",
            " PECKHAM ",
            "Peckham (2)",
            "Peckham (3)",
            "Scenario 1",
            "scenario 2",
            "Group 1",
            "Group 2",
            "İstanbul",
            "ΌΔΟΣ",
            "straße",
            "STRASSE",
        ])
        .prop_map(str::to_owned),
        "[ab]{58,60}",
        Just("é".repeat(60)),
        "\\PC{0,60}".prop_map(|text| text.chars().take(60).collect()),
        prop::collection::vec(any::<char>(), 0..=60).prop_map(|text| text.into_iter().collect()),
    ]
}

fn scenarios(most: usize) -> impl Strategy<Value = Vec<(String, u8)>> {
    prop::collection::vec((name(), 0..4_u8), 0..most)
}

fn filled(mut library: Library, list: List, all: &[(String, u8)]) -> Library {
    for (name, places) in all {
        // Most of them fit.
        let _ = library.add(list, scenario(name, f64::from(*places)));
    }
    library
}

/// Both lists with a few in them, as the page fills them.
fn libraries() -> impl Strategy<Value = Library> {
    (scenarios(5), scenarios(4)).prop_map(|(kept, groups)| {
        let library = filled(Library::default(), List::Kept, &kept);
        filled(library, List::Groups, &groups)
    })
}

/// What one window does to a library.
#[derive(Debug, Clone)]
enum Change {
    Add(List, String, u8),
    Remove(List, prop::sample::Index),
    /// In its place, under a free name.
    Rename(List, prop::sample::Index, String),
    /// Another scenario under the same name.
    Replace(List, prop::sample::Index, u8),
    Clear(List),
}

fn change() -> impl Strategy<Value = Change> {
    let list = || prop::sample::select(LISTS.to_vec());
    let at = any::<prop::sample::Index>;
    prop_oneof![
        3 => (list(), name(), 0..4_u8).prop_map(|(list, name, places)| Change::Add(list, name, places)),
        2 => (list(), at()).prop_map(|(list, at)| Change::Remove(list, at)),
        2 => (list(), at(), name()).prop_map(|(list, at, name)| Change::Rename(list, at, name)),
        2 => (list(), at(), 0..4_u8).prop_map(|(list, at, places)| Change::Replace(list, at, places)),
        1 => list().prop_map(Change::Clear),
    ]
}

/// Changes are separate from everything that was there before: the order of a list is its own, and
/// nothing that was there moves.
fn changed(library: &Library, changes: Vec<Change>) -> Library {
    let mut library = library.clone();
    for change in changes {
        match change {
            Change::Add(list, name, places) => {
                let _ = library.add(list, scenario(&name, f64::from(places) + 200.0));
            }
            Change::Clear(list) => library.list_mut(list).clear(),
            Change::Remove(list, at) if !library.list(list).is_empty() => {
                let at = at.index(library.list(list).len());
                library.list_mut(list).remove(at);
            }
            Change::Rename(list, at, name) if !library.list(list).is_empty() => {
                let at = at.index(library.list(list).len());
                rename(&mut library, list, at, &name);
                // Otherwise one could take the other's place, and only their order would differ.
                let kept = Rc::make_mut(&mut library.list_mut(list)[at]);
                kept.scenario.begin(FinancialYear::starting(2030));
            }
            Change::Replace(list, at, places) if !library.list(list).is_empty() => {
                let at = at.index(library.list(list).len());
                let name = library.list(list)[at].name().to_owned();
                let other = Rc::new(Kept::new(scenario(&name, f64::from(places) + 100.0)));
                library.list_mut(list)[at] = other;
            }
            _ => {}
        }
    }
    library
}

fn rename(library: &mut Library, list: List, at: usize, name: &str) {
    let name = library.free_name(list, name.trim());
    let mut scenario = library.list(list)[at].scenario.clone();
    Rc::make_mut(&mut scenario.annotations)
        .say(Text::Name, &name)
        .expect("short");
    library.list_mut(list)[at] = Rc::new(Kept::new(scenario));
}

fn called(library: &Library, list: List) -> Vec<&str> {
    library.list(list).iter().map(|kept| kept.name()).collect()
}

/// Each has a name, no two the same to a reader, and none longer than names are.
fn is_sound(library: &Library) -> bool {
    LISTS.into_iter().all(|list| {
        let mut names: Vec<String> = called(library, list)
            .into_iter()
            .map(|name| name.trim().to_lowercase())
            .collect();
        let all = names.len();
        names.sort();
        names.dedup();
        names.len() == all
            && all <= MOST
            && called(library, list)
                .iter()
                .all(|name| !name.trim().is_empty() && name.chars().count() <= 60)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn whatever_is_added_no_name_is_there_twice(all in scenarios(50), which in 0..2_usize) {
        let list = LISTS[which];
        let mut library = Library::default();
        for (name, places) in &all {
            let before = library.clone();
            let is_free = !name.trim().is_empty() && before.named(list, name).is_none();
            match library.add(list, scenario(name, f64::from(*places))) {
                Ok(given) => {
                    prop_assert_eq!(called(&library, list).last().copied(), Some(given.as_str()));
                    prop_assert!(!is_free || given == name.trim());
                    prop_assert!(before.named(list, &given).is_none());
                    prop_assert!(library.named(list, &given).is_some());
                }
                Err(Full) => prop_assert_eq!((&library, library.list(list).len()), (&before, MOST)),
            }
            prop_assert!(is_sound(&library), "{:?}", called(&library, list));
        }
        prop_assert_eq!(library.list(list).len(), all.len().min(MOST));
    }

    #[test]
    fn a_free_name_is_free_and_no_longer_than_names_are(library in libraries(), wanted in name()) {
        for list in LISTS {
            let name = library.free_name(list, wanted.trim());
            prop_assert!(library.named(list, &name).is_none());
            prop_assert!((1..=60).contains(&name.chars().count()), "{}", name);
            // The same again, as it is now.
            prop_assert_eq!(library.free_name(list, &name), name.clone());
        }
    }

    #[test]
    fn where_nothing_was_changed_nothing_is_turned(library in libraries(), other in libraries()) {
        prop_assert_eq!(library.with_changes(&other, &other), library.clone());
        prop_assert_eq!(library.with_changes(&library, &library), library);
    }

    #[test]
    fn a_window_that_is_alone_gets_what_it_did(
        from in libraries(), changes in prop::collection::vec(change(), 0..6),
    ) {
        let to = changed(&from, changes);
        prop_assert!(is_sound(&to));
        prop_assert_eq!(from.with_changes(&from, &to), to.clone());
        // Then back.
        prop_assert_eq!(to.with_changes(&to, &from), from);
    }

    #[test]
    fn what_two_windows_did_is_a_sound_list_and_loses_nothing_that_was_put_in(
        from in libraries(),
        ours in prop::collection::vec(change(), 0..6),
        theirs in prop::collection::vec(change(), 0..6),
    ) {
        let [ours, theirs] = [ours, theirs].map(|changes| changed(&from, changes));
        let both = theirs.with_changes(&from, &ours);
        prop_assert!(is_sound(&both));
        for list in LISTS {
            let is_there = |kept: &Rc<Kept>| {
                let unnamed = |scenario: &Scenario| {
                    let mut scenario = scenario.clone();
                    Rc::make_mut(&mut scenario.annotations).say(Text::Name, "").expect("short");
                    scenario
                };
                // Under its name, or under another where that was taken.
                both.list(list).contains(kept)
                    || both.list(list).iter().any(|other| unnamed(&other.scenario) == unnamed(&kept.scenario))
            };
            for kept in ours.list(list).iter().chain(theirs.list(list)) {
                let was = from.list(list).contains(kept);
                let [stays, stayed] = [&ours, &theirs].map(|library| library.list(list).contains(kept));
                if !was {
                    prop_assert!(is_there(kept), "{} was put in", kept.name());
                } else if stays && stayed {
                    prop_assert!(both.list(list).contains(kept), "{} was left alone", kept.name());
                }
            }
            for kept in from.list(list) {
                let stays = ours.list(list).contains(kept) && theirs.list(list).contains(kept);
                prop_assert_eq!(both.list(list).contains(kept), stays, "{} was taken out", kept.name());
            }
        }
    }
}

#[test]
fn what_two_windows_add_is_both_there() {
    let start = filled(Library::default(), List::Kept, &[("Start".to_owned(), 1)]);
    let ours = filled(start.clone(), List::Kept, &[("Ours".to_owned(), 2)]);
    let theirs = filled(start.clone(), List::Kept, &[("Theirs".to_owned(), 3)]);
    let both = theirs.with_changes(&start, &ours);
    assert_eq!(called(&both, List::Kept), ["Start", "Ours", "Theirs"]);
    // Of the same name, each has one of its own.
    let theirs = filled(start.clone(), List::Kept, &[("ours".to_owned(), 3)]);
    let both = theirs.with_changes(&start, &ours);
    assert_eq!(called(&both, List::Kept), ["Start", "Ours (2)", "ours"]);
    // An identical one is there once.
    let both = ours.with_changes(&start, &ours);
    assert_eq!(called(&both, List::Kept), ["Start", "Ours"]);
}

#[test]
fn two_names_given_to_one_scenario_leave_both() {
    let start = filled(
        Library::default(),
        List::Kept,
        &[("One".to_owned(), 1), ("Two".to_owned(), 2)],
    );
    let [ours, theirs] = ["Ours", "Theirs"].map(|name| {
        let mut library = start.clone();
        rename(&mut library, List::Kept, 0, name);
        library
    });
    let both = theirs.with_changes(&start, &ours);
    assert_eq!(called(&both, List::Kept), ["Ours", "Theirs", "Two"]);
    // Two scenarios renamed in two windows are still two.
    let mut theirs = start.clone();
    rename(&mut theirs, List::Kept, 1, "Theirs");
    let both = theirs.with_changes(&start, &ours);
    assert_eq!(called(&both, List::Kept), ["Ours", "Theirs"]);
}

#[test]
fn one_window_takes_out_while_the_other_adds() {
    let start = filled(
        Library::default(),
        List::Groups,
        &[("One".to_owned(), 1), ("Two".to_owned(), 2)],
    );
    let mut ours = start.clone();
    ours.groups.remove(0);
    let theirs = filled(start.clone(), List::Groups, &[("Three".to_owned(), 3)]);
    assert_eq!(
        called(&theirs.with_changes(&start, &ours), List::Groups),
        ["Two", "Three"]
    );
    assert_eq!(
        called(&ours.with_changes(&start, &theirs), List::Groups),
        ["Two", "Three"]
    );
    // What one takes out and the other renames is there under its new name.
    let mut theirs = start.clone();
    rename(&mut theirs, List::Groups, 0, "Renamed");
    assert_eq!(
        called(&theirs.with_changes(&start, &ours), List::Groups),
        ["Renamed", "Two"]
    );
    // The other list is unchanged.
    assert!(theirs.with_changes(&start, &ours).kept.is_empty());
}

#[test]
fn a_list_that_is_full_takes_no_more_and_says_so() {
    let mut library = Library::default();
    for number in 1..=MOST {
        let given = library.add(List::Groups, scenario("", 0.0));
        assert_eq!(given, Ok(format!("Group {number}")));
    }
    let before = library.clone();
    assert_eq!(library.add(List::Groups, scenario("Late", 0.0)), Err(Full));
    assert_eq!(library, before);
    assert_eq!(
        library.add(List::Kept, scenario("", 0.0)),
        Ok("Scenario 1".to_owned())
    );
    // Where another window filled it meanwhile, there is one more rather than one lost.
    let mut start = before.clone();
    start.groups.truncate(MOST - 1);
    let ours = filled(start.clone(), List::Groups, &[("Ours".to_owned(), 1)]);
    let both = before.with_changes(&start, &ours);
    assert_eq!(both.groups.len(), MOST + 1);
    assert!(both.named(List::Groups, "Ours").is_some());
}

#[test]
fn names_that_are_taken_get_a_number() {
    let mut library = Library::default();
    let long = "é".repeat(60);
    let names = [
        "Peckham",
        " peckham ",
        "PECKHAM",
        "",
        "scenario 1",
        "Peckham (2)",
        &long,
        &long,
    ];
    let given: Vec<String> = names
        .iter()
        .map(|name| library.add(List::Kept, scenario(name, 0.0)).expect("room"))
        .collect();
    assert_eq!(
        given,
        [
            "Peckham",
            "peckham (2)",
            "PECKHAM (3)",
            "Scenario 1",
            "scenario 1 (2)",
            "Peckham (2) (2)",
            &long,
            &format!("{} (2)", "é".repeat(56)),
        ]
    );
}
