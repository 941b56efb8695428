//! What it would take: the smallest change of some levers that reaches a target, before it is taken.
//!
//! Answers for: the target in pounds, the change in whole steps of the sliders, and what it means
//! for each lever, in children and pounds. Uses the engine's `solve`, its attribution and futures.

use super::blocks::{Answer, Block, Cell, Table};
use super::question::{Goal, Wanted};
use super::runs::chance;
use super::subject::Subject;
use crate::words::balance::{against_income, balance, is_surplus, run_up};
use crate::words::levers::row;
use crate::words::levers::{self, Echoed, Effect};
use crate::words::terms::{april, march};
use crate::words::{self, fields, money, why};
use engine::analysis::attribution::{self, Part, attribute};
use engine::analysis::futures::{self, Method, Points, Ranges};
use engine::analysis::solve::{Action, Solution, Target, solve};
use engine::levers::Lever;
use engine::model::agreement::ROUNDING;
use engine::model::placement::Placement;
use engine::model::project::{Assumptions, Outcome, YearResult};
use engine::order::order;
use engine::units::{FinancialYear, Pounds};

/// How many futures are drawn to count those in which it would still be enough.
const DRAWS: u32 = 1_024;
const SEED: u32 = 1;
/// "No growth after March 2026".
const NO_GROWTH_FROM: FinancialYear = FinancialYear::starting(2025);

/// A target with the words for it.
struct Aim {
    target: Target,
    /// How far the target lies above what its words say: the agreement's own rounding.
    allows: Pounds,
    /// "a deficit of £0 or less in March 2028".
    words: String,
}

pub fn answer(subject: &Subject, wanted: &Wanted) -> Answer {
    let Some(aim) = aim(subject, wanted.goal) else {
        return says_only("There is no such figure for that year. Choose another target or year.");
    };
    let actions: Vec<Action> = wanted
        .may_move
        .iter()
        .map(|lever| Action::free(*lever, &subject.assumptions))
        .collect();
    let found = solve(
        &subject.model,
        &subject.assumptions,
        &actions,
        aim.target,
        &|| true,
    );
    let Some(found) = found else {
        return says_only("That year is not projected. Choose another one.");
    };
    if found.moved.is_empty() && found.reachable {
        return says_only(&format!(
            "Already reached: {} needs no further change.",
            aim.words
        ));
    }
    let change = in_steps(subject, &aim, &found);
    let mut blocks = vec![
        Block::Heading(heading(subject, &aim, &found, &change)),
        Block::Says(meaning(subject, &aim, &change)),
        Block::Table(table(subject, &aim, &change)),
    ];
    if found.reachable {
        blocks.push(Block::Says(still_enough(subject, &aim, &change)));
        blocks.extend(paid_again(subject, &aim, &change).map(Block::Note));
    } else {
        // What if it is not reached?
        blocks.push(Block::Note(words::the_override(&subject.about)));
    }
    if subject.about.agreement.is_none() {
        blocks.push(Block::Note(words::no_agreement(&subject.about)));
    }
    if let Some(first) = subject.model.from_zero(&change.actuals, aim.target.year) {
        blocks.push(Block::Note(format!(
            "No balance of this council is published, so pounds are counted from £0 in {}.",
            april(first)
        )));
    }
    blocks.extend(warnings(subject, &change).map(Block::Note));
    Answer {
        sets: moved(subject, &change),
        blocks,
    }
}

/// That a deficit which the council pays off itself comes again, where that is what reaches the target.
fn paid_again(subject: &Subject, aim: &Aim, change: &Assumptions) -> Option<String> {
    let lever = Lever::CouncilContribution;
    let more = change.values.get(lever) - subject.assumptions.values.get(lever);
    let projection = subject.model.project(change);
    let over = projection.of(aim.target.year)?.in_year_as_known();
    (more > 0.0 && money::shows(over) && over > Pounds::ZERO).then(|| {
        format!(
            "The council pays {} of this in itself, each year. Spending stays {} above income in {}, so it would have to go on.",
            money::size(Pounds::of(more)),
            money::size(over),
            aim.target.year
        )
    })
}

fn says_only(text: &str) -> Answer {
    Answer {
        blocks: vec![Block::Heading(text.to_owned())],
        sets: Vec::new(),
    }
}

