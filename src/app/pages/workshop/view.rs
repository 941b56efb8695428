//! A workshop: what groups start from, and what came back.
//!
//! Answers for: the figures and the words, worked out from `subject`. Uses `words`; knows no state.

use std::cmp::Ordering;
use std::rc::Rc;

use yew::AttrValue;

use crate::app::pages::beside::Beside;
use crate::app::pages::subject::Subject;
use crate::app::workspace::Sort;
use crate::chart::code::{Code, code};
use crate::scenario::Scenario;
use crate::scenario::annotations::{LeverSet, Text};
use crate::scenario::codec::{self, Provenance};
use crate::scenario::letters::lowercase;
use crate::scenario::library::Kept;
use crate::scenario::view::{Page, View};
use crate::scenario::workshop::{differs_otherwise, spreads};
use crate::words::workshop::{self, GroupRow, LeverRow};
use crate::words::{balance, levers, money};
use engine::analysis::workshop::Spread;
use engine::levers::Lever;
use engine::model::project::Projection;
use engine::order::order;
use engine::units::FinancialYear;

/// The facilitator's view.
#[derive(Debug, Clone)]
pub struct WorkshopView {
    pub headline: String,
    pub beside: Rc<Beside>,
    pub levers: Vec<LeverRow>,
    pub groups: Vec<GroupRow>,
    /// The levers that groups have.
    pub set: LeverSet,
    /// What is fixed, in words.
    pub fixed: Vec<[String; 2]>,
    /// Where groups start, as a whole address.
    pub start: AttrValue,
    /// The year in which the agreement is judged, where there is one.
    pub judged: Option<FinancialYear>,
    pub code: Option<Rc<Code>>,
}

/// What groups start from: what the facilitator assumes, with nobody's name on it.
#[must_use]
pub fn start(scenario: &Scenario) -> Scenario {
    let mut start = scenario.clone();
    let annotations = Rc::make_mut(&mut start.annotations);
    for text in [Text::Name, Text::Note, Text::By] {
        // Nothing is never too long.
        let _ = annotations.say(text, "");
    }
    annotations.forget_reasons();
    start
}

/// What the groups chose.
#[must_use]
pub fn spreads_of(subject: &Subject<'_>) -> Vec<Spread> {
    let groups: Vec<&Scenario> = subject
        .workspace
        .library
        .groups
        .iter()
        .map(|group| &group.scenario)
        .collect();
    spreads(subject.scenario, &groups, subject.calculator.basis())
}

/// What a group is called, which it is, what it comes to, and its number, whatever their order.
pub type Ordered<'a> = (String, &'a Rc<Kept>, &'a Projection, usize);

/// The groups in the order that was asked for, and what each is called on the wall.
#[must_use]
pub fn ordered<'a>(subject: &Subject<'a>) -> Vec<Ordered<'a>> {
    let workspace = subject.workspace;
    let model = &subject.calculator.model;
    let groups: Vec<_> = workspace
        .library
        .groups
        .iter()
        .enumerate()
        .filter_map(|(at, group)| {
            let name = if workspace.names_hidden {
                workshop::hidden(at)
            } else {
                group.name().to_owned()
            };
            Some((name, group, group.projection(model)?, at))
        })
        .collect();
    let deficit = |projection: &Projection| {
        let result = projection.of(subject.focus_year);
        result.map_or(0.0, |result| result.after_grant.get())
    };
    let places = order(groups.len(), &|a, b| {
        let [(one, _, this, _), (other, _, that, _)] = [&groups[a], &groups[b]];
        match workspace.sort {
            Sort::Came => Ordering::Equal,
            // Hidden ones are numbered as they came.
            Sort::Name if workspace.names_hidden => Ordering::Equal,
            Sort::Name => lowercase(one).cmp(&lowercase(other)),
            Sort::Deficit => deficit(this).total_cmp(&deficit(that)),
        }
    });
    places.into_iter().map(|at| groups[at].clone()).collect()
}

impl WorkshopView {
    #[must_use]
    pub fn of(subject: &Subject<'_>, look: Option<FinancialYear>) -> Self {
        let basis = subject.calculator.basis();
        let about = &*subject.calculator.about;
        let groups = ordered(subject);
        let count = groups.len();
        let row = |(name, group, projection, _): &Ordered<'_>| {
            let result = projection.of(subject.focus_year);
            let annotations = &group.scenario.annotations;
            let reasons = Lever::ALL.into_iter().filter_map(|lever| {
                let reason = annotations.text(Text::Reason(lever));
                let moved =
                    group.scenario.value(basis, lever) != subject.scenario.value(basis, lever);
                (moved && !reason.is_empty() && !subject.workspace.names_hidden)
                    .then(|| format!("{}: {reason}", levers::name(lever, about)))
            });
            GroupRow {
                key: group.name().to_owned(),
                name: name.clone(),
                deficit: result
                    .map_or_else(String::new, |result| money::millions(result.after_grant)),
                in_year: result.map_or_else(String::new, |result| {
                    balance::against_income(result.in_year_as_known())
                }),
                verdicts: workshop::verdicts(
                    projection,
                    subject.focus_year,
                    subject.calculator.agreement(),
                ),
                note: annotations.text(Text::Note).to_owned(),
                reasons: reasons.collect(),
                otherwise: differs_otherwise(subject.scenario, &group.scenario)
                    .then_some(workshop::OTHERWISE),
            }
        };
        let projections: Vec<&Projection> = groups
            .iter()
            .map(|(_, _, projection, _)| *projection)
            .collect();
        let begin = start(subject.scenario);
        let view = View {
            page: Page::Group,
            look,
            ..View::default()
        };
        let made = Provenance::now(
            subject.yours,
            subject.focus_year,
            &subject.calculator.fingerprint,
        );
        let mut address = codec::write(&begin, &view, basis);
        if !address.contains('?') {
            // An address that names nothing would open whatever a browser last had there.
            address = format!("{address}?v={}", codec::VERSION);
        }
        let address = format!(
            "{}{}",
            subject.workspace.place,
            codec::stamped(address, &made)
        );
        let mut fixed = vec![[
            "Changes begin".to_owned(),
            levers::timing(subject.scenario.timings.common),
        ]];
        let set = subject.scenario.annotations.levers;
        for lever in Lever::ALL.into_iter().filter(|lever| !set.has(*lever)) {
            let value = subject.assumptions.values.get(lever);
            if value != basis.values.get(lever) {
                fixed.push(levers::change(
                    lever,
                    value,
                    basis.values.get(lever),
                    subject.assumptions.timings.of(lever),
                    about,
                ));
            }
        }
        fixed.extend(levers::other_changes(subject.scenario, basis, about));
        Self {
            headline: workshop::headline(
                &projections,
                subject.focus_year,
                subject.calculator.agreement(),
            ),
            beside: Rc::new(Beside {
                called: "Where all start".to_owned(),
                yours: subject.yours.clone(),
                kept: groups
                    .iter()
                    .map(|(name, group, _, number)| (name.clone(), (*group).clone(), *number))
                    .collect(),
                last_shown: subject.last_shown,
                focus_year: subject.focus_year,
                large: true,
            }),
            levers: spreads_of(subject)
                .iter()
                .map(|spread| workshop::lever_row(spread, count, about))
                .collect(),
            groups: groups.iter().map(row).collect(),
            set,
            fixed,
            code: code(&address).map(Rc::new),
            judged: workshop::judged_at(subject.focus_year, subject.calculator.agreement()),
            start: address.into(),
        }
    }
}
