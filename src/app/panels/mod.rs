//! What stands behind the answer: children, money, what is known by now. Computed only while
//! it is shown.
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
    /// The view of that name, while it is the one that is open.
    pub school: Option<Rc<SchoolView>>,
    pub read: Option<Rc<ReadView>>,
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
    /// Whether they are one and the same.
    #[must_use]
    pub fn are(&self, others: &Self) -> bool {
        same(self.children.as_ref(), others.children.as_ref())
            && same(self.money.as_ref(), others.money.as_ref())
            && same(self.known.as_ref(), others.known.as_ref())
    }

    /// Whether the same ones are shown.
    #[must_use]
    pub const fn same_are_open(&self, others: &Self) -> bool {
        self.children.is_some() == others.children.is_some()
            && self.money.is_some() == others.money.is_some()
            && self.known.is_some() == others.known.is_some()
    }

    /// Where what a school says does not fit together, what followed before stays.
    pub fn keep_last_good(&mut self, before: &Self) {
        if let (Some(now), Some(before)) = (&mut self.school, &before.school)
            && now.follows.is_none()
        {
            Rc::make_mut(now).follows.clone_from(&before.follows);
        }
    }

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
            school: (view.door == Door::School).then(|| Rc::new(SchoolView::of(subject))),
            read: (view.door == Door::Read)
                .then(|| ReadView::of(subject).map(Rc::new))
                .flatten(),
        }
    }
}

fn same<T>(one: Option<&Rc<T>>, other: Option<&Rc<T>>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => Rc::ptr_eq(one, other),
        (None, None) => true,
        _ => false,
    }
}
