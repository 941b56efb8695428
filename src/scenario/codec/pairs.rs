//! A scenario and a view as names and values.
//!
//! Answers for: writing only what was changed. Values are written as on the command line
//! (fractions, pounds, places), so that they are the same to the last bit when read.

use crate::scenario::Scenario;
use crate::scenario::annotations::{LeverSet, Text};
use crate::scenario::field::Field;
use crate::scenario::view::{Measure, Panel, View};
use engine::analysis::school::School;
use engine::decimal;
use engine::levers::Lever;
use engine::model::basis::{Basis, BlockSource};
use engine::origin::Origin;

/// Name and value.
pub type Pair = (String, String);

/// Pairs in the order in which they are written.
#[derive(Default)]
struct Pairs(Vec<Pair>);

impl Pairs {
    fn add(&mut self, name: &str, value: &str) {
        self.0.push((name.to_owned(), value.to_owned()));
    }
}

/// A scenario as names and values.
#[must_use]
pub fn pairs(scenario: &Scenario, basis: &Basis) -> Vec<Pair> {
    let mut pairs = Pairs::default();
    write_scenario(scenario, basis, &mut pairs);
    pairs.0
}

/// A view as names and values.
pub(super) fn pairs_of_view(view: &View, basis: &Basis) -> Vec<Pair> {
    let mut pairs = Pairs::default();
    write_view(view, basis, &mut pairs);
    pairs.0
}

fn write_scenario(scenario: &Scenario, basis: &Basis, pairs: &mut Pairs) {
    let (origin, usual) = (basis.origin, Origin::USUAL);
    if origin.code != usual.code {
        pairs.add(AUTHORITY, origin.code.as_str());
    }
    if origin.baseline != usual.baseline {
        pairs.add(BASIS, origin.baseline.name());
    }
    let untouched = Scenario::untouched(basis);
    if scenario.preset != untouched.preset {
        pairs.add("preset", scenario.preset.name());
    }
    let [common, usual] = [scenario.timings.common, untouched.timings.common];
    if common.start != usual.start {
        pairs.add("start", &common.start.to_string());
    }
    if common.phase_in != usual.phase_in {
        pairs.add("phase_in", &decimal::shortest(common.phase_in.get()));
    }
    if scenario.block == BlockSource::Published {
        pairs.add("block", "published");
    }
    if !scenario.reconciliation {
        pairs.add("reconciliation", "off");
    }
    for lever in Lever::ALL {
        if let Some(value) = scenario.moved(lever) {
            pairs.add(lever.name(), &decimal::shortest(value));
        }
        if let Some(start) = scenario.timings.own_start(lever) {
            pairs.add(&format!("{}.start", lever.name()), &start.to_string());
        }
        if let Some(years) = scenario.timings.own_phase_in(lever) {
            let name = format!("{}.phase_in", lever.name());
            pairs.add(&name, &decimal::shortest(years.get()));
        }
    }
    if let Some(grant) = scenario.actuals.stability_grant() {
        pairs.add(STABILITY_GRANT, &grant.year.to_string());
    }
    write_school(&scenario.school, basis, pairs);
    for field in Field::typed_ones(basis) {
        if let Some(number) = field.typed(scenario) {
            pairs.add(&field.name(), &decimal::shortest(number));
        }
    }
    let annotations = &scenario.annotations;
    for text in Text::all(basis) {
        let said = annotations.text(text);
        if !said.is_empty() {
            pairs.add(&text.name(), said);
        }
    }
    if annotations.levers != LeverSet::default() {
        let levers: Vec<_> = annotations.levers.levers().map(Lever::name).collect();
        pairs.add("levers", &levers.join(","));
    }
}

fn write_view(view: &View, basis: &Basis, pairs: &mut Pairs) {
    if view.measure != Measure::default() {
        pairs.add("show", view.measure.name());
    }
    if let Some(year) = view.look {
        pairs.add("look", &year.to_string());
    }
    if view.long {
        pairs.add("until", &basis.horizon().last().march().to_string());
    }
    if let Some(group) = view.group {
        pairs.add("open", group.name());
    }
    if view.panel != Panel::default() {
        pairs.add("panel", view.panel.name());
    }
}

/// The choices of a school; its numbers are fields like any other.
fn write_school(school: &School, basis: &Basis, pairs: &mut Pairs) {
    let usual = School::example(basis.horizon());
    if school.ages != usual.ages {
        pairs.add(
            "school.ages",
            &format!("{}-{}", school.ages.0, school.ages.1),
        );
    }
    if school.instead != usual.instead {
        pairs.add("school.from", school.instead.name());
    }
    if school.to != usual.to {
        pairs.add("school.to", school.to.name());
    }
    if school.start != usual.start {
        pairs.add("school.start", &school.start.to_string());
    }
    if school.years != usual.years {
        pairs.add("school.years", &school.years.to_string());
    }
    if let Some(years) = school.breaks_after {
        pairs.add("school.breaks_after", &years.to_string());
    }
    if school.lives_elsewhere {
        pairs.add("school.home", "elsewhere");
    }
    if school.counted {
        pairs.add("school.counted", "yes");
    }
}

/// Which authority, and which of its starting points.
pub(super) const AUTHORITY: &str = "authority";
pub(super) const BASIS: &str = "basis";
pub(super) const STABILITY_GRANT: &str = "stability_grant";
