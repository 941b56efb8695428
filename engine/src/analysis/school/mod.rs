//! What including more children does: for the school, year by year, and for the authority, both
//! for these children's own places and once those are refilled.
//!
//! Answers for: new money, own money, cost of support, the balance and where it breaks even; the
//! two results for the authority, which are never added. Uses `model`.

mod break_even;
mod by_lever;
mod inputs;
mod years;

pub use break_even::BreakEven;
pub use by_lever::{ByLever, by_lever};
pub use inputs::{FIGURES, Figure, Instead, OutOfBounds, School, next_september};
pub use years::{ForCouncil, ForSchool, SchoolYear, Support};

use break_even::{break_even_children, break_even_topup};

use equations::model::cost::EMPTY_UNIT_PLACE_FUNDING;
use equations::model::headcount::{HeadcountError, HeadcountMove, HeadcountYear};
use equations::model::placement::Placement;
use equations::model::project::{Assumptions, Model, YearResult};
use equations::units::{FinancialYear, Pounds, PoundsPerPupil, Pupils, Rate};

/// What a school is expected to pay for a child with a plan from its own notional SEN budget
/// before any top-up (element 2). Source: DfE, High needs funding operational guide 2023 to 2024.
pub const OWN_SHARE: PoundsPerPupil = PoundsPerPupil::of(6_000.0);

/// April to August belong to the school year before, September to March to the one that begins.
const BEFORE: Rate = Rate::of(5.0 / 12.0);
const INSIDE: Rate = Rate::of(7.0 / 12.0);

/// All results.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    pub entry: HeadcountMove,
    pub support: Support,
    pub years: Vec<SchoolYear>,
    /// £ a year for each child at which the balance of the settled year is zero.
    pub break_even_topup: Option<PoundsPerPupil>,
    /// For a base: the number of children at which the balance of an established year is zero.
    pub break_even_children: BreakEven,
    /// The year by which the savings have repaid the capital: with nothing refilled, and once
    /// places are refilled.
    pub capital_back: [Option<FinancialYear>; 2],
    /// Index of the settled year, which sentences are about: the first in which the children are
    /// there throughout and no place is funded as one of a new base.
    settled: usize,
    is_settled: bool,
    /// The settled year's balance if its empty places were not paid for.
    pub empty_unpaid: Option<Pounds>,
}

impl Outcome {
    /// The settled year; where there is none, the first full year or else the first.
    #[must_use]
    pub fn settled(&self) -> Option<&SchoolYear> {
        self.years.get(self.settled)
    }

    /// Whether that year really is settled.
    #[must_use]
    pub const fn is_settled(&self) -> bool {
        self.is_settled
    }
}

/// What a full year of support costs.
#[must_use]
pub fn support(school: &School) -> Support {
    let on_costs = 1.0 + school.number(Figure::OnCosts);
    let hour = school.number(Figure::Weeks) * school.number(Figure::Rate) * on_costs;
    Support {
        each: PoundsPerPupil::of(
            school.number(Figure::HoursEach) * hour + school.number(Figure::Therapy),
        ),
        shared: Pounds::of(
            school.number(Figure::HoursShared) * hour
                + school.teacher() * on_costs
                + school.number(Figure::Training)
                + school.number(Figure::Space),
        ),
    }
}

/// The results if this many schools like this one do it, on top of everything else assumed.
///
/// # Errors
/// [`HeadcountError`] where the school's figures do not fit together.
pub fn outcome(
    model: &Model,
    school: &School,
    assumed: &Assumptions,
    schools: f64,
) -> Result<Outcome, HeadcountError> {
    let entry = school.entry(model.basis(), schools)?;
    let without = school.others(model.basis(), assumed);
    let mut with = without.clone();
    with.headcount_moves.push(entry);
    let [without, with] = [without, with].map(|assumptions| model.project(&assumptions));
    let Some(named) = with.headcount_moves.last() else {
        return Err(HeadcountError::Children);
    };
    let support = support(school);
    let mut so_far = [Pounds::ZERO; 2];
    let mut ran = Pupils::ZERO;
    let years: Vec<SchoolYear> = without
        .years
        .iter()
        .zip(&with.years)
        .zip(&named.years)
        .map(|((without, with), counted)| {
            // Whether it runs at the January inside, which decides the shared cost.
            let runs = if school.runs_at(without.year) {
                Pupils::of(1.0)
            } else {
                Pupils::ZERO
            };
            let shared = Rate::of((ran * BEFORE + runs * INSIDE).get() * schools);
            ran = runs;
            let mut year = year(school, &entry, counted, [without, with], schools);
            so_far[0] += year.council.this_childs_place;
            so_far[1] += year.council.refilled;
            year.council.this_childs_place_so_far = so_far[0];
            year.council.refilled_so_far = so_far[1];
            let us = &mut year.school;
            us.support = us.funded * support.each + support.shared * shared;
            us.balance = us.topups + us.place_funding + us.own_share - us.support;
            year
        })
        .filter(|year| year.council.asked > Pupils::ZERO || year.school.funded > Pupils::ZERO)
        .collect();
    let capital = Pounds::of(school.number(Figure::Capital) * schools);
    let capital_back = |so_far: fn(&ForCouncil) -> Pounds| {
        years
            .iter()
            .find(|year| capital > Pounds::ZERO && so_far(&year.council) >= capital)
            .map(|year| year.year)
    };
    let (settled, is_settled) = settled_year(&years, school);
    let year = years.get(settled);
    let empty_unpaid = year.zip(school.places()).and_then(|(year, places)| {
        let empty = Pupils::of(places * schools) - year.school.funded;
        (is_settled && empty > Pupils::of(0.5))
            .then(|| year.school.balance - empty * EMPTY_UNIT_PLACE_FUNDING)
    });
    Ok(Outcome {
        entry,
        support,
        break_even_topup: year.and_then(|year| break_even_topup(&year.school)),
        break_even_children: break_even_children(school, support, year),
        capital_back: [
            capital_back(|council| council.this_childs_place_so_far),
            capital_back(|council| council.refilled_so_far),
        ],
        settled,
        is_settled,
        empty_unpaid,
        years,
    })
}

