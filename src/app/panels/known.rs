//! Known by now: every figure that can be typed in, beside what the model says without any.

use super::Subject;
use crate::catalogue::southwark::AGREEMENT_ENDS;
use crate::model::known::{Actual, BaseSum, StabilityGrant};
use crate::model::project::{Assumptions, Ground, YearResult};
use crate::scenario::field::Field;
use crate::scenario::payments::Payments;
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
    /// What the page goes on with while the box cannot be used.
    pub still: String,
    /// What a typed price is charged as, or a balance comes to after grant.
    pub note: Option<String>,
    /// The question that a figure asks which is far from the model's, or a surplus.
    pub doubt: Option<String>,
    pub found_in: &'static str,
}

/// One year's boxes: balance, block, payment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearRow {
    pub year: FinancialYear,
    pub boxes: [Option<KnownBox>; 3],
    /// Safety Valve payments received by its 31 March.
    pub received: String,
    /// After the years that are shown: in sight only while it holds something.
    pub beyond: bool,
}

/// The Stability Grant, where it is on.
#[derive(Debug, Clone, PartialEq)]
pub struct Grant {
    pub year: FinancialYear,
    pub share: KnownBox,
    pub says: String,
    /// Whether the payment of its year is counted.
    pub counted: String,
    /// Whether that year's Safety Valve payment still comes, where one is due.
    pub question: Option<Question>,
}

/// Whether a payment that is due still comes.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    pub words: String,
    /// What the schedule has for the year, if anything.
    pub agreed: Option<String>,
    pub answer: Answer,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    AsAgreed,
    No,
    /// Another sum was typed.
    Another(String),
}

/// The panel.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    pub years: Vec<YearRow>,
    pub base: Vec<KnownBox>,
    pub base_year: FinancialYear,
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
        let (_, last) = nothing.years(Actual::Block);
        let last = last.first_calendar_year();
        let years = (first..=last).map(FinancialYear::starting).map(|year| {
            let result = without.of(year);
            YearRow {
                year,
                boxes: Actual::ALL.map(|actual| {
                    let (from, to) = nothing.years(actual);
                    (from..=to).contains(&year).then(|| {
                        let field = Field::Actual(actual, year);
                        let model = year_says(subject, actual, year, result).get();
                        let now = year_says(subject, actual, year, subject.yours.of(year)).get();
                        let mut known = known_box(subject, field, Some(model), Some(now));
                        known.note = after_grant(subject, field);
                        known
                    })
                }),
                received: money::whole(received(subject, year)),
                beyond: year > subject.last_shown,
            }
        });
        let ground = calculator.model.ground(&nothing.base);
        let grant = subject.scenario.known.stability_grant().and_then(|grant| {
            let paid = subject.yours.of(grant.year)?;
            let last = subject.yours.of(subject.looked_at.max(grant.year))?;
            Some(Grant {
                year: grant.year,
                share: KnownBox {
                    beside: "per cent".to_owned(),
                    ..known_box(
                        subject,
                        Field::StabilityShare,
                        Some(StabilityGrant::SHARE.get()),
                        None,
                    )
                },
                says: known::stability_grant(grant, paid, last),
                counted: known::payment_counted(paid.grant, grant.year),
                question: question(subject, grant, paid),
            })
        });
        Self {
            years: years.collect(),
            base: Field::base_figures()
                .map(|field| {
                    let mut known = known_box(subject, field, base_says(field, &ground), None);
                    known.note = comes_to(subject, field);
                    known
                })
                .collect(),
            base_year: basis.base_year,
            payments: Payments::all(basis)
                .into_iter()
                .map(|pattern| (pattern.name(), known::payments(pattern)))
                .collect(),
            payments_now: Payments::of(basis, &subject.scenario.known).map(Payments::name),
            grant,
            grant_years: (AGREEMENT_ENDS.first_calendar_year()
                ..=subject.last_shown.first_calendar_year())
                .map(FinancialYear::starting)
                .collect(),
            anything: !subject.scenario.known.is_nothing(),
        }
    }
}

