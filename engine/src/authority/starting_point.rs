//! An authority with the figures that a projection of it starts from.
//!
//! Answers for: both starting points as one value, so that its user need not ask which it
//! is. Uses `forecast`, `latest` and `record`.

use super::error::AuthorityError;
use super::latest::Latest;
use super::record::{AuthorityRecord, Records};
use super::{Authority, Baseline, Comparators};
use equations::model::agreement::Agreement;
use equations::model::basis::Basis;

/// An authority, where a projection of it starts, and everything that the projection needs.
#[derive(Debug, Clone)]
pub struct StartingPoint {
    pub authority: Authority,
    pub baseline: Baseline,
    pub basis: Basis,
    /// What is published of the authority; only the latest figures have it.
    pub published: Option<Published>,
}

/// What is published of an authority, and what was made of it.
#[derive(Debug, Clone)]
pub struct Published {
    pub record: AuthorityRecord,
    pub latest: Latest,
}

impl StartingPoint {
    /// The forecast that an authority's agreement was made from.
    ///
    /// # Errors
    /// [`AuthorityError`] where the authority has no such forecast.
    pub fn forecast(
        authority: Authority,
        comparators: &Comparators,
    ) -> Result<Self, AuthorityError> {
        let Some(forecast) = &authority.forecast else {
            return Err(AuthorityError::NoBaseline {
                authority: authority.name,
            });
        };
        let basis = forecast.basis(
            authority.code,
            &authority.counts,
            authority.agreement.as_ref(),
            comparators,
        )?;
        Ok(Self {
            authority,
            baseline: Baseline::AgreementForecast,
            basis,
            published: None,
        })
    }

    /// The latest published figures. The agreement is not among them: it is given, where one is
    /// known.
    ///
    /// # Errors
    /// [`AuthorityError`] where the authority is not projected.
    pub fn latest(
        record: &AuthorityRecord,
        records: &Records,
        agreement: Option<&Agreement>,
    ) -> Result<Self, AuthorityError> {
        let latest = Latest::new(record, records, agreement)?;
        let region = records.region_of(record);
        Ok(Self {
            authority: Authority {
                code: record.code,
                name: record.name.clone(),
                kind: record.kind,
                region: region.map_or_else(String::new, |region| region.name.clone()),
                counts: latest.counts.clone(),
                agreement: agreement.cloned(),
                forecast: None,
            },
            baseline: Baseline::Latest,
            basis: latest.basis.clone(),
            published: Some(Published {
                record: record.clone(),
                latest,
            }),
        })
    }
}
