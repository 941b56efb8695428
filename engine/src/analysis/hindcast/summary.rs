//! Errors over many authorities.
//!
//! Answers for: medians, means, shares and correlations. Uses `order`.

use crate::authority::Code;
use crate::order::order;

/// What was predicted of an authority, and what it was.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Case {
    pub code: Code,
    pub predicted: f64,
    pub real: f64,
}

impl Case {
    /// Predicted ÷ real − 1.
    #[must_use]
    pub fn error(&self) -> f64 {
        self.predicted / self.real - 1.0
    }

    /// Predicted less real.
    #[must_use]
    pub fn difference(&self) -> f64 {
        self.predicted - self.real
    }
}

/// A rule's predictions.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    pub name: &'static str,
    pub cases: Vec<Case>,
}

/// How far off a rule is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Summary {
    pub cases: usize,
    /// Of the errors' sizes …
    pub median: f64,
    pub mean: f64,
    /// … and the median with its sign.
    pub bias: f64,
    /// Shares of cases.
    pub within_5_percent: f64,
    pub within_10_percent: f64,
}

impl Rule {
    /// A rule by what it says of each authority.
    pub(super) fn new(name: &'static str, cases: impl IntoIterator<Item = Case>) -> Self {
        Self {
            name,
            cases: cases.into_iter().collect(),
        }
    }

    #[must_use]
    pub fn summary(&self) -> Summary {
        let errors: Vec<f64> = self.cases.iter().map(Case::error).collect();
        Summary::of(&errors)
    }

    /// The first prediction for an authority.
    #[must_use]
    pub fn of(&self, code: Code) -> Option<&Case> {
        self.cases.iter().find(|case| case.code == code)
    }

    /// The cases furthest out, the furthest first.
    #[must_use]
    pub fn furthest(&self, many: usize) -> Vec<&Case> {
        let size = |at: usize| self.cases[at].error().abs();
        let places = order(self.cases.len(), &|one, other| {
            size(other).total_cmp(&size(one))
        });
        places
            .into_iter()
            .take(many)
            .map(|at| &self.cases[at])
            .collect()
    }

    /// In what share of cases this rule is nearer than another on the same authorities.
    #[must_use]
    pub fn nearer_than(&self, other: &Self) -> f64 {
        let pairs: Vec<bool> = self
            .cases
            .iter()
            .filter_map(|case| Some((case, other.of(case.code)?)))
            .map(|(one, other)| one.error().abs() < other.error().abs())
            .collect();
        share(&pairs, |nearer| *nearer)
    }
}

impl Summary {
    #[must_use]
    pub fn of(errors: &[f64]) -> Self {
        let sizes: Vec<f64> = errors.iter().map(|error| error.abs()).collect();
        Self {
            cases: errors.len(),
            median: median(&sizes),
            mean: mean(&sizes),
            bias: median(errors),
            within_5_percent: share(&sizes, |size| *size <= 0.05),
            within_10_percent: share(&sizes, |size| *size <= 0.1),
        }
    }
}

/// The middle of some numbers, halfway between two where they are even; 0 of none.
#[must_use]
pub fn median(numbers: &[f64]) -> f64 {
    let places = order(numbers.len(), &|one, other| {
        numbers[one].total_cmp(&numbers[other])
    });
    let at = |place: usize| places.get(place).map_or(0.0, |at| numbers[*at]);
    let middle = numbers.len() / 2;
    if numbers.len() % 2 == 1 {
        at(middle)
    } else {
        (at(middle.saturating_sub(1)) + at(middle)) / 2.0
    }
}

fn mean(numbers: &[f64]) -> f64 {
    divided(numbers.iter().sum(), numbers.len())
}

/// The share of some things that are so.
pub fn share<T>(all: &[T], is_so: impl Fn(&T) -> bool) -> f64 {
    divided(
        count(all.iter().filter(|one| is_so(one)).count()),
        all.len(),
    )
}

/// Nothing is divided by nothing.
fn divided(sum: f64, among: usize) -> f64 {
    if among == 0 { 0.0 } else { sum / count(among) }
}

#[allow(clippy::cast_precision_loss, reason = "some hundred cases")]
const fn count(count: usize) -> f64 {
    count as f64
}

/// Pearson's correlation; 0 where one of the two does not vary.
pub fn correlation(pairs: &[(f64, f64)]) -> f64 {
    let (one, other): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
    let (one_mean, other_mean) = (mean(&one), mean(&other));
    let product = |of: &dyn Fn(f64, f64) -> f64| -> f64 {
        pairs
            .iter()
            .map(|(x, y)| of(x - one_mean, y - other_mean))
            .sum()
    };
    let spread = product(&|x, _| x * x) * product(&|_, y| y * y);
    if spread > 0.0 {
        product(&|x, y| x * y) / spread.sqrt()
    } else {
        0.0
    }
}
