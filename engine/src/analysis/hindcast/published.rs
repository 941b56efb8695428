//! What was published of the authorities, with the flows of the year before the latest.
//!
//! Answers for: its shape, and which authorities are counted. `import` reads it. Uses `authority`
//! and `estimate`.

use crate::authority::{AuthorityRecord, Code, Records, Status, status};
use crate::estimate::AreaCounts;
use equations::model::placement::{ByPlacement, PLACEMENTS, Placement};
use equations::units::{Census, Pupils};

/// Fewer plans than this are not counted in medians.
const FEWEST_PLANS: f64 = 200.0;
/// Fewer new plans in 2023 than this say that the return is not whole.
const FEWEST_NEW_PLANS: f64 = 10.0;
/// Above this share of children without a placement, a January's placements are not used for
/// prices.
const MOST_UNPLACED: f64 = 0.1;
/// Januaries of the release.
const JANUARIES: std::ops::RangeInclusive<u16> = 2019..=2025;
/// The last January that may be known to a prediction of January 2025.
const LAST_KNOWN: u16 = 2024;
/// Years of special places that an authority must have for a trend of its own.
const FEWEST_JANUARIES: usize = 4;
/// Yearly increase in special places where an authority has no trend of its own.
const USUAL_INCREASE: f64 = 0.05;
/// Buckinghamshire. SEN2 has it under another code in January 2021 to 2023 than before and since,
/// and model.md 12, whose tables of money and places join by code, goes without it. So do these.
const CODE_CHANGED: &str = "E10000002";

/// What was published, with the flows of 2023 in place of those of 2024.
#[derive(Debug, Clone)]
pub struct Published {
    pub records: Records,
    /// England's plans by January.
    pub england: Vec<(u16, f64)>,
    /// For each authority of `records`, in their order.
    pub before: Vec<Before>,
}

/// What is published of an authority's earlier balance.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Before {
    /// DSG balance at 31 March 2022, £; positive is a deficit.
    pub balance_2022: Option<f64>,
    /// High needs block 2022-23 before deductions, £.
    pub block_2022: Option<f64>,
    /// Whether it had a Safety Valve agreement.
    pub had_agreement: bool,
}

impl Published {
    /// England's growth in the year up to a January.
    pub(super) fn growth_of_england(&self, january: u16) -> Option<f64> {
        Some(self.england_in(january)? / self.england_in(january - 1)? - 1.0)
    }

    pub(super) fn england_in(&self, january: u16) -> Option<f64> {
        let found = self.england.iter().find(|(year, _)| *year == january);
        found.map(|(_, plans)| *plans)
    }

    pub(super) fn england_counts(&self) -> AreaCounts {
        self.records.england.counts(&self.records.release)
    }

    /// Authorities whose January 2025 is predicted from January 2024.
    pub(super) fn predicted(&self) -> impl Iterator<Item = Known> {
        self.all().filter(Known::is_predicted)
    }

    pub(super) fn all(&self) -> impl Iterator<Item = Known> {
        self.records
            .authorities
            .iter()
            .zip(&self.before)
            .map(|(record, before)| Known::new(record.clone(), *before, &self.records.release))
    }
}

/// One authority, with sums that several tables need.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub record: AuthorityRecord,
    pub before: Before,
    pub counts: AreaCounts,
}

impl Known {
    fn new(record: AuthorityRecord, before: Before, release: &str) -> Self {
        let counts = record.counts(release);
        Self {
            record,
            before,
            counts,
        }
    }

    pub(super) const fn code(&self) -> Code {
        self.record.code
    }

    /// Published plans of a January; of none, nothing.
    pub(super) fn plans_in(&self, january: u16) -> f64 {
        self.record.plans_in(january).unwrap_or_default()
    }

    fn has_plans(&self, january: u16) -> bool {
        self.plans_in(january) >= FEWEST_PLANS
    }

