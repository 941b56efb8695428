//! Where files are dropped or picked.
//!
//! Answers for: handing them to the state. Uses `platform`.

use yew::prelude::*;

use super::sends::Dispatch;
use crate::app::platform;
use crate::app::state::Action;
use crate::app::state::Keep;
use crate::scenario::library::List;
use crate::words::file::limits;

/// Where files are dropped or picked.
pub fn file_place(list: List, dispatch: &Dispatch) -> Html {
    let id = match list {
        List::Kept => "files-kept",
        List::Groups => "files-groups",
    };
    let given = {
        let dispatch = dispatch.clone();
        move |files| dispatch.dispatch(Action::Keep(Keep::Files(list, files)))
    };
    let ondragover = Callback::from(|event: DragEvent| event.prevent_default());
    let ondrop = {
        let given = given.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            platform::files::dropped(&event, given.clone());
        })
    };
    let onchange =
        Callback::from(move |event: Event| platform::files::picked(&event, given.clone()));
    html! {
        <div class="drop" {ondragover} {ondrop}>
            <label for={id}>{ "Open files: drop them here, or choose" }</label>
            <input type="file" {id} multiple={true} accept=".json,application/json,.txt" aria-describedby={format!("{id}-limits")} {onchange} />
            <p class="says" id={format!("{id}-limits")}>{ limits() }</p>
        </div>
    }
}
