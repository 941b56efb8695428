//! Where a child is placed, and how old a child can be.
//!
//! Answers for: the ten placements of the model (model.md 2), their names and order, and the
//! ages that an EHC plan can span. Uses no other module.

/// Youngest age of the census; it means "under 3".
pub const FIRST_AGE: usize = 2;
/// Oldest age of the census: a plan ends at 25 at the latest.
pub const LAST_AGE: usize = 25;
pub const AGES: usize = LAST_AGE - FIRST_AGE + 1;
/// Placements that the census counts.
pub const CENSUS_PLACEMENTS: usize = 9;
pub const PLACEMENTS: usize = CENSUS_PLACEMENTS + 1;
/// From this age on, schooling is post-16.
pub const POST_16: usize = 16;

/// One row of numbers for each age, first for [`FIRST_AGE`].
pub type ByAge<T> = [T; AGES];
/// One number for each placement that the census counts.
pub type ByCensusPlacement<T> = [T; CENSUS_PLACEMENTS];
/// One number for each placement of the model.
pub type ByPlacement<T> = [T; PLACEMENTS];

/// The row of an age in a [`ByAge`].
#[must_use]
pub const fn row(age: usize) -> usize {
    age - FIRST_AGE
}

/// Where a child with a plan is taught.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Placement {
    Mainstream,
    /// Resourced provision or a SEN unit of a mainstream school.
    Unit,
    /// State special school.
    Special,
    /// Independent or non-maintained special school.
    Independent,
    /// Alternative provision, hospital school, pupil referral unit.
    Ap,
    /// General further education college or training provider.
    Fe,
    /// Specialist post-16 institution.
    Spi,
    /// Educated elsewhere, by arrangement of the council or the parents.
    Elsewhere,
    /// No funded placement: home-educated, not in education, or not recorded.
    Unplaced,
    /// Kept in mainstream by an inclusion lever, with more support than most. No census counts it.
    Included,
}

impl Placement {
    pub const ALL: ByPlacement<Self> = [
        Self::Mainstream,
        Self::Unit,
        Self::Special,
        Self::Independent,
        Self::Ap,
        Self::Fe,
        Self::Spi,
        Self::Elsewhere,
        Self::Unplaced,
        Self::Included,
    ];

    /// Those that the census counts, in its order.
    pub const CENSUS: ByCensusPlacement<Self> = [
        Self::Mainstream,
        Self::Unit,
        Self::Special,
        Self::Independent,
        Self::Ap,
        Self::Fe,
        Self::Spi,
        Self::Elsewhere,
        Self::Unplaced,
    ];

    /// Its column in a [`ByPlacement`].
    #[must_use]
    pub const fn at(self) -> usize {
        self as usize
    }

    /// Its name in files, links and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Mainstream => "mainstream",
            Self::Unit => "unit",
            Self::Special => "special",
            Self::Independent => "independent",
            Self::Ap => "ap",
            Self::Fe => "fe",
            Self::Spi => "spi",
            Self::Elsewhere => "elsewhere",
            Self::Unplaced => "unplaced",
            Self::Included => "included",
        }
    }
}
