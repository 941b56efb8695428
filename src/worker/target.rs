//! What is to be reached, as a figure of a year.
//!
//! Answers for: which figure a goal means, and how far a scenario is above it. The worker and what
//! says its answer both use it. Uses `question` and the engine.

use super::question::Goal;
use engine::analysis::solve::Target;
use engine::model::agreement::ROUNDING;
use engine::model::project::{Assumptions, Model, Outcome};
use engine::units::{FinancialYear, Pounds};

/// "No growth after March 2026".
pub const NO_GROWTH_FROM: FinancialYear = FinancialYear::starting(2025);

/// A target with what its words allow for.
#[derive(Debug, Clone, Copy)]
pub struct Aim {
    pub target: Target,
    /// How far the target lies above what its words say: the agreement's own rounding.
    pub allows: Pounds,
}

impl Aim {
    /// What its words say, in pounds.
    #[must_use]
    pub fn said(&self) -> Pounds {
        self.target.at_most - self.allows
    }

    /// How far the figure of a scenario is above the target.
    #[must_use]
    pub fn above(&self, model: &Model, of: &Assumptions) -> f64 {
        let projection = model.project_to(of, self.target.year);
        let result = projection.of(self.target.year);
        result.map_or(f64::INFINITY, |result| {
            (self.target.outcome.of(result) - self.target.at_most).get()
        })
    }
}

/// The target that a goal means in a year; nothing where there is none.
#[must_use]
pub fn aim(
    model: &Model,
    assumptions: &Assumptions,
    year: FinancialYear,
    goal: Goal,
) -> Option<Aim> {
    let of = |outcome, at_most, allows| Aim {
        target: Target {
            year,
            outcome,
            at_most: at_most + allows,
        },
        allows,
    };
    let after_grant = |at_most| of(Outcome::AfterGrant, at_most, Pounds::ZERO);
    Some(match goal {
        Goal::WithinIncome => of(Outcome::InYearAsKnown, Pounds::ZERO, Pounds::ZERO),
        Goal::AtMost(pounds) => after_grant(pounds),
        Goal::Agreement => {
            let agreement = model.basis().agreement.as_ref()?;
            // After its last year, what it had then.
            let row = agreement.of(year).or(agreement.years.last())?;
            of(Outcome::AfterGrant, row.remaining.pounds(), ROUNDING)
        }
        Goal::NoGrowth => {
            if year <= NO_GROWTH_FROM {
                return None;
            }
            let projection = model.project(assumptions);
            after_grant(projection.of(NO_GROWTH_FROM)?.after_grant)
        }
    })
}
