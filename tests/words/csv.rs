//! CSV for spreadsheets: another program reads the same numbers, and no text from a stranger is a
//! formula.

use std::rc::Rc;

use crate::southwark::AGREEMENT_ENDS;
use engine::levers::Lever;
use engine::model::actuals::Actual;
use engine::model::placement::Placement;
use engine::model::project::Projection;
use engine::units::FinancialYear;
use engine::units::Unit;
use proptest::prelude::*;
use safety_valve::scenario::Scenario;
use safety_valve::scenario::annotations::Text;
use safety_valve::scenario::field::Field;
use safety_valve::scenario::workshop::spreads;
use safety_valve::words::csv::{Group, Listed, Made, START, assumed, by_year, workshop};
use safety_valve::words::workshop::verdicts;
use safety_valve::words::{levers, terms};

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
        let begun = projected(&start);
        let mut all = vec![Group {
            name: START,
            scenario: &start,
            projection: &begun,
            link: "#/group?v=1".to_owned(),
        }];
        all.extend(groups.iter().zip(&projections).map(|(scenario, projection)| Group {
            name: scenario.annotations.text(Text::Name),
            scenario,
            projection,
            link: "#/group?v=1".to_owned(),
        }));
        let made = Made {
            council: String::new(),
            edition: "1a2b3c4d".to_owned(),
            link: "#/group?v=1".to_owned(),
            on: "24 November 2026".to_owned(),
        };
        let fixed = "Changes begin: from April 2025, phased in over 3 years";
        let rows = rows(&workshop(&all, &spreads, at, fixed, &made, basis, &crate::southwark::ABOUT));
        prop_assert_eq!(rows.len(), 1 + 1 + groups.len() + 4);
        prop_assert_eq!(rows[0].len(), 8 + 2 * spreads.len() + 4);
        let begun = &rows[1];
        prop_assert_eq!(&begun[0], START);
        prop_assert_eq!(&begun[4], "0");
        let ends = [fixed, "#/group?v=1", "1a2b3c4d", "24 November 2026"];
        for row in &rows[1..2 + groups.len()] {
            prop_assert_eq!(&row[row.len() - 4..], &ends.map(as_cell));
            prop_assert_eq!(number(&row[3]), number(&begun[3]) + number(&row[4]), "adds up to the pound");
        }
        for (row, (scenario, projection)) in rows[2..].iter().zip(groups.iter().zip(&projections)) {
            let said = |text| as_cell(scenario.annotations.text(text));
            prop_assert_eq!(&row[..3], &[said(Text::Name), said(Text::By), said(Text::Note)]);
            let result = projection.of(at).expect("projected");
            prop_assert!(is_rounded(&row[3], result.after_grant.get(), 0), "{}", row[3]);
            let in_year = result.in_year_as_known().get();
            prop_assert!(is_rounded(&row[5], in_year, 0), "{}", row[5]);
            prop_assert_eq!(&row[6..8], &verdicts(projection, at, MODEL.basis().agreement.as_ref()).map(str::to_owned));
            for (cells, spread) in row[8..].chunks(2).zip(&spreads) {
                let value = shown(spread.lever, scenario.value(basis, spread.lever));
                prop_assert!(near(&cells[0], value), "{} for {value}", cells[0]);
                prop_assert_eq!(&cells[1], &said(Text::Reason(spread.lever)));
            }
        }
        let summary = &rows[2 + groups.len()..];
        let heads: Vec<&str> = summary.iter().map(|row| row[0].as_str()).collect();
        prop_assert_eq!(heads, ["(lowest)", "(median)", "(highest)", "(moved by this many groups)"]);
        for (at, spread) in spreads.iter().enumerate() {
            let cell = |row: usize| summary[row][8 + 2 * at].as_str();
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
        let listed: Vec<Listed<'_>> = all
            .iter()
            .zip(&projections)
            .map(|(scenario, projection)| listed(scenario, projection))
            .collect();
        let rows = rows(&by_year(&listed, &Made::default()));
        let expected = listed.iter().flat_map(|one| {
            one.projection.years.iter().map(move |result| (one.name, result))
        });
        prop_assert_eq!(rows.len(), 1 + 9 * all.len());
        let heads = &rows[0];
        for (row, (name, result)) in rows[1..].iter().zip(expected) {
            prop_assert_eq!(&row[..2], &[as_cell(name), result.year.to_string()]);
            let cell = |name: &str| &row[column(heads, name)];
            for (name, pounds) in [
                ("High needs spending (£)", result.spending),
                ("High needs income (£)", result.income),
                ("Reconciliation (£)", result.reconciliation),
                ("Spending above income (£)", result.in_year),
                ("Cumulative deficit before grant at 31 March (£)", result.cumulative),
                ("Cumulative deficit after grant at 31 March (£)", result.after_grant),
            ] {
                prop_assert!(is_rounded(cell(name), pounds.get(), 2), "{name}: {}", pounds.get());
            }
            for placement in Placement::ALL {
                let name = format!("{}, January", terms::placement(placement));
                let children = result.placed.of(placement).get();
                prop_assert!(is_rounded(cell(&name), children, 1), "{name}: {children}");
            }
            it_adds_up(heads, row);
        }
    }
}

