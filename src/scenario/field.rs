//! Everything that is typed as one number: levers, actual figures, and a school's own.
//!
//! Answers for: which numbers there are, and what they can be. `typed` has where a scenario keeps
//! them.

use engine::analysis::school::Figure;
use engine::levers::{Lever, LeverValues};
use engine::model::actuals::{Actual, Actuals, BaseFigures, BaseSum};
use engine::model::basis::Basis;
use engine::model::cost::PRICED;
use engine::model::placement::Placement;
use engine::units::{FinancialYear, Pounds, PoundsPerPupil, Pupils, Unit};

/// One number that can be typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    Lever(Lever),
    /// An actual figure of a year.
    Actual(Actual, FinancialYear),
    /// £ a place in the base year, before κ.
    UnitCost(Placement),
    BaseSum(BaseSum),
    SpecialCapacity,
    /// The share of the deficit before it that the Stability Grant pays.
    StabilityShare,
    /// A figure of one school's own.
    School(Figure),
}

/// A number that is not valid for its field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAllowed;

impl From<Figure> for Field {
    fn from(figure: Figure) -> Self {
        Self::School(figure)
    }
}

impl From<Lever> for Field {
    fn from(lever: Lever) -> Self {
        Self::Lever(lever)
    }
}

impl Field {
    /// All actual figures, in the order of the page. The grant's share comes first, since it
    /// depends on the grant alone.
    #[must_use]
    pub fn actuals(basis: &Basis) -> Vec<Self> {
        let nothing = Actuals::nothing(basis.horizon());
        let mut all = vec![Self::StabilityShare];
        for actual in Actual::ALL {
            let (first, last) = nothing.years(actual);
            for year in first.first_calendar_year()..=last.first_calendar_year() {
                all.push(Self::Actual(actual, FinancialYear::starting(year)));
            }
        }
        all.extend(Self::base_figures());
        all
    }

    /// The figures of the base year, in the order of the page.
    #[must_use]
    pub fn base_figures() -> Vec<Self> {
        let mut all = vec![
            Self::BaseSum(BaseSum::OpeningDeficit),
            Self::BaseSum(BaseSum::BaseSpend),
            Self::SpecialCapacity,
        ];
        for placement in PRICED {
            all.push(Self::UnitCost(placement));
        }
        all.push(Self::BaseSum(BaseSum::ApBase));
        all.push(Self::BaseSum(BaseSum::ServicesBase));
        all
    }

    /// Every number of a scenario that is no lever: actual figures, then a school's own.
    #[must_use]
    pub fn typed_ones(basis: &Basis) -> Vec<Self> {
        let mut all = Self::actuals(basis);
        for figure in Figure::ALL {
            all.push(Self::School(figure));
        }
        all
    }

    /// The actual figure of a name.
    #[must_use]
    pub fn actual_named(name: &str, basis: &Basis) -> Option<Self> {
        let mut all = Self::actuals(basis).into_iter();
        all.find(|field| field.name() == name)
    }

    /// Its name in links, and in the ids of elements on the page.
    #[must_use]
    pub fn name(self) -> String {
        let actual = |actual| match actual {
            Actual::Deficit => "actual",
            Actual::Block => "actual_block",
            Actual::Payment => "actual_grant",
            Actual::Outturn => "actual_outturn",
        };
        match self {
            Self::Lever(lever) => lever.name().to_owned(),
            Self::Actual(which, year) => format!("{}.{year}", actual(which)),
            Self::UnitCost(placement) => format!("price.{}", placement.name()),
            Self::BaseSum(sum) => match sum {
                BaseSum::ApBase => "ap_base",
                BaseSum::ServicesBase => "services_base",
                BaseSum::BaseSpend => "base_spend",
                BaseSum::OpeningDeficit => "opening",
            }
            .to_owned(),
            Self::SpecialCapacity => "special_capacity".to_owned(),
            Self::StabilityShare => "stability_grant.share".to_owned(),
            Self::School(figure) => format!("school.{}", figure.name()),
        }
    }

    /// What its number is measured in.
    #[must_use]
    pub const fn unit(self) -> Unit {
        match self {
            Self::Lever(lever) => lever.unit(),
            Self::Actual(..) | Self::UnitCost(_) | Self::BaseSum(_) => Unit::Pounds,
            Self::SpecialCapacity => Unit::Places,
            Self::StabilityShare => Unit::Percent,
            Self::School(figure) => figure.unit(),
        }
    }

    /// Lowest and highest valid number.
    #[must_use]
    pub fn range(self, levers: &LeverValues) -> (f64, f64) {
        match self {
            Self::Lever(lever) => levers.range(lever),
            Self::Actual(actual, _) => both(actual.range(), Pounds::get),
            Self::UnitCost(_) => both(BaseFigures::unit_cost_range(), PoundsPerPupil::get),
            Self::BaseSum(sum) => both(sum.range(), Pounds::get),
            Self::SpecialCapacity => both(BaseFigures::special_capacity_range(), Pupils::get),
            Self::StabilityShare => (0.0, 1.0),
            Self::School(figure) => figure.range(),
        }
    }

    /// Whether an empty box means "not known" and is no error.
    #[must_use]
    pub const fn may_be_empty(self) -> bool {
        match self {
            Self::Lever(_) | Self::StabilityShare => false,
            Self::School(figure) => figure.example().is_none(),
            _ => true,
        }
    }
}

fn both<T>((low, high): (T, T), get: fn(T) -> f64) -> (f64, f64) {
    (get(low), get(high))
}
