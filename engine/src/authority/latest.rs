//! The latest published figures as a starting point, for any authority (model.md 10).
//!
//! Answers for: repairs, defaults and the basis that follow from an authority's record, and who is
//! not projected. Uses `record`, `estimate` and `model`.

use super::error::AuthorityError;
use super::record::{AreaRecord, AuthorityRecord, Packed, Records};
use crate::estimate::repair::{Repair, ages_from_second, placements_from_first};
use crate::estimate::{AreaCounts, estimate, folded_need};
use equations::levers::{Lever, LeverValues, PhaseIn, Timing, Timings};
use equations::model::agreement::Agreement;
use equations::model::basis::{BaseSpending, Basis, BlockPath, Opening, UnitCosts};
use equations::model::pattern::Pattern;
use equations::model::placement::{PLACEMENTS, Placement};
use equations::origin::{Baseline, Origin};
use equations::units::{FinancialYear, Pounds, PoundsPerPupil, Pupils, Rate};

/// The last year with an outturn.
const BASE_YEAR: FinancialYear = FinancialYear::starting(2024);
const PROJECTED_YEARS: u16 = 8;
/// Changes begin in 2026-27 unless moved.
const CHANGES_BEGIN: FinancialYear = FinancialYear::starting(2026);
/// Southwark's plans of January 2025: packages and ranges were sized for it.
const SOUTHWARK_PLANS: f64 = 3_552.0;
/// A year's rise in prices. Judgement.
const RISE: f64 = 1.03;
/// Unit costs are of 2021-22.
const YEARS_SINCE_UNIT_COSTS: u16 = 3;
/// £ a plan in prices of the base year, place funding inside. Judgement: none is published.
const FE: f64 = 7_500.0;
const SPI: f64 = 35_000.0;
const ELSEWHERE: f64 = 30_000.0;
/// Growth of the block in 2024-25 and 2025-26: England's increase of 4.3% (written answer 199436,
/// 22 September 2023), at least 7% a head and at most 10% (written statement, 28 November 2024).
const BLOCK_GROWTH: [f64; 2] = [0.043, 0.08];
/// The same in London, as found for five boroughs: fewer children.
const BLOCK_GROWTH_LONDON: [f64; 2] = [0.037, 0.061];
const LONDON: &str = "E12000007";
/// The formula is suspended in 2026-27 and the block rolled over (written statement, 17 December
/// 2025).
const ROLLED_OVER: f64 = 0.0;
/// The default of new_plans_scale holds growth within this of England's (model.md 12).
pub(crate) const NEAR_ENGLAND: f64 = 0.05;
/// Fewer plans than this are not projected.
const TOO_SMALL: f64 = 100.0;
/// A year's growth in plans outside this is in doubt, and not projected.
const IN_DOUBT: (f64, f64) = (0.7, 1.5);

/// Whether an authority is projected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    Projects,
    Repaired,
    TooSmall,
    InDoubt,
}

impl Status {
    /// Its name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Projects => "projects",
            Self::Repaired => "repaired",
            Self::TooSmall => "too_small",
            Self::InDoubt => "in_doubt",
        }
    }

    #[must_use]
    pub const fn is_projected(self) -> bool {
        matches!(self, Self::Projects | Self::Repaired)
    }
}

/// Where the opening balance is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpeningFrom {
    Council,
    Estimate,
}

impl OpeningFrom {
    /// Its name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Council => "council",
            Self::Estimate => "estimate",
        }
    }
}

/// An authority's latest figures, repaired, with the defaults that follow from them.
#[derive(Debug, Clone)]
pub struct Latest {
    pub status: Status,
    pub repaired: Vec<Repair>,
    pub counts: AreaCounts,
    pub basis: Basis,
    /// Whether the yearly rise in special places is the authority's own, and not its share of the
    /// region's.
    pub own_special_trend: bool,
    /// Nothing where no balance is published.
    pub opening_from: Option<OpeningFrom>,
}

/// The status of an authority, from its published totals alone.
#[must_use]
pub fn status(record: &AuthorityRecord) -> Status {
    let (Some(first), Some(second)) = (record.plans_in(2024), record.plans_in(2025)) else {
        return Status::InDoubt;
    };
    let growth = second / first;
    if second < TOO_SMALL {
        Status::TooSmall
    } else if !(IN_DOUBT.0..=IN_DOUBT.1).contains(&growth) {
        Status::InDoubt
    } else if record.first.is_none() || record.second.is_none() {
        Status::Repaired
    } else {
        Status::Projects
    }
}

