//! What follows for the child, the school and the council, in sentences.
//!
//! Answers for: every sentence that is made from an outcome, by rule from its numbers. Uses
//! `about` for what the council and its area are called.

use super::super::about::About;
use super::super::terms::{march, placement};
use super::super::{fields, levers, money, terms};
use super::form::stayed_anyway;
use super::numbers::{ages, children, each, place, pounds, rounded, years};
use engine::analysis::school::{BreakEven, Figure, Instead, Outcome, School};
use engine::levers::Lever;
use engine::model::placement::Placement;
use engine::units::{FinancialYear, Pounds, Pupils};

/// Where they would be, in a sentence: "in state special schools".
fn otherwise(of: Placement) -> String {
    match of {
        Placement::Elsewhere => "educated elsewhere".to_owned(),
        of => format!("in {}", placement(of).to_ascii_lowercase()),
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
        "In {} about {} of {} are there to come: no more children of {} are {}. The model counts in averages.",
        short.year.census(),
        rounded(short.council.placed),
        rounded(short.council.asked),
        ages(school),
        otherwise(school.instead.placement())
    ))
}

/// Where the school's balance is £0.
#[must_use]
pub fn break_even(outcome: &Outcome) -> Vec<String> {
    let mut said = Vec::new();
    let even = outcome.break_even_topup.zip(outcome.settled());
    if let Some((_, year)) = even.filter(|(topup, _)| topup.get() == 0.0) {
        said.push(format!(
            "In {} the balance is above £0 at any top-up.",
            year.year
        ));
    } else if let Some((topup, year)) = even {
        said.push(format!(
            "In {}{} the balance is £0 at a top-up of {} for each child.",
            year.year,
            if outcome.is_settled() {
                ", a settled year,"
            } else {
                ", which holds a part of a year or places of a new base,"
            },
            pounds(topup.get())
        ));
    }
    match outcome.break_even_children {
        BreakEven::NotABase => {}
        BreakEven::From(count) => said.push(format!(
            "An established base breaks even from {} on.",
            children(count.get().ceil())
        )),
        BreakEven::UpTo(count) => said.push(format!(
            "An established base breaks even up to {}: each brings less on top of what its empty place does than the support costs.",
            children(count.get().floor())
        )),
        BreakEven::Always => {
            said.push("An established base breaks even at any number of children, as long as its empty places are paid for. Places are agreed anew for each year, and those that stay empty may not be.".to_owned());
        }
        BreakEven::Never => said
            .push("An established base does not break even at any number of children.".to_owned()),
    }
    if let (Some(unpaid), Some(year)) = (outcome.empty_unpaid, outcome.settled()) {
        said.push(format!(
            "If its empty places were not paid for, the balance of {} would be {}.",
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
        "What the support costs is held at what was typed in every year; top-ups rise with the {}’s prices, by {} a year. To see a later year with its own pay, type that pay.",
        about.council(),
        levers::value(Lever::StateInflation, inflation)
    )
}

/// Why the two results for the council differ, from the model's own numbers.
#[must_use]
pub fn why_they_differ(outcome: &Outcome, school: &School) -> Option<String> {
    let year = outcome.settled()?;
    let council = &year.council;
    let difference = council.refilled - council.this_childs_place;
    if school.lives_elsewhere {
        return None;
    }
    if matches!(school.instead.placement(), Placement::Mainstream) {
        return (difference.abs() >= Pounds::of(0.5)).then(|| {
            format!(
                "In {} the second differs from the first by {}. That is no saving: the model takes some of all children in mainstream to be in bases, and where these children are counted by themselves, so is the place money of those.",
                year.year,
                money::whole(difference.abs())
            )
        });
    }
    if difference.abs() < Pounds::of(0.5) {
        return Some(format!(
            "In {} the two are the same: no place that these children leave is taken by another.",
            year.year
        ));
    }
    let how = if difference > Pounds::ZERO {
        "more"
    } else {
        "less"
    };
    if council.out_of_independent.abs() < Pupils::of(0.05) {
        return Some(format!(
            "In {} the second is {} {how} than the first. No place that these children leave is taken by another; what differs is what else the scenario moves with them: what the health service pays of such places, and children who come back from independent schools.",
            year.year,
            money::whole(difference.abs())
        ));
    }
    Some(format!(
        "In {} the second is {} {how} than the first. By {} about {} other children are in a special school place left free, and not in an independent one; without this, about {} would be there because special schools are full. That number is the model’s, and the second result rests on it.",
        year.year,
        money::whole(difference.abs()),
        year.year.census(),
        rounded(council.out_of_independent),
        rounded(council.independent_before)
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
            "Building costs {} once, from capital and not from the DSG. Nothing of it comes back to this {}: no place of its own is saved.",
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
        Some(year) => format!("as much has been saved by {}", march(year)),
        None if so_far[at] < Pounds::ZERO => format!(
            "it does not come back: {} more has been spent by {}",
            money::whole(so_far[at].abs()),
            march(last.year)
        ),
        None => format!(
            "{} has been saved by {}",
            money::whole(so_far[at]),
            march(last.year)
        ),
    });
    Some(format!(
        "Building costs {} once, from capital and not from the DSG. By these children’s places alone {alone}; once places are refilled {refilled}. What is saved stays in the high needs block: it does not repay whoever built.",
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
            " About {} of {} are there to come, and no more.",
            rounded(year.council.placed),
            rounded(asked)
        )
    } else {
        String::new()
    };
    let schools = if schools == 1.0 {
        "One school".to_owned()
    } else {
        format!("{} schools", money::grouped(schools))
    };
    Some(format!(
        "{schools} doing the same, in {}: the {} spends {} on these children’s places, or {} once places are refilled.{cap}",
        year.year,
        about.council(),
        saved(year.council.this_childs_place),
        saved(year.council.refilled)
    ))
}

/// "£44,207 less", "£3,000 more": what is spent.
fn saved(amount: Pounds) -> String {
    let how = if amount < Pounds::ZERO {
        "more"
    } else {
        "less"
    };
    format!("{} {how}", money::whole(amount.abs()))
}

/// What it would mean for the children, before any money.
#[must_use]
pub fn for_the_child(school: &School) -> Vec<String> {
    let who = children(school.children());
    let they = match school.instead {
        Instead::StayedAnyway => format!(
            "{who} would be taught {}, as they would have been in any case, with more support.",
            place(school)
        ),
        Instead::Of(placement) => format!(
            "{who} would be taught {}, instead of {}.",
            place(school),
            match placement {
                Placement::Elsewhere => "being educated elsewhere".to_owned(),
                placement => otherwise(placement),
            }
        ),
    };
    let mut said = vec![
        they,
        "What their plans name must be provided in full wherever they are taught. Where that is, is decided for each child from the plan, with the child and the parents, and looked at again in each yearly review; no figure here can say which place is right for a child.".to_owned(),
    ];
    if let Some(after) = school.breaks() {
        said.push(format!(
            "Here it is taken not to work after {}: the children move a second time, and the place that they left may be another child’s by then. Support that is there from the first day is what is meant to prevent it.",
            years(after)
        ));
    }
    said
}

/// The summary for governors: who, with what support, what is left, and what that rests on.
#[must_use]
pub fn for_governors(outcome: &Outcome, school: &School, about: &About) -> Option<String> {
    let year = outcome.settled()?;
    let from = match school.instead {
        Instead::StayedAnyway => "who would have stayed in mainstream in any case".to_owned(),
        Instead::Of(placement) => {
            format!("who would otherwise be {}", otherwise(placement))
        }
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
        "From September {}, for {}, {who} of {}, {from}, taught {}{base} with the support that their plans name.",
        school.start.first_calendar_year(),
        years(school.runs()),
        ages(school),
        place(school),
    )];
    let topup = each(year.school.topups, year.school.funded);
    let therapy = school.number(Figure::Therapy);
    let therapy = if therapy > 0.0 {
        format!("; therapy bought for {} a year for each", pounds(therapy))
    } else {
        String::new()
    };
    said.push(format!(
        "Top-up in {}: {topup} for each{}{therapy}.",
        year.year,
        if school.typed(Figure::TopUp).is_none() {
            ", the model’s average and not agreed with anyone"
        } else {
            ""
        }
    ));
    said.push(now(outcome, school, about)?);
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
    if outcome.is_settled() {
        said.push(format!("{} is the first settled year.", year.year));
    }
    if !examples.is_empty() {
        said.push(format!(
            "Examples, not our own figures: {}.",
            examples.join("; ")
        ));
    }
    Some(said.join(" "))
}

/// The cost of a base goes on after placements break down.
#[must_use]
pub fn breaks(outcome: &Outcome, school: &School) -> Option<String> {
    let after = years(school.breaks()?);
    let shared = outcome.support.shared;
    let goes_on = if shared > Pounds::ZERO {
        format!(
            " What is shared by all, {} a year, goes on for us and is not counted then.",
            money::whole(shared)
        )
    } else {
        String::new()
    };
    Some(format!("It is taken not to work after {after}.{goes_on}"))
}

/// What is left for the school and the council: repeated beside each control that changes it.
#[must_use]
pub fn now(outcome: &Outcome, school: &School, about: &About) -> Option<String> {
    let council = about.council();
    let year = outcome.settled()?;
    if year.council.placed == Pupils::ZERO && year.school.funded == Pupils::ZERO {
        return could_not(outcome, school);
    }
    let balance = if year.school.balance < Pounds::ZERO {
        format!("leave us {} short", money::whole(year.school.balance.abs()))
    } else {
        format!("leave us {} over", money::whole(year.school.balance))
    };
    let alone = year.council.this_childs_place;
    let moves = alone.abs() >= Pounds::of(0.5);
    let ours = if school.lives_elsewhere {
        let base = if moves {
            format!("spends {} on the places of the base", saved(alone))
        } else {
            "neither saves nor spends".to_owned()
        };
        format!(
            "these children’s own {council} pays the top-up and keeps what is saved; this one {base}"
        )
    } else if school.instead == Instead::StayedAnyway {
        if moves {
            format!(
                "the {council} saves no place by it, and spends {}",
                saved(alone)
            )
        } else {
            format!("the {council} saves nothing by it")
        }
    } else {
        format!(
            "the {council} spends {} on these children’s places, or, if each place that they leave goes to another child, {}: the one or the other, never both",
            saved(alone),
            saved(year.council.refilled)
        )
    };
    let money = if school.is_base() {
        "the money that comes would"
    } else {
        "the money that comes and our own share would"
    };
    Some(format!(
        "In {} {money} {balance}; {ours}. That is a model’s figure, from averages.",
        year.year
    ))
}
