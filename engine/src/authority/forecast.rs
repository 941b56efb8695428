//! The forecast that a Safety Valve agreement was made from (model.md 10).
//!
//! Answers for: every figure that a projection of it starts from, each with its source. The
//! figures themselves are the authority's data (docs/data.md). Uses `json`, `estimate` and `model`.

use super::error::AuthorityError;
use super::read::financial_year;
use crate::estimate::{AreaCounts, Comparators, estimate, folded_need};
use crate::json::{Json, JsonError};
use equations::levers::{Lever, LeverValues, PhaseIn, Timing, Timings};
use equations::model::agreement::Agreement;
use equations::model::basis::{BaseSpending, Basis, BlockPath, Opening, UnitCosts};
use equations::model::placement::{PLACEMENTS, Placement};
use equations::origin::{Baseline, Code, Origin};
use equations::units::{Census, FinancialYear, Pounds, PoundsPerPupil, Pupils, Rate};

/// A figure and its source.
#[derive(Debug, Clone, PartialEq)]
pub struct Sourced {
    pub value: f64,
    /// A document with its date, how the figure was computed, or that it is judgement.
    pub source: String,
}

/// Unit costs, and spending that plans do not drive, in prices of an earlier year.
#[derive(Debug, Clone, PartialEq)]
pub struct ForecastCosts {
    /// £ per plan, before the rise: mainstream (units the same), special, independent.
    mainstream: Sourced,
    special: Sourced,
    independent: Sourced,
    /// £ per plan for support services and for alternative provision, before the rise.
    services: Sourced,
    alternative_provision: Sourced,
    /// The number of plans that those two were divided by.
    plans: Sourced,
    /// A year's rise in prices …
    rise: Sourced,
    /// … and how many years lie between those prices and the base year.
    rises: u16,
    /// £ per plan in prices of the base year, place funding included.
    fe: Sourced,
    spi: Sourced,
    elsewhere: Sourced,
}

/// A published forecast, with everything that it starts from.
#[derive(Debug, Clone, PartialEq)]
pub struct AgreementForecast {
    /// When it was made: "March 2023".
    pub made: String,
    pub base_year: FinancialYear,
    /// Years projected after the base year.
    pub projected_years: u16,
    /// £, the cumulative deficit before grant at the end of the base year.
    opening_deficit: Sourced,
    /// £, what the base year cost.
    base_spend: Sourced,
    /// £, the high needs block of the base year before deductions; its planned growth to the next
    /// year; and the block published since for that year.
    block: Sourced,
    planned_block_growth: Sourced,
    published_block: Option<Sourced>,
    /// £, the same in every year.
    schools_block: Sourced,
    /// £, places that the Department pays out of the block itself, where they are known: an outturn
    /// of a later year does not hold them.
    other_places: Option<Sourced>,
    /// State special school places at the base census.
    special_capacity: Sourced,
    costs: ForecastCosts,
    /// Lever values that the forecast assumes, where they differ from the default.
    levers: Vec<(Lever, Sourced)>,
}

impl Sourced {
    fn read(json: &Json<'_>) -> Result<Self, JsonError> {
        Ok(Self {
            value: json.field("value")?.number()?,
            source: json.text_of("source")?,
        })
    }
}

impl ForecastCosts {
    fn read(json: &Json<'_>) -> Result<Self, JsonError> {
        let sourced = |name| Sourced::read(json.field(name)?);
        Ok(Self {
            mainstream: sourced("mainstream")?,
            special: sourced("special")?,
            independent: sourced("independent")?,
            services: sourced("services")?,
            alternative_provision: sourced("alternative_provision")?,
            plans: sourced("plans")?,
            rise: sourced("rise")?,
            rises: json.field("rises")?.small()?,
            fe: sourced("fe")?,
            spi: sourced("spi")?,
            elsewhere: sourced("elsewhere")?,
        })
    }
}

