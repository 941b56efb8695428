//! The figures that are built in.
//!
//! Answers for: which files of `static/data` go into the program, and reading them. What each
//! holds is said in docs/data.md.

use engine::authority::{Authority, AuthorityError, Baseline, Comparators, Context, NATIONAL};
use engine::estimate::AreaCounts;
use engine::json::JsonError;
use engine::model::project::Model;

/// Counts, written by `safety-valve import-sen2`: the authority, its region, England.
const SOUTHWARK_COUNTS: &str = include_str!("../static/data/southwark.json");
const LONDON_COUNTS: &str = include_str!("../static/data/london.json");
const ENGLAND_COUNTS: &str = include_str!("../static/data/england.json");
/// The agreement and the forecast behind it, with a source for each figure.
const SOUTHWARK: &str = include_str!("../static/data/southwark-agreement.json");

/// Figures beside the model: waiting, refusals, appeals.
const CONTEXT: &str = include_str!("../static/data/context.json");

/// The text of all counts that are built in: what the fingerprint is taken of.
pub const COUNTS: [&str; 3] = [SOUTHWARK_COUNTS, LONDON_COUNTS, ENGLAND_COUNTS];

/// The starting point that everything opens with.
pub const BASELINE: Baseline = Baseline::AgreementForecast;

/// The model of the authority that is built in.
///
/// # Errors
/// [`AuthorityError`] as [`built_in`] has it.
pub fn model() -> Result<Model, AuthorityError> {
    let (authority, comparators) = built_in()?;
    Ok(Model::new(authority.basis(BASELINE, &comparators)?))
}

/// The authority that is built in, and what it is compared with.
///
/// # Errors
/// [`AuthorityError`] where a file that was built in is not as it should be; a test makes sure
/// that all are.
pub fn built_in() -> Result<(Authority, Comparators), AuthorityError> {
    let read = |json| AreaCounts::read(json, NATIONAL.counted);
    let authority = Authority::read(SOUTHWARK, read(SOUTHWARK_COUNTS)?)?;
    let comparators = Comparators {
        region: read(LONDON_COUNTS)?,
        england: read(ENGLAND_COUNTS)?,
    };
    Ok((authority, comparators))
}

/// The figures beside the model that are built in for an authority; none for any other.
///
/// # Errors
/// [`JsonError`] where the file is not as it should be.
pub fn context(code: &str) -> Result<Context, JsonError> {
    let context = Context::read(CONTEXT)?;
    Ok(if context.code == code {
        context
    } else {
        Context::default()
    })
}
