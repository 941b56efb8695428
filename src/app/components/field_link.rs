//! A link to a lever or a box, wherever it stands: it opens what hides it and brings the keyboard there.

use yew::prelude::*;

use super::lever::slider_id;
use super::number_box::box_id;
use crate::app::state::{Action, State};
use crate::scenario::field::Field;
use crate::scenario::group::FIRST_EIGHT;
use crate::scenario::view::{Page, Panel};
use crate::words::levers;

/// Which part is meant.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Slider,
    Box,
}

/// A link to a lever or a box.
pub fn field_link(
    field: Field,
    part: Part,
    words: &AttrValue,
    dispatch: &UseReducerDispatcher<State>,
) -> Html {
    let id = match (part, field) {
        (Part::Slider, Field::Lever(lever)) => slider_id(lever),
        _ => box_id(field),
    };
    let explore = Action::Enter(Page::Explore);
    let opens = match field {
        Field::Lever(lever) if FIRST_EIGHT.contains(&lever) => vec![explore],
        Field::Lever(lever) => vec![explore, Action::Show(levers::group(lever), true)],
        Field::School(_) => vec![Action::Enter(Page::School)],
        _ => vec![explore, Action::ShowPanel(Panel::Actuals, true)],
    };
    let href = format!("#{id}");
    let dispatch = dispatch.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        // The address belongs to the scenario.
        event.prevent_default();
        for action in opens.clone() {
            dispatch.dispatch(action);
        }
        #[cfg(feature = "browser")]
        crate::app::platform::focus_later(id.clone());
        #[cfg(not(feature = "browser"))]
        let _ = &id;
    });
    html! { <a {href} {onclick}>{ words }</a> }
}
