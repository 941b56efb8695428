//! Tabs: one stop for the keyboard, arrows from one to the next, one panel at a time.
//!
//! Uses `platform`.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::platform;

/// A row of tabs.
pub struct Tabs {
    pub label: &'static str,
    /// Where each is on the page, and its title.
    pub tabs: Vec<(String, &'static str)>,
    pub selected: usize,
    /// The part of the page that shows what is selected.
    pub controls: String,
}

/// The tabs; `choose` is given the place of the one that is chosen.
pub fn tabs(of: Tabs, choose: impl Fn(usize) + 'static) -> Html {
    let now = of.selected;
    let last = of.tabs.len().saturating_sub(1);
    let choose: Rc<dyn Fn(usize)> = Rc::new(choose);
    let shown: Html = of
        .tabs
        .iter()
        .enumerate()
        .map(|(at, (id, title))| {
            let choose = choose.clone();
            let here = at == now;
            html! {
                <button
                    type="button"
                    role="tab"
                    id={id.clone()}
                    aria-selected={if here { "true" } else { "false" }}
                    aria-controls={of.controls.clone()}
                    tabindex={if here { "0" } else { "-1" }}
                    onclick={Callback::from(move |_: MouseEvent| choose(at))}
                >
                    { *title }
                </button>
            }
        })
        .collect();
    let tabs = of.tabs;
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        let next = match platform::key(&event).as_str() {
            "ArrowRight" if now == last => 0,
            "ArrowRight" => now + 1,
            "ArrowLeft" if now == 0 => last,
            "ArrowLeft" => now - 1,
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        event.prevent_default();
        choose(next);
        if let Some((id, _)) = tabs.get(next) {
            platform::focus_later(id.clone());
        }
    });
    html! { <div class="tabs" role="tablist" aria-label={of.label} {onkeydown}>{ shown }</div> }
}
