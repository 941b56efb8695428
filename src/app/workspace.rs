//! What lies beside the scenario: what is kept, what is compared, where the page is.
//!
//! Answers for: everything that results rest on and that is neither assumed nor looked at, so
//! that it is in no address.
//!
//! Uses `scenario` and the engine's school.

use std::rc::Rc;

use yew::AttrValue;

use crate::scenario::library::{Kept, Library};
use engine::analysis::school::School;
use engine::levers::Preset;
use engine::model::basis::Horizon;
use engine::units::FinancialYear;

/// The scenario that “Why it moved” begins with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum MovedFrom {
    /// Nothing changed.
    #[default]
    Nothing,
    /// A package alone, with this scenario's timing and typed figures.
    Package(Preset),
    /// A kept scenario, by its name.
    Kept(String),
}

impl MovedFrom {
    /// What comes before the name of a kept one, so that none is taken for a package.
    const KEPT: &str = "kept:";

    /// As the list has it.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Package(preset) => preset.name().to_owned(),
            Self::Kept(name) => format!("{}{name}", Self::KEPT),
        }
    }

    /// What the list means.
    #[must_use]
    pub fn named(name: &str) -> Self {
        name.strip_prefix(Self::KEPT).map_or_else(
            || Preset::named(name).map_or(Self::Nothing, Self::Package),
            |kept| Self::Kept(kept.to_owned()),
        )
    }
}

/// What lies beside the scenario.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Workspace {
    pub library: Rc<Library>,
    /// Names of kept scenarios that are shown beside this one: three at most.
    pub beside: Vec<String>,
    /// The one that the others are compared with; this one where it is `None`.
    pub against: Option<String>,
    /// What “Why it moved” begins with.
    pub moved_from: MovedFrom,
    pub names_hidden: bool,
    /// Where all groups of the workshop start, as a group's page opened it.
    pub start: Option<Rc<Kept>>,
    /// The address of what a group had before its window was lost.
    pub lost: Option<AttrValue>,
    /// When the timer ends, in milliseconds of the browser's own time.
    pub timer_ends: Option<f64>,
    /// Whether the code of this scenario's link is shown.
    pub code: bool,
    /// The page's own address without `#`; empty where there is none.
    pub place: AttrValue,
    /// Today in words.
    pub today: AttrValue,
    /// The financial year of the next September, where there is a clock.
    pub september: Option<FinancialYear>,
}

impl Workspace {
    /// The school as the page shows it: until somebody changes it, it begins next September.
    #[must_use]
    pub fn school(&self, school: School, horizon: Horizon) -> School {
        match self.september {
            Some(september) if school == School::example(horizon) => {
                School::opening(horizon, september)
            }
            _ => school,
        }
    }
}

/// The most kept scenarios that are shown beside this one.
pub const BESIDE: usize = 3;
