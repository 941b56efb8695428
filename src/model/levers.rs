//! The assumptions that can be moved: their names, ranges, defaults and timing.
//!
//! Answers for: what a lever is, which values it can have, and how strongly it acts in
//! a year. Uses `units`. Their wording is the catalogue's.

use crate::units::{FinancialYear, Pounds, Pupils, Rate};

/// What may happen, what someone can do, or whose money it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It may happen; nobody decides it.
    Assumption,
    /// Someone can do it.
    Action,
    /// It is someone else's money.
    Funding,
}

/// What a lever's value counts, and so how a person writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// A fraction, written as a percentage.
    Percent,
    /// A multiple of what 2024 had.
    Multiple,
    /// Places.
    Places,
    /// Pounds a year.
    PoundsAYear,
}

/// How a lever begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Onset {
    /// In full in every projected year.
    Always,
    /// From its start year on, growing to its full value over its phase-in.
    Ramped,
}

macro_rules! levers {
    ($($(#[$doc:meta])* $lever:ident $name:literal $onset:ident $kind:ident $measure:ident $default:literal [$low:literal, $high:literal];)*) => {
        /// One assumption that can be moved (MODEL 8).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Lever {
            $($(#[$doc])* $lever,)*
        }

        impl Lever {
            pub const ALL: [Self; LEVERS] = [$(Self::$lever,)*];

            const SPECS: [Spec; LEVERS] = [$(Spec {
                name: $name,
                onset: Onset::$onset,
                kind: Kind::$kind,
                measure: Measure::$measure,
                default: $default,
                low: $low,
                high: $high,
            },)*];
        }
    };
}

pub const LEVERS: usize = 29;

struct Spec {
    name: &'static str,
    onset: Onset,
    kind: Kind,
    measure: Measure,
    default: f64,
    low: f64,
    high: f64,
}

// Where the default is the basis's, what stands here is "as in 2024, nothing added";
// `Basis::values` overrides it.
levers! {
    NewPlansScale "new_plans_scale" Always Assumption Multiple 1.0 [0.2, 2.0];
    NewPlansGrowth "new_plans_growth" Always Assumption Percent 0.0 [-0.10, 0.15];
    Complexity "complexity" Always Assumption Percent 0.0 [-0.03, 0.08];
    ExitRate "exit_rate" Always Assumption Multiple 1.0 [0.5, 1.5];
    SpecialTrend "special_trend" Always Assumption Places 0.0 [0.0, 60.0];
    EarlySupport "early_support" Ramped Action Percent 0.0 [0.0, 0.30];
    GraduatedResponse "graduated_response" Ramped Action Percent 0.0 [0.0, 0.30];
    /// Judgement (MODEL 8): less than a mainstream top-up; no price is published.
    SupportWithoutPlan "support_without_plan" Always Assumption PoundsAYear 4000.0 [0.0, 15000.0];
    /// In points added to the rate at which plans end.
    AnnualReviews "annual_reviews" Ramped Action Percent 0.0 [0.0, 0.01];
    AdultPathways "adult_pathways" Ramped Action Percent 0.0 [0.0, 1.5];
    InclusionNew "inclusion_new" Ramped Action Percent 0.0 [0.0, 0.60];
    InclusionMoves "inclusion_moves" Ramped Action Percent 0.0 [0.0, 0.60];
    /// Judgement (MODEL 8): halfway between a mainstream and a special top-up.
    IncludedSupport "included_support" Always Assumption Percent 0.5 [0.0, 1.0];
    /// Judgement (MODEL 8): bases fill largely from mainstream.
    BaseFromSpecial "base_from_special" Always Assumption Percent 0.6 [0.0, 1.0];
    UnitPlaces "unit_places" Ramped Action Places 0.0 [0.0, 300.0];
    SpecialPlaces "special_places" Ramped Action Places 0.0 [0.0, 400.0];
    ReturnLocal "return_local" Ramped Action Percent 0.0 [0.0, 0.50];
    FeInsteadOfSpi "fe_instead_of_spi" Ramped Action Percent 0.0 [0.0, 0.80];
    MainstreamTopup "mainstream_topup" Ramped Action Percent 0.0 [-0.20, 0.60];
    SpecialTopup "special_topup" Ramped Action Percent 0.0 [-0.10, 0.15];
    IndependentFees "independent_fees" Ramped Action Percent 0.0 [-0.20, 0.20];
    HealthContribution "health_contribution" Ramped Funding Percent 0.0 [0.0, 0.40];
    ServicesInvestment "services_investment" Ramped Action PoundsAYear 0.0 [0.0, 5_000_000.0];
    StateInflation "state_inflation" Always Assumption Percent 0.03 [0.0, 0.10];
    IndependentInflation "independent_inflation" Always Assumption Percent 0.03 [0.0, 0.12];
    ApGrowth "ap_growth" Always Assumption Percent 0.0 [-0.10, 0.25];
    HnbGrowth "hnb_growth" Always Funding Percent 0.03 [-0.05, 0.12];
    BlockTransfer "block_transfer" Always Funding Percent 0.0 [0.0, 0.015];
    CouncilContribution "council_contribution" Always Funding PoundsAYear 0.0 [0.0, 10_000_000.0];
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
    pub const fn measure(self) -> Measure {
        self.spec().measure
    }

    /// Lowest and highest value that it can have.
    #[must_use]
    pub const fn range(self) -> (f64, f64) {
        (self.spec().low, self.spec().high)
    }

    /// The lever of this name, if there is one.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lever| lever.name() == name)
    }

    /// The value, if it is one that this lever can have.
    ///
    /// # Errors
    /// [`OutOfRange`] where it is no number or lies outside [`Lever::range`].
    pub fn check(self, value: f64) -> Result<f64, OutOfRange> {
        let (low, high) = self.range();
        if (low..=high).contains(&value) {
            Ok(value)
        } else {
            Err(OutOfRange { lever: self })
        }
    }
}

/// A value that a lever cannot have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{} goes from {} to {}", .lever.name(), .lever.range().0, .lever.range().1)]
pub struct OutOfRange {
    pub lever: Lever,
}

/// A value for each lever, each within its range.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LeverValues([f64; LEVERS]);

impl Default for LeverValues {
    fn default() -> Self {
        Self(Lever::SPECS.each_ref().map(|spec| spec.default))
    }
}

impl LeverValues {
    #[must_use]
    pub const fn get(&self, lever: Lever) -> f64 {
        self.0[lever as usize]
    }

    /// Gives a lever another value.
    ///
    /// # Errors
    /// [`OutOfRange`], and then nothing is changed.
    pub fn set(&mut self, lever: Lever, value: f64) -> Result<(), OutOfRange> {
        self.0[lever as usize] = lever.check(value)?;
        Ok(())
    }
}

/// When the ramped levers begin, and over how many years they grow to their value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Timing {
    pub start: FinancialYear,
    pub phase_in: PhaseIn,
}

/// Years from a lever's beginning to its full strength: 1 means at once.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct PhaseIn(f64);

/// A number of years that is no phase-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a phase-in is a number of years, 1 or more")]
pub struct NotAPhaseIn;

impl PhaseIn {
    /// MODEL 8: three years, unless something else is said.
    pub const THREE_YEARS: Self = Self(3.0);

    /// # Errors
    /// [`NotAPhaseIn`] below 1, and for what is no number.
    pub fn years(years: f64) -> Result<Self, NotAPhaseIn> {
        if years >= 1.0 && years.is_finite() {
            Ok(Self(years))
        } else {
            Err(NotAPhaseIn)
        }
    }

    #[must_use]
    pub const fn get(self) -> f64 {
        self.0
    }
}

impl Timing {
    /// The first financial year in which it acts in full.
    #[must_use]
    pub fn full_from(self) -> FinancialYear {
        // Longer than a century is as good as never.
        let years = self.phase_in.get().ceil().clamp(1.0, 100.0);
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "from 1 to 100"
        )]
        self.start.plus(years as u16 - 1)
    }

    /// How much of a ramped lever's value acts in a year, from 0 to 1.
    #[must_use]
    pub fn share(self, year: FinancialYear) -> f64 {
        (f64::from(year.years_since(self.start) + 1) / self.phase_in.get()).clamp(0.0, 1.0)
    }
}

