//! Spending, income and prices, in words and tables; and the choice between two blocks.

use super::about::About;
use super::figures::{Figures, Origin, Row};
use super::money;
use super::terms::{march, placement};
use engine::decimal;
use engine::model::basis::{BlockPath, BlockSource};
use engine::model::calibrated::CalibratedBase;
use engine::model::cost::{Calibration, Line, SPECIAL_PLACE_FUNDING, UNIT_PLACE_FUNDING};
use engine::model::placement::Placement;
use engine::model::project::YearResult;
use engine::units::{FinancialYear, Pounds, PoundsPerPupil, Rate};
use std::cmp::Ordering;

pub const ROUNDING: &str = "Figures are rounded to whole pounds, so a column may miss its total by a few pounds. Before rounding, lines add up to spending to the penny.";

/// What a line is called.
#[must_use]
pub const fn line(line: Line) -> &'static str {
    match line {
        Line::MainstreamTopups => "Mainstream top-ups",
        Line::UnitTopups => "Resource base and unit top-ups",
        Line::IncludedTopups => "Top-ups of children kept in mainstream",
        Line::SpecialTopups => "State special school top-ups",
        Line::Independent => "Independent special schools",
        Line::Fe => "Further education colleges",
        Line::Spi => "Specialist colleges",
        Line::Elsewhere => "Educated elsewhere",
        Line::UnitPlaceFunding => "Place funding, resource bases and units",
        Line::SpecialPlaceFunding => "Place funding, state special schools",
        Line::NamedTopups => "Top-ups of children named in My school",
        Line::NamedPlaceFunding => "Place funding of children named in My school",
        Line::NeedsMetWithoutPlan => "Needs met without a plan",
        Line::AlternativeProvision => "Alternative provision",
        Line::Services => "Support services",
        Line::PaidByHealth => "Paid by health and social care",
    }
}

/// Lines that are drawn as one part: its name, its short name, and the lines.
pub const PARTS: [(&str, &str, &[Line]); 8] = [
    (
        "Mainstream and bases",
        "Mainstream",
        &[
            Line::MainstreamTopups,
            Line::UnitTopups,
            Line::IncludedTopups,
            Line::UnitPlaceFunding,
            Line::NamedTopups,
            Line::NamedPlaceFunding,
        ],
    ),
    (
        "State special schools",
        "Special",
        &[Line::SpecialTopups, Line::SpecialPlaceFunding],
    ),
    ("Independent schools", "Independent", &[Line::Independent]),
    ("Colleges", "Colleges", &[Line::Fe, Line::Spi]),
    ("Educated elsewhere", "Elsewhere", &[Line::Elsewhere]),
    (
        "Alternative provision",
        "Alternative",
        &[Line::AlternativeProvision],
    ),
    (
        "Services, no plan",
        "Services",
        &[Line::Services, Line::NeedsMetWithoutPlan],
    ),
    ("Paid by health", "Health", &[Line::PaidByHealth]),
];

fn columns(years: &[YearResult]) -> Vec<String> {
    years.iter().map(|result| result.year.to_string()).collect()
}

