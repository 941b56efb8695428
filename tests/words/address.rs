//! An address opens to exactly the scenario that it was made from; a damaged one opens to
//! something valid, and each part that was left out is named.

use std::rc::Rc;

use engine::analysis::school::{Figure, Instead};
use engine::levers::Preset;
use engine::levers::{LEVERS, Lever, Onset, PhaseIn};
use engine::model::actuals::StabilityGrant;
use engine::model::basis::BlockSource;
use engine::model::placement::Placement;
use engine::units::{FinancialYear, Pounds};
use proptest::prelude::*;
use safety_valve::scenario::Scenario;
use safety_valve::scenario::annotations::{Annotations, LeverSet, Text};
use safety_valve::scenario::codec::{Provenance, read, stamped, write};
use safety_valve::scenario::field::Field;
use safety_valve::scenario::group::Group;
use safety_valve::scenario::view::{Measure, Page, Panel, View};
use safety_valve::words;

use crate::MODEL;

/// An address opened on the agreement's forecast, which it names if it does not say otherwise.
fn opened(address: &str) -> (Scenario, View, Vec<String>) {
    let named = if address.contains("v=1") || address.contains("basis=") {
        address.to_owned()
    } else {
        address.replacen('?', "?basis=agreement&", 1)
    };
    let opened = read(&named, MODEL.basis());
    let sentences = opened
        .left_out
        .iter()
        .map(|part| words::link::left_out(part, &crate::southwark::ABOUT))
        .collect();
    (opened.scenario, opened.view, sentences)
}

fn year() -> impl Strategy<Value = FinancialYear> {
    (2023..=2031_u16).prop_map(FinancialYear::starting)
}

fn phase_in() -> impl Strategy<Value = PhaseIn> {
    prop_oneof![(1..=12_u8).prop_map(f64::from), 1.0..30.0_f64,]
        .prop_map(|years| PhaseIn::years(years).expect("from 1"))
}

/// Any actual figure.
fn actuals() -> impl Strategy<Value = Vec<(usize, f64)>> {
    prop_oneof![
        Just(vec![]),
        prop::collection::vec((any::<prop::sample::Index>(), 0.0..=1.0_f64), 0..6).prop_map(
            |typed| typed
                .into_iter()
                .map(|(at, share)| (at.index(40), share))
                .collect()
        ),
    ]
}

/// Some characters of any script, and for some texts as many as there can be.
fn letters() -> impl Strategy<Value = (Vec<char>, bool)> {
    (
        prop::collection::vec(any::<char>(), 1..20),
        prop::bool::weighted(0.1),
    )
}

/// Annotations of a scenario: any texts of any characters, and any levers for a workshop.
pub fn accounts() -> impl Strategy<Value = Annotations> {
    let sources = Text::all(MODEL.basis()).len();
    let which = prop_oneof![0..4_usize, 4..4 + LEVERS, 4 + LEVERS..sources];
    (
        prop::collection::vec((which, letters()), 0..5),
        prop::option::of(prop::collection::vec(0..LEVERS, 1..6)),
    )
        .prop_map(|(texts, levers)| {
            let mut annotations = Annotations::default();
            for (at, (letters, is_longest)) in texts {
                let text = Text::all(MODEL.basis())[at];
                let count = if is_longest {
                    text.longest()
                } else {
                    letters.len().min(text.longest())
                };
                let said: String = letters.into_iter().cycle().take(count).collect();
                annotations.say(text, &said).expect("as long as it can be");
            }
            if let Some(levers) = levers {
                let levers: Vec<Lever> = levers.into_iter().map(|at| Lever::ALL[at]).collect();
                annotations.levers = LeverSet::of(&levers).expect("at least one");
            }
            annotations
        })
}

/// Anything that can be set on the page or the command line, and anything said of it.
pub fn scenarios() -> impl Strategy<Value = Scenario> {
    (settings(), accounts()).prop_map(|(mut scenario, annotations)| {
        scenario.annotations = Rc::new(annotations);
        scenario
    })
}

