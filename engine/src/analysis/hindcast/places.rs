//! Special and independent schools in January 2025.
//!
//! Answers for: how many children the model has beyond special places, and where they were. The
//! cohort is scaled to the real total of plans, so that only where they are is compared.
//! Uses `cohort`.

use super::cohort::{plans, rolled, strengths};
use super::published::{Known, Published};
use super::summary::{Case, Rule, correlation};
use crate::estimate::AreaCounts;
use equations::levers::{Lever, OutOfRange};
use equations::model::placement::Placement;
use equations::model::places::{Placed, place};
use equations::units::Rate;

/// Shares of the children beyond special places who are in independent schools.
const SHARES: [(&str, f64); 5] = [
    ("overflow_independent=0", 0.0),
    ("overflow_independent=0.1", 0.1),
    ("overflow_independent=0.25", 0.25),
    ("overflow_independent=0.5", 0.5),
    ("overflow_independent=1", 1.0),
];

/// Where children were placed.
#[derive(Debug, Clone, PartialEq)]
pub struct Places {
    /// Children in independent schools, one rule for each share.
    pub independent: Vec<Rule>,
    /// Children in state special schools.
    pub special: Vec<Case>,
    /// Children beyond special places, over all.
    pub overflow: f64,
    /// Between overflow, and how much more an authority used independent schools than the model
    /// has with no overflow, both as shares of its plans.
    pub correlation: f64,
}

impl Places {
    pub(super) fn of(published: &Published) -> Result<Self, OutOfRange> {
        let england = published.england_counts();
        let mut special = Vec::new();
        let mut overflow = 0.0;
        let mut pairs = Vec::new();
        let mut independent: Vec<Rule> = SHARES.map(|(name, _)| Rule::new(name, Vec::new())).into();
        let counted = |known: &Known| {
            known.is_projected() && known.has_one_code() && known.record.second.is_some()
        };
        for known in published.predicted().filter(counted) {
            let Some(real) = known.placements(2025) else {
                continue;
            };
            let case = |predicted: f64, placement: Placement| Case {
                code: known.code(),
                predicted,
                real: real[placement.at()].get(),
            };
            for ((_, share), rule) in SHARES.into_iter().zip(&mut independent) {
                let placed = placed(&known, &england, share)?;
                let found = placed.of(Placement::Independent).get();
                if share == 0.0 {
                    let all = known.plans_in(2025);
                    let more = real[Placement::Independent.at()].get() - found;
                    overflow += placed.overflow.get();
                    pairs.push((placed.overflow.get() / all, more / all));
                    special.push(case(
                        placed.of(Placement::Special).get(),
                        Placement::Special,
                    ));
                }
                rule.cases.push(case(found, Placement::Independent));
            }
        }
        Ok(Self {
            independent,
            special,
            overflow,
            correlation: correlation(&pairs),
        })
    }
}

/// January 2025 as the model places it.
fn placed(known: &Known, england: &AreaCounts, share: f64) -> Result<Placed, OutOfRange> {
    let rolled = rolled(known, england, 1.0)?;
    let to_real = Rate::of(known.plans_in(2025) / plans(&rolled.need).get());
    let need = rolled.need.map(|line| line.map(|count| count * to_real));
    Ok(place(
        &need,
        &rolled.pattern,
        &strengths(&[(Lever::OverflowIndependent, share)])?,
        known.special_capacity(),
    ))
}
