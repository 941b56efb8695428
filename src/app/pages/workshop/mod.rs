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
use crate::app::widgets::drawing::Drawing;
use crate::app::widgets::file_place::file_place;
use crate::app::widgets::page_link::enter;
use crate::app::widgets::problems::storage_problem;
use crate::app::widgets::sends::{Dispatch, sends};
use crate::app::widgets::tags::{column, h3, legend, li, note, p, row_head, says, summary, td};
use crate::app::widgets::timer::Timer;
use crate::app::widgets::words_box::{
    act, act_named, code_picture, link_box, messages, save, words_box,
};
use crate::app::workspace::Sort;
use crate::scenario::annotations::Text;
use crate::scenario::group::Group;
use crate::scenario::library::List;
use crate::scenario::view::Page;
use crate::words::levers;
use crate::words::workshop::{GroupRow, LeverRow};
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
    let title = now.scenario.annotations.text(Text::Workshop);
    html! {
        <div class="wall">
            <h1 id="headline" tabindex="-1">
                if !title.is_empty() { { format!("{title}. ") } }
                { &view.headline }
            </h1>
            { storage_problem(now, dispatch) }
            <div class="wall-main">
                <Drawing<Drawn> of={Drawn::Beside { calculator: now.calculator.clone(), beside: view.beside.clone() }} />
                if !view.groups.is_empty() {
                    { levers_table(&view.levers) }
                    { groups_table(view, now, dispatch) }
                }
            </div>
            <div class="wall-side">
                <section aria-labelledby="join">
                    <h2 id="join">{ "Join in" }</h2>
                    { p("Point a phone at this, or open the link that was sent.") }
                    if let Some(code) = &view.code {
                        { code_picture(code, "QR code of the link to start from") }
                    } else {
                        { note("The title makes this link too long for a code that a phone can read: shorten it, or send the link.") }
                    }
                    { link_box("link-start", "Link to start from", &view.start) }
                    <Timer ends={now.workspace.timer_ends} dispatch={dispatch.clone()} />
                </section>
                { collect(now, dispatch) }
                <div class="on-demand">
                    if !view.groups.is_empty() {
                        { act(if now.workspace.names_hidden { "Show names" } else { "Hide names" }, dispatch, Action::Keep(Keep::HideNames(!now.workspace.names_hidden))) }
                        { act("Medians as a scenario", dispatch, Action::Keep(Keep::Medians)) }
                        { save("Everything as CSV", "csv", "text/csv", now, State::csv_of_workshop) }
                        { act("Take all groups out", dispatch, Action::Keep(Keep::RemoveGroups)) }
                    }
                    { save("Save the workshop as a file", "json", "application/json", now, |now| now.as_file(true)) }
                </div>
            </div>
            { set_up(view, now, dispatch) }
            { messages(now, dispatch) }
        </div>
    }
}

fn levers_table(rows: &[LeverRow]) -> Html {
    html! {
        <div class="scroll" role="region" aria-label="What groups chose" tabindex="0">
            <table class="chosen">
                <thead><tr>
                    { column("What groups chose") }
                    { column("Lowest") }
                    { column("Median") }
                    { column("Highest") }
                    { column("Moved by") }
                    <th scope="col"><span class="unseen">{ "Where in its range" }</span></th>
                </tr></thead>
                <tbody>
                    { for rows.iter().map(|row| html! {
                        <tr>
                            { row_head(&row.name) }
                            { td(&row.lowest) }
                            { td(&row.median) }
                            { td(&row.highest) }
                            { td(&row.moved) }
                            { td(range_bar(row.places)) }
                        </tr>
                    }) }
                </tbody>
            </table>
        </div>
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

fn sort_button(sort: Sort, words: &'static str, now: &State, dispatch: &Dispatch) -> Html {
    let onclick = sends::<MouseEvent>(dispatch, Action::Keep(Keep::Sort(sort)));
    html! { <button type="button" class="switch" aria-pressed={if now.workspace.sort == sort { "true" } else { "false" }} {onclick}>{ words }</button> }
}

fn groups_table(view: &WorkshopView, now: &State, dispatch: &Dispatch) -> Html {
    let sorts = [
        (Sort::Came, "as they came"),
        (Sort::Name, "by name"),
        (Sort::Deficit, "by deficit"),
    ];
    let row = |row: &GroupRow| {
        let take_out = Keep::Remove(List::Groups, row.key.clone());
        let why = !row.reasons.is_empty() || !row.note.is_empty();
        html! {
            <>
                <tr key={row.key.clone()}>
                    <th scope="row">
                        { &row.name }
                        if let Some(otherwise) = row.otherwise { <span class="says">{ " (" }{ otherwise }{ ")" }</span> }
                    </th>
                    { td(&row.deficit) }
                    { td(&row.in_year) }
                    { for row.verdicts.iter().map(|answer| td(*answer)) }
                    <td class="not-printed">{ act_named("Take out", Some(format!("Take out: {}", row.name)), "link", dispatch, Action::Keep(take_out)) }</td>
                </tr>
                if why {
                    <tr class="why">
                        <td colspan="6">
                            <details>
                                { summary(format!("Reasons of {}", row.name)) }
                                <ul>
                                    if !row.note.is_empty() { { li(&row.note) } }
                                    { for row.reasons.iter().map(li) }
                                </ul>
                            </details>
                        </td>
                    </tr>
                }
            </>
        }
    };
    html! {
        <>
            <div class="scroll" id="came" role="region" aria-label="What groups came to" tabindex="0">
                <table>
                    <thead><tr>
                        { column("Group") }
                        { column(format!("Deficit, March {}", view.beside.focus_year.march())) }
                        { column(format!("Spending, {}", view.beside.focus_year)) }
                        { column("Within income") }
                        { for view.judged.map(|year| column(format!("At or below the agreement, March {}", year.march()))) }
                        <th scope="col" class="not-printed"><span class="unseen">{ "Take out" }</span></th>
                    </tr></thead>
                    <tbody>{ for view.groups.iter().map(row) }</tbody>
                </table>
            </div>
            <div class="on-demand" role="group" aria-label="Order of the groups">
                { "Groups " }
                { for sorts.map(|(sort, words)| sort_button(sort, words, now, dispatch)) }
            </div>
        </>
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
            <label for={PASTED}>{ "Paste links here, as many as there are, with whatever stands around them" }</label>
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
                { says("A box that is left empty counts as not moved.") }
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
            { h3("Fixed for all groups") }
            <ul>{ for view.fixed.iter().map(|[what, why]| html! { <li>{ what }{ ": " }<span class="says">{ why }</span></li> }) }</ul>
            <p>
                { match now.calculator.about.forecast {
                    Some(_) => "Everything else is as in the council’s forecast. To fix something else, change it in ",
                    None => "Everything else is as it follows if nothing changes. To fix something else, change it in ",
                } }
                { enter("Try changes", Page::Explore, now, dispatch) }
                { " and come back." }
            </p>
            { p(enter("See it as a group does", Page::Group, now, dispatch)) }
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
