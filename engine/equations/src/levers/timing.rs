//! When levers begin, and over how many years they reach their full effect.
//!
//! Answers for: one timing for all ramped levers, timings of single levers, and how strongly a
//! lever acts in a year (model.md 8). Uses the definitions and `units`.

use super::definitions::{LEVERS, Lever, Onset};
use super::values::{ByLever, LeverValues};
use crate::units::{FinancialYear, Number, Pounds, Pupils, Rate};

/// When the ramped levers begin, and over how many years they grow to their value.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Timing {
    pub start: FinancialYear,
    pub phase_in: PhaseIn,
}

/// Years from a lever's beginning to its full strength: 1 means at once.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, serde::Serialize, serde::Deserialize)]
pub struct PhaseIn(f64);

/// A number of years that is not a valid phase-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a phase-in is a number of years, 1 or more")]
pub struct NotAPhaseIn;

impl PhaseIn {
    /// Three years, unless another number is chosen (model.md 8).
    pub const THREE_YEARS: Self = Self(3.0);

    /// # Errors
    /// [`NotAPhaseIn`] below 1, and for NaN and infinity.
    pub fn years(years: f64) -> Result<Self, NotAPhaseIn> {
        if years >= 1.0 && years.is_finite() {
            Ok(Self(years))
        } else {
            Err(NotAPhaseIn)
        }
    }

    #[must_use]
    pub const fn get(self) -> f64 {
        self.0
    }
}

impl Timing {
    /// The first financial year in which it acts in full.
    #[must_use]
    pub fn full_from(self) -> FinancialYear {
        // More than a century counts as a century.
        let years = self.phase_in.get().ceil().clamp(1.0, 100.0);
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "from 1 to 100"
        )]
        self.start.plus(years as u16 - 1)
    }

    /// How much of a ramped lever's value acts in a year, from 0 to 1.
    #[must_use]
    pub fn share(self, year: FinancialYear) -> f64 {
        (f64::from(year.years_since(self.start) + 1) / self.phase_in.get()).clamp(0.0, 1.0)
    }
}

/// One timing for all ramped levers, and the levers that have their own.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Timings {
    pub common: Timing,
    starts: [Option<FinancialYear>; LEVERS],
    phase_ins: [Option<PhaseIn>; LEVERS],
}

/// A start or phase-in for a lever that acts in full in every year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{} has no start or phase-in: it acts in full in every projected year", .0.name())]
pub struct NotRamped(pub Lever);

impl Timings {
    #[must_use]
    pub const fn all(common: Timing) -> Self {
        Self {
            common,
            starts: [None; LEVERS],
            phase_ins: [None; LEVERS],
        }
    }

    #[must_use]
    pub fn of(&self, lever: Lever) -> Timing {
        Timing {
            start: self.starts[lever.at()].unwrap_or(self.common.start),
            phase_in: self.phase_ins[lever.at()].unwrap_or(self.common.phase_in),
        }
    }

    /// Whether a lever has a start or a phase-in of its own.
    #[must_use]
    pub const fn has_own(&self, lever: Lever) -> bool {
        self.starts[lever.at()].is_some() || self.phase_ins[lever.at()].is_some()
    }

    #[must_use]
    pub const fn own_start(&self, lever: Lever) -> Option<FinancialYear> {
        self.starts[lever.at()]
    }

    #[must_use]
    pub const fn own_phase_in(&self, lever: Lever) -> Option<PhaseIn> {
        self.phase_ins[lever.at()]
    }

    /// Gives a lever its own start, or removes it.
    ///
    /// # Errors
    /// [`NotRamped`] for a lever that has no start.
    pub fn set_start(
        &mut self,
        lever: Lever,
        start: Option<FinancialYear>,
    ) -> Result<(), NotRamped> {
        if lever.onset() == Onset::Always {
            return Err(NotRamped(lever));
        }
        self.starts[lever.at()] = start;
        Ok(())
    }

    /// Gives a lever its own phase-in, or removes it.
    ///
    /// # Errors
    /// [`NotRamped`] for a lever that has no phase-in.
    pub fn set_phase_in(&mut self, lever: Lever, years: Option<PhaseIn>) -> Result<(), NotRamped> {
        if lever.onset() == Onset::Always {
            return Err(NotRamped(lever));
        }
        self.phase_ins[lever.at()] = years;
        Ok(())
    }
}

/// Each lever's strength in one year: its value times the share of it that acts by then.
#[derive(Debug, Clone, Copy)]
pub struct Strengths<N = f64>(ByLever<N>);

impl<N: Number> Strengths<N> {
    #[must_use]
    pub fn in_year(values: &ByLever<N>, timings: &Timings, year: FinancialYear) -> Self {
        let common = timings.common.share(year);
        Self(Lever::ALL.map(|lever| {
            let value = values[lever.at()];
            match lever.onset() {
                Onset::Always => value,
                Onset::Ramped if timings.has_own(lever) => {
                    value * N::each(timings.of(lever).share(year))
                }
                Onset::Ramped => value * N::each(common),
            }
        }))
    }

    #[must_use]
    pub const fn rate(&self, lever: Lever) -> Rate<N> {
        Rate::of(self.0[lever as usize])
    }

    #[must_use]
    pub const fn places(&self, lever: Lever) -> Pupils<N> {
        Pupils::of(self.0[lever as usize])
    }

    #[must_use]
    pub const fn pounds(&self, lever: Lever) -> Pounds<N> {
        Pounds::of(self.0[lever as usize])
    }
}

impl Strengths {
    /// The same in every future.
    #[must_use]
    pub fn each<N: Number>(&self) -> Strengths<N> {
        Strengths(self.0.map(N::each))
    }

    /// With no ramped lever acting, as in the base year.
    #[must_use]
    pub fn before_any(values: &LeverValues) -> Self {
        Self(Lever::ALL.map(|lever| match lever.onset() {
            Onset::Always => values.get(lever),
            Onset::Ramped => 0.0,
        }))
    }
}
