//! My school: three choices, a sentence with five boxes, and the answer beside it; details below.
//!
//! Answers for: showing `view`. Uses `widgets`.
//!
//! | module | answers for |
//! |---|---|
//! | `form` | choices, the sentence, boxes |
//! | `view` | what is shown, made from the state |
//! | `workings` | how each figure is worked out |

mod form;
pub mod view;
mod workings;

use yew::prelude::*;

pub use self::form::SchoolProps;
use self::form::{boxes, choose, more_of_who, named, plans, sentence};
use self::view::{Bar, Follows};
use self::workings::workings;
use crate::app::platform;
use crate::app::state::Action;
use crate::app::widgets::announcement::Announcement;
use crate::app::widgets::check::check;
use crate::app::widgets::field_link::{Part, field_link};
use crate::app::widgets::figures::figure_table;
use crate::app::widgets::sends::sends;
use crate::app::widgets::tags::{h3, li, note, p, says, strong};
use crate::app::widgets::words_box::{act, text_box};
use crate::scenario::annotations::Text;
use crate::scenario::field::Field;
use crate::scenario::view::Page;
use crate::words::school;
use engine::analysis::school::Figure;
use engine::decimal;
use engine::model::placement::Placement;

/// The view. What may be there or not keeps its place: else what follows would be made again, and the
/// keyboard and open parts be lost.
#[component]
pub fn MySchool(props: &SchoolProps) -> Html {
    // Of which year the workings are shown.
    let year = use_state_eq(|| None::<String>);
    let view = &props.view;
    let follows = view.follows.as_deref();
    let said = follows.map(|follows| follows.answer.said());
    html! {
        <div class="school">
            <div class="asked">
                <p class="on-paper">{ strong(&view.name) }</p>
                <h1 id="headline" tabindex="-1">{ school::QUESTION }</h1>
                <p class="lead-in">{ school::LEAD }</p>
                { plans(props) }
                <h2>{ "Tell us about it" }</h2>
                { sentence(props) }
                <Announcement said={said.unwrap_or_default()} />
            </div>
            { follows.map(|follows| answer(props, follows)).unwrap_or_default() }
            <section class="details" aria-labelledby="details-title">
                <h2 id="details-title">{ "Details and workings" }</h2>
                { follows.map(|follows| money(props, follows)).unwrap_or_default() }
                { details(props) }
                { follows.map(|follows| fold("How it is worked out", "", false, workings(follows, &year))).unwrap_or_default() }
            </section>
            { follows.map(|follows| paper(props, follows)).unwrap_or_default() }
        </div>
    }
}

/// A part that is closed until somebody opens it, with its gist beside its name.
fn fold(name: impl Into<AttrValue>, gist: &str, open: bool, inside: Html) -> Html {
    html! {
        <details class="fold" {open}>
            <summary>{ strong(name.into()) }{ " " }<span class="quiet">{ gist.to_owned() }</span></summary>
            { inside }
        </details>
    }
}

/// Bars with what is written at them. What they show is in words beside them.
fn picture(bars: &[Bar]) -> Html {
    let percent = |part: f64| decimal::fixed(part, 1) + "%";
    html! {
        <svg class="bars" aria-hidden="true">
            { for bars.iter().map(|bar| html! {
                <rect class={bar.look} x={percent(bar.from)} width={percent(bar.to - bar.from)} y={bar.top} />
            }) }
            { for bars.iter().filter_map(|bar| Some((bar, bar.words.as_ref()?))).map(|(bar, (height, words))| html! {
                <text class={classes!(bar.look, side(bar))} x={percent(f64::midpoint(bar.from, bar.to))} y={*height}>{ words }</text>
            }) }
        </svg>
    }
}

/// On which side of a place its words have room.
fn side(bar: &Bar) -> &'static str {
    match f64::midpoint(bar.from, bar.to) {
        at if at < 25.0 => "rightwards",
        at if at > 75.0 => "leftwards",
        _ => "around",
    }
}

/// For each child, for us, for the council.
fn answer(props: &SchoolProps, follows: &Follows) -> Html {
    let of = &follows.answer;
    let school = props.school();
    let print = Callback::from(|_: MouseEvent| platform::print());
    let added = school.counted;
    let mut other = school;
    other.counted = !added;
    html! {
        <>
            <section class="answer" aria-labelledby="answer-title">
                <div class="stays">
                    <h2 id="answer-title">{ &of.heading }</h2>
                    { h3(&of.whose) }
                    <p>{ &of.child }{ " " }{ strong(school::MUST_PROVIDE) }</p>
                    { h3("For us") }
                    <p class="big">{ strong(&of.us) }if of.scale.is_some() { { " a child" } }</p>
                    if of.scale.is_some() {
                        { picture(&follows.pictures[0]) }
                        <p class="ends"><span class="more-owed">{ "we lose money" }</span><span class="less">{ "we have money over" }</span></p>
                    }
                    <p class="note">{ strong(&of.not_agreed) }{ " " }{ &of.left }</p>
                    { h3(&of.council) }
                    <div class="ways">
                        { for of.ways.iter().map(|way| html! {
                            <p class="way">{ strong(&way.amount) }<span>{ &way.counts }</span><span class="quiet">{ &way.children }</span></p>
                        }) }
                    </div>
                    if of.ways.len() > 1 {
                        <p class="quiet">{ "Two ways to count the same change. " }{ strong("Never add them.") }</p>
                    }
                    { follows.could_not.as_ref().map(note).unwrap_or_default() }
                    <p class="acts">
                        if !school.lives_elsewhere {
                            <button type="button" class="act" onclick={sends::<MouseEvent>(&props.dispatch, Action::School(Box::new(other)))}>
                                { if added { "Take out of Try changes" } else { "Add to Try changes" } }
                            </button>
                            { " " }
                        }
                        <button type="button" class="act" onclick={print}>{ "Print for governors" }</button>
                        if added {
                            { " " }
                            { act(if props.view.refused.is_some() { "Not counted while it does not fit together" } else { "Added: see it in Try changes" }, &props.dispatch, Action::Enter(Page::Explore)) }
                        }
                    </p>
                </div>
            </section>
            // The answer again, where there is no room for it beside the boxes.
            <div class="in-brief" aria-hidden="true">
                { for of.brief.iter().map(|[whose, words]| html! { <p><span>{ whose }</span>{ strong(words) }</p> }) }
            </div>
        </>
    }
}

