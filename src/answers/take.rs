//! What it would take: the smallest change of some levers that reaches a target, before it is taken.
//!
//! Answers for: what the change means for each lever, in children and pounds. Uses the engine's
//! attribution.

use super::blocks::{Answer, Block, Cell, Table};
use super::runs::chance;
use super::subject::Subject;
use crate::words::balance::{against_income, balance, is_surplus, run_up};
use crate::words::levers::row;
use crate::words::levers::{self, Echoed, Effect};
use crate::words::terms::{april, march};
use crate::words::{self, money, why};
use crate::worker::found::{Change, Found};
use crate::worker::question::Goal;
use crate::worker::target::{Aim, NO_GROWTH_FROM, aim};
use engine::analysis::attribution::{self, Part, attribute};
use engine::levers::Lever;
use engine::model::placement::Placement;
use engine::model::project::{Assumptions, YearResult};
use engine::order::order;
use engine::units::Pounds;

/// A target with the words for it.
struct Aimed {
    aim: Aim,
    /// "a deficit of £0 or less in March 2028".
    words: String,
}

/// Nothing where what was found is of another question.
pub fn answer(subject: &Subject<'_>, goal: Goal, found: &Found) -> Option<Answer> {
    let aimed = aimed(subject, goal);
    let (change, aimed) = match (found, aimed) {
        (Found::Change(change), Some(aimed)) => (change, aimed),
        (Found::Already, Some(aimed)) => {
            return Some(Answer::says(&format!(
                "Already reached: {} needs no further change.",
                aimed.words
            )));
        }
        (Found::NoTarget, _) => {
            return Some(Answer::says(
                "There is no such figure for that year. Choose another target or year.",
            ));
        }
        (Found::NoYear, _) => {
            return Some(Answer::says(
                "That year is not projected. Choose another one.",
            ));
        }
        _ => return None,
    };
    let Change {
        moved,
        reachable,
        enough,
    } = change;
    let mut change = subject.assumptions.clone();
    for (lever, value) in moved {
        change.values.set(*lever, *value).ok()?;
    }
    let aim = &aimed;
    let mut blocks = vec![
        Block::Heading(heading(subject, aim, *reachable, &change)),
        Block::Says(meaning(subject, aim, &change)),
        Block::Table(table(subject, aim, &change)),
    ];
    if *reachable {
        blocks.extend(enough.map(|share| Block::Says(still_enough(share))));
        blocks.extend(paid_again(subject, &change).map(Block::Note));
    } else {
        // What if it is not reached?
        blocks.push(Block::Note(words::the_override(subject.about)));
    }
    if subject.about.agreement.is_none() {
        blocks.push(Block::Says(words::no_agreement(subject.about)));
    }
    if let Some(first) = subject.model.from_zero(&change.actuals, subject.year) {
        blocks.push(Block::Note(format!(
            "No balance of this council is published, so pounds are counted from £0 in {}.",
            april(first)
        )));
    }
    blocks.extend(warnings(subject, &change).map(Block::Note));
    Some(Answer {
        sets: moved.clone(),
        blocks,
    })
}

/// That a deficit which the council pays off itself comes again, where that is what reaches the target.
fn paid_again(subject: &Subject<'_>, change: &Assumptions) -> Option<String> {
    let lever = Lever::CouncilContribution;
    let more = change.values.get(lever) - subject.assumptions.values.get(lever);
    let projection = subject.model.project(change);
    let over = projection.of(subject.year)?.in_year_as_known();
    (more > 0.0 && money::shows(over) && over > Pounds::ZERO).then(|| {
        format!(
            "The council pays {} of this in itself, each year. Spending stays {} above income in {}, so it would have to go on.",
            money::size(Pounds::of(more)),
            money::size(over),
            subject.year
        )
    })
}

/// The target that a goal means in the year that is looked at, in words too.
fn aimed(subject: &Subject<'_>, goal: Goal) -> Option<Aimed> {
    let year = subject.year;
    let aim = aim(subject.model, subject.assumptions, year, goal)?;
    let size = money::size(aim.said());
    let at_most = if is_surplus(aim.said()) {
        format!("a surplus of {size} or more in {}", march(year))
    } else {
        format!("a deficit of {size} or less in {}", march(year))
    };
    let words = match goal {
        Goal::WithinIncome => format!("spending within income in {year}"),
        Goal::AtMost(_) | Goal::Agreement => at_most,
        Goal::NoGrowth => format!(
            "no more than in {} as things are: {at_most}",
            march(NO_GROWTH_FROM)
        ),
    };
    Some(Aimed { aim, words })
}

/// Levers that end elsewhere than they are, with their values.
fn moved(subject: &Subject<'_>, change: &Assumptions) -> Vec<(Lever, f64)> {
    let both = |lever| (lever, change.values.get(lever));
    let all = Lever::ALL.into_iter().map(both);
    all.filter(|(lever, value)| *value != subject.assumptions.values.get(*lever))
        .collect()
}

fn heading(subject: &Subject<'_>, aimed: &Aimed, reachable: bool, change: &Assumptions) -> String {
    if reachable {
        let count = moved(subject, change).len();
        let levers = if count == 1 { "lever" } else { "levers" };
        return format!("Can be reached by moving {count} {levers}");
    }
    // Of the change as it is given, and from what the target's words say.
    let short = Pounds::of(aimed.aim.above(subject.model, change)) + aimed.aim.allows;
    if money::shows(short) {
        format!("Cannot be reached: short by {}", money::size(short))
    } else {
        format!("Cannot be reached: {} is just missed", aimed.words)
    }
}

/// What the change comes to, and the children that it counts on.
fn meaning(subject: &Subject<'_>, aimed: &Aimed, change: &Assumptions) -> String {
    let year = subject.year;
    let projection = subject.model.project(change);
    let Some(result) = projection.of(year) else {
        return String::new();
    };
    let before = subject.model.project(subject.assumptions);
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
        aimed.words,
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
fn children(subject: &Subject<'_>, change: &Assumptions, lever: Lever) -> String {
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
    subject: &Subject<'_>,
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

fn table(subject: &Subject<'_>, aimed: &Aimed, change: &Assumptions) -> Table {
    let asked = attribution::Asked {
        year: subject.year,
        outcome: aimed.aim.target.outcome,
        group_of: &|lever| levers::group(lever) as usize,
    };
    let found = attribute(subject.model, subject.assumptions, change, asked);
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
        let [from, to] = [subject.assumptions, change].map(|of| of.values.get(lever));
        rows.push(vec![
            levers::name(lever, subject.about).into_owned().into(),
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
fn still_enough(share: f64) -> String {
    format!(
        "It would still be enough in {} of “How sure”. The assumptions could turn out better or worse than they are set.",
        chance(share)
    )
}

/// What should be known before it is taken.
fn warnings(subject: &Subject<'_>, change: &Assumptions) -> impl Iterator<Item = String> + use<> {
    let ruled = moved(subject, change)
        .into_iter()
        .filter_map(|(lever, value)| {
            let rule = levers::rule_met(lever, value)?;
            Some(format!("{}: {rule}", levers::name(lever, subject.about)))
        })
        .collect::<Vec<_>>();
    let always = "Limits are the ends of each slider. They are not advice. Every child here has a legal right to what their plan says.";
    ruled.into_iter().chain([always.to_owned()])
}
