//! What is published beside the model and not computed by it: how long plans take, requests
//! refused, appeals.
//!
//! Answers for: the figures of `static/data/context.json`, each with its year and source.

use serde::Deserialize;

const CONTEXT: &str = include_str!("../../static/data/context.json");

/// Every measure, with where it is from.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Context {
    pub licence: String,
    pub rows: Vec<Measured>,
}

/// One measure in the years that it was published for.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Measured {
    pub measure: String,
    pub unit: String,
    pub source: String,
    pub years: Vec<InYear>,
}

/// A calendar year’s figures, where they are known.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
pub struct InYear {
    pub year: u16,
    pub southwark: Option<f64>,
    pub london: Option<f64>,
    pub england: Option<f64>,
}

impl Measured {
    /// Whether its figures are shares of something.
    #[must_use]
    pub fn is_share(&self) -> bool {
        self.unit.starts_with('%')
    }
}

/// # Errors
/// What serde says where the file that is built in is not as it should be.
pub fn context() -> Result<Context, serde_json::Error> {
    serde_json::from_str(CONTEXT)
}
