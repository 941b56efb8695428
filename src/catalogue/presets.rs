//! Places to start from: six named sets of values on top of the basis's own (MODEL 8).
//!
//! Answers for: their names, their sentences and what they set. Uses the model's levers.

use crate::model::levers::{Lever, LeverValues, OutOfRange};

/// A named set of values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Preset {
    #[default]
    NoAction,
    November2024,
    InclusionFirst,
    PlacesFirst,
    CommissioningFirst,
    Everything,
}

const NOVEMBER_2024: &[(Lever, f64)] = &[
    (Lever::NewPlansScale, 0.9),
    (Lever::ApGrowth, 0.10),
    (Lever::StateInflation, 0.03),
    (Lever::IndependentInflation, 0.05),
];
const INCLUSION_FIRST: &[(Lever, f64)] = &[
    (Lever::EarlySupport, 0.05),
    (Lever::GraduatedResponse, 0.05),
    (Lever::InclusionNew, 0.20),
    (Lever::InclusionMoves, 0.25),
    (Lever::UnitPlaces, 60.0),
    (Lever::ServicesInvestment, 1_500_000.0),
];
/// 65 places: the expansion of Highshore School, 60 to 70 (Southwark, November 2024).
const PLACES_FIRST: &[(Lever, f64)] = &[
    (Lever::SpecialPlaces, 65.0),
    (Lever::UnitPlaces, 40.0),
    (Lever::ReturnLocal, 0.20),
];
const COMMISSIONING_FIRST: &[(Lever, f64)] = &[
    (Lever::SpecialTopup, -0.03),
    (Lever::IndependentFees, -0.05),
    (Lever::HealthContribution, 0.10),
    (Lever::AdultPathways, 0.50),
    (Lever::FeInsteadOfSpi, 0.30),
    (Lever::ServicesInvestment, 300_000.0),
];
/// The three above together; where two set the same lever, this is what holds.
const TOGETHER: &[(Lever, f64)] = &[
    (Lever::UnitPlaces, 100.0),
    (Lever::ServicesInvestment, 1_800_000.0),
];

impl Preset {
    pub const ALL: [Self; 6] = [
        Self::NoAction,
        Self::November2024,
        Self::InclusionFirst,
        Self::PlacesFirst,
        Self::CommissioningFirst,
        Self::Everything,
    ];

    /// Its name in links and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoAction => "no-action",
            Self::November2024 => "november-2024",
            Self::InclusionFirst => "inclusion-first",
            Self::PlacesFirst => "places-first",
            Self::CommissioningFirst => "commissioning-first",
            Self::Everything => "everything",
        }
    }

    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|preset| preset.name() == name)
    }

    /// Its name on the page.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::NoAction => "The council’s no-action forecast",
            Self::November2024 => "The pressures of November 2024",
            Self::InclusionFirst => "Inclusion first",
            Self::PlacesFirst => "Places first",
            Self::CommissioningFirst => "Commissioning first",
            Self::Everything => "Everything at once",
        }
    }

    /// What it assumes, in a sentence or two.
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::NoAction => {
                "What the council expected in 2023 if nothing were done: the deficit before grant grows to £72m by March 2027."
            }
            Self::November2024 => {
                "The same, with what the council reported in November 2024: more plans, more alternative provision, dearer places. The sizes are our judgement."
            }
            Self::InclusionFirst => {
                "More needs met early and in school, more children starting and staying in mainstream with support, 60 base places, and £1.5m a year for support services."
            }
            Self::PlacesFirst => {
                "65 more special school places, 40 base places, and children coming back from independent schools where a place is spare and the family agrees."
            }
            Self::CommissioningFirst => {
                "Lower special top-ups and independent fees, the health service paying 10% of shared placements, and more ways into adult life."
            }
            Self::Everything => {
                "The three packages together, with 100 base places and £1.8m a year for services. Some of the special places that it builds stay empty, and are paid for."
            }
        }
    }

    /// What it sets on top of the basis's own values; a later entry holds over an earlier.
    pub fn sets(self) -> impl Iterator<Item = (Lever, f64)> {
        let groups: [&[(Lever, f64)]; 4] = match self {
            Self::NoAction => [&[], &[], &[], &[]],
            Self::November2024 => [NOVEMBER_2024, &[], &[], &[]],
            Self::InclusionFirst => [INCLUSION_FIRST, &[], &[], &[]],
            Self::PlacesFirst => [PLACES_FIRST, &[], &[], &[]],
            Self::CommissioningFirst => [COMMISSIONING_FIRST, &[], &[], &[]],
            Self::Everything => [INCLUSION_FIRST, PLACES_FIRST, COMMISSIONING_FIRST, TOGETHER],
        };
        groups.into_iter().flatten().copied()
    }

    /// The basis's values with the preset's on top.
    ///
    /// # Errors
    /// [`OutOfRange`] where a preset sets what its lever cannot have; a test holds that none does.
    pub fn on(self, basis: &LeverValues) -> Result<LeverValues, OutOfRange> {
        let mut values = *basis;
        for (lever, value) in self.sets() {
            values.set(lever, value)?;
        }
        Ok(values)
    }
}
