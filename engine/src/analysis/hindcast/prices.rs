//! What a place cost beyond 3% a year, with the placements of each January known.
//!
//! Answers for: pricing one year by the year before, the record of each authority, and the default
//! of `complexity` that follows from it (model.md 10). The prices are the model's own.
//! Uses `published`.

use super::cohort::strengths;
use super::published::{Known, Published, scaled, total};
use super::summary::{correlation, median};
use crate::authority::{Code, unit_costs};
use equations::levers::{Lever, OutOfRange, Strengths};
use equations::model::basis::UnitCosts;
use equations::model::cost::{Funded, Growth, fit, lines, prices};
use equations::model::placement::{ByPlacement, Placement};
use equations::model::places::Placed;
use equations::units::{Pounds, Pupils, Rate};

/// Unit costs are of this financial year.
const UNIT_COSTS_OF: u16 = 2021;
/// A year whose prices moved by more than this is one whose counts or outturn cannot be right.
const MOST: f64 = 0.25;
/// The default of `complexity`: as pay and prices settle, and this share of an authority's own
/// distance from the median, within a range.
const CENTRE: f64 = 0.02;
const OWN_SHARE: f64 = 0.3;
const LEAST_DEFAULT: f64 = -0.01;
const MOST_DEFAULT: f64 = 0.05;

/// What a place cost beyond 3%, by authority.
#[derive(Debug, Clone, PartialEq)]
pub struct Prices {
    pub authorities: Vec<PriceGrowth>,
}

/// One authority's record.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PriceGrowth {
    pub code: Code,
    /// Beyond 3%, in 2023-24 and 2024-25.
    pub beyond: [Option<f64>; 2],
}

/// Prices that one year is predicted with from the year before.
#[derive(Debug, Clone)]
pub struct YearBefore {
    costs: UnitCosts,
    kappa: Rate,
}

impl YearBefore {
    /// κ of a year: prices are such that placements at its two Januaries cost its outturn.
    pub fn new(
        known: &Known,
        year: u16,
        placements: [&ByPlacement<Pupils>; 2],
        outturn: f64,
    ) -> Result<Option<Self>, OutOfRange> {
        let plans = total(placements[0]).get();
        let Some(costs) = unit_costs(&known.record, plans, year - UNIT_COSTS_OF, 0.0) else {
            return Ok(None);
        };
        let spent = Some(Pounds::of(outturn));
        let fit = fit(spent, &funded(placements), &costs, &strengths(&[])?);
        let kappa = fit.map_or(Rate::ONE, |fit| fit.kappa(Rate::ONE));
        Ok(Some(Self { costs, kappa }))
    }

    /// What the next year costs, at prices a year on.
    pub fn next_year(&self, placements: [&ByPlacement<Pupils>; 2], strengths: &Strengths) -> f64 {
        let growth = Growth::NONE.a_year_on(strengths);
        let prices = prices(&self.costs, self.kappa, &growth, strengths);
        let lines = lines(
            &funded(placements),
            &prices,
            &self.costs,
            &growth,
            strengths,
        );
        lines.total().get()
    }
}

/// Funded pupils. An outturn holds no place funding: units are folded and there is no capacity.
fn funded(placements: [&ByPlacement<Pupils>; 2]) -> Funded {
    let [before, inside] = placements.map(|children| Placed {
        children: folded(*children),
        ..Placed::default()
    });
    Funded::between(&before, &inside, Pupils::ZERO, Pupils::ZERO)
}

/// Units folded into mainstream: they have its price.
fn folded(mut children: ByPlacement<Pupils>) -> ByPlacement<Pupils> {
    children[Placement::Mainstream.at()] += children[Placement::Unit.at()];
    children[Placement::Unit.at()] = Pupils::ZERO;
    children
}

/// The levers at 3% a year, with so much growth beyond it.
pub fn beyond_three_percent(complexity: f64) -> Result<Strengths, OutOfRange> {
    strengths(&[
        (Lever::StateInflation, 0.03),
        (Lever::IndependentInflation, 0.03),
        (Lever::Complexity, complexity),
    ])
}

