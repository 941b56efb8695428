//! Which pages and panels are worked out: those that are shown, and no others.
//!
//! Answers for: asking each view model while it is shown, in the part of the program that it is in.
//! Uses `subject` and the view models; knows no component.

use std::rc::Rc;

use wasm_split_helpers::wasm_split;

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
use crate::app::later::{NotFetched, Part, at_once};
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
            Panel::Children | Panel::Money => {
                panels =
                    at_once(Part::Panels, || of_panel(subject, view.panel)).unwrap_or_default();
            }
            Panel::Actuals | Panel::Scenarios => {
                panels = at_once(Part::Own, || of_own(subject, view.panel)).unwrap_or_default();
            }
            // Answered beside the page.
            Panel::Sure | Panel::Take | Panel::Table => {}
        }
        panels.shares = Rc::new(shares);
        panels
    }
}

#[wasm_split(panels, fallible, preload(fetch_panels))]
fn of_panel(subject: &Subject<'_>, panel: Panel) -> Result<Panels, NotFetched> {
    let mut panels = Panels::default();
    match panel {
        Panel::Children => panels.children = Some(Rc::new(Children::of(subject))),
        Panel::Money => panels.money = Some(Rc::new(Money::of(subject))),
        _ => {}
    }
    Ok(panels)
}

#[wasm_split(own, fallible, preload(fetch_own))]
fn of_own(subject: &Subject<'_>, panel: Panel) -> Result<Panels, NotFetched> {
    let mut panels = Panels::default();
    match panel {
        Panel::Actuals => panels.actuals = Some(Rc::new(ActualsView::of(subject))),
        Panel::Scenarios => panels.scenarios = Some(Rc::new(Scenarios::of(subject))),
        _ => {}
    }
    Ok(panels)
}

/// The views beside Explore, each while it is the one that is open.
#[derive(Debug, Clone, Default)]
pub struct Pages {
    /// Whether the part of the program that works the open one out is there.
    pub fetched: bool,
    pub school: Option<Rc<SchoolView>>,
    pub read: Option<Rc<ReadView>>,
    pub workshop: Option<Rc<WorkshopView>>,
    pub group: Option<Rc<GroupView>>,
    pub report: Option<Rc<ReportView>>,
}

#[wasm_split(school, fallible, preload(fetch_school))]
fn of_school(subject: &Subject<'_>) -> Result<Pages, NotFetched> {
    Ok(Pages {
        school: Some(Rc::new(SchoolView::of(subject))),
        ..Pages::there()
    })
}

#[wasm_split(read, fallible, preload(fetch_read))]
fn of_read(subject: &Subject<'_>) -> Result<Pages, NotFetched> {
    Ok(Pages {
        read: ReadView::of(subject).map(Rc::new),
        ..Pages::there()
    })
}

#[wasm_split(workshop, fallible, preload(fetch_workshop))]
fn of_workshop(subject: &Subject<'_>, view: &View) -> Result<Pages, NotFetched> {
    Ok(match view.page {
        Page::Group => Pages {
            group: Some(Rc::new(GroupView::of(subject))),
            ..Pages::there()
        },
        _ => Pages {
            workshop: Some(Rc::new(WorkshopView::of(subject, view.look))),
            ..Pages::there()
        },
    })
}

#[wasm_split(report, fallible, preload(fetch_report))]
fn of_report(subject: &Subject<'_>) -> Result<Pages, NotFetched> {
    Ok(Pages {
        report: Some(Rc::new(ReportView::of(subject))),
        ..Pages::there()
    })
}

/// Fetches what works the views of a part out.
///
/// # Errors
/// [`NotFetched`] where it does not arrive; it can be asked for again.
pub(super) async fn fetch(part: Part) -> Result<(), NotFetched> {
    match part {
        Part::Read => fetch_read().await,
        Part::School => fetch_school().await,
        Part::Workshop => fetch_workshop().await,
        Part::Report => fetch_report().await,
        Part::Panels => fetch_panels().await,
        Part::Own => fetch_own().await,
    }
}

impl Pages {
    fn there() -> Self {
        Self {
            fetched: true,
            ..Self::default()
        }
    }

    #[must_use]
    pub fn of(subject: &Subject<'_>, view: &View) -> Self {
        let worked_out = match view.page {
            Page::Explore => Some(Self::there()),
            Page::School => at_once(Part::School, || of_school(subject)),
            Page::Read => at_once(Part::Read, || of_read(subject)),
            Page::Workshop | Page::Group => at_once(Part::Workshop, || of_workshop(subject, view)),
            Page::Report => at_once(Part::Report, || of_report(subject)),
        };
        worked_out.unwrap_or_default()
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
