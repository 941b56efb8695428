//! What takes thousands of projections: futures and searches, for a program of its own that runs in a
//! worker, so that the page loads none of this and never waits for it.
//!
//! Answers for: a question as text in, figures as text out. What is said of them is `answers`'s, in
//! the page. Uses `scenario`, `data` and the engine's analysis; of `words` only the steps of sliders.
//! Knows no browser.
//!
//! | module | answers for |
//! |---|---|
//! | `question` | what can be asked, as text and back |
//! | `found` | what was found, as JSON and back |
//! | `target` | the figure that is to be reached |
//! | `steps` | a change in whole steps of the sliders |

pub mod found;
pub mod question;
mod steps;
pub mod target;

use engine::analysis::fingerprint::fingerprint;
use engine::analysis::futures::{Importance, Method, Points, Ranges, chance, fan, importance};
use engine::analysis::solve::{Action, solve};
use engine::authority::{AuthorityError, Baseline, Records};
use engine::levers::{Lever, OutOfRange};
use engine::model::project::{Assumptions, Model, Outcome};
use engine::origin::Code;
use engine::units::{FinancialYear, Pounds};

use self::found::{Change, Found, Share, Spread};
use self::question::{Ask, Question, Wanted};
use crate::data;
use crate::scenario::codec;

/// The futures are the same whenever the page is opened.
const SEED: u32 = 1;
/// With fewer futures than this, only the spread is drawn: it follows a slider.
const COARSE: u32 = 1_024;
/// Points that the share of each assumption is worked out at.
const POINTS_OF_SHARES: u32 = 512;
/// How many futures are drawn to count those in which a change would still be enough.
const DRAWS_OF_A_CHANCE: u32 = 1_024;

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum WorkerError {
    #[error(transparent)]
    Authority(#[from] AuthorityError),
    #[error(transparent)]
    Value(#[from] OutOfRange),
    #[error("the question cannot be read")]
    Question,
    /// The page that asks was made with another model or other data.
    #[error("what answers this is of another edition than the page")]
    Edition,
}

/// Answers a question; `records` is the text of the packed file, or of what is built in.
///
/// # Errors
/// [`WorkerError`] where the question is not one of ours or is of no authority.
pub fn work(question: &str, records: &str) -> Result<Found, WorkerError> {
    let question = Question::read(question).ok_or(WorkerError::Question)?;
    let (model, assumptions) = asked_about(&question.address, records)?;
    Ok(match &question.ask {
        Ask::Sure { draws, at_most } => spread(&model, &assumptions, &question, *draws, *at_most),
        Ask::Take(wanted) => change(&model, &assumptions, question.year, wanted),
    })
}

/// The model of an address and the scenario that it has.
fn asked_about(address: &str, records: &str) -> Result<(Model, Assumptions), WorkerError> {
    let origin = codec::origin(address);
    let counts: &[&str] = if origin.code == Code::SOUTHWARK {
        &data::COUNTS
    } else {
        &[records]
    };
    let records = Records::read(records)?;
    let start = match origin.baseline {
        Baseline::AgreementForecast if origin.code == Code::SOUTHWARK => data::forecast(&records)?,
        _ => data::latest(origin.code, &records)?,
    };
    let model = Model::new(start.basis);
    let opened = codec::read(address, model.basis());
    // A page that a browser kept from before must not be answered from newer figures.
    if let Some(made) = opened.made
        && made.model != fingerprint(&model, counts)?
    {
        return Err(WorkerError::Edition);
    }
    let assumptions = opened.scenario.assumptions(model.basis())?;
    Ok((model, assumptions))
}

/// The futures of a scenario, and which input matters most where there are enough of them.
fn spread(
    model: &Model,
    assumptions: &Assumptions,
    question: &Question,
    draws: u32,
    at_most: Option<Pounds>,
) -> Found {
    let ranges = Ranges::usual(model, assumptions);
    let mut points = Points::new(Method::Sobol, draws, SEED);
    let fan = fan(model, assumptions, &ranges, &mut points, at_most);
    let shares = if draws < COARSE {
        Vec::new()
    } else {
        let mut points = Points::new(Method::Sobol, POINTS_OF_SHARES, SEED);
        let (year, of) = (question.year, Outcome::AfterGrant);
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
fn change(model: &Model, assumptions: &Assumptions, year: FinancialYear, wanted: &Wanted) -> Found {
    let Some(aim) = target::aim(model, assumptions, year, wanted.goal) else {
        return Found::NoTarget;
    };
    let free = |lever: &Lever| Action::free(*lever, assumptions);
    let actions: Vec<Action> = wanted.may_move.iter().map(free).collect();
    let Some(found) = solve(model, assumptions, &actions, aim.target, &|| true) else {
        return Found::NoYear;
    };
    if found.moved.is_empty() && found.reachable {
        return Found::Already;
    }
    let changed = steps::in_steps(model, assumptions, &aim, &found);
    let enough = found.reachable.then(|| {
        let ranges = Ranges::usual(model, &changed);
        let mut points = Points::new(Method::Sobol, DRAWS_OF_A_CHANCE, SEED);
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
