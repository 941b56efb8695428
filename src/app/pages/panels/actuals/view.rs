//! Enter actual figures: every figure that can be typed in, beside what the model says without any.
//!
//! Answers for: the figures and the words, worked out from `subject`. Uses `words`; knows no state.

use crate::app::pages::subject::Subject;
use std::rc::Rc;

use crate::scenario::annotations::Text;
use crate::scenario::field::Field;
use crate::scenario::payments::Payments;
use crate::words::about::About;
use crate::words::{actuals, fields, ledger, money, scenarios};
use engine::model::actuals::{Actual, BaseSum, StabilityGrant};
use engine::model::basis::Opening;
use engine::model::calibrated::CalibratedBase;
use engine::model::project::{Assumptions, YearResult};
use engine::units::{FinancialYear, Pounds};

/// A box beside what the model says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActualsBox {
    pub field: Field,
    pub name: String,
    /// What is said beside it: what the model says, or the unit.
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
    /// The boxes below it, in their order.
    pub below: Vec<Field>,
}

/// A year's place for one kind of figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum YearCell {
    Box(ActualsBox),
    /// It is among the first five.
    First,
    /// It is among the base year's.
    Base,
}

/// One year's boxes, by kind of figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearRow {
    pub year: FinancialYear,
    pub boxes: Vec<YearCell>,
    /// Safety Valve payments received by its 31 March.
    pub received: String,
    /// After the years that are shown: in sight only while it holds something.
    pub beyond: bool,
}

/// The Stability Grant, where it is on.
#[derive(Debug, Clone, PartialEq)]
pub struct Grant {
    pub year: FinancialYear,
    pub share: ActualsBox,
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
pub struct ActualsView {
    pub about: Rc<About>,
    /// The five that an officer knows by heart.
    pub first: Vec<ActualsBox>,
    /// Whether any of the others was typed or chosen.
    pub others: bool,
    pub years: Vec<YearRow>,
    pub base: Vec<ActualsBox>,
    /// The source of each figure that was typed: which, its box's name, and what it says.
    pub sources: Vec<(Field, String, String)>,
    pub base_year: FinancialYear,
    /// The patterns that payments can follow: name and title; and the one that they do.
    pub payments: Vec<(String, String)>,
    pub payments_now: Option<String>,
    pub grant: Option<Grant>,
    /// Years that the grant can be paid in.
    pub grant_years: Vec<FinancialYear>,
    pub anything: bool,
}

impl ActualsView {
    #[must_use]
    pub fn of(subject: &Subject<'_>) -> Self {
        let calculator = subject.calculator;
        let basis = calculator.basis();
        let nothing = engine::model::actuals::Actuals::nothing(basis.horizon());
        let without = calculator.model.project(&Assumptions {
            actuals: nothing,
            ..subject.assumptions.clone()
        });
        let firsts = firsts(subject);
        let first = basis.base_year.first_calendar_year();
        let (_, last) = nothing.years(Actual::Block);
        let last = last.first_calendar_year();
        let years = (first..=last).map(FinancialYear::starting).map(|year| {
            let result = without.of(year);
            YearRow {
                year,
                boxes: Actual::ALL
                    .into_iter()
                    .map(|actual| {
                        let (from, to) = nothing.years(actual);
                        let field = Field::Actual(actual, year);
                        if firsts.contains(&field) {
                            YearCell::First
                        } else if (from..=to).contains(&year) {
                            YearCell::Box(of_year(subject, actual, year, result))
                        } else if firsts.contains(&Field::BaseSum(BaseSum::OpeningDeficit))
                            && actual == Actual::Deficit
                        {
                            YearCell::First
                        } else {
                            YearCell::Base
                        }
                    })
                    .collect(),
                received: money::whole(received(subject, year)),
                beyond: year > subject.last_shown,
            }
        });
        let calibrated = calculator.model.calibrated(&nothing);
        let grant = subject
            .scenario
            .actuals
            .stability_grant()
            .and_then(|grant| {
                let paid = subject.yours.of(grant.year)?;
                let last = subject.yours.of(subject.focus_year.max(grant.year))?;
                Some(Grant {
                    year: grant.year,
                    share: ActualsBox {
                        beside: "per cent".to_owned(),
                        ..actual_box(
                            subject,
                            Field::StabilityShare,
                            Some(StabilityGrant::SHARE.get()),
                            None,
                        )
                    },
                    says: actuals::stability_grant(grant, paid, last),
                    counted: actuals::payment_counted(paid.grant, grant.year),
                    question: question(subject, grant, paid),
                })
            });
        let mut view = Self {
            about: calculator.about.clone(),
            first: firsts
                .iter()
                .map(|field| {
                    let (mut entry, model) = match field {
                        Field::Actual(actual, year) => {
                            let without = without.of(*year);
                            let model = year_says(subject, *actual, *year, without);
                            (of_year(subject, *actual, *year, without), model)
                        }
                        _ => {
                            let model = base_says(*field, &calibrated).unwrap_or_default();
                            (of_base(subject, *field, &calibrated), Pounds::of(model))
                        }
                    };
                    if entry.beside.starts_with(MODEL) {
                        entry.beside = how_known(subject, *field, model);
                    }
                    entry.note = entry.note.or_else(|| received_by_then(subject, *field));
                    entry
                })
                .collect(),
            others: {
                let mut typed = Field::actuals(basis).into_iter();
                let typed = typed.any(|field| {
                    !firsts.contains(&field) && field.typed(subject.scenario).is_some()
                });
                typed || subject.scenario.actuals.stability_grant().is_some()
            },
            years: years.collect(),
            base: Field::base_figures()
                .into_iter()
                .filter(|field| !firsts.contains(field))
                .map(|field| of_base(subject, field, &calibrated))
                .collect(),
            sources: Field::actuals(basis)
                .into_iter()
                .filter(|field| field.typed(subject.scenario).is_some())
                .filter(|field| *field != Field::StabilityShare)
                .map(|field| {
                    let text = Text::Source(field);
                    let said = subject.scenario.annotations.text(text).to_owned();
                    (field, scenarios::name(text, &calculator.about), said)
                })
                .collect(),
            base_year: basis.base_year,
            payments: Payments::all(basis)
                .into_iter()
                .map(|pattern| (pattern.name(), actuals::payments(pattern)))
                .collect(),
            payments_now: Payments::of(basis, &subject.scenario.actuals).map(Payments::name),
            grant,
            grant_years: (subject
                .calculator
                .calendar
                .stability_grant_from
                .first_calendar_year()
                ..=subject.last_shown.first_calendar_year())
                .map(FinancialYear::starting)
                .collect(),
            anything: !subject.scenario.actuals.is_nothing(),
        };
        below(&mut view.first);
        below(&mut view.base);
        for kind in 0..Actual::ALL.len() {
            let years = view.years.iter_mut();
            below(years.filter_map(|row| match row.boxes.get_mut(kind) {
                Some(YearCell::Box(entry)) => Some(entry),
                _ => None,
            }));
        }
        view
    }
}

/// Gives each of some boxes those that stand below it.
fn below<'a>(boxes: impl IntoIterator<Item = &'a mut ActualsBox>) {
    let mut boxes: Vec<_> = boxes.into_iter().collect();
    let fields: Vec<_> = boxes.iter().map(|entry| entry.field).collect();
    for (at, entry) in boxes.iter_mut().enumerate() {
        entry.below = fields[at + 1..].to_vec();
    }
}

