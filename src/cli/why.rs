//! `attribute` and `drivers`: why a result moved, and what drives the deficit, as JSON.
//!
//! Answers for: names for parts, and the shapes that scripts read. Uses the engine's analysis.

use serde::Serialize;
use serde_json::{Map, Value};

use super::arguments::Project;
use super::measure::Measure;
use crate::scenario::field::Field;
use crate::words::levers;
use engine::analysis::attribution::{Asked, Part, attribute as share_out};
use engine::analysis::drivers::{Driver, drivers as driven_by};
use engine::levers::Lever;
use engine::model::actuals::BaseSum;
use engine::units::{FinancialYear, Pounds};

#[derive(Serialize)]
struct Attributed {
    parts: Map<String, Value>,
    difference: Pounds,
}

/// What each change does to a year's figure, compared with nothing changed. Levers at their default
/// are listed at 0.
pub fn attribute(
    asked: &Project,
    year: FinancialYear,
    measure: Measure,
) -> Result<String, Box<dyn std::error::Error>> {
    let model = &asked.start.model;
    let found = share_out(
        model,
        &model.untouched(),
        &asked.assumptions,
        Asked {
            year,
            outcome: measure.outcome(),
            group_of: &|lever| levers::group(lever) as usize,
        },
    );
    let mut parts: Map<String, Value> = Lever::ALL
        .into_iter()
        .map(|lever| (lever.name().to_owned(), Value::from(0.0)))
        .collect();
    for share in &found.shares {
        parts.insert(name(share.part), Value::from(share.pounds.get()));
    }
    json(&Attributed {
        parts,
        difference: found.difference,
    })
}

/// A part's name: a lever's own, a figure's as in links.
fn name(part: Part) -> String {
    match part {
        Part::Lever(lever) => lever.name().to_owned(),
        Part::Actual(actual, year) => Field::Actual(actual, year).name(),
        Part::UnitCost(placement) => Field::UnitCost(placement).name(),
        Part::BaseSum(sum) => Field::BaseSum(sum).name(),
        Part::SpecialCapacity => Field::SpecialCapacity.name(),
        Part::Block => "block".to_owned(),
        Part::Reconciliation => "reconciliation".to_owned(),
        Part::Headcount(at) => format!("named.{}", at + 1),
    }
}

#[derive(Serialize)]
struct Driven {
    from: From,
    parts: Map<String, Value>,
    difference: Pounds,
}

#[derive(Serialize)]
struct From {
    financial_year: FinancialYear,
    after_grant: Pounds,
}

/// What drives the balance after grant of a year.
pub fn drivers(asked: &Project, year: FinancialYear) -> Result<String, Box<dyn std::error::Error>> {
    let typed = asked.assumptions.actuals.base.sum(BaseSum::OpeningDeficit);
    let known = asked.start.last_published.filter(|_| typed.is_none());
    let found = driven_by(&asked.start.model, &asked.assumptions, known, year);
    let found = found.ok_or("the year is not projected")?;
    let parts = Driver::ALL
        .into_iter()
        .map(|driver| {
            let pounds = found.get(driver).get();
            (driver.name().to_owned(), Value::from(pounds))
        })
        .collect();
    json(&Driven {
        from: From {
            financial_year: found.from.year,
            after_grant: found.from.after_grant,
        },
        parts,
        difference: found.difference,
    })
}

fn json(value: &impl Serialize) -> Result<String, Box<dyn std::error::Error>> {
    Ok(format!("{}\n", serde_json::to_string(value)?))
}
