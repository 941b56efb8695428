//! Scenarios: what this one is called, those that are kept, and up to four side by side.

use std::rc::Rc;

use yew::prelude::*;

use super::drawing::{Drawing, Drawn};
use super::figures::figure_table;
use super::words_box::{
    Dispatch, act, act_named, code_on_demand, link_box, save, save_scenario, told, words_box,
};
use crate::app::panels::{KeptRow, Scenarios};
use crate::app::state::Keep;
use crate::app::state::{Action, State};
use crate::app::workspace::BESIDE;
use crate::scenario::annotations::Text;
use crate::scenario::library::List;
use crate::scenario::view::Page;
use crate::words::file::{StorageError, limits, trouble};

/// The panel.
pub fn scenarios_panel(panel: &Scenarios, now: &Rc<State>, dispatch: &Dispatch) -> Html {
    html! {
        <section class="panel" id="panel-scenarios" tabindex="-1" aria-labelledby="panel-scenarios-title">
            <h2 id="panel-scenarios-title">{ "Scenarios" }</h2>
            { kept_trouble(now, dispatch) }
            <div class="words-boxes">
                { for [Text::Name, Text::By, Text::Note].map(|text| words_box(text, now, dispatch)) }
            </div>
            <p class="says">{ "Why each assumption was changed can be written under “What is assumed differently”." }</p>
            <div class="on-demand">
                { act_named("Keep this scenario", None, "act", dispatch, Action::Keep(Keep::This)) }
                { act("New scenario", dispatch, Action::New) }
                { save_scenario(now) }
                { save("Results as CSV", "csv", "text/csv", now, State::csv_by_year) }
                { enter("One page to print", Page::Report, now, dispatch) }
            </div>
            { told(now, dispatch) }
            { link_box("link-now", "Link to this scenario", &panel.link) }
            { code_on_demand(panel.code.as_ref(), now, dispatch) }
            { file_place(List::Kept, dispatch) }
            <h3 id="kept-title" tabindex="-1">{ "Kept in this browser" }</h3>
            if panel.kept.is_empty() {
                <p>{ "None yet." }</p>
            } else {
                <p class="says">{ format!("Up to {BESIDE} of them stand beside this one.") }</p>
                <ul class="kept">{ for panel.kept.iter().enumerate().map(|(at, row)| kept_row(at, row, panel, dispatch)) }</ul>
            }
            if let Some(beside) = &panel.beside {
                <h3>{ "Side by side" }</h3>
                <Drawing of={Drawn::Beside { calculator: now.calculator.clone(), beside: beside.clone() }} />
                { against(panel, dispatch) }
                { figure_table(&panel.differ) }
                { for panel.by_year.iter().map(|figures| html! { { figure_table(figures) } }) }
            }
        </section>
    }
}

/// A way to another view of the scenario.
pub fn enter(words: &'static str, page: Page, now: &State, dispatch: &Dispatch) -> Html {
    let onclick = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            dispatch.dispatch(Action::Enter(page));
            #[cfg(feature = "browser")]
            crate::app::platform::focus_later("headline".to_owned());
        })
    };
    html! { <a href={now.link_to(page)} {onclick}>{ words }</a> }
}

/// What a browser could not do, and what can be done about it.
pub fn kept_trouble(now: &State, dispatch: &Dispatch) -> Html {
    let Some(found) = now.keeping.trouble else {
        return Html::default();
    };
    html! {
        <div class="note" role="alert">
            <p>{ trouble(found) }</p>
            if found == StorageError::Unreadable {
                { act("Start afresh: what cannot be read is given up", dispatch, Action::Keep(Keep::Afresh)) }
            }
        </div>
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
            if let Some(to) = changed(&event) {
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

/// Which scenario the others are held against.
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
            <super::choice::Choice id="against" label="Differences to" value={value} {options} {chosen} />
        </div>
    }
}

/// Where files are dropped or picked.
pub fn file_place(list: List, dispatch: &Dispatch) -> Html {
    let id = match list {
        List::Kept => "files-kept",
        List::Groups => "files-groups",
    };
    let given = {
        let dispatch = dispatch.clone();
        move |files| dispatch.dispatch(Action::Keep(Keep::Files(list, files)))
    };
    let ondragover = Callback::from(|event: DragEvent| event.prevent_default());
    let ondrop = {
        let given = given.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            dropped(&event, given.clone());
        })
    };
    let onchange = Callback::from(move |event: Event| picked(&event, given.clone()));
    html! {
        <div class="drop" {ondragover} {ondrop}>
            <label for={id}>{ "Open files: drop them here, or choose" }</label>
            <input type="file" {id} multiple={true} accept=".json,application/json,.txt" aria-describedby={format!("{id}-limits")} {onchange} />
            <p class="says" id={format!("{id}-limits")}>{ limits() }</p>
        </div>
    }
}

#[cfg(feature = "browser")]
use crate::app::platform::files::{dropped, picked};

/// No browser, no files.
#[cfg(not(feature = "browser"))]
fn dropped(_event: &DragEvent, _then: impl FnOnce(Vec<(String, Option<String>)>)) {}

#[cfg(not(feature = "browser"))]
fn picked(_event: &Event, _then: impl FnOnce(Vec<(String, Option<String>)>)) {}

/// What a box holds once it was left.
#[cfg(feature = "browser")]
pub fn changed(event: &Event) -> Option<String> {
    event
        .target_dyn_into::<web_sys::HtmlInputElement>()
        .map(|input| input.value())
}

#[cfg(not(feature = "browser"))]
pub const fn changed(_event: &Event) -> Option<String> {
    None
}
