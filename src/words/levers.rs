//! A lever's values in words, and what a lever comes to.
//!
//! Answers for: how a value is written in a box, said aloud, and echoed in children and pounds.

use super::{MINUS, march, money};
use crate::catalogue::wording;
use crate::model::levers::{Kind, Lever, LeverValues, Measure};
use crate::model::placement::Placement;
use crate::model::project::YearResult;
use crate::units::{FinancialYear, Pounds};

/// A value as it stands in the box: a number in the unit shown, no unit.
#[must_use]
pub fn number(lever: Lever, value: f64) -> String {
    let shown = value * wording::shown_per_unit(lever);
    if lever.measure() == Measure::PoundsAYear {
        return money::grouped(shown);
    }
    let text = format!("{:.4}", shown.abs());
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if shown < 0.0 && text != "0" {
        format!("{MINUS}{text}")
    } else {
        text.to_owned()
    }
}

/// A value as a browser's range input takes it: plain digits in the unit shown.
#[must_use]
pub fn plain(lever: Lever, value: f64) -> String {
    let text = format!("{:.6}", value * wording::shown_per_unit(lever));
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A value with its unit, to be read or heard: "2%", "£1,500,000", "65 places".
#[must_use]
pub fn value(lever: Lever, value: f64) -> String {
    let number = number(lever, value);
    match lever.measure() {
        Measure::Percent if wording::of(lever).unit == "points" => format!("{number} points"),
        Measure::Percent => format!("{number}%"),
        Measure::Multiple => format!("{number} times"),
        Measure::Places => format!("{number} places"),
        Measure::PoundsAYear => format!("£{number}"),
    }
}

/// What a slider announces: "2%, between −10% and 15%".
#[must_use]
pub fn announced(lever: Lever, now: f64) -> String {
    let (low, high) = lever.range();
    format!(
        "{}, between {} and {}",
        value(lever, now),
        value(lever, low),
        value(lever, high)
    )
}

/// What a lever comes to in the year looked at: the same scenario without it, against with it.
#[derive(Debug, Clone, Copy)]
pub struct Effect<'a> {
    pub without: &'a YearResult,
    pub with: &'a YearResult,
}

impl Effect<'_> {
    fn pounds(self) -> Pounds {
        self.with.cumulative - self.without.cumulative
    }

    fn children(self, placement: Placement) -> f64 {
        (self.with.placed.of(placement) - self.without.placed.of(placement))
            .get()
            .round()
    }
}

/// A whole difference in words: "65 fewer children in independent schools", "1 more plan".
fn counted(difference: f64, [one, many]: [&str; 2], place: &str) -> String {
    if difference == 0.0 {
        return "no child’s place changes".to_owned();
    }
    let what = if difference.abs() == 1.0 { one } else { many };
    let how = if difference < 0.0 { "fewer" } else { "more" };
    format!("{} {how} {what}{place}", money::grouped(difference.abs()))
}

/// The echo under a lever, in children and pounds.
#[must_use]
pub fn echo(
    lever: Lever,
    values: &LeverValues,
    effect: Effect<'_>,
    looked_at: FinancialYear,
) -> String {
    let january = looked_at.census();
    let plans = effect.with.placed.plans();
    if lever == Lever::NewPlansGrowth {
        return format!("{} plans by {january}", money::grouped(plans.get()));
    }
    if values.get(lever) == 0.0 {
        return "no change".to_owned();
    }
    let pounds = effect.pounds();
    let money = if !money::shows(pounds) {
        format!("under £0.1m either way by {}", march(looked_at))
    } else if pounds < Pounds::ZERO {
        format!("{} less by {}", money::size(pounds), march(looked_at))
    } else {
        format!("{} more by {}", money::size(pounds), march(looked_at))
    };
    let fewer_plans = (effect.without.placed.plans() - plans).get().round();
    let children = match lever {
        Lever::SpecialPlaces => {
            let empty = effect.with.placed.empty_special_places.get().round();
            if empty > 0.0 {
                if empty == 1.0 {
                    format!("1 special place stays empty in {january}")
                } else {
                    format!(
                        "{} special places stay empty in {january}",
                        money::grouped(empty)
                    )
                }
            } else {
                let independent = effect.children(Placement::Independent);
                counted(
                    independent,
                    ["child", "children"],
                    " in independent schools",
                )
            }
        }
        Lever::InclusionMoves => {
            let included = effect.children(Placement::Included);
            counted(included, ["child", "children"], " in mainstream")
        }
        Lever::UnitPlaces => {
            let in_bases = effect.children(Placement::Unit);
            counted(in_bases, ["child", "children"], " in resource bases")
        }
        _ => counted(-fewer_plans, ["plan", "plans"], ""),
    };
    format!("{children}; {money}")
}

/// Said beside an action that costs work and has no money of its own in the scenario.
#[must_use]
pub fn unpaid(lever: Lever, values: &LeverValues) -> Option<&'static str> {
    let needs_work = matches!(lever, Lever::AnnualReviews | Lever::AdultPathways);
    let moved = lever.kind() == Kind::Action && values.get(lever) > 0.0;
    (needs_work && moved && values.get(Lever::ServicesInvestment) == 0.0)
        .then_some("Nobody is paid to do this: extra spending on support services is £0.")
}
