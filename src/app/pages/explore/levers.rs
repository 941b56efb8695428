//! The assumptions: the main eight or one group at a time, each a row.
//!
//! Answers for: which are in sight, and which row is open. Uses `widgets`.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::results::levers_in_sight;
use crate::app::state::{Action, State};
use crate::app::widgets::lever::props_of;
use crate::app::widgets::lever_row::LeverRow;
use crate::app::widgets::tabs::{Tab, Tabs};
use crate::app::widgets::tags::says;
use crate::scenario::annotations::Text;
use crate::scenario::group::Group;
use crate::words::levers;
use engine::analysis::attribution::{Part, Share};
use engine::levers::Lever;

const PANEL: &str = "levers";

#[derive(Properties, Clone)]
pub struct LeversProps {
    pub now: Rc<State>,
    /// The share of each change, as far as it is worked out.
    pub shares: Rc<Vec<Share>>,
    pub dispatch: UseReducerDispatcher<State>,
}

impl PartialEq for LeversProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.now, &other.now) && self.shares == other.shares
    }
}

/// The groups that can be in sight; none is the main eight.
fn groups() -> Vec<Option<Group>> {
    let all = Group::ALL.map(Some);
    std::iter::once(None).chain(all).collect()
}

/// Tabs and rows.
#[component]
pub fn Levers(props: &LeversProps) -> Html {
    let LeversProps {
        now,
        shares,
        dispatch,
    } = props;
    let open = use_state_eq(|| None::<Lever>);
    // One row is open at a time.
    let toggle = {
        let open = open.clone();
        use_callback(*open, move |lever: Lever, now| {
            open.set((*now != Some(lever)).then_some(lever));
        })
    };
    let choose = {
        let dispatch = dispatch.clone();
        use_callback((), move |at: usize, ()| {
            dispatch.dispatch(Action::Show(groups().get(at).copied().flatten()));
        })
    };
    let group = now.view.group;
    let tab = |group: Option<Group>| {
        let (id, title) = group.map_or(("main", "Main eight"), |group| {
            (group.name(), levers::group_title(group))
        });
        Tab {
            id: format!("levers-{id}").into(),
            title: title.into(),
        }
    };
    let tabs: Vec<Tab> = groups().into_iter().map(tab).collect();
    let selected = groups().iter().position(|each| *each == group);
    let here = selected.unwrap_or_default();
    let label = tabs[here].id.clone();
    let row = |lever: Lever| {
        let share = shares.iter().find(|share| share.part == Part::Lever(lever));
        let words = now.results.row(lever, share.map(|share| share.pounds));
        let reason = now.scenario.annotations.text(Text::Reason(lever));
        html! {
            <LeverRow
                key={lever.name()}
                of={props_of(lever, now, dispatch)}
                {words}
                open={*open == Some(lever)}
                toggle={toggle.clone()}
                reason={reason.to_owned()}
            />
        }
    };
    html! {
        <>
            <Tabs label="Assumptions" {tabs} selected={here} controls={PANEL} {choose} />
            <div id={PANEL} role="tabpanel" aria-labelledby={label}>
                { for levers_in_sight(&now.view).into_iter().map(row) }
            </div>
            { says("Open a name to see what it means, who decides, when it starts and where the figure is from. The short upright line marks the default.") }
        </>
    }
}
