//! What a lever comes to, in children and pounds.
//!
//! Answers for: the line under each lever. Uses `money` and the engine's results.

use super::super::money;
use super::super::terms::{april, march};
use engine::levers::{Lever, Onset, Timing};
use engine::model::cost::Line;
use engine::model::placement::Placement;
use engine::model::project::YearResult;
use engine::units::{FinancialYear, Pounds};

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

    /// How many more plans there are with it.
    fn plans(self) -> f64 {
        (self.with.placed.plans() - self.without.placed.plans())
            .get()
            .round()
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
        return format!("as many {many}{place} as before");
    }
    let what = if difference.abs() == 1.0 { one } else { many };
    let how = if difference < 0.0 { "fewer" } else { "more" };
    format!("{} {how} {what}{place}", money::grouped(difference.abs()))
}

/// What an echo is made from.
#[derive(Debug, Clone, Copy)]
pub struct Echoed<'a> {
    pub lever: Lever,
    /// Whether its value differs from the no-action forecast’s.
    pub changed: bool,
    pub effect: Effect<'a>,
    pub focus_year: FinancialYear,
    pub timing: Timing,
}

/// The echo under a lever, in children and pounds: what it comes to in the year looked at.
#[must_use]
pub fn echo(echoed: &Echoed<'_>) -> String {
    let Echoed {
        lever,
        effect,
        focus_year,
        timing,
        ..
    } = *echoed;
    if !echoed.changed {
        return standing(lever, effect.with).unwrap_or_else(|| "no change".to_owned());
    }
    if lever.onset() == Onset::Ramped && timing.share(focus_year) == 0.0 {
        return format!(
            "nothing by {}: it begins in {}",
            march(focus_year),
            april(timing.start)
        );
    }
    let pounds = effect.pounds();
    let by = march(focus_year);
    let less = pounds < Pounds::ZERO;
    let size = money::size(pounds);
    match touched(lever, effect) {
        _ if !money::shows(pounds) => {
            let children = touched(lever, effect).map_or_else(String::new, |words| words + "; ");
            format!("{children}under £0.1m either way by {by}")
        }
        Some(children) => format!(
            "{children}; {size} {} by {by}",
            if less { "less" } else { "more" }
        ),
        // "Less" funding would be read as the opposite.
        None => format!(
            "deficit {size} {} by {by}",
            if less { "lower" } else { "higher" }
        ),
    }
}

/// What a lever that was not moved comes to all the same.
fn standing(lever: Lever, year: &YearResult) -> Option<String> {
    let january = year.year.census();
    let price = |what: &str, placement: Placement| {
        format!(
            "{what} comes to £{} in {}",
            money::grouped(year.prices[placement.at()].get()),
            year.year
        )
    };
    Some(match lever {
        Lever::NewPlansScale | Lever::NewPlansGrowth | Lever::ExitRate => {
            format!(
                "{} plans by {january}",
                money::grouped(year.placed.plans().get())
            )
        }
        Lever::SpecialTrend => format!(
            "{} special school places by {january}",
            money::grouped(year.placed.capacity.get())
        ),
        Lever::StateInflation => price("a special school top-up", Placement::Special),
        Lever::IndependentInflation => price("an independent place", Placement::Independent),
        Lever::IncludedSupport => price("such a child’s top-up", Placement::Included),
        Lever::ApGrowth => format!(
            "alternative provision costs {} in {}",
            money::size(year.lines.get(Line::AlternativeProvision)),
            year.year
        ),
        Lever::HnbGrowth => format!("the block is {} in {}", money::size(year.block), year.year),
        _ => return None,
    })
}

/// The children whom a lever is about: how their places change, or how many it is paid for.
fn touched(lever: Lever, effect: Effect<'_>) -> Option<String> {
    let placed = &effect.with.placed;
    let children = ["child", "children"];
    let in_placement = |placement, what| counted(effect.children(placement), children, what);
    let for_those = |count: f64, what: &str| {
        let who = if count.round() == 1.0 {
            "child"
        } else {
            "children"
        };
        format!("for {} {who}{what}", money::grouped(count))
    };
    Some(match lever {
        Lever::NewPlansScale
        | Lever::NewPlansGrowth
        | Lever::ExitRate
        | Lever::AnnualReviews
        | Lever::AdultPathways => counted(effect.plans(), ["plan", "plans"], ""),
        Lever::EarlySupport | Lever::GraduatedResponse => {
            let met = effect.with.met_without_plan.get() - effect.without.met_without_plan.get();
            format!(
                "{}, {} supported without one",
                counted(effect.plans(), ["plan", "plans"], ""),
                money::grouped(met)
            )
        }
        Lever::SupportWithoutPlan => for_those(effect.with.met_without_plan.get(), ""),
        Lever::Complexity | Lever::StateInflation => {
            for_those(placed.plans().get(), " with a plan")
        }
        Lever::SpecialPlaces | Lever::SpecialTrend => places_opened(effect),
        Lever::InclusionNew | Lever::InclusionMoves => {
            in_placement(Placement::Included, " in mainstream")
        }
        Lever::IncludedSupport => for_those(
            placed.of(Placement::Included).get() + placed.extra.get(),
            " kept in mainstream or a base",
        ),
        Lever::BaseFromSpecial => in_placement(Placement::Mainstream, " in ordinary classes"),
        Lever::UnitPlaces => in_placement(Placement::Unit, " in resource bases"),
        Lever::OverflowIndependent | Lever::ReturnLocal => {
            in_placement(Placement::Independent, " in independent schools")
        }
        Lever::FeInsteadOfSpi => in_placement(Placement::Spi, " in specialist colleges"),
        Lever::MainstreamTopup => for_those(
            placed.of(Placement::Mainstream).get() + placed.of(Placement::Unit).get(),
            " in mainstream",
        ),
        Lever::SpecialTopup => {
            for_those(placed.of(Placement::Special).get(), " in special schools")
        }
        Lever::IndependentFees | Lever::IndependentInflation => for_those(
            placed.of(Placement::Independent).get() + placed.of(Placement::Spi).get(),
            " in independent schools and specialist colleges",
        ),
        Lever::HealthContribution => for_those(
            placed.of(Placement::Independent).get()
                + placed.of(Placement::Spi).get()
                + placed.of(Placement::Elsewhere).get(),
            " in such places",
        ),
        Lever::ServicesInvestment
        | Lever::ApGrowth
        | Lever::HnbGrowth
        | Lever::BlockTransfer
        | Lever::CouncilContribution => return None,
    })
}

/// What more special school places do, and how many of them stay empty.
fn places_opened(effect: Effect<'_>) -> String {
    let independent = counted(
        effect.children(Placement::Independent),
        ["child", "children"],
        " in independent schools",
    );
    let empty = effect.with.placed.empty_special_places.get().round();
    if empty > 0.0 {
        let [places, stay] = if empty == 1.0 {
            ["place", "stays"]
        } else {
            ["places", "stay"]
        };
        let empty = money::grouped(empty);
        format!("{independent}, {empty} special {places} in all {stay} empty")
    } else {
        independent
    }
}
