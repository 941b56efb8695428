//! What a link or file was made with: its figure, and the edition of model and data.

use engine::decimal;
use engine::model::project::Projection;
use engine::units::{FinancialYear, Pounds};

/// What a link was made with, so that the page can say later whether its figure changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Provenance {
    /// The balance after grant in the focus year.
    pub figure: Option<Pounds>,
    /// The fingerprint of model and data.
    pub model: String,
}

impl Provenance {
    /// What a link made now is made with.
    #[must_use]
    pub fn now(projection: &Projection, focus_year: FinancialYear, fingerprint: &str) -> Self {
        let result = projection.of(focus_year);
        Self {
            figure: result.map(|result| result.after_grant),
            model: fingerprint.to_owned(),
        }
    }
}

/// A link's figure is in millions of pounds.
pub(super) const FIGURE: f64 = 1_000_000.0;
/// No council has a deficit of a trillion pounds.
pub(super) const LARGEST_FIGURE: f64 = 1_000_000.0;

/// A figure as links write it: millions to the nearest thousand pounds.
#[must_use]
pub fn figure(pounds: Pounds) -> String {
    decimal::fixed(pounds.get() / FIGURE, 3)
}
