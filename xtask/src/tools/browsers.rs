//! Answers for the browsers that the tests drive, and the fonts in them.

use super::debian;
use super::state::State;
use crate::place::{Outcome, Place, answer};
use std::env;
use std::path::PathBuf;

/// The browser for the tests: the one in CHROMIUM, else the first on the search path.
pub fn chromium(place: &Place) -> Outcome<PathBuf> {
    let runs = |path: &PathBuf| answer(place.command(path).arg("--version")).is_some();
    if let Some(named) = env::var_os("CHROMIUM").filter(|name| !name.is_empty()) {
        let path = PathBuf::from(named);
        return match runs(&path) {
            true => Ok(path),
            false => Err(format!(
                "CHROMIUM is {}, which does not run",
                path.display()
            )),
        };
    }
    [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ]
    .iter()
    .filter_map(|name| place.find(name))
    .find(runs)
    .ok_or_else(|| "Chromium is not installed".into())
}

pub(super) fn chromium_state(place: &Place) -> State {
    match chromium(place) {
        Ok(_) => match fonts(place) {
            true => State::Ready,
            false => State::Wrong("a font as wide as Arial is missing".into()),
        },
        Err(_) => State::Missing,
    }
}

pub(super) fn install_chromium(place: &Place) -> Outcome {
    if env::var_os("CHROMIUM").is_some_and(|name| !name.is_empty()) {
        // No install mends a wrong name.
        chromium(place)?;
    }
    let wanted = "Chromium and the Liberation fonts (or set CHROMIUM to a browser)";
    debian::apt_get(place, wanted, &["chromium", "fonts-liberation"])
}

/// The second engine for the tests, installed where that can be done; nothing where it cannot.
pub fn firefox(place: &Place) -> Option<PathBuf> {
    let runs = |path: &PathBuf| answer(place.command(path).arg("--version")).is_some();
    let there = || {
        ["firefox-esr", "firefox"]
            .iter()
            .filter_map(|name| place.find(name))
            .find(runs)
    };
    if let Some(named) = env::var_os("FIREFOX").filter(|name| !name.is_empty()) {
        return Some(PathBuf::from(named)).filter(runs);
    }
    there().or_else(|| {
        debian::apt_get(place, "Firefox", &["firefox-esr"]).ok()?;
        there()
    })
}

/// The page's text is measured in the tests, in a font as wide as Arial.
fn fonts(place: &Place) -> bool {
    match answer(&mut place.line("fc-list : family")) {
        Some(list) => ["Liberation Sans", "Arial"]
            .iter()
            .any(|name| list.contains(name)),
        // Without fontconfig's own tool there is no telling.
        None => place.find("apt-get").is_none(),
    }
}
