//! Southwark's agreement forecast, for the tests.
#![allow(dead_code, reason = "each test program uses some of it")]

use std::sync::LazyLock;

use engine::authority::{
    Authority, AuthorityError, Baseline, Comparators, NATIONAL, StartingPoint,
};
use engine::estimate::AreaCounts;
use engine::model::agreement::Agreement;
use engine::model::basis::Basis;
use engine::model::project::Model;
use engine::units::{FinancialYear, Pounds};
use safety_valve::content::Content;
#[allow(unused_imports, reason = "each test program uses some of it")]
pub use safety_valve::data::COUNTS;
use safety_valve::words::about::About;

pub const BASE_YEAR: FinancialYear = FinancialYear::starting(2022);
pub const LAST_SHOWN_YEAR: FinancialYear = FinancialYear::starting(2027);
pub const LAST_PROJECTED_YEAR: FinancialYear = FinancialYear::starting(2031);
pub const AGREEMENT_ENDS: FinancialYear = FinancialYear::starting(2026);
pub const OVERRIDE_ENDS: FinancialYear = FinancialYear::starting(2027);
pub const NOW: FinancialYear = FinancialYear::starting(2026);
/// Projected years.
pub const YEARS: usize = 9;
pub const AUTHORITY: &str = "Southwark";
/// High needs block before deductions 2023-24, as published.
pub const BLOCK_2023_24: Pounds = Pounds::of(71_850_697.0);

pub static SOUTHWARK: LazyLock<Agreement> = LazyLock::new(|| {
    let start = built_in().expect("the data built in");
    start
        .authority
        .agreement
        .expect("Southwark has an agreement")
});

/// What sentences about Southwark's agreement forecast are about.
pub static ABOUT: LazyLock<About> = LazyLock::new(|| {
    let start = built_in().expect("the data built in");
    let content = Content::of(start.authority.code.as_str()).expect("the content built in");
    About::new(
        &start.authority,
        start.baseline,
        &start.basis,
        &NATIONAL,
        content,
    )
});

fn built_in() -> Result<StartingPoint, AuthorityError> {
    safety_valve::data::built_in(Baseline::AgreementForecast)
}

/// The model of the agreement forecast.
pub fn model() -> Result<Model, AuthorityError> {
    safety_valve::data::model(Baseline::AgreementForecast)
}

/// The authority, and what its forecast is compared with.
fn with_agreement() -> Result<(Authority, Comparators), AuthorityError> {
    safety_valve::data::with_agreement(&safety_valve::data::built_in_records()?)
}

/// The authority, its region, England.
pub fn counts() -> Result<[AreaCounts; 3], AuthorityError> {
    let (authority, comparators) = with_agreement()?;
    Ok([authority.counts, comparators.region, comparators.england])
}

/// The agreement forecast from these counts.
pub fn basis(
    southwark: &AreaCounts,
    london: &AreaCounts,
    england: &AreaCounts,
) -> Result<Basis, AuthorityError> {
    let (authority, _) = with_agreement()?;
    let authority = Authority {
        counts: southwark.clone(),
        ..authority
    };
    let comparators = Comparators {
        region: london.clone(),
        england: england.clone(),
    };
    Ok(StartingPoint::forecast(authority, &comparators)?.basis)
}
