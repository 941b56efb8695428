//! What a number that somebody enters is measured in.

/// What a number is measured in, and so how a person writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// A fraction, written as a percentage.
    Percent,
    /// A multiple of the base year's.
    Multiple,
    /// School places, in whole numbers.
    Places,
    /// Children, in whole numbers.
    Children,
    /// Schools.
    Schools,
    /// Whole pounds.
    Pounds,
    /// Pounds and pence.
    Pence,
    Hours,
    Weeks,
}

impl Unit {
    /// Whether its numbers are amounts of money.
    #[must_use]
    pub const fn is_money(self) -> bool {
        matches!(self, Self::Pounds | Self::Pence)
    }

    /// Whether it is always a whole number.
    #[must_use]
    pub const fn is_whole(self) -> bool {
        matches!(self, Self::Places | Self::Children | Self::Schools)
    }
}
