//! A box for words, and what goes with sending a scenario: its link, its code, its file.
//!
//! Uses `state`, `platform`, `ids`.

use std::rc::Rc;

use yew::prelude::*;

use super::ids::{HEADLINE, text_id};
use super::sends::{Dispatch, sends, sends_to};
use crate::app::platform;
use crate::app::state::Keep;
use crate::app::state::{Action, State};
use crate::app::widgets::tags::p;
use crate::chart::code::Code;
use crate::scenario::annotations::Text;
use crate::scenario::library::List;
use crate::words::scenarios;

/// A box for what is said of a scenario.
pub fn words_box(text: Text, now: &State, dispatch: &Dispatch) -> Html {
    let said = now.scenario.annotations.text(text);
    text_box(
        text,
        said,
        scenarios::name(text, &now.calculator.about),
        dispatch,
    )
}

/// The same where only its words are at hand.
pub fn text_box(text: Text, said: &str, label: String, dispatch: &Dispatch) -> Html {
    let id = text_id(text);
    let oninput = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(words) = platform::typed_in(&event) {
                dispatch.dispatch(Action::Say(text, words));
            }
        })
    };
    let longest = text.longest();
    let letters = said.chars().count();
    let box_of_words = if matches!(text, Text::Reason(_) | Text::Note) {
        html! { <textarea id={id.clone()} rows="2" autocomplete="off" maxlength={longest.to_string()} value={said.to_owned()} {oninput} /> }
    } else {
        html! { <input type="text" id={id.clone()} autocomplete="off" maxlength={longest.to_string()} value={said.to_owned()} {oninput} /> }
    };
    html! {
        <div class="words-box" key={id.clone()}>
            <label for={id}>{ label }</label>
            { box_of_words }
            if letters > 0 && letters + NEARLY > longest {
                <span class="says">{ format!("{letters} of {longest} characters") }</span>
            }
        </div>
    }
}

/// How many characters before the end the page begins to count them.
const NEARLY: usize = 20;

/// A button that does one thing.
pub fn act(words: impl Into<AttrValue>, dispatch: &Dispatch, action: Action) -> Html {
    act_named(words, None, "link", dispatch, action)
}

/// The same with a longer name for those who only hear it, and a look.
pub fn act_named(
    words: impl Into<AttrValue>,
    label: Option<String>,
    class: &'static str,
    dispatch: &Dispatch,
    action: Action,
) -> Html {
    // The button goes with what it takes out: the keyboard stays with the list.
    let then = match &action {
        Action::Keep(Keep::Remove(List::Kept, _)) => Some("kept-title"),
        Action::Keep(Keep::Remove(List::Groups, _)) => Some("came"),
        Action::SetAll(_) => Some(HEADLINE),
        Action::Keep(Keep::RemoveGroups | Keep::DismissMessages | Keep::Afresh) => Some(HEADLINE),
        _ => None,
    };
    let onclick = match then {
        Some(id) => sends_to(dispatch, vec![action], &[id, HEADLINE]),
        None => sends(dispatch, action),
    };
    html! { <button type="button" {class} aria-label={label} {onclick}>{ words.into() }</button> }
}

/// A button that hands out a file, made when it is pressed.
pub fn save(
    words: &'static str,
    end: &'static str,
    kind: &'static str,
    now: &Rc<State>,
    make: fn(&State) -> String,
) -> Html {
    let onclick = {
        let now = now.clone();
        Callback::from(move |_: MouseEvent| {
            platform::files::save(&now.file_name(end), kind, &make(&now))
        })
    };
    html! { <button type="button" class="link" {onclick}>{ words }</button> }
}

/// Buttons that hand out the chart as a picture.
pub fn save_picture(now: &Rc<State>) -> Html {
    let save = |words, with| give(words, "safetyValvePicture", now, with);
    html! {
        <>
            { save("Chart as PNG", |now| [now.file_name("png"), now.picture()]) }
            { save("Chart as SVG", |now| [now.file_name("svg"), now.picture()]) }
        </>
    }
}

/// A button for the device's own way to send a link, where it has one.
pub fn share_link(now: &Rc<State>) -> Html {
    give("Send the link …", "safetyValveShare", now, |now| {
        let link = now.subject().whole_link();
        [now.results.headline.first.clone(), link.to_string()]
    })
}

/// A button for something that the start script does, where the browser can.
fn give(
    words: &'static str,
    name: &'static str,
    now: &Rc<State>,
    with: fn(&State) -> [String; 2],
) -> Html {
    if !platform::given::can(name) {
        return Html::default();
    }
    let now = now.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        let [first, second] = with(&now);
        platform::given::give(name, &first, &second);
    });
    html! { <button type="button" class="link" {onclick}>{ words }</button> }
}

/// This scenario as a file.
pub fn save_scenario(now: &Rc<State>) -> Html {
    save("Save as a file", "json", "application/json", now, |now| {
        now.as_file(false)
    })
}

/// A link in a box, with a button that copies it.
pub fn link_box(id: &'static str, label: &'static str, link: &AttrValue) -> Html {
    let onclick = Callback::from(move |_: MouseEvent| copy(id));
    html! {
        <div class="words-box">
            <label for={id}>{ label }</label>
            <input type="text" {id} readonly={true} value={link.clone()} />
            <button type="button" class="link" {onclick}>{ "Copy the link" }</button>
            // Another link has not been copied.
            <span key={link.to_string()} id={format!("{id}-copied")} role="status"></span>
        </div>
    }
}

fn copy(id: &str) {
    let said = if platform::copy(id) {
        "Copied."
    } else {
        "The link is selected: press Ctrl+C."
    };
    platform::say_in(&format!("{id}-copied"), said);
}

/// A code, dark on light whatever the page's colours: that is how readers want it.
pub fn code_picture(code: &Code, label: &'static str) -> Html {
    let size = code.size;
    html! {
        <svg class="code" viewBox={format!("0 0 {size} {size}")} role="img" aria-label={label} shape-rendering="crispEdges">
            <rect width={size.to_string()} height={size.to_string()} fill="#fff" />
            <path d={code.path.clone()} fill="#000" />
        </svg>
    }
}

/// The code of a link while it is asked for, or why there is none.
pub fn code_on_demand(code: Option<&Rc<Code>>, now: &Rc<State>, dispatch: &Dispatch) -> Html {
    let shown = now.workspace.code;
    html! {
        <div class="on-demand">
            { act(if shown { "Hide the code" } else { "Show the code" }, dispatch, Action::Keep(Keep::Code(!shown))) }
            if shown {
                if let Some(code) = code {
                    { code_picture(code, "QR code of this link") }
                } else {
                    <p class="note">{ TOO_LONG }{ " " }{ save_scenario(now) }</p>
                }
            }
        </div>
    }
}

/// Said where a link is too long for a code.
pub const TOO_LONG: &str = "This link is too long for a code that a phone can read: reasons and notes make it long. Send the link, or save it as a file.";

/// What became of what was kept, pasted or dropped.
pub fn messages(now: &State, dispatch: &Dispatch) -> Html {
    html! {
        <div class="messages">
            <div role="status">{ for now.messages.iter().map(p) }</div>
            if !now.messages.is_empty() {
                { act("Hide this", dispatch, Action::Keep(Keep::DismissMessages)) }
            }
        </div>
    }
}
