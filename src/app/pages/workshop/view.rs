//! A workshop: what groups start from, and what came back.
//!
//! Answers for: the figures and the words, worked out from `subject`. Uses `words`; knows no state.

use std::rc::Rc;

use yew::AttrValue;

use crate::app::pages::beside::Beside;
use crate::app::pages::subject::Subject;
use crate::chart::code::{Code, code};
use crate::scenario::Scenario;
use crate::scenario::annotations::{LeverSet, Text};
use crate::scenario::codec::{self, Provenance};
use crate::scenario::library::Kept;
use crate::scenario::view::{Page, View};
use crate::scenario::workshop::{differs_otherwise, of_medians, spreads};
use crate::words::workshop::{self, GroupRow, LeverRow};
use crate::words::{levers, money};
use engine::analysis::workshop::Spread;
use engine::levers::Lever;
use engine::model::project::Projection;
use engine::order::order;
use engine::units::{FinancialYear, Pounds};

/// The facilitator's view.
#[derive(Debug, Clone)]
pub struct WorkshopView {
    pub headline: String,
    /// What the middle setting of every lever comes to.
    pub middle: String,
    /// Of which day and edition the wall is, and its start link, for paper.
    pub made: String,
    pub beside: Rc<Beside>,
    pub levers: Vec<LeverRow>,
    pub groups: Vec<GroupRow>,
    /// The levers that groups have.
    pub set: LeverSet,
    /// What is fixed, in words.
    pub fixed: Vec<[String; 2]>,
    /// Where groups start, as a whole address.
    pub start: AttrValue,
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

/// A group as the wall may show it.
#[derive(Debug, Clone)]
pub struct Ordered<'a> {
    /// With no name on it where names are hidden.
    pub shown: Scenario,
    pub group: &'a Rc<Kept>,
    pub projection: &'a Projection,
    /// Its number, whatever their order.
    pub number: usize,
}

impl Ordered<'_> {
    #[must_use]
    pub fn name(&self) -> &str {
        self.shown.annotations.text(Text::Name)
    }
}

/// The groups, the smallest deficit first, as on the chart from below.
#[must_use]
pub fn ordered<'a>(subject: &Subject<'a>) -> Vec<Ordered<'a>> {
    let workspace = subject.workspace;
    let model = &subject.calculator.model;
    let all = workspace.library.groups.iter().enumerate();
    let groups: Vec<_> = all
        .filter_map(|(number, group)| {
            Some(Ordered {
                shown: workshop::may_show(number, &group.scenario, workspace.names_hidden),
                group,
                projection: group.projection(model)?,
                number,
            })
        })
        .collect();
    let deficit = |at: usize| {
        let result = groups[at].projection.of(subject.focus_year);
        result.map_or(0.0, |result| result.after_grant.get())
    };
    let places = order(groups.len(), &|a, b| deficit(a).total_cmp(&deficit(b)));
    places.into_iter().map(|at| groups[at].clone()).collect()
}

/// What is the same for all groups of the workshop of a scenario, in words.
#[must_use]
pub fn fixed(scenario: &Scenario, subject: &Subject<'_>) -> Vec<[String; 2]> {
    let basis = subject.calculator.basis();
    let about = &*subject.calculator.about;
    let begin = levers::timing(scenario.timings.common);
    let mut fixed = vec![["Changes begin".to_owned(), begin]];
    let set = scenario.annotations.levers;
    for lever in Lever::ALL.into_iter().filter(|lever| !set.has(*lever)) {
        let [value, usual] = [scenario.value(basis, lever), basis.values.get(lever)];
        if value != usual {
            let timing = scenario.timings.of(lever);
            fixed.push(levers::change(lever, value, usual, timing, about));
        }
    }
    fixed.extend(levers::other_changes(scenario, basis, about));
    fixed
}

/// Where groups start, as a whole address.
#[must_use]
pub fn start_link(subject: &Subject<'_>, look: Option<FinancialYear>) -> String {
    link_to(&start(subject.scenario), subject.yours, subject, look)
}

/// The link to what a group chose.
#[must_use]
pub fn link_to(
    scenario: &Scenario,
    projection: &Projection,
    subject: &Subject<'_>,
    look: Option<FinancialYear>,
) -> String {
    let view = View {
        page: Page::Group,
        look,
        ..View::default()
    };
    let made = Provenance::now(
        projection,
        subject.focus_year,
        &subject.calculator.fingerprint,
    );
    let mut address = codec::write(scenario, &view, subject.calculator.basis());
    if !address.contains('?') {
        // An address that names nothing would open whatever a browser last had there.
        address = format!("{address}?v={}", codec::VERSION);
    }
    format!(
        "{}{}",
        subject.workspace.place,
        codec::stamped(address, &made)
    )
}

impl WorkshopView {
    #[must_use]
    pub fn of(subject: &Subject<'_>, look: Option<FinancialYear>) -> Self {
        let basis = subject.calculator.basis();
        let about = &*subject.calculator.about;
        let year = subject.focus_year;
        let groups = ordered(subject);
        let count = groups.len();
        let begin = subject
            .yours
            .of(year)
            .map_or(Pounds::ZERO, |start| start.after_grant);
        let row = |group: &Ordered<'_>| {
            let result = group.projection.of(year);
            let deficit = result.map_or(Pounds::ZERO, |result| result.after_grant);
            GroupRow {
                key: group.group.name().to_owned(),
                name: group.name().to_owned(),
                deficit: money::millions(deficit),
                effect: workshop::effect(deficit, begin),
                note: group.shown.annotations.text(Text::Note).to_owned(),
                moves: workshop::moves(subject.scenario, &group.shown, basis, about),
                otherwise: differs_otherwise(subject.scenario, &group.shown)
                    .then_some(workshop::OTHERWISE),
            }
        };
        let projections: Vec<&Projection> = groups.iter().map(|group| group.projection).collect();
        let spreads = spreads_of(subject);
        let middle = Kept::new(of_medians(subject.scenario, &spreads, basis));
        let middle = middle.projection(&subject.calculator.model);
        let middle = middle.and_then(|middle| Some(workshop::middle(middle.of(year)?)));
        let address = start_link(subject, look);
        Self {
            headline: workshop::headline(
                subject.yours,
                &projections,
                year,
                subject.calculator.agreement(),
            ),
            middle: middle.unwrap_or_default(),
            beside: Rc::new(Beside {
                called: "Where all start".to_owned(),
                yours: subject.yours.clone(),
                kept: groups
                    .iter()
                    .map(|group| (group.name().to_owned(), group.group.clone(), group.number))
                    .collect(),
                last_shown: subject.last_shown,
                focus_year: year,
            }),
            levers: spreads
                .iter()
                .map(|spread| workshop::lever_row(spread, count, about))
                .collect(),
            groups: groups.iter().map(row).collect(),
            set: subject.scenario.annotations.levers,
            fixed: fixed(subject.scenario, subject),
            code: code(&address).map(Rc::new),
            made: subject.made(&address),
            start: address.into(),
        }
    }
}
