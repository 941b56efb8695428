//! Undo, redo, and the steps that led here in words.
//!
//! Uses `state`, `platform`.

use std::rc::Rc;

use yew::prelude::*;

use super::after::use_after;
use super::sends::sends;
use crate::app::platform;
use crate::app::state::{Action, State};
use crate::app::widgets::tags::li;

#[derive(Properties)]
pub struct StepsProps {
    pub now: Rc<State>,
    pub dispatch: UseReducerDispatcher<State>,
}

impl PartialEq for StepsProps {
    fn eq(&self, other: &Self) -> bool {
        self.now.history == other.now.history
    }
}

/// Buttons and list. Nothing is taken back that was not changed here.
#[component]
pub fn Steps(props: &StepsProps) -> Html {
    let open = use_state_eq(|| false);
    use_shortcuts(&props.dispatch);
    let history = &props.now.history;
    let act = |action: Action| sends(&props.dispatch, action);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let closes = {
        let open = open.clone();
        Callback::from(move |event: KeyboardEvent| {
            if platform::key(&event) == "Escape" {
                open.set(false);
            }
        })
    };
    let steps = history.past().len();
    html! {
        <div class="steps" role="group" aria-label="Steps" onkeydown={closes}>
            <button type="button" class="link" disabled={steps == 0} onclick={act(Action::Undo)}>{ "Undo" }</button>
            { " " }
            <button type="button" class="link" disabled={!history.can_redo()} onclick={act(Action::Redo)}>{ "Redo" }</button>
            { " " }
            <button
                type="button"
                class="link"
                aria-expanded={if *open { "true" } else { "false" }}
                aria-controls={(*open).then_some("steps")}
                onclick={toggle}
            >
                { "Steps" }
            </button>
            if *open {
                <ol class="steps-list" id="steps" reversed={true}>
                    { for props.now.steps().into_iter().enumerate().rev().map(|(at, words)| html! {
                        <li key={at}>
                            { words }{ " " }
                            <button
                                type="button"
                                class="link"
                                aria-label={format!("back to before this: step {}", at + 1)}
                                onclick={act(Action::GoBack(steps - at))}
                            >
                                { "back to before this" }
                            </button>
                        </li>
                    }) }
                    if steps == 0 {
                        { li("Nothing was changed yet.") }
                    }
                </ol>
            }
        </div>
    }
}

/// Ctrl+Z and Ctrl+Shift+Z, but not while something is typed: a box has its own.
#[hook]
fn use_shortcuts(dispatch: &UseReducerDispatcher<State>) {
    let dispatch = dispatch.clone();
    use_after((), move |()| {
        let undo = {
            let dispatch = dispatch.clone();
            move || dispatch.dispatch(Action::Undo)
        };
        platform::watch_shortcuts(undo, move || dispatch.dispatch(Action::Redo))
    });
}
