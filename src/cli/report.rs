//! A projection as JSON, names as in MODEL.md, in full precision.
//!
//! Answers for: the shape that scripts read. Pounds and pupils; rates as fractions.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::model::cost::Line;
use crate::model::placement::Placement;
use crate::model::project::{Model, Projection, YearResult};
use crate::units::{FinancialYear, Pounds, Pupils, Rate};

#[derive(Serialize)]
pub struct Report {
    kappa: Rate,
    calibrated: bool,
    first_balanced_year: Option<FinancialYear>,
    years: Vec<Year>,
}

#[derive(Serialize)]
struct Year {
    financial_year: FinancialYear,
    plans: Pupils,
    placements: Map<String, Value>,
    overflow: Pupils,
    capacity: Pupils,
    plans_avoided: Pupils,
    lines: Map<String, Value>,
    spending: Pounds,
    block: Pounds,
    transfer: Pounds,
    income: Pounds,
    reconciliation: Pounds,
    in_year: Pounds,
    council_contribution: Pounds,
    cumulative: Pounds,
    grant: Pounds,
    grant_received: Pounds,
    after_grant: Pounds,
    gap_to_mitigated: Option<Pounds>,
    gap_to_remaining: Option<Pounds>,
    within_income: bool,
    at_or_below_agreement: Option<bool>,
    specialist_post_16_rate: Rate,
    independent_rate: Rate,
}

pub fn report(model: &Model, projection: &Projection) -> Report {
    Report {
        kappa: model.kappa(),
        calibrated: model.is_calibrated(),
        first_balanced_year: projection.first_balanced_year(),
        years: projection.years.iter().map(year).collect(),
    }
}

fn year(result: &YearResult) -> Year {
    Year {
        financial_year: result.year,
        plans: result.placed.plans(),
        placements: Placement::ALL
            .into_iter()
            .map(|placement| {
                (
                    placement.name().to_owned(),
                    result.placed.of(placement).get().into(),
                )
            })
            .collect(),
        overflow: result.placed.overflow,
        capacity: result.placed.capacity,
        plans_avoided: result.plans_avoided,
        lines: Line::ALL
            .into_iter()
            .map(|line| (line.name().to_owned(), result.lines.get(line).get().into()))
            .collect(),
        spending: result.spending,
        block: result.block,
        transfer: result.transfer,
        income: result.income,
        reconciliation: result.reconciliation,
        in_year: result.in_year,
        council_contribution: result.council_contribution,
        cumulative: result.cumulative,
        grant: result.grant,
        grant_received: result.grant_received,
        after_grant: result.after_grant,
        gap_to_mitigated: result.gap_to_mitigated,
        gap_to_remaining: result.gap_to_remaining,
        within_income: result.within_income(),
        at_or_below_agreement: result.at_or_below_agreement(),
        specialist_post_16_rate: result.placed.specialist_post_16_rate(),
        independent_rate: result.placed.independent_rate(),
    }
}
