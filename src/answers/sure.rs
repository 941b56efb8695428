//! How sure: the spread of many futures of a scenario, chances in plain words, which assumption
//! matters most, and how well the method has done before.
//!
//! Answers for: what is said and in which order. Uses the engine's futures and `words`.

use super::blocks::{Answer, Block, Cell, Table};
use super::fan::{Column, WIDTHS, picture, says};
use super::record::record;
use super::runs::chance;
use super::subject::Subject;
use crate::words::balance::{is_surplus, standing_alone};
use crate::words::terms::{april, march};
use crate::words::{self, levers, money, terms};
use crate::worker::found::{Share, Spread};
use engine::analysis::futures::inputs::Around;
use engine::analysis::futures::{Fan, FanYear, Input, Range, Ranges};
use engine::decimal;
use engine::model::project::Projection;
use engine::units::{FinancialYear, Pounds};

/// As many assumptions are listed.
const LISTED: usize = 8;

pub fn answer(subject: &Subject<'_>, spread: &Spread, at_most: Option<Pounds>) -> Answer {
    let Subject {
        model,
        assumptions,
        year,
        ..
    } = subject;
    let Spread { fan: found, shares } = spread;
    let central = model.project(assumptions);
    let Some(of_year) = found.years.iter().find(|of| of.year == *year) else {
        return Answer::default();
    };
    // A year whose balance is known has no spread.
    let [low, .., high] = of_year.quantiles;
    let is_open = low < high;
    let columns = columns(subject, found, &central);
    let shown = says(&columns);
    let mut blocks = vec![
        Block::Heading(heading(of_year)),
        Block::Says(made_of(found.draws)),
    ];
    blocks
        .extend(WIDTHS.map(|width| Block::Picture(picture(&columns, *year, width, shown.clone()))));
    if let Some(first) = model.from_zero(&assumptions.actuals, *year) {
        blocks.push(Block::Note(format!(
            "No balance of this council is published, so pounds are counted from £0 in {}.",
            april(first)
        )));
    }
    if let (Some(asked), Some(share)) = (at_most, of_year.at_most) {
        // What was asked comes first.
        let said = format!("{}: {}.", is_at_most(asked, of_year.year), chance(share));
        blocks.insert(0, Block::Says(said));
    }
    if is_open {
        blocks.push(Block::Note(why_low(of_year)));
    }
    if let Some(simple) = simple_rule(&columns) {
        blocks.push(Block::Note(simple));
    }
    blocks.push(Block::Heading("Chances, in plain words".to_owned()));
    if subject.about.agreement.is_none() {
        blocks.push(Block::Says(words::no_agreement(subject.about)));
    }
    blocks.push(Block::Table(chances(of_year, found, at_most)));
    blocks.push(Block::Table(by_year(&columns, found)));
    if !shares.is_empty() && is_open {
        let ranges = Ranges::usual(model, assumptions);
        let named: Vec<(&Range, Share)> = shares
            .iter()
            .filter_map(|share| Some((ranges.0.get(usize::from(share.input))?, *share)))
            .collect();
        blocks.push(Block::Heading("Which assumption matters most".to_owned()));
        blocks.push(Block::Says(matters_most(subject, &named)));
        blocks.push(Block::Table(matters(subject, &named)));
    }
    blocks.push(Block::Heading(
        "How did the same method do before?".to_owned(),
    ));
    blocks.extend(record(subject.about.code));
    blocks.push(Block::Note(NOT_COVERED.to_owned()));
    Answer {
        blocks,
        sets: Vec::new(),
    }
}

/// Every year that is shown.
fn columns(subject: &Subject<'_>, found: &Fan, central: &Projection) -> Vec<Column> {
    let shown = found
        .years
        .iter()
        .zip(&central.years)
        .filter(|(of, _)| of.year <= subject.last_shown);
    shown
        .map(|(of, result)| Column {
            year: of.year,
            central: of.central,
            quantiles: of.quantiles,
            own_growth: result.own_growth_after_grant,
        })
        .collect()
}

