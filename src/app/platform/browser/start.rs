//! What only the start of the page asks of a browser. Nothing takes its place elsewhere.
//!
//! Uses `web_sys`, and the months' names.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use web_sys::Element;

use super::keyboard::focus_later;
use super::storage;
use super::timers::spawn;
use crate::app::state::Start;
use crate::settings::MONTHS;
use engine::analysis::school::next_september;
use engine::origin::Origin;
use engine::units::FinancialYear;

/// Turns a panic into a sentence on the page; what was there before stays readable.
pub fn say_panics() {
    std::panic::set_hook(Box::new(|what| {
        gloo::console::error!(what.to_string());
        let document = gloo::utils::document();
        if let Some(place) = document.get_element_by_id("problem") {
            place.set_text_content(Some(
                "Something in this page has broken, and its figures no longer follow what you change. Reload it to start again.",
            ));
            let _ = place.remove_attribute("hidden");
        }
    }));
}

/// What a page of an authority begins with.
#[must_use]
pub fn start(origin: Origin) -> Start {
    Start {
        place: place().into(),
        today: today().into(),
        september: september(),
        kept: storage::kept(origin),
        steps: storage::steps(origin),
        remembered: storage::remembered(origin),
    }
}

/// The page's own address without `#`.
fn place() -> String {
    let href = gloo::utils::window().location().href().unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}

/// Today as it is written on paper: "24 November 2026".
fn today() -> String {
    let now = js_sys::Date::new_0();
    let month = MONTHS
        .get(now.get_month() as usize)
        .copied()
        .unwrap_or_default();
    format!("{} {month} {}", now.get_date(), now.get_full_year())
}

/// The financial year of the next September, by the browser's clock.
fn september() -> Option<FinancialYear> {
    let now = js_sys::Date::new_0();
    let year = u16::try_from(now.get_full_year()).ok()?;
    // A browser's months begin at 0.
    Some(next_september(year, now.get_month() + 1))
}

/// Where the page goes in index.html. What was written there before is taken over.
#[must_use]
pub fn root() -> Option<Element> {
    let document = gloo::utils::document();
    let root = document.get_element_by_id("app")?;
    let _ = root.remove_attribute("class");
    if let Some(loading) = document.get_element_by_id("loading") {
        let _ = loading.set_attribute("hidden", "");
    }
    // A reader who has gone on by keyboard already stays there.
    if let Some(at) = document.active_element().map(|at| at.id())
        && !at.is_empty()
    {
        focus_later(at);
    }
    Some(root)
}

/// How long what was written before is all there is to read while a part is on its way, in ms.
const PATIENT: u32 = 5_000;

fn once(begin: &Cell<Option<impl FnOnce()>>) {
    if let Some(begin) = begin.take() {
        begin();
    }
}

/// Begins once: when it is called, or after some seconds whether or not it has been.
pub fn once_or_late(begin: impl FnOnce() + 'static) -> impl Fn() {
    let begin = Rc::new(Cell::new(Some(begin)));
    let late = begin.clone();
    Timeout::new(PATIENT, move || once(&late)).forget();
    move || once(&begin)
}

/// How long the page has been there before it fetches what it does not need yet, in ms.
const QUIET: u32 = 3_000;

/// Does what can wait until the page is there: it then needs no network any more.
pub fn once_quiet(work: impl Future<Output = ()> + 'static) {
    Timeout::new(QUIET, || spawn(work)).forget();
}
