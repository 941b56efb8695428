//! The assumptions: the main eight or one group at a time, each a row.
//!
//! Answers for: which are in sight. Uses `widgets`.

use yew::prelude::*;

use crate::app::results::levers_in_sight;
use crate::app::state::{Action, State};
use crate::app::widgets::lever::lever_row;
use crate::app::widgets::tabs::{Tabs, tabs};
use crate::app::widgets::tags::says;
use crate::scenario::group::Group;
use crate::words::levers as words;
use engine::analysis::attribution::Share;

const PANEL: &str = "levers";

/// The groups that can be in sight; none is the main eight.
fn groups() -> Vec<Option<Group>> {
    let all = Group::ALL.map(Some);
    std::iter::once(None).chain(all).collect()
}

/// Tabs and rows; `shares` are those of each change, as far as they are worked out.
pub fn levers(now: &State, shares: &[Share], dispatch: &UseReducerDispatcher<State>) -> Html {
    let group = now.view.group;
    let id = |group: Option<Group>| {
        let name = group.map_or("main", |group| group.name());
        format!("levers-{name}")
    };
    let title = |group: Option<Group>| group.map_or("Main eight", words::group_title);
    let selected = groups().iter().position(|each| *each == group);
    let row = |lever| lever_row(lever, shares, now, dispatch);
    let choose = {
        let dispatch = dispatch.clone();
        move |at: usize| {
            dispatch.dispatch(Action::Show(groups().get(at).copied().flatten()));
        }
    };
    let of = Tabs {
        label: "Assumptions",
        tabs: groups()
            .into_iter()
            .map(|group| (id(group), title(group)))
            .collect(),
        selected: selected.unwrap_or_default(),
        controls: PANEL.to_owned(),
    };
    html! {
        <>
            { tabs(of, choose) }
            <div id={PANEL} role="tabpanel" aria-labelledby={id(group)}>
                { for levers_in_sight(&now.view).into_iter().map(row) }
            </div>
            { says("Open a name to see what it means, who decides, when it starts and where the figure is from. The short upright line marks the default.") }
        </>
    }
}
