//! A workshop: the facilitator's wall.
//!
//! Answers for: showing `view`. Uses `widgets`.

pub mod view;

use std::rc::Rc;

use yew::prelude::*;

use self::view::WorkshopView;
use crate::app::pages::drawn::Drawn;
use crate::app::platform;
use crate::app::state::Keep;
use crate::app::state::{Action, State};
use crate::app::widgets::check::check;
use crate::app::widgets::choice::{Choice, look_options};
use crate::app::widgets::drawing::Drawing;
use crate::app::widgets::file_place::file_place;
use crate::app::widgets::page_link::enter;
use crate::app::widgets::problems::storage_problem;
use crate::app::widgets::sends::{Dispatch, sends};
use crate::app::widgets::tags::{column, h3, legend, li, note, p, says, strong, summary, td};
use crate::app::widgets::timer::Timer;
use crate::app::widgets::words_box::{
    act, act_named, code_picture, link_box, messages, save, words_box,
};
use crate::chart::spec::balances::Shows;
use crate::scenario::annotations::Text;
use crate::scenario::group::Group;
use crate::scenario::library::List;
use crate::scenario::view::Page;
use crate::words::levers;
use crate::words::workshop::{self, GroupRow};
use engine::decimal;
use engine::levers::Lever;

/// The box that links are pasted into.
const PASTED: &str = "pasted";
/// The box of a name that is typed in.
const TYPED_NAME: &str = "typed-name";

fn typed_id(lever: Lever) -> String {
    format!("typed-{}", lever.name())
}

/// The wall.
pub fn wall(view: &WorkshopView, now: &Rc<State>, dispatch: &Dispatch) -> Html {
    let drawn = |shows| Drawn::Beside {
        calculator: now.calculator.clone(),
        beside: view.beside.clone(),
        shows,
    };
    let some = !view.groups.is_empty();
    let whole = some.then(|| html! { <Drawing<Drawn> of={drawn(Shows::Whole)} /> });
    html! {
        <div class="wall">
            <div class="wall-main">
                { p(now.scenario.annotations.text(Text::Workshop)) }
                <h1 id="headline" tabindex="-1">{ &view.headline }</h1>
                { storage_problem(now, dispatch) }
                <Drawing<Drawn> of={drawn(Shows::Wall)} readout={whole} />
                { look_at(now, dispatch) }
                if some { { groups_table(view, dispatch) } }
            </div>
            <div class="wall-side">
                <section class="join" aria-labelledby="join">
                    if let Some(code) = &view.code {
                        { code_picture(code, "QR code of the link to start from") }
                    } else {
                        { note("The title makes this link too long for a code that a phone can read: shorten it, or send the link.") }
                    }
                    <div>
                        <h2 id="join">{ "Join in" }</h2>
                        { p("Point a phone here, or open the link you were sent. Nothing you type leaves your device.") }
                        <Timer ends={now.workspace.timer_ends} dispatch={dispatch.clone()} />
                    </div>
                </section>
                if some { { levers_chosen(view) } }
                { link_box("link-start", "Link to start from", &view.start) }
                { collect(now, dispatch) }
                { messages(now, dispatch) }
                <div class="on-demand">
                    if some {
                        { act(if now.workspace.names_hidden { "Show names" } else { "Hide names" }, dispatch, Action::Keep(Keep::HideNames(!now.workspace.names_hidden))) }
                        { save("Everything for Excel (CSV)", "csv", "text/csv", now, State::csv_of_workshop) }
                        { act("Take all groups out", dispatch, Action::Keep(Keep::RemoveGroups)) }
                    }
                    { save("Save the workshop as a file", "json", "application/json", now, |now| now.as_file(true)) }
                </div>
            </div>
            // What is done first comes first, until a group has sent something.
            if !some { { set_up(view, now, dispatch) } }
            { fixed_for_all(&view.fixed) }
            <p class="says made">{ &view.made }</p>
            if some {
                { sheets(view) }
                { set_up(view, now, dispatch) }
            }
        </div>
    }
}

