//! My school: what is typed, what follows, and what does not fit together.
//!
//! Answers for: the figures and the words, worked out from `subject`. Uses `words`; knows no state.

use std::rc::Rc;

use crate::app::pages::subject::Subject;
use crate::scenario::annotations::Text;
use crate::scenario::field::Field;
use crate::words::fields;
use crate::words::figures::Figures;
use crate::words::money;
use crate::words::school::{self, Answer, Working};
use engine::analysis::school::{FIGURES, Figure, School, by_lever};
use engine::analysis::school::{Outcome, SchoolYear, outcome};
use engine::levers::Lever;
use engine::units::FinancialYear;

/// A box of the view: what is in it while nothing is typed, and what is said beside it.
#[derive(Debug)]
pub struct SchoolBox {
    pub figure: Figure,
    /// What was typed, or the example.
    pub number: String,
    pub beside: String,
}

/// The view.
#[derive(Debug)]
pub struct SchoolView {
    pub asked: School,
    /// What the school is called; the scenario's own name.
    pub name: String,
    /// When and from what this was made, for paper.
    pub made: String,
    pub link: String,
    pub element_1: String,
    pub boxes: [SchoolBox; FIGURES],
    /// What is said of the top-up under the sentence.
    pub hint: String,
    pub have_now: String,
    /// What does not fit together; what follows is then of the last that did, or nothing.
    pub refused: Option<String>,
    pub follows: Option<Rc<Follows>>,
    /// Financial years in whose September it can start.
    pub starts: Vec<FinancialYear>,
}

/// What follows, in words.
#[derive(Debug)]
pub struct Follows {
    pub answer: Answer,
    /// What comes and goes, in a few words.
    pub in_and_out: String,
    /// The scale from no top-up up, and money in and out.
    pub pictures: [Vec<Bar>; 2],
    pub held: String,
    pub breaks: Option<String>,
    pub for_us: Figures,
    pub break_even: Vec<String>,
    pub for_council: Figures,
    pub could_not: Option<String>,
    pub why_they_differ: Option<String>,
    pub capital: Option<String>,
    pub many: Option<String>,
    /// A base beside the lever for base places.
    pub beside_the_lever: Option<Figures>,
    pub for_governors: Vec<String>,
    /// By year; the settled one is shown first.
    pub workings: Vec<(FinancialYear, Vec<Working>)>,
    pub settled: FinancialYear,
}

