//! Scenarios side by side, and messages about a link since it was made.

use std::rc::Rc;

use crate::southwark::{self, AGREEMENT_ENDS, COUNTS, LAST_SHOWN_YEAR};
use engine::analysis::fingerprint::fingerprint;
use engine::levers::Preset;
use engine::levers::{Lever, PhaseIn};
use engine::model::basis::BlockSource;
use engine::model::basis::{BaseSpending, Opening};
use engine::model::placement::Placement;
use engine::model::project::{Model, Projection, YearResult};
use engine::units::{FinancialYear, Pounds};
use proptest::prelude::*;
use safety_valve::scenario::Scenario;
use safety_valve::scenario::annotations::Text;
use safety_valve::scenario::codec::{Provenance, read, stamped};
use safety_valve::words::figures::{Figures, Origin};
use safety_valve::words::scenarios::{
    Column, by_year, differences, name, outcome, since_provenance,
};
use safety_valve::words::{MINUS, levers, money};

use crate::MODEL;
use crate::address::scenarios;

fn projected(scenario: &Scenario) -> Projection {
    MODEL.project(&scenario.assumptions(MODEL.basis()).expect("within range"))
}

/// A link of a figure in millions, made with one fingerprint and opened with another.
fn since(figure: Option<f64>, now: f64, model: &str) -> Option<String> {
    let made = Provenance {
        figure: figure.map(|millions| Pounds::of(millions * 1_000_000.0)),
        model: model.to_owned(),
    };
    since_provenance(
        &made,
        Pounds::of(now * 1_000_000.0),
        "0a1b2c3d",
        AGREEMENT_ENDS,
    )
}

const THIS: &str = "0a1b2c3d";
const OTHER: &str = "9f00e21c";

#[test]
fn nothing_is_said_of_a_link_that_shows_what_it_showed() {
    assert_eq!(since(Some(48.912), 48.912_345, THIS), None);
    assert_eq!(since(Some(48.912), 48.94, THIS), None);
    assert_eq!(since(None, 48.9, THIS), None);
    assert_eq!(since(Some(0.02), -0.02, THIS), None);
}

