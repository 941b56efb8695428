//! My school: what we have, who, with what, for us, for the borough, what can go wrong.
//!
//! Answers for: showing `view`. Uses `widgets`.

pub mod view;

use std::rc::Rc;

use yew::prelude::*;

use self::view::{Follows, SchoolView};
use crate::app::platform;
use crate::app::state::{Action, Draft, State};
use crate::app::widgets::choice::{Choice, Named};
use crate::app::widgets::field_link::{Part, field_link};
use crate::app::widgets::figures::figure_table;
use crate::app::widgets::number_box::{TypedBox, draft_of};
use crate::app::widgets::tags::{note, p, says, summary};
use crate::scenario::field::Field;
use crate::words;
use crate::words::about::About;
use crate::words::{school, terms};
use engine::analysis::school::{Figure, Instead, School};
use engine::model::placement::{FIRST_AGE, LAST_AGE, Placement};

#[derive(Properties, PartialEq)]
pub struct SchoolProps {
    pub view: Rc<SchoolView>,
    pub about: Rc<About>,
    pub school: School,
    pub drafts: Vec<(Field, Draft)>,
    pub dispatch: UseReducerDispatcher<State>,
}

/// The longest that children can be asked for, in years: the projection ends before.
const LONGEST: u16 = 9;

/// The view.
#[component]
pub fn MySchool(props: &SchoolProps) -> Html {
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
            if let Some(follows) = &view.follows {
                <Workings follows={follows.clone()} />
            }
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

fn school_box(props: &SchoolProps, figure: Figure) -> Html {
    let Some(entry) = props.view.boxes.iter().find(|entry| entry.figure == figure) else {
        return Html::default();
    };
    let field = Field::School(figure);
    let still = if entry.number.is_empty() {
        "nothing".to_owned()
    } else {
        entry.number.clone()
    };
    html! {
        <TypedBox
            key={figure.name()}
            {field}
            name={terms::figure(figure)}
            named={true}
            number={entry.number.clone()}
            typed={props.school.typed(figure).is_some()}
            beside={entry.beside.clone()}
            {still}
            draft={draft_of(&props.drafts, field)}
            dispatch={props.dispatch.clone()}
        />
    }
}

/// A list whose choice changes the school.
fn choose(
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

fn named(value: impl Into<AttrValue>, words: impl Into<AttrValue>) -> Named {
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

fn who(props: &SchoolProps, boxes: &dyn Fn(&[Figure]) -> Html) -> Html {
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

fn with_what(props: &SchoolProps, boxes: &dyn Fn(&[Figure]) -> Html) -> Html {
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
    let put_in = {
        let dispatch = props.dispatch.clone();
        let school = props.school;
        Callback::from(move |_: MouseEvent| {
            let mut next = school;
            next.counted = !counted;
            dispatch.dispatch(Action::School(Box::new(next)));
        })
    };
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
                    <span class="says">{ if counted && props.view.refused.is_some() { "It does not fit together, so it does not count now." } else if counted { "It counts in Explore’s chart and table." } else { "It then counts in Explore’s chart and table." } }</span>
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
    let other = {
        let dispatch = props.dispatch.clone();
        let school = *asked;
        Callback::from(move |_: Event| {
            let mut next = school;
            next.lives_elsewhere = !school.lives_elsewhere;
            dispatch.dispatch(Action::School(Box::new(next)));
        })
    };
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
            <p class="check">
                <input type="checkbox" id="school-home" checked={asked.lives_elsewhere} onchange={other} />
                <label for="school-home">{ school::from_elsewhere(&props.about) }</label>
            </p>
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

#[derive(Properties, PartialEq)]
struct WorkingsProps {
    follows: Follows,
}

/// How each figure of a year is worked out; which year can be chosen.
#[component]
fn Workings(props: &WorkingsProps) -> Html {
    let follows = &props.follows;
    let chosen = use_state_eq(|| None::<String>);
    let settled = follows.settled.map(|year| year.to_string());
    let there = |year: &String| {
        follows
            .workings
            .iter()
            .any(|(of, _)| of.to_string() == *year)
    };
    let year = (*chosen)
        .clone()
        .filter(there)
        .or(settled)
        .unwrap_or_default();
    let choose = {
        let chosen = chosen.clone();
        Callback::from(move |year: String| chosen.set(Some(year)))
    };
    let options: Vec<Named> = follows
        .workings
        .iter()
        .map(|(year, _)| named(year.to_string(), year.to_string()))
        .collect();
    let shown = follows
        .workings
        .iter()
        .find(|(of, _)| of.to_string() == year);
    html! {
        <section class="school-part workings" aria-labelledby="workings-title">
            <h2 id="workings-title">{ "How each figure is worked out" }</h2>
            <div class="known-choice"><Choice id="workings-year" label="Figures of" value={year.clone()} {options} chosen={choose} /></div>
            { for shown.iter().flat_map(|(_, workings)| workings).map(|working| html! {
                <details key={working.name.clone()}>
                    { summary(&working.name) }
                    { p(&working.formula) }
                    { says(format!("Source: {}.", working.source)) }
                </details>
            }) }
        </section>
    }
}