/// The authority's counts with what was missing filled in.
fn repaired(
    record: &AuthorityRecord,
    england: &AreaCounts,
    release: &str,
) -> (AreaCounts, Vec<Repair>) {
    let mut repairs = Vec::new();
    let second = record.second.as_ref().map(Packed::table);
    let first = record.first.as_ref().map(Packed::table);
    let (first, second) = match (first, second) {
        (Some(first), Some(second)) => (first, second),
        (None, Some(second)) => {
            repairs.push(Repair::Ages);
            let [a, b] = [2024, 2025].map(|year| record.plans_in(year).unwrap_or_default());
            (
                ages_from_second(&second, Pupils::of(a), Pupils::of(b)),
                second,
            )
        }
        (Some(first), None) => {
            repairs.push(Repair::Placements);
            let by_age = record
                .second_ages
                .as_ref()
                .map(Packed::ages)
                .unwrap_or_default();
            let second = placements_from_first(&by_age, &first, [&england.first, &england.second]);
            (first, second)
        }
        // Nothing to repair from: a test makes sure that no authority is so.
        (None, None) => Default::default(),
    };
    let counts = AreaCounts {
        first,
        second,
        ..record.counts(release)
    };
    (counts, repairs)
}

fn all(table: &crate::estimate::Table) -> f64 {
    table.iter().flatten().map(|count| count.get()).sum()
}

/// State special plans of the second census, repaired.
fn special(counts: &AreaCounts) -> f64 {
    let at = Placement::Special.at();
    counts.second.iter().map(|line| line[at].get()).sum()
}

/// Special places opened each year: the authority's own trend, else its share of the region's.
fn special_trend(record: &AuthorityRecord, region: &AreaRecord, capacity: f64) -> (f64, bool) {
    let special = record.special();
    if let (Some((from, first)), Some((to, last))) = (special.first(), special.last())
        && special.len() >= 4
    {
        let trend = (last - first) / (f64::from(*to) - f64::from(*from));
        if trend > 0.0 {
            return (trend, true);
        }
    }
    let of_region = |year: u16| {
        let found = region.special.iter().find(|(january, _)| *january == year);
        found.map_or(0.0, |(_, plans)| *plans)
    };
    let [then, now] = [2019, 2025].map(of_region);
    let trend = if now > 0.0 {
        capacity * (now - then) / 6.0 / now
    } else {
        0.0
    };
    (trend, false)
}

/// How new plans compare with 2024's: 1 where growth was near England's, else such that it is.
fn new_plans_scale(record: &AuthorityRecord, england: &AreaRecord, new_plans: f64) -> f64 {
    let (Some(a), Some(b)) = (record.plans_in(2024), record.plans_in(2025)) else {
        return 1.0;
    };
    match *england.plans.as_slice() {
        [first, second] => scale_near_england([a, b], [first, second], new_plans),
        _ => 1.0,
    }
}

/// From the plans of two Januaries, of the authority and of England, and the new plans between.
pub(crate) fn scale_near_england(
    [a, b]: [f64; 2],
    [first, second]: [f64; 2],
    new_plans: f64,
) -> f64 {
    let of_england = second / first - 1.0;
    let growth = b / a - 1.0;
    let distance = growth - of_england;
    if distance.abs() <= NEAR_ENGLAND {
        return 1.0;
    }
    let near = of_england + NEAR_ENGLAND.copysign(distance);
    (1.0 + (a * (1.0 + near) - b) / new_plans).clamp(0.5, 1.5)
}

/// The upper ends of ranges in places and pounds, for a larger authority (model.md 8).
fn raise_ranges(values: &mut LeverValues, size: f64, trend: f64) {
    let up = |value: f64, step: f64| (value / step).ceil() * step;
    if size > 1.0 {
        values.raise(Lever::UnitPlaces, up(300.0 * size, 10.0));
        values.raise(Lever::SpecialPlaces, up(400.0 * size, 10.0));
        values.raise(Lever::ServicesInvestment, up(5_000_000.0 * size, 100_000.0));
        values.raise(
            Lever::CouncilContribution,
            up(10_000_000.0 * size, 100_000.0),
        );
    }
    values.raise(
        Lever::SpecialTrend,
        up((60.0 * size.max(1.0)).max(1.5 * trend), 10.0),
    );
}