/// One year without what the support costs and without sums over years: from the projection
/// without these children's move and the one with it.
fn year(
    school: &School,
    entry: &HeadcountMove,
    counted: &HeadcountYear,
    [without, with]: [&YearResult; 2],
    schools: f64,
) -> SchoolYear {
    let (for_school, council) = if school.lives_elsewhere {
        let price = with.prices[Placement::Included.at()];
        elsewhere(school, entry, counted, price, without.year, schools)
    } else {
        let fewer = |placement| without.placed.of(placement) - with.placed.of(placement);
        let gone = if school.instead.placement() == Placement::Independent {
            counted.placed
        } else {
            Pupils::ZERO
        };
        let council = ForCouncil {
            asked: counted.asked,
            placed: counted.placed,
            funded: counted.funded,
            this_childs_place: counted.this_childs_place,
            old_place: with.prices[school.instead.placement().at()],
            spending: [without.spending, with.spending],
            refilled: without.spending - with.spending,
            out_of_independent: fewer(Placement::Independent) - gone,
            out_of_mainstream: fewer(Placement::Included),
            independent_before: without.placed.overflow_independent,
            ..ForCouncil::default()
        };
        (for_school(school, counted), council)
    };
    SchoolYear {
        year: without.year,
        school: for_school,
        council,
    }
}

fn for_school(school: &School, counted: &HeadcountYear) -> ForSchool {
    ForSchool {
        funded: counted.funded,
        topups: counted.topups,
        place_funding: counted.place_funding,
        own_share: if school.is_base() {
            Pounds::ZERO
        } else {
            counted.funded * OWN_SHARE
        },
        ..ForSchool::default()
    }
}

/// Children of another authority: it pays the top-up and keeps what is saved. This authority's
/// spending changes only by the base's place funding.
fn elsewhere(
    school: &School,
    entry: &HeadcountMove,
    counted: &HeadcountYear,
    average: PoundsPerPupil,
    year: FinancialYear,
    schools: f64,
) -> (ForSchool, ForCouncil) {
    let there = |year| {
        if school.runs_at(year) {
            Pupils::of(school.children() * schools)
        } else {
            Pupils::ZERO
        }
    };
    let before = there(year.before());
    let inside = there(year);
    let funded = before * BEFORE + inside * INSIDE;
    let each = if counted.funded > Pupils::ZERO {
        PoundsPerPupil::of(counted.topups.get() / counted.funded.get())
    } else {
        school
            .get(Figure::TopUp)
            .map_or(average, PoundsPerPupil::of)
    };
    let place_funding = entry.place_funding(year.before(), before) * BEFORE
        + entry.place_funding(year, inside) * INSIDE;
    let as_counted = HeadcountYear {
        funded,
        topups: funded * each,
        place_funding,
        ..HeadcountYear::default()
    };
    let council = ForCouncil {
        asked: inside,
        placed: inside,
        funded,
        this_childs_place: -place_funding,
        refilled: -place_funding,
        ..ForCouncil::default()
    };
    (for_school(school, &as_counted), council)
}

/// The index of the settled year, and whether there is one. It is the first full year, except in a
/// base: all places of a new base are funded as empty until the second August, so there it is the
/// second full year.
fn settled_year(years: &[SchoolYear], school: &School) -> (usize, bool) {
    let mut full = years.iter().enumerate().filter(|(_, year)| {
        let placed = year.council.placed;
        placed > Pupils::ZERO && (year.school.funded - placed).abs() < Pupils::of(1e-9)
    });
    let first = full.next();
    let settled = if school.is_base() { full.next() } else { first };
    let found = settled.or(first).map_or(0, |(at, _)| at);
    (found, settled.is_some())
}
