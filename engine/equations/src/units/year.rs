//! Censuses and financial years.
//!
//! Answers for: how years follow one another and how a financial year is written.

use std::fmt;

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

/// A text that is not a financial year.
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

/// As a person writes it; between programs as the calendar year that it begins in.
impl serde::Serialize for FinancialYear {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.collect_str(self)
        } else {
            serializer.serialize_u16(self.0)
        }
    }
}

/// As programs write it.
impl<'de> serde::Deserialize<'de> for FinancialYear {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        u16::deserialize(deserializer).map(Self)
    }
}
