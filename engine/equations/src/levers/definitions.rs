//! What each lever is: name, range, default, kind, unit, and whether it is ramped.
//!
//! Answers for: the one table of levers (model.md 8). Uses `units`. What the page says of a lever
//! is not here.

use crate::units::Unit;

/// Whether a lever is something that may happen, that someone can do, or other people's money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It may happen; nobody decides it.
    Assumption,
    /// Someone can do it.
    Action,
    /// It is other people's money.
    Funding,
}

/// When a lever acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Onset {
    /// In full in every projected year.
    Always,
    /// From its start year on, growing to its full value over its phase-in.
    Ramped,
}

macro_rules! levers {
    ($($(#[$doc:meta])* $lever:ident $name:literal $onset:ident $kind:ident $unit:ident $default:literal [$low:literal, $high:literal];)*) => {
        /// One lever (model.md 8).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum Lever {
            $($(#[$doc])* $lever,)*
        }

        impl Lever {
            pub const ALL: [Self; LEVERS] = [$(Self::$lever,)*];

            pub(super) const SPECS: [Spec; LEVERS] = [$(Spec {
                name: $name,
                onset: Onset::$onset,
                kind: Kind::$kind,
                unit: Unit::$unit,
                default: $default,
                low: $low,
                high: $high,
            },)*];
        }
    };
}

pub const LEVERS: usize = 30;

pub(super) struct Spec {
    name: &'static str,
    onset: Onset,
    kind: Kind,
    unit: Unit,
    pub(super) default: f64,
    low: f64,
    high: f64,
}

// Where a basis sets the default, the value here means "as in 2024, nothing added", and
// `Basis::values` overrides it.
levers! {
    NewPlansScale "new_plans_scale" Always Assumption Multiple 1.0 [0.2, 2.0];
    NewPlansGrowth "new_plans_growth" Always Assumption Percent 0.0 [-0.10, 0.15];
    Complexity "complexity" Always Assumption Percent 0.0 [-0.03, 0.08];
    ExitRate "exit_rate" Always Assumption Multiple 1.0 [0.5, 1.5];
    SpecialTrend "special_trend" Always Assumption Places 0.0 [0.0, 60.0];
    EarlySupport "early_support" Ramped Action Percent 0.0 [0.0, 0.30];
    GraduatedResponse "graduated_response" Ramped Action Percent 0.0 [0.0, 0.30];
    /// Judgement: less than a mainstream top-up; no price is published.
    SupportWithoutPlan "support_without_plan" Always Assumption Pounds 4000.0 [0.0, 15000.0];
    /// Added to the rate at which plans end.
    AnnualReviews "annual_reviews" Ramped Action Percent 0.0 [0.0, 0.01];
    AdultPathways "adult_pathways" Ramped Action Percent 0.0 [0.0, 1.5];
    InclusionNew "inclusion_new" Ramped Action Percent 0.0 [0.0, 0.60];
    InclusionMoves "inclusion_moves" Ramped Action Percent 0.0 [0.0, 0.60];
    /// Of children beyond special places. One in ten was in an independent school within the year
    /// to January 2025 (model.md 12); the agreement's forecast has all of them there.
    OverflowIndependent "overflow_independent" Always Assumption Percent 0.1 [0.0, 1.0];
    /// Judgement: halfway between a mainstream and a special top-up.
    IncludedSupport "included_support" Always Assumption Percent 0.5 [0.0, 1.0];
    /// Judgement: the share of new base places that replace a special school place.
    BaseFromSpecial "base_from_special" Always Assumption Percent 0.6 [0.0, 1.0];
    UnitPlaces "unit_places" Ramped Action Places 0.0 [0.0, 300.0];
    SpecialPlaces "special_places" Ramped Action Places 0.0 [0.0, 400.0];
    ReturnLocal "return_local" Ramped Action Percent 0.0 [0.0, 0.50];
    FeInsteadOfSpi "fe_instead_of_spi" Ramped Action Percent 0.0 [0.0, 0.80];
    MainstreamTopup "mainstream_topup" Ramped Action Percent 0.0 [-0.20, 0.60];
    SpecialTopup "special_topup" Ramped Action Percent 0.0 [-0.10, 0.15];
    IndependentFees "independent_fees" Ramped Action Percent 0.0 [-0.20, 0.20];
    HealthContribution "health_contribution" Ramped Funding Percent 0.0 [0.0, 0.40];
    ServicesInvestment "services_investment" Ramped Action Pounds 0.0 [0.0, 5_000_000.0];
    StateInflation "state_inflation" Always Assumption Percent 0.03 [0.0, 0.10];
    IndependentInflation "independent_inflation" Always Assumption Percent 0.03 [0.0, 0.12];
    ApGrowth "ap_growth" Always Assumption Percent 0.0 [-0.10, 0.25];
    HnbGrowth "hnb_growth" Always Funding Percent 0.03 [-0.05, 0.12];
    BlockTransfer "block_transfer" Always Funding Percent 0.0 [0.0, 0.015];
    CouncilContribution "council_contribution" Always Funding Pounds 0.0 [0.0, 10_000_000.0];
}

impl Lever {
    const fn spec(self) -> &'static Spec {
        &Self::SPECS[self as usize]
    }

    /// Its place in [`Lever::ALL`].
    #[must_use]
    pub const fn at(self) -> usize {
        self as usize
    }

    /// Its name in files, links and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.spec().name
    }

    #[must_use]
    pub const fn onset(self) -> Onset {
        self.spec().onset
    }

    #[must_use]
    pub const fn kind(self) -> Kind {
        self.spec().kind
    }

    #[must_use]
    pub const fn unit(self) -> Unit {
        self.spec().unit
    }

    /// Lowest and highest value that it can have, for an authority of Southwark's size. Those of
    /// places and pounds are higher for a larger one: see [`super::LeverValues::range`].
    #[must_use]
    pub const fn range(self) -> (f64, f64) {
        (self.spec().low, self.spec().high)
    }

    /// The lever of this name, if there is one.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lever| lever.name() == name)
    }
}

/// A value that a lever cannot have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{} goes from {} to {}", .lever.name(), .lever.range().0, .lever.range().1)]
pub struct OutOfRange {
    pub lever: Lever,
}