#[test]
fn what_is_said_of_a_link_since_it_was_made() {
    let said = [
        ("changed by hand, up", since(Some(40.1), 48.9, THIS)),
        ("changed by hand, down", since(Some(48.9), -1.2, THIS)),
        ("another edition, up", since(Some(40.1), 48.9, OTHER)),
        ("another edition, down", since(Some(48.9), 40.1, OTHER)),
        (
            "another edition, to a surplus",
            since(Some(0.7), -1.2, OTHER),
        ),
        ("another edition, to nought", since(Some(0.7), 0.01, OTHER)),
        (
            "another edition, not moved",
            since(Some(48.912), 48.94, OTHER),
        ),
        ("another edition, no figure", since(None, 48.9, OTHER)),
    ]
    .map(|(what, said)| format!("{what}\n  {}", said.expect("something is said")));
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn a_figure_that_moved_is_never_said_to_have_moved_by_nothing() {
    let said = since(Some(48.94), 48.96, OTHER).expect("another edition");
    assert!(said.contains("£48.9m") && said.contains("£49.0m"), "{said}");
    assert!(!said.contains("£0 "), "{said}");
}

/// The message about a link opened by the edition that made it, for a balance in pounds.
fn since_just_made(pounds: f64) -> Option<String> {
    let now = Pounds::of(pounds);
    let made = Provenance {
        figure: Some(now),
        model: THIS.to_owned(),
    };
    let link = stamped("#/explore?v=1&start=2026-27".to_owned(), &made);
    let opened = read(&link, MODEL.basis()).made.expect("it says so");
    since_provenance(&opened, now, THIS, AGREEMENT_ENDS)
}

/// Links hold thousands, and the page shows tenths of a million: a figure between them may be
/// rounded up twice.
#[test]
fn a_link_just_made_is_not_said_to_be_changed_where_its_figure_is_rounded_twice() {
    for tenths in -300..1_500_i32 {
        let boundary = f64::from(tenths) * 100_000.0 + 50_000.0;
        for off in [-501.0, -499.5, -1.0, 0.0, 1.0, 499.5, 501.0] {
            assert_eq!(since_just_made(boundary + off), None, "{boundary} {off}");
        }
    }
}

#[test]
fn a_figure_beyond_all_reason_is_no_figure() {
    let opened = read("#/explore?v=1&figure=1e308&model=0a1b2c3d", MODEL.basis());
    assert_eq!(opened.left_out.len(), 1);
    assert_eq!(opened.made.expect("a fingerprint").figure, None);
}

#[test]
fn nothing_that_a_link_says_makes_a_sentence_without_end() {
    let opened = read("#/explore?v=1&figure=1e300&model=0a1b2c3d", MODEL.basis());
    let made = opened.made.expect("a fingerprint");
    let said = since_provenance(&made, Pounds::ZERO, THIS, AGREEMENT_ENDS).unwrap_or_default();
    assert!(
        said.chars().count() < 300,
        "{} characters",
        said.chars().count()
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn a_link_just_made_is_never_said_to_be_changed(now in -20e6..=120e6_f64) {
        prop_assert_eq!(since_just_made(now), None);
    }
}

/// The fingerprint as docs/links.md defines it, computed separately.
fn as_the_docs_have_it() -> String {
    let mut state = 0xcbf2_9ce4_8422_2325_u64;
    let mut feed = |text: &str| {
        for byte in text.bytes() {
            state = (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    for data in COUNTS {
        feed(data);
    }
    let basis = MODEL.basis();
    let presets = Preset::ALL.into_iter().map(|preset| {
        let mut scenario = Scenario::untouched(basis);
        scenario.start_from(preset);
        scenario
    });
    let ends = Lever::ALL.into_iter().flat_map(|lever| {
        let (low, high) = lever.range();
        [low, high].map(|end| {
            let mut scenario = Scenario::untouched(basis);
            scenario.set(basis, lever, end).expect("within range");
            scenario
        })
    });
    for scenario in presets.chain(ends) {
        for year in projected(&scenario).years {
            let figures = [
                year.cumulative.get(),
                year.after_grant.get(),
                year.in_year.get(),
                year.placed.plans().get() * 100.0,
            ];
            for figure in figures {
                let whole = figure.round();
                let sign = if whole < 0.0 { "-" } else { "" };
                feed(&format!("{sign}{:.0};", whole.abs()));
            }
        }
    }
    format!("{:016x}", state)[..8].to_owned()
}

#[test]
fn the_fingerprint_is_as_the_docs_define_it() {
    assert_eq!(fingerprint(&MODEL, &COUNTS), Ok(as_the_docs_have_it()));
}

#[test]
fn a_fingerprint_is_the_same_until_data_or_figures_change() {
    let print = |model: &Model, data: &[&str]| fingerprint(model, data).expect("within range");
    let usual = print(&MODEL, &COUNTS);
    assert_eq!(usual, print(&MODEL, &COUNTS));
    assert_eq!(
        usual,
        print(&southwark::model().expect("built in"), &COUNTS)
    );
    assert_eq!(usual.len(), 8);
    assert!(
        usual
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')),
        "{usual}"
    );
    // A link has it as it is.
    let link = format!("#/explore?v=1&model={usual}");
    let made = read(&link, MODEL.basis()).made.expect("a fingerprint");
    assert_eq!(made.model, usual);

    // One byte of the data, wherever it is.
    let mut seen = vec![usual.clone()];
    for (at, text) in COUNTS.iter().enumerate() {
        for byte in [0, text.len() / 2, text.len() - 1] {
            let mut other = text.as_bytes().to_vec();
            other[byte] = if other[byte] == b' ' { b'\t' } else { b' ' };
            let other = String::from_utf8(other).expect("ASCII there");
            let mut data = COUNTS;
            data[at] = &other;
            seen.push(print(&MODEL, &data));
        }
    }
    // One figure of the basis.
    let basis = MODEL.basis();
    for change in 0..6 {
        let mut other = basis.clone();
        match change {
            0 => other.opening = Opening::Cumulative(Pounds::of(23_900_001.0)),
            1 => other.block.base += Pounds::of(1_000.0),
            2 => other.base_spend = BaseSpending::Known(Pounds::of(66_475_446.0)),
            3 => other.timings.common.phase_in = PhaseIn::years(2.0).expect("from 1"),
            4 => other
                .values
                .set(Lever::HnbGrowth, 0.031)
                .expect("within range"),
            _ => other.agreement = None,
        }
        seen.push(print(&Model::new(other), &COUNTS));
    }
    let all = seen.len();
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), all, "each has its own: {seen:?}");
}

/// Columns of scenarios called A, B and so on.
fn columns<'a>(all: &'a [(Scenario, Projection)]) -> Vec<Column<'a>> {
    let names = ["A", "B", "C", "D"];
    all.iter()
        .zip(names)
        .map(|((scenario, projection), name)| Column {
            name,
            scenario,
            projection,
        })
        .collect()
}

fn with_projections(all: Vec<Scenario>) -> Vec<(Scenario, Projection)> {
    let projected = |scenario: Scenario| {
        let projection = projected(&scenario);
        (scenario, projection)
    };
    all.into_iter().map(projected).collect()
}

/// A table as text.
fn shown(figures: &Figures) -> String {
    let rows = figures.rows.iter();
    let rows: String = rows
        .map(|row| format!("\n  {}: {}", row.name, row.cells.join(" | ")))
        .collect();
    let columns = figures.columns.join(" | ");
    format!("{}\n  {}: {columns}{rows}", figures.caption, figures.corner)
}

#[test]
fn only_what_differs_is_listed() {
    let basis = MODEL.basis();
    let mut common = Scenario::untouched(basis);
    common.start_from(Preset::PlacesFirst);
    common
        .set(basis, Lever::SpecialTopup, 0.02)
        .expect("within range");
    let mut other = common.clone();
    other
        .set(basis, Lever::SpecialPlaces, 120.0)
        .expect("within range");
    other.begin(FinancialYear::starting(2026));
    other.timings.common.phase_in = PhaseIn::years(1.0).expect("from 1");
    other.block = BlockSource::Published;
    let start = Some(FinancialYear::starting(2027));
    other
        .timings
        .set_start(Lever::UnitPlaces, start)
        .expect("ramped");
    Rc::make_mut(&mut other.annotations)
        .say(Text::Note, "no assumption")
        .expect("short");
    let all = with_projections(vec![common.clone(), common.clone(), other.clone()]);
    let tables = [
        differences(&columns(&all), basis, &crate::southwark::ABOUT),
        differences(&columns(&all[..2]), basis, &crate::southwark::ABOUT),
        differences(&columns(&all[..1]), basis, &crate::southwark::ABOUT),
        differences(&[], basis, &crate::southwark::ABOUT),
    ];
    insta::assert_snapshot!(tables.map(|table| shown(&table)).join("\n"));
}

#[test]
fn side_by_side_by_year() {
    let basis = MODEL.basis();
    let untouched = Scenario::untouched(basis);
    let mut other = untouched.clone();
    other.start_from(Preset::Everything);
    let all = with_projections(vec![untouched, other]);
    let columns = columns(&all);
    let mut told: Vec<String> = by_year(&columns, 0, LAST_SHOWN_YEAR)
        .iter()
        .map(shown)
        .collect();
    told.extend(
        columns
            .iter()
            .map(|column| outcome(column.projection, basis.agreement.as_ref(), AGREEMENT_ENDS)),
    );
    told.push(outcome(columns[0].projection, None, LAST_SHOWN_YEAR));
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn every_text_is_called_something() {
    let names: Vec<String> = Text::all(MODEL.basis())
        .into_iter()
        .map(|text| name(text, &crate::southwark::ABOUT))
        .collect();
    let mut once = names.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), names.len());
    assert_eq!(
        names[..4],
        ["Name", "Note", "Initials", "What the workshop is called"]
    );
    assert_eq!(
        name(Text::Reason(Lever::SpecialPlaces), &crate::southwark::ABOUT),
        "Reason: Extra special school places"
    );
}

