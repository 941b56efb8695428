//! What is asked of the worker: a target, the levers that may move towards it, and taking the
//! change that it finds.

use std::rc::Rc;

use yew::AttrValue;

use super::values::{Asking, State};
use crate::answers::form;
use crate::scenario::field::Field;
use crate::scenario::view::Panel;
use crate::words::levers;
use crate::words::typed::{self, InputError};
use crate::worker::found::Reply;
use crate::worker::question::{Ask, Goal, Question, Wanted};
use engine::analysis::solve as search;
use engine::levers::{Kind, Lever};
use engine::model::actuals::Actual;
use engine::units::Pounds;

/// Futures while a slider is moved, and once it is still.
const DRAWS: [u32; 2] = [512, 8_192];
/// Lowest and highest deficit that can be asked about.
pub const AMOUNTS: (f64, f64) = (-1e10, 1e10);

/// Whether a lever may usually move: what somebody can do, but for cuts of top-ups, which would ask
/// schools to do the same for less.
#[must_use]
pub fn usually_moves(lever: Lever) -> bool {
    lever.kind() == Kind::Action && !matches!(lever, Lever::MainstreamTopup | Lever::SpecialTopup)
}

impl Asking {
    #[must_use]
    pub fn moves(&self, lever: Lever) -> bool {
        usually_moves(lever) != self.other.contains(&lever)
    }
}

impl State {
    /// The targets that can be asked for; the agreement's where there is one.
    #[must_use]
    pub fn goals(&self) -> Vec<Goal> {
        let agreed = self.calculator.agreement().map(|_| Goal::Agreement);
        let typed = Goal::AtMost(self.amount().ok().flatten().unwrap_or_default());
        let all = agreed.into_iter();
        all.chain([Goal::WithinIncome, Goal::NoGrowth, typed])
            .collect()
    }

    /// The one that is chosen.
    #[must_use]
    pub fn goal(&self) -> Goal {
        let goals = self.goals();
        let same = |goal: &&Goal| {
            self.asking.goal.is_some_and(|chosen| {
                std::mem::discriminant(&chosen) == std::mem::discriminant(*goal)
            })
        };
        let found = goals.iter().find(same).or(goals.first());
        found.copied().unwrap_or(Goal::WithinIncome)
    }

    /// The field that a typed deficit is read as.
    #[must_use]
    pub fn amount_field(&self) -> Field {
        Field::Actual(Actual::Deficit, self.results.focus_year)
    }

    /// The deficit that was typed, where one was.
    ///
    /// # Errors
    /// [`InputError`] where what was typed is no sum of money.
    pub fn amount(&self) -> Result<Option<Pounds>, InputError> {
        if self.asking.amount.trim().is_empty() {
            return Ok(None);
        }
        typed::read(self.amount_field(), &self.asking.amount, AMOUNTS)
            .map(|sum| Some(Pounds::of(sum)))
    }

    /// Whether a limit of a lever that may move cannot be read.
    #[must_use]
    pub fn has_wrong_limits(&self) -> bool {
        let mut may_move = Lever::ALL
            .into_iter()
            .filter(|lever| self.asking.moves(*lever));
        may_move.any(|lever| self.limited(lever).is_err())
    }

    /// A lever that may move, within the limits that were typed.
    ///
    /// # Errors
    /// A sentence on what cannot be read of them.
    pub fn limited(&self, lever: Lever) -> Result<search::Action, String> {
        let own = search::Action::free(lever, &self.results.assumptions);
        let Some(typed) = self.asking.limits.get(&lever) else {
            return Ok(own);
        };
        let field = Field::Lever(lever);
        let range = (own.low, own.high);
        let name = levers::name(lever, &self.calculator.about);
        let read = |text: &AttrValue, end: f64| {
            if text.trim().is_empty() {
                return Ok(end);
            }
            typed::read(field, text, range).map_err(|error| error.sentence_on(&name, field, range))
        };
        let [low, high] = [read(&typed[0], own.low)?, read(&typed[1], own.high)?];
        if low > high {
            return Err(form::ends_crossed(&name));
        }
        Ok(search::Action { lever, low, high })
    }

    /// The question that is to be answered now: how sure, always; what it would take, once somebody
    /// asked for it.
    #[must_use]
    pub fn question(&self) -> Option<Rc<Question>> {
        let could = self.could_ask();
        could.filter(|could| {
            self.view.panel == Panel::Sure || self.asking.asked.as_ref() == Some(could)
        })
    }

    /// Whether the question of now is not answered yet.
    #[must_use]
    pub fn waits(&self) -> bool {
        let question = self.question();
        let given = self.asking.answer.as_ref();
        question.is_some() && given.is_none_or(|(of, _)| Some(of) != question.as_ref())
    }

    /// The question and the answer that are shown: of How sure those before, too, while another is
    /// worked out.
    #[must_use]
    pub fn answered(&self) -> Option<&(Rc<Question>, Reply)> {
        let hidden = self.waits() && self.view.panel == Panel::Take;
        let given = self.asking.answer.as_ref();
        given.filter(|_| self.question().is_some() && !hidden)
    }

    /// What the panel that is shown could ask.
    #[must_use]
    pub fn could_ask(&self) -> Option<Rc<Question>> {
        let ask = match self.view.panel {
            Panel::Sure => Ask::Sure {
                draws: DRAWS[usize::from(!self.sliding)],
                at_most: self.amount().ok().flatten(),
            },
            Panel::Take => {
                let goal = self.goal();
                // Nothing that cannot be read is taken for a figure.
                if matches!(goal, Goal::AtMost(_)) && !matches!(self.amount(), Ok(Some(_))) {
                    return None;
                }
                let may_move = Lever::ALL
                    .into_iter()
                    .filter(|lever| self.asking.moves(*lever))
                    .map(|lever| self.limited(lever).ok());
                Ask::Take(Wanted {
                    goal,
                    may_move: may_move.collect::<Option<_>>()?,
                })
            }
            _ => return None,
        };
        Some(Rc::new(Question {
            assumptions: self.results.assumptions.clone(),
            year: self.results.focus_year,
            ask,
        }))
    }

    /// Sets levers as an answer says: one step, which can be undone.
    pub(super) fn set_all(&mut self, values: Vec<(Lever, f64)>) {
        for (lever, value) in values {
            self.put(Field::Lever(lever), Some(value));
            self.drafts.remove(&Field::Lever(lever));
        }
    }
}
