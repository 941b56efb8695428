//! How well the method has predicted years that are known by now (docs/hindcast.md).
//!
//! Answers for: sentences and one table from `static/data/record.json`, the council's own row and
//! misses included. Uses `words` and the engine's JSON.

use super::blocks::{Block, Cell, Table};
use crate::words::balance::{small, standing_alone};
use crate::words::money;
use engine::decimal;
use engine::json::{Json, JsonError};
use engine::origin::Code;
use engine::units::Pounds;

/// What `safety-valve hindcast` wrote.
const RECORD: &str = include_str!("../../static/data/record.json");

/// What is predicted, where its figures are in a council's row, and how its figures are said.
type Predicted = (
    &'static str,
    [usize; 2],
    fn(f64) -> String,
    fn(f64, f64) -> String,
);

const PREDICTED: [Predicted; 3] = [
    (
        "Children with a plan, January 2025, a year ahead",
        [1, 2],
        money::grouped,
        miss,
    ),
    (
        "High needs spending, 2024-25, a year ahead",
        [4, 5],
        thousands,
        miss,
    ),
    (
        "Deficit, March 2024, two years ahead",
        [6, 7],
        thousands,
        miss_of_balance,
    ),
];

/// Sentences on all councils, and the council's own row where it is counted.
pub fn record(code: Code) -> Vec<Block> {
    read(code).unwrap_or_default()
}

fn thousands(pounds: f64) -> String {
    standing_alone(Pounds::of(pounds * 1e3))
}

fn read(code: Code) -> Result<Vec<Block>, JsonError> {
    let json = Json::read(RECORD)?;
    let medians = json.field("medians")?;
    let size = |of: &str, rule: &str| {
        let sizes = medians.field(of)?.field(rule)?.list()?;
        sizes.first().map_or(Ok(0.0), Json::number)
    };
    let percent = |tenths: f64| format!("{}%", decimal::fixed(tenths / 10.0, 1));
    let mut blocks = vec![
        Block::Says(format!(
            "The same method was tried on years whose figures are known. Of the councils that can be checked, half came within {} of the plans of January 2025, within {} of spending in 2024-25, and within {} of the deficit of March 2024.",
            percent(size("plans", "cohort_default_scale")?),
            percent(size("spending", "model_defaults")?),
            thousands(size("opening", "as_section_10")?)
        )),
        Block::Says(format!(
            "The simple rule, that spending grows as it last did, did as well for one year: half came within {}. Nothing here has been tried over more than two years.",
            percent(size("spending", "own_growth_again")?)
        )),
    ];
    let row = json.field("authorities")?.list()?.iter().find(|row| {
        let first = row.list().ok().and_then(<[Json<'_>]>::first);
        first.and_then(|of| of.text().ok()) == Some(code.as_str())
    });
    let Some(row) = row else {
        blocks.push(Block::Note(
            "This council is not among them: too little of it is published for those years."
                .to_owned(),
        ));
        return Ok(blocks);
    };
    let figures = row.list()?;
    let figure = |at: usize| figures.get(at).and_then(|figure| figure.number().ok());
    let rows = PREDICTED
        .iter()
        .filter_map(|(what, [said, was], words, miss)| {
            let (said, was) = (figure(*said)?, figure(*was)?);
            let row = [(*what).to_owned(), words(said), words(was), miss(said, was)];
            Some(row.map(Cell::Text).into())
        });
    blocks.push(Block::Table(Table::new(
        "What the method said of this council, and what was",
        &["What", "The method", "What it was", "Difference"],
        rows.collect(),
    )));
    Ok(blocks)
}

/// "4% too many", of a figure above zero.
fn miss(said: f64, was: f64) -> String {
    if was <= 0.0 {
        return "–".to_owned();
    }
    let off = (said / was - 1.0) * 100.0;
    let whole = decimal::fixed(off.abs(), 0);
    if whole == "0" {
        "less than 1%".to_owned()
    } else if off > 0.0 {
        format!("{whole}% too high")
    } else {
        format!("{whole}% too low")
    }
}

/// "£2.6m too high", of a balance, which may be near zero or below it.
fn miss_of_balance(said: f64, was: f64) -> String {
    let off = Pounds::of((said - was) * 1e3);
    let how = if off > Pounds::ZERO { "high" } else { "low" };
    format!("{} too {how}", small(off))
}
