//! An authority as a value: its name and kind, what is counted and published about it, and where
//! a projection of it can start.
//!
//! | module | answers for |
//! |---|---|
//! | `forecast` | the forecast behind the agreement, as a starting point (model.md 10) |
//! | `latest` | the latest published figures as a starting point |
//! | `starting_point` | an authority with one of the two, as everything else takes it |
//! | `record` | everything that is published about the authorities, raw |
//! | `notes` | what a reader should know of an authority's figures |
//! | `index` | the names of all authorities |
//! | `kind` | the kind of council |
//! | `national` | figures and dates that are the same for every authority |
//! | `calendar` | the years that a starting point and the national dates give |
//! | `error` | why an authority's figures cannot be used |
//! | `read` | the agreement in an authority's file |
//! | `context` | figures beside the model: waiting, refusals, appeals |

mod calendar;
mod context;
mod error;
mod forecast;
mod index;
mod kind;
mod latest;
mod national;
mod notes;
mod read;
mod record;
mod starting_point;

pub use crate::estimate::Comparators;
pub use calendar::Calendar;
pub use context::{Context, InYear, Measured};
pub use equations::origin::{Baseline, Code, NotACode, Origin};
pub use error::AuthorityError;
pub use forecast::{AgreementForecast, Sourced};
pub use index::Listed;
pub use kind::Kind;
pub use latest::{Latest, OpeningFrom, Status, status};
#[cfg(feature = "hindcast")]
pub(crate) use latest::{NEAR_ENGLAND, scale_near_england, unit_costs};
pub use national::{NATIONAL, National};
pub use notes::{Note, notes};
pub use record::{AreaRecord, AuthorityRecord, Packed, Records};
pub use starting_point::{Published, StartingPoint};

use crate::estimate::AreaCounts;
use crate::json::Json;
use equations::model::agreement::Agreement;

/// One authority.
#[derive(Debug, Clone, PartialEq)]
pub struct Authority {
    pub code: Code,
    pub name: String,
    pub kind: Kind,
    /// Its region's name.
    pub region: String,
    /// Its own counts, as published.
    pub counts: AreaCounts,
    pub agreement: Option<Agreement>,
    pub forecast: Option<AgreementForecast>,
}

impl Authority {
    /// Reads an authority's own file (docs/data.md): who it is, its agreement and the forecast
    /// behind it; and joins it with its counts.
    ///
    /// # Errors
    /// [`AuthorityError::Json`] says where the text is not valid.
    pub fn read(json: &str, counts: AreaCounts) -> Result<Self, AuthorityError> {
        let json = Json::read(json)?;
        let agreement = json.find_non_null("agreement")?;
        let forecast = json.find_non_null("forecast")?;
        Ok(Self {
            code: read::code(json.field("code")?)?,
            name: json.text_of("name")?,
            kind: Kind::read(json.field("kind")?)?,
            region: json.text_of("region")?,
            counts,
            agreement: agreement.map(read::agreement).transpose()?,
            forecast: forecast.map(AgreementForecast::read).transpose()?,
        })
    }
}
