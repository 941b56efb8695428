//! The charts of the pages and panels: what each is decided from, and how tall it is.
//!
//! Answers for: which figures a chart shows, from the view models. Uses `chart` to decide, and is
//! shown by `widgets::drawing`.

use std::rc::Rc;

use super::beside::Beside;
use super::panels::children::view::Children;
use super::panels::money::view::Money;
use super::read::view::ReadView;
use crate::app::calculator::Calculator;
use crate::app::results::Results;
use crate::app::widgets::drawing::{Draws, Scale};
use crate::app::widgets::pictures::{self, Picture};
use crate::chart::spec::balances::{Shading, Shows};
use crate::chart::spec::{Spec, balances, children, money};
use crate::scenario::view::View;
use engine::model::project::Projection;

/// What is drawn.
#[derive(Clone)]
pub enum Drawn {
    Balances {
        calculator: Rc<Calculator>,
        results: Rc<Results>,
        view: View,
        /// Whether a slider is being moved.
        sliding: bool,
        /// Whether it is to be understood at a glance, with a place for one year's figures.
        at_a_glance: bool,
    },
    Children(Rc<Children>),
    Money(Rc<Money>),
    /// A chart of the public page: nothing changed, against the agreement or what comes in.
    Unchanged {
        calculator: Rc<Calculator>,
        view: Rc<ReadView>,
        shading: Shading,
    },
    /// Several scenarios.
    Beside {
        calculator: Rc<Calculator>,
        beside: Rc<Beside>,
        shows: Shows,
    },
}

impl PartialEq for Drawn {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Balances {
                    results,
                    view,
                    sliding,
                    ..
                },
                Self::Balances {
                    results: others,
                    view: other,
                    sliding: slid,
                    ..
                },
            ) => Rc::ptr_eq(results, others) && view == other && sliding == slid,
            (Self::Children(one), Self::Children(other)) => one.groups == other.groups,
            (Self::Money(one), Self::Money(other)) => one.chart == other.chart,
            (Self::Unchanged { view: one, .. }, Self::Unchanged { view: other, .. }) => {
                Rc::ptr_eq(one, other)
            }
            (
                Self::Beside { beside, shows, .. },
                Self::Beside {
                    beside: other,
                    shows: shown,
                    ..
                },
            ) => Rc::ptr_eq(beside, other) && shows == shown,
            _ => false,
        }
    }
}

impl Drawn {
    /// Taller where there is width for it, never so tall that the rest leaves the screen.
    fn height(&self, width: f64) -> f64 {
        match self {
            Self::Balances {
                at_a_glance: true, ..
            } => (width * 0.52).clamp(176.0, 350.0).round(),
            Self::Balances { .. } => (width * 0.3).clamp(220.0, 330.0).round(),
            Self::Unchanged { .. } => (width * 0.42).clamp(230.0, 330.0).round(),
            Self::Beside {
                shows: Shows::Wall, ..
            } => (width * 0.58).clamp(320.0, 760.0).round(),
            Self::Beside {
                shows: Shows::Whole,
                ..
            } => (width * 0.58).round(),
            Self::Beside { .. } | Self::Children(_) | Self::Money(_) => {
                (width * 0.45).clamp(260.0, 400.0).round()
            }
        }
    }
}

/// A chart of nothing changed.
#[must_use]
pub fn unchanged(
    calculator: &Calculator,
    unchanged: &Projection,
    shading: Shading,
    [width, height]: [f64; 2],
) -> Spec {
    let subject = calculator.balances(unchanged);
    // What is after the agreement's end is said in words, so that what is before it can be seen.
    let (known, last_shown) = match (shading, calculator.calendar.agreement_ends) {
        (Shading::Agreement, Some(ends)) => (subject.known, ends),
        _ => (&[][..], subject.last_shown),
    };
    let subject = balances::Subject {
        at_a_glance: true,
        // One line, also where figures were entered.
        no_action: unchanged,
        known,
        last_shown,
        ..subject
    };
    balances::shaded(&subject, shading, width, height)
}

impl Draws for Drawn {
    fn picture(&self) -> Picture {
        match self {
            Self::Unchanged { .. } => pictures::READ,
            _ => pictures::CHART,
        }
    }

    fn holds(&self) -> bool {
        matches!(self, Self::Balances { sliding: true, .. })
    }

    fn decide(&self, width: f64, held: Option<Scale>) -> Spec {
        let height = self.height(width);
        match self {
            Self::Children(panel) => children::spec(&panel.groups, width, height),
            Self::Money(panel) => money::spec(&panel.chart, width, height),
            Self::Unchanged {
                calculator,
                view,
                shading,
            } => unchanged(calculator, &view.unchanged, *shading, [width, height]),
            Self::Balances {
                calculator,
                results,
                view,
                at_a_glance,
                ..
            } => {
                let subject = balances::Subject {
                    at_a_glance: *at_a_glance,
                    held,
                    measure: view.measure,
                    last_shown: results.last_shown,
                    focus_year: results.focus_year,
                    from_zero: results.from_zero,
                    ..calculator.balances(&results.yours)
                };
                balances::spec(&subject, width, height)
            }
            Self::Beside {
                calculator,
                beside,
                shows,
            } => {
                let others: Vec<balances::Other<'_>> = beside.others(calculator).collect();
                let subject = balances::Subject {
                    last_shown: if *shows == Shows::Wall && !others.is_empty() {
                        beside.focus_year
                    } else {
                        beside.last_shown
                    },
                    focus_year: beside.focus_year,
                    called: Some(&beside.called),
                    others: &others,
                    shows: *shows,
                    ..calculator.balances(&beside.yours)
                };
                balances::spec(&subject, width, height)
            }
        }
    }
}