/// Anything that can be set on the page or the command line.
fn settings() -> impl Strategy<Value = Scenario> {
    let levers = prop::collection::vec(
        (
            0..Lever::ALL.len(),
            prop_oneof![Just(0.0), Just(1.0), 0.0..=1.0_f64],
            prop::option::of(year()),
            prop::option::of(phase_in()),
        ),
        0..12,
    );
    (
        0..Preset::ALL.len(),
        year(),
        phase_in(),
        any::<[bool; 2]>(),
        levers,
        actuals(),
        prop::option::of(year()),
        prop::option::of((
            (2..=25_u16, 2..=25_u16),
            0..Instead::ALL.len(),
            any::<bool>(),
            1..=20_u16,
            prop::option::of(1..=20_u16),
            any::<[bool; 2]>(),
            prop::collection::vec((0..Figure::ALL.len(), 0.0..=1.0_f64), 0..6),
        )),
    )
        .prop_map(
            |(
                preset,
                start,
                phase_in,
                [published, reconciliation],
                levers,
                actuals,
                grant,
                school,
            )| {
                let basis = MODEL.basis();
                let mut scenario = Scenario::untouched(basis);
                scenario.start_from(Preset::ALL[preset]);
                scenario.timings.common.start = start;
                scenario.timings.common.phase_in = phase_in;
                if published {
                    scenario.block = BlockSource::Published;
                }
                scenario.reconciliation = reconciliation;
                let first = StabilityGrant::BALANCE_OF.next();
                let grant = grant.map(|year: FinancialYear| StabilityGrant {
                    year: year.max(first),
                    share: StabilityGrant::SHARE,
                });
                scenario
                    .actuals
                    .set_stability_grant(grant)
                    .expect("a projected year");
                if let Some((ages, instead, base, years, breaks, [elsewhere, counted], numbers)) =
                    school
                {
                    let own = &mut scenario.school;
                    own.ages = ages;
                    own.instead = Instead::ALL[instead];
                    own.to = if base {
                        Placement::Unit
                    } else {
                        Placement::Mainstream
                    };
                    own.years = years;
                    own.breaks_after = breaks;
                    own.lives_elsewhere = elsewhere;
                    own.counted = counted;
                    for (at, share) in numbers {
                        let figure = Figure::ALL[at];
                        let (low, high) = figure.range();
                        let number = low + (high - low) * share;
                        let whole = figure.unit().is_whole();
                        own.set(figure, Some(if whole { number.round() } else { number }))
                            .expect("within range");
                    }
                }
                for (at, share) in actuals {
                    let field = Field::actuals(basis)
                        .into_iter()
                        .nth(at)
                        .expect("forty fields and more");
                    let (low, high) = field.range(&basis.values);
                    // Without a grant there is no share.
                    let _ = field.set(&mut scenario, basis, Some(low + (high - low) * share));
                }
                for (at, share, start, phase_in) in levers {
                    let lever = Lever::ALL[at];
                    let (low, high) = lever.range();
                    scenario
                        .set(basis, lever, (low + (high - low) * share).min(high))
                        .expect("within range");
                    if lever.onset() == Onset::Ramped {
                        scenario.timings.set_start(lever, start).expect("ramped");
                        scenario
                            .timings
                            .set_phase_in(lever, phase_in)
                            .expect("ramped");
                    }
                }
                scenario
            },
        )
}

fn views() -> impl Strategy<Value = View> {
    (
        0..Page::ALL.len(),
        0..Measure::ALL.len(),
        prop::option::of(year()),
        any::<bool>(),
        prop::option::of(0..Group::ALL.len()),
        0..Panel::ALL.len(),
    )
        .prop_map(|(page, measure, look, long, group, panel)| View {
            page: Page::ALL[page],
            measure: Measure::ALL[measure],
            look,
            long,
            group: group.map(|at| Group::ALL[at]),
            panel: Panel::ALL[panel],
        })
}

#[test]
fn only_what_was_changed_is_written() {
    let basis = MODEL.basis();
    let mut scenario = Scenario::untouched(basis);
    assert_eq!(
        write(&scenario, &View::default(), basis),
        "#/explore?v=2&basis=agreement"
    );
    scenario.begin(FinancialYear::starting(2026));
    scenario
        .set(basis, Lever::SpecialPlaces, 65.0)
        .expect("within range");
    let address = write(&scenario, &View::default(), basis);
    assert_eq!(
        address,
        "#/explore?v=2&basis=agreement&start=2026-27&special_places=65"
    );
    assert_eq!(opened(&address), (scenario, View::default(), vec![]));
}

#[test]
fn nothing_opens_the_forecast() {
    for address in [
        "",
        "#",
        "#/",
        "#/explore",
        "#/explore?",
        "#/explore?v=1",
        "#explore",
    ] {
        let untouched = Scenario::untouched(MODEL.basis());
        assert_eq!(
            opened(address),
            (untouched, View::default(), vec![]),
            "{address}"
        );
    }
}

#[test]
fn order_does_not_matter_and_characters_may_be_escaped() {
    let written = opened("#/explore?v=1&special_topup=0.1&preset=commissioning-first");
    assert_eq!(
        written,
        opened("#/explore?preset=commissioning%2Dfirst&special%5Ftopup=0.1&v=1")
    );
    assert_eq!(written.0.value(MODEL.basis(), Lever::SpecialTopup), 0.1);
}