/// A box, beside what the model has with nothing typed in, and what it counts now where the box
/// is empty and others are not.
fn known_box(
    subject: &Subject<'_>,
    field: Field,
    model: Option<f64>,
    now: Option<f64>,
) -> KnownBox {
    let typed = field.typed(subject.scenario);
    let doubt = typed
        .zip(model)
        .and_then(|(typed, model)| known::doubt(field, typed, model));
    let doubt = doubt.or_else(|| known::surplus(field, typed?));
    KnownBox {
        field,
        name: fields::name(field),
        beside: match (model, now.filter(|_| typed.is_none())) {
            (Some(model), Some(now))
                if fields::value(field, now) != fields::value(field, model) =>
            {
                format!("counted now: {}", fields::value(field, now))
            }
            (Some(model), _) => format!("model: {}", fields::value(field, model)),
            (None, _) => String::new(),
        },
        typed: typed
            .map(|number| fields::number(field, number))
            .unwrap_or_default(),
        still: typed.map_or_else(
            || "the model’s own figure".to_owned(),
            |number| fields::value(field, number),
        ),
        note: None,
        doubt,
        found_in: fields::found_in(field),
    }
}

/// What a typed price is charged as, once κ is on it.
fn comes_to(subject: &Subject<'_>, field: Field) -> Option<String> {
    let Field::UnitCost(placement) = field else {
        return None;
    };
    field.typed(subject.scenario)?;
    let ground = subject
        .calculator
        .model
        .ground(&subject.scenario.known.base);
    let price = ground.costs.unit_cost[placement.at()] * ground.kappa;
    let base_year = subject.calculator.basis().base_year;
    Some(known::comes_to(&ledger::per_place(price), base_year))
}

/// What a typed balance is after grant.
fn after_grant(subject: &Subject<'_>, field: Field) -> Option<String> {
    let Field::Actual(Actual::Deficit, year) = field else {
        return None;
    };
    let typed = subject.scenario.known.actual(Actual::Deficit, year)?;
    Some(known::after_grant(typed, received(subject, year)))
}

/// Safety Valve payments up to and with a year.
fn received(subject: &Subject<'_>, year: FinancialYear) -> Pounds {
    let [first, ..] = &subject.yours.years;
    let result = subject.yours.of(year);
    result.map_or(first.grant_received - first.grant, |result| {
        result.grant_received
    })
}

fn question(subject: &Subject<'_>, grant: StabilityGrant, paid: &YearResult) -> Option<Question> {
    let agreed = subject.calculator.agreement()?.payment(grant.year);
    let due = agreed > Pounds::ZERO;
    (due || paid.grant > Pounds::ZERO).then(|| Question {
        words: known::still_paid(grant),
        agreed: due.then(|| money::whole(agreed)),
        answer: if due && paid.grant == agreed {
            Answer::AsAgreed
        } else if paid.grant == Pounds::ZERO {
            Answer::No
        } else {
            Answer::Another(money::whole(paid.grant))
        },
    })
}

fn year_says(
    subject: &Subject<'_>,
    actual: Actual,
    year: FinancialYear,
    result: Option<&YearResult>,
) -> Pounds {
    let basis = subject.calculator.basis();
    match (actual, result) {
        (Actual::Deficit, Some(result)) => result.cumulative,
        (Actual::Block, Some(result)) => result.block,
        (Actual::Block, None) => basis.block.base,
        (Actual::Payment, Some(result)) => result.grant,
        (Actual::Payment, None) => {
            let agreement = subject.calculator.agreement();
            agreement.map_or(Pounds::ZERO, |agreement| agreement.payment(year))
        }
        (Actual::Deficit, None) => basis.opening_deficit,
    }
}

fn base_says(field: Field, ground: &Ground) -> Option<f64> {
    Some(match field {
        Field::UnitCost(placement) => ground.costs.unit_cost[placement.at()].get(),
        Field::BaseSum(sum) => match sum {
            BaseSum::ApBase => ground.costs.ap_base,
            BaseSum::ServicesBase => ground.costs.services_base,
            BaseSum::BaseSpend => ground.base_spend?,
            BaseSum::OpeningDeficit => ground.opening_deficit,
        }
        .get(),
        Field::SpecialCapacity => ground.special_capacity.get(),
        Field::Lever(_) | Field::Actual(..) | Field::StabilityShare | Field::School(_) => {
            return None;
        }
    })
}