/// The figures of the last two years that an officer knows by heart: two balances, two blocks, and
/// what was spent.
fn firsts(subject: &Subject<'_>) -> [Field; 5] {
    let calculator = subject.calculator;
    let this_year = calculator.calendar.this_year;
    let last_year = this_year.before();
    let balance = |year: FinancialYear| {
        if year == calculator.basis().base_year {
            Field::BaseSum(BaseSum::OpeningDeficit)
        } else {
            Field::Actual(Actual::Deficit, year)
        }
    };
    [
        balance(last_year.before()),
        balance(last_year),
        Field::Actual(Actual::Block, last_year),
        Field::Actual(Actual::Block, this_year),
        Field::Actual(Actual::Outturn, last_year),
    ]
}

/// What comes before a figure of the model.
const MODEL: &str = "model:";

/// What is added back to a balance that papers give after payments.
fn received_by_then(subject: &Subject<'_>, field: Field) -> Option<String> {
    subject.calculator.agreement()?;
    let year = match field {
        Field::Actual(Actual::Deficit, year) => year,
        Field::BaseSum(BaseSum::OpeningDeficit) => subject.calculator.basis().base_year,
        _ => return None,
    };
    Some(actuals::received_by_then(received(subject, year)))
}

/// What the page has for one of the first five, and how that is known.
fn how_known(subject: &Subject<'_>, field: Field, model: Pounds) -> String {
    let calculator = subject.calculator;
    let balance = matches!(
        field,
        Field::BaseSum(BaseSum::OpeningDeficit) | Field::Actual(Actual::Deficit, _)
    );
    let exactly = fields::value(field, model.get());
    if calculator.about.forecast.is_some() {
        return format!("forecast: {exactly}");
    }
    match calculator.basis().opening {
        Opening::Unknown if balance => actuals::FROM_ZERO.to_owned(),
        Opening::Cumulative(_) if field == Field::BaseSum(BaseSum::OpeningDeficit) => {
            format!("published: {exactly}")
        }
        Opening::AfterGrant(published) if field == Field::BaseSum(BaseSum::OpeningDeficit) => {
            actuals::published_after_grant(published, model)
        }
        _ => format!("estimated: about {}", money::millions(model)),
    }
}

