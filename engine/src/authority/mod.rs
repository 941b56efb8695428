//! An authority as a value: its name and kind, what is counted and published about it, and where
//! a projection of it can start.
//!
//! | module | answers for |
//! |---|---|
//! | `forecast` | the forecast behind the agreement, as a starting point (model.md 10) |
//! | `national` | figures and dates that are the same for every authority |
//! | `calendar` | the years that a starting point and the national dates give |
//! | `error` | why an authority's figures cannot be used |
//! | `read` | the agreement in an authority's file |
//! | `context` | figures beside the model: waiting, refusals, appeals |

mod calendar;
mod context;
mod error;
mod forecast;
mod national;
mod read;

pub use crate::estimate::Comparators;
pub use calendar::Calendar;
pub use context::{Context, InYear, Measured};
pub use error::AuthorityError;
pub use forecast::{AgreementForecast, Sourced};
pub use national::{NATIONAL, National};

use crate::estimate::AreaCounts;
use crate::json::{Json, JsonError};
use crate::model::agreement::Agreement;
use crate::model::basis::Basis;

/// The kind of council, which decides what its area is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    LondonBorough,
    MetropolitanBorough,
    County,
    Unitary,
    /// The City of London.
    City,
}

/// Where a projection starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Baseline {
    /// The latest published figures.
    #[default]
    Latest,
    /// The forecast that a Safety Valve agreement was made from.
    AgreementForecast,
}

/// One authority.
#[derive(Debug, Clone, PartialEq)]
pub struct Authority {
    /// Its nine-character code.
    pub code: String,
    pub name: String,
    pub kind: Kind,
    /// Its region's name.
    pub region: String,
    /// Its own counts, as published.
    pub counts: AreaCounts,
    pub agreement: Option<Agreement>,
    pub forecast: Option<AgreementForecast>,
}

impl Kind {
    /// As files name it.
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "london_borough" => Self::LondonBorough,
            "metropolitan_borough" => Self::MetropolitanBorough,
            "county" => Self::County,
            "unitary" => Self::Unitary,
            "city" => Self::City,
            _ => return None,
        })
    }

    fn read(json: &Json<'_>) -> Result<Self, JsonError> {
        let name = json.text()?;
        Self::named(name).ok_or_else(|| json.error(format!("there is no kind “{name}”")))
    }
}

impl Authority {
    /// Reads an authority's own file (docs/data.md): who it is, its agreement and the forecast
    /// behind it; and joins it with its counts.
    ///
    /// # Errors
    /// [`AuthorityError::Json`] says where the text is not valid.
    pub fn read(json: &str, counts: AreaCounts) -> Result<Self, AuthorityError> {
        let json = Json::read(json)?;
        let agreement = json.known("agreement")?;
        let forecast = json.known("forecast")?;
        Ok(Self {
            code: json.text_of("code")?,
            name: json.text_of("name")?,
            kind: Kind::read(json.field("kind")?)?,
            region: json.text_of("region")?,
            counts,
            agreement: agreement.map(read::agreement).transpose()?,
            forecast: forecast.map(AgreementForecast::read).transpose()?,
        })
    }

    /// Everything that a projection from this starting point needs.
    ///
    /// # Errors
    /// [`AuthorityError`] where the authority has no figures for this starting point.
    pub fn basis(
        &self,
        baseline: Baseline,
        comparators: &Comparators,
    ) -> Result<Basis, AuthorityError> {
        match (baseline, &self.forecast) {
            (Baseline::AgreementForecast, Some(forecast)) => {
                forecast.basis(&self.counts, self.agreement.as_ref(), comparators)
            }
            _ => Err(AuthorityError::NoBaseline {
                authority: self.name.clone(),
            }),
        }
    }
}
