//! Steps back and forth.
//!
//! Answers for: which change is a step of its own, and going back over them.

use std::rc::Rc;

use super::action::{Action, Keep};
use super::touched::Touched;
use super::values::State;
use crate::scenario::codec::json;
use crate::words;

impl State {
    /// Steps that led here, in words, oldest first.
    #[must_use]
    pub fn steps(&self) -> Vec<String> {
        let basis = self.calculator.basis();
        let steps = self.history.past().iter();
        steps
            .map(|step| {
                words::history::step(
                    step,
                    basis,
                    self.workspace.names_hidden,
                    &self.calculator.about,
                )
            })
            .collect()
    }

    /// Steps, to be restored after a reload.
    #[must_use]
    pub fn steps_to_keep(&self) -> String {
        json::write_steps(&self.history, self.calculator.basis())
    }

    pub(super) fn go_back(&mut self, steps: usize) {
        for _ in 0..steps {
            if let Some(step) = self.history.undo() {
                self.scenario = step.before.clone();
                if let Some([before, after]) = &step.libraries {
                    self.workspace.library =
                        Rc::new(self.workspace.library.with_changes(after, before));
                }
                self.forget_drafts();
            }
        }
        self.forget_gone();
    }

    pub(super) fn redo(&mut self) {
        if let Some(step) = self.history.redo() {
            self.scenario = step.after.clone();
            if let Some([before, after]) = &step.libraries {
                self.workspace.library =
                    Rc::new(self.workspace.library.with_changes(before, after));
            }
            self.forget_drafts();
        }
        self.forget_gone();
    }
}

/// How an action is recorded among the steps.
pub(super) struct Recording {
    at: Option<Touched>,
    goes_on: bool,
    settles: bool,
    from_outside: bool,
}

impl Recording {
    pub(super) const fn of(action: &Action) -> Self {
        Self {
            at: match action {
                Action::Undo | Action::Redo | Action::GoBack(_) => None,
                Action::Open(_) => Some(Touched::Address),
                action => Touched::by(action),
            },
            goes_on: matches!(
                action,
                Action::Slide(..) | Action::Type(..) | Action::Say(..)
            ),
            settles: matches!(action, Action::Settle | Action::Leave(_)),
            // What another window kept is not a step of this one.
            from_outside: matches!(action, Action::Keep(Keep::Stored(_))),
        }
    }

    /// Whether the action is one of several that are a single step, such as a drag.
    pub(super) const fn goes_on(&self) -> bool {
        self.goes_on
    }

    /// Ends a drag or a run of typing before the action is carried out, where it does.
    pub(super) fn before(&self, state: &mut State) {
        if self.settles {
            state.history.settle();
        }
    }

    /// Records what the action changed.
    pub(super) fn after(&self, state: &mut State, before: &State) {
        let Some(at) = self.at.filter(|_| !self.from_outside) else {
            return;
        };
        let after = state.scenario.clone();
        if Rc::ptr_eq(&state.workspace.library, &before.workspace.library) {
            state
                .history
                .record(&before.scenario, &after, at, self.goes_on);
        } else {
            let libraries = [
                before.workspace.library.clone(),
                state.workspace.library.clone(),
            ];
            state
                .history
                .record_kept(&before.scenario, &after, libraries);
        }
    }
}
