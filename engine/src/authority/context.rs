//! What is published of an authority beside the model and not computed by it: how long plans
//! take, requests refused, appeals.
//!
//! Answers for: the shape of such figures, each with its year and source.

use serde::Deserialize;

/// Every measure, with its source.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
pub struct Context {
    /// The nine-character code of the authority that the figures are of.
    pub code: String,
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
    pub authority: Option<f64>,
    pub region: Option<f64>,
    pub england: Option<f64>,
}

impl Measured {
    /// Whether its figures are shares of something.
    #[must_use]
    pub fn is_share(&self) -> bool {
        self.unit.starts_with('%')
    }
}
