//! Southwark's agreement forecast, for the tests.
#![allow(dead_code, reason = "each test program uses some of it")]

use std::sync::LazyLock;

use engine::authority::{Authority, AuthorityError, Comparators};
use engine::estimate::AreaCounts;
use engine::model::agreement::Agreement;
use engine::model::basis::Basis;
use engine::units::{FinancialYear, Pounds};
#[allow(unused_imports, reason = "each test program uses some of it")]
pub use safety_valve::data::{COUNTS, model};

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
    let (authority, _) = safety_valve::data::built_in().expect("the data built in");
    authority.agreement.expect("Southwark has an agreement")
});

/// The authority, its region, England.
pub fn counts() -> Result<[AreaCounts; 3], AuthorityError> {
    let (authority, comparators) = safety_valve::data::built_in()?;
    Ok([authority.counts, comparators.region, comparators.england])
}

/// The agreement forecast from these counts.
pub fn basis(
    southwark: &AreaCounts,
    london: &AreaCounts,
    england: &AreaCounts,
) -> Result<Basis, AuthorityError> {
    let (authority, _) = safety_valve::data::built_in()?;
    let authority = Authority {
        counts: southwark.clone(),
        ..authority
    };
    let comparators = Comparators {
        region: london.clone(),
        england: england.clone(),
    };
    authority.basis(safety_valve::data::BASELINE, &comparators)
}
