//! What of a scenario is looked at, and the addresses that lead to it.
//!
//! Answers for: pages, panels, years and measures, opening an address, and what is said of the
//! link that was opened.

use yew::AttrValue;

use super::values::State;
use crate::app::calculator::Calculator;
use crate::scenario::Scenario;
use crate::scenario::codec::{self, Provenance};
use crate::scenario::view::{Page, View};
use crate::words;
use engine::small_map::SmallMap;
use engine::units::FinancialYear;

impl State {
    /// The year that the answer is about.
    #[must_use]
    pub fn focus_year(&self) -> FinancialYear {
        focus_year(&self.calculator, &self.view, &self.scenario)
    }

    /// The address of the same scenario in another view.
    #[must_use]
    pub fn link_to(&self, page: Page) -> String {
        let mut view = self.view;
        view.page = page;
        codec::stamped(
            codec::write(&self.scenario, &view, self.calculator.basis()),
            &self.made(),
        )
    }

    /// What a link or file is made with now.
    #[must_use]
    pub fn made(&self) -> Provenance {
        Provenance::now(
            &self.results.yours,
            self.focus_year(),
            &self.calculator.fingerprint,
        )
    }

    /// What is said of the age of the link that was opened.
    pub(super) fn since_provenance(&self, made: Option<&Provenance>) -> Option<AttrValue> {
        let at = self.focus_year();
        let now = self.results.yours.of(at)?.after_grant;
        let said =
            words::scenarios::since_provenance(made?, now, &self.calculator.fingerprint, at)?;
        Some(said.into())
    }

    pub(super) fn open_address(&mut self, address: &str) {
        let opened = codec::read(address, self.calculator.basis());
        self.scenario = opened.scenario;
        self.view = opened.view;
        self.drafts = SmallMap::new();
        self.left_out = opened
            .left_out
            .iter()
            .map(|part| AttrValue::from(words::link::left_out(part, &self.calculator.about)))
            .collect();
        self.made = opened.made;
        self.about_link = None;
        self.opened = self.opened.wrapping_add(1);
    }

    /// Nobody looks at a year that is not shown.
    pub(super) fn show_long(&mut self, long: bool) {
        self.view.long = long;
        if !long
            && self
                .view
                .look
                .is_some_and(|year| year > self.calculator.calendar.last_shown)
        {
            self.view.look = None;
        }
    }
}

/// The year that the answer is about: the one that was chosen, or the calendar's usual one.
pub(super) fn focus_year(
    calculator: &Calculator,
    view: &View,
    scenario: &Scenario,
) -> FinancialYear {
    let usual = calculator
        .calendar
        .usual_focus(scenario.timings.common.start);
    view.look.unwrap_or(usual)
}
