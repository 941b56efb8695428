//! What follows for the child, the school and the council, in sentences.
//!
//! Answers for: every sentence that is made from an outcome, by rule from its numbers. Uses
//! `about` for what the council and its area are called.

use super::super::about::About;
use super::super::terms::{march, placement};
use super::super::{fields, levers, money, terms};
use super::form::{otherwise, stayed_anyway};
use super::numbers::{about_spends, ages, children, place, pounds, rounded, years};
use engine::analysis::school::{BreakEven, Figure, Instead, Outcome, School};
use engine::levers::Lever;
use engine::model::placement::Placement;
use engine::units::{FinancialYear, Pounds, Pupils};

/// Where the children are now, after "in".
fn places_left(of: Placement) -> String {
    match of {
        Placement::Elsewhere => otherwise(of).to_owned(),
        of => placement(of).to_ascii_lowercase(),
    }
}

/// How many of the children asked for can move, where not all can.
#[must_use]
pub fn could_not(outcome: &Outcome, school: &School) -> Option<String> {
    let short = outcome
        .years
        .iter()
        .find(|year| year.council.asked - year.council.placed > Pupils::of(1e-6))?;
    Some(format!(
        "In {} about {} of {} could come: there are no more children of {} in {}. The model counts in averages.",
        short.year.census(),
        rounded(short.council.placed),
        rounded(short.council.asked),
        ages(school),
        places_left(school.instead.placement())
    ))
}

/// What a base rests on: how many children come, and that its empty places are paid for.
#[must_use]
pub fn break_even(outcome: &Outcome) -> Vec<String> {
    let mut said = Vec::new();
    match outcome.break_even_children {
        BreakEven::NotABase => {}
        BreakEven::From(count) => said.push(format!(
            "At this top-up an established base breaks even from {} on.",
            children(count.get().ceil())
        )),
        BreakEven::UpTo(count) => said.push(format!(
            "At this top-up an established base breaks even up to {}. Each further child brings less, beyond what an empty place is paid, than the support costs.",
            children(count.get().floor())
        )),
        BreakEven::Always => {
            said.push("At this top-up an established base breaks even at any number of children, if its empty places are paid for. Places are agreed each year, and empty ones may not be.".to_owned());
        }
        BreakEven::Never => said.push(
            "At this top-up an established base does not break even at any number of children."
                .to_owned(),
        ),
    }
    if let (Some(unpaid), Some(year)) = (outcome.empty_unpaid, outcome.settled()) {
        said.push(format!(
            "If its empty places were not paid for, {} would leave {}.",
            year.year,
            money::whole(unpaid)
        ));
    }
    said
}

/// What stays the same while prices rise, and by how much they rise.
#[must_use]
pub fn held(inflation: f64, about: &About) -> String {
    format!(
        "The support costs the same in every year. Top-ups change with the {}’s prices, by {} a year. To see a later year with its own pay, enter that pay.",
        about.council(),
        levers::value(Lever::StateInflation, inflation)
    )
}

/// Why the two ways to count differ, from the model's own numbers.
#[must_use]
pub fn why_they_differ(outcome: &Outcome, school: &School) -> Option<String> {
    let year = outcome.settled()?;
    let council = &year.council;
    let difference = council.refilled - council.this_childs_place;
    if school.lives_elsewhere {
        return None;
    }
    let size = money::whole(difference.abs());
    let same = difference.abs() < Pounds::of(0.5);
    if matches!(school.instead.placement(), Placement::Mainstream) {
        return (!same).then(|| {
            format!(
                "In {} the second differs from the first by {size}. That is no saving. The model takes some of all children in mainstream to be in bases, and here counts the place money of those too.",
                year.year,
            )
        });
    }
    if same {
        return Some(format!(
            "In {} the two are the same: no place that these children leave goes to another.",
            year.year
        ));
    }
    let how = if difference > Pounds::ZERO {
        "more"
    } else {
        "less"
    };
    let others = council.out_of_independent + council.out_of_mainstream;
    let because = if others.abs() < Pupils::of(0.05) {
        "No place that these children leave goes to another. What differs is what else the scenario moves with them: what the health service pays of such places, and children who come back from independent schools.".to_owned()
    } else {
        format!(
            "By {} about {} other children have a special school place that these children left. Of them about {} would be in independent schools because special schools are full, of {} there in all, and the rest in mainstream with more support. These numbers are the model’s, and the second way rests on them.",
            year.year.census(),
            rounded(others),
            rounded(council.out_of_independent),
            rounded(council.independent_before)
        )
    };
    Some(format!(
        "In {} the second way saves {size} {how} than the first. {because}",
        year.year
    ))
}

