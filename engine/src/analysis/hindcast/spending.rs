//! Spending of 2024-25 from that of 2023-24.
//!
//! Answers for: the model beside simpler rules, against the published outturn. Uses `cohort` and
//! `prices`.

use super::cohort::{rolled, strengths};
use super::prices::{Prices, YearBefore, as_in, beyond_three_percent, outturn_of};
use super::published::{Known, Published};
use super::summary::{Case, Rule};
use crate::estimate::AreaCounts;
use equations::levers::{Lever, OutOfRange};
use equations::model::placement::ByPlacement;
use equations::model::places::place;
use equations::units::Pupils;

/// The default of `overflow_independent`.
const DEFAULT_OVERFLOW: f64 = 0.1;
/// The yearly rise in spending per plan from 2021-22 to 2023-24, over England.
const RISE_PER_PLAN: f64 = 1.054;

/// Spending of 2024-25.
#[derive(Debug, Clone, PartialEq)]
pub struct Spending {
    pub rules: Vec<Rule>,
    /// England's growth from 2022-23 to 2023-24.
    pub growth_of_england: f64,
}

/// An authority with the outturns of three years.
struct Spent {
    known: Known,
    outturns: [f64; 3],
}

/// The children at three Januaries.
struct Children {
    before: ByPlacement<Pupils>,
    middle: ByPlacement<Pupils>,
    after: ByPlacement<Pupils>,
}

impl Spent {
    fn new(known: Known) -> Option<Self> {
        let outturns = [
            outturn_of(&known, 2022)?,
            outturn_of(&known, 2023)?,
            outturn_of(&known, 2024)?,
        ];
        let has = |january| known.placements(january).is_some();
        (has(2023) && has(2024) && known.record.unit_costs.is_some())
            .then_some(Self { known, outturns })
    }

    fn own_growth_again(&self) -> f64 {
        let [first, second, _] = self.outturns;
        second * second / first
    }

    /// 2024-25 at 2023-24's κ, with so much growth beyond 3%.
    fn priced(&self, children: &Children, complexity: f64) -> Result<f64, OutOfRange> {
        let Children {
            before,
            middle,
            after,
        } = children;
        let year = YearBefore::new(&self.known, 2023, [before, middle], self.outturns[1])?;
        let strengths = beyond_three_percent(complexity)?;
        Ok(year.map_or(0.0, |year| year.next_year([middle, after], &strengths)))
    }

    /// Where the cohort's January 2025 is placed.
    fn predicted(
        &self,
        england: &AreaCounts,
        overflow_independent: f64,
    ) -> Result<ByPlacement<Pupils>, OutOfRange> {
        let rolled = rolled(&self.known, england, 1.0)?;
        let placed = place(
            &rolled.need,
            &rolled.pattern,
            &strengths(&[(Lever::OverflowIndependent, overflow_independent)])?,
            self.known.special_capacity(),
        );
        Ok(placed.children)
    }
}

impl Spending {
    pub(super) fn of(published: &Published, prices: &Prices) -> Result<Self, OutOfRange> {
        let england = published.england_counts();
        let all: Vec<Spent> = published
            .predicted()
            .filter(Known::has_one_code)
            .filter_map(Spent::new)
            .collect();
        let total = |year: usize| -> f64 { all.iter().map(|spent| spent.outturns[year]).sum() };
        let growth_of_england = total(1) / total(0);
        let mut rules = [
            "model_all_overflow_independent",
            "model_defaults",
            "halfway_to_own_growth",
            "model_knowing_placements",
            "model_pattern_of_2024",
            "own_growth_again",
            "growth_of_england",
            "rise_per_plan",
            "no_change",
        ]
        .map(|name| Rule::new(name, Vec::new()));
        for spent in &all {
            let known = &spent.known;
            let [Some(before), Some(middle)] = [2023, 2024].map(|year| known.placements(year))
            else {
                continue;
            };
            let after = spent.predicted(&england, 1.0)?;
            let children = |before, after| Children {
                before,
                middle,
                after,
            };
            let model = spent.priced(&children(before, after), 0.0)?;
            // A January without many placements takes the pattern of the next.
            let near = known.placements_or_near(2023, 2024).unwrap_or(before);
            let placed = spent.predicted(&england, DEFAULT_OVERFLOW)?;
            let complexity = prices.default_a_year_earlier(known.code());
            let defaults = spent.priced(&children(near, placed), complexity)?;
            let own = spent.own_growth_again();
            let now = spent.outturns[1];
            let knowing = match known.placements(2025) {
                Some(real) if known.record.second.is_some() => {
                    Some(spent.priced(&children(before, real), 0.0)?)
                }
                _ => None,
            };
            let pattern = match as_in(known, 2023, &middle) {
                Some(pattern) => Some(spent.priced(&children(pattern, after), 0.0)?),
                None => None,
            };
            let predictions = [
                Some(model),
                Some(defaults),
                Some((defaults + own) / 2.0),
                knowing,
                pattern,
                Some(own),
                Some(now * growth_of_england),
                Some(now * RISE_PER_PLAN),
                Some(now),
            ];
            for (rule, predicted) in rules.iter_mut().zip(predictions) {
                rule.cases.extend(predicted.map(|predicted| Case {
                    code: known.code(),
                    predicted,
                    real: spent.outturns[2],
                }));
            }
        }
        Ok(Self {
            rules: rules.into(),
            growth_of_england,
        })
    }
}
