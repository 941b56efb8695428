//! Amounts that must not mix: pounds, pupils, rates, pounds per pupil.
//!
//! Answers for: what an amount is and which operations it has. Amounts from outside come in
//! through `new`, which rejects NaN and infinity.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

/// A number from outside that is not a quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a finite number")]
pub struct NotFinite;

macro_rules! quantity {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default, serde::Serialize)]
        #[serde(transparent)]
        pub struct $name(f64);

        impl $name {
            pub const ZERO: Self = Self(0.0);

            /// Takes a number from outside.
            ///
            /// # Errors
            /// [`NotFinite`] for NaN and the infinities.
            pub fn new(value: f64) -> Result<Self, NotFinite> {
                if value.is_finite() { Ok(Self(value)) } else { Err(NotFinite) }
            }

            /// A figure written in the source, or computed from checked ones.
            #[must_use]
            pub const fn of(value: f64) -> Self {
                Self(value)
            }

            #[must_use]
            pub const fn get(self) -> f64 {
                self.0
            }

            #[must_use]
            pub fn max(self, other: Self) -> Self {
                Self(self.0.max(other.0))
            }

            #[must_use]
            pub fn min(self, other: Self) -> Self {
                Self(self.0.min(other.0))
            }

            #[must_use]
            pub fn abs(self) -> Self {
                Self(self.0.abs())
            }
        }

        impl Add for $name {
            type Output = Self;
            fn add(self, other: Self) -> Self {
                Self(self.0 + other.0)
            }
        }
        impl Sub for $name {
            type Output = Self;
            fn sub(self, other: Self) -> Self {
                Self(self.0 - other.0)
            }
        }
        impl AddAssign for $name {
            fn add_assign(&mut self, other: Self) {
                self.0 += other.0;
            }
        }
        impl SubAssign for $name {
            fn sub_assign(&mut self, other: Self) {
                self.0 -= other.0;
            }
        }
        impl Neg for $name {
            type Output = Self;
            fn neg(self) -> Self {
                Self(-self.0)
            }
        }
        impl Sum for $name {
            fn sum<I: Iterator<Item = Self>>(items: I) -> Self {
                Self(items.map(|item| item.0).sum())
            }
        }
        /// The ratio of two amounts.
        impl Div for $name {
            type Output = f64;
            fn div(self, other: Self) -> f64 {
                self.0 / other.0
            }
        }
    };
}

macro_rules! scaled_by_rate {
    ($($name:ident),*) => {$(
        impl Mul<Rate> for $name {
            type Output = Self;
            fn mul(self, rate: Rate) -> Self {
                Self(self.0 * rate.0)
            }
        }
        impl Mul<$name> for Rate {
            type Output = $name;
            fn mul(self, quantity: $name) -> $name {
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

impl Rate {
    pub const ONE: Self = Self(1.0);
}

impl Mul for Rate {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        Self(self.0 * other.0)
    }
}

impl Mul<PoundsPerPupil> for Pupils {
    type Output = Pounds;
    fn mul(self, price: PoundsPerPupil) -> Pounds {
        Pounds(self.0 * price.0)
    }
}
