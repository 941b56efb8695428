//! Reads actual figures: `--actual` and similar options (model.md 8b).
//!
//! Answers for: a valid figure, or one sentence that says what is allowed.

use super::errors::UsageError;
use super::number::number;
use engine::model::actuals::{Actual, Actuals, BaseFigures, BaseSum, StabilityGrant};
use engine::model::cost::PRICED;
use engine::units::{FinancialYear, Pounds, PoundsPerPupil, Pupils, Rate};

const YEAR_AND_POUNDS: &str = "YEAR=£";
const STABILITY_GRANT: &str = "stability-grant";
const PRICE: &str = "price";
const SPECIAL_CAPACITY: &str = "special-capacity";

/// What an option does, if it is one of these.
#[derive(Debug, Clone, Copy)]
pub enum ActualsOption {
    Actual(Actual),
    Sum(BaseSum),
    Price,
    SpecialCapacity,
    StabilityGrant,
}

impl ActualsOption {
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            PRICE => Self::Price,
            SPECIAL_CAPACITY => Self::SpecialCapacity,
            STABILITY_GRANT => Self::StabilityGrant,
            _ => {
                let actual = Actual::ALL.into_iter().find(|it| actual_name(*it) == name);
                let sum = BaseSum::ALL.into_iter().find(|it| sum_name(*it) == name);
                return actual.map(Self::Actual).or(sum.map(Self::Sum));
            }
        })
    }

    /// Adds what was given to the actual figures.
    pub fn read(self, given: &str, actuals: &mut Actuals) -> Result<(), UsageError> {
        match self {
            Self::Actual(actual) => read_actual(actual, given, actuals),
            Self::Sum(sum) => read_sum(sum, given, &mut actuals.base),
            Self::Price => read_price(given, &mut actuals.base),
            Self::SpecialCapacity => read_capacity(given, &mut actuals.base),
            Self::StabilityGrant => read_grant(given, actuals),
        }
    }
}

const fn actual_name(actual: Actual) -> &'static str {
    match actual {
        Actual::Deficit => "actual",
        Actual::Block => "actual-block",
        Actual::Payment => "actual-grant",
        Actual::Outturn => "outturn",
    }
}

const fn sum_name(sum: BaseSum) -> &'static str {
    match sum {
        BaseSum::ApBase => "ap-base",
        BaseSum::ServicesBase => "services-base",
        BaseSum::BaseSpend => "base-spend",
        BaseSum::OpeningDeficit => "opening",
    }
}

fn read_actual(actual: Actual, given: &str, actuals: &mut Actuals) -> Result<(), UsageError> {
    let option = actual_name(actual);
    let (of_year, amount) = halves(option, YEAR_AND_POUNDS, given)?;
    let year = year(option, of_year, actuals.years(actual))?;
    not_twice(option, actuals.actual(actual, year), || year.to_string())?;
    let (low, high) = actual.range();
    number(amount)
        .and_then(|pounds| Pounds::new(pounds).ok())
        .and_then(|pounds| actuals.set_actual(actual, year, Some(pounds)).ok())
        .ok_or_else(|| bad_pounds(option, amount, low.get(), high.get()))
}

fn read_sum(sum: BaseSum, given: &str, base: &mut BaseFigures) -> Result<(), UsageError> {
    let option = sum_name(sum);
    not_twice(option, base.sum(sum), String::new)?;
    let (low, high) = sum.range();
    number(given)
        .and_then(|pounds| Pounds::new(pounds).ok())
        .and_then(|pounds| base.set_sum(sum, Some(pounds)).ok())
        .ok_or_else(|| bad_pounds(option, given, low.get(), high.get()))
}

fn read_price(given: &str, base: &mut BaseFigures) -> Result<(), UsageError> {
    let (name, amount) = halves(PRICE, "PLACEMENT=£", given)?;
    let placement = PRICED
        .into_iter()
        .find(|placement| placement.name() == name)
        .ok_or_else(|| UsageError::NoPrice {
            given: name.to_owned(),
        })?;
    not_twice(PRICE, base.unit_cost(placement), || name.to_owned())?;
    let (low, high) = BaseFigures::unit_cost_range();
    number(amount)
        .and_then(|pounds| PoundsPerPupil::new(pounds).ok())
        .and_then(|price| base.set_unit_cost(placement, Some(price)).ok())
        .ok_or_else(|| bad_pounds(PRICE, amount, low.get(), high.get()))
}

fn read_capacity(given: &str, base: &mut BaseFigures) -> Result<(), UsageError> {
    not_twice(SPECIAL_CAPACITY, base.special_capacity(), String::new)?;
    let (low, high) = BaseFigures::special_capacity_range();
    number(given)
        .and_then(|places| Pupils::new(places).ok())
        .and_then(|places| base.set_special_capacity(Some(places)).ok())
        .ok_or_else(|| UsageError::BadPlaces {
            given: given.to_owned(),
            low: low.get(),
            high: high.get(),
        })
}

fn read_grant(given: &str, actuals: &mut Actuals) -> Result<(), UsageError> {
    let (of_year, share) = match given.split_once('=') {
        Some((year, share)) => (year, Some(share)),
        None => (given, None),
    };
    let year = year(STABILITY_GRANT, of_year, actuals.years(Actual::Deficit))?;
    not_twice(STABILITY_GRANT, actuals.stability_grant(), String::new)?;
    share
        .map_or(Some(StabilityGrant::SHARE), |share| {
            number(share).and_then(|share| Rate::new(share).ok())
        })
        .map(|share| StabilityGrant { year, share })
        .and_then(|grant| actuals.set_stability_grant(Some(grant)).ok())
        .ok_or_else(|| UsageError::BadShare {
            given: share.unwrap_or_default().to_owned(),
        })
}

fn halves<'a>(
    option: &'static str,
    form: &'static str,
    given: &'a str,
) -> Result<(&'a str, &'a str), UsageError> {
    given.split_once('=').ok_or_else(|| UsageError::NoEquals {
        option,
        form,
        given: given.to_owned(),
    })
}

fn year(
    option: &'static str,
    given: &str,
    (first, last): (FinancialYear, FinancialYear),
) -> Result<FinancialYear, UsageError> {
    given
        .parse()
        .ok()
        .filter(|year| (first..=last).contains(year))
        .ok_or_else(|| UsageError::BadKnownYear {
            option,
            given: given.to_owned(),
            first,
            last,
        })
}

/// Two figures for the same thing: it is unclear which was meant.
fn not_twice<T>(
    option: &'static str,
    already: Option<T>,
    of: impl Fn() -> String,
) -> Result<(), UsageError> {
    match already {
        None => Ok(()),
        Some(_) => Err(UsageError::Twice { option, of: of() }),
    }
}

fn bad_pounds(option: &'static str, given: &str, low: f64, high: f64) -> UsageError {
    UsageError::BadPounds {
        option,
        given: given.to_owned(),
        low,
        high,
    }
}