/// Every line of spending, income, and what is left between them.
#[must_use]
pub fn spending(years: &[YearResult], about: &About) -> Figures {
    let agreed = about.agreement.is_some();
    let row = |name: &str, origin, amount: &dyn Fn(&YearResult) -> Pounds| {
        let cells = years.iter().map(|result| money::whole(amount(result)));
        Row::new(name, origin, cells)
    };
    let mut rows: Vec<Row> = Line::ALL
        .into_iter()
        // A line that is zero in every year is left out.
        .filter(|line| {
            years
                .iter()
                .any(|result| result.lines.get(*line) != Pounds::ZERO)
        })
        .map(|which| {
            row(line(which), Origin::Computed, &|result| {
                result.lines.get(which)
            })
        })
        .collect();
    rows.extend([
        row("Spending", Origin::Total, &|result| result.spending),
        row("High needs block", Origin::Computed, &|result| result.block),
        row(
            "Moved from schools’ budgets",
            Origin::Computed,
            &|result| result.transfer,
        ),
        row("Income", Origin::Total, &|result| result.income),
        row(
            "Reconciliation with the published forecast",
            Origin::Computed,
            &|result| result.reconciliation,
        ),
        row(
            "Spending above income, in the year",
            Origin::Total,
            &|result| result.in_year,
        ),
        row(
            "Deficit brought forward, before grant",
            Origin::Computed,
            &|result| result.opening,
        ),
        row("Paid by the council itself", Origin::Computed, &|result| {
            -result.council_contribution
        }),
        row(
            "Difference to the balance typed in",
            Origin::Computed,
            &|result| result.actual_difference,
        ),
        row(
            "Deficit at 31 March, before grant",
            Origin::Total,
            &|result| result.cumulative,
        ),
        row(
            "Safety Valve payments of earlier years",
            Origin::Computed,
            &|result| result.grant - result.grant_received,
        ),
        row(
            "Safety Valve payment of the year",
            Origin::Computed,
            &|result| -result.grant,
        ),
        row(
            "Deficit at 31 March, after grant",
            Origin::Total,
            &|result| result.after_grant,
        ),
    ]);
    if !agreed {
        let of_an_agreement = ["Safety Valve", "Reconciliation"];
        rows.retain(|row| !of_an_agreement.iter().any(|of| row.name.starts_with(of)));
    }
    if years
        .iter()
        .any(|result| result.after_stability_grant.is_some())
    {
        rows.push(row(
            "Stability Grant, once paid",
            Origin::Computed,
            &|result| {
                result
                    .after_stability_grant
                    .map_or(Pounds::ZERO, |after| after - result.after_grant)
            },
        ));
        rows.push(row(
            "Deficit after the Stability Grant",
            Origin::Total,
            &|result| result.after_stability_grant.unwrap_or(result.after_grant),
        ));
    }
    rows.push(row(
        "Spending for each funded plan",
        Origin::Computed,
        &|result| {
            let plans = result.funded_plans.get();
            if plans > 0.0 {
                Pounds::of(result.spending.get() / plans)
            } else {
                Pounds::ZERO
            }
        },
    ));
    Figures {
        label: "Spending and income by year",
        caption: "Pounds, by financial year. Positive balances are deficits. Below “Income”, what lowers the deficit has a minus".to_owned(),
        corner: "Line",
        columns: columns(years),
        rows,
    }
}

/// What one place costs, in whole pounds.
#[must_use]
pub fn per_place(price: PoundsPerPupil) -> String {
    money::whole(Pounds::of(price.get()))
}

/// What a place of each kind costs, year by year.
#[must_use]
pub fn prices(years: &[YearResult]) -> Figures {
    let priced = Placement::ALL.into_iter().filter(|placement| {
        years
            .iter()
            .any(|result| result.prices[placement.at()].get() != 0.0)
    });
    Figures {
        label: "Price of a place by year",
        caption: format!(
            "Pounds a year for one funded place, on top of place funding ({} in a state special school, {} in a base)",
            per_place(SPECIAL_PLACE_FUNDING),
            per_place(UNIT_PLACE_FUNDING)
        ),
        corner: "Place",
        columns: columns(years),
        rows: priced
            .map(|at| {
                let cells = years.iter().map(|result| per_place(result.prices[at.at()]));
                Row::new(placement(at), Origin::Computed, cells)
            })
            .collect(),
    }
}

/// Outside this, prices of places are far from what the base year cost (MODEL 10).
const LIKELY: std::ops::RangeInclusive<f64> = 0.8..=1.25;

