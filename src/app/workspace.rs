//! What lies beside the scenario: what is kept, what is compared, where the page is.
//!
//! Answers for: everything that results rest on and that is neither assumed nor looked at, so
//! that it is in no address.
//!
//! Uses `scenario`.

use std::rc::Rc;

use yew::AttrValue;

use crate::scenario::library::Library;

/// How the groups of a workshop are ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// As they came.
    #[default]
    Came,
    Name,
    Deficit,
}

/// What lies beside the scenario.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Workspace {
    pub library: Rc<Library>,
    /// Names of kept scenarios that are shown beside this one: three at most.
    pub beside: Vec<String>,
    /// The one that the others are compared with; this one where it is `None`.
    pub against: Option<String>,
    pub names_hidden: bool,
    pub sort: Sort,
    /// When the timer ends, in milliseconds of the browser's own time.
    pub timer_ends: Option<f64>,
    /// Whether the code of this scenario's link is shown.
    pub code: bool,
    /// The page's own address without `#`; empty where there is none.
    pub place: AttrValue,
    /// Today in words.
    pub today: AttrValue,
}

/// The most kept scenarios that are shown beside this one.
pub const BESIDE: usize = 3;