/// What each table shows, in its order: millions, or children.
fn measured(result: &YearResult) -> [(f64, bool); 5] {
    let of = |placement| result.placed.of(placement).get();
    [
        (result.after_grant.get(), true),
        (result.in_year_as_known().get(), true),
        (result.placed.plans().get(), false),
        (
            of(Placement::Mainstream) + of(Placement::Unit) + of(Placement::Included),
            false,
        ),
        (of(Placement::Independent), false),
    ]
}

/// A cell read back, in the unit shown.
fn number(cell: &str) -> f64 {
    let plain = cell.replace(MINUS, "-").replace([',', '+'], "");
    plain.parse().expect("a number")
}

/// What is shown for a figure, and how far it can be from the figure.
fn unit((figure, is_money): (f64, bool)) -> (f64, f64) {
    if is_money {
        (figure / 1_000_000.0, 0.05)
    } else {
        (figure, 0.5)
    }
}

proptest! {
    #[test]
    fn a_row_differs_where_it_is_listed_and_only_there(all in prop::collection::vec(scenarios(), 1..5)) {
        let basis = MODEL.basis();
        let all = with_projections(all);
        let table = differences(&columns(&all), basis, &crate::southwark::ABOUT);
        for row in &table.rows {
            prop_assert_eq!(row.cells.len(), all.len());
            prop_assert!(row.cells.iter().any(|cell| *cell != row.cells[0]), "{}", row.name);
        }
        for lever in Lever::ALL {
            let name = levers::name(lever, &crate::southwark::ABOUT);
            let shown: Vec<String> = all
                .iter()
                .map(|(scenario, _)| levers::value(lever, scenario.value(basis, lever)))
                .collect();
            let differs = shown.iter().any(|value| *value != shown[0]);
            let row = table.rows.iter().find(|row| row.name == name);
            prop_assert_eq!(row.map(|row| &row.cells), differs.then_some(&shown), "{}", name);
        }
    }

    #[test]
    fn figures_are_those_of_each_projection_and_differences_have_their_sign(
        all in prop::collection::vec(scenarios(), 1..5), against in 0..4_usize, long in any::<bool>(),
    ) {
        let all = with_projections(all);
        let columns = columns(&all);
        let last = if long { FinancialYear::starting(2031) } else { LAST_SHOWN_YEAR };
        let tables = by_year(&columns, against, last);
        prop_assert_eq!(tables.len(), 5);
        let of_year = |column: &Column<'_>| -> Vec<[(f64, bool); 5]> {
            let years = column.projection.years.iter();
            years.filter(|result| result.year <= last).map(measured).collect()
        };
        for (at, table) in tables.iter().enumerate() {
            let (own, less): (Vec<_>, Vec<_>) =
                table.rows.iter().partition(|row| row.origin == Origin::Computed);
            prop_assert_eq!(own.len(), columns.len());
            for (row, column) in own.iter().zip(&columns) {
                prop_assert_eq!(&row.name, column.name);
                prop_assert_eq!(row.cells.len(), table.columns.len());
                for (cell, result) in row.cells.iter().zip(of_year(column)) {
                    let (figure, within) = unit(result[at]);
                    prop_assert!((number(cell) - figure).abs() <= within + 1e-9, "{cell} for {figure}");
                }
            }
            let Some(base) = columns.get(against) else {
                prop_assert!(less.is_empty());
                continue;
            };
            let others: Vec<_> = columns.iter().filter(|column| column.name != base.name).collect();
            prop_assert_eq!(less.len(), others.len());
            for (row, column) in less.iter().zip(others) {
                prop_assert_eq!(&row.name, &format!("{} less {}", column.name, base.name));
                for ((cell, now), before) in row.cells.iter().zip(of_year(column)).zip(of_year(base)) {
                    let (difference, within) = unit((now[at].0 - before[at].0, now[at].1));
                    prop_assert!((number(cell) - difference).abs() <= within + 1e-9);
                    let sign = match number(cell) {
                        shown if shown > 0.0 => Some('+'),
                        shown if shown < 0.0 => Some(MINUS),
                        _ => None,
                    };
                    let first = cell.chars().next().filter(|first| !first.is_ascii_digit());
                    prop_assert_eq!(first, sign, "{}", cell);
                    if let Some(sign) = sign {
                        prop_assert_eq!(sign == '+', difference > 0.0, "{} for {}", cell, difference);
                    }
                }
            }
        }
    }

    #[test]
    fn an_outcome_names_the_deficit_and_the_year(scenario in scenarios()) {
        let projection = projected(&scenario);
        let said = outcome(&projection, MODEL.basis().agreement.as_ref(), AGREEMENT_ENDS);
        let result = projection.of(AGREEMENT_ENDS).expect("projected");
        prop_assert!(said.contains(&money::size(result.after_grant)), "{}", said);
        prop_assert!(said.contains(" in March 2027"), "{}", said);
    }
}