/// The year that the page is about, of all that are projected.
pub fn look_at(now: &State, dispatch: &Dispatch) -> Html {
    let calendar = &now.calculator.calendar;
    let chosen = {
        let dispatch = dispatch.clone();
        Callback::from(move |given: String| {
            if let Ok(year) = given.parse() {
                dispatch.dispatch(Action::LookAt(year));
            }
        })
    };
    html! {
        <div class="words-box">
            <Choice id="look" label="Look at" value={now.results.focus_year.to_string()} options={look_options(calendar.last_projected, calendar)} {chosen} />
        </div>
    }
}

/// What the facilitator has fixed.
pub fn fixed_for_all(fixed: &[[String; 2]]) -> Html {
    html! {
        <section class="fixed">
            <h2>{ "Fixed for all groups" }</h2>
            <ul>{ for fixed.iter().map(|[what, why]| html! { <li>{ what }{ ": " }<span class="says">{ why }</span></li> }) }</ul>
        </section>
    }
}

fn levers_chosen(view: &WorkshopView) -> Html {
    html! {
        <section aria-labelledby="chose">
            <h2 id="chose">{ "Where groups set the levers" }</h2>
            { says("Bar: lowest to highest. Long stroke: the middle. Short: the start.") }
            <ul class="chosen">
                { for view.levers.iter().map(|row| html! {
                    <li>{ strong(&row.name) }<span>{ &row.chosen }</span>{ range_bar(row.places) }{ says(&row.moved) }</li>
                }) }
            </ul>
            { p(&view.middle) }
        </section>
    }
}

/// A lever's range as a line, what groups chose as a bar, the median as a stroke, the start as a ring.
fn range_bar([start, lowest, median, highest]: [f64; 4]) -> Html {
    let width = (highest - lowest).max(0.8);
    html! {
        <svg class="range" viewBox="-3 0 106 14" preserveAspectRatio="none" aria-hidden="true">
            <line x1="0" x2="100" y1="7" y2="7" class="whole" />
            <rect x={decimal::shortest(lowest)} y="4" width={decimal::shortest(width)} height="6" class="chosen-part" />
            <line x1={decimal::shortest(median)} x2={decimal::shortest(median)} y1="1" y2="13" class="median" />
            <line x1={decimal::shortest(start)} x2={decimal::shortest(start)} y1="5" y2="9" class="start" />
        </svg>
    }
}

fn groups_table(view: &WorkshopView, dispatch: &Dispatch) -> Html {
    let year = view.beside.focus_year.march();
    let row = |row: &GroupRow| {
        let take_out = Keep::Remove(List::Groups, row.key.clone());
        html! {
            <tr key={row.key.clone()}>
                <th scope="row">
                    { &row.name }
                    if let Some(otherwise) = row.otherwise { <span class="says">{ " (" }{ otherwise }{ ")" }</span> }
                </th>
                { td(&row.deficit) }
                { td(&row.effect) }
                <td class="not-printed">{ act_named("Take out", Some(format!("Take out: {}", row.name)), "link", dispatch, Action::Keep(take_out)) }</td>
            </tr>
        }
    };
    html! {
        <div class="scroll" id="came" role="region" aria-label="What groups came to" tabindex="0">
            <table>
                <thead><tr>
                    { column("Group") }
                    { column(format!("Deficit, March {year}")) }
                    { column("Compared with the start") }
                    <th scope="col" class="not-printed"><span class="unseen">{ "Take out" }</span></th>
                </tr></thead>
                <tbody>{ for view.groups.iter().map(row) }</tbody>
            </table>
        </div>
    }
}

/// What each group chose, and why.
fn sheets(view: &WorkshopView) -> Html {
    let year = view.beside.focus_year.march();
    // On paper each is a page of its own.
    let sheet = |row: &GroupRow| {
        html! {
            <section class="sheet">
                { h3(&row.name) }
                { p(format!("{} in March {year}: {}.", row.deficit, workshop::against_start(&row.effect))) }
                if !row.note.is_empty() { { p(&row.note) } }
                <ul>{ for row.moves.iter().map(li) }</ul>
            </section>
        }
    };
    html! {
        <section class="sheets" aria-labelledby="sheets">
            <h2 id="sheets">{ "What each group chose, and why" }</h2>
            { for view.groups.iter().map(sheet) }
        </section>
    }
}