/// One timing for all ramped levers, and those that have one of their own.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Timings {
    pub common: Timing,
    starts: [Option<FinancialYear>; LEVERS],
    phase_ins: [Option<PhaseIn>; LEVERS],
}

/// A start or phase-in for a lever that acts in full in every year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{} has no start or phase-in: it acts in full in every projected year", .0.name())]
pub struct NotRamped(pub Lever);

impl Timings {
    #[must_use]
    pub const fn all(common: Timing) -> Self {
        Self {
            common,
            starts: [None; LEVERS],
            phase_ins: [None; LEVERS],
        }
    }

    #[must_use]
    pub fn of(&self, lever: Lever) -> Timing {
        Timing {
            start: self.starts[lever.at()].unwrap_or(self.common.start),
            phase_in: self.phase_ins[lever.at()].unwrap_or(self.common.phase_in),
        }
    }

    #[must_use]
    pub const fn own_start(&self, lever: Lever) -> Option<FinancialYear> {
        self.starts[lever.at()]
    }

    #[must_use]
    pub const fn own_phase_in(&self, lever: Lever) -> Option<PhaseIn> {
        self.phase_ins[lever.at()]
    }

    /// Gives a lever a start of its own, or takes it away.
    ///
    /// # Errors
    /// [`NotRamped`] for a lever that has no start.
    pub fn set_start(
        &mut self,
        lever: Lever,
        start: Option<FinancialYear>,
    ) -> Result<(), NotRamped> {
        if lever.onset() == Onset::Always {
            return Err(NotRamped(lever));
        }
        self.starts[lever.at()] = start;
        Ok(())
    }

