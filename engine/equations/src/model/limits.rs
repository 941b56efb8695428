//! What an actual figure can be.
//!
//! Answers for: whether a year or an amount is valid, and the error for one that is not. Uses
//! `placement`.

use super::placement::Placement;
use crate::units::{FinancialYear, Pounds};

/// No council's deficit or block is near it: anything beyond is a typing mistake.
pub(super) const BILLION: Pounds = Pounds::of(1e9);

/// Why an actual figure is invalid.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum ActualsError {
    #[error("{given} is not from {first} to {last}")]
    Year {
        given: FinancialYear,
        first: FinancialYear,
        last: FinancialYear,
    },
    #[error("not from {low} to {high}")]
    Amount { low: f64, high: f64 },
    #[error("{} has no price of its own", .0.name())]
    NoPrice(Placement),
    #[error("a share is from 0 to 1")]
    Share,
}

/// Refuses a year outside the first and last that are possible.
pub(super) fn checked_year(
    given: FinancialYear,
    first: FinancialYear,
    last: FinancialYear,
) -> Result<(), ActualsError> {
    if (first..=last).contains(&given) {
        Ok(())
    } else {
        Err(ActualsError::Year { given, first, last })
    }
}

/// The amount, if it is within its range; NaN is in no range.
pub(super) fn within<T: PartialOrd + Copy>(
    amount: T,
    (low, high): (T, T),
    get: fn(T) -> f64,
) -> Result<T, ActualsError> {
    if (low..=high).contains(&amount) {
        Ok(amount)
    } else {
        Err(ActualsError::Amount {
            low: get(low),
            high: get(high),
        })
    }
}
