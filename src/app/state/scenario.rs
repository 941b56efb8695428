//! Changes to the scenario that are choices, not numbers.
//!
//! Answers for: packages, timing, the block, payments and grants, the school, what is said of the
//! scenario, and starting over.

use std::rc::Rc;

use super::values::State;
use crate::scenario::Scenario;
use crate::scenario::annotations::Text;
use crate::scenario::field::Field;
use crate::scenario::payments::Payments;
use engine::analysis::school::{Figure, School};
use engine::levers::{Lever, Preset};
use engine::model::actuals::{Actual, Actuals, StabilityGrant};
use engine::small_map::SmallMap;
use engine::units::{FinancialYear, Pounds};

impl State {
    pub(super) fn forget_actuals(&mut self) {
        self.scenario.actuals = Actuals::nothing(self.calculator.basis().horizon());
        Rc::make_mut(&mut self.scenario.annotations).forget_sources();
        self.drafts
            .retain(|field| matches!(field, Field::Lever(_) | Field::School(_)));
    }

    pub(super) fn pay_stability_grant(&mut self, year: Option<FinancialYear>) {
        let before = self.scenario.actuals.stability_grant();
        let share = before.map_or(StabilityGrant::SHARE, |grant| grant.share);
        let grant = year.map(|year| StabilityGrant { year, share });
        // The page offers only years that are projected.
        let _ = self.scenario.actuals.set_stability_grant(grant);
        self.drafts.remove(&Field::StabilityShare);
    }

    /// The base year's payment has been made; those after it follow the pattern.
    pub(super) fn pay(&mut self, payments: Payments) {
        let calculator = self.calculator.clone();
        for (year, pounds) in payments.amounts(calculator.basis()) {
            let field = Field::Actual(Actual::Payment, year);
            self.put(field, pounds.map(Pounds::get));
            self.drafts.remove(&field);
        }
    }

    /// The school as the page shows it.
    #[must_use]
    pub fn school(&self) -> School {
        let horizon = self.calculator.basis().horizon();
        self.workspace.school(self.scenario.school, horizon)
    }

    pub(super) fn choose_school(&mut self, mut school: School) {
        if school.start != self.school().start {
            school.start_in(school.start, self.calculator.basis().horizon());
        }
        if !school.is_base() {
            // Boxes of a base are gone, with what was being typed into them.
            for figure in [Figure::Places, Figure::Filled, Figure::Teacher] {
                self.drafts.remove(&Field::School(figure));
            }
        }
        self.scenario.school = school;
    }

    /// Everything but what is said of the scenario goes back to its start.
    pub(super) fn reset_all(&mut self) {
        let annotations = self.scenario.annotations.clone();
        self.scenario = Scenario::untouched(self.calculator.basis());
        self.scenario.annotations = annotations;
        let annotations = Rc::make_mut(&mut self.scenario.annotations);
        annotations.forget_reasons();
        annotations.forget_sources();
        self.view.look = None;
        self.drafts = SmallMap::new();
        self.left_out = Rc::default();
    }

    pub(super) fn start_from(&mut self, preset: Preset) {
        self.scenario.start_from(preset);
        Rc::make_mut(&mut self.scenario.annotations).forget_reasons();
        self.drafts
            .retain(|field| !matches!(field, Field::Lever(_)));
    }

    /// A scenario with nothing in it, not even a name.
    pub(super) fn start_new(&mut self) {
        self.made = None;
        self.about_link = None;
        self.scenario = Scenario::untouched(self.calculator.basis());
        self.view.look = None;
        self.left_out = Rc::default();
        self.forget_drafts();
    }

    pub(super) fn say(&mut self, text: Text, words: &str) {
        // The page's boxes take no more than there is room for.
        let _ = Rc::make_mut(&mut self.scenario.annotations).say(text, words);
    }

    pub(super) fn offer(&mut self, lever: Lever, offered: bool) {
        Rc::make_mut(&mut self.scenario.annotations)
            .levers
            .put(lever, offered);
    }
}
