//! Southwark's basis: the agreement's forecast of March 2023, retold (MODEL 10).
//!
//! Answers for: every figure that a projection of Southwark starts from, with its source,
//! and what is judgement. Uses `estimate`, `model` and the importer's counts.

use super::agreement;
use crate::estimate::{AreaCounts, CountsError, estimate, folded_need};
use crate::model::basis::{Basis, BlockPath};
use crate::model::cost::UnitCosts;
use crate::model::levers::{Lever, LeverValues, OutOfRange, PhaseIn, Timing, Timings};
use crate::model::placement::{PLACEMENTS, Placement};
use crate::model::project::Model;
use crate::units::{Census, FinancialYear, Pounds, PoundsPerPupil, Pupils, Rate};

pub const AUTHORITY: &str = "Southwark";
pub const BASE_YEAR: FinancialYear = FinancialYear::starting(2022);
/// The last year that the page shows without being asked.
pub const LAST_SHOWN_YEAR: FinancialYear = FinancialYear::starting(2027);
/// The last year that is projected: shown as "if today's rules went on".
pub const LAST_PROJECTED_YEAR: FinancialYear = FinancialYear::starting(2031);
/// The agreement's last year.
pub const AGREEMENT_ENDS: FinancialYear = FinancialYear::starting(2026);
/// The last financial year that the statutory override covers: to 31 March 2028.
/// Source: the government’s announcement of June 2025, which extended it from March 2026.
pub const OVERRIDE_ENDS: FinancialYear = FinancialYear::starting(2027);
/// "Begun now": the financial year that this edition was made in.
pub const NOW: FinancialYear = FinancialYear::starting(2026);

/// The census whose pattern by age is the basis's: the first that published ages.
const PATTERN_CENSUS: Census = Census::january(2024);

/// £ per plan, section 251 outturn 2020-21 over plans of January 2021.
/// Source: computed from DfE, High needs benchmarking tool 2021-22; unit as mainstream.
const MAINSTREAM_2020_21: f64 = 8_603.41;
const SPECIAL_2020_21: f64 = 26_434.78;
const INDEPENDENT_2020_21: f64 = 40_011.70;
/// £ per plan, support services and therapies. Same source.
const SERVICES_2020_21: f64 = 644.61;
/// £ per plan, alternative provision, hospital and PRU top-ups. Same source.
const AP_2020_21: f64 = 1_812.43;
/// Plans that those two are per: DfE, SEN2, January 2021.
const PLANS_2021: f64 = 2_503.0;
/// A year's rise from 2020-21 to the base year. Judgement.
const RISE: f64 = 1.03;
/// £ a plan in prices of the base year, place funding inside. Judgement: none is published.
const FE: f64 = 7_500.0;
const SPI: f64 = 35_000.0;
const ELSEWHERE: f64 = 30_000.0;

/// Cumulative deficit at 31 March 2023: the agreement's own row.
const OPENING_DEFICIT: Pounds = Pounds::of(23_900_000.0);
/// High needs block before deductions 2022-23.
/// Source: DfE, Dedicated schools grant allocations 2023-24, July 2024 edition.
const BLOCK_2022_23: Pounds = Pounds::of(64_174_446.0);
/// The same for 2023-24, as since published. Same source.
pub const BLOCK_2023_24: Pounds = Pounds::of(71_850_697.0);
/// Growth to 2023-24 that the planning guidance of March 2023 named; with it the published
/// no-action row can be explained.
const PLANNED_BLOCK_GROWTH: Rate = Rate::of(0.05);
/// The block of 2022-23 and the deficit's movement in it: £23.9m less £21.6m, which is 6.18%
/// of a total DSG of £350.1m at March 2022 (DfE).
const BASE_SPEND: Pounds = Pounds::of(66_474_446.0);
/// Schools block 2023-24. Source: DfE, DSG allocations 2023-24, July 2024 edition.
const SCHOOLS_BLOCK: Pounds = Pounds::of(276_717_227.0);
/// State special school places at January 2023: 787 state special plans of January 2024 less
/// a year of the trend. Computed.
const SPECIAL_CAPACITY: Pupils = Pupils::of(757.0);

/// What the no-action forecast assumes, where it differs from a lever's own default.
const VALUES: [(Lever, f64); 6] = [
    // Fitted, with the growth below, to the published row and the counts of 2024 and 2025.
    (Lever::NewPlansScale, 0.85),
    (Lever::NewPlansGrowth, 0.02),
    // State special plans grew by 33 a year from 2019 to 2025 (DfE, SEN2 2025), rounded down.
    (Lever::SpecialTrend, 30.0),
    // Planning assumptions of the basis.
    (Lever::StateInflation, 0.02),
    (Lever::IndependentInflation, 0.03),
    (Lever::HnbGrowth, 0.03),
];

