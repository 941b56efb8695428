//! Amounts that must not mix: pounds, pupils, rates, pounds per pupil.
//!
//! Answers for: what an amount is and which operations it has. Amounts from outside come in
//! through `new`, which rejects NaN and infinity. Each is a number or those of several futures
//! (`number`).

use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

use super::number::Number;

/// A number from outside that is not a quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a finite number")]
pub struct NotFinite;

macro_rules! quantity {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name<N = f64>(N);

        impl<N> $name<N> {
            /// A figure written in the source, or computed from checked ones.
            #[must_use]
            #[inline]
            pub const fn of(value: N) -> Self
            where
                N: Copy,
            {
                Self(value)
            }

            #[must_use]
            #[inline]
            pub const fn get(self) -> N
            where
                N: Copy,
            {
                self.0
            }
        }

        impl $name {
            /// Takes a number from outside.
            ///
            /// # Errors
            /// [`NotFinite`] for NaN and the infinities.
            #[inline]
            pub fn new(value: f64) -> Result<Self, NotFinite> {
                if value.is_finite() { Ok(Self(value)) } else { Err(NotFinite) }
            }

            #[must_use]
            #[inline]
            pub fn abs(self) -> Self {
                Self(self.0.abs())
            }

            /// The same in every future.
            #[must_use]
            #[inline]
            pub fn each<N: Number>(self) -> $name<N> {
                $name(N::each(self.0))
            }
        }

        impl<N: Number> $name<N> {
            pub const ZERO: Self = Self(N::ZERO);

            #[must_use]
            #[inline]
            pub fn max(self, other: Self) -> Self {
                Self(self.0.max(other.0))
            }

            #[must_use]
            #[inline]
            pub fn min(self, other: Self) -> Self {
                Self(self.0.min(other.0))
            }

            #[inline]
            pub fn at_most(self, other: Self) -> N::Answer {
                self.0.at_most(other.0)
            }

            /// Which share of `whole` it is; zero where the whole is not above zero.
            #[must_use]
            #[inline]
            pub fn share_of(self, whole: Self) -> Rate<N> {
                Rate(self.0.over(whole.0, f64::MIN_POSITIVE, N::ZERO))
            }
        }

        impl<N: Number> Add for $name<N> {
            type Output = Self;
            #[inline]
            fn add(self, other: Self) -> Self {
                Self(self.0 + other.0)
            }
        }
        impl<N: Number> Sub for $name<N> {
            type Output = Self;
            #[inline]
            fn sub(self, other: Self) -> Self {
                Self(self.0 - other.0)
            }
        }
        impl<N: Number> AddAssign for $name<N> {
            #[inline]
            fn add_assign(&mut self, other: Self) {
                self.0 += other.0;
            }
        }
        impl<N: Number> SubAssign for $name<N> {
            #[inline]
            fn sub_assign(&mut self, other: Self) {
                self.0 -= other.0;
            }
        }
        impl<N: Number> Neg for $name<N> {
            type Output = Self;
            #[inline]
            fn neg(self) -> Self {
                Self(-self.0)
            }
        }
        impl<N: Number> Sum for $name<N> {
            #[inline]
            fn sum<I: Iterator<Item = Self>>(items: I) -> Self {
                items.fold(Self(-N::ZERO), |sum, item| sum + item)
            }
        }
        /// The ratio of two amounts.
        impl<N: Number> Div for $name<N> {
            type Output = N;
            #[inline]
            fn div(self, other: Self) -> N {
                self.0 / other.0
            }
        }
    };
}

macro_rules! scaled_by_rate {
    ($($name:ident),*) => {$(
        impl<N: Number> Mul<Rate<N>> for $name<N> {
            type Output = Self;
            #[inline]
            fn mul(self, rate: Rate<N>) -> Self {
                Self(self.0 * rate.0)
            }
        }
        impl<N: Number> Mul<$name<N>> for Rate<N> {
            type Output = $name<N>;
            #[inline]
            fn mul(self, quantity: $name<N>) -> $name<N> {
                $name(self.0 * quantity.0)
            }
        }
    )*};
}

quantity!(
    /// Money, in pounds.
    Pounds
);
quantity!(
    /// Children and young people, or places for them. Real-valued: the model works in averages.
    Pupils
);
quantity!(
    /// A fraction: a share, a rate of growth, a factor. 5% is `0.05`.
    Rate
);
quantity!(
    /// What one funded place costs in a year, in pounds.
    PoundsPerPupil
);

scaled_by_rate!(Pounds, Pupils, PoundsPerPupil);

impl<N: Number> Rate<N> {
    pub const ONE: Self = Self(N::ONE);
}

impl<N: Number> Mul for Rate<N> {
    type Output = Self;
    #[inline]
    fn mul(self, other: Self) -> Self {
        Self(self.0 * other.0)
    }
}

impl<N: Number> Mul<PoundsPerPupil<N>> for Pupils<N> {
    type Output = Pounds<N>;
    #[inline]
    fn mul(self, price: PoundsPerPupil<N>) -> Pounds<N> {
        Pounds(self.0 * price.0)
    }
}
