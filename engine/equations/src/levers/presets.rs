//! Presets: six named sets of values on top of the basis's own (model.md 8).
//!
//! Answers for: their names in links and what they set. The page has the sentences.

use super::definitions::{Lever, OutOfRange};
use super::values::LeverValues;

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
/// For the three above together: the values of levers that two of them set.
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

    /// What it sets on top of the basis's own values; a later entry overrides an earlier one.
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

    /// What it sets for an authority with this many times Southwark's plans: places to the nearest
    /// five, at least five; services to the nearest £50,000 (model.md 8).
    pub fn sets_for(self, size: f64) -> impl Iterator<Item = (Lever, f64)> {
        self.sets().map(move |(lever, value)| {
            let rounded = |step: f64| (value * size / step + 0.5).floor() * step;
            let value = match lever {
                _ if size == 1.0 => value,
                Lever::UnitPlaces | Lever::SpecialPlaces => rounded(5.0).max(5.0),
                Lever::ServicesInvestment => rounded(50_000.0),
                _ => value,
            };
            (lever, value)
        })
    }

    /// The basis's values with the preset's on top.
    ///
    /// # Errors
    /// [`OutOfRange`] where a preset sets a value outside a lever's range; a test checks that none
    /// does.
    pub fn on(self, basis: &LeverValues) -> Result<LeverValues, OutOfRange> {
        let mut values = *basis;
        for (lever, value) in self.sets_for(basis.size) {
            values.set(lever, value)?;
        }
        Ok(values)
    }
}
