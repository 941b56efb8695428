//! What is behind the answer, one tab at a time: why it moved, children, money, how sure, what it
//! would take, the table, actual figures, what is shared and kept.
//!
//! Answers for: the tabs, and what is on paper whatever tab is open. Uses `panels`.

use std::rc::Rc;

use yew::prelude::*;

use super::agreement::agreement_table;
use super::changes::changes;
use super::conditions::conditions;
use crate::app::pages::known::known_figures;
use crate::app::pages::panels::why::why_panel;
use crate::app::pages::parts::{panel, sent};
use crate::app::platform;
use crate::app::state::{Action, Draft, State};
use crate::app::widgets::after::use_after;
use crate::app::widgets::ids::{panel_id, tab_id};
use crate::app::widgets::results_table::table;
use crate::app::widgets::tabs::{Tabs, tabs};
use crate::scenario::field::Field;
use crate::scenario::view::Panel;

#[derive(Properties, Clone)]
pub struct BehindProps {
    /// The state that is shown: while a slider moves, one of a moment ago.
    pub shown: Rc<State>,
    /// What is being typed into boxes of "Enter actual figures".
    pub drafts: Vec<(Field, Draft)>,
    pub dispatch: UseReducerDispatcher<State>,
}

impl PartialEq for BehindProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.shown, &other.shown) && self.drafts == other.drafts
    }
}

/// The tabs, and the panel that is shown.
#[component]
pub fn Behind(props: &BehindProps) -> Html {
    let BehindProps {
        shown,
        drafts,
        dispatch,
    } = props;
    {
        let dispatch = dispatch.clone();
        let shown = shown.clone();
        let there = shown.awaited().is_none();
        use_after((shown.question(), there), move |(question, _)| {
            let Some(question) = question else {
                platform::answers::ask(&[], None, |_| ());
                return;
            };
            let question = Rc::clone(question);
            if let Some(bytes) = sent(&question, &shown) {
                let tried = question.is_search().then(|| {
                    let dispatch = dispatch.clone();
                    let tried = move |scenarios| dispatch.dispatch(Action::Tried(scenarios));
                    Box::new(tried) as Box<dyn Fn(u32)>
                });
                platform::answers::ask(&bytes, tried, move |reply| {
                    dispatch.dispatch(Action::Answered(question, reply));
                });
            }
        });
    }
    let open = shown.view.panel;
    let panels = shown.behind();
    let results = &shown.results;
    let about = &shown.calculator.about;
    let choose = {
        let dispatch = dispatch.clone();
        move |at: usize| {
            if let Some(panel) = Panel::ALL.get(at) {
                dispatch.dispatch(Action::ShowPanel(*panel));
            }
        }
    };
    let of = Tabs {
        label: "Behind the answer",
        tabs: Panel::ALL
            .map(|panel| (tab_id(panel), panel.title()))
            .into(),
        selected: open as usize,
        controls: panel_id(open),
    };
    let in_sight = |panel| {
        if open == panel {
            "panel"
        } else {
            "panel paper"
        }
    };
    html! {
        <div class="behind">
            <div class="panels">
                { tabs(of, choose) }
                { for panels.why.as_ref().map(|panel| why_panel(panel, dispatch)) }
                { for panel(shown, drafts, dispatch) }
            </div>
            // On paper these are there whatever tab is open.
            <section class={in_sight(Panel::Table)} id="panel-table" aria-labelledby="table-title" tabindex="-1">
                <h2 id="table-title">{ Panel::Table.title() }</h2>
                { table(&results.table, results.moved, results.from_zero, about) }
                if open == Panel::Table {
                    { known_figures(about) }
                    { agreement_table(&shown.calculator) }
                }
            </section>
            if results.moved {
                <div class={in_sight(Panel::Why)}>{ changes(shown, dispatch) }</div>
            }
            if open == Panel::Why {
                { conditions(about, dispatch) }
            }
        </div>
    }
}