/// "March 2028 is likely to be between £20.7m and £35.9m".
fn heading(of: &FanYear) -> String {
    let [low, .., high] = of.quantiles;
    if low == high {
        return format!("{} is known: {}", march(of.year), standing_alone(low));
    }
    format!(
        "{} is likely to be between {} and {}",
        march(of.year),
        standing_alone(low),
        standing_alone(high)
    )
}

fn made_of(draws: u32) -> String {
    format!(
        "We ran the model {} times. Each run draws what nobody can know, such as how many new plans there will be, from a range. The ranges are our judgement. 8 in 10 runs end between the two figures. This is a spread of assumptions and not a forecast.",
        money::grouped(f64::from(draws))
    )
}

fn why_low(of: &FanYear) -> String {
    let [_, _, middle, ..] = of.quantiles;
    let (own, half) = (of.central, middle);
    if money::millions(own) == money::millions(half) {
        return format!(
            "Your answer, {}, lies in the middle of the runs.",
            money::millions(own)
        );
    }
    let (where_it_is, why) = if own < half {
        (
            "low",
            "more cost: most assumptions can turn out further above what is set than below",
        )
    } else {
        ("high", "less cost")
    };
    format!(
        "Your answer, {}, lies {where_it_is} in the spread: half of the runs are above {}. The ranges lean towards {why}. No run moves your answer.",
        money::millions(own),
        money::millions(half)
    )
}

/// What the naive rule comes to at the end.
fn simple_rule(columns: &[Column]) -> Option<String> {
    let last = columns.last()?;
    let own = last.own_growth?;
    Some(format!(
        "The dotted line is a simple rule beside the model: spending grows each year as it last did. It comes to {} in {}. No lever moves it.",
        standing_alone(own),
        march(last.year)
    ))
}

/// "The deficit is £20.0m or less in March 2028".
fn is_at_most(asked: Pounds, year: FinancialYear) -> String {
    let (size, march) = (money::size(asked), march(year));
    if is_surplus(asked) {
        format!("There is a surplus of {size} or more in {march}")
    } else {
        format!("The deficit is {size} or less in {march}")
    }
}

fn chances(of: &FanYear, found: &Fan, at_most: Option<Pounds>) -> Table {
    let row = |what: String, share: f64| vec![what.into(), Cell::bar(share), chance(share).into()];
    let mut rows = vec![row(
        format!("Spending is within income in {}", of.year),
        of.within_income,
    )];
    for met in &found.years {
        if let Some(share) = met.at_agreement {
            let what = format!("The agreed figure for {} is met", march(met.year));
            rows.push(row(what, share));
        }
    }
    if let (Some(asked), Some(share)) = (at_most, of.at_most) {
        let what = is_at_most(asked, of.year);
        rows.push(row(what, share));
    }
    let [low, .., high] = of.quantiles;
    let ends = [(low, 0.9), (high, 0.1)];
    for (pounds, share) in ends.into_iter().filter(|_| low < high) {
        let what = format!(
            "It is above {} in {}",
            money::millions(pounds),
            march(of.year)
        );
        rows.push(row(what, share));
    }
    Table::new("Chances", &["What", "Share of the runs", "Chance"], rows)
}

fn by_year(columns: &[Column], found: &Fan) -> Table {
    let mut rows = Vec::new();
    for (column, of) in columns.iter().zip(&found.years) {
        let mut row: Vec<Cell> = vec![
            march(column.year).into(),
            money::bare(column.central).into(),
        ];
        row.extend(column.quantiles.map(|pounds| money::bare(pounds).into()));
        row.push(chance(of.within_income).into());
        let own = column.own_growth;
        row.push(own.map_or_else(|| "–".to_owned(), money::bare).into());
        rows.push(row);
    }
    Table::new(
        "The spread by year, £ million",
        &[
            "At 31 March",
            "Your answer",
            "1 in 10 below",
            "1 in 4 below",
            "Half below",
            "3 in 4 below",
            "9 in 10 below",
            "Spending within income",
            "As it last grew",
        ],
        rows,
    )
}

