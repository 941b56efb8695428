//! The answer of My school: for each child, for us, for the council.
//!
//! Answers for: what the page says first, by rule from an outcome, rounded as an answer deserves.
//! Uses `about` for what the council is called.

use super::super::about::About;
use super::super::terms::capitalised;
use super::form::otherwise;
use super::numbers::{about_spends, ages, pounds, rounded, thousands};
use engine::analysis::school::{Figure, Instead, Outcome, School, SchoolYear};
use engine::model::placement::Placement;
use engine::units::{Pounds, Pupils};

/// One way to count what it does to the council's spending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// "£47,000 less".
    pub amount: String,
    /// What is counted.
    pub counts: String,
    /// The children behind it.
    pub children: String,
}

/// The answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    pub heading: String,
    /// "For each child aged 4 to 10".
    pub whose: String,
    pub child: String,
    pub us: String,
    /// The break-even top-up and ours, in pounds of that year.
    pub scale: Option<[f64; 2]>,
    /// Both, as the scale names them.
    pub marks: [String; 2],
    pub not_agreed: String,
    pub left: String,
    pub council: String,
    /// Two, or one where the other says the same.
    pub ways: Vec<Way>,
    /// The same three in a few words each, by what each is for.
    pub brief: [[String; 2]; 3],
}

impl Answer {
    /// The answer in one breath.
    #[must_use]
    pub fn said(&self) -> String {
        let said = self
            .brief
            .each_ref()
            .map(|[of, words]| format!("{of}: {words}."));
        said.join(" ")
    }
}

/// The answer, for the settled year.
#[must_use]
pub fn answer(outcome: &Outcome, school: &School, about: &About) -> Option<Answer> {
    let year = outcome.settled()?;
    let council = about.council();
    let (us, scale) = for_us(outcome, year);
    let topup = topup(year);
    let ways = ways(year, school, about);
    let spends = match ways.as_slice() {
        [one, two] => either(&one.amount, &two.amount),
        _ => ways.iter().map(|way| way.amount.clone()).collect(),
    };
    Some(Answer {
        heading: heading(outcome, year, school),
        whose: format!("For each child aged {}", ages(school)),
        child: for_each_child(school),
        marks: [
            us.to_ascii_lowercase(),
            match scale {
                Some([_, yours]) if (yours - first_topup(outcome)).abs() >= 0.5 => {
                    format!("your figure, {} by then", pounds(yours))
                }
                _ => format!("your figure {}", pounds(topup)),
            },
        ],
        scale,
        not_agreed: not_agreed(outcome, school),
        left: left(outcome, year, school),
        council: format!("For the {council}, in {}", year.year),
        brief: [
            [format!("Aged {}", ages(school)), briefly(school)],
            [
                "For us".to_owned(),
                us.to_ascii_lowercase() + if scale.is_some() { " a child" } else { "" },
            ],
            [capitalised(council), spends.to_ascii_lowercase()],
        ],
        us,
        ways,
    })
}

fn heading(outcome: &Outcome, year: &SchoolYear, school: &School) -> String {
    let which = if !outcome.is_settled() {
        "not yet a full and settled year"
    } else if school.is_base() {
        "once settled"
    } else {
        "the first full year"
    };
    format!("What it comes to in {}, {which}", year.year)
}

fn for_each_child(school: &School) -> String {
    let base = school.is_base();
    match school.instead {
        Instead::StayedAnyway if base => {
            "A place in our specialist base, in the mainstream school where they would be anyway."
                .to_owned()
        }
        Instead::StayedAnyway => {
            "A place in ordinary classes, where they would be anyway, with more support.".to_owned()
        }
        Instead::Of(of) => format!(
            "{}, instead of {}.",
            if base {
                "A place in a mainstream school with a specialist base"
            } else {
                "A place in ordinary classes, with support and a top-up"
            },
            otherwise(of)
        ),
    }
}

/// The same in a few words.
fn briefly(school: &School) -> String {
    let here = if school.is_base() {
        "our base"
    } else {
        "our classes"
    };
    match school.instead {
        Instead::StayedAnyway => format!("{here}, in mainstream anyway"),
        Instead::Of(of) => {
            let of = otherwise(of);
            let of = of
                .strip_prefix("an ")
                .or(of.strip_prefix("a "))
                .unwrap_or(of);
            format!("{here}, not {of}")
        }
    }
}

