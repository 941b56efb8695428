//! What is said of a lever: its name, its unit, one step of it, its group.
//!
//! Answers for: the one table of it, in the order of the engine's definitions, and the conditions
//! that a lever belongs to. Uses `about` for the names and years within.

use std::borrow::Cow;

use super::super::about::About;
use crate::content::Known;
use crate::scenario::group::{FIRST_EIGHT, Group};
use engine::levers::{Kind, Lever};

#[derive(Clone, Copy)]
struct Wording {
    group: Group,
    name: &'static str,
    unit: &'static str,
    of_what: &'static str,
    step: f64,
}

/// A lever's plain name.
#[must_use]
pub fn name(lever: Lever, about: &About) -> Cow<'static, str> {
    about.fill(of(lever).name)
}

/// What follows the number.
#[must_use]
pub const fn unit(lever: Lever) -> &'static str {
    of(lever).unit
}

/// The unit in full, for the note under the name.
#[must_use]
pub fn of_what(lever: Lever, about: &About) -> Cow<'static, str> {
    about.fill(of(lever).of_what)
}

/// One press of an arrow key, in the unit shown.
#[must_use]
pub const fn step(lever: Lever) -> f64 {
    of(lever).step
}

#[must_use]
pub const fn group(lever: Lever) -> Group {
    of(lever).group
}

#[must_use]
pub const fn group_title(group: Group) -> &'static str {
    match group {
        Group::Demand => "Demand",
        Group::Places => "Places",
        Group::TopUpsAndFees => "Top-ups and fees",
        Group::Funding => "Funding",
    }
}

/// The levers of a group in the order of the page: the first ones, and those behind "More in
/// this group".
#[must_use]
pub fn of_group(which: Group) -> [Vec<Lever>; 2] {
    let first = FIRST_EIGHT
        .into_iter()
        .filter(|lever| group(*lever) == which);
    let more = Lever::ALL
        .into_iter()
        .filter(|lever| group(*lever) == which && !FIRST_EIGHT.contains(lever));
    [first.collect(), more.collect()]
}

/// All levers in the order of the page.
pub fn in_order() -> impl Iterator<Item = Lever> {
    Group::ALL
        .into_iter()
        .flat_map(|group| of_group(group).concat())
}

/// "condition 3", "conditions 2 and 8".
#[must_use]
pub fn conditions(numbers: &[usize]) -> String {
    match numbers {
        [] => String::new(),
        [only] => format!("condition {only}"),
        [first @ .., last] => {
            let first: Vec<_> = first.iter().map(ToString::to_string).collect();
            format!("conditions {} and {last}", first.join(", "))
        }
    }
}

/// What someone reads of a kind.
#[must_use]
pub const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Assumption => "may happen",
        Kind::Action => "can be done",
        Kind::Funding => "others’ money",
    }
}

/// How sure the figures of a lever are.
#[must_use]
pub const fn how_sure(known: Known) -> &'static str {
    match known {
        Known::Published => "The figure is published; what it does is the model’s",
        Known::Computed => "Computed from published figures",
        Known::Fitted => "Fitted to published figures",
        Known::Secondary | Known::Judgement => "Judgement: no published size",
    }
}

