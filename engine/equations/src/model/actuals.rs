//! Actual figures, which replace what the basis had to assume (model.md 8b).
//!
//! Answers for: actual deficits, blocks, payments and outturns by year, the Stability Grant, and
//! which values each can have. Uses `base_figures` for those of the base year and `limits` for
//! what is valid. `project` and `ledger` apply them.

pub use super::base_figures::{BaseFigures, BaseSum};
use super::basis::{Basis, BlockPath, Horizon, MOST_YEARS};
pub use super::limits::ActualsError;
use super::limits::{BILLION, checked_year, within};
use crate::units::{FinancialYear, Pounds, Rate};

/// The base year and those projected.
const YEARS: usize = MOST_YEARS + 1;

/// A kind of actual figure that a year can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Actual {
    /// Cumulative deficit before grant at the year's 31 March; the model goes on from it.
    Deficit,
    /// High needs block before deductions; later years grow from it.
    Block,
    /// Safety Valve payment, in place of the schedule's.
    Payment,
    /// Section 251 outturn, lines 1.2.x, net; κ is recalibrated to it.
    Outturn,
}

/// A grant of part of what is left after the Safety Valve payments, paid once.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct StabilityGrant {
    pub year: FinancialYear,
    /// Of the after-grant deficit at the end of [`StabilityGrant::BALANCE_OF`], whenever it is paid.
    pub share: Rate,
}

impl StabilityGrant {
    /// 90%, unless another share is chosen (model.md 7).
    pub const SHARE: Rate = Rate::of(0.9);
    /// The year whose closing balance it is a share of: 31 March 2026 (Department for Education, note
    /// of 9 February 2026).
    pub const BALANCE_OF: FinancialYear = FinancialYear::starting(2025);
}

/// Actual figures that somebody entered; none at first.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Actuals {
    horizon: Horizon,
    by_year: [[Option<Pounds>; YEARS]; Actual::ALL.len()],
    stability_grant: Option<StabilityGrant>,
    pub base: BaseFigures,
}

impl Actual {
    pub const ALL: [Self; 4] = [Self::Deficit, Self::Block, Self::Payment, Self::Outturn];

    /// Lowest and highest amount that it can have.
    #[must_use]
    pub fn range(self) -> (Pounds, Pounds) {
        match self {
            Self::Deficit => (-BILLION, BILLION),
            // Growth goes on from it, and nothing grows from zero.
            Self::Block => (Pounds::of(1.0), BILLION),
            Self::Payment | Self::Outturn => (Pounds::ZERO, BILLION),
        }
    }
}

impl Actuals {
    /// No actual figures, for a basis with this horizon.
    #[must_use]
    pub const fn nothing(horizon: Horizon) -> Self {
        Self {
            horizon,
            by_year: [[None; YEARS]; Actual::ALL.len()],
            stability_grant: None,
            base: BaseFigures::NONE,
        }
    }

    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::nothing(self.horizon)
    }

    /// First and last year that this kind of figure can be entered for.
    #[must_use]
    pub const fn years(&self, actual: Actual) -> (FinancialYear, FinancialYear) {
        let first = match actual {
            // The base year's own are the opening deficit and base spending.
            Actual::Deficit | Actual::Outturn => self.horizon.first(),
            Actual::Block | Actual::Payment => self.horizon.base_year,
        };
        (first, self.horizon.last())
    }

    #[must_use]
    pub fn actual(&self, actual: Actual, year: FinancialYear) -> Option<Pounds> {
        let at = usize::try_from(year.years_since(self.horizon.base_year)).ok()?;
        self.by_year[actual as usize].get(at).copied().flatten()
    }

    /// Whether any year has an actual figure of this kind.
    #[must_use]
    pub fn has_any(&self, actual: Actual) -> bool {
        self.by_year[actual as usize].iter().any(Option::is_some)
    }

    /// Sets a year's actual figure, or removes it.
    ///
    /// # Errors
    /// [`ActualsError`] for a year or an amount that is invalid; nothing is changed then.
    pub fn set_actual(
        &mut self,
        actual: Actual,
        year: FinancialYear,
        amount: Option<Pounds>,
    ) -> Result<(), ActualsError> {
        let (first, last) = self.years(actual);
        checked_year(year, first, last)?;
        let amount = amount
            .map(|amount| within(amount, actual.range(), Pounds::get))
            .transpose()?;
        let at = usize::try_from(year.years_since(self.horizon.base_year)).unwrap_or_default();
        if let Some(slot) = self.by_year[actual as usize].get_mut(at) {
            *slot = amount;
        }
        Ok(())
    }

    #[must_use]
    pub const fn stability_grant(&self) -> Option<StabilityGrant> {
        self.stability_grant
    }

    /// The same without a Stability Grant: only what changes the balance before it.
    #[must_use]
    pub const fn without_stability_grant(mut self) -> Self {
        self.stability_grant = None;
        self
    }

    /// What the high needs block grows from: the base year's actual block, if there is one.
    #[must_use]
    pub fn block_path(&self, basis: &Basis) -> BlockPath {
        BlockPath {
            base: self
                .actual(Actual::Block, basis.base_year)
                .unwrap_or(basis.block.base),
            ..basis.block
        }
    }

    /// Turns the Stability Grant on or off.
    ///
    /// # Errors
    /// [`ActualsError`] for a year before 2026-27 or one that is not projected, or a share outside
    /// 0 to 1.
    pub fn set_stability_grant(
        &mut self,
        grant: Option<StabilityGrant>,
    ) -> Result<(), ActualsError> {
        if let Some(grant) = grant {
            let first = StabilityGrant::BALANCE_OF.next().max(self.horizon.first());
            checked_year(grant.year, first, self.horizon.last())?;
            if !(Rate::ZERO..=Rate::ONE).contains(&grant.share) {
                return Err(ActualsError::Share);
            }
        }
        self.stability_grant = grant;
        Ok(())
    }
}