/// Written by `safety-valve import-sen2`.
const SOUTHWARK_COUNTS: &str = include_str!("../../static/data/southwark.json");
const LONDON_COUNTS: &str = include_str!("../../static/data/london.json");
const ENGLAND_COUNTS: &str = include_str!("../../static/data/england.json");

/// The text of all counts that are built in: what a fingerprint of the data is taken of.
pub const COUNTS: [&str; 3] = [SOUTHWARK_COUNTS, LONDON_COUNTS, ENGLAND_COUNTS];

/// What can be wrong with the data that is built in.
#[derive(Debug, thiserror::Error)]
pub enum CatalogueError {
    #[error(transparent)]
    Counts(#[from] CountsError),
    #[error("the counts of {AUTHORITY} have no total for {0}")]
    NoTotal(Census),
    #[error(transparent)]
    Value(#[from] OutOfRange),
    #[error(transparent)]
    Settings(#[from] super::settings::SettingsError),
    #[error("the figures that stand beside the model cannot be read: {0}")]
    Context(serde_json::Error),
}

/// The counts that are built in: the authority, its region, England.
///
/// # Errors
/// [`CatalogueError`] where a file that was built in is not as the importer writes it.
pub fn counts() -> Result<[AreaCounts; 3], CatalogueError> {
    let read = |json| AreaCounts::read(json, PATTERN_CENSUS);
    Ok([
        read(SOUTHWARK_COUNTS)?,
        read(LONDON_COUNTS)?,
        read(ENGLAND_COUNTS)?,
    ])
}

/// The agreement basis, ready to project from.
///
/// # Errors
/// [`CatalogueError`] where the data built in is not as it should be.
pub fn model() -> Result<Model, CatalogueError> {
    let [southwark, london, england] = counts()?;
    Ok(Model::new(basis(&southwark, &london, &england)?))
}

/// MODEL 10, first half.
///
/// # Errors
/// [`CatalogueError::NoTotal`] where a census that the stock is scaled to is missing.
pub fn basis(
    southwark: &AreaCounts,
    london: &AreaCounts,
    england: &AreaCounts,
) -> Result<Basis, CatalogueError> {
    let plans = |census: Census| {
        southwark
            .published(census)
            .map(|published| published.plans)
            .ok_or(CatalogueError::NoTotal(census))
    };
    // The returns of 2022 and 2023 have no ages, and 2023's no placement for 366 plans: the
    // pattern of January 2024 is scaled to their totals instead.
    let inside = BASE_YEAR.census();
    let before = Census::january(inside.year() - 1);
    let mut values = LeverValues::default();
    for (lever, value) in VALUES {
        values.set(lever, value)?;
    }
    Ok(Basis {
        base_year: BASE_YEAR,
        pattern: estimate(southwark, london, england),
        before: folded_need(&southwark.first, Some(plans(before)?)),
        stock: folded_need(&southwark.first, Some(plans(inside)?)),
        costs: unit_costs(),
        base_spend: Some(BASE_SPEND),
        opening_deficit: OPENING_DEFICIT,
        special_capacity: SPECIAL_CAPACITY,
        block: BlockPath {
            base: BLOCK_2022_23,
            planned_growth: PLANNED_BLOCK_GROWTH,
            published: Some(BLOCK_2023_24),
        },
        schools_block: SCHOOLS_BLOCK,
        agreement: Some(agreement::SOUTHWARK),
        values,
        timings: Timings::all(Timing {
            start: BASE_YEAR.next(),
            phase_in: PhaseIn::THREE_YEARS,
        }),
    })
}

fn unit_costs() -> UnitCosts {
    let raised = |pounds: f64| pounds * RISE * RISE;
    let mut unit_cost = [PoundsPerPupil::ZERO; PLACEMENTS];
    for (placement, pounds) in [
        (Placement::Mainstream, raised(MAINSTREAM_2020_21)),
        (Placement::Unit, raised(MAINSTREAM_2020_21)),
        (Placement::Special, raised(SPECIAL_2020_21)),
        (Placement::Independent, raised(INDEPENDENT_2020_21)),
        (Placement::Fe, FE),
        (Placement::Spi, SPI),
        (Placement::Elsewhere, ELSEWHERE),
    ] {
        unit_cost[placement.at()] = PoundsPerPupil::of(pounds);
    }
    UnitCosts {
        unit_cost,
        ap_base: Pounds::of(raised(AP_2020_21 * PLANS_2021)),
        services_base: Pounds::of(raised(SERVICES_2020_21 * PLANS_2021)),
    }
}
