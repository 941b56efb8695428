//! My school: what we have, who, with what, for us, for the borough, what can go wrong.
//!
//! Answers for: showing `view`. Uses `widgets`.
//!
//! | module | answers for |
//! |---|---|
//! | `form` | boxes and lists: who, with what |
//! | `view` | what is shown, made from the state |
//! | `workings` | how each figure is worked out |

mod form;
pub mod view;
mod workings;

use yew::prelude::*;

pub use self::form::SchoolProps;
use self::form::{choose, named, school_box, who, with_what};
use self::view::{Follows, SchoolView};
use self::workings::workings;
use crate::app::platform;
use crate::app::state::Action;
use crate::app::widgets::check::check;
use crate::app::widgets::field_link::{Part, field_link};
use crate::app::widgets::figures::figure_table;
use crate::app::widgets::sends::sends;
use crate::app::widgets::tags::{note, p, says};
use crate::scenario::field::Field;
use crate::words;
use crate::words::school;
use engine::analysis::school::Figure;
use engine::model::placement::Placement;

/// The view.
#[component]
pub fn MySchool(props: &SchoolProps) -> Html {
    // Of which year the workings are shown.
    let year = use_state_eq(|| None::<String>);
    let view = &props.view;
    let boxes = |figures: &[Figure]| {
        html! {
            <div class="school-boxes">{ for figures.iter().map(|figure| school_box(props, *figure)) }</div>
        }
    };
    let base = props.school.is_base();
    let support: Vec<Figure> = Figure::SUPPORT
        .into_iter()
        .filter(|figure| base || *figure != Figure::Teacher)
        .collect();
    html! {
        <div class="school">
            <h1 id="headline" tabindex="-1">{ school::question(&props.about) }</h1>
            { p(school::CHILD_FIRST) }
            <p>{ words::RIGHTS }{ " " }{ school::MUST_ADMIT }</p>
            if let Some(refused) = &view.refused {
                <section class="trouble" aria-labelledby="unfit-title">
                    <h2 id="unfit-title">{ "There is a problem" }</h2>
                    <p role="alert">{ refused }</p>
                    if view.follows.is_some() {
                        { p("What follows below is the last good result.") }
                    }
                </section>
            }
            { part("1", "What we have now", html! {
                <>
                    { boxes(&[Figure::Plans, Figure::Budget]) }
                    { p(&view.have_now) }
                </>
            }) }
            { part("2", "Who", html! { <>{ who(props, &boxes) }{ misfit(view, false) }</> }) }
            { part("3", "With what", html! { <>{ with_what(props, &boxes) }{ misfit(view, true) }</> }) }
            { part("child", "For the child", html! {
                { for view.follows.iter().flat_map(|follows| &follows.for_the_child).map(p) }
            }) }
            { part("4", "For us", html! {
                <>
                    { boxes(&support) }
                    { says("What is marked as an example is our judgement, to be typed over.") }
                    { view.follows.as_ref().map(for_us).unwrap_or_default() }
                    { says(school::CASH_FLOW) }
                    { says(&view.element_1) }
                </>
            }) }
            { part("5", school::for_whom(&props.about), for_council(props, &boxes)) }
            { part("6", "What can go wrong", wrong(props, &boxes)) }
            { part("7", "If others did the same", html! {
                <>
                    { boxes(&[Figure::Schools]) }
                    if let Some(words) = view.follows.as_ref().and_then(|follows| follows.many.as_ref()) {
                        { p(words) }
                    }
                </>
            }) }
            { part("8", "For governors", for_governors(props)) }
            { view.follows.as_ref().map(|follows| workings(follows, &year)).unwrap_or_default() }
        </div>
    }
}

/// What does not fit together, beside what it is about; it is said at the top too.
fn misfit(view: &SchoolView, places: bool) -> Html {
    let about = view
        .refused
        .as_ref()
        .filter(|_| view.refused_places == places);
    html! {
        if let Some(words) = about {
            <p class="error">{ words }</p>
        }
    }
}