/// A year's box.
fn of_year(
    subject: &Subject<'_>,
    actual: Actual,
    year: FinancialYear,
    without: Option<&YearResult>,
) -> ActualsBox {
    let field = Field::Actual(actual, year);
    let model = year_says(subject, actual, year, without).get();
    let now = year_says(subject, actual, year, subject.yours.of(year)).get();
    let mut entry = actual_box(subject, field, Some(model), Some(now));
    let agreed = subject.calculator.agreement().is_some();
    entry.note = after_grant(subject, field).filter(|_| agreed);
    entry
}

/// A box of the base year.
fn of_base(subject: &Subject<'_>, field: Field, calibrated: &CalibratedBase) -> ActualsBox {
    let mut entry = actual_box(subject, field, base_says(field, calibrated), None);
    entry.note = comes_to(subject, field);
    entry
}

/// A box, beside what the model has with nothing typed in, and what it counts now where the box
/// is empty and others are not.
fn actual_box(
    subject: &Subject<'_>,
    field: Field,
    model: Option<f64>,
    now: Option<f64>,
) -> ActualsBox {
    let typed = field.typed(subject.scenario);
    let doubt = typed
        .zip(model)
        .and_then(|(typed, model)| actuals::doubt(field, typed, model));
    let doubt = doubt.or_else(|| actuals::surplus(field, typed?));
    ActualsBox {
        field,
        name: fields::name(field, &subject.calculator.about),
        beside: match (model, now.filter(|_| typed.is_none())) {
            (Some(model), Some(now))
                if fields::value(field, now) != fields::value(field, model) =>
            {
                format!("counted now: {}", fields::value(field, now))
            }
            (Some(model), _) => format!("{MODEL} {}", fields::value(field, model)),
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
        found_in: fields::found_in(field, &subject.calculator.about),
        below: Vec::new(),
    }
}

/// What a typed price is charged as, once κ is on it.
fn comes_to(subject: &Subject<'_>, field: Field) -> Option<String> {
    let Field::UnitCost(placement) = field else {
        return None;
    };
    field.typed(subject.scenario)?;
    let calibrated = subject
        .calculator
        .model
        .calibrated(&subject.scenario.actuals);
    let price = calibrated.costs.unit_cost[placement.at()] * calibrated.kappa;
    let base_year = subject.calculator.basis().base_year;
    Some(actuals::comes_to(&ledger::per_place(price), base_year))
}

/// What a typed balance is after grant.
fn after_grant(subject: &Subject<'_>, field: Field) -> Option<String> {
    let Field::Actual(Actual::Deficit, year) = field else {
        return None;
    };
    let typed = subject.scenario.actuals.actual(Actual::Deficit, year)?;
    Some(actuals::after_grant(typed, received(subject, year)))
}

/// Safety Valve payments up to and with a year.
fn received(subject: &Subject<'_>, year: FinancialYear) -> Pounds {
    let result = subject.yours.of(year);
    result.map_or_else(
        || {
            let (before_grant, after_grant) = subject.yours.opening();
            before_grant - after_grant
        },
        |result| result.grant_received,
    )
}

fn question(subject: &Subject<'_>, grant: StabilityGrant, paid: &YearResult) -> Option<Question> {
    let agreed = subject.calculator.agreement()?.payment(grant.year);
    let due = agreed > Pounds::ZERO;
    (due || paid.grant > Pounds::ZERO).then(|| Question {
        words: actuals::still_paid(grant),
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
        (Actual::Deficit, None) => subject.yours.opening().0,
        // Base spending, which has its own box.
        (Actual::Outturn, _) => {
            result.map_or(Pounds::ZERO, |result| result.outturn(basis.other_places))
        }
    }
}

fn base_says(field: Field, calibrated: &CalibratedBase) -> Option<f64> {
    Some(match field {
        Field::UnitCost(placement) => calibrated.costs.unit_cost[placement.at()].get(),
        Field::BaseSum(sum) => match sum {
            BaseSum::ApBase => calibrated.costs.ap_base,
            BaseSum::ServicesBase => calibrated.costs.services_base,
            BaseSum::BaseSpend => calibrated.base_spend?,
            BaseSum::OpeningDeficit => calibrated.opening_deficit,
        }
        .get(),
        Field::SpecialCapacity => calibrated.special_capacity.get(),
        Field::Lever(_) | Field::Actual(..) | Field::StabilityShare | Field::School(_) => {
            return None;
        }
    })
}
