//! Growth in plans one, two and three years on.
//!
//! Answers for: five simple rules, from every January that has two before it. Uses `published`.

use super::published::{Known, Published};
use super::summary::{Case, Summary};
use crate::authority::NEAR_ENGLAND;

/// The first January that a rule starts from: two years of growth are known by then.
const FIRST_START: u16 = 2021;
const LAST: u16 = 2025;
const FIRST: u16 = 2019;
/// A tighter hold on growth than the default's.
const NEARER: f64 = 0.03;

/// What each rule says, years ahead.
#[derive(Debug, Clone, PartialEq)]
pub struct Growth {
    pub rules: Vec<Ahead>,
}

/// One rule, a number of years ahead.
#[derive(Debug, Clone, PartialEq)]
pub struct Ahead {
    pub rule: &'static str,
    pub years: u16,
    /// The January that each starts from, and whether growth lay more than 5 points from England's
    /// in the year before it.
    pub cases: Vec<(u16, bool, Case)>,
}

impl Ahead {
    #[must_use]
    pub fn summary(&self) -> Summary {
        self.summary_of(|_| true)
    }

    /// Of those whose growth lay more than 5 points from England's.
    #[must_use]
    pub fn summary_far(&self) -> Summary {
        self.summary_of(|far| far)
    }

    fn summary_of(&self, counts: impl Fn(bool) -> bool) -> Summary {
        let errors: Vec<f64> = self
            .cases
            .iter()
            .filter(|(_, far, _)| counts(*far))
            .map(|(_, _, case)| case.error())
            .collect();
        Summary::of(&errors)
    }
}

/// What is known at the January that a prediction starts from.
struct Start<'a> {
    known: &'a Known,
    january: u16,
    of_england: f64,
}

type OneRule = (&'static str, fn(&Start<'_>) -> f64);

const RULES: [OneRule; 5] = [
    ("last_growth_again", |start| start.last()),
    ("mean_of_years_before", |start| start.mean()),
    ("halfway_between", |start| {
        (start.last() + start.mean()) / 2.0
    }),
    ("last_within_5_points_of_england", |start| {
        start.last_within(NEAR_ENGLAND)
    }),
    ("last_within_3_points_of_england", |start| {
        start.last_within(NEARER)
    }),
];

impl Start<'_> {
    fn growth_to(&self, january: u16) -> f64 {
        self.known.plans_in(january) / self.known.plans_in(january - 1) - 1.0
    }

    fn last(&self) -> f64 {
        self.growth_to(self.january)
    }

    fn mean(&self) -> f64 {
        let years = self.january - FIRST;
        let sum: f64 = (FIRST + 1..=self.january)
            .map(|january| self.growth_to(january))
            .sum();
        sum / f64::from(years)
    }

    fn last_within(&self, points: f64) -> f64 {
        self.last()
            .clamp(self.of_england - points, self.of_england + points)
    }

    fn is_far(&self) -> bool {
        (self.last() - self.of_england).abs() > NEAR_ENGLAND
    }
}

impl Growth {
    pub(super) fn of(published: &Published) -> Self {
        let all: Vec<Known> = published
            .all()
            .filter(|known| known.is_projected() && known.has_every_january())
            .collect();
        let mut rules = Vec::new();
        for (rule, growth) in RULES {
            for years in 1..=3 {
                let mut cases = Vec::new();
                for known in &all {
                    for january in FIRST_START..=LAST - years {
                        let Some(of_england) = published.growth_of_england(january) else {
                            continue;
                        };
                        let start = Start {
                            known,
                            january,
                            of_england,
                        };
                        let factor = 1.0 + growth(&start);
                        let predicted =
                            (0..years).fold(known.plans_in(january), |plans, _| plans * factor);
                        let case = Case {
                            code: known.code(),
                            predicted,
                            real: known.plans_in(january + years),
                        };
                        cases.push((january, start.is_far(), case));
                    }
                }
                rules.push(Ahead { rule, years, cases });
            }
        }
        Self { rules }
    }
}
