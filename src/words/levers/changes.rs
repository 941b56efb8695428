//! What differs from the no-action forecast, each in two sentences: what, and when and by whom.
//!
//! Answers for: levers, and everything else that can be changed, My school among it. Uses `actuals`
//! and `school` for the names of their choices.

use super::super::about::About;
use super::super::school::{ages, children, instead, place, years};
use super::super::terms::capitalised;
use super::super::{actuals, fields, money};
use super::values::{timing, value};
use super::wording::name;
use crate::scenario::Scenario;
use crate::scenario::annotations::Text;
use crate::scenario::field::Field;
use crate::scenario::payments::Payments;
use engine::analysis::school::School;
use engine::levers::{Kind, Lever, Onset, Timing};
use engine::model::actuals::Actual;
use engine::model::basis::{Basis, BlockSource};

/// One assumption that differs from the no-action forecast: what, instead of what, when, by whom.
#[must_use]
pub fn change(lever: Lever, now: f64, usual: f64, when: Timing, about: &About) -> [String; 2] {
    let what = format!(
        "{}: {} instead of {}",
        name(lever, about),
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
    let who = &about.content.evidence(lever).who;
    let who = match (lever.kind(), who.as_str()) {
        (Kind::Assumption, _) => "It may happen; nobody decides it.".to_owned(),
        (_, "") => String::new(),
        (Kind::Action, who) => format!("Who would do it: {who}."),
        (Kind::Funding, who) => format!("Whose money: {who}."),
    };
    [what, format!("{begins}{who}")]
}

/// What else differs: the block, the reconciliation, the school, actual figures entered.
#[must_use]
pub fn other_changes(scenario: &Scenario, basis: &Basis, about: &About) -> Vec<[String; 2]> {
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
            format!(
                "As since published, and not {}. Later years grow from it.",
                about.as_planned()
            ),
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
        changes.push(of_school(&scenario.school, about));
    }
    let chosen = "Chosen under “Enter actual figures”.";
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
    let of_the_pattern = |field| {
        pattern.is_some()
            && matches!(field, Field::Actual(Actual::Payment, year) if year > basis.base_year)
    };
    changes.extend(
        own_figures(scenario, basis, about)
            .filter(|(field, ..)| !of_the_pattern(*field))
            .map(|(_, what, source)| {
                let from = match source {
                    "" => "Typed in.".to_owned(),
                    source => format!("Typed in. Source: {source}"),
                };
                [what, from]
            }),
    );
    changes
}

/// Each figure that was typed in, and where it is from; that is empty where it was not said.
fn own_figures<'a>(
    scenario: &'a Scenario,
    basis: &Basis,
    about: &'a About,
) -> impl Iterator<Item = (Field, String, &'a str)> {
    let fields = Field::actuals(basis).into_iter();
    fields
        .filter(|field| *field != Field::StabilityShare)
        .filter_map(move |field| {
            let number = field.typed(scenario)?;
            let name = fields::name(field, about);
            let what = format!("{name}: {}", fields::value(field, number));
            let source = scenario.annotations.text(Text::Source(field));
            Some((field, what, source))
        })
}

/// All figures that were typed in, in one sentence for paper; nothing where there are none.
#[must_use]
pub fn typed_figures(scenario: &Scenario, basis: &Basis, about: &About) -> Option<String> {
    let said: Vec<_> = own_figures(scenario, basis, about)
        .map(|(_, what, source)| match source {
            "" => what,
            source => format!("{what} ({source})"),
        })
        .collect();
    (!said.is_empty()).then(|| format!("Typed in, not published: {}.", said.join("; ")))
}

/// The children of My school, where they are counted in.
fn of_school(school: &School, about: &About) -> [String; 2] {
    [
        format!(
            "My school: {} of {} {}, instead of “{}”",
            children(school.children()),
            ages(school),
            place(school),
            instead(school.instead)
        ),
        capitalised(&format!(
            "from September {}, for {}. Who would do it: one school, with the {}.",
            school.start.first_calendar_year(),
            years(school.runs()),
            about.council()
        )),
    ]
}
