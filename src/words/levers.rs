//! A lever's values in words, and what a lever comes to.
//!
//! Answers for: how a value is written in a box, said aloud, and echoed in children and
//! pounds; why a lever can do nothing; the rules that it meets; what a change is called.

use super::{actuals, april, capitalised, fields, march, money};
use crate::catalogue::{evidence, wording};
use crate::scenario::Scenario;
use crate::scenario::field::Field;
use crate::scenario::payments::Payments;
use engine::levers::{Kind, Lever, LeverValues, Onset, PhaseIn, Timing};
use engine::model::actuals::Actual;
use engine::model::basis::{Basis, BlockSource};
use engine::model::cost::Line;
use engine::model::placement::Placement;
use engine::model::project::YearResult;
use engine::units::{FinancialYear, Pounds};

/// A value as it stands in the box: a number in the unit shown, no unit.
#[must_use]
pub fn number(lever: Lever, value: f64) -> String {
    fields::number(lever.into(), value)
}

/// A value as a browser's range input takes it: plain digits in the unit shown.
#[must_use]
pub fn plain(lever: Lever, value: f64) -> String {
    let text = format!("{:.6}", value * fields::shown_per_unit(lever.into()));
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A value with its unit, to be read or heard: "2%", "£1,500,000", "65 places".
#[must_use]
pub fn value(lever: Lever, value: f64) -> String {
    fields::value(lever.into(), value)
}

/// What is allowed: "from −10% to 15%", "from 0 to 400 places".
#[must_use]
pub fn range(lever: Lever) -> String {
    fields::range(lever.into())
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

/// When changes begin and how they grow: "from April 2023, growing over 3 years".
#[must_use]
pub fn timing(timing: Timing) -> String {
    let grow = if timing.phase_in.get() == 1.0 {
        "at once".to_owned()
    } else {
        format!("growing over {}", years(timing.phase_in))
    };
    format!("from {}, {grow}", april(timing.start))
}

/// "3 years"; one year is no growth at all.
#[must_use]
pub fn years(phase_in: PhaseIn) -> String {
    if phase_in.get() == 1.0 {
        "1 year, so at once".to_owned()
    } else {
        format!("{} years", phase_in.get())
    }
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
    /// Whether the lever stands elsewhere than in the no-action forecast.
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
        Lever::ReturnLocal => in_placement(Placement::Independent, " in independent schools"),
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

/// Why a lever can do nothing now, for those that need another beside them.
#[must_use]
pub const fn needs(lever: Lever) -> Option<&'static str> {
    match lever {
        Lever::ReturnLocal => Some(
            "Can do nothing now: no special school place is spare. Add special school places first.",
        ),
        Lever::IncludedSupport => Some(
            "Can do nothing now: no child is kept in mainstream or given a new base place by a change here. Move “Starting in mainstream”, “Staying in mainstream” or “New resource base places” first.",
        ),
        Lever::BaseFromSpecial => {
            Some("Can do nothing now: there are no new resource base places. Add some first.")
        }
        Lever::SupportWithoutPlan => Some(
            "Can do nothing now: no needs are met without a plan. Move “Needs met early” or “Needs met in school” first.",
        ),
        _ => None,
    }
}

/// A rule that a lever meets at its value now.
#[must_use]
pub fn rule_met(lever: Lever, value: f64) -> Option<&'static str> {
    Some(match lever {
        Lever::SpecialTopup if value < 0.0 => {
            "Below 0% this meets the minimum funding guarantee, which limits cuts to what a special school gets for each child."
        }
        // The schools forum's limit: DfE, DSG conditions of grant.
        Lever::BlockTransfer if value > 0.005 => {
            "Above 0.5% the Secretary of State decides, not the schools forum."
        }
        Lever::CouncilContribution if value > 0.0 => {
            "Needs ministers’ consent while the statutory override lasts, and is taken from other services."
        }
        Lever::HealthContribution if value > 0.0 => {
            "This moves a cost to the health service and social care; it does not save it."
        }
        _ => return None,
    })
}

/// Said beside an action that costs work and has no money of its own in the scenario.
#[must_use]
pub fn unpaid(lever: Lever, values: &LeverValues) -> Option<&'static str> {
    let needs_work = matches!(lever, Lever::AnnualReviews | Lever::AdultPathways);
    let moved = lever.kind() == Kind::Action && values.get(lever) > 0.0;
    (needs_work && moved && values.get(Lever::ServicesInvestment) == 0.0)
        .then_some("Nobody is paid to do this: extra spending on support services is £0.")
}

