//! The state: whatever happens to it, its address opens to the same state, and undo brings
//! everything back.

use engine::authority::Baseline;
use std::rc::Rc;

use engine::analysis::school::{Figure, Instead, School};
use engine::levers::Preset;
use engine::levers::{Lever, Onset, PhaseIn};
use engine::model::actuals::{Actual, BaseSum};
use engine::model::basis::BlockSource;
use engine::model::cost::PRICED;
use engine::units::FinancialYear;
use proptest::prelude::*;
use safety_valve::app::calculator::Calculator;
use safety_valve::app::state::Keep;
use safety_valve::app::state::{Action, Start, State};
use safety_valve::content::{Content, Known};
use safety_valve::scenario::annotations::Text;
use safety_valve::scenario::codec::json::write_library;
use safety_valve::scenario::field::Field;
use safety_valve::scenario::group::Group;
use safety_valve::scenario::library::{Kept, Library, List, MOST};
use safety_valve::scenario::payments::Payments;
use safety_valve::scenario::view::{Measure, Page, Panel};
use yew::Reducible;

thread_local! {
    static CALCULATOR: Rc<Calculator> = Rc::new(Calculator::built_in(Baseline::AgreementForecast).expect("the data built in"));
}

pub fn opened(address: &str) -> Rc<State> {
    CALCULATOR.with(|calculator| Rc::new(State::open(calculator.clone(), address).expect("opens")))
}

fn year() -> impl Strategy<Value = FinancialYear> {
    (2023..=2031_u16).prop_map(FinancialYear::starting)
}

fn lever() -> impl Strategy<Value = Lever> {
    (0..Lever::ALL.len()).prop_map(|at| Lever::ALL[at])
}

fn field() -> impl Strategy<Value = Field> {
    prop_oneof![
        lever().prop_map(Field::from),
        ((0..Actual::ALL.len()), year())
            .prop_map(|(at, year)| Field::Actual(Actual::ALL[at], year)),
        Just(Field::SpecialCapacity),
        Just(Field::StabilityShare),
        (0..BaseSum::ALL.len()).prop_map(|at| Field::BaseSum(BaseSum::ALL[at])),
        (0..PRICED.len()).prop_map(|at| Field::UnitCost(PRICED[at])),
        (0..Figure::ALL.len()).prop_map(|at| Field::School(Figure::ALL[at])),
    ]
}

fn actions() -> impl Strategy<Value = Action> {
    let ramped = || lever().prop_filter("ramped", |lever| lever.onset() == Onset::Ramped);
    prop_oneof![
        (lever(), 0.0..=1.0_f64).prop_map(|(lever, share)| {
            let (low, high) = lever.range();
            let per_unit = safety_valve::words::fields::shown_per_unit(lever.into());
            let value = (low + (high - low) * share) * per_unit;
            // A slider of places has no steps between whole numbers.
            let whole = Field::from(lever).unit().is_whole();
            Action::Slide(lever, if whole { value.round() } else { value })
        }),
        (field(), "[0-9£%,.mx −]{0,6}").prop_map(|(field, text)| Action::Type(field, text)),
        field().prop_map(Action::Leave),
        field().prop_map(Action::Reset),
        (0..Preset::ALL.len()).prop_map(|at| Action::StartFrom(Preset::ALL[at])),
        year().prop_map(Action::Begin),
        (1..6_u8)
            .prop_map(|years| Action::PhaseIn(PhaseIn::years(f64::from(years)).expect("from 1"))),
        (ramped(), prop::option::of(year()))
            .prop_map(|(lever, year)| Action::BeginOwn(lever, year)),
        prop::option::of(year()).prop_map(Action::StabilityGrant),
        (0..3_u8, year()).prop_map(|(which, year)| Action::Payments(match which {
            0 => Payments::AsAgreed,
            1 => Payments::AYearLate,
            _ => Payments::StoppedAfter(year),
        })),
        any::<bool>().prop_map(|published| Action::Block(if published {
            BlockSource::Published
        } else {
            BlockSource::Planned
        })),
        any::<bool>().prop_map(Action::Reconciliation),
        year().prop_map(Action::LookAt),
        (0..3_usize).prop_map(|at| Action::Measure(Measure::ALL[at])),
        any::<bool>().prop_map(Action::Long),
        (0..Panel::ALL.len()).prop_map(|at| Action::ShowPanel(Panel::ALL[at])),
        prop::option::of(0..Group::ALL.len())
            .prop_map(|at| Action::Show(at.map(|at| Group::ALL[at]))),
        any::<bool>().prop_map(|school| Action::Enter(if school {
            Page::School
        } else {
            Page::Explore
        })),
        (
            2..=25_u16,
            2..=25_u16,
            0..Instead::ALL.len(),
            1..=9_u16,
            any::<bool>()
        )
            .prop_map(|(first, last, instead, years, counted)| {
                let mut school = School::example(
                    Calculator::built_in(Baseline::AgreementForecast)
                        .expect("the data built in")
                        .basis()
                        .horizon(),
                );
                school.ages = (first, last);
                school.instead = Instead::ALL[instead];
                school.years = years;
                school.counted = counted;
                Action::School(Box::new(school))
            }),
        Just(Action::ForgetActuals),
        Just(Action::Settle),
        (text(), "\\PC{0,12}").prop_map(|(text, words)| Action::Say(text, words)),
        (lever(), any::<bool>()).prop_map(|(lever, there)| Action::Offer(lever, there)),
        Just(Action::New),
        keep().prop_map(Action::Keep),
    ]
}

