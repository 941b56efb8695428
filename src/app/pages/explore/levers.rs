//! One group of assumptions: the first ones, and the others behind "More in this group".
//!
//! Answers for: showing them, and which are open. Uses `widgets`, `platform`.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::platform;
use crate::app::state::{Action, State};
use crate::app::widgets::lever::lever_control;
use crate::scenario::group::Group;
use crate::words::levers;
use engine::levers::Lever;

#[derive(Properties, Clone)]
pub struct GroupProps {
    pub group: Group,
    pub now: Rc<State>,
    pub dispatch: UseReducerDispatcher<State>,
}

impl PartialEq for GroupProps {
    fn eq(&self, other: &Self) -> bool {
        self.group == other.group && Rc::ptr_eq(&self.now, &other.now)
    }
}

/// One group.
#[component]
pub fn LeverGroup(props: &GroupProps) -> Html {
    let group = props.group;
    let [first, more] = levers::of_group(group);
    let heading = format!("group-{}", group.name());
    let ontoggle = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |event: Event| {
            if let Some(open) = platform::is_open(&event) {
                dispatch.dispatch(Action::Show(group, open));
            }
        })
    };
    let control = |lever: &Lever| lever_control(*lever, &props.now, &props.dispatch);
    let is_open = props.now.view.is_open(group);
    // What is closed is named, and not built: most assumptions are behind, and nobody sees them.
    let behind: Html = if is_open {
        more.iter().map(control).collect()
    } else {
        let names = more
            .iter()
            .map(|lever| levers::name(*lever, &props.now.calculator.about));
        html! { <p>{ names.collect::<Vec<_>>().join(" · ") }</p> }
    };
    html! {
        <section class="group" aria-labelledby={heading.clone()}>
            <h2 id={heading}>{ levers::group_title(group) }</h2>
            { for first.iter().map(control) }
            <details class="more" open={is_open} {ontoggle}>
                <summary>
                    { format!("More in this group ({})", more.len()) }
                    <span class="unseen">{ format!(": {}", levers::group_title(group)) }</span>
                </summary>
                { behind }
            </details>
        </section>
    }
}
