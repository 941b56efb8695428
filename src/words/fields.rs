//! Numbers that can be typed, in words: what they are called, how they are written, what is
//! allowed, and where a council's papers have them.
//!
//! Answers for: every box on the page, levers' and others'.

use super::about::About;
use super::levers;
use super::money;
use super::terms::{MINUS, figure, march, placement};
use crate::scenario::field::Field;
use engine::decimal;
use engine::levers::Lever;
use engine::model::actuals::{Actual, BaseSum};
use engine::model::placement::Placement;
use engine::units::Unit;

/// Units shown for one unit of the model: percentages are fractions there.
#[must_use]
pub const fn shown_per_unit(field: Field) -> f64 {
    match field.unit() {
        Unit::Percent => 100.0,
        _ => 1.0,
    }
}

/// What an outturn is called, whatever its year.
pub const OUTTURN: &str = "Section 251 outturn, net";

/// What a box is called.
#[must_use]
pub fn name(field: Field, about: &About) -> String {
    let base_year = about.calendar.base_year;
    match field {
        Field::Lever(lever) => levers::name(lever, about).into_owned(),
        Field::Actual(Actual::Deficit, year) => {
            format!("Deficit at 31 March {}, before grant", year.march())
        }
        Field::Actual(Actual::Block, year) => format!("High needs block {year}"),
        Field::Actual(Actual::Payment, year) => format!("Safety Valve payment {year}"),
        Field::Actual(Actual::Outturn, year) => format!("{OUTTURN} {year}"),
        Field::UnitCost(of) => format!("Price of a place: {}", placement(of)),
        Field::BaseSum(BaseSum::ApBase) => format!("Alternative provision {base_year}"),
        Field::BaseSum(BaseSum::ServicesBase) => format!("Support services {base_year}"),
        Field::BaseSum(BaseSum::BaseSpend) => format!("High needs spending {base_year}"),
        Field::BaseSum(BaseSum::OpeningDeficit) => {
            format!("Deficit at 31 {}, before grant", march(base_year))
        }
        Field::SpecialCapacity => format!("State special school places, {}", base_year.census()),
        Field::StabilityShare => "Share that the Stability Grant pays".to_owned(),
        Field::School(of) => figure(of).to_owned(),
    }
}

/// Where such a figure is found.
#[must_use]
pub const fn found_in(field: Field, about: &About) -> &'static str {
    match field {
        Field::Lever(_) | Field::School(_) => "",
        Field::Actual(Actual::Deficit, _) | Field::BaseSum(BaseSum::OpeningDeficit)
            if about.agreement.is_none() =>
        {
            "Statement of accounts, note on the Dedicated Schools Grant: deficit carried forward"
        }
        Field::Actual(Actual::Deficit, _) | Field::BaseSum(BaseSum::OpeningDeficit) => {
            "Statement of accounts, note on the Dedicated Schools Grant: deficit carried forward, Safety Valve payments added back"
        }
        Field::Actual(Actual::Block, _) => {
            "Department for Education, Dedicated schools grant allocations: high needs block before deductions"
        }
        Field::Actual(Actual::Payment, _) => {
            "Outturn report to the schools forum or cabinet, on the Safety Valve"
        }
        Field::Actual(Actual::Outturn, _) => {
            "Section 251 outturn: lines 1.2.1 to 1.2.13, net, in pounds; places that the Department for Education pays for directly are not in it"
        }
        Field::UnitCost(Placement::Special | Placement::Unit) => {
            "Section 251 outturn: top-ups in such places, place funding left out, divided by the plans there"
        }
        Field::UnitCost(_) => {
            "Section 251 outturn: the line’s spending, divided by the plans in such places"
        }
        Field::BaseSum(BaseSum::ApBase) => {
            "Section 251 outturn: alternative provision, hospital and pupil referral unit top-ups"
        }
        Field::BaseSum(BaseSum::ServicesBase) => {
            "Section 251 outturn: SEN support services and therapies"
        }
        Field::BaseSum(BaseSum::BaseSpend) => {
            "Outturn report to the schools forum: high needs spending of the year, with what is recouped for places"
        }
        Field::SpecialCapacity => {
            "School capacity return, or the place numbers agreed with schools"
        }
        Field::StabilityShare => {
            "Department for Education, note of 9 February 2026, on the eligible deficit"
        }
    }
}

const fn is_points(field: Field) -> bool {
    matches!(field, Field::Lever(Lever::AnnualReviews))
}

/// A value as it is written in the box: a number in the unit shown, no unit.
#[must_use]
pub fn number(field: Field, value: f64) -> String {
    let shown = value * shown_per_unit(field);
    match field.unit() {
        Unit::Pounds => return money::grouped(shown),
        Unit::Places | Unit::Children if shown.fract() == 0.0 => return money::grouped(shown),
        Unit::Pence => return decimal::fixed(shown, 2),
        _ => {}
    }
    let text = decimal::fixed(shown.abs(), 4);
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if shown < 0.0 && text != "0" {
        format!("{MINUS}{text}")
    } else {
        text.to_owned()
    }
}

/// A value with its unit, to be read or heard: "2%", "£1,500,000", "65 places".
#[must_use]
pub fn value(field: Field, value: f64) -> String {
    let number = number(field, value);
    let counted = |one, many| {
        let unit = if number == "1" { one } else { many };
        format!("{number} {unit}")
    };
    match field.unit() {
        Unit::Percent if is_points(field) => counted("point", "points"),
        Unit::Percent => format!("{number}%"),
        Unit::Multiple => format!("{number} times"),
        Unit::Places => counted("place", "places"),
        Unit::Children => counted("child", "children"),
        Unit::Schools => counted("school", "schools"),
        Unit::Hours => counted("hour", "hours"),
        Unit::Weeks => counted("week", "weeks"),
        Unit::Pounds | Unit::Pence => match number.strip_prefix(MINUS) {
            Some(size) => format!("{MINUS}£{size}"),
            None => format!("£{number}"),
        },
    }
}

/// What is allowed: "from −10% to 15%", "from 0 to 400 places".
#[must_use]
pub fn range(field: Field, about: &About) -> String {
    between(field, field.range(&about.levers))
}

/// The same, for a lowest and a highest number.
#[must_use]
pub fn between(field: Field, (low, high): (f64, f64)) -> String {
    let low = match field.unit() {
        Unit::Percent if !is_points(field) => value(field, low),
        Unit::Pounds | Unit::Pence => value(field, low),
        _ => number(field, low),
    };
    format!("from {low} to {}", value(field, high))
}
