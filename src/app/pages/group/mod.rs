//! A group's own page in a workshop: its levers, large, and how to send what it chose.
//!
//! Answers for: showing `view`. Uses `widgets`.

pub mod view;

use std::rc::Rc;

use yew::prelude::*;

use self::view::GroupView;
use crate::app::pages::workshop::{fixed_for_all, look_at};
use crate::app::state::{Action, Keep, State};
use crate::app::widgets::announcement::Announcement;
use crate::app::widgets::lever::lever_row;
use crate::app::widgets::page_link::enter;
use crate::app::widgets::sends::Dispatch;
use crate::app::widgets::tags::p;
use crate::app::widgets::words_box::{
    act_named, code_on_demand, link_box, save_scenario, words_box,
};
use crate::scenario::annotations::Text;
use crate::scenario::view::Page;

/// A group's own page: its levers, large, and how to send what it chose.
pub fn group(view: &GroupView, now: &Rc<State>, dispatch: &Dispatch) -> Html {
    html! {
        <div class="group-page">
            <h1 id="headline" tabindex="-1">{ &view.headline[0] }</h1>
            <p class="then">{ &view.title }</p>
            <Announcement said={view.headline[0].clone()} />
            { p(&view.headline[1]) }
            if view.lost {
                { p("Your group’s work is still in this browser, though its window is gone.") }
                { act_named("Bring it back", None, "act", dispatch, Action::Keep(Keep::BringBack)) }
            }
            { look_at(now, dispatch) }
            <div class="words-boxes">
                { for [Text::Name, Text::By].map(|text| words_box(text, now, dispatch)) }
            </div>
            <div class="group-levers">
                { for view.levers.iter().map(|lever| lever_row(*lever, &now.behind().shares, now, dispatch)) }
            </div>
            { fixed_for_all(&view.fixed) }
            <section class="send" aria-labelledby="send">
                <h2 id="send">{ "Send what you chose" }</h2>
                { words_box(Text::Note, now, dispatch) }
                { link_box("link-group", "Your group’s link", &view.link) }
                { code_on_demand(view.code.as_ref(), now, dispatch) }
                <div class="on-demand">
                    { save_scenario(now) }
                    { enter("One page to print", Page::Report, now, dispatch) }
                </div>
            </section>
        </div>
    }
}
