//! What one school enters about itself, and the headcount move that follows from it.
//!
//! Answers for: the numbers and choices of "My school", which of them are only examples, and
//! the headcount move (model.md 8a) that they make.

use crate::authority::NATIONAL;
use equations::model::basis::{Basis, Horizon};
use equations::model::headcount::{HeadcountError, HeadcountMove, HeadcountRequest};
use equations::model::placement::Placement;
use equations::model::project::Assumptions;
use equations::units::{FinancialYear, PoundsPerPupil, Pupils, Unit};

macro_rules! figures {
    ($($(#[$doc:meta])* $figure:ident $name:literal $unit:ident [$low:literal, $high:literal] $example:expr;)*) => {
        /// A number that a school types.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Figure {
            $($(#[$doc])* $figure,)*
        }

        impl Figure {
            pub const ALL: [Self; FIGURES] = [$(Self::$figure,)*];
            const SPECS: [Spec; FIGURES] = [$(Spec {
                name: $name,
                unit: Unit::$unit,
                low: $low,
                high: $high,
                example: $example,
            },)*];
        }
    };
}

pub const FIGURES: usize = 18;

struct Spec {
    name: &'static str,
    unit: Unit,
    low: f64,
    high: f64,
    /// Used while nothing is typed. All examples are judgement, and marked as such.
    example: Option<f64>,
}

figures! {
    /// Plans on roll now.
    Plans "plans" Children [0.0, 2000.0] None;
    /// Notional SEN budget, £ a year.
    Budget "budget" Pounds [0.0, 20_000_000.0] None;
    /// How many more children the school would take.
    Children "children" Children [1.0, 1000.0] Some(8.0);
    /// £ a year for each child, in prices of the first year; otherwise the model's price.
    TopUp "top_up" Pounds [0.0, 1_000_000.0] None;
    /// Places of the base.
    Places "places" Places [1.0, 1000.0] None;
    /// Children who come to a base that does not fill.
    Filled "filled" Children [1.0, 1000.0] None;
    /// Of the children, those who fill a place that is empty now.
    Seats "seats" Children [0.0, 1000.0] Some(0.0);
    /// Hours of support a week, for each child.
    HoursEach "hours_each" Hours [0.0, 60.0] Some(15.0);
    /// Hours of support a week, shared by all of them.
    HoursShared "hours_shared" Hours [0.0, 2000.0] Some(0.0);
    /// Pay of the teachers of a base, £ a year before on-costs: a fixed cost.
    Teacher "teacher" Pounds [0.0, 2_000_000.0] Some(45_000.0);
    /// Paid weeks a year.
    Weeks "weeks" Weeks [0.0, 52.0] Some(39.0);
    /// £ an hour.
    Rate "rate" Pence [0.0, 500.0] Some(15.0);
    /// National insurance and pension, as a share of pay.
    OnCosts "on_costs" Percent [0.0, 1.0] Some(0.3);
    /// £ a year for all.
    Training "training" Pounds [0.0, 1_000_000.0] Some(500.0);
    /// £ a year for all.
    Space "space" Pounds [0.0, 5_000_000.0] Some(0.0);
    /// £ a year for each child, if the school has to buy it.
    Therapy "therapy" Pounds [0.0, 200_000.0] Some(0.0);
    /// £ once, for building.
    Capital "capital" Pounds [0.0, 100_000_000.0] Some(0.0);
    /// Schools that do the same.
    Schools "schools" Schools [1.0, 200.0] Some(10.0);
}

impl Figure {
    /// The figures that make up the cost of support; each has an example.
    pub const SUPPORT: [Self; 8] = [
        Self::HoursEach,
        Self::HoursShared,
        Self::Teacher,
        Self::Weeks,
        Self::Rate,
        Self::OnCosts,
        Self::Training,
        Self::Space,
    ];

    const fn spec(self) -> &'static Spec {
        &Self::SPECS[self as usize]
    }

    #[must_use]
    pub const fn name(self) -> &'static str {
        self.spec().name
    }

    #[must_use]
    pub const fn unit(self) -> Unit {
        self.spec().unit
    }

    #[must_use]
    pub const fn range(self) -> (f64, f64) {
        (self.spec().low, self.spec().high)
    }

    /// Used while nothing is typed.
    #[must_use]
    pub const fn example(self) -> Option<f64> {
        self.spec().example
    }
}

/// Where the children would be otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Instead {
    /// In this placement.
    Of(Placement),
    /// In mainstream in any case, so nothing is saved.
    StayedAnyway,
}

impl Instead {
    pub const ALL: [Self; 7] = [
        Self::Of(Placement::Special),
        Self::Of(Placement::Independent),
        Self::Of(Placement::Mainstream),
        Self::Of(Placement::Fe),
        Self::Of(Placement::Spi),
        Self::Of(Placement::Elsewhere),
        Self::StayedAnyway,
    ];

    /// Its name in links and lists.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Of(placement) => placement.name(),
            Self::StayedAnyway => "stayed-anyway",
        }
    }

    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|instead| instead.name() == name)
    }

    #[must_use]
    pub const fn placement(self) -> Placement {
        match self {
            Self::Of(placement) => placement,
            Self::StayedAnyway => Placement::Mainstream,
        }
    }
}

/// The financial year of the next September after a day: of the same calendar year up to August.
#[must_use]
pub const fn next_september(year: u16, month: u32) -> FinancialYear {
    FinancialYear::starting(if month < 9 { year } else { year + 1 })
}

/// A number outside its figure's range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutOfBounds;

