//! Balances at March 2024 from those at March 2022.
//!
//! Answers for: the rule that estimates an opening (model.md 10), over two years, against what was
//! published. Pounds and not shares: a balance can be zero. Uses `published`.

use super::prices::outturn_of;
use super::published::{Known, Published};
use super::summary::{Case, Rule, median};
use crate::authority::Code;
use equations::model::agreement::Agreement;
use equations::model::cost::{Funded, place_funding};
use equations::model::placement::Placement;
use equations::model::places::Placed;
use equations::units::{Census, FinancialYear, Pupils};

/// The two years between the balances.
const YEARS: [FinancialYear; 2] = [FinancialYear::starting(2022), FinancialYear::starting(2023)];

/// Balances at March 2024.
#[derive(Debug, Clone, PartialEq)]
pub struct Openings {
    /// Authorities without a Safety Valve agreement.
    pub rules: Vec<Rule>,
    /// Those with an agreement whose payments are known, by the first rule.
    pub with_agreement: Vec<Case>,
    /// Balances at March 2022, by the order of the cases.
    started: Vec<f64>,
    /// A year's outturn, 2023-24, likewise.
    outturns: Vec<f64>,
}

/// How far off a rule is, in pounds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct InPounds {
    pub cases: usize,
    pub median: f64,
    /// The median of sizes, each a share of a year's outturn.
    pub median_of_outturn: f64,
    pub bias: f64,
    pub within_5_million: f64,
    /// Movements over the two years, summed.
    pub movements: f64,
    pub movements_real: f64,
}

struct Opened {
    code: Code,
    started: f64,
    outturn: f64,
    /// Before payments.
    predicted: f64,
    /// What the Department pays for places itself, over both years.
    paid_by_department: f64,
    real: f64,
}

impl Opened {
    fn new(known: &Known) -> Option<Self> {
        let record = &known.record;
        let blocks = [known.before.block_2022?, record.block?];
        let places = record.fe_places? + record.ap_places?;
        let started = known.before.balance_2022?;
        let mut predicted = started;
        for (year, block) in YEARS.into_iter().zip(blocks) {
            let spent = outturn_of(known, year.first_calendar_year())?;
            predicted += spent + funding_of_places(known, year)? + places - block;
        }
        Some(Self {
            code: record.code,
            started,
            outturn: outturn_of(known, 2023)?,
            predicted,
            paid_by_department: 2.0 * places,
            real: record.balance_2024?,
        })
    }

    const fn case(&self, predicted: f64) -> Case {
        Case {
            code: self.code,
            predicted,
            real: self.real,
        }
    }
}

/// The model's place funding of a year: units and state special schools as published.
fn funding_of_places(known: &Known, year: FinancialYear) -> Option<f64> {
    let at = |census: Census| {
        let published = known.counts.published(census)?;
        let mut placed = Placed::default();
        placed.children[Placement::Unit.at()] = published.children[Placement::Unit.at()];
        placed.capacity = published.children[Placement::Special.at()];
        Some(placed)
    };
    let [before, inside] = [at(year.before().census())?, at(year.census())?];
    let funded = Funded::between(&before, &inside, Pupils::ZERO, Pupils::ZERO);
    Some(place_funding(&funded).get())
}

impl Openings {
    pub(super) fn of(published: &Published, (payee, agreement): (Code, &Agreement)) -> Self {
        let paid: f64 = YEARS
            .into_iter()
            .map(|year| agreement.payment(year).get())
            .sum();
        let mut without = Vec::new();
        let mut with_agreement = Vec::new();
        for known in published.all().filter(Known::is_not_tiny) {
            let Some(opened) = Opened::new(&known) else {
                continue;
            };
            if opened.code == payee {
                with_agreement.push(opened.case(opened.predicted - paid));
            } else if !known.before.had_agreement {
                without.push(opened);
            }
        }
        let rule = |name, predicted: &dyn Fn(&Opened) -> f64| {
            Rule::new(
                name,
                without.iter().map(|opened| opened.case(predicted(opened))),
            )
        };
        Self {
            rules: vec![
                rule("as_section_10", &|opened| opened.predicted),
                rule("without_places_paid_by_department", &|opened| {
                    opened.predicted - opened.paid_by_department
                }),
                rule("no_change", &|opened| opened.started),
            ],
            with_agreement,
            started: without.iter().map(|opened| opened.started).collect(),
            outturns: without.iter().map(|opened| opened.outturn).collect(),
        }
    }

    /// How far off a rule of these is.
    #[must_use]
    pub fn summary(&self, rule: &Rule) -> InPounds {
        let differences: Vec<f64> = rule.cases.iter().map(Case::difference).collect();
        let sizes: Vec<f64> = differences.iter().map(|pounds| pounds.abs()).collect();
        let shares: Vec<f64> = sizes
            .iter()
            .zip(&self.outturns)
            .map(|(size, outturn)| size / outturn)
            .collect();
        let moved = |of: fn(&Case) -> f64| -> f64 {
            let cases = rule.cases.iter().zip(&self.started);
            cases.map(|(case, started)| of(case) - started).sum()
        };
        InPounds {
            cases: rule.cases.len(),
            median: median(&sizes),
            median_of_outturn: median(&shares),
            bias: median(&differences),
            within_5_million: super::summary::share(&sizes, |size| *size <= 5e6),
            movements: moved(|case| case.predicted),
            movements_real: moved(|case| case.real),
        }
    }

    /// What the first rule says of an authority.
    #[must_use]
    pub fn of_authority(&self, code: Code) -> Option<&Case> {
        let own = self.rules.first().and_then(|rule| rule.of(code));
        own.or_else(|| self.with_agreement.iter().find(|case| case.code == code))
    }
}
