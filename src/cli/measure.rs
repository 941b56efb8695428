//! Which figure of a year a question is about: `--measure`.
//!
//! Answers for: its names, which are those of the JSON of `project`.

use super::errors::UsageError;
use engine::model::project::Outcome;

/// Which of a year's figures is shared out: the names of the JSON of `project`.
#[derive(Debug, Clone, Copy)]
pub enum Measure {
    AfterGrant,
    InYear,
    Cumulative,
}

impl Measure {
    pub fn named(given: &str) -> Result<Self, UsageError> {
        match given {
            "after_grant" => Ok(Self::AfterGrant),
            "in_year" => Ok(Self::InYear),
            "cumulative" => Ok(Self::Cumulative),
            _ => Err(UsageError::BadMeasure(given.to_owned())),
        }
    }

    pub const fn name(self) -> &'static str {
        match self {
            Self::AfterGrant => "after_grant",
            Self::InYear => "in_year",
            Self::Cumulative => "cumulative",
        }
    }

    pub const fn outcome(self) -> Outcome {
        match self {
            Self::AfterGrant => Outcome::AfterGrant,
            Self::InYear => Outcome::InYear,
            Self::Cumulative => Outcome::Cumulative,
        }
    }
}