/// One school's own figures and choices.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct School {
    typed: [Option<f64>; FIGURES],
    /// First and last age, both included.
    pub ages: (u16, u16),
    pub instead: Instead,
    /// Mainstream, or a base of the school's own.
    pub to: Placement,
    /// From September of this financial year.
    pub start: FinancialYear,
    pub years: u16,
    /// The placement breaks down after this many years.
    pub breaks_after: Option<u16>,
    /// The children live in another authority, which pays for them and keeps what is saved.
    pub lives_elsewhere: bool,
    /// Whether these children count in the scenario.
    pub counted: bool,
}

impl School {
    /// What the view opens with.
    #[must_use]
    pub fn example(horizon: Horizon) -> Self {
        Self {
            typed: [None; FIGURES],
            ages: (4, 10),
            instead: Instead::Of(Placement::Special),
            to: Placement::Mainstream,
            start: NATIONAL.this_year.clamp(horizon.first(), horizon.last()),
            years: 5,
            breaks_after: None,
            lives_elsewhere: false,
            counted: false,
        }
    }

    /// The same from a given September on, as far as the projection has room.
    #[must_use]
    pub fn opening(horizon: Horizon, september: FinancialYear) -> Self {
        let mut school = Self::example(horizon);
        school.start_in(september.clamp(horizon.first(), horizon.last()), horizon);
        school
    }

    /// Begins in another September, for no longer than the projection has room from there.
    pub fn start_in(&mut self, start: FinancialYear, horizon: Horizon) {
        self.start = start;
        let room = horizon.last().years_since(start) + 1;
        self.years = self.years.min(u16::try_from(room).unwrap_or(1));
    }

    /// What was typed, if anything was.
    #[must_use]
    pub const fn typed(&self, figure: Figure) -> Option<f64> {
        self.typed[figure as usize]
    }

    /// What was typed, or the example; `None` where there is neither.
    #[must_use]
    pub fn get(&self, figure: Figure) -> Option<f64> {
        self.typed(figure).or(figure.example())
    }

    /// The same, with zero where there is neither.
    #[must_use]
    pub fn number(&self, figure: Figure) -> f64 {
        self.get(figure).unwrap_or_default()
    }

    /// # Errors
    /// [`OutOfBounds`] outside the figure's range; nothing is changed then.
    pub fn set(&mut self, figure: Figure, number: Option<f64>) -> Result<(), OutOfBounds> {
        let (low, high) = figure.range();
        if number.is_some_and(|number| !(low..=high).contains(&number)) {
            return Err(OutOfBounds);
        }
        self.typed[figure as usize] = number;
        Ok(())
    }

    #[must_use]
    pub fn is_base(&self) -> bool {
        self.to == Placement::Unit
    }

    /// Places of the base, if it is one; as many as the children hoped for, until typed.
    #[must_use]
    pub fn places(&self) -> Option<f64> {
        let children = self.number(Figure::Children);
        self.is_base()
            .then(|| self.get(Figure::Places).unwrap_or(children))
    }

    /// Children who come; in a base that does not fill, fewer than hoped for.
    #[must_use]
    pub fn children(&self) -> f64 {
        let children = self.number(Figure::Children);
        self.get(Figure::Filled)
            .filter(|_| self.is_base())
            .map_or(children, |filled| filled.min(children))
    }

    /// Pay of the teachers of a base; zero in mainstream, whose classes have teachers already.
    #[must_use]
    pub fn teacher(&self) -> f64 {
        if self.is_base() {
            self.number(Figure::Teacher)
        } else {
            0.0
        }
    }

    /// Years that it runs: until it ends or breaks down.
    #[must_use]
    pub fn runs(&self) -> u16 {
        self.breaks().unwrap_or(self.years)
    }

    /// Whether the children are there at the January inside a financial year.
    #[must_use]
    pub fn runs_at(&self, year: FinancialYear) -> bool {
        (0..i32::from(self.runs())).contains(&year.years_since(self.start))
    }

    /// Years after which the placement breaks down, if that is before it ends.
    #[must_use]
    pub fn breaks(&self) -> Option<u16> {
        self.breaks_after.filter(|after| *after < self.years)
    }

    /// The headcount move that this many schools like this one make.
    ///
    /// # Errors
    /// [`HeadcountError`] where the parts do not fit together.
    pub fn entry(&self, basis: &Basis, schools: f64) -> Result<HeadcountMove, HeadcountError> {
        let places = self.places();
        HeadcountMove::new(
            HeadcountRequest {
                children: Pupils::of(self.children() * schools),
                ages: (usize::from(self.ages.0), usize::from(self.ages.1)),
                from: self.instead.placement(),
                to: self.to,
                start: self.start,
                years: self.runs(),
                top_up: self.get(Figure::TopUp).map(PoundsPerPupil::of),
                places: places.map(|places| Pupils::of(places * schools)),
            },
            basis.horizon(),
        )
    }

    /// What it adds to the scenario: nothing while it is not counted, does not fit together, or
    /// is about another authority's children.
    #[must_use]
    pub fn put_in(&self, basis: &Basis) -> Option<HeadcountMove> {
        (self.counted && !self.lives_elsewhere)
            .then(|| self.entry(basis, 1.0).ok())
            .flatten()
    }

    /// Everything else that is assumed. If the scenario already counts this school, it is not
    /// counted twice.
    #[must_use]
    pub fn others(&self, basis: &Basis, assumed: &Assumptions) -> Assumptions {
        let mut others = assumed.clone();
        let own = self.put_in(basis);
        let moves = &mut others.headcount_moves;
        if let Some(at) = moves.iter().position(|named| Some(named) == own.as_ref()) {
            moves.remove(at);
        }
        others
    }
}