    /// Gives a lever a phase-in of its own, or takes it away.
    ///
    /// # Errors
    /// [`NotRamped`] for a lever that has none.
    pub fn set_phase_in(&mut self, lever: Lever, years: Option<PhaseIn>) -> Result<(), NotRamped> {
        if lever.onset() == Onset::Always {
            return Err(NotRamped(lever));
        }
        self.phase_ins[lever.at()] = years;
        Ok(())
    }
}

/// Each lever's strength in one year: its value, times how much of it acts by then.
#[derive(Debug, Clone, Copy)]
pub struct Strengths([f64; LEVERS]);

impl Strengths {
    #[must_use]
    pub fn in_year(values: &LeverValues, timings: &Timings, year: FinancialYear) -> Self {
        Self(Lever::ALL.map(|lever| match lever.onset() {
            Onset::Always => values.get(lever),
            Onset::Ramped => values.get(lever) * timings.of(lever).share(year),
        }))
    }

    /// No ramped lever acts: so it is in the base year.
    #[must_use]
    pub fn before_any(values: &LeverValues) -> Self {
        Self(Lever::ALL.map(|lever| match lever.onset() {
            Onset::Always => values.get(lever),
            Onset::Ramped => 0.0,
        }))
    }

    #[must_use]
    pub const fn rate(&self, lever: Lever) -> Rate {
        Rate::of(self.0[lever as usize])
    }

    #[must_use]
    pub const fn places(&self, lever: Lever) -> Pupils {
        Pupils::of(self.0[lever as usize])
    }

    #[must_use]
    pub const fn pounds(&self, lever: Lever) -> Pounds {
        Pounds::of(self.0[lever as usize])
    }
}