/// What is paid for each child, in pounds of that year.
fn topup(year: &SchoolYear) -> f64 {
    if year.school.funded > Pupils::ZERO {
        year.school.topups.get() / year.school.funded.get()
    } else {
        0.0
    }
}

/// The top-up of the first year, as it is in the box.
#[must_use]
pub fn first_topup(outcome: &Outcome) -> f64 {
    let mut years = outcome.years.iter();
    years
        .find(|year| year.school.funded > Pupils::ZERO)
        .map_or(0.0, topup)
}

/// The top-up at which it breaks even, up to the next £100, so that it is enough.
fn for_us(outcome: &Outcome, year: &SchoolYear) -> (String, Option<[f64; 2]>) {
    match outcome.break_even_topup {
        None => ("No children to be paid for".to_owned(), None),
        Some(even) if even.get() == 0.0 => ("Costs are met at any top-up".to_owned(), None),
        Some(even) => (
            format!(
                "Break even at {}",
                pounds((even.get() / 100.0).ceil() * 100.0)
            ),
            Some([even.get(), topup(year)]),
        ),
    }
}

/// Nothing here is agreed, unless somebody has it in writing.
fn not_agreed(outcome: &Outcome, school: &School) -> String {
    let topup = pounds(first_topup(outcome));
    let unless = if school.typed(Figure::TopUp).is_some() {
        ", unless you have that in writing"
    } else {
        ""
    };
    format!("{topup} is not agreed with the council{unless}.")
}

/// What is over or short at the top-up that is expected.
fn left(outcome: &Outcome, year: &SchoolYear, school: &School) -> String {
    let (first, then) = (first_topup(outcome), topup(year));
    let balance = year.school.balance;
    let mut said = Vec::new();
    if year.school.funded > Pupils::ZERO && (first - then).abs() >= 0.5 {
        said.push(format!(
            "With price changes it is {} in {}.",
            pounds(then),
            year.year
        ));
    }
    let size = thousands(balance.abs());
    said.push(if balance >= Pounds::of(500.0) {
        format!("We would have about {size} left over in that year.")
    } else if balance <= Pounds::of(-500.0) {
        format!(
            "We would be about {size} short in that year, to be found from the rest of our budget."
        )
    } else {
        "That just covers what the support costs.".to_owned()
    });
    if !school.is_base() {
        said.push("This counts £6,000 a child from our own budget.".to_owned());
    }
    said.join(" ")
}

/// The ways to count what the council spends less.
fn ways(year: &SchoolYear, school: &School, about: &About) -> Vec<Way> {
    let council = &year.council;
    let way = |amount: Pounds, counts: String, children: String| Way {
        amount: capitalised(&about_spends(amount)),
        counts,
        children,
    };
    let here = format!(
        "{} of {} children",
        rounded(council.placed),
        rounded(council.asked)
    );
    let alone = council.this_childs_place;
    if school.lives_elsewhere {
        let counts = about.fill("place funding alone. The children’s own council pays the top-up and keeps what is saved");
        return vec![way(alone, counts.into_owned(), here)];
    }
    if school.instead == Instead::StayedAnyway {
        let counts = "no place is saved, as they stay in mainstream";
        return vec![way(alone, counts.to_owned(), here)];
    }
    let from = school.instead.placement();
    let filled = if from == Placement::Special {
        "once the special school places left empty are filled by others"
    } else {
        "once places left empty are filled by others"
    };
    let others = council.out_of_independent + council.out_of_mainstream;
    let children = if others.abs() < Pupils::of(0.05) {
        "no other child moves".to_owned()
    } else {
        format!(
            "{} other children move, {} of them out of independent schools",
            rounded(others),
            rounded(council.out_of_independent)
        )
    };
    vec![
        way(alone, "counting only this place".to_owned(), here),
        way(council.refilled, filled.to_owned(), children),
    ]
}

/// "£47,000 or £218,000 less", "£47,000 less or £3,000 more", "£47,000 less".
#[must_use]
pub fn either(one: &str, two: &str) -> String {
    if one == two {
        return one.to_owned();
    }
    match (one.rsplit_once(' '), two.rsplit_once(' ')) {
        (Some((size, how)), Some((_, other))) if how == other => format!("{size} or {two}"),
        _ => format!("{one} or {two}"),
    }
}

/// What comes and goes in the settled year, in a few words.
#[must_use]
pub fn in_and_out(year: &SchoolYear) -> String {
    let us = &year.school;
    format!(
        "{} in, {} out",
        thousands(us.topups + us.place_funding + us.own_share),
        thousands(us.support)
    )
}