/// One assumption that differs from the no-action forecast: what, instead of what, when, by whom.
#[must_use]
pub fn change(lever: Lever, now: f64, usual: f64, when: Timing) -> [String; 2] {
    let what = format!(
        "{}: {} instead of {}",
        wording::of(lever).name,
        value(lever, now),
        value(lever, usual)
    );
    let begins = match lever.onset() {
        Onset::Ramped => {
            let full = when.full_from();
            let full = if full > when.start {
                format!(", in full from {full}")
            } else {
                String::new()
            };
            format!("{}{full}. ", capitalised(&timing(when)))
        }
        Onset::Always => "In every year. ".to_owned(),
    };
    let who = evidence::of(lever).who;
    let who = match (lever.kind(), who) {
        (Kind::Assumption, _) => "It may happen; nobody decides it.".to_owned(),
        (_, "") => String::new(),
        (Kind::Action, who) => format!("Who would do it: {who}."),
        (Kind::Funding, who) => format!("Whose money: {who}."),
    };
    [what, format!("{begins}{who}")]
}

/// What else differs: the block, the reconciliation, what was typed in as known.
#[must_use]
pub fn other_changes(scenario: &Scenario, basis: &Basis) -> Vec<[String; 2]> {
    let mut changes = Vec::new();
    let typed = &scenario.actuals;
    let blocks = typed.block_path(basis);
    let block_typed = typed.actual(Actual::Block, basis.first_year()).is_some();
    if scenario.block == BlockSource::Published && !block_typed {
        changes.push([
            format!(
                "High needs block of {}: {} instead of {}",
                basis.first_year(),
                money::size(blocks.first(BlockSource::Published)),
                money::size(blocks.first(BlockSource::Planned))
            ),
            "As since published, and not as planned in 2023. Later years grow from it.".to_owned(),
        ]);
    }
    if !scenario.reconciliation {
        changes.push([
            "Reconciliation with the published forecast: left out".to_owned(),
            "What the published forecast holds and this model does not is not counted in."
                .to_owned(),
        ]);
    }
    if scenario.school.put_in(basis).is_some() {
        changes.push(super::school::change(&scenario.school));
    }
    let chosen = "Chosen under “Known by now”.";
    let pattern = Payments::of(basis, typed).filter(|pattern| *pattern != Payments::AsAgreed);
    if let Some(pattern) = pattern {
        changes.push([
            format!(
                "Safety Valve payments after {}: {}",
                basis.base_year,
                actuals::payments(pattern)
            ),
            chosen.to_owned(),
        ]);
    }
    if let Some(grant) = typed.stability_grant() {
        changes.push([
            format!(
                "High Needs Stability Grant: paid in {}, {} of the deficit after grant the March before",
                grant.year,
                fields::value(Field::StabilityShare, grant.share.get())
            ),
            chosen.to_owned(),
        ]);
    }
    for field in Field::actuals(basis) {
        let of_the_pattern = pattern.is_some()
            && matches!(field, Field::Actual(Actual::Payment, year) if year > basis.base_year);
        if of_the_pattern || field == Field::StabilityShare {
            continue;
        }
        if let Some(number) = field.typed(scenario) {
            changes.push([
                format!("{}: {}", fields::name(field), fields::value(field, number)),
                "Typed in.".to_owned(),
            ]);
        }
    }
    changes
}
