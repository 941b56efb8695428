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
use engine::units::{FinancialYear, Pounds, Unit};

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
fn number(value: f64, digits: u32) -> String {
    let text = decimal::fixed(value, digits);
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
const POUNDS: u32 = 0;
/// To the penny, where a reader adds them up.
const PENCE: u32 = 2;
/// Children come in fractions: the model's are averages.
const CHILDREN: u32 = 1;
/// Rates as per cent.
const PER_CENT: u32 = 2;

/// A column: its heading, how many decimals, and its figure in a year, where the year has one.
type Column = (&'static str, u32, fn(&YearResult) -> Option<f64>);

const BEFORE_LINES: [Column; 1] = [(
    "Deficit brought forward, before grant (£)",
    PENCE,
    |result| Some(result.opening.get()),
)];

/// What lowers the deficit has a minus.
const AFTER_LINES: [Column; 16] = [
    ("High needs spending (£)", PENCE, |result| {
        Some(result.spending.get())
    }),
    ("High needs block (£)", PENCE, |result| {
        Some(result.block.get())
    }),
    ("Moved from schools' budgets (£)", PENCE, |result| {
        Some(result.transfer.get())
    }),
    ("High needs income (£)", PENCE, |result| {
        Some(result.income.get())
    }),
    ("Reconciliation (£)", PENCE, |result| {
        Some(result.reconciliation.get())
    }),
    ("Spending above income (£)", PENCE, |result| {
        Some(result.in_year.get())
    }),
    ("Paid by the council itself (£)", PENCE, |result| {
        Some(-result.council_contribution.get())
    }),
    ("Difference to the balance typed in (£)", PENCE, |result| {
        Some(result.actual_difference.get())
    }),
    (
        "Cumulative deficit before grant at 31 March (£)",
        PENCE,
        |result| Some(result.cumulative.get()),
    ),
    (
        "Spending above income, as the balances show (£)",
        PENCE,
        |result| result.in_year_known.map(Pounds::get),
    ),
    ("Safety Valve payment of the year (£)", PENCE, |result| {
        Some(-result.grant.get())
    }),
    (
        "Safety Valve payments received by then (£)",
        PENCE,
        |result| Some(-result.grant_received.get()),
    ),
    (
        "Cumulative deficit after grant at 31 March (£)",
        PENCE,
        |result| Some(result.after_grant.get()),
    ),
    ("Stability Grant paid in the year (£)", PENCE, |result| {
        Some(-result.stability_grant.get())
    }),
    ("Deficit after the Stability Grant (£)", PENCE, |result| {
        result.after_stability_grant.map(Pounds::get)
    }),
    ("Children with a plan in January", CHILDREN, |result| {
        Some(result.placed.plans().get())
    }),
];

const AFTER_PLACEMENTS: [Column; 5] = [
    ("State special school places", CHILDREN, |result| {
        Some(result.placed.capacity.get())
    }),
    (
        "Special school places that stay empty",
        CHILDREN,
        |result| Some(result.placed.empty_special_places.get()),
    ),
    ("Needs met without a plan", CHILDREN, |result| {
        Some(result.met_without_plan.get())
    }),
    (
        "Rate in specialist post-16 institutions (%)",
        PER_CENT,
        |result| Some(result.placed.specialist_post_16_rate().get() * 100.0),
    ),
    (
        "Rate in independent settings, under 16 (%)",
        PER_CENT,
        |result| Some(result.placed.independent_rate().get() * 100.0),
    ),
];

const MADE: [&str; 5] = [
    "Council",
    "What is changed, with reasons and sources",
    "Link",
    "Edition",
    "Made on",
];

/// The headings of a year. Lines add up to spending; block and transfer to income; the deficit
/// brought forward, what is above income and the two after it to the deficit before grant; that
/// and what was received to the deficit after grant; placements to plans.
fn headings() -> Vec<String> {
    let mut all = vec!["Scenario".to_owned(), "Financial year".to_owned()];
    let mut add = |name: &str| all.push(text(name));
    for (name, ..) in BEFORE_LINES {
        add(name);
    }
    for line in Line::ALL {
        add(&format!("{} (£)", ledger::line(line)));
    }
    for (name, ..) in AFTER_LINES {
        add(name);
    }
    for placement in Placement::ALL {
        add(&format!("{}, January", terms::placement(placement)));
    }
    for (name, ..) in AFTER_PLACEMENTS {
        add(name);
    }
    for name in MADE {
        add(name);
    }
    all
}

/// The figures of a year, in the order of the headings.
fn figures(result: &YearResult, row: &mut Vec<String>) {
    cells(&BEFORE_LINES, result, row);
    for line in Line::ALL {
        row.push(number(result.lines.get(line).get(), PENCE));
    }
    cells(&AFTER_LINES, result, row);
    for placement in Placement::ALL {
        row.push(number(result.placed.of(placement).get(), CHILDREN));
    }
    cells(&AFTER_PLACEMENTS, result, row);
}

fn cells(columns: &[Column], result: &YearResult, row: &mut Vec<String>) {
    for (_, digits, figure) in columns {
        let cell = figure(result).map_or_else(String::new, |value| number(value, *digits));
        row.push(cell);
    }
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
    let mut rows = vec![headings()];
    for listed in scenarios {
        for result in &listed.projection.years {
            let mut row = vec![text(listed.name), result.year.to_string()];
            figures(result, &mut row);
            let of = [
                &made.council,
                &listed.assumed,
                &made.link,
                &made.edition,
                &made.on,
            ];
            for words in of {
                row.push(text(words));
            }
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

/// A group of a workshop, or where all start.
#[derive(Debug, Clone)]
pub struct Group<'a> {
    pub name: &'a str,
    pub scenario: &'a Scenario,
    pub projection: &'a Projection,
    /// The link that opens it.
    pub link: String,
}

/// What the row of the start is called.
pub const START: &str = "(where all groups start)";

/// Everything of a workshop: a row for where all start, and for each group; after them lowest,
/// median, highest, and by how many each lever was moved. `fixed` is what is the same for all.
#[must_use]
pub fn workshop(
    groups: &[Group<'_>],
    spreads: &[Spread],
    at: FinancialYear,
    fixed: &str,
    made: &Made,
    basis: &Basis,
    about: &About,
) -> String {
    let year = at.march();
    let mut heads: Vec<String> = ["Group", "Initials", "Note"].map(text).to_vec();
    heads.push(text(&format!("Deficit after grant, March {year} (£)")));
    heads.push(text("Difference to where all start (£)"));
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
    heads.push(text("Fixed for all groups"));
    heads.extend(MADE[2..].iter().map(|name| text(name)));
    let start = groups.first().and_then(|start| start.projection.of(at));
    let width = heads.len();
    let mut rows = vec![heads];
    for group in groups {
        let said = |which| text(group.scenario.annotations.text(which));
        let mut row = vec![text(group.name), said(Text::By), said(Text::Note)];
        match group.projection.of(at) {
            Some(result) => {
                let rounded = |pounds: Pounds| pounds.get().round();
                let from = start.map_or(0.0, |start| rounded(start.after_grant));
                row.push(number(rounded(result.after_grant), POUNDS));
                // Of what is in the cells, so that a reader's sums are right to the pound.
                row.push(number(rounded(result.after_grant) - from, POUNDS));
                row.push(number(result.in_year_as_known().get(), POUNDS));
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
        row.extend([fixed, &group.link, &made.edition, &made.on].map(text));
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
    summary("(moved by this many groups)", &|spread| {
        spread.moved.to_string()
    });
    table(&rows)
}
