//! Which pages and panels are worked out: those that are shown, and no others.
//!
//! Answers for: asking each view model while it is shown. Uses `subject` and the view models; knows
//! no component.

use std::rc::Rc;

use super::group::view::GroupView;
use super::panels::actuals::view::ActualsView;
use super::panels::children::view::Children;
use super::panels::money::view::Money;
use super::panels::scenarios::view::Scenarios;
use super::panels::why::view::{Why, shares};
use super::read::view::ReadView;
use super::report::view::ReportView;
use super::school::view::SchoolView;
use super::subject::Subject;
use super::workshop::view::WorkshopView;
use crate::scenario::view::{Page, Panel, View};
use engine::analysis::attribution::Share;

/// The panels that are shown.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Panels {
    /// What was changed, with the share of each: the rows of levers show it too.
    pub shares: Rc<Vec<Share>>,
    pub why: Option<Rc<Why>>,
    pub children: Option<Rc<Children>>,
    pub money: Option<Rc<Money>>,
    pub actuals: Option<Rc<ActualsView>>,
    pub scenarios: Option<Rc<Scenarios>>,
}

impl Panels {
    #[must_use]
    pub fn of(subject: &Subject<'_>, view: &View) -> Self {
        let mut panels = Self::default();
        if !matches!(view.page, Page::Explore | Page::Group) {
            return panels;
        }
        let shares = shares(subject);
        if view.page == Page::Group {
            panels.shares = Rc::new(shares);
            return panels;
        }
        match view.panel {
            Panel::Why => panels.why = Some(Rc::new(Why::of(subject, &shares))),
            Panel::Children => panels.children = Some(Rc::new(Children::of(subject))),
            Panel::Money => panels.money = Some(Rc::new(Money::of(subject))),
            Panel::Actuals => panels.actuals = Some(Rc::new(ActualsView::of(subject))),
            Panel::Scenarios => panels.scenarios = Some(Rc::new(Scenarios::of(subject))),
            // Answered beside the page.
            Panel::Sure | Panel::Take | Panel::Table => {}
        }
        panels.shares = Rc::new(shares);
        panels
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
            && let Some(now) = Rc::get_mut(now)
            && now.follows.is_none()
        {
            now.follows.clone_from(&before.follows);
        }
    }
}