/// A part of a picture: from where to where, in hundredths of its width; its top; its look; and
/// what is written at it, at which height.
#[derive(Debug)]
pub struct Bar {
    pub from: f64,
    pub to: f64,
    pub top: &'static str,
    pub look: &'static str,
    pub words: Option<(&'static str, String)>,
}

fn bar(from: f64, to: f64, top: &'static str, look: &'static str) -> Bar {
    Bar {
        from,
        to,
        top,
        look,
        words: None,
    }
}

impl SchoolView {
    #[must_use]
    pub fn of(subject: &Subject<'_>) -> Self {
        let asked = &subject.school();
        let model = &subject.calculator.model;
        let about = &*subject.calculator.about;
        let found = outcome(model, asked, subject.assumptions, 1.0);
        let topup = found.as_ref().ok().map(school::first_topup);
        let starts = model.basis().horizon().years();
        let september = subject.workspace.september.unwrap_or(asked.start);
        let from = september.min(asked.start);
        Self {
            asked: *asked,
            name: subject.scenario.annotations.text(Text::Name).to_owned(),
            made: format!(
                "Made {}. Model and data: {}.",
                subject.workspace.today, subject.calculator.fingerprint
            ),
            link: link_with_start(subject, asked),
            boxes: Figure::ALL.map(|figure| {
                let field = Field::School(figure);
                let typed = asked.typed(figure);
                let model = topup.filter(|_| figure == Figure::TopUp);
                SchoolBox {
                    figure,
                    number: asked
                        .get(figure)
                        .or(model)
                        .map(|number| fields::number(field, number))
                        .unwrap_or_default(),
                    beside: match (typed, figure.example(), figure) {
                        (None, Some(_), _) => school::EXAMPLE.to_owned(),
                        (Some(typed), ..) => school::beside(figure, typed, asked),
                        (.., Figure::Places) => "empty: as many as there are children".to_owned(),
                        (.., Figure::Filled) => "empty: all of them".to_owned(),
                        _ => String::new(),
                    },
                }
            }),
            starts: starts.filter(|year| *year >= from).collect(),
            element_1: school::element_1(asked),
            hint: school::hint(topup, asked, about),
            have_now: school::have_now(asked),
            refused: found
                .as_ref()
                .err()
                .map(|error| school::refused(*error, asked)),
            follows: found
                .ok()
                .and_then(|found| follows(&found, asked, subject))
                .map(Rc::new),
        }
    }
}

/// The link on paper, which is read on another day: it says which September was meant.
fn link_with_start(subject: &Subject<'_>, asked: &School) -> String {
    let link = subject.whole_link();
    if subject.scenario.school == *asked {
        return link.to_string();
    }
    let first = if link.contains('?') { "&" } else { "?v=2&" };
    format!(
        "{link}{first}school.start={}&school.years={}",
        asked.start, asked.years
    )
}

fn follows(found: &Outcome, asked: &School, subject: &Subject<'_>) -> Option<Follows> {
    let model = &subject.calculator.model;
    let about = &*subject.calculator.about;
    let assumed = subject.assumptions;
    let settled = found.settled()?;
    let answer = school::answer(found, asked, about)?;
    let many = outcome(model, asked, assumed, asked.number(Figure::Schools));
    let lever = by_lever(model, asked, assumed, settled.year).filter(|_| !asked.lives_elsewhere);
    Some(Follows {
        in_and_out: school::in_and_out(settled),
        pictures: [scale(&answer), in_and_out(settled)],
        answer,
        held: school::held(assumed.values.get(Lever::StateInflation), about),
        breaks: school::breaks(found, asked),
        for_us: school::for_us(found, asked),
        break_even: school::break_even(found),
        for_council: school::for_council(found, asked, about),
        could_not: school::could_not(found, asked),
        why_they_differ: school::why_they_differ(found, asked),
        capital: school::capital(found, asked, about),
        many: match many {
            Ok(many) => school::many(&many, asked, settled.year, about),
            Err(_) => Some(school::TOO_MANY.to_owned()),
        },
        beside_the_lever: lever
            .map(|lever| school::beside_the_lever(&lever, settled, asked, about)),
        for_governors: school::for_governors(found, asked, about),
        workings: school::workings(found, asked, about),
        settled: settled.year,
    })
}

/// From no top-up up: where it breaks even, and where ours is.
fn scale(answer: &Answer) -> Vec<Bar> {
    let Some([even, yours]) = answer.scale else {
        return Vec::new();
    };
    let per_hundred = even.max(yours) * 1.3 / 100.0;
    let [at, ours] = [even, yours].map(|pounds| pounds / per_hundred);
    let [break_even, figure] = answer.marks.clone();
    let mark = |at: f64, look, height, words| Bar {
        words: Some((height, words)),
        ..bar(at - 0.4, at + 0.4, "18", look)
    };
    vec![
        bar(0.0, at, "24", "short"),
        bar(at, 100.0, "24", "over"),
        mark(at, "even", "13", break_even),
        mark(ours, "ours", "51", figure),
    ]
}

/// What comes in over what the support costs, with what is over or short.
fn in_and_out(year: &SchoolYear) -> Vec<Bar> {
    let us = &year.school;
    let first = us.place_funding + us.own_share;
    let all = (first + us.topups).max(us.support).get().max(1.0) / 100.0;
    let [first, income, cost] =
        [first, first + us.topups, us.support].map(|amount| amount.get() / all);
    let (top, look, height, words) = if income >= cost {
        ("26", "left", "42", "over")
    } else {
        ("0", "lack", "16", "short")
    };
    vec![
        bar(0.0, first, "0", "own"),
        bar(first, income, "0", "topups"),
        bar(0.0, cost, "26", "cost"),
        Bar {
            words: Some((
                height,
                format!("{} {words}", money::whole(us.balance.abs())),
            )),
            ..bar(cost.min(income), cost.max(income), top, look)
        },
    ]
}
