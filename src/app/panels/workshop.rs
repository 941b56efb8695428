//! A workshop: what groups start from, and what came back.

use std::cmp::Ordering;
use std::rc::Rc;

use yew::AttrValue;

use super::{Beside, Subject};
use crate::analysis::workshop::{Spread, differs_otherwise, spreads};
use crate::app::desk::Sort;
use crate::catalogue::wording;
use crate::chart::code::{Code, code};
use crate::model::levers::Lever;
use crate::model::project::Projection;
use crate::order::order;
use crate::scenario::Scenario;
use crate::scenario::account::{LeverSet, Text};
use crate::scenario::link::{self, Made};
use crate::scenario::shelf::Kept;
use crate::scenario::view::{Door, View};
use crate::units::FinancialYear;
use crate::words::workshop::{self, GroupRow, LeverRow};
use crate::words::{headline, levers, money, scenarios};

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
    pub code: Option<Rc<Code>>,
}

/// A group's view: what it has come to.
#[derive(Debug, Clone)]
pub struct GroupView {
    pub title: String,
    pub levers: Vec<Lever>,
    pub outcome: String,
    /// Its link as a whole address.
    pub link: AttrValue,
    pub code: Option<Rc<Code>>,
}

/// What groups start from: what the facilitator assumes, with nobody's name on it.
#[must_use]
pub fn start(scenario: &Scenario) -> Scenario {
    let mut start = scenario.clone();
    let account = Rc::make_mut(&mut start.account);
    for text in [Text::Name, Text::Note, Text::By] {
        // Nothing is never too long.
        let _ = account.say(text, "");
    }
    account.forget_reasons();
    start
}

/// What the groups chose.
#[must_use]
pub fn spreads_of(subject: &Subject<'_>) -> Vec<Spread> {
    let groups: Vec<&Scenario> = subject
        .desk
        .shelf
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
    let desk = subject.desk;
    let model = &subject.calculator.model;
    let groups: Vec<_> = desk
        .shelf
        .groups
        .iter()
        .enumerate()
        .filter_map(|(at, group)| {
            let name = if desk.names_hidden {
                workshop::hidden(at)
            } else {
                group.name().to_owned()
            };
            Some((name, group, group.projection(model)?, at))
        })
        .collect();
    let deficit = |projection: &Projection| {
        let result = projection.of(subject.looked_at);
        result.map_or(0.0, |result| result.after_grant.get())
    };
    let places = order(groups.len(), &|a, b| {
        let [(one, _, this, _), (other, _, that, _)] = [&groups[a], &groups[b]];
        match desk.sort {
            Sort::Came => Ordering::Equal,
            // Hidden ones are numbered as they came.
            Sort::Name if desk.names_hidden => Ordering::Equal,
            Sort::Name => one.to_lowercase().cmp(&other.to_lowercase()),
            Sort::Deficit => deficit(this).total_cmp(&deficit(that)),
        }
    });
    places.into_iter().map(|at| groups[at].clone()).collect()
}

impl WorkshopView {
    #[must_use]
    pub fn of(subject: &Subject<'_>, look: Option<FinancialYear>) -> Self {
        let basis = subject.calculator.basis();
        let groups = ordered(subject);
        let count = groups.len();
        let row = |(name, group, projection, _): &Ordered<'_>| {
            let result = projection.of(subject.looked_at);
            let account = &group.scenario.account;
            let reasons = Lever::ALL.into_iter().filter_map(|lever| {
                let reason = account.text(Text::Reason(lever));
                let moved =
                    group.scenario.value(basis, lever) != subject.scenario.value(basis, lever);
                (moved && !reason.is_empty() && !subject.desk.names_hidden)
                    .then(|| format!("{}: {reason}", wording::of(lever).name))
            });
            GroupRow {
                key: group.name().to_owned(),
                name: name.clone(),
                deficit: result
                    .map_or_else(String::new, |result| money::millions(result.after_grant)),
                in_year: result.map_or_else(String::new, |result| {
                    headline::against_income(result.in_year)
                }),
                verdicts: workshop::verdicts(projection, subject.looked_at),
                note: account.text(Text::Note).to_owned(),
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
        let mut view = View::default();
        view.door = Door::Group;
        view.look = look;
        let made = Made::now(
            subject.yours,
            subject.looked_at,
            &subject.calculator.fingerprint,
        );
        let mut address = link::write(&begin, &view, basis);
        if !address.contains('?') {
            // An address that names nothing would open whatever a browser last had there.
            address = format!("{address}?v={}", link::VERSION);
        }
        let address = format!("{}{}", subject.desk.place, link::stamped(address, &made));
        let mut fixed = vec![[
            "Changes begin".to_owned(),
            levers::timing(subject.scenario.timings.common),
        ]];
        let set = subject.scenario.account.levers;
        for lever in Lever::ALL.into_iter().filter(|lever| !set.has(*lever)) {
            let value = subject.assumptions.values.get(lever);
            if value != basis.values.get(lever) {
                fixed.push(levers::change(
                    lever,
                    value,
                    basis.values.get(lever),
                    subject.assumptions.timings.of(lever),
                ));
            }
        }
        fixed.extend(levers::other_changes(subject.scenario, basis));
        Self {
            headline: workshop::headline(&projections, subject.looked_at),
            beside: Rc::new(Beside {
                called: "Where all start".to_owned(),
                yours: subject.yours.clone(),
                kept: groups
                    .iter()
                    .map(|(name, group, _, number)| (name.clone(), (*group).clone(), *number))
                    .collect(),
                last_shown: subject.last_shown,
                looked_at: subject.looked_at,
                large: true,
            }),
            levers: spreads_of(subject)
                .iter()
                .map(|spread| workshop::lever_row(spread, count))
                .collect(),
            groups: groups.iter().map(row).collect(),
            set,
            fixed,
            code: code(&address).map(Rc::new),
            start: address.into(),
        }
    }
}

impl GroupView {
    #[must_use]
    pub fn of(subject: &Subject<'_>) -> Self {
        let account = &subject.scenario.account;
        let title = account.text(Text::Workshop);
        let link = subject.whole_link();
        Self {
            title: if title.is_empty() { "Workshop" } else { title }.to_owned(),
            levers: account.levers.levers().collect(),
            outcome: scenarios::outcome(
                subject.yours,
                subject.calculator.agreement(),
                subject.looked_at,
            ),
            code: subject.code(&link),
            link,
        }
    }
}