/// What is said of a lever on the page.
#[allow(clippy::too_many_lines, reason = "a table, one row a lever")]
const fn of(lever: Lever) -> Wording {
    use Group::{Demand, Funding, Places, TopUpsAndFees};
    const fn row(
        group: Group,
        name: &'static str,
        unit: &'static str,
        of_what: &'static str,
        step: f64,
    ) -> Wording {
        Wording {
            group,
            name,
            unit,
            of_what,
            step,
        }
    }
    match lever {
        Lever::NewPlansScale => row(
            Demand,
            "New plans compared with {counted}",
            "×",
            "times as many as in {counted}",
            0.05,
        ),
        Lever::NewPlansGrowth => row(
            Demand,
            "Yearly growth in new plans",
            "%",
            "per cent a year",
            0.5,
        ),
        Lever::Complexity => row(
            Demand,
            "Yearly growth in need per child",
            "%",
            "per cent a year, on top of prices",
            0.5,
        ),
        Lever::ExitRate => row(
            Demand,
            "Plans that end, compared with {counted}",
            "×",
            "times as often as in {counted}",
            0.05,
        ),
        Lever::SpecialTrend => row(
            Places,
            "Special places opened each year anyway",
            "places",
            "places a year",
            1.0,
        ),
        Lever::EarlySupport => row(
            Demand,
            "Needs met early, under seven",
            "%",
            "per cent of new plans up to age 6 no longer needed",
            1.0,
        ),
        Lever::GraduatedResponse => row(
            Demand,
            "Needs met in school, 7–15",
            "%",
            "per cent of new plans at 7 to 15 no longer needed",
            1.0,
        ),
        Lever::SupportWithoutPlan => row(
            Demand,
            "Support for a child whose needs are met without a plan",
            "£",
            "pounds a year, for three years",
            250.0,
        ),
        Lever::AnnualReviews => row(
            Demand,
            "Plans no longer needed, 5–17",
            "points",
            "percentage points more plans ending each year",
            0.1,
        ),
        Lever::AdultPathways => row(
            Demand,
            "Moving on to adult life, 18+",
            "%",
            "per cent of the gap to {region}’s rate closed",
            5.0,
        ),
        Lever::InclusionNew => row(
            Places,
            "Starting in mainstream, with support",
            "%",
            "per cent of new plans that would start in special or independent schools",
            1.0,
        ),
        Lever::InclusionMoves => row(
            Places,
            "Staying in mainstream, with support",
            "%",
            "per cent of moves from mainstream to special or independent schools",
            1.0,
        ),
        Lever::OverflowIndependent => row(
            Places,
            "Need beyond special places that goes to independent schools",
            "%",
            "per cent; the rest stays in mainstream with support",
            5.0,
        ),
        Lever::IncludedSupport => row(
            Places,
            "Support for children kept in mainstream",
            "%",
            "per cent of the way from a mainstream to a special top-up",
            5.0,
        ),
        Lever::BaseFromSpecial => row(
            Places,
            "New base places that replace a special place",
            "%",
            "per cent; the rest go to mainstream children who need more",
            5.0,
        ),
        Lever::UnitPlaces => row(
            Places,
            "New resource base places",
            "places",
            "places in mainstream schools",
            5.0,
        ),
        Lever::SpecialPlaces => row(
            Places,
            "Extra special school places",
            "places",
            "places above the trend",
            5.0,
        ),
        Lever::ReturnLocal => row(
            Places,
            "Coming back to local schools",
            "%",
            "per cent of under-16s in independent schools, where a special place is spare and the family agrees",
            1.0,
        ),
        Lever::FeInsteadOfSpi => row(
            Places,
            "Local college, not specialist college",
            "%",
            "per cent of entries to specialist post-16 colleges",
            5.0,
        ),
        Lever::MainstreamTopup => row(
            TopUpsAndFees,
            "Mainstream and base top-ups",
            "%",
            "per cent more than planned",
            1.0,
        ),
        Lever::SpecialTopup => row(
            TopUpsAndFees,
            "Special school top-ups",
            "%",
            "per cent more than planned",
            0.5,
        ),
        Lever::IndependentFees => row(
            TopUpsAndFees,
            "Independent school and college fees",
            "%",
            "per cent more than planned",
            1.0,
        ),
        Lever::HealthContribution => row(
            Funding,
            "Paid by health and social care",
            "%",
            "per cent of independent, specialist college and other placements",
            1.0,
        ),
        Lever::ServicesInvestment => row(
            TopUpsAndFees,
            "Extra spending on support services",
            "£",
            "pounds a year",
            50_000.0,
        ),
        Lever::StateInflation => row(
            TopUpsAndFees,
            "Yearly rise in state costs",
            "%",
            "per cent a year",
            0.5,
        ),
        Lever::IndependentInflation => row(
            TopUpsAndFees,
            "Yearly rise in independent fees",
            "%",
            "per cent a year",
            0.5,
        ),
        Lever::ApGrowth => row(
            Demand,
            "Growth in alternative provision",
            "%",
            "per cent a year, on top of prices",
            1.0,
        ),
        Lever::HnbGrowth => row(
            Funding,
            "Yearly growth in government funding",
            "%",
            "per cent a year",
            0.5,
        ),
        Lever::BlockTransfer => row(
            Funding,
            "Moved from schools' budgets",
            "%",
            "per cent of the schools block",
            0.1,
        ),
        Lever::CouncilContribution => row(
            Funding,
            "Paid by the council itself",
            "£",
            "pounds a year, which needs ministers’ consent",
            100_000.0,
        ),
    }
}
