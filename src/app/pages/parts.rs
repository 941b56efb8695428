//! The views beside Explore and the panels behind it, each shown by a part of the program that is fetched once it is needed.
//!
//! Answers for: which component shows which view, and what is shown there until its part has arrived.
//! Uses the pages' components and `problems`. `shown` has the same parts' view models.

use std::rc::Rc;

use wasm_split_helpers::wasm_split;
use yew::prelude::*;

use super::group::group as group_of;
use super::panels::actuals::actuals_panel;
use super::panels::asked::{sure_panel, take_panel};
use super::panels::children::children_panel;
use super::panels::money::money_panel;
use super::panels::scenarios::scenarios_panel;
use super::read::{self, read_page};
use super::report::report;
use super::school::MySchool;
use super::shown;
use super::workshop::wall as wall_of;
use crate::answers::{Beside, answer};
use crate::app::later::{NotFetched, Part, arrived, at_once};
use crate::app::state::{Action, Draft, State};
use crate::app::widgets::ids::panel_id;
use crate::app::widgets::problems::problems;
use crate::app::widgets::sends::Dispatch;
use crate::app::widgets::words_box::act;
use crate::scenario::field::Field;
use crate::scenario::view::{Page, Panel};
use crate::words;
use crate::words::councils::TRY_AGAIN;
use crate::worker::question::Question;

/// What every view is shown from.
pub struct Shows<'a> {
    pub now: &'a Rc<State>,
    pub refused: &'a [(Field, AttrValue)],
    pub drafts: &'a [(Field, Draft)],
    /// What `read::use_prose` gives.
    pub prose: &'a Option<String>,
    /// The address of Try changes.
    pub explore: String,
    pub dispatch: &'a Dispatch,
}

impl Shows<'_> {
    fn within(&self, class: &'static str, shown: Html) -> Html {
        html! {
            <main id="main" {class}>
                { problems(self.refused, self.now, self.dispatch) }
                { shown }
            </main>
        }
    }
}

#[wasm_split(read, fallible, preload(fetch_read))]
fn show_read(of: &Shows<'_>) -> Result<Option<Html>, NotFetched> {
    let view = of.now.results.pages.read.as_ref();
    Ok(view.map(|view| {
        let shown = read_page(&read::Shows {
            calculator: &of.now.calculator,
            view,
            link: of.explore.clone(),
            prose: of.prose,
            dispatch: of.dispatch,
        });
        of.within("in-read", shown)
    }))
}

#[wasm_split(school, fallible, preload(fetch_school))]
fn show_school(of: &Shows<'_>) -> Result<Option<Html>, NotFetched> {
    let view = of.now.results.pages.school.as_ref();
    Ok(view.map(|view| {
        let shown = html! {
            <MySchool
                about={of.now.calculator.about.clone()}
                view={view.clone()}
                drafts={of.drafts.to_vec()}
                dispatch={of.dispatch.clone()}
            />
        };
        of.within("in-school", shown)
    }))
}

#[wasm_split(workshop, fallible, preload(fetch_workshop))]
fn show_workshop(of: &Shows<'_>) -> Result<Option<Html>, NotFetched> {
    let pages = &of.now.results.pages;
    let wall = pages.workshop.as_ref();
    let wall = wall.map(|view| wall_of(view, of.now, of.dispatch));
    let group = pages.group.as_ref();
    let shown = wall.or_else(|| group.map(|view| group_of(view, of.now, of.dispatch)));
    Ok(shown.map(|shown| of.within("in-workshop", shown)))
}

#[wasm_split(report, fallible, preload(fetch_report))]
fn show_report(of: &Shows<'_>) -> Result<Option<Html>, NotFetched> {
    let view = of.now.results.pages.report.as_ref();
    Ok(view.map(|view| of.within("in-report", report(view, of.now, of.dispatch))))
}

