//! A projection as JSON, with the names of docs/model.md, in full precision.
//!
//! Answers for: the shape that scripts read. Pounds and pupils; rates as fractions.

use serde::Serialize;
use serde_json::{Map, Value};

use super::arguments::Project;
use super::starting_point::{About, Source, StartingPoint};
use engine::levers::OutOfRange;
use engine::model::actuals::BaseSum;
use engine::model::cost::Line;
use engine::model::headcount::HeadcountYear;
use engine::model::placement::Placement;
use engine::model::project::{Projection, YearResult};
use engine::units::{FinancialYear, Pounds, Pupils, Rate};

#[derive(Serialize)]
pub struct Report {
    authority: About,
    /// The arguments as they were given.
    inputs: Vec<String>,
    /// The mark of model and data that links carry.
    fingerprint: String,
    /// The figures that the projection starts from, and where each is from.
    sources: Vec<Source>,
    status: &'static str,
    notes: Vec<&'static str>,
    opening_known: bool,
    opening_from: Option<&'static str>,
    /// Null where no balance is published or entered.
    opening_after_grant: Option<Pounds>,
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
    empty_special_places: Pupils,
    plans_avoided: Pupils,
    /// £ for one funded pupil.
    prices: Map<String, Value>,
    lines: Map<String, Value>,
    /// Entry by entry, in the order given.
    named: Vec<Named>,
    spending: Pounds,
    block: Pounds,
    transfer: Pounds,
    income: Pounds,
    reconciliation: Pounds,
    in_year: Pounds,
    /// The movement that the balances show, where the year's balance is an actual one.
    in_year_known: Option<Pounds>,
    kappa: Rate,
    own_growth_after_grant: Option<Pounds>,
    council_contribution: Pounds,
    actual_difference: Pounds,
    cumulative: Pounds,
    grant: Pounds,
    grant_received: Pounds,
    after_grant: Pounds,
    /// Both only where there is a Stability Grant; the second is null before its year.
    #[serde(skip_serializing_if = "Option::is_none")]
    stability_grant: Option<Pounds>,
    #[serde(skip_serializing_if = "Option::is_none")]
    after_stability_grant: Option<Option<Pounds>>,
    gap_to_mitigated: Option<Pounds>,
    gap_to_remaining: Option<Pounds>,
    within_income: bool,
    at_or_below_agreement: Option<bool>,
    specialist_post_16_rate: Rate,
    independent_rate: Rate,
}

#[derive(Serialize)]
struct Named {
    asked: Pupils,
    placed: Pupils,
    funded: Pupils,
    named_topups: Pounds,
    named_place_funding: Pounds,
    this_childs_place: Pounds,
}

/// # Errors
/// [`OutOfRange`] where a preset is out of range; a test checks that none is.
pub fn report(asked: &Project, projection: &Projection) -> Result<Report, OutOfRange> {
    let Project {
        start:
            StartingPoint {
                model,
                about,
                sources,
                ..
            },
        assumptions,
        inputs,
        ..
    } = asked;
    let typed = assumptions.actuals.base.sum(BaseSum::OpeningDeficit);
    let opening_known = about.opening_known || typed.is_some();
    let calibrated = model.calibrated(&assumptions.actuals);
    let with_grant = assumptions.actuals.stability_grant().is_some();
    Ok(Report {
        authority: about.clone(),
        inputs: inputs.clone(),
        fingerprint: about.fingerprint(model)?,
        sources: sources.clone(),
        status: about.status,
        notes: about.notes.clone(),
        opening_known,
        opening_from: if typed.is_some() {
            Some("typed")
        } else {
            about.opening_from
        },
        opening_after_grant: opening_known.then(|| projection.opening().1),
        kappa: calibrated.kappa,
        calibrated: calibrated.base_spend.is_some(),
        first_balanced_year: projection.first_balanced_year(),
        years: projection
            .years
            .iter()
            .enumerate()
            .map(|(index, result)| Year {
                named: projection
                    .headcount_moves
                    .iter()
                    .map(|entry| named(&entry.years[index]))
                    .collect(),
                ..year(result, with_grant)
            })
            .collect(),
    })
}

fn year(result: &YearResult, with_grant: bool) -> Year {
    Year {
        financial_year: result.year,
        plans: result.placed.plans(),
        placements: by_placement(|placement| result.placed.of(placement).get()),
        overflow: result.placed.overflow,
        capacity: result.placed.capacity,
        empty_special_places: result.placed.empty_special_places,
        plans_avoided: result.plans_avoided,
        prices: by_placement(|placement| result.prices[placement.at()].get()),
        lines: Line::ALL
            .into_iter()
            .map(|line| (line.name().to_owned(), result.lines.get(line).get().into()))
            .collect(),
        named: Vec::new(),
        spending: result.spending,
        block: result.block,
        transfer: result.transfer,
        income: result.income,
        reconciliation: result.reconciliation,
        in_year: result.in_year,
        in_year_known: result.in_year_known,
        kappa: result.kappa,
        own_growth_after_grant: result.own_growth_after_grant,
        council_contribution: result.council_contribution,
        actual_difference: result.actual_difference,
        cumulative: result.cumulative,
        grant: result.grant,
        grant_received: result.grant_received,
        after_grant: result.after_grant,
        stability_grant: with_grant.then_some(result.stability_grant),
        after_stability_grant: with_grant.then_some(result.after_stability_grant),
        gap_to_mitigated: result.gap_to_mitigated,
        gap_to_remaining: result.gap_to_remaining,
        within_income: result.within_income(),
        at_or_below_agreement: result.at_or_below_agreement(),
        specialist_post_16_rate: result.placed.specialist_post_16_rate(),
        independent_rate: result.placed.independent_rate(),
    }
}

fn named(of_year: &HeadcountYear) -> Named {
    Named {
        asked: of_year.asked,
        placed: of_year.placed,
        funded: of_year.funded,
        named_topups: of_year.topups,
        named_place_funding: of_year.place_funding,
        this_childs_place: of_year.this_childs_place,
    }
}

fn by_placement(figure: impl Fn(Placement) -> f64) -> Map<String, Value> {
    Placement::ALL
        .into_iter()
        .map(|placement| (placement.name().to_owned(), figure(placement).into()))
        .collect()
}
