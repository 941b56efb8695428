//! Quantities that must not mix: pounds, pupils, rates, pounds per pupil, years.
//!
//! Answers for: what a quantity is, what may be done with it, and how a year is
//! written. Uses nothing of ours. A quantity is always finite: [`Rate::new`] and its
//! like are the only doors from the outside, and they turn NaN and infinity away.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

/// A number from outside that is no quantity.
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

            /// A figure written in the source, where the compiler sees that it is one.
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
        /// How many times one goes into the other.
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
    /// Children and young people, or places for them. Real-valued: the model counts in averages.
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

/// The census of January `0`: SEN2 calls January 2025 "202425".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Census(u16);

impl Census {
    #[must_use]
    pub const fn january(year: u16) -> Self {
        Self(year)
    }

    #[must_use]
    pub const fn year(self) -> u16 {
        self.0
    }
}

impl fmt::Display for Census {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "January {}", self.0)
    }
}

/// 1 April of one year to 31 March of the next, written 2025-26.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FinancialYear(u16);

/// A text that is no financial year.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a financial year: write it like 2026-27")]
pub struct NotAFinancialYear(pub String);

impl FinancialYear {
    /// The financial year that begins on 1 April `year`.
    #[must_use]
    pub const fn starting(year: u16) -> Self {
        Self(year)
    }

    #[must_use]
    pub const fn first_calendar_year(self) -> u16 {
        self.0
    }

    /// The calendar year of its 31 March.
    #[must_use]
    pub const fn march(self) -> u16 {
        self.0 + 1
    }

    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }

    #[must_use]
    pub const fn before(self) -> Self {
        Self(self.0 - 1)
    }

    #[must_use]
    pub const fn plus(self, years: u16) -> Self {
        Self(self.0 + years)
    }

    /// The January inside it.
    #[must_use]
    pub const fn census(self) -> Census {
        Census(self.0 + 1)
    }

    /// Years from `earlier` to this one; negative when this one is first.
    #[must_use]
    pub fn years_since(self, earlier: Self) -> i32 {
        i32::from(self.0) - i32::from(earlier.0)
    }
}

impl fmt::Display for FinancialYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}", self.0, (self.0 + 1) % 100)
    }
}

impl std::str::FromStr for FinancialYear {
    type Err = NotAFinancialYear;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let no = || NotAFinancialYear(text.to_owned());
        let (first, second) = text.split_once(['-', '–', '/']).ok_or_else(no)?;
        if first.len() != 4 || second.len() != 2 {
            return Err(no());
        }
        let year: u16 = first.parse().map_err(|_| no())?;
        let ends: u16 = second.parse().map_err(|_| no())?;
        if !(1990..2100).contains(&year) || ends != (year + 1) % 100 {
            return Err(no());
        }
        Ok(Self(year))
    }
}

impl serde::Serialize for FinancialYear {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
