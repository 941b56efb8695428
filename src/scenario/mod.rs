//! What a user has changed, as changes: the preset started from and what was moved on it.
//!
//! Answers for: one value that holds a whole scenario, and its assumptions. Uses the engine's
//! levers and model.
//!
//! | module | answers for |
//! |---|---|
//! | `annotations` | what people say of a scenario: name, note, reasons, workshop |
//! | `codec` | scenario and view as an address or JSON, and back |
//! | `letters` | names in small letters, to compare them |
//! | `library` | scenarios that are kept, and groups that were collected |
//! | `field` | every number that can be typed: its name, unit and range |
//! | `typed` | where a scenario has each of them, and setting it |
//! | `group` | the four groups that assumptions are in, and the eight that come first |
//! | `payments` | patterns that the Safety Valve payments can follow |
//! | `history` | steps taken, undo and redo |
//! | `view` | the view: page, measure, focus year, what is open |
//! | `workshop` | what the groups of a workshop chose, lever by lever |

pub mod annotations;
pub mod codec;
pub mod field;
pub mod group;
pub mod history;
pub mod payments;

pub mod letters;
pub mod library;
mod typed;
pub mod view;
pub mod workshop;

use std::rc::Rc;

use annotations::Annotations;

use engine::analysis::school::School;
use engine::levers::Preset;
use engine::levers::{LEVERS, Lever, OutOfRange, Timings};
use engine::model::actuals::Actuals;
use engine::model::basis::{Basis, BlockSource};
use engine::model::project::Assumptions;
use engine::units::FinancialYear;

/// A scenario: everything that a user can change, and nothing else.
#[derive(Debug, Clone, PartialEq)]
pub struct Scenario {
    pub preset: Preset,
    /// Levers moved by hand, on top of the preset.
    moved: [Option<f64>; LEVERS],
    pub timings: Timings,
    pub block: BlockSource,
    pub reconciliation: bool,
    pub actuals: Actuals,
    pub school: School,
    pub annotations: Rc<Annotations>,
}

impl Scenario {
    /// Nothing moved: the basis's own forecast.
    #[must_use]
    pub fn untouched(basis: &Basis) -> Self {
        Self {
            preset: Preset::NoAction,
            moved: [None; LEVERS],
            timings: basis.timings,
            block: BlockSource::Planned,
            reconciliation: true,
            actuals: Actuals::nothing(basis.horizon()),
            school: School::example(basis.horizon()),
            annotations: Rc::default(),
        }
    }

    /// What the model is to assume.
    ///
    /// # Errors
    /// [`OutOfRange`] where a preset sets a value outside a lever's range; a test checks that none
    /// does.
    pub fn assumptions(&self, basis: &Basis) -> Result<Assumptions, OutOfRange> {
        let mut values = self.preset.on(&basis.values)?;
        for (lever, value) in Lever::ALL.into_iter().zip(self.moved) {
            if let Some(value) = value {
                values.set(lever, value)?;
            }
        }
        Ok(Assumptions {
            values,
            timings: self.timings,
            block: self.block,
            reconciliation: self.reconciliation,
            actuals: self.actuals,
            headcount_moves: self.school.put_in(basis).into_iter().collect(),
        })
    }

    /// A lever's value before it is moved by hand: the preset's, or the basis's.
    #[must_use]
    pub fn start_value(&self, basis: &Basis, lever: Lever) -> f64 {
        self.preset
            .sets_for(basis.values.size)
            .filter(|(set, _)| *set == lever)
            .last()
            .map_or_else(|| basis.values.get(lever), |(_, value)| value)
    }

    /// A lever's value now.
    #[must_use]
    pub fn value(&self, basis: &Basis, lever: Lever) -> f64 {
        self.moved[lever.at()].unwrap_or_else(|| self.start_value(basis, lever))
    }

    /// Moves a lever. Moved back to its value before, it counts as not moved.
    ///
    /// # Errors
    /// [`OutOfRange`]; nothing is changed then.
    pub fn set(&mut self, basis: &Basis, lever: Lever, value: f64) -> Result<(), OutOfRange> {
        let (low, high) = basis.values.range(lever);
        if !(low..=high).contains(&value) {
            return Err(OutOfRange { lever });
        }
        // A value that was typed or slid comes through decimal text: the last bit may differ.
        let unmoved = (value - self.start_value(basis, lever)).abs() <= 1e-12 * value.abs();
        self.moved[lever.at()] = (!unmoved).then_some(value);
        Ok(())
    }

    /// Puts a lever back to where the preset has it.
    pub fn reset(&mut self, lever: Lever) {
        self.moved[lever.at()] = None;
    }

    /// The value that a lever was moved to by hand, if it was.
    #[must_use]
    pub const fn moved(&self, lever: Lever) -> Option<f64> {
        self.moved[lever.at()]
    }

    #[must_use]
    pub const fn is_moved(&self, lever: Lever) -> bool {
        self.moved[lever.at()].is_some()
    }

    /// Whether any lever was moved by hand.
    #[must_use]
    pub fn is_changed_by_hand(&self) -> bool {
        self.moved.iter().any(Option::is_some)
    }

    /// Starts from another preset and drops what was moved by hand.
    pub fn start_from(&mut self, preset: Preset) {
        self.preset = preset;
        self.moved = [None; LEVERS];
    }

    pub fn begin(&mut self, start: FinancialYear) {
        self.timings.common.start = start;
    }
}
