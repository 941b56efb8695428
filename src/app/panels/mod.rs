//! What stands behind the answer, and the views beside it. Computed only while shown.
//!
//! Answers for: the figures of each panel in words, and what its chart is made from.

mod actuals;
mod children;
mod money;
mod read;
mod report;
mod scenarios;
mod school;
pub(super) mod workshop;

pub use actuals::{ActualsBox, ActualsView, Answer, Question, YearRow};
pub use children::Children;
pub use money::Money;
pub use read::ReadView;
pub use report::ReportView;
pub use scenarios::{Beside, KeptRow, Scenarios};
pub use school::{Follows, SchoolView};
pub use workshop::{GroupView, WorkshopView};

use std::rc::Rc;

use yew::AttrValue;

use super::calculator::Calculator;
use super::workspace::Workspace;
use crate::chart::code::{Code, code};
use crate::scenario::Scenario;
use crate::scenario::view::{Page, Panel, View};
use engine::model::project::{Assumptions, Projection};
use engine::units::FinancialYear;

/// The panels that are shown.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Panels {
    pub children: Option<Rc<Children>>,
    pub money: Option<Rc<Money>>,
    pub actuals: Option<Rc<ActualsView>>,
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
    pub focus_year: FinancialYear,
    pub last_shown: FinancialYear,
    pub workspace: &'a Workspace,
    /// Scenario and view as an address, from `#` on.
    pub link: &'a str,
}

impl Subject<'_> {
    /// The link with the page's own address before it. A report leads back to what it reports.
    #[must_use]
    pub fn whole_link(&self) -> AttrValue {
        let report = format!("#/{}", Page::Report.name());
        let link = match self.link.strip_prefix(&report) {
            Some(rest) => format!("#/{}{rest}", Page::Explore.name()),
            None => self.link.to_owned(),
        };
        format!("{}{link}", self.workspace.place).into()
    }

    /// The code of a link, while it is asked for.
    #[must_use]
    pub fn code(&self, link: &str) -> Option<Rc<Code>> {
        self.workspace.code.then(|| code(link).map(Rc::new))?
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
            actuals: view
                .shows(Panel::Actuals)
                .then(|| Rc::new(ActualsView::of(subject))),
            scenarios: view
                .shows(Panel::Scenarios)
                .then(|| Rc::new(Scenarios::of(subject))),
        }
    }
}

/// The views beside Explore, each while it is the one that is open.
#[derive(Debug, Clone, Default)]
pub struct Pages {
    pub school: Option<Rc<SchoolView>>,
    pub read: Option<Rc<ReadView>>,
    pub workshop: Option<Rc<WorkshopView>>,
    pub group: Option<Rc<GroupView>>,
    pub report: Option<Rc<ReportView>>,
}

impl Pages {
    #[must_use]
    pub fn of(subject: &Subject<'_>, view: &View) -> Self {
        Self {
            school: (view.page == Page::School).then(|| Rc::new(SchoolView::of(subject))),
            workshop: (view.page == Page::Workshop)
                .then(|| Rc::new(WorkshopView::of(subject, view.look))),
            group: (view.page == Page::Group).then(|| Rc::new(GroupView::of(subject))),
            report: (view.page == Page::Report).then(|| Rc::new(ReportView::of(subject))),
            read: (view.page == Page::Read)
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
