//! Which input matters most: Sobol indices of first order and in total.
//!
//! Answers for: of the variance of a figure over all futures, the share that one input makes by
//! itself, and the share that it has a part in. Uses `inputs` and `points`.

use equations::model::project::{Assumptions, Model, YearResult};
use equations::units::{FinancialYear, Pounds};

use crate::order::ordered;

use super::inputs::{Drawn, Input, Ranges};
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
/// drawn in: first order as Saltelli has it (2010), in total as Jansen (1999). It is asked
/// `draws × (numbers + 2)` times.
pub fn indices(
    dimensions: &[u32],
    points: &mut Points,
    mut function: impl FnMut(&[f64]) -> f64,
) -> Vec<(f64, f64)> {
    let draws = points.draws();
    let mut all = Vec::new();
    let mut sums = vec![(0.0, 0.0); dimensions.len()];
    for draw in 0..draws {
        let first: Vec<f64> = dimensions
            .iter()
            .map(|dimension| points.at(draw, *dimension))
            .collect();
        let second: Vec<f64> = dimensions
            .iter()
            .map(|dimension| points.of_second(draw, *dimension))
            .collect();
        let (of_first, of_second) = (function(&first), function(&second));
        all.extend([of_first, of_second]);
        let mut mixed = first.clone();
        for (at, (own, in_all)) in sums.iter_mut().enumerate() {
            mixed[at] = second[at];
            let of_mixed = function(&mixed);
            mixed[at] = first[at];
            *own += of_second * (of_mixed - of_first);
            *in_all += (of_first - of_mixed) * (of_first - of_mixed);
        }
    }
    let count = f64::from(draws.max(1));
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
    figure: fn(&YearResult) -> Pounds,
) -> Vec<Importance> {
    let drawn = Drawn::new(model, scenario, ranges);
    let dimensions: Vec<u32> = ranges.0.iter().map(super::Range::dimension).collect();
    // Figures are taken from the central one, so that sums of squares keep their digits.
    let of = |future: &Assumptions| {
        let projection = model.project_to(future, year);
        projection
            .of(year)
            .map_or(0.0, |result| figure(result).get())
    };
    let central = of(scenario);
    let found = indices(&dimensions, points, |places| {
        let future = drawn.future(|at, _| places.get(at).copied().unwrap_or(0.5));
        of(&future) - central
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
