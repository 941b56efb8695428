//! What a number that somebody enters counts.

/// What a number counts, and so how a person writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// A fraction, written as a percentage.
    Percent,
    /// A multiple of the base year's.
    Multiple,
    /// School places: there are no parts of one.
    Places,
    /// Children: nor of one of those.
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

    /// Whether there are no parts of one.
    #[must_use]
    pub const fn is_whole(self) -> bool {
        matches!(self, Self::Places | Self::Children | Self::Schools)
    }
}