/// As a reader checks it in a spreadsheet: every cell is to the penny, so a sum of many may miss by
/// a few.
fn it_adds_up(heads: &[String], row: &[String]) {
    let of = |name: &str| number(&row[column(heads, name)]);
    let first = column(heads, "Mainstream top-ups (£)");
    let last = column(heads, "Paid by health and social care (£)");
    let lines: f64 = row[first..=last].iter().map(|cell| number(cell)).sum();
    let near = |one: f64, other: f64, what: &str| {
        assert!((one - other).abs() < 0.1, "{what}: {one} {other}")
    };
    near(lines, of("High needs spending (£)"), "lines");
    near(
        of("High needs block (£)") + of("Moved from schools' budgets (£)"),
        of("High needs income (£)"),
        "income",
    );
    let in_year = of("Spending above income (£)");
    near(
        of("High needs spending (£)") - of("High needs income (£)") + of("Reconciliation (£)"),
        in_year,
        "in year",
    );
    let difference = of("Difference to the balance typed in (£)");
    let cumulative = of("Cumulative deficit before grant at 31 March (£)");
    near(
        of("Deficit brought forward, before grant (£)")
            + in_year
            + of("Paid by the council itself (£)")
            + difference,
        cumulative,
        "the balance",
    );
    let known = &row[column(heads, "Spending above income, as the balances show (£)")];
    if !known.is_empty() {
        near(number(known), in_year + difference, "as the balances show");
    }
    near(
        cumulative + of("Safety Valve payments received by then (£)"),
        of("Cumulative deficit after grant at 31 March (£)"),
        "after grant",
    );
    let placed = column(heads, "Children with a plan in January");
    let by_placement: f64 = row[placed + 1..=placed + Placement::ALL.len()]
        .iter()
        .map(|cell| number(cell))
        .sum();
    assert!(
        (by_placement - number(&row[placed])).abs() < 0.6,
        "placements"
    );
}

fn column(heads: &[String], name: &str) -> usize {
    let found = heads.iter().position(|head| head == name);
    found.unwrap_or_else(|| panic!("no column “{name}”"))
}

fn listed<'a>(scenario: &'a Scenario, projection: &'a Projection) -> Listed<'a> {
    Listed {
        name: scenario.annotations.text(Text::Name),
        projection,
        assumed: String::new(),
    }
}

/// Beside the figures stands what was changed, and why, and where the figures were made.
#[test]
fn a_row_says_what_was_changed_and_where_it_was_made() {
    let mut scenario = named("Ours");
    let basis = MODEL.basis();
    scenario
        .set(basis, Lever::SpecialTopup, -0.03)
        .expect("within range");
    let field = Field::Actual(Actual::Outturn, FinancialYear::starting(2024));
    field
        .set(&mut scenario, basis, Some(80e6))
        .expect("within range");
    let annotations = Rc::make_mut(&mut scenario.annotations);
    annotations
        .say(Text::Reason(Lever::SpecialTopup), "As agreed, in May")
        .expect("short");
    annotations
        .say(Text::Source(field), "Forum, 3 June")
        .expect("short");
    let assumptions = scenario.assumptions(basis).expect("within range");
    let projection = projected(&scenario);
    let listed = Listed {
        assumed: assumed(
            &scenario,
            &assumptions.values,
            basis,
            &crate::southwark::ABOUT,
        ),
        ..listed(&scenario, &projection)
    };
    let made = Made {
        council: "Southwark".to_owned(),
        edition: "0123abcd".to_owned(),
        link: "https://example.org/#/explore".to_owned(),
        on: "26 November 2026".to_owned(),
    };
    let rows = rows(&by_year(&[listed], &made));
    insta::assert_snapshot!(rows[1][rows[1].len() - 5..].join("\n"), @r"
    Southwark
    Special school top-ups: -3% instead of 0% (As agreed, in May) | Section 251 outturn, net 2024-25: £80,000,000 (Typed in. Source: Forum, 3 June)
    https://example.org/#/explore
    0123abcd
    26 November 2026
    ");
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
            link: String::new(),
        }];
        let spreads = spreads(&scenario, &[&scenario], MODEL.basis());
        let of_workshop = rows(&workshop(
            &groups,
            &spreads,
            AGREEMENT_ENDS,
            name,
            &Made::default(),
            MODEL.basis(),
            &crate::southwark::ABOUT,
        ));
        let of_years = rows(&by_year(
            &[Listed {
                name,
                projection: &projection,
                assumed: name.to_owned(),
            }],
            &Made::default(),
        ));
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
        link: String::new(),
    }];
    let of_workshop = rows(&workshop(
        &groups,
        &spreads,
        AGREEMENT_ENDS,
        "",
        &Made::default(),
        basis,
        &crate::southwark::ABOUT,
    ))
    .swap_remove(0);
    let of_years = rows(&by_year(
        &[Listed {
            name: "Start",
            projection: &projection,
            assumed: String::new(),
        }],
        &Made::default(),
    ))
    .swap_remove(0);
    assert_eq!(spreads.len(), Lever::ALL.len());
    for (pair, lever) in of_workshop[8..].chunks(2).zip(Lever::ALL) {
        let name = levers::name(lever, &crate::southwark::ABOUT);
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
