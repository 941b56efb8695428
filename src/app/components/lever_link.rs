//! A link to a lever, wherever it stands: it opens the lever's group and brings the keyboard there.

use yew::prelude::*;

use super::lever::{box_id, slider_id};
use crate::app::state::{Action, State};
use crate::catalogue::wording::{self, FIRST_EIGHT};
use crate::model::levers::Lever;

/// Which part of a lever is meant.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Slider,
    Box,
}

#[derive(Properties, PartialEq)]
pub struct LeverLinkProps {
    pub lever: Lever,
    pub part: Part,
    pub words: AttrValue,
    pub dispatch: UseReducerDispatcher<State>,
}

/// A link to a lever.
#[component]
pub fn LeverLink(props: &LeverLinkProps) -> Html {
    let lever = props.lever;
    let id = match props.part {
        Part::Slider => slider_id(lever),
        Part::Box => box_id(lever),
    };
    let href = format!("#{id}");
    let dispatch = props.dispatch.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        // The address belongs to the scenario.
        event.prevent_default();
        if !FIRST_EIGHT.contains(&lever) {
            dispatch.dispatch(Action::Show(wording::of(lever).group, true));
        }
        #[cfg(feature = "web")]
        crate::app::platform::focus_later(id.clone());
        #[cfg(not(feature = "web"))]
        let _ = &id;
    });
    html! { <a {href} {onclick}>{ &props.words }</a> }
}