/// κ in plain words.
#[must_use]
pub fn kappa(
    calibrated: &CalibratedBase,
    prices_typed: bool,
    typed: bool,
    about: &About,
) -> String {
    let base_year = about.calendar.base_year;
    let spent = money::size(calibrated.base_spend.unwrap_or_default());
    let kappa = match calibrated.calibration {
        Calibration::Unknown => {
            return "What the base year cost is not known, so prices are as they were found."
                .to_owned();
        }
        Calibration::Unpriced => {
            return format!(
                "No place has a price, so nothing can be multiplied to make up the {spent} that {base_year} cost. Type a price in."
            );
        }
        Calibration::Fitted(kappa) => kappa.get(),
    };
    if kappa == 0.0 {
        return format!(
            "Place funding, alternative provision and services alone cost no less than the {spent} of {base_year}. No price can be below zero, so all of them count as zero. Check what was typed in."
        );
    }
    let prices = if prices_typed {
        "Prices, those typed in among them,".to_owned()
    } else {
        format!(
            "Prices as found for {} and raised to {base_year}",
            about.costs_year()
        )
    };
    let plain = match kappa.total_cmp(&1.0) {
        Ordering::Equal => {
            format!("{prices} come to the {spent} that {base_year} cost, so κ changes nothing.")
        }
        less => format!(
            "{prices} come to {} than the {spent} that {base_year} cost. All of them are multiplied by κ = {}, so that they come to it.",
            if less == Ordering::Greater {
                "less"
            } else {
                "more"
            },
            decimal::fixed(kappa, 3)
        ),
    };
    if LIKELY.contains(&kappa) {
        plain
    } else if typed {
        format!(
            "{plain} That is far from 1: check the spending, prices and places that were typed in."
        )
    } else {
        format!(
            "{plain} That is far from 1: known prices explain what this council spent less well than most."
        )
    }
}

/// κ of a year, where an outturn of that year or an earlier one has set it again.
#[must_use]
pub fn later_kappa(base: Rate, years: &[YearResult], of: FinancialYear) -> Option<String> {
    let result = years.iter().find(|result| result.year == of)?;
    let since = years.iter().find(|since| since.kappa == result.kappa)?;
    (result.kappa != base).then(|| {
        format!(
            "From {} on κ is {}: the outturn typed in sets it.",
            since.year,
            decimal::fixed(result.kappa.get(), 3)
        )
    })
}

/// What the reconciliation is, and how large it is in a year.
#[must_use]
pub fn reconciliation(
    size: Pounds,
    year: FinancialYear,
    agreed_to: Option<FinancialYear>,
) -> Option<String> {
    let agreed_to = agreed_to?;
    let comes_to = if money::shows(size) {
        let how = if size < Pounds::ZERO { "less" } else { "more" };
        format!("{} {how} in {year}", money::size(size))
    } else {
        format!("nothing in {year}")
    };
    Some(format!(
        "Counted in, the no-action forecast gives the published row to the pound. It is what the council’s forecast holds and this model does not: {comes_to}. It fades after {}, and does not change when anything is moved.",
        march(agreed_to)
    ))
}

/// The label of the block's tick box: both figures of its year.
#[must_use]
pub fn block_switch(blocks: &BlockPath, year: FinancialYear, base_typed: bool) -> String {
    let planned = if base_typed {
        "grown from the one typed in"
    } else {
        "of the plan"
    };
    format!(
        "Count on the block as since published: {} in {year}, not the {} {planned}",
        money::size(blocks.first(BlockSource::Published)),
        money::size(blocks.first(BlockSource::Planned))
    )
}

/// Why there is no choice of block: the block itself was entered.
#[must_use]
pub fn block_typed(block: Pounds, year: FinancialYear) -> String {
    format!(
        "High needs block of {year}: {}, as typed in under “Enter actual figures”. It is counted in place of the planned and the published one.",
        money::whole(block)
    )
}

/// What the other block alone would do.
#[must_use]
pub fn other_block(change: Pounds, year: FinancialYear) -> String {
    if !money::shows(change) {
        return format!("That alone changes nothing by {}.", march(year));
    }
    let how = if change < Pounds::ZERO {
        "less"
    } else {
        "more"
    };
    format!(
        "The other one alone would make the deficit {} {how} in {}.",
        money::size(change),
        march(year)
    )
}
