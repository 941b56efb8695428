//! Why an authority's figures cannot be used.

use crate::json::JsonError;
use equations::levers::OutOfRange;
use equations::units::Census;

/// Why an authority's figures cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum AuthorityError {
    #[error("the figures of the authority cannot be read as JSON: {0}")]
    Json(#[from] JsonError),
    #[error("the counts of {area} have no total for {census}")]
    NoTotal { area: String, census: Census },
    #[error("{authority} has no figures for this starting point")]
    NoBaseline { authority: String },
    #[error(transparent)]
    Value(#[from] OutOfRange),
}
