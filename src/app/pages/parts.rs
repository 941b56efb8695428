//! The views beside Explore, each shown by a part of the program that is fetched once it is needed.
//!
//! Answers for: which component shows which view, and what stands there until its part has arrived.
//! Uses the pages' components and `problems`. `shown` has the same parts' view models.

use std::rc::Rc;

use wasm_split_helpers::wasm_split;
use yew::prelude::*;

use super::group::group as group_of;
use super::read::{self, read_page};
use super::report::report;
use super::school::MySchool;
use super::workshop::wall as wall_of;
use crate::app::later::{NotFetched, at_once};
use crate::app::state::{Action, Draft, State};
use crate::app::widgets::problems::problems;
use crate::app::widgets::sends::Dispatch;
use crate::app::widgets::words_box::act;
use crate::scenario::field::Field;
use crate::scenario::view::Page;
use crate::words;
use crate::words::councils::TRY_AGAIN;

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

#[wasm_split(read, fallible)]
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

#[wasm_split(school, fallible)]
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

#[wasm_split(workshop, fallible)]
fn show_workshop(of: &Shows<'_>) -> Result<Option<Html>, NotFetched> {
    let pages = &of.now.results.pages;
    let wall = pages.workshop.as_ref();
    let wall = wall.map(|view| wall_of(view, of.now, of.dispatch));
    let group = pages.group.as_ref();
    let shown = wall.or_else(|| group.map(|view| group_of(view, of.now, of.dispatch)));
    Ok(shown.map(|shown| of.within("in-workshop", shown)))
}

#[wasm_split(report, fallible)]
fn show_report(of: &Shows<'_>) -> Result<Option<Html>, NotFetched> {
    let view = of.now.results.pages.report.as_ref();
    Ok(view.map(|view| of.within("in-report", report(view, of.now, of.dispatch))))
}

/// The view that is open; nothing where that is Explore.
pub fn shown(of: &Shows<'_>) -> Option<Html> {
    let pages = &of.now.results.pages;
    let shown = match of.now.view.page {
        Page::Explore => return None,
        _ if !pages.fetched => None,
        Page::Read => at_once(show_read(of)),
        Page::School => at_once(show_school(of)),
        Page::Workshop | Page::Group => at_once(show_workshop(of)),
        Page::Report => at_once(show_report(of)),
    };
    shown.unwrap_or_else(|| Some(on_its_way(of)))
}

/// What stands where a view will be.
fn on_its_way(of: &Shows<'_>) -> Html {
    let about = &of.now.calculator.about;
    html! {
        <main id="main" class="waiting">
            <h1 id="headline" tabindex="-1">{ words::door(of.now.view.page, about) }</h1>
            if of.now.not_fetched {
                <p role="alert">{ words::VIEW_NOT_FETCHED }</p>
                { act(TRY_AGAIN, of.dispatch, Action::Fetch) }
            } else {
                <p role="status">{ words::VIEW_ON_ITS_WAY }</p>
            }
        </main>
    }
}
