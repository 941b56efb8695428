//! What stands behind the answer, and the views beside it. Computed only while shown.
//!
//! Answers for: the figures of each panel in words, and what its chart is made from.

mod children;
mod known;
mod money;
mod read;
mod report;
mod scenarios;
mod school;
pub(super) mod workshop;

pub use children::Children;
pub use known::{Answer, Known, KnownBox, Question, YearRow};
pub use money::Money;
pub use read::ReadView;
pub use report::ReportView;
pub use scenarios::{Beside, KeptRow, Scenarios};
pub use school::{Follows, SchoolView};
pub use workshop::{GroupView, WorkshopView};

use std::rc::Rc;

use yew::AttrValue;

use super::calculator::Calculator;
use super::desk::Desk;
use super::program::{PUBLIC, WORKSHOP};
use crate::chart::code::{Code, code};
use crate::model::project::{Assumptions, Projection};
use crate::scenario::Scenario;
use crate::scenario::view::{Door, Panel, View};
use crate::units::FinancialYear;

/// The panels that are shown.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Panels {
    pub children: Option<Rc<Children>>,
    pub money: Option<Rc<Money>>,
    pub known: Option<Rc<Known>>,
    pub scenarios: Option<Rc<Scenarios>>,
}

/// What panels are made from.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    pub calculator: &'a Calculator,
    pub scenario: &'a Scenario,
    pub assumptions: &'a Assumptions,
    pub yours: &'a Projection,
    /// Whether anything differs from the no-action forecast.
    pub moved: bool,
    pub looked_at: FinancialYear,
    pub last_shown: FinancialYear,
    pub desk: &'a Desk,
    /// Scenario and view as an address, from `#` on.
    pub link: &'a str,
}

impl Subject<'_> {
    /// The link with the page's own address before it. A report leads back to what it reports.
    #[must_use]
    pub fn whole_link(&self) -> AttrValue {
        let report = format!("#/{}", Door::Report.name());
        let link = match self.link.strip_prefix(&report) {
            Some(rest) => format!("#/{}{rest}", Door::Explore.name()),
            None => self.link.to_owned(),
        };
        format!("{}{link}", self.desk.place).into()
    }

    /// The code of a link, while it is asked for.
    #[must_use]
    pub fn code(&self, link: &str) -> Option<Rc<Code>> {
        self.desk.code.then(|| code(link).map(Rc::new))?
    }
}

impl Panels {
    #[must_use]
    pub fn of(subject: &Subject<'_>, view: &View) -> Self {
        Self {
            children: view
                .shows(Panel::Children)
                .then(|| Rc::new(Children::of(subject))),
            money: view
                .shows(Panel::Money)
                .then(|| Rc::new(Money::of(subject))),
            known: view
                .shows(Panel::Known)
                .then(|| Rc::new(Known::of(subject))),
            scenarios: (WORKSHOP && view.shows(Panel::Scenarios))
                .then(|| Rc::new(Scenarios::of(subject))),
        }
    }
}

/// The views beside Explore, each while it is the one that is open.
#[derive(Debug, Clone, Default)]
pub struct Doors {
    pub school: Option<Rc<SchoolView>>,
    pub read: Option<Rc<ReadView>>,
    pub workshop: Option<Rc<WorkshopView>>,
    pub group: Option<Rc<GroupView>>,
    pub report: Option<Rc<ReportView>>,
}

impl Doors {
    #[must_use]
    pub fn of(subject: &Subject<'_>, view: &View) -> Self {
        Self {
            school: (PUBLIC && view.door == Door::School).then(|| Rc::new(SchoolView::of(subject))),
            workshop: (WORKSHOP && view.door == Door::Workshop)
                .then(|| Rc::new(WorkshopView::of(subject, view.look))),
            group: (WORKSHOP && view.door == Door::Group).then(|| Rc::new(GroupView::of(subject))),
            report: (WORKSHOP && view.door == Door::Report)
                .then(|| Rc::new(ReportView::of(subject))),
            read: (PUBLIC && view.door == Door::Read)
                .then(|| ReadView::of(subject).map(Rc::new))
                .flatten(),
        }
    }

    /// Where what a school says does not fit together, what followed before stays.
    pub fn keep_last_good(&mut self, before: &Self) {
        if let (Some(now), Some(before)) = (&mut self.school, &before.school)
            && now.follows.is_none()
        {
            Rc::make_mut(now).follows.clone_from(&before.follows);
        }
    }
}