/// The target that a goal means in the year that is looked at.
fn aim(subject: &Subject, goal: Goal) -> Option<Aim> {
    let year = subject.year;
    let after_grant = |at_most, words| Aim {
        target: Target {
            year,
            outcome: Outcome::AfterGrant,
            at_most,
        },
        allows: Pounds::ZERO,
        words,
    };
    let at_most = |pounds: Pounds| {
        if is_surplus(pounds) {
            format!(
                "a surplus of {} or more in {}",
                money::size(pounds),
                march(year)
            )
        } else {
            format!(
                "a deficit of {} or less in {}",
                money::size(pounds),
                march(year)
            )
        }
    };
    Some(match goal {
        Goal::WithinIncome => Aim {
            target: Target {
                year,
                outcome: Outcome::InYearAsKnown,
                at_most: Pounds::ZERO,
            },
            allows: Pounds::ZERO,
            words: format!("spending within income in {year}"),
        },
        Goal::AtMost(pounds) => after_grant(pounds, at_most(pounds)),
        Goal::Agreement => {
            let agreement = subject.about.agreement.as_ref()?;
            // After its last year, what it had then.
            let row = agreement.of(year).or(agreement.years.last())?;
            let pounds = row.remaining.pounds();
            Aim {
                allows: ROUNDING,
                ..after_grant(pounds + ROUNDING, at_most(pounds))
            }
        }
        Goal::NoGrowth => {
            if year <= NO_GROWTH_FROM {
                return None;
            }
            let projection = subject.model.project(&subject.assumptions);
            let pounds = projection.of(NO_GROWTH_FROM)?.after_grant;
            let words = format!(
                "no more than in {} as things are: {}",
                march(NO_GROWTH_FROM),
                at_most(pounds)
            );
            after_grant(pounds, words)
        }
    })
}

/// How far the figure of a scenario is above its target.
fn above(subject: &Subject, aim: &Aim, of: &Assumptions) -> f64 {
    let projection = subject.model.project_to(of, aim.target.year);
    projection
        .of(aim.target.year)
        .map_or(f64::INFINITY, |result| {
            (aim.target.outcome.of(result) - aim.target.at_most).get()
        })
}

/// What was found in whole steps of the sliders: away from where they are, then back by a step for
/// as long as the target is still reached. Where it cannot be reached, the nearest steps.
fn in_steps(subject: &Subject, aim: &Aim, found: &Solution) -> Assumptions {
    let set = |of: &mut Assumptions, lever, value: f64| {
        let (low, high) = of.values.range(lever);
        // Within its range: it cannot be refused.
        let _ = of.values.set(lever, value.clamp(low, high));
    };
    let size = |lever| levers::step(lever) / fields::shown_per_unit(lever.into());
    let mut change = subject.assumptions.clone();
    for (lever, value) in &found.moved {
        let step = size(*lever);
        let steps = value / step;
        let own = subject.assumptions.values.get(*lever);
        let whole = if !found.reachable {
            steps.round()
        } else if *value > own {
            (steps - 1e-6).ceil()
        } else {
            (steps + 1e-6).floor()
        };
        set(&mut change, *lever, whole * step);
    }
    if !found.reachable {
        return change;
    }
    // More is not always better: where whole steps miss the target, it is taken as it was found.
    if above(subject, aim, &change) > 0.0 {
        return found.assumptions.clone();
    }
    for (lever, _) in &found.moved {
        loop {
            let own = subject.assumptions.values.get(*lever);
            let now = change.values.get(*lever);
            let towards = size(*lever).min((own - now).abs()).copysign(own - now);
            let mut less = change.clone();
            set(&mut less, *lever, now + towards);
            if towards == 0.0 || above(subject, aim, &less) > 0.0 {
                break;
            }
            change = less;
        }
    }
    change
}

/// Levers that end elsewhere than they are, with their values.
fn moved(subject: &Subject, change: &Assumptions) -> Vec<(Lever, f64)> {
    let both = |lever| (lever, change.values.get(lever));
    let all = Lever::ALL.into_iter().map(both);
    all.filter(|(lever, value)| *value != subject.assumptions.values.get(*lever))
        .collect()
}

fn heading(subject: &Subject, aim: &Aim, found: &Solution, change: &Assumptions) -> String {
    if found.reachable {
        let count = moved(subject, change).len();
        let levers = if count == 1 { "lever" } else { "levers" };
        return format!("Can be reached by moving {count} {levers}");
    }
    // Of the change as it is given, and from what the target's words say.
    let short = Pounds::of(above(subject, aim, change)) + aim.allows;
    if money::shows(short) {
        format!("Cannot be reached: short by {}", money::size(short))
    } else {
        format!("Cannot be reached: {} is just missed", aim.words)
    }
}

/// What the change comes to, and the children that it counts on.
fn meaning(subject: &Subject, aim: &Aim, change: &Assumptions) -> String {
    let year = aim.target.year;
    let projection = subject.model.project(change);
    let Some(result) = projection.of(year) else {
        return String::new();
    };
    let before = subject.model.project(&subject.assumptions);
    let counted = before
        .of(year)
        .map_or_else(Vec::new, |before| differences(before, result));
    let counts_on = match counted.split_last() {
        None => "No child would be placed elsewhere.".to_owned(),
        Some((only, [])) => format!("It counts on {only}."),
        Some((last, others)) => format!("It counts on {} and {last}.", others.join(", ")),
    };
    let comes_to = match subject.model.from_zero(&change.actuals, year) {
        Some(first) => run_up(result.after_grant, first, year),
        None => balance(result.after_grant) + &format!(" in {}", march(year)),
    };
    format!(
        "The target is {}. With this change {comes_to}. Spending would be {} in {year}. {counts_on}",
        aim.words,
        against_income(result.in_year_as_known())
    )
}

