//! What pages and panels are worked out from: one scenario, its projection, and what is beside it.
//!
//! Answers for: handing these to every view model at once. Uses `calculator` and `workspace`.

use std::rc::Rc;

use yew::AttrValue;

use crate::app::calculator::Calculator;
use crate::app::workspace::Workspace;
use crate::chart::code::{Code, code};
use crate::scenario::Scenario;
use crate::scenario::view::{Measure, Page};
use engine::analysis::school::School;
use engine::model::project::{Assumptions, Projection};
use engine::units::FinancialYear;

/// What panels are made from.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    pub calculator: &'a Calculator,
    pub scenario: &'a Scenario,
    pub assumptions: &'a Assumptions,
    pub yours: &'a Projection,
    /// Whether anything differs from the no-action forecast.
    pub moved: bool,
    pub measure: Measure,
    pub focus_year: FinancialYear,
    pub last_shown: FinancialYear,
    pub workspace: &'a Workspace,
    /// Scenario and view as an address, from `#` on.
    pub link: &'a str,
}

impl Subject<'_> {
    /// The link with the page's own address before it. A report leads back to what it reports.
    #[must_use]
    pub fn whole_link(&self) -> AttrValue {
        let report = format!("#/{}", Page::Report.name());
        let link = match self.link.strip_prefix(&report) {
            Some(rest) => format!("#/{}{rest}", Page::Explore.name()),
            None => self.link.to_owned(),
        };
        format!("{}{link}", self.workspace.place).into()
    }

    /// The school as the page shows it.
    #[must_use]
    pub fn school(&self) -> School {
        let horizon = self.calculator.basis().horizon();
        self.workspace.school(self.scenario.school, horizon)
    }

    /// Of which day and edition what is shown is, and a link to it, for paper.
    #[must_use]
    pub fn made(&self, link: &str) -> String {
        let (today, edition) = (&self.workspace.today, &self.calculator.fingerprint);
        format!("Made {today}. Model and data: {edition}. Link: {link}")
    }

    /// The code of a link, while it is asked for.
    #[must_use]
    pub fn code(&self, link: &str) -> Option<Rc<Code>> {
        self.workspace.code.then(|| code(link).map(Rc::new))?
    }
}
