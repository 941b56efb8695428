//! A link to a lever, a box or a condition, wherever it is: it opens what hides it and brings the
//! keyboard there.
//!
//! Uses `state`, `platform`, `ids`.

use yew::prelude::*;

use super::ids::{box_id, condition_id, slider_id};
use super::sends::sends_to;
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
        Field::Lever(lever) => {
            let group = (!FIRST_EIGHT.contains(&lever)).then(|| levers::group(lever));
            vec![explore, Action::Show(group)]
        }
        Field::School(_) => vec![Action::Enter(Page::School)],
        _ => vec![explore, Action::ShowPanel(Panel::Actuals)],
    };
    link(&id, opens, words, None, dispatch)
}

/// A link to a part of the page, once these actions have opened what hides it.
pub fn link(
    id: &str,
    opens: Vec<Action>,
    words: &str,
    class: Option<&'static str>,
    dispatch: &UseReducerDispatcher<State>,
) -> Html {
    let onclick = sends_to(dispatch, opens, &[id]);
    html! { <a href={format!("#{id}")} {class} {onclick}>{ words }</a> }
}

/// A link to one of the conditions.
pub fn condition_link(number: usize, dispatch: &UseReducerDispatcher<State>) -> Html {
    let id = condition_id(number);
    let opens = vec![Action::Enter(Page::Explore), Action::ShowPanel(Panel::Why)];
    let words = format!("Condition {number}");
    html! { <>{ link(&id, opens, &words, None, dispatch) }{ " " }</> }
}