/// What an input is called.
fn named(subject: &Subject<'_>, input: Input) -> String {
    let about = subject.about;
    let name = |lever| levers::name(lever, about).into_owned();
    match input {
        Input::Lever(lever) => name(lever),
        Input::UnitCost(placement) => {
            format!("What a place costs: {}", terms::placement(placement))
        }
        Input::Opening => format!(
            "The estimated deficit at {}",
            april(subject.model.basis().first_year())
        ),
        Input::Block(year) => format!("Government funding in {year}"),
        Input::Share(lever) => format!("How much comes of “{}”", name(lever)),
    }
}

/// From what to what it is drawn, as its lever shows values.
fn drawn(subject: &Subject<'_>, range: &Range) -> String {
    let percent = |share: f64| format!("{}%", signed(share * 100.0));
    match (range.input, range.around) {
        (Input::Lever(lever), around) => {
            let own = subject.assumptions.values.get(lever);
            let (least, most) = subject.assumptions.values.range(lever);
            let of = |by: f64| match around {
                Around::Added => own + by,
                Around::Times => own * by,
            };
            let [low, high] =
                [range.low, range.high].map(|by| levers::value(lever, of(by).clamp(least, most)));
            format!("{low} to {high}")
        }
        (Input::Share(_), _) => format!(
            "{}% to {}% of what was set",
            whole(range.low * 100.0),
            whole(range.high * 100.0)
        ),
        (_, Around::Times) => format!(
            "× {} to × {}",
            decimal::shortest(range.low),
            decimal::shortest(range.high)
        ),
        (Input::Opening, _) => format!(
            "{} to {} of a year’s spending",
            percent(range.low),
            percent(range.high)
        ),
        (_, Around::Added) => format!(
            "{} to {} points",
            signed(range.low * 100.0),
            signed(range.high * 100.0)
        ),
    }
}

fn whole(number: f64) -> String {
    decimal::fixed(number, 0)
}

fn signed(number: f64) -> String {
    let plus = if number > 0.0 { "+" } else { "" };
    format!("{plus}{}", decimal::fixed(number, 0).replace('-', "−"))
}

fn matters(subject: &Subject<'_>, shares: &[(&Range, Share)]) -> Table {
    let rows = shares.iter().take(LISTED).map(|(range, of)| {
        let percent = |share: f64| format!("{}%", whole(share.clamp(0.0, 1.0) * 100.0));
        vec![
            named(subject, range.input).into(),
            drawn(subject, range).into(),
            Cell::bar(of.first_order),
            percent(of.first_order).into(),
            // It cannot be less; drawn points may say so by a little.
            percent(of.total.max(of.first_order)).into(),
        ]
    });
    Table::new(
        "Which assumption matters most",
        &[
            "Assumption",
            "Drawn from",
            "Share of the spread",
            "By itself",
            "With others",
        ],
        rows.collect(),
    )
}

fn matters_most(subject: &Subject<'_>, shares: &[(&Range, Share)]) -> String {
    let names: Vec<String> = shares
        .iter()
        .take(2)
        .map(|(range, _)| format!("“{}”", named(subject, range.input)))
        .collect();
    let first_two: f64 = shares.iter().take(2).map(|(_, of)| of.first_order).sum();
    let most = if first_two > 0.5 {
        "Most"
    } else {
        "The largest part"
    };
    format!(
        "{most} of the spread in {} comes from {}. “By itself” is the share of the spread that would go if that one were known (Sobol index of first order). “With others” counts what it does together with others (total index).",
        march(subject.year),
        names.join(" and ")
    )
}

/// What the chances leave out.
const NOT_COVERED: &str = "Chances here cover the assumptions that are listed. They do not cover a change in the law, or in how councils are paid.";
