//! The one state of the page, and every way that it can change.
//!
//! Answers for: what is assumed, what is being typed, what is shown, and the results of it.
//! An action that changes nothing returns the same state, so that nothing is rendered.

use std::rc::Rc;

use yew::{AttrValue, Reducible};

use super::calculator::Calculator;
use super::results::Results;
use crate::catalogue::presets::Preset;
use crate::catalogue::southwark::{AGREEMENT_ENDS, LAST_SHOWN_YEAR, NOW};
use crate::catalogue::wording;
use crate::chart::spec::Measure;
use crate::model::levers::{LEVERS, Lever, OutOfRange, PhaseIn};
use crate::scenario::Scenario;
use crate::units::FinancialYear;
use crate::words::typed::{self, Refusal};

/// What stands in a box while it is not simply the lever's value.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    pub text: AttrValue,
    pub refused: Option<Refusal>,
}

/// The page.
#[derive(Debug, Clone)]
pub struct State {
    pub calculator: Rc<Calculator>,
    pub scenario: Scenario,
    pub measure: Measure,
    /// The year that headline and echoes look at, where one was chosen.
    chosen_year: Option<FinancialYear>,
    drafts: [Option<Draft>; LEVERS],
    pub results: Rc<Results>,
}

/// Everything that can happen to the page.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// A slider was moved, in the unit shown.
    Slide(Lever, f64),
    /// Minus or plus was pressed: so many steps.
    Step(Lever, f64),
    /// The text in a box changed.
    Type(Lever, String),
    /// A box was left: what was understood is written as the page writes it.
    Leave(Lever),
    Reset(Lever),
    ResetAll,
    StartFrom(Preset),
    Begin(FinancialYear),
    PhaseIn(PhaseIn),
    LookAt(FinancialYear),
    Measure(Measure),
}

impl State {
    /// The page as it opens.
    ///
    /// # Errors
    /// [`OutOfRange`] where the catalogue's own values are not; a test holds that they are.
    pub fn open(calculator: Rc<Calculator>) -> Result<Self, OutOfRange> {
        let scenario = Scenario::untouched(calculator.basis());
        let results = Rc::new(Results::of(
            &calculator,
            &scenario,
            AGREEMENT_ENDS,
            LAST_SHOWN_YEAR,
        )?);
        Ok(Self {
            calculator,
            scenario,
            measure: Measure::default(),
            chosen_year: None,
            drafts: [const { None }; LEVERS],
            results,
        })
    }

    /// March 2027, or March 2028 when changes begin so late that March 2027 shows little of them.
    #[must_use]
    pub fn looked_at(&self) -> FinancialYear {
        self.chosen_year
            .unwrap_or(if self.scenario.timings.common.start >= NOW {
                LAST_SHOWN_YEAR
            } else {
                AGREEMENT_ENDS
            })
    }

    #[must_use]
    pub const fn draft(&self, lever: Lever) -> Option<&Draft> {
        self.drafts[lever.at()].as_ref()
    }

    /// Levers whose box holds what could not be understood.
    pub fn refused(&self) -> impl Iterator<Item = (Lever, Refusal)> + '_ {
        Lever::ALL.into_iter().filter_map(|lever| {
            self.draft(lever)
                .and_then(|draft| draft.refused)
                .map(|refused| (lever, refused))
        })
    }

    fn apply(&mut self, action: Action) {
        match action {
            Action::Slide(lever, shown) => {
                self.slide(lever, shown / wording::shown_per_unit(lever))
            }
            Action::Step(lever, steps) => {
                let step = wording::of(lever).step / wording::shown_per_unit(lever);
                let (low, high) = lever.range();
                let from = self.scenario.value(self.calculator.basis(), lever);
                // Onto the step's own grid, so that ten steps up and ten down come back exactly.
                let to = ((from / step).round() + steps) * step;
                self.slide(lever, to.clamp(low, high));
            }
            Action::Type(lever, text) => {
                let read = typed::read(lever, &text);
                if let Ok(value) = read {
                    self.set(lever, value);
                }
                self.drafts[lever.at()] = Some(Draft {
                    text: text.into(),
                    refused: read.err(),
                });
            }
            Action::Leave(lever) => {
                if self
                    .draft(lever)
                    .is_some_and(|draft| draft.refused.is_none())
                {
                    self.drafts[lever.at()] = None;
                }
            }
            Action::Reset(lever) => {
                self.scenario.reset(lever);
                self.drafts[lever.at()] = None;
            }
            Action::ResetAll => {
                self.scenario = Scenario::untouched(self.calculator.basis());
                self.chosen_year = None;
                self.drafts = [const { None }; LEVERS];
            }
            Action::StartFrom(preset) => {
                self.scenario.start_from(preset);
                self.drafts = [const { None }; LEVERS];
            }
            Action::Begin(start) => self.scenario.begin(start),
            Action::PhaseIn(years) => self.scenario.timings.common.phase_in = years,
            Action::LookAt(year) => self.chosen_year = Some(year),
            Action::Measure(measure) => self.measure = measure,
        }
    }

    fn slide(&mut self, lever: Lever, value: f64) {
        self.set(lever, value);
        self.drafts[lever.at()] = None;
    }

    /// A value outside the range is not taken, and the last good one stays.
    fn set(&mut self, lever: Lever, value: f64) {
        let (low, high) = lever.range();
        // Dividing by a hundred may leave a bound by its last bit.
        let value = if (value - low).abs() < 1e-12 {
            low
        } else if (value - high).abs() < 1e-12 {
            high
        } else {
            value
        };
        let _ = self.scenario.set(self.calculator.basis(), lever, value);
    }

    fn shows_the_same(&self, other: &Self) -> bool {
        self.scenario == other.scenario
            && self.measure == other.measure
            && self.chosen_year == other.chosen_year
            && self.drafts == other.drafts
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        next.apply(action);
        if next.shows_the_same(&self) {
            return self;
        }
        if next.scenario != self.scenario || next.looked_at() != self.results.looked_at {
            match Results::of(
                &next.calculator,
                &next.scenario,
                next.looked_at(),
                LAST_SHOWN_YEAR,
            ) {
                Ok(results) => next.results = Rc::new(results),
                Err(_) => return self,
            }
        }
        Rc::new(next)
    }
}