#[test]
fn what_is_said_of_each_part_that_cannot_be_read() {
    let said: Vec<String> = [
        "#/seminar?special_places=65",
        "#/explore?v=7&special_places=65",
        "#/explore?special_placs=65",
        "#/explore?special_places=65&special_places=70",
        "#/explore?preset=best",
        "#/explore?special_places=401",
        "#/explore?special_places=",
        "#/explore?special_topup=-3%25",
        "#/explore?special_topup=NaN",
        "#/explore?special_topup=1e999",
        "#/explore?special_places.start=2026-28",
        "#/explore?hnb_growth.start=2026-27",
        "#/explore?special_places.begin=2026-27",
        "#/explore?start=soon",
        "#/explore?phase_in=0",
        "#/explore?look=2040-41",
        "#/explore?show=all",
        "#/explore?until=2040",
        "#/explore?block=mine",
        "#/explore?reconciliation=maybe",
        "#/explore?open=everything",
        "#/school?school.ages=10&school.from=home&school.to=special&school.years=0&school.home=Mars",
        "#/school?school.children=0&school.rate=cheap&school.colour=red",
        "#/explore?a%0Ab=%00&=&=7",
        "#/group?name=NAME",
        "#/group?note=NOTE",
        "#/group?by=Anne+Brown+",
        "#/group?workshop=WORKSHOP",
        "#/explore?special_places=65&special_places.reason=REASON",
        "#/explore?special_places.reasons=why",
        "#/explore?reason=why",
        "#/workshop?levers=nonsense",
        "#/workshop?levers=",
        "#/workshop?levers=special_places,,unit_places",
        "#/explore?figure=abc&model=0a1b2c3d",
        "#/explore?figure=1e400&model=0a1b2c3d",
        "#/explore?figure=48.9",
        "#/explore?figure=48.9&model=xyz",
        "#/explore?model=xyz",
        "#/explore?model=0a1b2c3d&model=0a1b2c3d",
        "#/explore?panel=cellar",
        "#/explore?this_is_a_name_that_goes_on_and_on_and_on_without_end=1",
    ]
    .into_iter()
    .flat_map(|address| {
        // One character over the limit.
        let too_long = [
            ("NAME", 61),
            ("NOTE", 401),
            ("WORKSHOP", 81),
            ("REASON", 201),
        ];
        let whole = too_long.iter().fold(address.to_owned(), |whole, (text, count)| {
            whole.replace(text, &"é".repeat(*count))
        });
        let (.., sentences) = opened(&whole);
        assert!(!sentences.is_empty(), "{address}");
        std::iter::once(address.to_owned())
            .chain(sentences.into_iter().map(|words| format!("  {words}")))
    })
    .collect();
    insta::assert_snapshot!(said.join("\n"));
}

/// A text of the largest length is accepted, whatever its characters.
#[test]
fn a_text_of_as_many_characters_as_it_can_have_is_opened() {
    let basis = MODEL.basis();
    for text in Text::all(MODEL.basis()) {
        for letter in ["a", "ß", "字", "👩🏽", " ", "\u{202e}", "\0"] {
            let mut scenario = Scenario::untouched(basis);
            let said: String = letter.chars().cycle().take(text.longest()).collect();
            let annotations = Rc::make_mut(&mut scenario.annotations);
            annotations.say(text, &said).expect("as long as it can be");
            assert!(annotations.say(text, &format!("{said}.")).is_err());
            assert_eq!(
                annotations.text(text),
                said,
                "what is too long changes nothing"
            );
            let address = write(&scenario, &View::default(), basis);
            assert_eq!(opened(&address), (scenario, View::default(), vec![]));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn an_address_opens_to_what_it_was_made_from(scenario in scenarios(), view in views()) {
        let address = write(&scenario, &view, MODEL.basis());
        prop_assert_eq!(opened(&address), (scenario, view, vec![]), "{}", address);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(crate::soak_cases()))]

    #[test]
    fn a_damaged_address_opens_and_names_what_it_left_out(
        scenario in scenarios(), view in views(), cuts in crate::cuts(),
    ) {
        let made = Provenance { figure: Some(Pounds::of(48_912_345.0)), model: "0a1b2c3d".to_owned() };
        let address = stamped(write(&scenario, &view, MODEL.basis()), &made);
        let damaged = crate::damaged(&address, cuts);
        let found = read(&damaged, MODEL.basis());
        if found.elsewhere.is_some() {
            // Its starting point was damaged: it is of other figures, and nothing of it is taken.
            prop_assert_eq!(found.scenario, Scenario::untouched(MODEL.basis()));
            return Ok(());
        }

        // Each part is either understood or named, and each that is named has a sentence.
        let text = damaged.trim_start_matches('#');
        let (path, query) = text.split_once('?').unwrap_or((text, ""));
        let parts = form_urlencoded::parse(query.as_bytes()).count();
        let page = path.trim_matches('/');
        let other_view = !page.is_empty() && Page::named(page).is_none();
        prop_assert_eq!(found.understood + found.left_out.len(), parts + usize::from(other_view), "{}", damaged);
        for part in &found.left_out {
            prop_assert!(crate::names(&words::link::left_out(part, &crate::southwark::ABOUT), &part.name), "{}: {:?}", damaged, part);
        }
        // What was opened is valid, and its own address opens to the same.
        prop_assert!(found.scenario.assumptions(MODEL.basis()).is_ok());
        let again = write(&found.scenario, &found.view, MODEL.basis());
        prop_assert_eq!(opened(&again), (found.scenario, found.view, vec![]), "{}", again);
    }
}
