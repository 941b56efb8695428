//! What stands behind the answer, and the views beside it. Computed only while shown.
//!
//! Answers for: the figures of each panel in words, and what its chart is made from.

mod children;
mod known;
mod money;
mod read;
mod school;

pub use children::Children;
pub use known::{Answer, Known, KnownBox, Question, YearRow};
pub use money::Money;
pub use read::ReadView;
pub use school::{Follows, SchoolView};

use std::rc::Rc;

use super::calculator::Calculator;
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
        }
    }
}

/// The views beside Explore, each while it is the one that is open.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Doors {
    pub school: Option<Rc<SchoolView>>,
    pub read: Option<Rc<ReadView>>,
}

impl Doors {
    #[must_use]
    pub fn of(subject: &Subject<'_>, view: &View) -> Self {
        Self {
            school: (view.door == Door::School).then(|| Rc::new(SchoolView::of(subject))),
            read: (view.door == Door::Read)
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
