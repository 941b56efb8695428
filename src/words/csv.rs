//! Results as CSV, for spreadsheets: units in the headings, plain numbers in the cells.
//!
//! Answers for: quoting, and that no text of a stranger's is taken for a formula.

use super::about::About;
use super::workshop::{judged_at, verdicts};
use super::{fields, ledger, levers, report, terms};
use crate::scenario::Scenario;
use crate::scenario::annotations::Text;
use engine::analysis::workshop::Spread;
use engine::decimal;
use engine::levers::{Lever, LeverValues};
use engine::model::basis::Basis;
use engine::model::cost::Line;
use engine::model::placement::Placement;
use engine::model::project::{Projection, YearResult};
use engine::units::{FinancialYear, Pounds, Pupils, Rate, Unit};

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

/// Whole pounds, where figures stand by themselves.
const POUNDS: usize = 0;
/// To the penny, where a reader adds them up.
const PENCE: usize = 2;
/// Children come in fractions: the model's are averages.
const CHILDREN: usize = 1;
/// Rates as per cent.
const PER_CENT: usize = 2;

/// A column: its heading, and its cell in a year.
type Column = (String, Box<dyn Fn(&YearResult) -> String>);

fn pounds(name: &str, figure: impl Fn(&YearResult) -> Pounds + 'static) -> Column {
    let cell = move |result: &YearResult| number(figure(result).get(), PENCE);
    (format!("{name} (£)"), Box::new(cell))
}

/// Pounds that not every year has.
fn some_pounds(name: &str, figure: impl Fn(&YearResult) -> Option<Pounds> + 'static) -> Column {
    let cell = move |result: &YearResult| {
        figure(result).map_or_else(String::new, |pounds| number(pounds.get(), PENCE))
    };
    (format!("{name} (£)"), Box::new(cell))
}

fn children(name: String, figure: impl Fn(&YearResult) -> Pupils + 'static) -> Column {
    let cell = move |result: &YearResult| number(figure(result).get(), CHILDREN);
    (name, Box::new(cell))
}

fn rate(name: &str, figure: impl Fn(&YearResult) -> Rate + 'static) -> Column {
    let cell = move |result: &YearResult| number(figure(result).get() * 100.0, PER_CENT);
    (format!("{name} (%)"), Box::new(cell))
}

/// Every column of a year. Lines add up to spending; block and transfer to income; the deficit
/// brought forward, what is above income and the two after it to the deficit before grant; that
/// less what was received to the deficit after grant; placements to plans.
fn columns() -> Vec<Column> {
    let mut all = vec![pounds("Deficit brought forward, before grant", |result| {
        result.opening
    })];
    all.extend(
        Line::ALL.map(|line| pounds(ledger::line(line), move |result| result.lines.get(line))),
    );
    all.extend([
        pounds("High needs spending", |result| result.spending),
        pounds("High needs block", |result| result.block),
        pounds("Moved from schools' budgets", |result| result.transfer),
        pounds("High needs income", |result| result.income),
        pounds("Reconciliation", |result| result.reconciliation),
        pounds("Spending above income", |result| result.in_year),
        pounds("Paid by the council itself", |result| {
            -result.council_contribution
        }),
        pounds("Difference to the balance typed in", |result| {
            result.actual_difference
        }),
        pounds("Cumulative deficit before grant at 31 March", |result| {
            result.cumulative
        }),
        some_pounds("Spending above income, as the balances show", |result| {
            result.in_year_known
        }),
        pounds("Safety Valve payment of the year", |result| -result.grant),
        pounds("Safety Valve payments received by then", |result| {
            -result.grant_received
        }),
        pounds("Cumulative deficit after grant at 31 March", |result| {
            result.after_grant
        }),
        pounds("Stability Grant paid in the year", |result| {
            -result.stability_grant
        }),
        some_pounds("Deficit after the Stability Grant", |result| {
            result.after_stability_grant
        }),
        children("Children with a plan in January".to_owned(), |result| {
            result.placed.plans()
        }),
    ]);
    all.extend(Placement::ALL.map(|placement| {
        let name = format!("{}, January", terms::placement(placement));
        children(name, move |result| result.placed.of(placement))
    }));
    all.extend([
        children("State special school places".to_owned(), |result| {
            result.placed.capacity
        }),
        children(
            "Special school places that stay empty".to_owned(),
            |result| result.placed.empty_special_places,
        ),
        children("Needs met without a plan".to_owned(), |result| {
            result.met_without_plan
        }),
        rate("Rate in specialist post-16 institutions", |result| {
            result.placed.specialist_post_16_rate()
        }),
        rate("Rate in independent settings, under 16", |result| {
            result.placed.independent_rate()
        }),
    ]);
    all
}

/// A scenario to list by year.
#[derive(Debug, Clone)]
pub struct Listed<'a> {
    pub name: &'a str,
    pub projection: &'a Projection,
    /// What is assumed in it, with reasons and sources.
    pub assumed: String,
}

/// Of which council, edition and day the figures are, and where they can be seen.
#[derive(Debug, Clone, Default)]
pub struct Made {
    pub council: String,
    /// The mark of model and data.
    pub edition: String,
    pub link: String,
    pub on: String,
}

/// What was changed, in one cell: each with its reason or source.
#[must_use]
pub fn assumed(scenario: &Scenario, values: &LeverValues, basis: &Basis, about: &About) -> String {
    let rows = report::table(scenario, values, basis, about).rows;
    let one = |row: report::Assumed| {
        let now = match (row.now.as_str(), row.usual.as_str()) {
            ("", _) => String::new(),
            (now, usual) => format!(": {now} instead of {usual}"),
        };
        let more: Vec<_> = [row.when, row.reason]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect();
        let more = match more.is_empty() {
            true => String::new(),
            false => format!(" ({})", more.join("; ")),
        };
        format!("{}{now}{more}", row.name)
    };
    let all: Vec<_> = rows.into_iter().map(one).collect();
    // Spreadsheets know one minus.
    all.join(" | ").replace('−', "-")
}

/// One or several scenarios, a row for each and each year.
#[must_use]
pub fn by_year(scenarios: &[Listed<'_>], made: &Made) -> String {
    let columns = columns();
    let mut heads = vec!["Scenario".to_owned(), "Financial year".to_owned()];
    heads.extend(columns.iter().map(|(name, _)| text(name)));
    heads.extend(
        [
            "Council",
            "What is changed, with reasons and sources",
            "Link",
            "Edition",
            "Made on",
        ]
        .map(text),
    );
    let mut rows = vec![heads];
    for Listed {
        name,
        projection,
        assumed,
    } in scenarios
    {
        for result in &projection.years {
            let mut row = vec![text(name), result.year.to_string()];
            row.extend(columns.iter().map(|(_, cell)| cell(result)));
            row.extend(
                [&made.council, assumed, &made.link, &made.edition, &made.on]
                    .map(|words| text(words)),
            );
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
