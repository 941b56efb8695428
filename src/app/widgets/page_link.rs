//! A link to another page of the same scenario.
//!
//! Answers for: going there without loading anything, and bringing the keyboard to its headline.
//!
//! Uses `state`, `platform`, `ids`.

use yew::prelude::*;

use super::ids::HEADLINE;
use super::sends::{Dispatch, sends_to};
use crate::app::state::{Action, State};
use crate::scenario::view::Page;

/// A link to a page, whose address is known.
pub fn page_link(
    page: Page,
    address: String,
    here: bool,
    words: &'static str,
    dispatch: &Dispatch,
) -> Html {
    let onclick = sends_to(dispatch, vec![Action::Enter(page)], &[HEADLINE]);
    html! { <a href={address} aria-current={here.then_some("page")} {onclick}>{ words }</a> }
}

/// A way to another page from within one.
pub fn enter(words: &'static str, page: Page, now: &State, dispatch: &Dispatch) -> Html {
    page_link(page, now.link_to(page), false, words, dispatch)
}
