//! The figures that are built in.
//!
//! Answers for: which files of `static/data` go into the program, and reading them. What each
//! holds is said in docs/data.md.

use engine::authority::{
    Authority, AuthorityError, Baseline, Code, Comparators, Context, Records, StartingPoint,
};
use engine::json::JsonError;
use engine::model::project::Model;

/// What is published of the authority that is built in, its region and England, written by
/// `safety-valve import`.
pub const BUILT_IN: &str = include_str!("../static/data/built-in.json");
/// The agreement and the forecast behind it, with a source for each figure.
const AGREEMENT: &str = include_str!("../static/data/southwark-agreement.json");

/// Figures beside the model: waiting, refusals, appeals.
const CONTEXT: &str = include_str!("../static/data/context.json");

/// Everything that is published about every authority, packed by `safety-valve import`.
#[cfg(feature = "cli")]
pub const RECORDS: &str = include_str!("../static/data/authorities.json");

/// All authorities, their regions and England.
///
/// # Errors
/// [`AuthorityError`] where the packed file is not as the importer writes it.
#[cfg(feature = "cli")]
pub fn records() -> Result<Records, AuthorityError> {
    Records::read(RECORDS)
}

/// The text of everything that the built-in projections come from: what the fingerprint is taken of.
pub const COUNTS: [&str; 2] = [BUILT_IN, AGREEMENT];

/// The starting point that everything opens with.
pub const BASELINE: Baseline = Baseline::Latest;

/// The model of the authority that is built in.
///
/// # Errors
/// [`AuthorityError`] as [`built_in`] has it.
pub fn model(baseline: Baseline) -> Result<Model, AuthorityError> {
    Ok(Model::new(built_in(baseline)?.basis))
}

/// The authority that is built in, from one of its starting points.
///
/// # Errors
/// [`AuthorityError`] where a file that was built in is not as it should be; a test makes sure
/// that all are.
pub fn built_in(baseline: Baseline) -> Result<StartingPoint, AuthorityError> {
    let records = built_in_records()?;
    match baseline {
        Baseline::AgreementForecast => forecast(&records),
        Baseline::Latest => latest(Code::SOUTHWARK, &records),
    }
}

/// What is published of the authority that is built in, its region and England.
///
/// # Errors
/// As [`built_in`].
pub fn built_in_records() -> Result<Records, AuthorityError> {
    Records::read(BUILT_IN)
}

/// The agreement's forecast, of the authority that has one built in.
///
/// # Errors
/// As [`built_in`].
pub fn forecast(records: &Records) -> Result<StartingPoint, AuthorityError> {
    let (authority, comparators) = with_agreement(records)?;
    StartingPoint::forecast(authority, &comparators)
}

/// An authority's latest figures, with its agreement where one is built in.
///
/// # Errors
/// [`AuthorityError`] for an authority that there is not, or one that is not projected.
pub fn latest(code: Code, records: &Records) -> Result<StartingPoint, AuthorityError> {
    let record = records.of(code);
    let record = record.ok_or_else(|| AuthorityError::NoBaseline {
        authority: code.to_string(),
    })?;
    let agreement = if record.code == Code::SOUTHWARK {
        with_agreement(records)?.0.agreement
    } else {
        None
    };
    StartingPoint::latest(record, records, agreement.as_ref())
}

/// The authority with an agreement, and what its forecast is compared with.
///
/// # Errors
/// As [`built_in`].
pub fn with_agreement(records: &Records) -> Result<(Authority, Comparators), AuthorityError> {
    let none = || AuthorityError::NoBaseline {
        authority: Code::SOUTHWARK.to_string(),
    };
    let record = records.of(Code::SOUTHWARK).ok_or_else(none)?;
    let region = records.region_of(record).ok_or_else(none)?;
    let authority = Authority::read(AGREEMENT, record.counts(&records.release))?;
    let comparators = Comparators {
        region: region.counts(&records.release),
        england: records.england.counts(&records.release),
    };
    Ok((authority, comparators))
}

/// The figures beside the model that are built in for an authority; none for any other.
///
/// # Errors
/// [`JsonError`] where the file is not as it should be.
pub fn context(code: Code) -> Result<Context, JsonError> {
    let context = Context::read(CONTEXT)?;
    Ok(if context.code == code.as_str() {
        context
    } else {
        Context::default()
    })
}
