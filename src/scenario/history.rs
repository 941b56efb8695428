//! What was changed, step by step, for undo and redo.
//!
//! Answers for: which changes are one step, and what each step led from and to. The code that
//! changes the scenario names the control; `words::history` has the words.

use std::rc::Rc;

use super::Scenario;
use super::library::Library;

/// One step: what was there before and after.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    pub before: Scenario,
    pub after: Scenario,
    /// What was kept before and after, if that changed.
    pub libraries: Option<[Rc<Library>; 2]>,
}

/// Steps that led here, and those that were undone. `T` names a control.
#[derive(Debug, Clone, PartialEq)]
pub struct History<T> {
    past: Vec<Rc<Step>>,
    /// The step undone last is redone first, so it is at the end.
    future: Vec<Rc<Step>>,
    /// The control whose changes still belong to the last step: a drag, or a number being typed.
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

/// The largest number of steps that are kept: an hour's work, many times over.
pub const MOST: usize = 500;

impl<T: PartialEq> History<T> {
    /// Records that a control changed the scenario. With `goes_on`, later changes at the same
    /// control belong to this step.
    pub fn record(&mut self, before: &Scenario, after: &Scenario, at: T, goes_on: bool) {
        if before == after {
            return;
        }
        self.future.clear();
        let same = self.going_on.as_ref() == Some(&at);
        match self.past.last_mut().filter(|_| same) {
            Some(step) => Rc::make_mut(step).after = after.clone(),
            None => self.push(before, after, None),
        }
        // A drag that ends where it began is no step.
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

    /// Records that what is kept changed, perhaps with the scenario: always a step of its own.
    pub fn record_kept(
        &mut self,
        before: &Scenario,
        after: &Scenario,
        libraries: [Rc<Library>; 2],
    ) {
        self.future.clear();
        self.going_on = None;
        self.push(before, after, Some(libraries));
        if self.past.len() > MOST {
            self.past.remove(0);
        }
    }

    fn push(&mut self, before: &Scenario, after: &Scenario, libraries: Option<[Rc<Library>; 2]>) {
        self.past.push(Rc::new(Step {
            before: before.clone(),
            after: after.clone(),
            libraries,
        }));
    }

    /// The scenarios of the steps, and which of them is the present one, to be found again after a
    /// reload. Steps that changed only what is kept are left out.
    #[must_use]
    pub fn scenarios(&self) -> (Vec<&Scenario>, usize) {
        let steps = || self.past.iter().chain(self.future.iter().rev());
        let mut scenarios: Vec<&Scenario> = steps().take(1).map(|step| &step.before).collect();
        let mut at = 0;
        for (number, step) in steps().enumerate() {
            if step.before != step.after {
                scenarios.push(&step.after);
                at += usize::from(number < self.past.len());
            }
        }
        (scenarios, at)
    }

    /// Restores steps from [`Self::scenarios`].
    #[must_use]
    pub fn through(scenarios: &[Scenario], at: usize) -> Self {
        let mut history = Self::default();
        for pair in scenarios.windows(2) {
            history.push(&pair[0], &pair[1], None);
        }
        let taken_back = history.past.len().saturating_sub(at);
        for _ in 0..taken_back {
            history.undo();
        }
        history
    }

    /// Ends a drag or a run of typing: the next change is a step of its own.
    pub fn settle(&mut self) {
        self.going_on = None;
    }

    /// Undoes the last step and returns it.
    pub fn undo(&mut self) -> Option<Rc<Step>> {
        self.going_on = None;
        let step = self.past.pop()?;
        self.future.push(step.clone());
        Some(step)
    }

    /// Redoes the step that was undone last and returns it.
    pub fn redo(&mut self) -> Option<Rc<Step>> {
        self.going_on = None;
        let step = self.future.pop()?;
        self.past.push(step.clone());
        Some(step)
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

    /// Whether both are at the same step of the same history, given the same scenario.
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