/// Where children are whom the change moves, all levers together.
fn differences(before: &YearResult, after: &YearResult) -> Vec<String> {
    let in_place = |placement| {
        let [now, then] = [after, before].map(|of| of.placed.of(placement).get());
        now - then
    };
    let children = |placement, place: &str| {
        let one = format!("child {place}");
        (in_place(placement), one, format!("children {place}"))
    };
    let plans = (after.placed.plans() - before.placed.plans()).get();
    let all = [
        (plans, "plan".to_owned(), "plans".to_owned()),
        children(Placement::Included, "in mainstream with more support"),
        children(Placement::Unit, "in resource bases"),
        children(Placement::Special, "in state special schools"),
        children(Placement::Independent, "in independent special schools"),
        children(Placement::Spi, "in specialist colleges"),
        children(Placement::Fe, "in further education colleges"),
    ];
    let said = all.into_iter().filter_map(|(difference, one, many)| {
        let size = difference.abs().round();
        let how = if difference < 0.0 { "fewer" } else { "more" };
        let what = if size == 1.0 { one } else { many };
        (size > 0.0).then(|| format!("{} {how} {what}", money::grouped(size)))
    });
    said.collect()
}

/// What one lever of the change does to children, in few words.
fn children(subject: &Subject, change: &Assumptions, lever: Lever) -> String {
    let words = with_and_without(subject, change, lever, |effect| {
        Some(row::children(&Echoed {
            lever,
            changed: true,
            effect,
            focus_year: subject.year,
            timing: change.timings.of(lever),
        }))
    });
    words.unwrap_or_default()
}

/// What is said of one lever of the change: the year with it, and with the lever as it is now.
fn with_and_without(
    subject: &Subject,
    change: &Assumptions,
    lever: Lever,
    say: impl Fn(Effect<'_>) -> Option<String>,
) -> Option<String> {
    let mut before = change.clone();
    let own = subject.assumptions.values.get(lever);
    let _ = before.values.set(lever, own);
    let [without, with] = [&before, change].map(|of| subject.model.project(of));
    let year = subject.year;
    say(Effect {
        without: without.of(year)?,
        with: with.of(year)?,
    })
}

fn table(subject: &Subject, aim: &Aim, change: &Assumptions) -> Table {
    let asked = attribution::Asked {
        year: aim.target.year,
        outcome: aim.target.outcome,
        group_of: &|lever| levers::group(lever) as usize,
    };
    let found = attribute(&subject.model, &subject.assumptions, change, asked);
    let sizes: Vec<f64> = found
        .shares
        .iter()
        .map(|share| share.pounds.get())
        .collect();
    let largest = sizes
        .iter()
        .fold(1.0_f64, |most, size| most.max(size.abs()));
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for at in order(sizes.len(), &|a, b| sizes[a].total_cmp(&sizes[b])) {
        let share = found.shares[at];
        let Part::Lever(lever) = share.part else {
            continue;
        };
        let [from, to] = [&subject.assumptions, change].map(|of| of.values.get(lever));
        rows.push(vec![
            levers::name(lever, &subject.about).into_owned().into(),
            format!(
                "{} to {}",
                levers::value(lever, from),
                levers::value(lever, to)
            )
            .into(),
            children(subject, change, lever).into(),
            Cell::bar(share.pounds.get().abs() / largest),
            why::effect(share.pounds).into(),
        ]);
    }
    rows.push(vec![
        "Together".to_owned().into(),
        String::new().into(),
        String::new().into(),
        String::new().into(),
        why::effect(found.difference).into(),
    ]);
    Table::new(
        "The change that it would take",
        &["Lever", "Would move", "Children", "Size", "Effect"],
        rows,
    )
}

/// In how many of the futures of "How sure" it would still be enough.
fn still_enough(subject: &Subject, aim: &Aim, change: &Assumptions) -> String {
    let ranges = Ranges::usual(&subject.model, change);
    let mut points = Points::new(Method::Sobol, DRAWS, SEED);
    let target = aim.target;
    let model = &subject.model;
    let share = futures::chance(model, change, &ranges, &mut points, target.year, |result| {
        target.is_reached(result)
    });
    format!(
        "It would still be enough in {} of “How sure”. The assumptions could turn out better or worse than they are set.",
        chance(share)
    )
}

/// What should be known before it is taken.
fn warnings(subject: &Subject, change: &Assumptions) -> impl Iterator<Item = String> + use<> {
    let ruled = moved(subject, change)
        .into_iter()
        .filter_map(|(lever, value)| {
            let rule = levers::rule_met(lever, value)?;
            Some(format!("{}: {rule}", levers::name(lever, &subject.about)))
        })
        .collect::<Vec<_>>();
    let always = "Limits are the ends of each slider. They are not advice. Every child here has a legal right to what their plan says.";
    ruled.into_iter().chain([always.to_owned()])
}
