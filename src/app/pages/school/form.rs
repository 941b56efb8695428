//! The choices and boxes of My school: what a school is thinking of, and one sentence with five boxes.
//!
//! Answers for: what can be entered, and the action of each change. Uses `widgets`.

use yew::prelude::*;

use super::view::SchoolView;
use crate::app::state::{Action, Draft, State};
use crate::app::widgets::choice::{Choice, Named};
use crate::app::widgets::number_box::{
    NumberBox, TypedBox, draft_of, number_box, refused, typed_box,
};
use crate::app::widgets::sends::sends;
use crate::app::widgets::shared::Shared;
use crate::app::widgets::tags::{note, says, strong};
use crate::scenario::field::Field;
use crate::words::about::About;
use crate::words::{school, terms};
use engine::analysis::school::{Figure, Instead, School};
use engine::model::placement::{FIRST_AGE, LAST_AGE, Placement};

#[derive(Properties, PartialEq)]
pub struct SchoolProps {
    pub view: Shared<SchoolView>,
    pub about: Shared<About>,
    pub drafts: Vec<(Field, Draft)>,
    pub dispatch: UseReducerDispatcher<State>,
}

impl SchoolProps {
    pub(super) fn school(&self) -> School {
        self.view.asked
    }
}

/// The longest that children can be asked for, in years: the projection ends before.
const LONGEST: u16 = 9;

/// Boxes with their names over them.
pub(super) fn boxes(props: &SchoolProps, figures: &[Figure]) -> Html {
    let one = |figure: &Figure| {
        let entry = props
            .view
            .boxes
            .iter()
            .find(|entry| entry.figure == *figure)?;
        let of = TypedBox {
            name: terms::figure(*figure).into(),
            named: true,
            number: entry.number.clone().into(),
            typed: props.school().typed(*figure).is_some(),
            beside: entry.beside.clone().into(),
            still: still(&entry.number).into(),
            ..TypedBox::default()
        };
        Some(typed_box(
            Field::School(*figure),
            &of,
            &props.drafts,
            &props.dispatch,
        ))
    };
    html! { <div class="school-boxes">{ for figures.iter().filter_map(one) }</div> }
}

fn still(number: &str) -> String {
    if number.is_empty() { "nothing" } else { number }.to_owned()
}

/// A box within the sentence.
fn within(props: &SchoolProps, figure: Figure) -> Html {
    let Some(entry) = props.view.boxes.iter().find(|entry| entry.figure == figure) else {
        return Html::default();
    };
    let field = Field::School(figure);
    let assumed = props.school().typed(figure).is_none();
    html! {
        <span class={assumed.then_some("assumed")}>
            { number_box(&NumberBox {
                field,
                number: entry.number.clone().into(),
                draft: draft_of(&props.drafts, field),
                label: terms::figure(figure).into(),
                described_by: "school-hint".into(),
                below: &[],
                dispatch: &props.dispatch,
            }) }
        </span>
    }
}

