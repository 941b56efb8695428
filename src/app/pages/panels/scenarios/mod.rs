//! Scenarios: what this one is called, those that are kept, and up to four side by side.
//!
//! Answers for: showing `view`. Uses `widgets`.

pub mod view;

use std::rc::Rc;

use yew::prelude::*;

use self::view::{KeptRow, Scenarios};
use crate::app::pages::drawn::Drawn;
use crate::app::platform;
use crate::app::state::Keep;
use crate::app::state::{Action, State};
use crate::app::widgets::choice::Choice;
use crate::app::widgets::drawing::Drawing;
use crate::app::widgets::figures::figure_table;
use crate::app::widgets::file_place::file_place;
use crate::app::widgets::page_link::enter;
use crate::app::widgets::problems::storage_problem;
use crate::app::widgets::sends::Dispatch;
use crate::app::widgets::tags::{h3, p, says};
use crate::app::widgets::words_box::{
    act, act_named, code_on_demand, link_box, messages, save, save_picture, save_scenario,
    share_link, words_box,
};
use crate::app::workspace::BESIDE;
use crate::chart::spec::balances::Shows;
use crate::scenario::annotations::Text;
use crate::scenario::library::List;
use crate::scenario::view::{Page, Panel};

/// The panel.
pub fn scenarios_panel(panel: &Scenarios, now: &Rc<State>, dispatch: &Dispatch) -> Html {
    html! {
        <section class="panel" id="panel-scenarios" tabindex="-1" aria-labelledby="panel-scenarios-title">
            <h2 id="panel-scenarios-title">{ Panel::Scenarios.title() }</h2>
            { storage_problem(now, dispatch) }
            <div class="words-boxes">
                { for [Text::Name, Text::By, Text::Note].map(|text| words_box(text, now, dispatch)) }
            </div>
            { says("Why each assumption was changed can be written under “Your changes”.") }
            <div class="on-demand">
                { act_named("Keep this scenario", None, "act", dispatch, Action::Keep(Keep::This)) }
                { act("New scenario", dispatch, Action::New) }
                { save_scenario(now) }
                { save("Results as CSV", "csv", "text/csv", now, State::csv_by_year) }
                { save_picture(now) }
                { enter("One page to print", Page::Report, now, dispatch) }
            </div>
            { messages(now, dispatch) }
            { link_box("link-now", "Link to this scenario", &panel.link) }
            { share_link(now) }
            { code_on_demand(panel.code.as_ref(), now, dispatch) }
            { file_place(List::Kept, dispatch) }
            <h3 id="kept-title" tabindex="-1">{ "Kept in this browser" }</h3>
            if panel.kept.is_empty() {
                { p("None yet.") }
            } else {
                { says(format!("Up to {BESIDE} of them stand beside this one.")) }
                <ul class="kept">{ for panel.kept.iter().enumerate().map(|(at, row)| kept_row(at, row, panel, dispatch)) }</ul>
            }
            if let Some(beside) = &panel.beside {
                { h3("Side by side") }
                { against(panel, dispatch) }
                <div class="beside">
                    { for [Shows::Totals, Shows::Differences(panel.against)].map(|shows| html! {
                        <Drawing<Drawn> of={Drawn::Beside { calculator: now.calculator.clone(), beside: beside.clone(), shows }} />
                    }) }
                </div>
                { figure_table(&panel.differ) }
                { for panel.by_year.iter().map(|figures| html! { { figure_table(figures) } }) }
                <p class="says made">{ now.subject().made(&panel.link) }</p>
            }
        </section>
    }
}

fn kept_row(at: usize, row: &KeptRow, panel: &Scenarios, dispatch: &Dispatch) -> Html {
    let name = row.name.to_string();
    let id = format!("beside-{name}");
    let full = panel.full && !row.beside;
    let chosen = {
        let (dispatch, name, beside) = (dispatch.clone(), name.clone(), row.beside);
        Callback::from(move |_: Event| {
            dispatch.dispatch(Action::Keep(Keep::Beside(name.clone(), !beside)));
        })
    };
    let renamed = {
        let (dispatch, name) = (dispatch.clone(), name.clone());
        Callback::from(move |event: Event| {
            if let Some(to) = platform::changed(&event) {
                dispatch.dispatch(Action::Keep(Keep::Rename(name.clone(), to)));
            }
        })
    };
    let button = |words: &'static str, keep: Keep| {
        act_named(
            words,
            Some(format!("{words}: {name}")),
            "link",
            dispatch,
            Action::Keep(keep),
        )
    };
    html! {
        // By its place: a name that is being changed keeps its box.
        <li key={at}>
            <div class="check">
                <input type="checkbox" id={id.clone()} checked={row.beside} disabled={full} aria-label={format!("Side by side: {name}")} onchange={chosen} />
                <label for={id}>{ "Side by side" }</label>
            </div>
            <input
                type="text"
                class="kept-name"
                aria-label={format!("Name of “{name}”")}
                maxlength={Text::Name.longest().to_string()}
                value={row.name.clone()}
                onchange={renamed}
            />
            <span class="says">
                { &row.outcome }
                if !row.by.is_empty() { { format!(" · {}", row.by) } }
                if !row.note.is_empty() { { format!(" · {}", row.note) } }
            </span>
            <span class="on-demand">
                { button("Open", Keep::Open(List::Kept, name.clone())) }
                { button("Duplicate", Keep::Duplicate(name.clone())) }
                { button("Delete", Keep::Remove(List::Kept, name.clone())) }
            </span>
        </li>
    }
}

/// Which scenario the others are compared with.
fn against(panel: &Scenarios, dispatch: &Dispatch) -> Html {
    let options: Vec<_> = panel
        .names
        .iter()
        .map(|name| (AttrValue::from(name.clone()), AttrValue::from(name.clone())))
        .collect();
    let value = panel.names.get(panel.against).cloned().unwrap_or_default();
    let chosen = {
        let dispatch = dispatch.clone();
        Callback::from(move |name| dispatch.dispatch(Action::Keep(Keep::Against(name))))
    };
    html! {
        <div class="words-box">
            <Choice id="against" label="Differences to" value={value} {options} {chosen} />
        </div>
    }
}