/// When the building cost is recovered, and that it is not repaid to those who built.
#[must_use]
pub fn capital(outcome: &Outcome, school: &School, about: &About) -> Option<String> {
    let capital = school.number(Figure::Capital);
    if capital <= 0.0 {
        return None;
    }
    if school.instead == Instead::StayedAnyway || school.lives_elsewhere {
        return Some(format!(
            "Building costs {} once, from capital and not from the DSG. None of it comes back to this {}: no place of its own is saved.",
            pounds(capital),
            about.council()
        ));
    }
    let last = outcome.years.last()?;
    let so_far = [
        last.council.this_childs_place_so_far,
        last.council.refilled_so_far,
    ];
    let [alone, refilled] = [0, 1].map(|at| match outcome.capital_back[at] {
        Some(year) => format!("that much is saved by {}", march(year)),
        None if so_far[at] < Pounds::ZERO => format!(
            "it is not recovered: {} more is spent by {}",
            money::whole(so_far[at].abs()),
            march(last.year)
        ),
        None => format!(
            "{} is saved by {}",
            money::whole(so_far[at]),
            march(last.year)
        ),
    });
    Some(format!(
        "Building costs {} once, from capital and not from the DSG. Counting only these places, {alone}. Once places left empty are filled, {refilled}. What is saved stays in the high needs block and does not repay those who built.",
        pounds(capital)
    ))
}

/// If other schools did the same, in the year that the sentences on one school are about.
#[must_use]
pub fn many(
    outcome: &Outcome,
    school: &School,
    of: FinancialYear,
    about: &About,
) -> Option<String> {
    let year = outcome.years.iter().find(|year| year.year == of)?;
    if school.instead == Instead::StayedAnyway {
        return Some(stayed_anyway(about));
    }
    let schools = school.number(Figure::Schools);
    let asked = year
        .council
        .asked
        .max(Pupils::of(school.children() * schools));
    let cap = if asked - year.council.placed > Pupils::of(1e-6) && !school.lives_elsewhere {
        format!(
            " About {} of {} children could come, and no more.",
            rounded(year.council.placed),
            rounded(asked)
        )
    } else {
        String::new()
    };
    let who = if schools == 1.0 {
        "one school".to_owned()
    } else {
        format!("{} schools", money::grouped(schools))
    };
    Some(format!(
        "If {who} did the same, the {} would spend {} in {}, counting only these places, or {} once the places left empty are filled.{cap}",
        about.council(),
        about_spends(year.council.this_childs_place),
        year.year,
        about_spends(year.council.refilled)
    ))
}

/// What governors read under the answer: who, for how long, what it rests on.
#[must_use]
pub fn for_governors(outcome: &Outcome, school: &School, about: &About) -> Vec<String> {
    let from = match school.instead {
        Instead::StayedAnyway => "who would have stayed in mainstream anyway".to_owned(),
        Instead::Of(placement) => format!("who would otherwise go to {}", otherwise(placement)),
    };
    let asked = school.number(Figure::Children);
    let who = if school.children() < asked {
        format!(
            "{} of {}",
            money::grouped(school.children()),
            children(asked)
        )
    } else {
        children(asked)
    };
    let base = match school.places() {
        Some(places) => format!(" of {} places", money::grouped(places)),
        None => String::new(),
    };
    let mut said = vec![format!(
        "From September {}, for {}, {who} aged {}, {from}, would be taught {}{base}.",
        school.start.first_calendar_year(),
        years(school.runs()),
        ages(school),
        place(school),
    )];
    let therapy = school.number(Figure::Therapy);
    if therapy > 0.0 {
        said.push(format!(
            "We would buy therapy for {} a year for each.",
            pounds(therapy)
        ));
    }
    said.extend(capital(outcome, school, about));
    said.extend(breaks(outcome, school));
    said.extend(could_not(outcome, school));
    let examples: Vec<String> = std::iter::once(Figure::Children)
        .chain(Figure::SUPPORT)
        .filter(|figure| school.typed(*figure).is_none() && school.number(*figure) > 0.0)
        .filter(|figure| *figure != Figure::Teacher || school.is_base())
        .map(|figure| {
            format!(
                "{}: {}",
                terms::figure(figure).to_ascii_lowercase(),
                fields::number(figure.into(), school.number(figure))
            )
        })
        .collect();
    if !examples.is_empty() {
        said.push(format!(
            "Examples, not our own figures: {}.",
            examples.join("; ")
        ));
    }
    said
}

/// The cost of a base goes on after placements break down.
#[must_use]
pub fn breaks(outcome: &Outcome, school: &School) -> Option<String> {
    let after = years(school.breaks()?);
    let shared = outcome.support.shared;
    let goes_on = if shared > Pounds::ZERO {
        format!(
            " What is shared by all, {} a year, goes on for us and is not counted after that.",
            money::whole(shared)
        )
    } else {
        String::new()
    };
    Some(format!(
        "Here placements break down after {after}. The children move a second time, and the place they left may be another child’s by then. Support from the first day is meant to prevent that.{goes_on}"
    ))
}
