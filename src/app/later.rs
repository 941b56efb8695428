//! The parts of the program that are fetched once they are needed, and calling what is in them.
//!
//! Answers for: which part a view is in, and calling a function of a part where that has arrived. A
//! part begins at the functions that are marked with its name (`pages::shown`, `pages::parts`);
//! `bin/write-pages` takes them out of the program. Uses `scenario`'s views.

use std::cell::RefCell;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

pub use wasm_split_helpers::SplitLoaderError as NotFetched;

use crate::scenario::view::{Page, Panel, View};

/// A part of the program that is fetched once it is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Read,
    School,
    /// The wall, and a group's page.
    Workshop,
    Report,
    /// What is behind the answer: children, money, how sure, what it would take.
    Panels,
    /// The panels of what is somebody's own: actual figures, what is shared and kept.
    Own,
}

impl Part {
    /// In the order in which they are fetched while nothing else is to be done.
    pub const ALL: [Self; 6] = [
        Self::Read,
        Self::School,
        Self::Panels,
        Self::Own,
        Self::Workshop,
        Self::Report,
    ];

    /// The one that a view is in, where it is in one.
    #[must_use]
    pub const fn of(view: &View) -> Option<Self> {
        match (view.page, view.panel) {
            (Page::Explore, Panel::Why | Panel::Table) => None,
            (Page::Explore, Panel::Actuals | Panel::Scenarios) => Some(Self::Own),
            (Page::Explore, _) => Some(Self::Panels),
            (Page::School, _) => Some(Self::School),
            (Page::Read, _) => Some(Self::Read),
            (Page::Workshop | Page::Group, _) => Some(Self::Workshop),
            (Page::Report, _) => Some(Self::Report),
        }
    }
}

thread_local! {
    /// The parts that have arrived in this window.
    static ARRIVED: RefCell<Vec<Part>> = const { RefCell::new(Vec::new()) };
}

/// All of a part has arrived.
pub fn arrived(part: Part) {
    ARRIVED.with_borrow_mut(|parts| {
        if !parts.contains(&part) {
            parts.push(part);
        }
    });
}

/// What a function of a part gives; nothing where the part has not arrived, which then is not asked
/// for. Without a browser all parts are there.
pub fn at_once<T, F: Future<Output = Result<T, NotFetched>>>(
    part: Part,
    call: impl FnOnce() -> F,
) -> Option<T> {
    let there = !cfg!(target_family = "wasm") || ARRIVED.with_borrow(|parts| parts.contains(&part));
    there.then_some(())?;
    match pin!(call()).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(given)) => Some(given),
        Poll::Ready(Err(_)) | Poll::Pending => None,
    }
}