/// Links pasted, files dropped, figures typed.
fn collect(now: &Rc<State>, dispatch: &Dispatch) -> Html {
    let paste = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Action::Keep(Keep::Paste(platform::value_of(PASTED))));
        })
    };
    let set = now.scenario.annotations.levers;
    let typed = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            let values = set
                .levers()
                .map(|lever| (lever, platform::value_of(&typed_id(lever))));
            dispatch.dispatch(Action::Keep(Keep::Typed(
                platform::value_of(TYPED_NAME),
                values.collect(),
            )));
        })
    };
    html! {
        <section aria-labelledby="collect">
            <h2 id="collect">{ "Collect" }</h2>
            <label for={PASTED}>{ "Paste one or more links, with the text around them" }</label>
            <textarea id={PASTED} rows="3" spellcheck="false" autocomplete="off" />
            <button type="button" class="act" onclick={paste}>{ "Add these groups" }</button>
            { file_place(List::Groups, dispatch) }
            <details>
                { summary("Type a group in") }
                <div class="words-boxes">
                    <div class="words-box">
                        <label for={TYPED_NAME}>{ "The group’s name" }</label>
                        <input type="text" id={TYPED_NAME} autocomplete="off" maxlength={Text::Name.longest().to_string()} />
                    </div>
                    { for set.levers().map(|lever| html! {
                        <div class="words-box" key={lever.name()}>
                            <label for={typed_id(lever)}>{ format!("{}, {}", levers::name(lever, &now.calculator.about), levers::unit(lever)) }</label>
                            <input type="text" id={typed_id(lever)} autocomplete="off" />
                        </div>
                    }) }
                </div>
                { says("An empty box counts as not moved.") }
                <button type="button" class="act" onclick={typed}>{ "Add this group" }</button>
            </details>
        </section>
    }
}

/// The box that is emptied once what was pasted was taken in.
pub fn pasted_box() -> [String; 1] {
    [PASTED.to_owned()]
}

/// Those that are emptied once a group was typed in.
pub fn typed_boxes(now: &State) -> Vec<String> {
    let levers = now.scenario.annotations.levers.levers().map(typed_id);
    std::iter::once(TYPED_NAME.to_owned())
        .chain(levers)
        .collect()
}

/// What the facilitator decides beforehand.
fn set_up(view: &WorkshopView, now: &Rc<State>, dispatch: &Dispatch) -> Html {
    let offer = |lever: Lever| {
        let there = view.set.has(lever);
        let label = levers::name(lever, &now.calculator.about);
        let id = format!("offer-{}", lever.name());
        check(
            &id,
            there,
            label.into_owned(),
            sends(dispatch, Action::Offer(lever, !there)),
        )
    };
    html! {
        <section class="set-up" aria-labelledby="set-up">
            <h2 id="set-up">{ "Set up" }</h2>
            { words_box(Text::Workshop, now, dispatch) }
            <p>
                { match now.calculator.about.forecast {
                    Some(_) => "Everything else is as in the council’s forecast. To fix something else, change it in ",
                    None => "Everything else stays as it is if nothing changes. To fix something else, change it in ",
                } }
                { enter("Try changes", Page::Explore, now, dispatch) }
                { " and come back." }
            </p>
            { p(enter("See it as a group does", Page::Group, now, dispatch)) }
            { act("Begin a new workshop", dispatch, Action::New) }
            { h3(format!("Levers that groups have: {}", view.set.levers().count())) }
            <div class="offers">
                { for Group::ALL.map(|group| html! {
                    <fieldset>
                        { legend(levers::group_title(group)) }
                        { for levers::of_group(group).concat().into_iter().map(offer) }
                    </fieldset>
                }) }
            </div>
        </section>
    }
}
