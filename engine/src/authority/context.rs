//! What is published of an authority beside the model and not computed by it: how long plans
//! take, requests refused, appeals.
//!
//! Answers for: the shape of such figures, each with its year and source. Uses `json`.

use crate::json::{Json, JsonError};

/// Every measure, with its source.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Context {
    /// The nine-character code of the authority that the figures are of.
    pub code: String,
    pub licence: String,
    pub rows: Vec<Measured>,
}

/// One measure in the years that it was published for.
#[derive(Debug, Clone, PartialEq)]
pub struct Measured {
    pub measure: String,
    pub unit: String,
    pub source: String,
    pub years: Vec<InYear>,
}

/// A calendar year’s figures, where they are known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct InYear {
    pub year: u16,
    pub authority: Option<f64>,
    pub region: Option<f64>,
    pub england: Option<f64>,
}

impl Context {
    /// # Errors
    /// [`JsonError`] says what is not as it should be.
    pub fn read(json: &str) -> Result<Self, JsonError> {
        let json = Json::read(json)?;
        Ok(Self {
            code: json.text_of("code")?,
            licence: json.text_of("licence")?,
            rows: json.each("rows", Measured::read)?,
        })
    }
}

impl InYear {
    fn read(json: &Json<'_>) -> Result<Self, JsonError> {
        let known = |name| json.find_non_null(name)?.map(Json::number).transpose();
        Ok(Self {
            year: json.field("year")?.small()?,
            authority: known("authority")?,
            region: known("region")?,
            england: known("england")?,
        })
    }
}

impl Measured {
    fn read(json: &Json<'_>) -> Result<Self, JsonError> {
        Ok(Self {
            measure: json.text_of("measure")?,
            unit: json.text_of("unit")?,
            source: json.text_of("source")?,
            years: json.each("years", InYear::read)?,
        })
    }

    /// Whether its figures are shares of something.
    #[must_use]
    pub fn is_share(&self) -> bool {
        self.unit.starts_with('%')
    }
}
