//! Steps of a scenario in words: "Extra special school places 0 → 65".
//!
//! Answers for: one line for each step, whatever was changed in it.

use std::rc::Rc;

use super::about::About;
use super::scenarios as texts;
use super::terms::april;
use super::{fields, levers, presets};
use crate::scenario::Scenario;
use crate::scenario::annotations::Text;
use crate::scenario::field::Field;
use crate::scenario::history::Step;
use crate::scenario::library::{Kept, Library, List};
use engine::levers::Lever;
use engine::model::basis::{Basis, BlockSource};

/// What a step changed.
#[must_use]
pub fn step(step: &Step, basis: &Basis, names_hidden: bool, about: &About) -> String {
    let (before, after) = (&step.before, &step.after);
    if before.preset != after.preset {
        return format!(
            "Start from: {} → {}",
            presets::title(before.preset, about),
            presets::title(after.preset, about)
        );
    }
    let bare = |scenario: &Scenario| {
        let mut bare = scenario.clone();
        bare.annotations = Rc::default();
        bare
    };
    let untouched = Scenario::untouched(basis);
    if bare(after) == untouched && bare(before) != untouched && step.libraries.is_none() {
        return "Everything reset".to_owned();
    }
    let mut changes = changes(before, after, basis, about);
    if let Some([before, after]) = &step.libraries {
        changes.extend(kept(before, after, names_hidden));
    }
    match changes.as_slice() {
        [] => "My school: another choice".to_owned(),
        [only] => only.clone(),
        [first, rest @ ..] => {
            let others = if rest.len() == 1 { "other" } else { "others" };
            format!("{first}, and {} {others}", rest.len())
        }
    }
}

fn changes(before: &Scenario, after: &Scenario, basis: &Basis, about: &About) -> Vec<String> {
    let mut changes = Vec::new();
    let mut changed = |name: &str, from: String, to: String| {
        if from != to {
            changes.push(format!("{name}: {from} → {to}"));
        }
    };
    for lever in Lever::ALL {
        let [from, to] = [before, after].map(|scenario| scenario.value(basis, lever));
        if from != to {
            let name = levers::name(lever, about);
            changed(&name, levers::value(lever, from), levers::value(lever, to));
        }
        let [from, to] = [before, after].map(|scenario| scenario.timings.of(lever));
        let own = |scenario: &Scenario| {
            scenario.timings.own_start(lever).is_some()
                || scenario.timings.own_phase_in(lever).is_some()
        };
        if (own(before) || own(after)) && from != to {
            let name = format!("When: {}", levers::name(lever, about));
            changed(&name, levers::timing(from), levers::timing(to));
        }
    }
    let [from, to] = [before, after].map(|scenario| scenario.timings.common);
    changed("Changes begin", april(from.start), april(to.start));
    changed(
        "Growing over",
        levers::years(from.phase_in),
        levers::years(to.phase_in),
    );
    let block = |scenario: &Scenario| match scenario.block {
        BlockSource::Planned => about.as_planned(),
        BlockSource::Published => "as since published".to_owned(),
    };
    changed("High needs block", block(before), block(after));
    let counted = |yes: bool| if yes { "counted" } else { "left out" }.to_owned();
    changed(
        "Reconciliation",
        counted(before.reconciliation),
        counted(after.reconciliation),
    );
    let grant = |scenario: &Scenario| {
        let grant = scenario.actuals.stability_grant();
        grant.map_or_else(
            || "not counted".to_owned(),
            |grant| format!("paid in {}", grant.year),
        )
    };
    changed("Stability Grant", grant(before), grant(after));
    for field in Field::typed_ones(basis) {
        let typed = |scenario: &Scenario| {
            field
                .typed(scenario)
                .map_or_else(|| "empty".to_owned(), |number| fields::value(field, number))
        };
        changed(&fields::name(field, about), typed(before), typed(after));
    }
    let in_scenario = |scenario: &Scenario| {
        if scenario.school.counted {
            "in the scenario"
        } else {
            "not in it"
        }
        .to_owned()
    };
    changed("My school", in_scenario(before), in_scenario(after));
    for text in Text::all(basis) {
        let [from, to] = [before, after].map(|scenario| scenario.annotations.text(text));
        let quoted = |words: &str| {
            if words.is_empty() {
                "empty".to_owned()
            } else {
                format!("“{}”", super::link::clipped(words))
            }
        };
        changed(&texts::name(text, about), quoted(from), quoted(to));
    }
    let levers =
        |scenario: &Scenario| format!("{} levers", scenario.annotations.levers.levers().count());
    if before.annotations.levers != after.annotations.levers {
        let words = format!(
            "Levers of the workshop: {} → {}",
            levers(before),
            levers(after)
        );
        changes.push(words);
    }
    changes
}

/// What was put in and taken out of what is kept.
fn kept(before: &Library, after: &Library, names_hidden: bool) -> Vec<String> {
    let mut changes = Vec::new();
    let name = |kept: &Kept| match names_hidden {
        true => "one".to_owned(),
        false => format!("“{}”", kept.name()),
    };
    for (list, what) in [(List::Kept, "Kept"), (List::Groups, "Group")] {
        let [before, after] = [before, after].map(|library| library.list(list));
        for kept in after.iter().filter(|kept| !before.contains(kept)) {
            changes.push(format!("{what}: {} added", name(kept)));
        }
        for kept in before.iter().filter(|kept| !after.contains(kept)) {
            changes.push(format!("{what}: {} taken out", name(kept)));
        }
    }
    changes
}