/// Prices of a year, given as years after 2021-22; `ap_places` are what the Department pays itself.
pub(crate) fn unit_costs(
    record: &AuthorityRecord,
    plans: f64,
    years: u16,
    ap_places: f64,
) -> Option<UnitCosts> {
    let [mainstream, special, independent, services, ap] = record.unit_costs?;
    let raised = |pounds: f64| (0..years).fold(pounds, |raised, _| raised * RISE);
    let mut unit_cost = [PoundsPerPupil::ZERO; PLACEMENTS];
    for (placement, pounds) in [
        (Placement::Mainstream, raised(mainstream)),
        (Placement::Unit, raised(mainstream)),
        (Placement::Special, raised(special)),
        (Placement::Independent, raised(independent)),
        (Placement::Fe, FE),
        (Placement::Spi, SPI),
        (Placement::Elsewhere, ELSEWHERE),
    ] {
        unit_cost[placement.at()] = PoundsPerPupil::of(pounds);
    }
    Some(UnitCosts {
        unit_cost,
        ap_base: Pounds::of(raised(ap * plans) + ap_places),
        services_base: Pounds::of(raised(services * plans)),
    })
}

impl Latest {
    /// The starting point of an authority.
    ///
    /// # Errors
    /// [`AuthorityError::NoBaseline`] for an authority that is not projected, or one whose money is
    /// not published.
    pub fn new(
        record: &AuthorityRecord,
        records: &Records,
        agreement: Option<&Agreement>,
    ) -> Result<Self, AuthorityError> {
        let none = || AuthorityError::NoBaseline {
            authority: record.name.clone(),
        };
        let status = status(record);
        let region = records.region_of(record).ok_or_else(none)?;
        if !status.is_projected() {
            return Err(none());
        }
        let england = records.england.counts(&records.release);
        let (counts, repaired) = repaired(record, &england, &records.release);
        let pattern = estimate(&counts, &region.counts(&records.release), &england);
        let size = record.plans_in(2025).ok_or_else(none)? / SOUTHWARK_PLANS;
        let capacity = special(&counts);
        let (trend, own_special_trend) = special_trend(record, region, capacity);
        let new_plans: f64 = all(&counts.new_plans);
        let mut values = LeverValues::default();
        values.size = size;
        raise_ranges(&mut values, size, trend);
        values.set(Lever::SpecialTrend, trend)?;
        let scale = new_plans_scale(record, &records.england, new_plans);
        values.set(Lever::NewPlansScale, scale)?;
        values.set(Lever::Complexity, record.complexity.unwrap_or(0.02))?;
        let london = record.region == LONDON;
        let growth = if london {
            BLOCK_GROWTH_LONDON
        } else {
            BLOCK_GROWTH
        };
        let block = record.block.ok_or_else(none)?;
        let outturn = record.outturn[2].ok_or_else(none)?;
        let own_growth = record.outturn[1]
            .filter(|before| *before > 0.0)
            .map(|before| Rate::of((outturn / before).clamp(0.9, 1.3)));
        let (opening, opening_from) = match (record.balance_2025, record.balance_2024) {
            (Some(balance), _) => (
                Opening::AfterGrant(Pounds::of(balance)),
                Some(OpeningFrom::Council),
            ),
            (None, Some(balance)) => (
                Opening::YearEarlier(Pounds::of(balance)),
                Some(OpeningFrom::Estimate),
            ),
            (None, None) => (Opening::Unknown, None),
        };
        let places = record.fe_places.unwrap_or_default() + record.ap_places.unwrap_or_default();
        let basis = Basis {
            origin: Origin {
                code: record.code,
                baseline: Baseline::Latest,
            },
            base_year: BASE_YEAR,
            projected_years: PROJECTED_YEARS,
            before: folded_need(&counts.first, None),
            stock: folded_need(&counts.second, None),
            costs: unit_costs(
                record,
                all(&counts.first),
                YEARS_SINCE_UNIT_COSTS,
                record.ap_places.unwrap_or_default(),
            )
            .ok_or_else(none)?,
            base_spend: BaseSpending::Outturn(Pounds::of(outturn)),
            opening,
            other_places: Pounds::of(places),
            special_capacity: Pupils::of(capacity),
            block: BlockPath {
                base: Pounds::of(block) * Rate::of(1.0 + growth[0]),
                planned_growth: Rate::of(growth[1]),
                next_growth: Some(Rate::of(ROLLED_OVER)),
                published: None,
            },
            schools_block: Pounds::of(record.schools_block.unwrap_or_default()),
            agreement: agreement.cloned(),
            reconciled: false,
            own_growth,
            values,
            timings: Timings::all(Timing {
                start: CHANGES_BEGIN,
                phase_in: PhaseIn::THREE_YEARS,
            }),
            pattern,
        };
        Ok(Self {
            status,
            repaired,
            counts,
            basis,
            own_special_trend,
            opening_from,
        })
    }

    /// What moves the caseload.
    #[must_use]
    pub const fn pattern(&self) -> &Pattern {
        &self.basis.pattern
    }
}
