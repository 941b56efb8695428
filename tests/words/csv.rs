//! CSV for spreadsheets: another program reads the same numbers, and no text from a stranger is a
//! formula.

use std::rc::Rc;

use crate::southwark::AGREEMENT_ENDS;
use engine::levers::Lever;
use engine::model::placement::Placement;
use engine::model::project::Projection;
use engine::units::FinancialYear;
use engine::units::Unit;
use proptest::prelude::*;
use safety_valve::catalogue::wording;
use safety_valve::scenario::Scenario;
use safety_valve::scenario::annotations::Text;
use safety_valve::scenario::workshop::spreads;
use safety_valve::words::csv::{Group, by_year, workshop};
use safety_valve::words::workshop::verdicts;

use crate::MODEL;
use crate::address::scenarios;

/// Rows as a spreadsheet has them, each as wide as the heading: the reader insists on it.
fn rows(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').expect("the mark of UTF-8");
    assert!(text.ends_with("\r\n"), "the last line ends too");
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    let rows = reader.records().map(|row| {
        let row = row.expect("as wide as the heading");
        row.iter().map(str::to_owned).collect()
    });
    rows.collect()
}

/// A cell's text, protected from being taken for a formula. Readers normalise line ends only
/// outside quotes, so nothing else is changed.
fn as_cell(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

fn projected(scenario: &Scenario) -> Projection {
    MODEL.project(&scenario.assumptions(MODEL.basis()).expect("within range"))
}

fn number(cell: &str) -> f64 {
    cell.parse()
        .unwrap_or_else(|_| panic!("“{cell}” is no number"))
}

/// Whether a cell has a figure, to this many digits, without a sign before zero.
fn is_rounded(cell: &str, figure: f64, digits: i32) -> bool {
    let decimals = cell
        .split_once('.')
        .map_or(0, |(_, decimals)| decimals.len());
    decimals == usize::try_from(digits).expect("few")
        && (number(cell) - figure).abs() <= 0.5 / 10_f64.powi(digits) + 1e-6
        && !(number(cell) == 0.0 && cell.starts_with('-'))
}

/// In the unit of the heading.
fn shown(lever: Lever, value: f64) -> f64 {
    match lever.unit() {
        Unit::Percent => value * 100.0,
        _ => value,
    }
}

fn near(cell: &str, value: f64) -> bool {
    (number(cell) - value).abs() <= 5.1e-7
}

fn named(name: &str) -> Scenario {
    let mut scenario = Scenario::untouched(MODEL.basis());
    Rc::make_mut(&mut scenario.annotations)
        .say(Text::Name, name)
        .expect("short");
    scenario
}

proptest! {
    #[test]
    fn a_workshop_has_the_numbers_of_its_spreads_and_projections(
        start in scenarios(), groups in prop::collection::vec(scenarios(), 0..5), years in 0..9_u16,
    ) {
        let basis = MODEL.basis();
        let at = FinancialYear::starting(2023 + years);
        let projections: Vec<Projection> = groups.iter().map(projected).collect();
        let spreads = spreads(&start, &groups.iter().collect::<Vec<_>>(), basis);
        let all: Vec<Group<'_>> = groups
            .iter()
            .zip(&projections)
            .map(|(scenario, projection)| Group {
                name: scenario.annotations.text(Text::Name),
                scenario,
                projection,
            })
            .collect();
        let rows = rows(&workshop(&all, &spreads, at, basis));
        prop_assert_eq!(rows.len(), 1 + groups.len() + 4);
        prop_assert_eq!(rows[0].len(), 7 + 2 * spreads.len());
        for (row, (scenario, projection)) in rows[1..].iter().zip(groups.iter().zip(&projections)) {
            let said = |text| as_cell(scenario.annotations.text(text));
            prop_assert_eq!(&row[..3], &[said(Text::Name), said(Text::By), said(Text::Note)]);
            let result = projection.of(at).expect("projected");
            prop_assert!(is_rounded(&row[3], result.after_grant.get(), 0), "{}", row[3]);
            prop_assert!(is_rounded(&row[4], result.in_year.get(), 0), "{}", row[4]);
            prop_assert_eq!(&row[5..7], &verdicts(projection, at, MODEL.basis().agreement.as_ref()).map(str::to_owned));
            for (cells, spread) in row[7..].chunks(2).zip(&spreads) {
                let value = shown(spread.lever, scenario.value(basis, spread.lever));
                prop_assert!(near(&cells[0], value), "{} for {value}", cells[0]);
                prop_assert_eq!(&cells[1], &said(Text::Reason(spread.lever)));
            }
        }
        let summary = &rows[1 + groups.len()..];
        let heads: Vec<&str> = summary.iter().map(|row| row[0].as_str()).collect();
        prop_assert_eq!(heads, ["(lowest)", "(median)", "(highest)", "(moved by so many groups)"]);
        for (at, spread) in spreads.iter().enumerate() {
            let cell = |row: usize| summary[row][7 + 2 * at].as_str();
            let shown = |value| shown(spread.lever, value);
            prop_assert!(near(cell(0), shown(spread.lowest)));
            prop_assert!(near(cell(1), shown(spread.median)));
            prop_assert!(near(cell(2), shown(spread.highest)));
            prop_assert_eq!(cell(3), spread.moved.to_string());
        }
    }

    #[test]
    fn years_have_the_figures_of_their_projection(all in prop::collection::vec(scenarios(), 1..4)) {
        let projections: Vec<Projection> = all.iter().map(projected).collect();
        let named: Vec<(&str, &Projection)> = all
            .iter()
            .map(|scenario| scenario.annotations.text(Text::Name))
            .zip(&projections)
            .collect();
        let rows = rows(&by_year(&named));
        let expected = named.iter().flat_map(|(name, projection)| {
            projection.years.iter().map(move |result| (*name, result))
        });
        prop_assert_eq!(rows.len(), 1 + 9 * all.len());
        for (row, (name, result)) in rows[1..].iter().zip(expected) {
            prop_assert_eq!(&row[..2], &[as_cell(name), result.year.to_string()]);
            let pounds = [
                result.spending,
                result.income,
                result.reconciliation,
                result.in_year,
                result.cumulative,
                result.after_grant,
            ];
            for (cell, pounds) in row[2..8].iter().zip(pounds) {
                prop_assert!(is_rounded(cell, pounds.get(), 0), "{cell} for {}", pounds.get());
            }
            let of = |placement| result.placed.of(placement).get();
            let mainstream = of(Placement::Mainstream) + of(Placement::Unit) + of(Placement::Included);
            let children = [
                result.placed.plans().get(),
                mainstream,
                of(Placement::Special),
                of(Placement::Independent),
            ];
            for (cell, children) in row[8..].iter().zip(children) {
                prop_assert!(is_rounded(cell, children, 1), "{cell} for {children}");
            }
            // The ledger: spending less income, plus what the published forecast contains and the
            // model does not.
            let [spending, income, rest, above] = [2, 3, 4, 5].map(|at| number(&row[at]));
            prop_assert!((spending - income + rest - above).abs() <= 1.5);
        }
    }
}

#[test]
fn a_strangers_text_is_a_text_and_no_formula() {
    let projection = projected(&named(""));
    for name in [
        "plain",
        "a, b",
        "she said “no”, \"twice\"",
        "\"",
        "\"\"",
        "two\nlines",
        "two\r\nlines",
        "=1+1",
        "=HYPERLINK(\"https://example.org\",\"here\")",
        "=cmd|' /C calc'!A0",
        "+44 20 7946 0000",
        "-3",
        "@SUM(A1:A9)",
        "\t=1",
        "\r=1",
        "'quoted",
        ",",
        "",
        "字, \"é\"\n👩🏽",
    ] {
        let scenario = named(name);
        let groups = [Group {
            name,
            scenario: &scenario,
            projection: &projection,
        }];
        let spreads = spreads(&scenario, &[&scenario], MODEL.basis());
        let of_workshop = rows(&workshop(&groups, &spreads, AGREEMENT_ENDS, MODEL.basis()));
        let of_years = rows(&by_year(&[(name, &projection)]));
        for cell in [&of_workshop[1][0], &of_years[1][0], &of_years[9][0]] {
            assert_eq!(*cell, as_cell(name));
            assert!(
                !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
                "{cell}"
            );
        }
    }
}

#[test]
fn headings_say_in_what_each_column_is() {
    let basis = MODEL.basis();
    let mut start = named("Start");
    for lever in Lever::ALL {
        let (low, high) = lever.range();
        let end = if basis.values.get(lever) == high {
            low
        } else {
            high
        };
        start.set(basis, lever, end).expect("within range");
    }
    let untouched = Scenario::untouched(basis);
    let spreads = spreads(&untouched, &[&start], basis);
    let projection = projected(&start);
    let groups = [Group {
        name: "Start",
        scenario: &start,
        projection: &projection,
    }];
    let of_workshop = rows(&workshop(&groups, &spreads, AGREEMENT_ENDS, basis)).swap_remove(0);
    let of_years = rows(&by_year(&[("Start", &projection)])).swap_remove(0);
    assert_eq!(spreads.len(), Lever::ALL.len());
    for (pair, lever) in of_workshop[7..].chunks(2).zip(Lever::ALL) {
        let name = wording::of(lever).name;
        let unit = match lever.unit() {
            Unit::Percent if lever == Lever::AnnualReviews => "points",
            Unit::Percent => "%",
            Unit::Multiple => "times 2024",
            Unit::Places => "places",
            _ => "£ a year",
        };
        assert_eq!(
            pair,
            [format!("{name} ({unit})"), format!("Reason: {name}")]
        );
    }
    insta::assert_snapshot!(format!(
        "{}\n\n{}",
        of_workshop.join("\n"),
        of_years.join("\n")
    ));
}
