//! The four groups that assumptions are in, and the eight that come first.
//!
//! Answers for: their names in links, and which levers a workshop starts with. Which group a
//! lever belongs to is said in `words::levers`. Uses the engine's levers.

use engine::levers::Lever;

/// What a lever is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    Demand,
    Places,
    TopUpsAndFees,
    Funding,
}

impl Group {
    pub const ALL: [Self; 4] = [
        Self::Demand,
        Self::Places,
        Self::TopUpsAndFees,
        Self::Funding,
    ];

    pub const NAMES: [&'static str; 4] = ["demand", "places", "top-ups", "funding"];

    /// Its name in links.
    #[must_use]
    pub const fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.name() == name)
    }
}

/// The eight levers that come first on the page (MODEL 8).
pub const FIRST_EIGHT: [Lever; 8] = [
    Lever::NewPlansGrowth,
    Lever::GraduatedResponse,
    Lever::InclusionMoves,
    Lever::UnitPlaces,
    Lever::SpecialPlaces,
    Lever::AdultPathways,
    Lever::SpecialTopup,
    Lever::IndependentFees,
];