fn part(number: &'static str, title: impl Into<AttrValue>, inside: Html) -> Html {
    let id = format!("school-{number}");
    html! {
        <section class={format!("school-part part-{number}")} aria-labelledby={id.clone()}>
            <h2 {id}>{ title.into() }</h2>
            { inside }
        </section>
    }
}

fn for_us(follows: &Follows) -> Html {
    html! {
        <>
            { figure_table(&follows.for_us) }
            { for follows.break_even.iter().map(p) }
            { says(&follows.held) }
        </>
    }
}

fn for_council(props: &SchoolProps, boxes: &dyn Fn(&[Figure]) -> Html) -> Html {
    let follows = props.view.follows.as_ref();
    let counted = props.school.counted;
    let mut other = props.school;
    other.counted = !counted;
    let put_in = sends::<MouseEvent>(&props.dispatch, Action::School(Box::new(other)));
    html! {
        <>
            if props.school.lives_elsewhere {
                { note(school::lives_elsewhere(&props.about)) }
            }
            { says(school::two_results(&props.about)) }
            { boxes(&[Figure::Capital]) }
            if let Some(follows) = follows {
                if let Some(words) = &follows.could_not {
                    { note(words) }
                }
                { figure_table(&follows.for_council) }
                if let Some(words) = &follows.why_they_differ {
                    { p(words) }
                }
            }
            if let Some(words) = follows.and_then(|follows| follows.capital.as_ref()) {
                { p(words) }
            }
            <p class="says">
                { school::averages(&props.about) }{ " " }
                { field_link(Field::UnitCost(Placement::Special), Part::Box, &school::own_prices(&props.about).into(), &props.dispatch) }
            </p>
            if !props.school.lives_elsewhere {
                <p>
                    <button type="button" class="act" onclick={put_in}>
                        { if counted { "Take it out of the scenario" } else { "Put it into the scenario" } }
                    </button>
                    { " " }
                    <span class="says">{ if counted && props.view.refused.is_some() { "It does not fit together, so it does not count now." } else if counted { "It counts in the chart and table of “Try changes”." } else { "It then counts in the chart and table of “Try changes”." } }</span>
                </p>
            }
        </>
    }
}

fn wrong(props: &SchoolProps, boxes: &dyn Fn(&[Figure]) -> Html) -> Html {
    let asked = &props.school;
    let mut after = vec![named("", "it holds")];
    let longest = asked
        .years
        .saturating_sub(1)
        .max(asked.breaks_after.unwrap_or_default());
    after.extend(
        (1..=longest)
            .map(|years| named(years.to_string(), format!("after {}", school::years(years)))),
    );
    let mut other = *asked;
    other.lives_elsewhere = !asked.lives_elsewhere;
    let other = sends(&props.dispatch, Action::School(Box::new(other)));
    html! {
        <>
            { choose(props, "school-breaks", "It does not work", asked.breaks_after.map(|years| years.to_string()).unwrap_or_default(), after, |school, given| {
                school.breaks_after = given.parse().ok();
                Some(())
            }) }
            if let Some(words) = props.view.follows.as_ref().and_then(|follows| follows.breaks.as_ref()) {
                { note(words) }
            } else {
                { says(school::if_it_fails(&props.about)) }
            }
            if asked.is_base() {
                { boxes(&[Figure::Filled]) }
            }
            { check("school-home", asked.lives_elsewhere, school::from_elsewhere(&props.about), other) }
            { boxes(&[Figure::Therapy]) }
            if let Some(words) = props.view.follows.as_ref().and_then(|follows| follows.now.as_ref()) {
                <p class="now">{ words }</p>
            }
        </>
    }
}

fn for_governors(props: &SchoolProps) -> Html {
    let words = props
        .view
        .follows
        .as_ref()
        .and_then(|follows| follows.for_governors.as_ref());
    let print = Callback::from(|_: MouseEvent| {
        platform::print();
    });
    html! {
        <>
            if let Some(words) = words {
                <p class="governors">{ words }</p>
            }
            <p><button type="button" class="act" onclick={print}>{ "Print half a page" }</button></p>
        </>
    }
}
