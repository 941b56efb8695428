//! What an amount counts with: one number, or the numbers of four futures side by side.
//!
//! Answers for: what the equations ask of either, so that they are written once. Uses the crate `wide`.

use std::fmt::Debug;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

use wide::f64x4;

/// How many futures [`Four`] has.
pub const FUTURES_AT_ONCE: usize = 4;

/// The numbers of four futures.
pub type Four = f64x4;

/// A number, or several that are calculated with at once.
pub trait Number:
    Copy
    + Debug
    + Default
    + PartialEq
    + Add<Output = Self>
    + AddAssign
    + Sub<Output = Self>
    + SubAssign
    + Mul<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
{
    /// An answer to a question of yes or no.
    type Answer;
    const ZERO: Self;
    const ONE: Self;

    /// The same number in every future.
    fn each(number: f64) -> Self;
    #[must_use]
    fn min(self, other: Self) -> Self;
    #[must_use]
    fn max(self, other: Self) -> Self;
    /// `self ÷ by` where `by` is at least `least`, which is above zero; `otherwise` elsewhere.
    #[must_use]
    fn over(self, by: Self, least: f64, otherwise: Self) -> Self;
    fn at_most(self, other: Self) -> Self::Answer;
}

impl Number for f64 {
    type Answer = bool;
    const ZERO: Self = 0.0;
    const ONE: Self = 1.0;

    #[inline]
    fn each(number: f64) -> Self {
        number
    }

    #[inline]
    fn min(self, other: Self) -> Self {
        Self::min(self, other)
    }

    #[inline]
    fn max(self, other: Self) -> Self {
        Self::max(self, other)
    }

    #[inline]
    fn over(self, by: Self, least: f64, otherwise: Self) -> Self {
        if by >= least { self / by } else { otherwise }
    }

    #[inline]
    fn at_most(self, other: Self) -> bool {
        self <= other
    }
}

impl Number for Four {
    type Answer = [bool; FUTURES_AT_ONCE];
    const ZERO: Self = Self::ZERO;
    const ONE: Self = Self::ONE;

    #[inline]
    fn each(number: f64) -> Self {
        Self::splat(number)
    }

    #[inline]
    fn min(self, other: Self) -> Self {
        self.fast_min(other)
    }

    #[inline]
    fn max(self, other: Self) -> Self {
        self.fast_max(other)
    }

    #[inline]
    fn over(self, by: Self, least: f64, otherwise: Self) -> Self {
        let enough = by.simd_ge(Self::splat(least));
        enough.bitselect(self / by, otherwise)
    }

    #[inline]
    fn at_most(self, other: Self) -> [bool; FUTURES_AT_ONCE] {
        let held = self.simd_le(other).to_bitmask();
        std::array::from_fn(|future| held & (1 << future) != 0)
    }
}
