//! One group of assumptions: the first ones, and the others behind "More in this group".

use std::rc::Rc;

use yew::prelude::*;

use super::lever::LeverControl;
use crate::app::state::{Action, State};
use crate::scenario::group::Group;
use crate::scenario::view::Page;
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
            if let Some(open) = is_open(&event) {
                dispatch.dispatch(Action::Show(group, open));
            }
        })
    };
    let control = |lever: &Lever| lever_control(*lever, &props.now, &props.dispatch);
    html! {
        <section class="group" aria-labelledby={heading.clone()}>
            <h2 id={heading}>{ levers::group_title(group) }</h2>
            { for first.iter().map(control) }
            <details class="more" open={props.now.view.is_open(group)} {ontoggle}>
                <summary>
                    { format!("More in this group ({})", more.len()) }
                    <span class="unseen">{ format!(": {}", levers::group_title(group)) }</span>
                </summary>
                { for more.iter().map(control) }
            </details>
        </section>
    }
}

/// One lever of the group.
pub fn lever_control(lever: Lever, now: &State, dispatch: &UseReducerDispatcher<State>) -> Html {
    let results = &now.results;
    html! {
        <LeverControl
            key={lever.name()}
            {lever}
            value={results.values.get(lever)}
            default={now.calculator.basis().values.get(lever)}
            moved={now.scenario.is_moved(lever)}
            timings={now.scenario.timings}
            calendar={now.calculator.calendar}
            draft={now.draft(lever).cloned()}
            echo={results.echoes[lever.at()].clone()}
            notes={results.notes[lever.at()]}
            // A workshop's time is the facilitator's to set.
            timed={now.view.page != Page::Group}
            about={now.calculator.about.clone()}
            dispatch={dispatch.clone()}
        />
    }
}

/// Whether the part that sent an event is open now.
#[cfg(feature = "browser")]
fn is_open(event: &Event) -> Option<bool> {
    event
        .target_dyn_into::<web_sys::Element>()
        .map(|details| details.has_attribute("open"))
}

/// No browser, no events.
#[cfg(not(feature = "browser"))]
const fn is_open(_event: &Event) -> Option<bool> {
    None
}