/// What is wrong with a box within the sentence.
fn wrong(props: &SchoolProps, figure: Figure) -> Html {
    let entry = props.view.boxes.iter().find(|entry| entry.figure == figure);
    let number = entry.map_or("", |entry| &entry.number);
    let field = Field::School(figure);
    refused(
        field,
        terms::figure(figure),
        draft_of(&props.drafts, field),
        &still(number),
    )
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
    let school = props.school();
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

/// Which of the three is thought of.
fn plan(school: &School) -> usize {
    match school.instead {
        Instead::StayedAnyway => 2,
        Instead::Of(_) => usize::from(school.is_base()),
    }
}

/// The school with another of the three.
fn with_plan(mut school: School, plan: usize) -> School {
    let special = Instead::Of(Placement::Special);
    match plan {
        2 => school.instead = Instead::StayedAnyway,
        1 => school.to = Placement::Unit,
        _ => school.to = Placement::Mainstream,
    }
    let stays = matches!(
        school.instead,
        Instead::StayedAnyway | Instead::Of(Placement::Mainstream)
    );
    if stays && plan < 2 {
        school.instead = special;
    }
    school
}

/// The three choices.
pub(super) fn plans(props: &SchoolProps) -> Html {
    let school = props.school();
    let chosen = plan(&school);
    html! {
        <fieldset class="cards">
            <legend><h2>{ "What are you thinking of?" }</h2></legend>
            { for school::PLANS.iter().enumerate().map(|(at, [name, words])| html! {
                <label class="card">
                    <input type="radio" name="school-plan" id={format!("school-plan-{at}")} checked={at == chosen} onchange={sends::<Event>(&props.dispatch, Action::School(Box::new(with_plan(school, at))))} />
                    { strong(*name) }
                    <span>{ *words }</span>
                </label>
            }) }
        </fieldset>
    }
}

/// Where they would be instead; in mainstream only where they move into a base.
fn instead_options(asked: &School) -> Vec<Named> {
    let same = Instead::Of(Placement::Mainstream);
    Instead::ALL
        .into_iter()
        .filter(|instead| *instead != same || asked.is_base() || asked.instead == same)
        .filter_map(|instead| match instead {
            Instead::Of(of) => Some(named(instead.name(), school::otherwise(of))),
            Instead::StayedAnyway => None,
        })
        .collect()
}

fn ages() -> Vec<Named> {
    (FIRST_AGE..=LAST_AGE)
        .map(|age| named(age.to_string(), age.to_string()))
        .collect()
}

/// The sentence with its five boxes.
pub(super) fn sentence(props: &SchoolProps) -> Html {
    let asked = props.school();
    let stays = asked.instead == Instead::StayedAnyway;
    let mut phases: Vec<(u16, u16)> = school::PHASES.to_vec();
    if !phases.contains(&asked.ages) {
        phases.push(asked.ages);
    }
    let phases = phases.into_iter().map(|(first, last)| {
        let mut of = asked;
        of.ages = (first, last);
        named(format!("{first}-{last}"), school::ages(&of))
    });
    let starts = props
        .view
        .starts
        .iter()
        .map(|year| named(year.to_string(), school::september(*year)));
    let mut starts: Vec<Named> = starts.collect();
    let start = asked.start.to_string();
    if !starts.iter().any(|(year, _)| *year == start) {
        starts.insert(0, named(start.clone(), school::september(asked.start)));
    }
    html! {
        <>
            <div class="sentence">
                { "From " }
                { choose(props, "school-start", "From", start, starts, |school, given| {
                    school.start = given.parse().ok()?;
                    Some(())
                }) }
                { if stays { " we would support " } else if asked.is_base() { " our base would teach " } else { " our classes would include " } }
                { within(props, Figure::Children) }
                { " children aged " }
                { choose(props, "school-phase", "Ages", format!("{}-{}", asked.ages.0, asked.ages.1), phases.collect(), |school, given| {
                    let (first, last) = given.split_once('-')?;
                    school.ages = (first.parse().ok()?, last.parse().ok()?);
                    Some(())
                }) }
                if stays {
                    { " who would have stayed in mainstream anyway, in " }
                    { choose(props, "school-to", "Where they would be taught", asked.to.name().to_owned(), vec![
                        named("mainstream", "ordinary classes"),
                        named("unit", "our own base"),
                    ], |school, given| {
                        school.to = if given == "unit" { Placement::Unit } else { Placement::Mainstream };
                        Some(())
                    }) }
                } else {
                    { " who would otherwise go to " }
                    { choose(props, "school-from", "Instead of", asked.instead.name().to_owned(), instead_options(&asked), |school, given| {
                        school.instead = Instead::named(given)?;
                        Some(())
                    }) }
                }
                { ". We expect a top-up of £\u{a0}" }
                { within(props, Figure::TopUp) }
                { " a year each." }
            </div>
            { wrong(props, Figure::Children) }
            { wrong(props, Figure::TopUp) }
            if let Some(words) = &props.view.refused {
                <p class="error" role="alert">{ words }{ " The answer is the last good one." }</p>
            }
            <p class="says" id="school-hint">{ &props.view.hint }</p>
        </>
    }
}

/// Ages one by one, for how long, and how many places.
pub(super) fn more_of_who(props: &SchoolProps) -> Html {
    let asked = props.school();
    let most = LONGEST.max(asked.years);
    html! {
        <>
            <div class="school-boxes">
                { choose(props, "school-first", "Youngest, on 31 August", asked.ages.0.to_string(), ages(), |school, given| {
                    school.ages.0 = given.parse().ok()?;
                    Some(())
                }) }
                { choose(props, "school-last", "Oldest, on 31 August", asked.ages.1.to_string(), ages(), |school, given| {
                    school.ages.1 = given.parse().ok()?;
                    Some(())
                }) }
                { choose(props, "school-years", "For", asked.years.to_string(), (1..=most).map(|years| named(years.to_string(), school::years(years))).collect(), |school, given| {
                    school.years = given.parse().ok()?;
                    Some(())
                }) }
            </div>
            { boxes(props, &[if asked.is_base() { Figure::Places } else { Figure::Seats }]) }
            { says(&props.view.element_1) }
            if asked.instead == Instead::StayedAnyway {
                { note(school::stayed_anyway(&props.about)) }
            }
        </>
    }
}
