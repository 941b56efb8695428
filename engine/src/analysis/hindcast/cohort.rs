//! January 2025 from January 2024 and the flows of 2023.
//!
//! Answers for: one year of the cohort with nothing known of the year that it predicts. The
//! equations are the model's own. Uses `published` and `estimate`.

use super::published::{Known, Published};
use crate::estimate::{AreaCounts, estimate_from_first, folded_need};
use equations::levers::{Lever, LeverValues, OutOfRange, Strengths};
use equations::model::cohort::{Need, roll};
use equations::model::pattern::Pattern;
use equations::units::{Pupils, Rate};

/// What is predicted for one authority.
#[derive(Debug, Clone)]
pub struct Rolled {
    pub pattern: Pattern,
    pub need: Need,
}

/// The levers given, everything else at its default.
pub fn strengths(sets: &[(Lever, f64)]) -> Result<Strengths, OutOfRange> {
    let mut values = LeverValues::default();
    for (lever, value) in sets {
        values.set(*lever, *value)?;
    }
    Ok(Strengths::before_any(&values))
}

/// All children of a need.
pub fn plans(need: &Need) -> Pupils {
    need.iter().flatten().copied().sum()
}

/// A year later, with the new plans of 2023 times a factor.
pub fn rolled(known: &Known, england: &AreaCounts, scale: f64) -> Result<Rolled, OutOfRange> {
    let pattern = estimate_from_first(&known.counts, england);
    let now = folded_need(&known.counts.first, None);
    let strengths = strengths(&[(Lever::NewPlansScale, scale)])?;
    let mut need = roll(&now, &pattern, &strengths, Rate::ONE).need;
    // Moves that no return records, as in 2023: a share of those who were there.
    let moved = Rate::of(net_moves(known) / plans(&now).get());
    for (line, before) in need.iter_mut().zip(now) {
        for (count, here) in line.iter_mut().zip(before) {
            *count = (*count + here * moved).max(Pupils::ZERO);
        }
    }
    Ok(Rolled { pattern, need })
}

/// What stocks and flows of 2023 leave unexplained.
fn net_moves(known: &Known) -> f64 {
    let counts = &known.counts;
    let ended: Pupils = counts
        .ended
        .iter()
        .chain(&counts.transferred)
        .copied()
        .sum();
    plans(&folded_need(&counts.first, None)).get() - known.plans_in(2023) - known.new_plans()
        + ended.get()
}

/// The default of new_plans_scale, as it would have been a year earlier.
pub fn default_scale(known: &Known, published: &Published) -> f64 {
    let [Some(first), Some(second)] = [2023, 2024].map(|year| published.england_in(year)) else {
        return 1.0;
    };
    crate::authority::scale_near_england(
        [2023, 2024].map(|year| known.plans_in(year)),
        [first, second],
        known.new_plans(),
    )
}