fn text() -> impl Strategy<Value = Text> {
    prop_oneof![
        Just(Text::Name),
        Just(Text::Note),
        Just(Text::By),
        Just(Text::Workshop),
        lever().prop_map(Text::Reason),
    ]
}

/// What is kept and collected, under a few names that clash.
fn keep() -> impl Strategy<Value = Keep> {
    let name = || "[ab]";
    let list = || any::<bool>().prop_map(|kept| if kept { List::Kept } else { List::Groups });
    prop_oneof![
        Just(Keep::This),
        (list(), name()).prop_map(|(list, name)| Keep::Open(list, name)),
        name().prop_map(Keep::Duplicate),
        (name(), "[abc]{0,2}").prop_map(|(name, to)| Keep::Rename(name, to)),
        (list(), name()).prop_map(|(list, name)| Keep::Remove(list, name)),
        (name(), any::<bool>()).prop_map(|(name, beside)| Keep::Beside(name, beside)),
        (name(), 0..400_u16).prop_map(|(name, places)| Keep::Paste(format!(
            "see x#/group?v=1&name={name}&special_places={places}."
        ))),
    ]
}

/// The messages that a reader sees.
fn told(state: &State) -> (String, String, Vec<String>) {
    let results = &state.results;
    (
        format!("{:?}", results.headline),
        format!("{:?}", results.table),
        results.echoes.iter().map(ToString::to_string).collect(),
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn whatever_happens_the_address_opens_to_the_same(actions in prop::collection::vec(actions(), 1..25)) {
        let mut state = opened("");
        for action in actions {
            state = state.reduce(action);
        }
        let again = opened(&state.link);
        prop_assert!(again.left_out.is_empty(), "{:?} of {}", again.left_out, state.link);
        prop_assert_eq!(&again.scenario, &state.scenario);
        prop_assert_eq!(again.view, state.view);
        prop_assert_eq!(&again.link, &state.link);
        prop_assert_eq!(told(&again), told(&state));
        // All of it can be put back.
        let back = state.reduce(Action::ResetAll);
        prop_assert_eq!(told(&back).0, told(&opened("").reduce(Action::Long(back.view.long))).0);
    }
}

#[test]
fn half_a_number_or_of_a_slip_is_nobodys_choice() {
    let places = Field::Lever(Lever::SpecialPlaces);
    let typed = |texts: &[&str]| {
        let mut state = opened("");
        for text in texts {
            state = state.reduce(Action::Type(places, (*text).to_owned()));
        }
        state.results.values.get(Lever::SpecialPlaces)
    };
    assert_eq!(typed(&["6", "65"]), 65.0);
    assert_eq!(typed(&["5", "50", "500"]), 0.0);
    assert_eq!(
        typed(&["3", "lots"]),
        3.0,
        "pasted over a figure that stood"
    );
    // Typed without a pause, "65x" never was 65, nor "12 apples" 12.
    assert_eq!(typed(&["6", "65", "65x"]), 0.0);
    assert_eq!(typed(&["1", "12", "12 ", "12 a", "12 ap"]), 0.0);
    // Nor was a figure that is half-typed on the way to another.
    assert_eq!(typed(&["3", "35", "3", "30", "30x"]), 0.0);
    // The keys that correct it give what is then in the box.
    assert_eq!(typed(&["6", "65", "65x", "65"]), 65.0);
}

#[test]
fn a_figure_that_settled_stays_through_a_later_slip() {
    let places = Field::Lever(Lever::SpecialPlaces);
    let mut state = opened("");
    for text in ["6", "65"] {
        state = state.reduce(Action::Type(places, text.to_owned()));
    }
    assert!(state.has_unsettled());
    state = state.reduce(Action::Settle);
    assert!(!state.has_unsettled());
    state = state.reduce(Action::Type(places, "65x".to_owned()));
    assert_eq!(state.results.values.get(Lever::SpecialPlaces), 65.0);
}

#[test]
fn what_cannot_be_used_is_said_at_the_top_once_typing_has_stopped() {
    let field = Field::Lever(Lever::SpecialTopup);
    let typed = opened("").reduce(Action::Type(field, "-".to_owned()));
    assert!(typed.refused().is_empty() && typed.has_unsettled());
    // Not as the box is left: what is pressed then would move.
    let left = typed.clone().reduce(Action::Leave(field));
    assert!(left.refused().is_empty() && left.has_unsettled());
    assert_eq!(left.reduce(Action::Settle).refused().len(), 1);
    assert_eq!(typed.clone().reduce(Action::Settle).refused().len(), 1);
    assert!(
        typed
            .reduce(Action::Type(field, "-3".to_owned()))
            .refused()
            .is_empty()
    );
}

#[test]
fn an_action_that_changes_nothing_gives_the_same_state() {
    let state = opened("#/explore?v=1&special_places=65");
    for action in [
        Action::Slide(Lever::SpecialPlaces, 65.0),
        Action::Leave(Field::Lever(Lever::UnitPlaces)),
        Action::Settle,
        Action::Dismiss,
        Action::Measure(Measure::AfterGrant),
    ] {
        assert!(
            Rc::ptr_eq(&state, &state.clone().reduce(action.clone())),
            "{action:?}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    /// Undone one by one the steps end in the first scenario, redone in the last, equal to the byte.
    #[test]
    fn whatever_was_done_can_be_undone_and_redone(actions in prop::collection::vec(actions(), 500)) {
        let first = opened("");
        let mut state = first.clone();
        for action in actions {
            state = state.reduce(action);
        }
        let last = state.clone();
        let steps = state.history.past().len();
        prop_assert!(steps > 100, "{steps} steps of 500 actions");
        prop_assert_eq!(state.steps().len(), steps);
        while !state.history.past().is_empty() {
            state = state.reduce(Action::Undo);
        }
        prop_assert_eq!(&state.scenario, &first.scenario);
        prop_assert_eq!(&state.workspace.library, &first.workspace.library);
        prop_assert_eq!(state.to_be_kept(), first.to_be_kept());
        prop_assert_eq!(told(&state).0, told(&opened(&state.link)).0);
        while state.history.can_redo() {
            state = state.reduce(Action::Redo);
        }
        prop_assert_eq!(&state.scenario, &last.scenario);
        prop_assert_eq!(state.to_be_kept(), last.to_be_kept());
        prop_assert_eq!(state.history.past().len(), steps);
        // Also all at once.
        state = state.reduce(Action::GoBack(steps));
        prop_assert_eq!(&state.scenario, &first.scenario);
    }
}

#[test]
fn a_drag_is_one_step_and_so_is_a_number_that_was_typed() {
    let places = Lever::SpecialPlaces;
    let mut state = opened("");
    for shown in [5.0, 30.0, 65.0] {
        state = state.reduce(Action::Slide(places, shown));
    }
    state = state.reduce(Action::Settle);
    for text in ["1", "10"] {
        state = state.reduce(Action::Type(places.into(), text.to_owned()));
    }
    state = state.reduce(Action::Leave(places.into()));
    state = state.reduce(Action::StartFrom(Preset::Everything));
    assert_eq!(
        state.steps(),
        [
            "Extra special school places: 0 places → 65 places",
            "Extra special school places: 65 places → 10 places",
            "Start from: The council’s no-action forecast → Everything at once",
        ]
    );
    // A new step after one taken back leaves nothing to redo.
    state = state.reduce(Action::Undo);
    assert!(state.history.can_redo());
    state = state.reduce(Action::Slide(places, 11.0));
    assert!(!state.history.can_redo());
    assert_eq!(state.history.past().len(), 3);
}

#[test]
fn steps_come_back_from_what_is_kept_over_a_reload() {
    let places = Lever::SpecialPlaces;
    let mut state = opened("");
    for shown in [5.0, 30.0, 65.0] {
        state = state
            .reduce(Action::Slide(places, shown))
            .reduce(Action::Settle);
    }
    state = state.reduce(Action::Say(Text::Reason(places), "Ümläüte ✓".to_owned()));
    state = state.reduce(Action::Undo).reduce(Action::Undo);
    let start = || Start {
        steps: Some(state.steps_to_keep()),
        ..Start::default()
    };
    let begin = |address: &str| {
        CALCULATOR.with(|calculator| {
            Rc::new(State::begin(calculator.clone(), address, start()).expect("opens"))
        })
    };
    let again = begin(&state.link);
    assert_eq!(again.steps(), state.steps());
    let redone = again.clone().reduce(Action::Redo).reduce(Action::Redo);
    assert_eq!(
        redone.scenario.annotations.text(Text::Reason(places)),
        "Ümläüte ✓"
    );
    assert!(!redone.history.can_redo());
    // Another address opened in the same window is one more step.
    let other = begin("#/explore?v=1&unit_places=40");
    assert_eq!(other.steps().len(), state.steps().len() + 1);
    assert_eq!(other.reduce(Action::Undo).scenario, state.scenario);
}

#[test]
fn a_kept_scenario_stands_beside_the_one_that_it_was_made_from() {
    let state = opened("#/explore?v=1&panel=scenarios&special_places=65")
        .reduce(Action::Keep(Keep::This))
        .reduce(Action::Keep(Keep::Beside("Scenario 1".to_owned(), true)));
    let panel = state.behind().scenarios.clone().expect("shown");
    assert_eq!(panel.names, ["This scenario", "Scenario 1"]);
    let beside = panel.beside.clone().expect("two");
    let others: Vec<_> = beside.others(&state.calculator).collect();
    let subject = safety_valve::chart::spec::balances::Subject {
        called: Some(&beside.called),
        others: &others,
        ..state.calculator.balances(&beside.yours)
    };
    for width in (250..1300).step_by(7) {
        let width = f64::from(width);
        let height = (width * 0.45).clamp(260.0, 400.0).round();
        let spec = safety_valve::chart::spec::balances::spec(&subject, width, height);
        assert!(spec.sentence.contains("Scenario 1"));
        // Drawing terminates: with a dash of almost zero it once did not.
        let theme = safety_valve::chart::palette::Theme::Light;
        assert!(safety_valve::chart::svg::draw(&spec, theme).is_ok());
    }
}

/// A group that was typed in.
fn typed_group(state: Rc<State>, name: &str, places: &str) -> Rc<State> {
    let values = vec![(Lever::SpecialPlaces, places.to_owned())];
    state.reduce(Action::Keep(Keep::Typed(name.to_owned(), values)))
}

fn messages(state: &State) -> Vec<&str> {
    state.messages.iter().map(AsRef::as_ref).collect()
}

#[test]
fn a_typed_group_is_said_to_be_added_only_where_it_was() {
    let mut state = opened("");
    for group in 1..=MOST {
        state = typed_group(state, &format!("Table {group}"), &group.to_string());
        assert_eq!(messages(&state), ["One group was added."]);
    }
    assert_eq!(state.added as usize, MOST);
    for (name, places) in [("One more", "5"), ("", "6"), ("Table 7", "7")] {
        let refused = typed_group(state.clone(), name, places);
        assert_eq!(refused.workspace.library.groups.len(), MOST);
        assert_eq!(refused.added, state.added, "its boxes keep what was typed");
        assert!(!messages(&refused).contains(&"One group was added."));
        assert_eq!(refused.messages.len(), 1);
    }
}

#[test]
fn two_groups_without_a_name_can_choose_the_same() {
    let state = typed_group(typed_group(opened(""), "", "65"), " ", "65");
    let names: Vec<_> = state
        .workspace
        .library
        .groups
        .iter()
        .map(|kept| kept.name())
        .collect();
    assert_eq!(names, ["Group 1", "Group 2"]);
    assert_eq!(state.added, 2);
    // One that is named is the same one.
    let named = typed_group(typed_group(opened(""), "Peckham", "65"), "Peckham", "65");
    assert_eq!(named.workspace.library.groups.len(), 1);
    assert_eq!(named.added, 1);
}

/// A page whose browser has kept "a", with a part that this edition cannot read.
fn with_an_unread_part() -> Rc<State> {
    CALCULATOR.with(|calculator| {
        let scenario = opened("#/explore?v=1&special_places=65&name=a")
            .scenario
            .clone();
        let unread = vec![("tomorrows_lever".to_owned(), "7".to_owned())];
        let library = Library {
            kept: vec![Rc::new(Kept::with_unread(scenario, unread))],
            groups: Vec::new(),
        };
        let start = Start {
            kept: Ok(Some(write_library(&library, calculator.basis()))),
            ..Start::default()
        };
        Rc::new(State::begin(calculator.clone(), "", start).expect("opens"))
    })
}

#[test]
fn what_could_not_be_read_stays_with_a_kept_scenario() {
    let unread = |state: &State, name: &str| {
        let library = &state.workspace.library;
        let kept = library.named(List::Kept, name).expect("kept");
        kept.unread.clone()
    };
    let state = with_an_unread_part();
    let part = unread(&state, "a");
    assert_eq!(part.len(), 1);
    let renamed = state
        .clone()
        .reduce(Action::Keep(Keep::Rename("a".to_owned(), "b".to_owned())));
    assert_eq!(unread(&renamed, "b"), part);
    let doubled = state
        .clone()
        .reduce(Action::Keep(Keep::Duplicate("a".to_owned())));
    assert_eq!(unread(&doubled, "a (2)"), part);
    let replaced = state
        .reduce(Action::Say(Text::Name, "a".to_owned()))
        .reduce(Action::Slide(Lever::SpecialPlaces, 30.0))
        .reduce(Action::Keep(Keep::This));
    assert_eq!(replaced.workspace.library.kept.len(), 1);
    assert_eq!(unread(&replaced, "a"), part);
    let written = replaced.to_be_kept().expect("changed");
    assert!(written.contains("tomorrows_lever"), "{written}");
}

#[test]
fn undo_and_redo_forget_what_is_no_longer_kept() {
    let keep = |what| Action::Keep(what);
    let name = || "Scenario 1".to_owned();
    let state = opened("#/explore?v=1&special_places=65")
        .reduce(keep(Keep::This))
        .reduce(keep(Keep::Beside(name(), true)))
        .reduce(keep(Keep::Against(name())));
    assert_eq!(state.workspace.beside, [name()]);
    let undone = state.clone().reduce(Action::Undo);
    assert!(undone.workspace.library.kept.is_empty());
    assert!(undone.workspace.beside.is_empty());
    assert_eq!(undone.workspace.against, None);
    // Forth as well: "b" is looked at under its old name when it is renamed again.
    let renamed = state.reduce(keep(Keep::Rename(name(), "b".to_owned())));
    assert_eq!(renamed.workspace.beside, ["b"]);
    let back = renamed
        .reduce(Action::Undo)
        .reduce(keep(Keep::Beside(name(), true)))
        .reduce(keep(Keep::Against(name())));
    assert_eq!(back.workspace.beside, [name()]);
    let again = back.reduce(Action::Redo);
    assert!(again.workspace.library.named(List::Kept, "b").is_some());
    assert!(again.workspace.beside.is_empty());
    assert_eq!(again.workspace.against, None);
}

#[test]
fn what_an_address_left_out_is_not_said_of_another_scenario() {
    let address = "#/explore?v=1&unit_places=40&special_places=many";
    let kept = opened(address).reduce(Action::Keep(Keep::This));
    assert_eq!(kept.left_out.len(), 1, "it is still the same scenario");
    let name = kept.scenario.annotations.text(Text::Name).to_owned();
    let shown = kept.reduce(Action::Keep(Keep::Open(List::Kept, name)));
    assert!(shown.left_out.is_empty());
    let file = opened("#/explore?v=1&special_places=65").as_file(false);
    let files = vec![("a file.json".to_owned(), Some(file))];
    let read = opened(address).reduce(Action::Keep(Keep::Files(List::Kept, files)));
    assert_eq!(read.results.values.get(Lever::SpecialPlaces), 65.0);
    assert!(read.left_out.is_empty());
}

#[test]
fn an_authoritys_own_judgement_goes_before_what_is_published_in_general() {
    let general = r#"{"levers": {"complexity": {"means": "More.", "known": "published"}}}"#;
    let known = |local| {
        let content = Content::merged(general, Some(("E09000001", local))).expect("content");
        content.evidence(Lever::Complexity).known
    };
    let own = r#"{"levers": {"complexity": {"known": "judgement"}}}"#;
    assert_eq!(known(own), Some(Known::Judgement));
    let silent = r#"{"levers": {"complexity": {"finding": "Some."}}}"#;
    assert_eq!(known(silent), Some(Known::Published));
}

/// The clock is the browser's, handed in: until something of the school is changed its start follows the
/// day, and then the address says which September was meant.
#[test]
fn my_school_begins_next_september_until_somebody_says_otherwise() {
    let begun = |address: &str| {
        CALCULATOR.with(|calculator| {
            let start = Start {
                september: Some(FinancialYear::starting(2027)),
                ..Start::default()
            };
            Rc::new(State::begin(calculator.clone(), address, start).expect("opens"))
        })
    };
    let next = FinancialYear::starting(2027);
    let opened = begun("#/school?v=2&basis=agreement");
    assert_eq!(opened.school().start, next);
    assert!(!opened.link.contains("school."), "{}", opened.link);
    let children = Field::School(Figure::Children);
    let typed = opened.reduce(Action::Type(children, "6".to_owned()));
    assert_eq!(typed.school().start, next);
    assert!(
        typed.link.contains("school.start=2027-28"),
        "{}",
        typed.link
    );
    assert_eq!(begun(&typed.link).school(), typed.school());
    // A link made before this says nothing of a start, and means what it always did.
    let old = begun("#/school?v=1&school.children=6");
    assert_eq!(old.school().start, FinancialYear::starting(2026));
    let mut late = typed.school();
    late.start = FinancialYear::starting(2030);
    let late = typed.reduce(Action::School(Box::new(late)));
    assert_eq!(late.school().years, 2, "as long as there is room");
    assert_eq!(late.reduce(Action::ResetAll).school().start, next);
}
