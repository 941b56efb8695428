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
use crate::catalogue::wording::{self, Group};
use crate::model::basis::BlockSource;
use crate::model::levers::{LEVERS, Lever, OutOfRange, PhaseIn};
use crate::scenario::Scenario;
use crate::scenario::link;
use crate::scenario::view::{Measure, View};
use crate::units::FinancialYear;
use crate::words;
use crate::words::typed::{self, Refusal};

/// What stands in a box while it is not simply the lever's value.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    pub text: AttrValue,
    pub refused: Option<Refusal>,
    /// Where the lever stood before this run of key presses: half a number is nobody's choice.
    before: Option<f64>,
}

/// The page.
#[derive(Debug, Clone)]
pub struct State {
    pub calculator: Rc<Calculator>,
    pub scenario: Scenario,
    pub view: View,
    drafts: [Option<Draft>; LEVERS],
    /// What could not be read of the address that was opened, in words.
    pub left_out: Rc<[AttrValue]>,
    /// Scenario and view as an address.
    pub link: AttrValue,
    /// How often an address was opened: what it says then needs no writing.
    pub opened: u32,
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
    /// A lever has a start of its own, or begins with the others again.
    BeginOwn(Lever, Option<FinancialYear>),
    PhaseInOwn(Lever, Option<PhaseIn>),
    Block(BlockSource),
    LookAt(FinancialYear),
    Measure(Measure),
    /// The years after the override are shown, or not.
    Long(bool),
    /// All levers of a group are in sight, or only the first.
    Show(Group, bool),
    /// Another address: by back, forward, a link, or typed.
    Open(String),
    /// What could not be read of the address has been seen.
    Dismiss,
}

impl State {
    /// The page as an address says.
    ///
    /// # Errors
    /// [`OutOfRange`] where the catalogue's own values are not; a test holds that they are.
    pub fn open(calculator: Rc<Calculator>, address: &str) -> Result<Self, OutOfRange> {
        let scenario = Scenario::untouched(calculator.basis());
        let results = Results::of(&calculator, &scenario, AGREEMENT_ENDS, LAST_SHOWN_YEAR)?;
        let untouched = Self {
            calculator,
            scenario,
            view: View::default(),
            drafts: [const { None }; LEVERS],
            left_out: Rc::default(),
            link: AttrValue::default(),
            opened: 0,
            results: Rc::new(results),
        };
        let mut opened = untouched.clone();
        opened.apply(Action::Open(address.to_owned()));
        opened.follow(&untouched)?;
        Ok(opened)
    }

    /// March 2027, or March 2028 when changes begin so late that March 2027 shows little of them.
    #[must_use]
    pub fn looked_at(&self) -> FinancialYear {
        self.view
            .look
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
        Group::ALL
            .into_iter()
            .flat_map(|group| group.levers().concat())
            .filter_map(|lever| {
                self.draft(lever)
                    .and_then(|draft| draft.refused)
                    .map(|refused| (lever, refused))
            })
    }

    fn apply(&mut self, action: Action) {
        match action {
            Action::Slide(lever, shown) => {
                self.slide(lever, shown / wording::shown_per_unit(lever));
            }
            Action::Step(lever, steps) => {
                let step = wording::of(lever).step / wording::shown_per_unit(lever);
                let (low, high) = lever.range();
                let from = self.scenario.value(self.calculator.basis(), lever);
                // Onto the step's own grid, so that ten steps up and ten down come back exactly.
                let to = ((from / step).round() + steps) * step;
                self.slide(lever, to.clamp(low, high));
            }
            Action::Type(lever, text) => self.type_in(lever, text),
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
                self.view.look = None;
                self.drafts = [const { None }; LEVERS];
                self.left_out = Rc::default();
            }
            Action::StartFrom(preset) => {
                self.scenario.start_from(preset);
                self.drafts = [const { None }; LEVERS];
            }
            Action::Begin(start) => self.scenario.begin(start),
            Action::PhaseIn(years) => self.scenario.timings.common.phase_in = years,
            // The page offers neither for a lever that has none.
            Action::BeginOwn(lever, start) => {
                let _ = self.scenario.timings.set_start(lever, start);
            }
            Action::PhaseInOwn(lever, years) => {
                let _ = self.scenario.timings.set_phase_in(lever, years);
            }
            Action::Block(source) => self.scenario.block = source,
            Action::LookAt(year) => self.view.look = Some(year),
            Action::Measure(measure) => self.view.measure = measure,
            Action::Long(long) => self.show_long(long),
            Action::Show(group, open) => self.view.open(group, open),
            Action::Open(address) => {
                let opened = link::read(&address, self.calculator.basis());
                self.scenario = opened.scenario;
                self.view = opened.view;
                self.drafts = [const { None }; LEVERS];
                self.left_out = opened
                    .left_out
                    .iter()
                    .map(|part| AttrValue::from(words::link::left_out(part)))
                    .collect();
                self.opened = self.opened.wrapping_add(1);
            }
            Action::Dismiss => self.left_out = Rc::default(),
        }
    }

    fn type_in(&mut self, lever: Lever, text: String) {
        let one_key_on = |draft: &&Draft| {
            text.strip_prefix(draft.text.as_str())
                .is_some_and(|added| added.chars().count() == 1)
        };
        let before = self
            .draft(lever)
            .filter(one_key_on)
            .map_or_else(|| self.scenario.moved(lever), |draft| draft.before);
        let read = typed::read(lever, &text);
        match (read, before) {
            (Ok(value), _) => self.set(lever, value),
            (Err(_), Some(value)) => self.set(lever, value),
            (Err(_), None) => self.scenario.reset(lever),
        }
        self.drafts[lever.at()] = Some(Draft {
            text: text.into(),
            refused: read.err(),
            before,
        });
    }

    /// Nobody looks at a year that is not shown.
    fn show_long(&mut self, long: bool) {
        self.view.long = long;
        if !long && self.view.look.is_some_and(|year| year > LAST_SHOWN_YEAR) {
            self.view.look = None;
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
            && self.view == other.view
            && self.drafts == other.drafts
            && self.left_out == other.left_out
            && self.opened == other.opened
    }

    /// Brings link and results up to what is now assumed and looked at.
    fn follow(&mut self, before: &Self) -> Result<(), OutOfRange> {
        if self.link.is_empty() || self.scenario != before.scenario || self.view != before.view {
            let basis = self.calculator.basis();
            self.link = link::write(&self.scenario, &self.view, basis).into();
        }
        let [looked_at, last_shown] = [self.looked_at(), self.view.last_shown()];
        if self.scenario != before.scenario
            || looked_at != before.results.looked_at
            || last_shown != before.results.last_shown
        {
            let results = Results::of(&self.calculator, &self.scenario, looked_at, last_shown)?;
            self.results = Rc::new(results);
        }
        Ok(())
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        next.apply(action);
        if next.shows_the_same(&self) || next.follow(&self).is_err() {
            return self;
        }
        Rc::new(next)
    }
}
