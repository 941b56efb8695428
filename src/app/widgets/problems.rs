//! What is wrong, at the top of a page: figures that could not be read, each leading to its box,
//! parts of a link that were left out, and what a browser does not keep.
//!
//! Uses `state`, `platform` and other widgets.

use yew::prelude::*;

use super::field_link::{Part, field_link};
use super::ids::HEADLINE;
use super::sends::{Dispatch, sends, sends_to};
use super::words_box::act;
use crate::app::state::Keep;
use crate::app::state::{Action, State};
use crate::app::widgets::tags::{li, p};
use crate::scenario::field::Field;
use crate::words::file::{self, StorageError};

/// The error summary: boxes that hold what could not be understood, and what is said of them; and
/// what was left out of a link, or is said of its age.
pub fn problems(
    refused: &[(Field, AttrValue)],
    now: &State,
    dispatch: &UseReducerDispatcher<State>,
) -> Html {
    html! {
        <>
            // There from the start: what is put into it is then said.
            <div role="status">
            if !refused.is_empty() {
                <section class="trouble" aria-labelledby="refused-title">
                    <h2 id="refused-title">{ "There is a problem" }</h2>
                    { p(stale(refused.len())) }
                    <ul>
                        { for refused.iter().map(|(field, words)| html! {
                            <li key={field.name()}>
                                { field_link(*field, Part::Box, words, dispatch) }
                            </li>
                        }) }
                    </ul>
                </section>
            }
            </div>
            if !now.left_out.is_empty() {
                <section class="trouble" aria-labelledby="left-out-title">
                    <h2 id="left-out-title">{ "Parts of this link could not be read" }</h2>
                    { p("They were left out. The rest is shown.") }
                    <ul>{ for now.left_out.iter().map(li) }</ul>
                    <button type="button" class="link" onclick={sends_to(dispatch, vec![Action::Dismiss], &[HEADLINE])}>{ "Hide this" }</button>
                </section>
            }
            if let Some(words) = &now.about_link {
                <section class="note" aria-label="About this link">
                    { p(words) }
                    <button type="button" class="link" aria-label="Hide this about the link" onclick={sends(dispatch, Action::DismissAge)}>{ "Hide this" }</button>
                </section>
            }
        </>
    }
}

fn stale(refused: usize) -> String {
    match refused {
        0 => String::new(),
        1 => "One figure cannot be used, so this is the last good result.".to_owned(),
        _ => format!("{refused} figures cannot be used, so this is the last good result."),
    }
}

/// What a browser could not do, and what can be done about it.
pub fn storage_problem(now: &State, dispatch: &Dispatch) -> Html {
    let Some(found) = now.keeping.error else {
        return Html::default();
    };
    html! {
        <div class="note" role="alert">
            { p(file::storage_error(found)) }
            if found == StorageError::Unreadable {
                { act("Start afresh: what cannot be read is given up", dispatch, Action::Keep(Keep::Afresh)) }
            }
        </div>
    }
}
