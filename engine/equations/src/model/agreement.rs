//! A Safety Valve agreement: four published rows over its years.
//!
//! Answers for: the rows in the precision of their publication, where they disagree with one
//! another, and what has been paid by when. Uses `units`. The figures themselves are the
//! authority's data.

use crate::units::{FinancialYear, Pounds};

/// An amount as printed: whole pounds, and the step that it was rounded to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Published {
    pounds: i64,
    rounded_to: i64,
}

impl Published {
    /// Reads millions as printed: "24", "23.9" or "9.22".
    #[must_use]
    pub fn printed(millions: &str) -> Option<Self> {
        let (whole, decimals) = millions.split_once('.').unwrap_or((millions, ""));
        let rounded_to = match decimals.len() {
            0 => 1_000_000,
            1 => 100_000,
            2 => 10_000,
            _ => return None,
        };
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        // No published figure of this kind is negative or above a billion pounds.
        if !(1..=3).contains(&whole.len()) || !digits(whole) || !digits(decimals) {
            return None;
        }
        let steps: i64 = format!("{whole}{decimals}").parse().ok()?;
        Some(Self {
            pounds: steps * rounded_to,
            rounded_to,
        })
    }

    #[must_use]
    #[allow(
        clippy::cast_precision_loss,
        reason = "amounts of millions are exact in f64"
    )]
    pub const fn pounds(self) -> Pounds {
        Pounds::of(self.pounds as f64)
    }

    /// The step that it was rounded to; nothing finer is known.
    #[must_use]
    #[allow(
        clippy::cast_precision_loss,
        reason = "amounts of millions are exact in f64"
    )]
    pub const fn rounded_to(self) -> Pounds {
        Pounds::of(self.rounded_to as f64)
    }
}

/// One column of the published table, amounts in £ million as printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct AgreementYear {
    pub year: FinancialYear,
    /// Cumulative deficit at 31 March if nothing is done.
    pub unmitigated: Published,
    /// Cumulative deficit at 31 March under the plan.
    pub mitigated: Published,
    /// What the Department for Education pays in the year.
    pub payment: Published,
    /// Deficit that remains after all payments so far.
    pub remaining: Published,
}

/// The published table.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Agreement {
    /// When it was made: "March 2023".
    pub made: String,
    /// The document that its rows come from.
    pub source: String,
    /// Year by year, the first year first.
    pub years: Vec<AgreementYear>,
}

/// A year in which the published rows do not quite agree with one another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RowDifference {
    pub year: FinancialYear,
    pub published: Pounds,
    /// Mitigated, less the payments so far.
    pub computed: Pounds,
}

/// A remaining deficit within this of the published one counts as meeting it. The published rows
/// themselves differ by this much through rounding (see [`Agreement::differences`]).
pub const ROUNDING: Pounds = Pounds::of(60_000.0);

impl Agreement {
    #[must_use]
    pub fn of(&self, year: FinancialYear) -> Option<&AgreementYear> {
        self.years.iter().find(|column| column.year == year)
    }

    /// The payment of a year by the schedule; zero outside it.
    #[must_use]
    pub fn payment(&self, year: FinancialYear) -> Pounds {
        self.of(year)
            .map_or(Pounds::ZERO, |column| column.payment.pounds())
    }

    /// Payments up to and including a year.
    #[must_use]
    pub fn paid_by(&self, year: FinancialYear) -> Pounds {
        self.years
            .iter()
            .filter(|column| column.year <= year)
            .map(|column| column.payment.pounds())
            .sum()
    }

    /// Every year in which the remaining deficit is not mitigated less the payments so far.
    pub fn differences(&self) -> impl Iterator<Item = RowDifference> + '_ {
        self.years.iter().filter_map(|column| {
            let published = column.remaining.pounds();
            let computed = column.mitigated.pounds() - self.paid_by(column.year);
            (published != computed).then_some(RowDifference {
                year: column.year,
                published,
                computed,
            })
        })
    }
}
