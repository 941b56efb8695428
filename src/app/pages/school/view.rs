//! My school: what is typed, what follows, and what does not fit together.
//!
//! Answers for: the figures and the words, worked out from `subject`. Uses `words`; knows no state.

use crate::app::pages::subject::Subject;
use crate::scenario::field::Field;
use crate::words::fields;
use crate::words::figures::Figures;
use crate::words::school::{self, Working};
use engine::analysis::school::{FIGURES, Figure};
use engine::analysis::school::{Outcome, outcome};
use engine::levers::Lever;
use engine::model::headcount::HeadcountError;
use engine::units::FinancialYear;

/// A box of the view: what is in it while nothing is typed, and what is said beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchoolBox {
    pub figure: Figure,
    /// What was typed, or the example.
    pub number: String,
    pub beside: String,
}

/// The view.
#[derive(Debug, Clone, PartialEq)]
pub struct SchoolView {
    pub element_1: String,
    pub boxes: [SchoolBox; FIGURES],
    pub have_now: String,
    /// What does not fit together; what follows is then of the last that did, or nothing.
    pub refused: Option<String>,
    /// Whether that is about places, and not about who.
    pub refused_places: bool,
    pub follows: Option<Follows>,
    /// Financial years in whose September it can start.
    pub starts: Vec<FinancialYear>,
}

/// What follows, in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Follows {
    /// What it leaves, on one line.
    pub now: Option<String>,
    pub for_the_child: Vec<String>,
    pub held: String,
    pub breaks: Option<String>,
    pub for_us: Figures,
    pub break_even: Vec<String>,
    pub for_council: Figures,
    pub could_not: Option<String>,
    pub why_they_differ: Option<String>,
    pub capital: Option<String>,
    pub many: Option<String>,
    pub for_governors: Option<String>,
    /// By year; the settled one is shown first.
    pub workings: Vec<(FinancialYear, Vec<Working>)>,
    pub settled: Option<FinancialYear>,
}

impl SchoolView {
    #[must_use]
    pub fn of(subject: &Subject<'_>) -> Self {
        let asked = &subject.scenario.school;
        let model = &subject.calculator.model;
        let about = &*subject.calculator.about;
        let found = outcome(model, asked, subject.assumptions, 1.0);
        let many = outcome(
            model,
            asked,
            subject.assumptions,
            asked.number(Figure::Schools),
        );
        Self {
            boxes: Figure::ALL.map(|figure| {
                let field = Field::School(figure);
                let typed = asked.typed(figure);
                SchoolBox {
                    figure,
                    number: asked
                        .get(figure)
                        .map(|number| fields::number(field, number))
                        .unwrap_or_default(),
                    beside: match (typed, figure.example()) {
                        (None, Some(_)) => school::EXAMPLE.to_owned(),
                        (Some(typed), _) => school::beside(figure, typed, asked),
                        _ => default_of(figure, found.as_ref().ok()),
                    },
                }
            }),
            starts: model.basis().horizon().years().collect(),
            element_1: school::element_1(asked),
            have_now: school::have_now(asked),
            refused_places: matches!(
                found,
                Err(HeadcountError::FewerPlaces
                    | HeadcountError::Places
                    | HeadcountError::PlacesWithoutUnit)
            ),
            refused: found
                .as_ref()
                .err()
                .map(|error| school::refused(*error, asked)),
            follows: found.ok().map(|found| Follows {
                now: school::now(&found, asked, about),
                for_the_child: school::for_the_child(asked),
                held: school::held(subject.assumptions.values.get(Lever::StateInflation), about),
                breaks: school::breaks(&found, asked),
                for_us: school::for_us(&found, asked),
                break_even: school::break_even(&found),
                for_council: school::for_council(&found, asked, about),
                could_not: school::could_not(&found, asked),
                why_they_differ: school::why_they_differ(&found, asked),
                capital: school::capital(&found, asked, about),
                many: match many {
                    Ok(many) => found
                        .settled()
                        .and_then(|settled| school::many(&many, asked, settled.year, about)),
                    Err(_) => Some(school::TOO_MANY.to_owned()),
                },
                for_governors: school::for_governors(&found, asked, about),
                workings: school::workings(&found, asked, about),
                settled: found.settled().map(|year| year.year),
            }),
        }
    }
}

/// What counts while a box without an example is empty.
fn default_of(figure: Figure, found: Option<&Outcome>) -> String {
    match figure {
        Figure::TopUp => found
            .and_then(|found| {
                found
                    .years
                    .iter()
                    .find(|year| year.school.funded.get() > 0.0)
            })
            .map(|year| {
                let each = year.school.topups.get() / year.school.funded.get();
                format!(
                    "empty: the model’s, £{} in {}",
                    crate::words::money::grouped(each),
                    year.year
                )
            })
            .unwrap_or_default(),
        Figure::Places => "empty: as many as there are children".to_owned(),
        Figure::Filled => "empty: all of them".to_owned(),
        _ => String::new(),
    }
}