/// What comes and goes.
fn money(props: &SchoolProps, follows: &Follows) -> Html {
    let base = props.school().is_base();
    fold(
        "Money in and out",
        &follows.in_and_out,
        true,
        html! {
            <>
                { picture(&follows.pictures[1]) }
                { says(if base { "Above: place funding, then top-ups. Below: what the support costs." } else { "Above: our own £6,000 a child, then top-ups. Below: what the support costs." }) }
                { figure_table(&follows.for_us) }
                { p(follows.break_even.join(" ")) }
                { says(&follows.held) }
                { says(school::CASH_FLOW) }
            </>
        },
    )
}

/// Everything that can be entered beside the sentence, and what it changes.
fn details(props: &SchoolProps) -> Html {
    let (view, about, asked) = (&props.view, &props.about, props.school());
    let follows = view.follows.as_deref();
    let base = asked.is_base();
    let support: Vec<Figure> = Figure::SUPPORT
        .into_iter()
        .filter(|figure| base || *figure != Figure::Teacher)
        .chain([Figure::Therapy, Figure::Capital])
        .collect();
    let paragraph =
        |words: fn(&Follows) -> Option<&String>| follows.and_then(words).map(p).unwrap_or_default();
    html! {
        <>
            { fold("Change what the support costs", "staff, training, therapy, building", false, html! {
                <>{ says(school::EXAMPLES) }{ boxes(props, &support) }{ paragraph(|follows| follows.capital.as_ref()) }</>
            }) }
            { fold("Ages, years and places", &school::years(asked.years), false, more_of_who(props)) }
            { fold("What we have now", "plans on roll, notional SEN budget", false, html! {
                <>{ boxes(props, &[Figure::Plans, Figure::Budget]) }{ p(&view.have_now) }</>
            }) }
            { fold("What can go wrong", "places break down, the base does not fill, children from elsewhere", false, wrong(props, follows)) }
            { fold(about.fill("What the {council} spends").into_owned(), "year by year, and what it rests on", false, html! {
                <>
                    { says(school::two_ways(about)) }
                    if let Some(follows) = follows {
                        { figure_table(&follows.for_council) }
                    }
                    { paragraph(|follows| follows.why_they_differ.as_ref()) }
                    <p class="says">
                        { school::averages(about) }{ " " }
                        { field_link(Field::UnitCost(Placement::Special), Part::Box, &school::own_prices(about).into(), &props.dispatch) }
                    </p>
                </>
            }) }
            { follows.and_then(|follows| follows.beside_the_lever.as_ref()).map(|beside| fold("Why “Try changes” says something else", "whole children now, phased shares there", false, figure_table(beside))).unwrap_or_default() }
            { fold("Schools that do the same", "what ten would come to", false, html! {
                <>{ boxes(props, &[Figure::Schools]) }{ paragraph(|follows| follows.many.as_ref()) }</>
            }) }
            { fold("The page for governors", "our school’s name, to be printed", false, text_box(Text::Name, &view.name, "Our school’s name (it also names this scenario)".to_owned(), &props.dispatch)) }
        </>
    }
}

fn wrong(props: &SchoolProps, follows: Option<&Follows>) -> Html {
    let asked = &props.school();
    let mut after = vec![named("", "never")];
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
    html! {
        <>
            { choose(props, "school-breaks", "Placements break down", asked.breaks_after.map(|years| years.to_string()).unwrap_or_default(), after, |school, given| {
                school.breaks_after = given.parse().ok();
                Some(())
            }) }
            { follows.and_then(|follows| follows.breaks.as_ref()).map(note).unwrap_or_default() }
            if asked.is_base() {
                { boxes(props, &[Figure::Filled]) }
            }
            { check("school-home", asked.lives_elsewhere, school::from_elsewhere(&props.about), sends(&props.dispatch, Action::School(Box::new(other)))) }
            if asked.lives_elsewhere {
                { note(school::lives_elsewhere(&props.about)) }
            }
            { says(school::CHILD_FIRST) }
        </>
    }
}

/// What is on paper under the answer, and on no screen.
fn paper(props: &SchoolProps, follows: &Follows) -> Html {
    let view = &props.view;
    html! {
        <div class="on-paper">
            <ul>{ for follows.for_governors.iter().map(li) }</ul>
            { figure_table(&follows.for_us) }
            { p(school::CHILD_FIRST) }
            <p>{ &view.made }{ " " }{ &view.link }</p>
        </div>
    }
}