impl Prices {
    pub(super) fn of(published: &Published) -> Result<Self, OutOfRange> {
        let mut authorities = Vec::new();
        for known in published
            .all()
            .filter(|known| known.is_large() && known.has_one_code())
        {
            authorities.push(PriceGrowth {
                code: known.code(),
                beyond: [beyond(&known, 2022)?, beyond(&known, 2023)?],
            });
        }
        Ok(Self { authorities })
    }

    /// Those with both years.
    pub fn with_both(&self) -> impl Iterator<Item = (f64, f64)> {
        self.authorities
            .iter()
            .filter_map(|one| Some((one.beyond[0]?, one.beyond[1]?)))
    }

    /// How many authorities have both years, and their median of each.
    #[must_use]
    pub fn medians(&self) -> (usize, [f64; 2]) {
        let (first, second): (Vec<f64>, Vec<f64>) = self.with_both().unzip();
        (first.len(), [median(&first), median(&second)])
    }

    /// Between the two years.
    #[must_use]
    pub fn correlation(&self) -> f64 {
        correlation(&self.with_both().collect::<Vec<_>>())
    }

    #[must_use]
    pub fn of_authority(&self, code: Code) -> Option<&PriceGrowth> {
        self.authorities.iter().find(|one| one.code == code)
    }

    /// The default of `complexity` that follows from both years' records.
    #[must_use]
    pub fn default_complexity(&self, code: Code) -> f64 {
        let (_, medians) = self.medians();
        let record = self.of_authority(code).map_or([None; 2], |one| one.beyond);
        default_from(
            record
                .into_iter()
                .zip(medians)
                .filter_map(|(own, median)| Some(own? - median)),
        )
    }

    /// The same as it would have been a year earlier, from 2023-24 alone.
    pub(super) fn default_a_year_earlier(&self, code: Code) -> f64 {
        let all: Vec<f64> = self
            .authorities
            .iter()
            .filter_map(|one| one.beyond[0])
            .collect();
        let own = self.of_authority(code).and_then(|one| one.beyond[0]);
        default_from(own.map(|own| own - median(&all)).into_iter())
    }
}

/// The default from an authority's distances from the median; the centre where there are none.
fn default_from(distances: impl Iterator<Item = f64>) -> f64 {
    let (years, sum) = distances.fold((0.0, 0.0), |(years, sum), distance| {
        (years + 1.0, sum + distance)
    });
    if years > 0.0 {
        (CENTRE + OWN_SHARE * sum / years).clamp(LEAST_DEFAULT, MOST_DEFAULT)
    } else {
        CENTRE
    }
}

/// What a place cost beyond 3% in the year after `year`.
fn beyond(known: &Known, year: u16) -> Result<Option<f64>, OutOfRange> {
    let [Some(outturn), Some(next)] = [year, year + 1].map(|year| outturn_of(known, year)) else {
        return Ok(None);
    };
    let januaries =
        [year, year + 1, year + 2].map(|january| known.placements_or_near(january, 2025));
    let [Some(first), Some(second), Some(third)] = &januaries else {
        return Ok(None);
    };
    let before = YearBefore::new(known, year, [first, second], outturn)?;
    let strengths = beyond_three_percent(0.0)?;
    Ok(before
        .map(|before| next / before.next_year([second, third], &strengths) - 1.0)
        .filter(|beyond| beyond.abs() <= MOST))
}

/// Outturn of a financial year, by the year that it begins in: 2022 to 2024.
pub fn outturn_of(known: &Known, year: u16) -> Option<f64> {
    let at = usize::from(year.checked_sub(2022)?);
    let outturn = known.record.outturn.get(at).copied().flatten();
    outturn.filter(|outturn| *outturn > 0.0)
}

/// A January's placements as those of another, scaled to its plans.
pub fn as_in(
    known: &Known,
    january: u16,
    like: &ByPlacement<Pupils>,
) -> Option<ByPlacement<Pupils>> {
    Some(scaled(like, total(&known.placements(january)?)))
}
