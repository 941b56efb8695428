//! What a control does: it sends an action, and may take the keyboard somewhere.
//!
//! Answers for: one such handler in the program, not one at each control. Uses `state`, `platform`.

use yew::prelude::*;

use crate::app::platform;
use crate::app::state::{Action, State};

/// The way to the one state.
pub type Dispatch = UseReducerDispatcher<State>;

/// Sends an action, whatever the event.
pub fn sends<E: 'static>(dispatch: &Dispatch, action: Action) -> Callback<E> {
    let dispatch = dispatch.clone();
    Callback::from(move |_| dispatch.dispatch(action.clone()))
}

/// Sends actions one after the other, and takes the keyboard to the first of `places` that is
/// there. A link's own address is not followed: the address belongs to the scenario.
pub fn sends_to(
    dispatch: &Dispatch,
    actions: Vec<Action>,
    places: &[&str],
) -> Callback<MouseEvent> {
    let dispatch = dispatch.clone();
    let places: Vec<String> = places.iter().map(|place| (*place).to_owned()).collect();
    Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        for action in &actions {
            dispatch.dispatch(action.clone());
        }
        platform::focus_first_later(places.clone());
    })
}
