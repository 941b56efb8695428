//! Patterns that the Safety Valve payments can follow after the base year.
//!
//! Answers for: what each pattern pays in each year, and which pattern typed payments follow.
//! Uses the engine's model.

use engine::model::actuals::{Actual, Actuals};
use engine::model::basis::Basis;
use engine::units::{FinancialYear, Pounds};

/// How payments continue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Payments {
    /// By the agreement's schedule.
    AsAgreed,
    /// Each a year later than agreed.
    AYearLate,
    /// By the schedule up to this year, and none after it.
    StoppedAfter(FinancialYear),
}

impl Payments {
    /// Every pattern that the page offers.
    #[must_use]
    pub fn all(basis: &Basis) -> Vec<Self> {
        let years = basis
            .agreement
            .as_ref()
            .map(|agreement| &agreement.years[..]);
        let stops = years.unwrap_or_default().split_last();
        let stops = stops.map_or(&[][..], |(_, before_the_last)| before_the_last);
        [Self::AsAgreed, Self::AYearLate]
            .into_iter()
            .chain(stops.iter().map(|row| Self::StoppedAfter(row.year)))
            .collect()
    }

    /// The pattern of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "as-agreed" => Some(Self::AsAgreed),
            "a-year-late" => Some(Self::AYearLate),
            _ => Some(Self::StoppedAfter(
                name.strip_prefix("stopped-after-")?.parse().ok()?,
            )),
        }
    }

    /// Its name in lists.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::AsAgreed => "as-agreed".to_owned(),
            Self::AYearLate => "a-year-late".to_owned(),
            Self::StoppedAfter(year) => format!("stopped-after-{year}"),
        }
    }

    /// What is paid in each projected year in which that differs from the schedule.
    #[must_use]
    pub fn amounts(self, basis: &Basis) -> Vec<(FinancialYear, Option<Pounds>)> {
        let first = basis.first_year();
        let scheduled = |year| {
            basis
                .agreement
                .as_ref()
                .map_or(Pounds::ZERO, |agreement| agreement.payment(year))
        };
        let (_, last) = Actuals::nothing(basis.horizon()).years(Actual::Payment);
        (first.first_calendar_year()..=last.first_calendar_year())
            .map(FinancialYear::starting)
            .map(|year| {
                let paid = match self {
                    Self::AsAgreed => scheduled(year),
                    Self::AYearLate if year == first => Pounds::ZERO,
                    Self::AYearLate => scheduled(year.before()),
                    Self::StoppedAfter(stop) if year > stop => Pounds::ZERO,
                    Self::StoppedAfter(_) => scheduled(year),
                };
                (year, (paid != scheduled(year)).then_some(paid))
            })
            .collect()
    }

    /// The pattern that typed payments follow, if they follow one. The base year's payment has
    /// been made and is not part of any.
    #[must_use]
    pub fn of(basis: &Basis, actuals: &Actuals) -> Option<Self> {
        Self::all(basis).into_iter().find(|pattern| {
            let amounts = pattern.amounts(basis);
            amounts
                .into_iter()
                .all(|(year, paid)| actuals.actual(Actual::Payment, year) == paid)
        })
    }
}
