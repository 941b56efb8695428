//! Everything that is typed as one number: levers, actual figures, and a school's own.
//!
//! Answers for: which numbers there are, what they can be, and where a scenario has them.

use super::Scenario;
use engine::analysis::school::Figure;
use engine::levers::{Lever, LeverValues};
use engine::model::actuals::{Actual, Actuals, BaseFigures, BaseSum, StabilityGrant};
use engine::model::basis::Basis;
use engine::model::cost::PRICED;
use engine::model::placement::Placement;
use engine::units::{FinancialYear, Pounds, PoundsPerPupil, Pupils, Rate, Unit};

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

    /// What was typed, if anything was; for a lever, what it was moved to by hand.
    #[must_use]
    pub fn typed(self, scenario: &Scenario) -> Option<f64> {
        let actuals = &scenario.actuals;
        match self {
            Self::Lever(lever) => scenario.moved(lever),
            Self::Actual(actual, year) => actuals.actual(actual, year).map(Pounds::get),
            Self::UnitCost(placement) => actuals.base.unit_cost(placement).map(PoundsPerPupil::get),
            Self::BaseSum(sum) => actuals.base.sum(sum).map(Pounds::get),
            Self::SpecialCapacity => actuals.base.special_capacity().map(Pupils::get),
            Self::StabilityShare => actuals.stability_grant().map(|grant| grant.share.get()),
            Self::School(figure) => scenario.school.typed(figure),
        }
    }

    /// Sets a number, or removes it.
    ///
    /// # Errors
    /// [`NotAllowed`]; nothing is changed then.
    pub fn set(
        self,
        scenario: &mut Scenario,
        basis: &Basis,
        number: Option<f64>,
    ) -> Result<(), NotAllowed> {
        let actuals = &mut scenario.actuals;
        match self {
            Self::School(figure) => scenario.school.set(figure, number).map_err(|_| NotAllowed),
            Self::Lever(lever) => match number {
                Some(number) => scenario.set(basis, lever, number).map_err(|_| NotAllowed),
                None => {
                    scenario.reset(lever);
                    Ok(())
                }
            },
            Self::Actual(actual, year) => actuals
                .set_actual(actual, year, quantity(number, Pounds::new)?)
                .map_err(|_| NotAllowed),
            Self::UnitCost(placement) => actuals
                .base
                .set_unit_cost(placement, quantity(number, PoundsPerPupil::new)?)
                .map_err(|_| NotAllowed),
            Self::BaseSum(sum) => actuals
                .base
                .set_sum(sum, quantity(number, Pounds::new)?)
                .map_err(|_| NotAllowed),
            Self::SpecialCapacity => actuals
                .base
                .set_special_capacity(quantity(number, Pupils::new)?)
                .map_err(|_| NotAllowed),
            Self::StabilityShare => {
                let share = quantity(number, Rate::new)?.unwrap_or(StabilityGrant::SHARE);
                let grant = actuals.stability_grant().ok_or(NotAllowed)?;
                actuals
                    .set_stability_grant(Some(StabilityGrant { share, ..grant }))
                    .map_err(|_| NotAllowed)
            }
        }
    }
}

fn both<T>((low, high): (T, T), get: fn(T) -> f64) -> (f64, f64) {
    (get(low), get(high))
}

/// A number as its quantity, if there is one.
fn quantity<T, E>(
    number: Option<f64>,
    new: fn(f64) -> Result<T, E>,
) -> Result<Option<T>, NotAllowed> {
    number.map(new).transpose().map_err(|_| NotAllowed)
}
