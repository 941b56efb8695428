//! Figures and dates that are the same for every authority.

use equations::units::{Census, FinancialYear};

/// What is true of every authority in England, as of this edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct National {
    /// The financial year in which this edition was made. Changes that begin "now" begin in it.
    pub this_year: FinancialYear,
    /// The first financial year that the High Needs Stability Grant can be paid in.
    pub stability_grant_from: FinancialYear,
    /// The last financial year that the statutory override covers.
    pub override_ends: FinancialYear,
    /// The financial year at whose start the Safety Valve programme ended.
    pub programme_ended: FinancialYear,
    /// The first January whose census published ages: the pattern by age is read from it and
    /// the next.
    pub counted: Census,
}

/// As of November 2026.
///
/// Override: the government's announcement of June 2025, which extended it from March 2026 to
/// 31 March 2028. Stability Grant: Department for Education, note of 9 February 2026.
/// End of the programme: reported for 1 April 2026; the notice itself was not found. Ages:
/// Department for Education, Education, health and care plans (SEN2), reporting year 2025.
pub const NATIONAL: National = National {
    this_year: FinancialYear::starting(2026),
    stability_grant_from: FinancialYear::starting(2026),
    override_ends: FinancialYear::starting(2027),
    programme_ended: FinancialYear::starting(2026),
    counted: Census::january(2024),
};
