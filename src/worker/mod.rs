//! What takes thousands of projections: futures and searches, for a program of its own that runs in a
//! worker, so that the page loads none of this and never waits for it.
//!
//! Answers for: a question as bytes in, figures as bytes out. What is said of them is `answers`'s, in
//! the page. Uses the engine's analysis; of `words` only the steps of sliders. Knows no browser, no
//! file and no address: the page sends the numbers that everything follows from.
//!
//! | module | answers for |
//! |---|---|
//! | `question` | what can be asked, as bytes and back |
//! | `found` | what was found, as bytes and back |
//! | `target` | the figure that is to be reached |
//! | `steps` | a change in whole steps of the sliders |

pub mod found;
pub mod question;
mod steps;
pub mod target;

use std::cell::Cell;

use engine::analysis::futures::{
    Importance, Method, Points, Ranges, USUAL_SEED, chance, fan, importance,
};
use engine::analysis::solve::solve;
use engine::levers::Lever;
use engine::model::project::{Assumptions, Model, Outcome};
use engine::units::{FinancialYear, Pounds};

use self::found::{Change, Found, Share, Spread};
use self::question::{Ask, Question, Wanted};

/// With fewer futures than this, only the spread is drawn: it follows a slider.
const COARSE: u32 = 1_024;
/// Points that the share of each assumption is worked out at.
const POINTS_OF_SHARES: u32 = 512;
/// How many futures are drawn to count those in which a change would still be enough.
const DRAWS_OF_A_CHANCE: u32 = 1_024;

/// A search says how many scenarios it has tried each time that there are this many more.
const REPORTED: u32 = 2_000;

/// What was found of a question; nothing where the bytes are no question of this edition. A search says
/// now and then how many scenarios it has `tried`.
#[must_use]
pub fn work(question: &[u8], tried: &dyn Fn(u32)) -> Option<Found> {
    let (basis, question) = Question::read(question)?;
    let model = Model::new(basis);
    let Question {
        assumptions, year, ..
    } = &question;
    Some(match &question.ask {
        Ask::Sure { draws, at_most } => spread(&model, assumptions, *year, *draws, *at_most),
        Ask::Take(wanted) => change(&model, assumptions, *year, wanted, tried),
    })
}

/// The futures of a scenario, and which input matters most where there are enough of them.
fn spread(
    model: &Model,
    assumptions: &Assumptions,
    year: FinancialYear,
    draws: u32,
    at_most: Option<Pounds>,
) -> Found {
    let ranges = Ranges::usual(model, assumptions);
    let mut points = Points::new(Method::Sobol, draws, USUAL_SEED);
    let fan = fan(model, assumptions, &ranges, &mut points, at_most);
    let shares = if draws < COARSE {
        Vec::new()
    } else {
        let mut points = Points::new(Method::Sobol, POINTS_OF_SHARES, USUAL_SEED);
        let of = Outcome::AfterGrant;
        let found = importance(model, assumptions, &ranges, &mut points, year, of);
        let share = |of: &Importance| {
            let at = ranges.0.iter().position(|range| range.input == of.input)?;
            Some(Share {
                input: u16::try_from(at).ok()?,
                first_order: of.first_order,
                total: of.total,
            })
        };
        found.iter().filter_map(share).collect()
    };
    Found::Spread(Spread { fan, shares })
}

/// The smallest change of some levers that reaches a target.
fn change(
    model: &Model,
    assumptions: &Assumptions,
    year: FinancialYear,
    wanted: &Wanted,
    tried: &dyn Fn(u32),
) -> Found {
    let Some(aim) = target::aim(model, assumptions, year, wanted.goal) else {
        return Found::NoTarget;
    };
    let said = Cell::new(0_u32);
    let goes_on = |scenarios: u32| {
        if scenarios >= said.get().saturating_add(REPORTED) {
            said.set(scenarios);
            tried(scenarios);
        }
        true
    };
    let actions = &wanted.may_move;
    let Some(found) = solve(model, assumptions, actions, aim.target, &goes_on) else {
        return Found::NoYear;
    };
    if found.moved.is_empty() && found.reachable {
        return Found::Already;
    }
    let changed = steps::in_steps(model, assumptions, &aim, actions, &found);
    let enough = found.reachable.then(|| {
        let ranges = Ranges::usual(model, &changed);
        let mut points = Points::new(Method::Sobol, DRAWS_OF_A_CHANCE, USUAL_SEED);
        let target = aim.target;
        chance(model, &changed, &ranges, &mut points, year, |result| {
            target.is_reached(result)
        })
    });
    let values = |lever: Lever| (lever, changed.values.get(lever));
    let moved = Lever::ALL.into_iter().map(values);
    Found::Change(Change {
        moved: moved
            .filter(|(lever, value)| *value != assumptions.values.get(*lever))
            .collect(),
        reachable: found.reachable,
        enough,
    })
}
