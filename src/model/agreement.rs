//! A Safety Valve agreement: four published rows over its years, and nine conditions.
//!
//! Answers for: the rows with the precision that they were published in, what they say of
//! one another, and what has been paid by when. Uses `units`. The figures themselves are
//! the catalogue's.

use crate::units::{FinancialYear, Pounds};

/// An amount as it was printed: whole pounds, and the step to which it was rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    pounds: i64,
    rounded_to: i64,
}

impl Published {
    /// Printed in whole millions: "£24m".
    #[must_use]
    pub const fn millions(millions: i64) -> Self {
        Self {
            pounds: millions * 1_000_000,
            rounded_to: 1_000_000,
        }
    }

    /// Printed with one decimal, in tenths of a million: "£23.9m" is 239.
    #[must_use]
    pub const fn tenths(tenths: i64) -> Self {
        Self {
            pounds: tenths * 100_000,
            rounded_to: 100_000,
        }
    }

    /// Printed with two decimals, in hundredths of a million: "£9.22m" is 922.
    #[must_use]
    pub const fn hundredths(hundredths: i64) -> Self {
        Self {
            pounds: hundredths * 10_000,
            rounded_to: 10_000,
        }
    }

    #[must_use]
    #[allow(
        clippy::cast_precision_loss,
        reason = "amounts of millions are exact in f64"
    )]
    pub const fn pounds(self) -> Pounds {
        Pounds::of(self.pounds as f64)
    }

    /// The step that it was rounded to: nothing finer is known.
    #[must_use]
    #[allow(
        clippy::cast_precision_loss,
        reason = "amounts of millions are exact in f64"
    )]
    pub const fn rounded_to(self) -> Pounds {
        Pounds::of(self.rounded_to as f64)
    }
}

/// One column of the published table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgreementYear {
    pub year: FinancialYear,
    /// Cumulative deficit at 31 March if nothing were done.
    pub unmitigated: Published,
    /// Cumulative deficit that the plan holds it at.
    pub mitigated: Published,
    /// What the Department for Education pays in the year.
    pub payment: Published,
    /// What remains after all payments so far.
    pub remaining: Published,
}

pub const AGREEMENT_YEARS: usize = 5;

/// The published table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Agreement {
    pub years: [AgreementYear; AGREEMENT_YEARS],
}

/// Where the published rows do not quite agree with one another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RowDifference {
    pub year: FinancialYear,
    pub published: Pounds,
    /// Mitigated, less the payments so far.
    pub computed: Pounds,
}

/// A remaining deficit within this of the published one counts as at it: by so much the
/// published rows miss one another through rounding (see [`Agreement::differences`]).
pub const ROUNDING: Pounds = Pounds::of(60_000.0);

impl Agreement {
    #[must_use]
    pub fn of(&self, year: FinancialYear) -> Option<&AgreementYear> {
        self.years.iter().find(|column| column.year == year)
    }

    /// The payment of a year by the schedule; nought outside it.
    #[must_use]
    pub fn payment(&self, year: FinancialYear) -> Pounds {
        self.of(year)
            .map_or(Pounds::ZERO, |column| column.payment.pounds())
    }

    /// Payments up to and with a year.
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
