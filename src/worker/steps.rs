//! A change as sliders have it.
//!
//! Answers for: what a search found, in whole steps of the sliders and within limits. Uses `target`, and `words` for how
//! long a step is.

use super::target::Aim;
use crate::words::{fields, levers};
use engine::analysis::solve::{Action, Solution};
use engine::levers::Lever;
use engine::model::project::{Assumptions, Model};
use engine::order::held;

/// What was found in whole steps: away from where levers are, then back by a step for as long as the
/// target is still reached. Where it cannot be reached, the nearest steps.
pub fn in_steps(
    model: &Model,
    assumptions: &Assumptions,
    aim: &Aim,
    actions: &[Action],
    found: &Solution,
) -> Assumptions {
    let set = |of: &mut Assumptions, lever, value: f64| {
        let own = assumptions.values.get(lever);
        let limits = actions.iter().find(|action| action.lever == lever);
        let (low, high) = limits.map_or((own, own), |of| (of.low.min(own), of.high.max(own)));
        // Within its range: it cannot be refused.
        let _ = of.values.set(lever, held(value, low, high));
    };
    let size = |lever: Lever| levers::step(lever) / fields::shown_per_unit(lever.into());
    let mut change = assumptions.clone();
    for (lever, value) in &found.moved {
        let step = size(*lever);
        let steps = value / step;
        let own = assumptions.values.get(*lever);
        let whole = if !found.reachable {
            steps.round()
        } else if *value > own {
            (steps - 1e-6).ceil()
        } else {
            (steps + 1e-6).floor()
        };
        set(&mut change, *lever, whole * step);
    }
    if !found.reachable {
        return change;
    }
    // More is not always better: where whole steps miss the target, it is taken as it was found.
    if aim.above(model, &change) > 0.0 {
        return found.assumptions.clone();
    }
    for (lever, _) in &found.moved {
        loop {
            let own = assumptions.values.get(*lever);
            let now = change.values.get(*lever);
            let towards = size(*lever).min((own - now).abs()).copysign(own - now);
            let mut less = change.clone();
            set(&mut less, *lever, now + towards);
            if towards == 0.0 || aim.above(model, &less) > 0.0 {
                break;
            }
            change = less;
        }
    }
    change
}
