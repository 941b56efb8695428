//! Which input matters most: Sobol indices of first order and in total.
//!
//! Answers for: of the variance of a figure over all futures, the share that one input makes by
//! itself, and the share that it has a part in. Uses `inputs` and `points`.

use equations::model::project::{Assumptions, Model, Outcome};
use equations::units::FinancialYear;

use crate::order::ordered;

use super::inputs::{Drawn, Input, Places, Ranges};
use super::points::Points;

/// What one input does to the spread of a figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Importance {
    pub input: Input,
    /// Share of the variance that goes if this input alone were known.
    pub first_order: f64,
    /// Share of the variance that stays if all the others were known.
    pub total: f64,
}

/// The indices of a function of several numbers between 0 and 1, each with the dimension that it is
/// drawn in: first order as Saltelli has it (2010), in total as Jansen (1999). The function is asked
/// for four draws at once, `draws × (numbers + 2)` in all.
pub fn indices(
    dimensions: &[u32],
    points: &mut Points,
    mut function: impl FnMut(&[Places]) -> Places,
) -> Vec<(f64, f64)> {
    let mut all = Vec::new();
    let mut sums = vec![(0.0, 0.0); dimensions.len()];
    for (draw, there) in points.fours() {
        let mut places = |second: bool| -> Vec<Places> {
            let set = dimensions.iter().map(|dimension| match second {
                false => points.of_four(draw, *dimension),
                true => points.of_second_four(draw, *dimension),
            });
            set.collect()
        };
        let (first, second) = (places(false), places(true));
        let (of_first, of_second) = (function(&first), function(&second));
        all.extend(of_first.iter().take(there));
        all.extend(of_second.iter().take(there));
        let mut mixed = first.clone();
        for (at, (own, in_all)) in sums.iter_mut().enumerate() {
            mixed[at] = second[at];
            let of_mixed = function(&mixed);
            mixed[at] = first[at];
            for draw in 0..there {
                let moved = of_mixed[draw] - of_first[draw];
                *own += of_second[draw] * moved;
                *in_all += moved * moved;
            }
        }
    }
    let count = f64::from(points.draws().max(1));
    let mean = all.iter().sum::<f64>() / (2.0 * count);
    let variance = all
        .iter()
        .map(|value| (value - mean) * (value - mean))
        .sum::<f64>()
        / (2.0 * count);
    let share = |sum: f64| {
        if variance > 0.0 {
            sum / count / variance
        } else {
            0.0
        }
    };
    sums.into_iter()
        .map(|(own, in_all)| (share(own), share(in_all) / 2.0))
        .collect()
}

/// Which inputs matter most for a figure of a year, the largest share in total first.
#[must_use]
pub fn importance(
    model: &Model,
    scenario: &Assumptions,
    ranges: &Ranges,
    points: &mut Points,
    year: FinancialYear,
    outcome: Outcome,
) -> Vec<Importance> {
    let drawn = Drawn::new(model, scenario, ranges);
    let dimensions: Vec<u32> = ranges.0.iter().map(super::Range::dimension).collect();
    // Figures are taken from the central one, so that sums of squares keep their digits.
    let central = model.project_to(scenario, year);
    let central = central.of(year).map(|result| outcome.of(result));
    let central = central.unwrap_or_default();
    let found = indices(&dimensions, points, |places| {
        let inputs = drawn.inputs(|at, _| places.get(at).copied().unwrap_or([0.5; _]));
        let projection = drawn.project(&inputs, year);
        projection.of(year).map_or([0.0; _], |result| {
            (outcome.of(result) - central.each()).get().to_array()
        })
    });
    let all: Vec<Importance> = ranges
        .0
        .iter()
        .zip(found)
        .map(|(range, (first_order, total))| Importance {
            input: range.input,
            first_order,
            total,
        })
        .collect();
    ordered(all, |of| -of.total)
}
