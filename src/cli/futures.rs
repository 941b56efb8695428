//! `fan`, `sensitivity` and `solve`: how far it could be otherwise, and what it would take, as JSON.
//!
//! Answers for: names for inputs, and the shapes that scripts read. Uses the engine's analysis.

use serde::Serialize;
use serde_json::{Map, Value};

use super::arguments::{Drawing, Project, Wanted};
use super::measure::Measure;
use engine::analysis::futures::{Input, Method, Points, Ranges, chance, fan as drawn, importance};
use engine::analysis::solve::{Target, solve as smallest_move};
use engine::levers::Lever;
use engine::model::actuals::BaseSum;
use engine::units::{FinancialYear, Pounds};

/// Futures that the chance of a solution is counted in.
const DRAWS_OF_A_CHANCE: u32 = 1_024;

#[derive(Serialize)]
struct Fan {
    draws: u32,
    seed: u32,
    method: &'static str,
    measure: &'static str,
    /// Where no balance is known, pounds count from 0.
    opening_known: bool,
    years: Vec<FanYear>,
}

#[derive(Serialize)]
struct FanYear {
    financial_year: FinancialYear,
    /// What `project` has: no future, and not moved by the draws.
    central: Pounds,
    q10: Pounds,
    q25: Pounds,
    q50: Pounds,
    q75: Pounds,
    q90: Pounds,
    chance_within_income: f64,
    /// Null in a year that the agreement does not name, or without one.
    chance_at_agreement: Option<f64>,
}

/// The balance after grant in many futures, year by year.
pub fn fan(asked: &Project, drawing: Drawing) -> Result<String, Box<dyn std::error::Error>> {
    let Project {
        start, assumptions, ..
    } = asked;
    let ranges = Ranges::usual(&start.model, assumptions);
    let mut points = Points::new(drawing.method, drawing.draws, drawing.seed);
    let found = drawn(&start.model, assumptions, &ranges, &mut points, None);
    let years = found.years.iter().map(|year| {
        let [q10, q25, q50, q75, q90] = year.quantiles;
        FanYear {
            financial_year: year.year,
            central: year.central,
            q10,
            q25,
            q50,
            q75,
            q90,
            chance_within_income: year.within_income,
            chance_at_agreement: year.at_agreement,
        }
    });
    json(&Fan {
        draws: drawing.draws,
        seed: drawing.seed,
        method: drawing.name(),
        measure: "after_grant",
        opening_known: opening_known(asked),
        years: years.collect(),
    })
}

#[derive(Serialize)]
struct Sensitivity {
    financial_year: FinancialYear,
    measure: &'static str,
    indices: &'static str,
    method: &'static str,
    draws: u32,
    seed: u32,
    inputs: Vec<OfInput>,
}

#[derive(Serialize)]
struct OfInput {
    name: String,
    first_order: f64,
    total: f64,
}

fn opening_known(asked: &Project) -> bool {
    let typed = asked.assumptions.actuals.base.sum(BaseSum::OpeningDeficit);
    asked.start.about.opening_known || typed.is_some()
}

/// Which input matters most for a year's figure: Sobol indices.
pub fn sensitivity(
    asked: &Project,
    year: FinancialYear,
    measure: Measure,
    drawing: Drawing,
) -> Result<String, Box<dyn std::error::Error>> {
    let Project {
        start, assumptions, ..
    } = asked;
    let ranges = Ranges::usual(&start.model, assumptions);
    let mut points = Points::new(drawing.method, drawing.draws, drawing.seed);
    let found = importance(
        &start.model,
        assumptions,
        &ranges,
        &mut points,
        year,
        measure.outcome(),
    );
    json(&Sensitivity {
        financial_year: year,
        measure: measure.name(),
        indices: "Sobol: first order (Saltelli 2010) and total (Jansen 1999)",
        method: drawing.name(),
        draws: drawing.draws,
        seed: drawing.seed,
        inputs: found
            .into_iter()
            .map(|of| OfInput {
                name: name(of.input),
                first_order: of.first_order,
                total: of.total,
            })
            .collect(),
    })
}

/// An input's name: a lever's own, a price's as in links.
fn name(input: Input) -> String {
    match input {
        Input::Lever(lever) => lever.name().to_owned(),
        Input::UnitCost(placement) => format!("price.{}", placement.name()),
        Input::Opening => "opening".to_owned(),
        Input::Block(year) => format!("block.{year}"),
        Input::Share(lever) => format!("{}.comes_about", lever.name()),
    }
}

#[derive(Serialize)]
struct Solved {
    financial_year: FinancialYear,
    reachable: bool,
    /// Those that move, with their values.
    levers: Map<String, Value>,
    after_grant: Pounds,
    in_year: Pounds,
    /// The movement that the balances show, where the year's balance is an actual one: what
    /// "balance" is about then.
    in_year_known: Option<Pounds>,
    opening_known: bool,
    shortfall: Pounds,
    /// Σ (move ÷ range)².
    size: f64,
    /// In how many futures of the answer it would still be enough.
    chance_enough: f64,
}

/// The smallest move that reaches a target.
pub fn solve(asked: &Project, wanted: &Wanted) -> Result<String, Box<dyn std::error::Error>> {
    let Project {
        start, assumptions, ..
    } = asked;
    let model = &start.model;
    let target: Target = wanted.target;
    let found = smallest_move(model, assumptions, &wanted.actions, target, &|_| true);
    let found = found.ok_or("the year is not projected")?;
    let result = found.projection.of(target.year);
    let result = result.ok_or("the year is not projected")?;
    let ranges = Ranges::usual(model, &found.assumptions);
    let mut points = Points::new(Method::Sobol, DRAWS_OF_A_CHANCE, Drawing::SEED);
    let changed = &found.assumptions;
    let chance_enough = chance(
        model,
        changed,
        &ranges,
        &mut points,
        target.year,
        |result| target.is_reached(result),
    );
    let levers = found
        .moved
        .iter()
        .map(|(lever, value): &(Lever, f64)| (lever.name().to_owned(), Value::from(*value)))
        .collect();
    json(&Solved {
        financial_year: target.year,
        reachable: found.reachable,
        levers,
        after_grant: result.after_grant,
        in_year: result.in_year,
        in_year_known: result.in_year_known,
        opening_known: opening_known(asked),
        shortfall: found.shortfall,
        size: found.size,
        chance_enough,
    })
}

fn json(value: &impl Serialize) -> Result<String, Box<dyn std::error::Error>> {
    Ok(format!("{}\n", serde_json::to_string(value)?))
}
