//! Known by now: every figure that can be typed in, beside what the model says without any.

use super::Subject;
use crate::app::payments::Payments;
use crate::catalogue::southwark::AGREEMENT_ENDS;
use crate::model::known::{Actual, BaseSum};
use crate::model::project::{Assumptions, Ground, YearResult};
use crate::scenario::field::Field;
use crate::units::{FinancialYear, Pounds};
use crate::words::{fields, known, ledger, money};

/// A box beside what the model says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownBox {
    pub field: Field,
    pub name: String,
    /// What stands beside it: what the model says, or the unit.
    pub beside: String,
    /// What was typed, as the page writes it; empty where nothing was.
    pub typed: String,
    pub found_in: &'static str,
}

/// One year's boxes: balance, block, payment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearRow {
    pub year: FinancialYear,
    pub boxes: [Option<KnownBox>; 3],
}

/// The Stability Grant, where it is on.
#[derive(Debug, Clone, PartialEq)]
pub struct Grant {
    pub year: FinancialYear,
    pub share: KnownBox,
    pub says: String,
    pub question: String,
    /// Whether the payment of that year still comes.
    pub paid: bool,
}

/// The panel.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    pub years: Vec<YearRow>,
    pub base: Vec<KnownBox>,
    /// The patterns that payments can follow: name and title; and the one that they do.
    pub payments: Vec<(String, String)>,
    pub payments_now: Option<String>,
    pub grant: Option<Grant>,
    /// Years that the grant can be paid in.
    pub grant_years: Vec<FinancialYear>,
    pub anything: bool,
}

impl Known {
    #[must_use]
    pub fn of(subject: &Subject<'_>) -> Self {
        let calculator = subject.calculator;
        let basis = calculator.basis();
        let nothing = crate::model::known::Known::nothing(basis.base_year);
        let without = calculator.model.project(&Assumptions {
            known: nothing,
            ..subject.assumptions.clone()
        });
        let first = basis.base_year.first_calendar_year();
        let last = subject.last_shown.first_calendar_year();
        let years = (first..=last).map(FinancialYear::starting).map(|year| {
            let result = without.of(year);
            YearRow {
                year,
                boxes: Actual::ALL.map(|actual| {
                    let (from, to) = nothing.years(actual);
                    (from..=to).contains(&year).then(|| {
                        let model = model_says(subject, actual, year, result);
                        known_box(subject, Field::Actual(actual, year), of_model(&model))
                    })
                }),
            }
        });
        let ground = calculator.model.ground(&nothing.base);
        let grant = subject.scenario.known.stability_grant().and_then(|grant| {
            let paid = subject.yours.of(grant.year)?;
            let last = subject.yours.of(subject.looked_at.max(grant.year))?;
            Some(Grant {
                year: grant.year,
                share: known_box(subject, Field::StabilityShare, "per cent".to_owned()),
                says: known::stability_grant(grant, paid, last),
                question: known::still_paid(grant),
                paid: paid.grant != Pounds::ZERO,
            })
        });
        Self {
            years: years.collect(),
            base: Field::base_figures()
                .map(|field| known_box(subject, field, of_model(&base_says(field, &ground))))
                .collect(),
            payments: Payments::all(calculator)
                .into_iter()
                .map(|pattern| (pattern.name(), pattern.title()))
                .collect(),
            payments_now: Payments::of(calculator, &subject.scenario.known).map(Payments::name),
            grant,
            grant_years: (AGREEMENT_ENDS.first_calendar_year()..=last)
                .map(FinancialYear::starting)
                .collect(),
            anything: !subject.scenario.known.is_nothing(),
        }
    }
}

fn known_box(subject: &Subject<'_>, field: Field, beside: String) -> KnownBox {
    KnownBox {
        field,
        name: fields::name(field),
        beside,
        typed: field
            .typed(subject.scenario)
            .map(|number| fields::number(field, number))
            .unwrap_or_default(),
        found_in: fields::found_in(field),
    }
}

fn of_model(figure: &str) -> String {
    format!("model: {figure}")
}

fn model_says(
    subject: &Subject<'_>,
    actual: Actual,
    year: FinancialYear,
    result: Option<&YearResult>,
) -> String {
    let basis = subject.calculator.basis();
    let pounds = match (actual, result) {
        (Actual::Deficit, Some(result)) => result.cumulative,
        (Actual::Block, Some(result)) => result.block,
        (Actual::Block, None) => basis.block.base,
        (Actual::Payment, _) => {
            let agreement = subject.calculator.agreement();
            agreement.map_or(Pounds::ZERO, |agreement| agreement.payment(year))
        }
        (Actual::Deficit, None) => basis.opening_deficit,
    };
    money::whole(pounds)
}

fn base_says(field: Field, ground: &Ground) -> String {
    match field {
        Field::UnitCost(placement) => ledger::per_place(ground.costs.unit_cost[placement.at()]),
        Field::BaseSum(sum) => money::whole(match sum {
            BaseSum::ApBase => ground.costs.ap_base,
            BaseSum::ServicesBase => ground.costs.services_base,
            BaseSum::BaseSpend => ground.base_spend.unwrap_or_default(),
            BaseSum::OpeningDeficit => ground.opening_deficit,
        }),
        Field::SpecialCapacity => fields::value(field, ground.special_capacity.get()),
        Field::Lever(_) | Field::Actual(..) | Field::StabilityShare | Field::School(_) => {
            String::new()
        }
    }
}