fn lever_and_value((name, value): &(String, Json<'_>)) -> Result<(Lever, Sourced), JsonError> {
    let lever =
        Lever::named(name).ok_or_else(|| value.error(format!("there is no lever “{name}”")))?;
    Ok((lever, Sourced::read(value)?))
}

impl AgreementForecast {
    pub(super) fn read(json: &Json<'_>) -> Result<Self, JsonError> {
        let sourced = |name| Sourced::read(json.field(name)?);
        let published_block = json.find_non_null("published_block")?;
        json.deny_unknown(&[
            "made",
            "base_year",
            "projected_years",
            "opening_deficit",
            "base_spend",
            "block",
            "planned_block_growth",
            "published_block",
            "schools_block",
            "other_places",
            "special_capacity",
            "costs",
            "levers",
        ])?;
        let levers = json.field("levers")?.members()?;
        Ok(Self {
            made: json.text_of("made")?,
            base_year: financial_year(json.field("base_year")?)?,
            projected_years: json.field("projected_years")?.small()?,
            opening_deficit: sourced("opening_deficit")?,
            base_spend: sourced("base_spend")?,
            block: sourced("block")?,
            planned_block_growth: sourced("planned_block_growth")?,
            published_block: published_block.map(Sourced::read).transpose()?,
            schools_block: sourced("schools_block")?,
            other_places: json
                .find_non_null("other_places")?
                .map(Sourced::read)
                .transpose()?,
            special_capacity: sourced("special_capacity")?,
            costs: ForecastCosts::read(json.field("costs")?)?,
            levers: levers
                .iter()
                .map(lever_and_value)
                .collect::<Result<_, _>>()?,
        })
    }

    /// The year of the forecast's unit costs.
    #[must_use]
    pub fn costs_year(&self) -> FinancialYear {
        FinancialYear::starting(self.base_year.first_calendar_year() - self.costs.rises)
    }

    pub(super) fn basis(
        &self,
        code: Code,
        counts: &AreaCounts,
        agreement: Option<&Agreement>,
        comparators: &Comparators,
    ) -> Result<Basis, AuthorityError> {
        let plans = |census: Census| {
            let published = counts.published(census).map(|published| published.plans);
            published.ok_or_else(|| AuthorityError::NoTotal {
                area: counts.area.clone(),
                census,
            })
        };
        // Returns of earlier years have no ages, so the pattern of the first census that has them
        // is scaled to their totals.
        let inside = self.base_year.census();
        let before = Census::january(inside.year() - 1);
        let mut values = LeverValues::default();
        for (lever, value) in &self.levers {
            values.set(*lever, value.value)?;
        }
        let pounds = |figure: &Sourced| Pounds::of(figure.value);
        Ok(Basis {
            origin: Origin {
                code,
                baseline: Baseline::AgreementForecast,
            },
            base_year: self.base_year,
            projected_years: self.projected_years,
            pattern: estimate(counts, &comparators.region, &comparators.england),
            before: folded_need(&counts.first, Some(plans(before)?)),
            stock: folded_need(&counts.first, Some(plans(inside)?)),
            costs: self.costs.unit_costs(),
            base_spend: BaseSpending::Known(pounds(&self.base_spend)),
            opening: Opening::Cumulative(pounds(&self.opening_deficit)),
            other_places: self.other_places.as_ref().map(pounds).unwrap_or_default(),
            special_capacity: Pupils::of(self.special_capacity.value),
            block: BlockPath {
                base: pounds(&self.block),
                planned_growth: Rate::of(self.planned_block_growth.value),
                next_growth: None,
                published: self.published_block.as_ref().map(pounds),
            },
            schools_block: pounds(&self.schools_block),
            agreement: agreement.cloned(),
            reconciled: true,
            own_growth: None,
            values,
            timings: Timings::all(Timing {
                start: self.base_year.next(),
                phase_in: PhaseIn::THREE_YEARS,
            }),
        })
    }
}

impl ForecastCosts {
    fn unit_costs(&self) -> UnitCosts {
        let raised =
            |pounds: f64| (0..self.rises).fold(pounds, |pounds, _| pounds * self.rise.value);
        let mut unit_cost = [PoundsPerPupil::ZERO; PLACEMENTS];
        for (placement, pounds) in [
            (Placement::Mainstream, raised(self.mainstream.value)),
            (Placement::Unit, raised(self.mainstream.value)),
            (Placement::Special, raised(self.special.value)),
            (Placement::Independent, raised(self.independent.value)),
            (Placement::Fe, self.fe.value),
            (Placement::Spi, self.spi.value),
            (Placement::Elsewhere, self.elsewhere.value),
        ] {
            unit_cost[placement.at()] = PoundsPerPupil::of(pounds);
        }
        UnitCosts {
            unit_cost,
            ap_base: Pounds::of(raised(self.alternative_provision.value * self.plans.value)),
            services_base: Pounds::of(raised(self.services.value * self.plans.value)),
        }
    }
}
