//! The boxes and lists of My school: who, with what.
//!
//! Answers for: what can be entered, and the action of each change. Uses `widgets`.

use yew::prelude::*;

use crate::app::widgets::shared::Shared;

use super::view::SchoolView;
use crate::app::state::{Action, Draft, State};
use crate::app::widgets::choice::{Choice, Named};
use crate::app::widgets::number_box::{TypedBox, typed_box};
use crate::app::widgets::tags::note;
use crate::scenario::field::Field;
use crate::words::about::About;
use crate::words::{school, terms};
use engine::analysis::school::{Figure, Instead, School};
use engine::model::placement::{FIRST_AGE, LAST_AGE, Placement};

#[derive(Properties, PartialEq)]
pub struct SchoolProps {
    pub view: Shared<SchoolView>,
    pub about: Shared<About>,
    pub school: School,
    pub drafts: Vec<(Field, Draft)>,
    pub dispatch: UseReducerDispatcher<State>,
}

/// The longest that children can be asked for, in years: the projection ends before.
const LONGEST: u16 = 9;

pub(super) fn school_box(props: &SchoolProps, figure: Figure) -> Html {
    let Some(entry) = props.view.boxes.iter().find(|entry| entry.figure == figure) else {
        return Html::default();
    };
    let field = Field::School(figure);
    let still = if entry.number.is_empty() {
        "nothing".to_owned()
    } else {
        entry.number.clone()
    };
    let of = TypedBox {
        name: terms::figure(figure).into(),
        named: true,
        number: entry.number.clone().into(),
        typed: props.school.typed(figure).is_some(),
        beside: entry.beside.clone().into(),
        still: still.into(),
        ..TypedBox::default()
    };
    typed_box(field, &of, &props.drafts, &props.dispatch)
}

/// A list whose choice changes the school.
pub(super) fn choose(
    props: &SchoolProps,
    id: &'static str,
    label: &'static str,
    value: String,
    options: Vec<Named>,
    change: fn(&mut School, &str) -> Option<()>,
) -> Html {
    let dispatch = props.dispatch.clone();
    let school = props.school;
    let chosen = Callback::from(move |given: String| {
        let mut next = school;
        if change(&mut next, &given).is_some() {
            dispatch.dispatch(Action::School(Box::new(next)));
        }
    });
    html! { <div class="known-choice"><Choice {id} {label} {value} {options} {chosen} /></div> }
}

pub(super) fn named(value: impl Into<AttrValue>, words: impl Into<AttrValue>) -> Named {
    (value.into(), words.into())
}

/// Where they would be instead; in mainstream only where they move into a base.
fn instead_options(asked: &School) -> Vec<Named> {
    let same = Instead::Of(Placement::Mainstream);
    Instead::ALL
        .into_iter()
        .filter(|instead| *instead != same || asked.is_base() || asked.instead == same)
        .map(|instead| named(instead.name(), school::instead(instead)))
        .collect()
}

fn ages() -> Vec<Named> {
    (FIRST_AGE..=LAST_AGE)
        .map(|age| {
            let words = if age == FIRST_AGE {
                "under 3".to_owned()
            } else {
                age.to_string()
            };
            named(age.to_string(), words)
        })
        .collect()
}

pub(super) fn who(props: &SchoolProps, boxes: &dyn Fn(&[Figure]) -> Html) -> Html {
    let asked = &props.school;
    let phase = school::PHASES.iter().find(|(_, ages)| *ages == asked.ages);
    let mut phases: Vec<Named> = school::PHASES
        .iter()
        .map(|(name, _)| named(*name, *name))
        .collect();
    if phase.is_none() {
        phases.push(named("", "by age"));
    }
    let starts = props
        .view
        .starts
        .iter()
        .copied()
        .map(|year| named(year.to_string(), school::september(year)));
    let mut starts: Vec<Named> = starts.collect();
    if !starts
        .iter()
        .any(|(year, _)| *year == asked.start.to_string())
    {
        starts.push(named(
            asked.start.to_string(),
            school::september(asked.start),
        ));
    }
    html! {
        <>
            if asked.is_base() {
                { boxes(&[Figure::Children]) }
            } else {
                { boxes(&[Figure::Children, Figure::Seats]) }
            }
            <div class="school-boxes">
                { choose(props, "school-phase", "Phase", phase.map(|(name, _)| (*name).to_owned()).unwrap_or_default(), phases, |school, given| {
                    school.ages = school::PHASES.iter().find(|(name, _)| *name == given)?.1;
                    Some(())
                }) }
                { choose(props, "school-first", "Youngest, on 31 August", asked.ages.0.to_string(), ages(), |school, given| {
                    school.ages.0 = given.parse().ok()?;
                    Some(())
                }) }
                { choose(props, "school-last", "Oldest, on 31 August", asked.ages.1.to_string(), ages(), |school, given| {
                    school.ages.1 = given.parse().ok()?;
                    Some(())
                }) }
                { choose(props, "school-start", "From", asked.start.to_string(), starts, |school, given| {
                    school.start = given.parse().ok()?;
                    Some(())
                }) }
                { choose(props, "school-years", "For", asked.years.to_string(), (1..=LONGEST.max(asked.years)).map(|years| named(years.to_string(), school::years(years))).collect(), |school, given| {
                    school.years = given.parse().ok()?;
                    Some(())
                }) }
                { choose(props, "school-from", "Instead of", asked.instead.name().to_owned(), instead_options(asked), |school, given| {
                    school.instead = Instead::named(given)?;
                    Some(())
                }) }
            </div>
            if asked.instead == Instead::StayedAnyway {
                { note(school::stayed_anyway(&props.about)) }
            }
        </>
    }
}

pub(super) fn with_what(props: &SchoolProps, boxes: &dyn Fn(&[Figure]) -> Html) -> Html {
    let base = props.school.is_base();
    html! {
        <>
            { choose(props, "school-to", "Where with us", props.school.to.name().to_owned(), vec![
                named("mainstream", "mainstream classes, with a top-up"),
                named("unit", "a resource base of our own"),
            ], |school, given| {
                school.to = if given == "unit" { Placement::Unit } else { Placement::Mainstream };
                Some(())
            }) }
            if base {
                { boxes(&[Figure::Places, Figure::TopUp]) }
            } else {
                { boxes(&[Figure::TopUp]) }
            }
        </>
    }
}
