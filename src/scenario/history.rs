//! What was changed, step by step, and the way back and forth.
//!
//! Answers for: which changes are one step, and what each step led from and to. Whoever changes
//! the scenario says what was touched; the words are `words::history`'s.

use std::rc::Rc;

use super::Scenario;

/// One step: what was there before it, and after.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    pub before: Scenario,
    pub after: Scenario,
}

/// Steps that led here, and those that were taken back. `T` names a control.
#[derive(Debug, Clone, PartialEq)]
pub struct History<T> {
    past: Vec<Rc<Step>>,
    /// The step taken back last comes first to be taken again: at the end.
    future: Vec<Rc<Step>>,
    /// The control whose changes go on being the last step: a drag, or a number being typed.
    going_on: Option<T>,
}

impl<T> Default for History<T> {
    fn default() -> Self {
        Self {
            past: Vec::new(),
            future: Vec::new(),
            going_on: None,
        }
    }
}

/// The most steps that are kept: an hour's work, many times over.
pub const MOST: usize = 500;

impl<T: PartialEq> History<T> {
    /// The scenario changed from one to another at a control. Where that `goes_on`, later changes
    /// at the same control belong to this step.
    pub fn record(&mut self, before: &Scenario, after: &Scenario, at: T, goes_on: bool) {
        if before == after {
            return;
        }
        self.future.clear();
        let same = self.going_on.as_ref() == Some(&at);
        match self.past.last_mut().filter(|_| same) {
            Some(step) => Rc::make_mut(step).after = after.clone(),
            None => self.past.push(Rc::new(Step {
                before: before.clone(),
                after: after.clone(),
            })),
        }
        // A drag that ends where it began was none.
        if self
            .past
            .last()
            .is_some_and(|step| step.before == step.after)
        {
            self.past.pop();
            self.going_on = None;
        } else {
            self.going_on = goes_on.then_some(at);
        }
        if self.past.len() > MOST {
            self.past.remove(0);
        }
    }

    /// What was going on has ended: the next change is a step of its own.
    pub fn settle(&mut self) {
        self.going_on = None;
    }

    /// Takes the last step back: the scenario before it.
    pub fn undo(&mut self) -> Option<Scenario> {
        self.going_on = None;
        let step = self.past.pop()?;
        let before = step.before.clone();
        self.future.push(step);
        Some(before)
    }

    /// Takes a step again that was taken back: the scenario after it.
    pub fn redo(&mut self) -> Option<Scenario> {
        self.going_on = None;
        let step = self.future.pop()?;
        let after = step.after.clone();
        self.past.push(step);
        Some(after)
    }

    /// Steps that led here, oldest first.
    #[must_use]
    pub fn past(&self) -> &[Rc<Step>] {
        &self.past
    }

    /// Whether later changes at the same control belong to the last step.
    #[must_use]
    pub const fn goes_on(&self) -> bool {
        self.going_on.is_some()
    }

    /// Whether both stand at the same step of the same way, given the same scenario.
    #[must_use]
    pub fn is_at(&self, other: &Self) -> bool {
        self.past.len() == other.past.len()
            && self.future.len() == other.future.len()
            && self.going_on == other.going_on
    }

    #[must_use]
    pub const fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}
