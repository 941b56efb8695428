//! Results as CSV, for spreadsheets: units in the headings, plain numbers in the cells.
//!
//! Answers for: quoting, and that no text of a stranger's is taken for a formula.

use super::about::About;
use super::workshop::{judged_at, verdicts};
use super::{fields, levers};
use crate::scenario::Scenario;
use crate::scenario::annotations::Text;
use engine::analysis::workshop::Spread;
use engine::decimal;
use engine::levers::Lever;
use engine::model::basis::Basis;
use engine::model::placement::Placement;
use engine::model::project::{Projection, YearResult};
use engine::units::{FinancialYear, Unit};

/// A text as a cell. Spreadsheets take one that begins like a formula for one.
fn text(words: &str) -> String {
    let formula = words.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let guarded = if formula {
        format!("'{words}")
    } else {
        words.to_owned()
    };
    if guarded.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", guarded.replace('"', "\"\""))
    } else {
        guarded
    }
}

/// Lines end as RFC 4180 has them; the mark at the start makes Excel read it as UTF-8.
fn table(rows: &[Vec<String>]) -> String {
    let lines: Vec<String> = rows.iter().map(|row| row.join(",")).collect();
    format!("\u{feff}{}\r\n", lines.join("\r\n"))
}

/// A number as a cell, with no more digits than are meant.
fn number(value: f64, digits: usize) -> String {
    let text = format!("{value:.digits$}");
    // No sign before zero.
    if text
        .trim_start_matches('-')
        .trim_matches(['0', '.'])
        .is_empty()
    {
        text.trim_start_matches('-').to_owned()
    } else {
        text
    }
}

/// Whole pounds.
const POUNDS: usize = 0;
/// Children come in fractions: the model's are averages.
const CHILDREN: usize = 1;

type Column = (&'static str, usize, fn(&YearResult) -> f64);

const COLUMNS: [Column; 10] = [
    ("High needs spending (£)", POUNDS, |result| {
        result.spending.get()
    }),
    ("High needs income (£)", POUNDS, |result| {
        result.income.get()
    }),
    ("Reconciliation (£)", POUNDS, |result| {
        result.reconciliation.get()
    }),
    ("Spending above income (£)", POUNDS, |result| {
        result.in_year.get()
    }),
    (
        "Cumulative deficit before grant at 31 March (£)",
        POUNDS,
        |result| result.cumulative.get(),
    ),
    (
        "Cumulative deficit after grant at 31 March (£)",
        POUNDS,
        |result| result.after_grant.get(),
    ),
    ("Children with a plan in January", CHILDREN, |result| {
        result.placed.plans().get()
    }),
    (
        "Children in mainstream and bases in January",
        CHILDREN,
        |result| {
            [Placement::Mainstream, Placement::Unit, Placement::Included]
                .into_iter()
                .map(|placement| result.placed.of(placement).get())
                .sum()
        },
    ),
    (
        "Children in state special schools in January",
        CHILDREN,
        |result| result.placed.of(Placement::Special).get(),
    ),
    (
        "Children in independent special schools in January",
        CHILDREN,
        |result| result.placed.of(Placement::Independent).get(),
    ),
];

/// One or several scenarios, a row for each and each year.
#[must_use]
pub fn by_year(scenarios: &[(&str, &Projection)]) -> String {
    let mut heads = vec!["Scenario".to_owned(), "Financial year".to_owned()];
    heads.extend(COLUMNS.map(|(name, ..)| text(name)));
    let mut rows = vec![heads];
    for (name, projection) in scenarios {
        for result in &projection.years {
            let mut row = vec![text(name), result.year.to_string()];
            row.extend(COLUMNS.map(|(_, digits, figure)| number(figure(result), digits)));
            rows.push(row);
        }
    }
    table(&rows)
}

fn unit(lever: Lever, about: &About) -> String {
    match lever.unit() {
        Unit::Percent if lever == Lever::AnnualReviews => "points",
        Unit::Percent => "%",
        Unit::Multiple => return format!("times {}", about.counted.year()),
        Unit::Places => "places",
        _ => "£ a year",
    }
    .to_owned()
}

/// In the unit of the heading, to as many digits as a person types.
fn in_unit(lever: Lever, value: f64) -> String {
    let shown = decimal::fixed(value * fields::shown_per_unit(lever.into()), 6);
    let shown = shown.trim_end_matches('0').trim_end_matches('.');
    if shown == "-0" {
        "0".to_owned()
    } else {
        shown.to_owned()
    }
}

/// A group of a workshop.
#[derive(Debug, Clone, Copy)]
pub struct Group<'a> {
    pub name: &'a str,
    pub scenario: &'a Scenario,
    pub projection: &'a Projection,
}

/// Everything of a workshop: a row for each group; after them lowest, median, highest, and by how
/// many each lever was moved.
#[must_use]
pub fn workshop(
    groups: &[Group<'_>],
    spreads: &[Spread],
    at: FinancialYear,
    basis: &Basis,
    about: &About,
) -> String {
    let year = at.march();
    let mut heads: Vec<String> = ["Group", "Initials", "Note"].map(text).to_vec();
    heads.push(text(&format!("Deficit after grant, March {year} (£)")));
    heads.push(text(&format!("Spending above income, {at} (£)")));
    heads.push(text(&format!("Spending within income, {at}")));
    let agreement = basis.agreement.as_ref();
    // Without an agreement there is nothing to be judged by.
    if let Some(judged) = judged_at(at, agreement) {
        heads.push(text(&format!(
            "At or below the agreement, March {}",
            judged.march()
        )));
    }
    let before_levers = heads.len();
    for spread in spreads {
        let name = levers::name(spread.lever, about);
        heads.push(text(&format!("{name} ({})", unit(spread.lever, about))));
        heads.push(text(&format!("Reason: {name}")));
    }
    let width = heads.len();
    let mut rows = vec![heads];
    for group in groups {
        let said = |which| text(group.scenario.annotations.text(which));
        let mut row = vec![text(group.name), said(Text::By), said(Text::Note)];
        match group.projection.of(at) {
            Some(result) => {
                row.push(number(result.after_grant.get(), POUNDS));
                row.push(number(result.in_year.get(), POUNDS));
                row.extend(verdicts(group.projection, at, agreement).map(text));
                row.truncate(before_levers);
            }
            None => row.resize(before_levers, String::new()),
        }
        for spread in spreads {
            row.push(in_unit(
                spread.lever,
                group.scenario.value(basis, spread.lever),
            ));
            row.push(said(Text::Reason(spread.lever)));
        }
        rows.push(row);
    }
    let mut summary = |name: &str, cell: &dyn Fn(&Spread) -> String| {
        let mut row = vec![text(name)];
        row.resize(before_levers, String::new());
        for spread in spreads {
            row.push(cell(spread));
            row.push(String::new());
        }
        row.resize(width, String::new());
        rows.push(row);
    };
    summary("(lowest)", &|spread| in_unit(spread.lever, spread.lowest));
    summary("(median)", &|spread| in_unit(spread.lever, spread.median));
    summary("(highest)", &|spread| in_unit(spread.lever, spread.highest));
    summary("(moved by so many groups)", &|spread| {
        spread.moved.to_string()
    });
    table(&rows)
}