#[wasm_split(panels, fallible, preload(fetch_panels))]
fn show_panel(shown: &Rc<State>, dispatch: &Dispatch) -> Result<Option<Html>, NotFetched> {
    let panels = shown.behind();
    let calculator = &shown.calculator;
    let beside = Beside {
        model: &calculator.model,
        about: &calculator.about,
        last_shown: shown.results.last_shown,
    };
    let answered = || {
        let (question, reply) = shown.answered()?;
        Some(answer(question, reply, beside))
    };
    Ok(match shown.view.panel {
        Panel::Sure => Some(sure_panel(answered().as_ref(), shown, dispatch)),
        Panel::Take => Some(take_panel(answered().as_ref(), shown, dispatch)),
        Panel::Children => panels.children.as_ref().map(children_panel),
        Panel::Money => panels
            .money
            .as_ref()
            .map(|panel| money_panel(panel, dispatch)),
        _ => None,
    })
}

#[wasm_split(panels, fallible, preload(fetch_questions))]
fn write_question(question: &Question, shown: &State) -> Result<Vec<u8>, NotFetched> {
    Ok(question.write(shown.calculator.basis()))
}

/// A question as it is sent to the worker, once the part that asks has arrived.
pub fn sent(question: &Question, shown: &State) -> Option<Vec<u8>> {
    at_once(Part::Panels, || write_question(question, shown))
}

#[wasm_split(own, fallible, preload(fetch_own))]
fn show_own(
    shown: &Rc<State>,
    drafts: &[(Field, Draft)],
    dispatch: &Dispatch,
) -> Result<Option<Html>, NotFetched> {
    let panels = shown.behind();
    let scenarios = panels.scenarios.as_ref();
    let scenarios = scenarios.map(|panel| scenarios_panel(panel, shown, dispatch));
    let actuals = panels.actuals.as_ref();
    Ok(scenarios
        .or_else(|| actuals.map(|panel| actuals_panel(panel, drafts, shown.left_over, dispatch))))
}

/// Fetches a part: what works its views out, and what shows them.
///
/// # Errors
/// [`NotFetched`] where it does not arrive; it can be asked for again.
pub async fn fetch(part: Part) -> Result<(), NotFetched> {
    shown::fetch(part).await?;
    match part {
        Part::Read => fetch_read().await,
        Part::School => fetch_school().await,
        Part::Workshop => fetch_workshop().await,
        Part::Report => fetch_report().await,
        Part::Panels => {
            fetch_panels().await?;
            fetch_questions().await
        }
        Part::Own => fetch_own().await,
    }?;
    arrived(part);
    Ok(())
}

/// The panel that is open behind Explore; nothing where that one is Explore's own.
pub fn panel(shown: &Rc<State>, drafts: &[(Field, Draft)], dispatch: &Dispatch) -> Option<Html> {
    let panel = shown.view.panel;
    let there = match Part::of(&shown.view)? {
        Part::Own => at_once(Part::Own, || show_own(shown, drafts, dispatch)),
        _ => at_once(Part::Panels, || show_panel(shown, dispatch)),
    };
    Some(there.flatten().unwrap_or_else(|| {
        html! {
            <section class="panel" id={panel_id(panel)} aria-label={panel.title()} tabindex="-1">
                { awaited(shown, dispatch) }
            </section>
        }
    }))
}

/// The view that is open; nothing where that is Explore.
pub fn shown(of: &Shows<'_>) -> Option<Html> {
    let pages = &of.now.results.pages;
    let shown = match of.now.view.page {
        Page::Explore => return None,
        _ if !pages.fetched => None,
        Page::Read => at_once(Part::Read, || show_read(of)),
        Page::School => at_once(Part::School, || show_school(of)),
        Page::Workshop | Page::Group => at_once(Part::Workshop, || show_workshop(of)),
        Page::Report => at_once(Part::Report, || show_report(of)),
    };
    shown.unwrap_or_else(|| Some(on_its_way(of)))
}

/// What is shown where a view will be.
fn on_its_way(of: &Shows<'_>) -> Html {
    let about = &of.now.calculator.about;
    html! {
        <main id="main" class="waiting">
            <h1 id="headline" tabindex="-1">{ words::door(of.now.view.page, about) }</h1>
            { awaited(of.now, of.dispatch) }
        </main>
    }
}

fn awaited(now: &State, dispatch: &Dispatch) -> Html {
    html! {
        if now.not_fetched {
            <p role="alert">{ words::VIEW_NOT_FETCHED }</p>
            { act(TRY_AGAIN, dispatch, Action::Fetch) }
        } else {
            <p role="status">{ words::VIEW_ON_ITS_WAY }</p>
        }
    }
}