    /// New plans of 2023.
    pub(super) fn new_plans(&self) -> f64 {
        self.counts
            .new_plans
            .iter()
            .flatten()
            .map(|n| n.get())
            .sum()
    }

    fn is_predicted(&self) -> bool {
        self.has_plans(2024)
            && self.has_plans(2025)
            && self.record.first.is_some()
            && self.new_plans() >= FEWEST_NEW_PLANS
            && self.record.plans_in(2023).is_some()
    }

    /// Whether its tables of money and places can be joined by code.
    pub(super) fn has_one_code(&self) -> bool {
        self.record.code.as_str() != CODE_CHANGED
    }

    /// Whether the page projects it.
    pub(super) fn is_projected(&self) -> bool {
        status(&self.record).is_projected()
    }

    /// City of London and Isles of Scilly are too small.
    pub(super) fn is_not_tiny(&self) -> bool {
        status(&self.record) != Status::TooSmall
    }

    /// Whether its plans are published for every January.
    pub(super) fn has_every_january(&self) -> bool {
        JANUARIES.into_iter().all(|year| self.plans_in(year) > 0.0)
    }

    /// Whether it has as many plans as medians are made of, in both Januaries of the latest year.
    pub(super) fn is_large(&self) -> bool {
        self.has_plans(2024) && self.has_plans(2025)
    }

    /// Children of a January by placement, units folded into mainstream.
    pub(super) fn placements(&self, january: u16) -> Option<ByPlacement<Pupils>> {
        let published = self.counts.published(Census::january(january))?;
        let mut children = [Pupils::ZERO; PLACEMENTS];
        for (slot, count) in children.iter_mut().zip(published.children) {
            *slot = count;
        }
        children[Placement::Mainstream.at()] += children[Placement::Unit.at()];
        children[Placement::Unit.at()] = Pupils::ZERO;
        Some(children)
    }

    /// The same of a January, unless more than 10% are without a placement: then the shares of the
    /// next January that is as it should be, or of the last one before, up to `last`.
    pub(super) fn placements_or_near(
        &self,
        january: u16,
        last: u16,
    ) -> Option<ByPlacement<Pupils>> {
        let own = self.placements(january)?;
        if is_placed(&own) {
            return Some(own);
        }
        let good = |year: u16| self.placements(year).filter(is_placed);
        let near = (january + 1..=last)
            .find_map(good)
            .or_else(|| (2022..january).rev().find_map(good));
        Some(near.map_or(own, |near| scaled(&near, total(&own))))
    }

    /// State special plans of January 2024.
    pub(super) fn special_places(&self) -> f64 {
        self.placements(LAST_KNOWN)
            .map_or(0.0, |children| children[Placement::Special.at()].get())
    }

    /// Special places a year later: the trend from January 2019 to 2024, else 5% more.
    pub(super) fn special_capacity(&self) -> Pupils {
        let mut special = self.record.special();
        special.retain(|(january, _)| *january <= LAST_KNOWN);
        let trend = match (special.first(), special.last()) {
            (Some((from, first)), Some((to, last))) if special.len() >= FEWEST_JANUARIES => {
                (last - first) / (f64::from(*to) - f64::from(*from))
            }
            _ => 0.0,
        };
        let places = self.special_places();
        let more = if trend > 0.0 {
            trend
        } else {
            places * USUAL_INCREASE
        };
        Pupils::of(places + more)
    }
}

fn is_placed(children: &ByPlacement<Pupils>) -> bool {
    children[Placement::Unplaced.at()].get() <= MOST_UNPLACED * total(children).get()
}

pub(super) fn total(children: &ByPlacement<Pupils>) -> Pupils {
    children.iter().copied().sum()
}

/// The same shares of another total.
pub(super) fn scaled(children: &ByPlacement<Pupils>, plans: Pupils) -> ByPlacement<Pupils> {
    let all = total(children);
    children.map(|count| {
        if all > Pupils::ZERO {
            Pupils::of(count.get() * plans.get() / all.get())
        } else {
            count
        }
    })
}
