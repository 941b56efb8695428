//! Why a result moved, and what drives the deficit: names of parts, headings, and one sentence of
//! each by rule.
//!
//! Uses `about`, `fields`, `levers` and `money`.

use super::about::About;
use super::balance::standing_alone;
use super::levers;
use super::money;
use super::terms::{MINUS, march};
use crate::scenario::Scenario;
use crate::scenario::field::Field;
use crate::scenario::view::Measure;
use engine::analysis::attribution::{EXACT, Part};
use engine::analysis::drivers::{Driver, KnownBalance};
use engine::model::basis::{Basis, BlockSource};
use engine::units::{FinancialYear, Pounds};

/// A part's name, and what it was changed to.
#[must_use]
pub fn part(part: Part, scenario: &Scenario, basis: &Basis, about: &About) -> [String; 2] {
    let field = match part {
        Part::Lever(lever) => {
            return [
                levers::name(lever, about).into_owned(),
                levers::value(lever, scenario.value(basis, lever)),
            ];
        }
        Part::Block => {
            let which = match scenario.block {
                BlockSource::Planned => "High needs block as planned",
                BlockSource::Published => "High needs block as since published",
            };
            return [which.to_owned(), String::new()];
        }
        Part::Reconciliation => {
            let counted = if scenario.reconciliation {
                "counted"
            } else {
                "left out"
            };
            return [format!("Reconciliation {counted}"), String::new()];
        }
        Part::Headcount(_) => return ["My school".to_owned(), String::new()],
        Part::Actual(actual, year) => Field::Actual(actual, year),
        Part::UnitCost(placement) => Field::UnitCost(placement),
        Part::BaseSum(sum) => Field::BaseSum(sum),
        Part::SpecialCapacity => Field::SpecialCapacity,
    };
    let value = field.typed(scenario);
    [
        super::fields::name(field, about),
        value.map_or_else(
            || "not typed in".to_owned(),
            |value| super::fields::value(field, value),
        ),
    ]
}

/// "Why £25.4m becomes £20.4m in March 2028".
#[must_use]
pub fn title(measure: Measure, from: Pounds, to: Pounds, year: FinancialYear) -> String {
    let [from, to] = [from, to].map(money::millions);
    match measure {
        Measure::AfterGrant => format!("Why {from} becomes {to} in {}", march(year)),
        Measure::BeforeGrant => {
            format!("Why {from} before grant becomes {to} in {}", march(year))
        }
        Measure::InYear => {
            format!("Why {from} above income becomes {to} in {year}")
        }
    }
}

/// What the parts are. With more than ten, fewer orders are averaged over.
#[must_use]
pub fn adds_up(parts: usize) -> String {
    let more = if parts > EXACT {
        " With more than ten, the levers of a group stay together in each order."
    } else {
        ""
    };
    format!(
        "Sorted by effect. The parts add up to the whole, whatever order you moved the levers in: each is averaged over every order.{more}"
    )
}

pub const NOTHING_YET: &str =
    "You have changed nothing yet. Move a lever, and its part is shown here.";

pub const COMPARED_WITH: &str = "Compared with";

/// Nothing changed but the figures that were typed in.
#[must_use]
pub fn with_typed(nothing_changed: &str) -> String {
    format!("{nothing_changed}, with the figures typed in")
}

/// Said where the scenario's figure is the one that it is compared with.
#[must_use]
pub fn same_as(name: &str) -> String {
    format!("No part of this figure differs from “{name}”.")
}

/// The largest part each way, in one sentence.
#[must_use]
pub fn sentence(parts: &[(String, Pounds)]) -> String {
    let shown = || parts.iter().filter(|(_, pounds)| money::shows(*pounds));
    let most = shown().min_by(|(_, a), (_, b)| a.get().total_cmp(&b.get()));
    let least = shown().max_by(|(_, a), (_, b)| a.get().total_cmp(&b.get()));
    let takes = most
        .filter(|(_, pounds)| *pounds < Pounds::ZERO)
        .map(|(name, pounds)| format!("“{name}” takes off most ({}).", money::size(*pounds)));
    let adds = least
        .filter(|(_, pounds)| *pounds > Pounds::ZERO)
        .map(|(name, pounds)| format!("“{name}” adds most ({}).", money::size(*pounds)));
    match (takes, adds) {
        (Some(takes), Some(adds)) => format!("{takes} {adds}"),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => "No part comes to £0.1m.".to_owned(),
    }
}

/// A part in £ million, with its sign.
#[must_use]
pub fn effect(pounds: Pounds) -> String {
    if !money::shows(pounds) {
        return "£0.0m".to_owned();
    }
    let sign = if pounds < Pounds::ZERO { MINUS } else { '+' };
    format!("{sign}{}", money::size(pounds))
}

/// What a driver is called.
#[must_use]
pub const fn driver(driver: Driver) -> &'static str {
    match driver {
        Driver::GapAtStart => "What was overspent at the start, each year again",
        Driver::MorePlans => "More children with a plan",
        Driver::Placements => "Where children are placed",
        Driver::Prices => "What a place costs",
        Driver::OtherSpending => "Alternative provision, services and other spending",
        Driver::Block => "Growth in the high needs block",
        Driver::Payments => "Payments, and what the council pays in itself",
        Driver::Reconciliation => "Reconciliation with the published forecast",
        Driver::TypedBalances => "Difference to balances typed in",
    }
}

/// "What takes the deficit from £8.7m in March 2024 to £25.4m in March 2028".
#[must_use]
pub fn drivers_title(from: KnownBalance, to: Pounds, year: FinancialYear) -> String {
    format!(
        "What takes the deficit from {} in {} to {} in {}",
        standing_alone(from.after_grant),
        march(from.year),
        standing_alone(to),
        march(year)
    )
}

pub const DRIVERS: &str = "Each year’s spending is compared with the base year’s. What plans cost is how many there are, times where children are placed, times what a place there costs. The parts add up.";
