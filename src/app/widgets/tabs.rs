//! Tabs: one stop for the keyboard, arrows from one to the next, one panel at a time.
//!
//! Uses `platform`.

use yew::prelude::*;

use crate::app::platform;

/// One tab.
#[derive(Debug, PartialEq, Clone)]
pub struct Tab {
    /// Its place on the page.
    pub id: AttrValue,
    pub title: AttrValue,
}

#[derive(Properties, PartialEq, Clone)]
pub struct TabsProps {
    pub label: AttrValue,
    pub tabs: Vec<Tab>,
    pub selected: usize,
    /// The part of the page that shows what is selected.
    pub controls: AttrValue,
    pub choose: Callback<usize>,
}

/// A row of tabs.
#[component]
pub fn Tabs(props: &TabsProps) -> Html {
    let TabsProps {
        tabs,
        selected,
        choose,
        ..
    } = props;
    let (last, now) = (tabs.len().saturating_sub(1), *selected);
    let onkeydown = {
        let (tabs, choose) = (tabs.clone(), choose.clone());
        Callback::from(move |event: KeyboardEvent| {
            let next = match platform::key(&event).as_str() {
                "ArrowRight" => {
                    if now == last {
                        0
                    } else {
                        now + 1
                    }
                }
                "ArrowLeft" => {
                    if now == 0 {
                        last
                    } else {
                        now - 1
                    }
                }
                "Home" => 0,
                "End" => last,
                _ => return,
            };
            event.prevent_default();
            choose.emit(next);
            if let Some(tab) = tabs.get(next) {
                platform::focus_later(tab.id.to_string());
            }
        })
    };
    html! {
        <div class="tabs" role="tablist" aria-label={props.label.clone()} {onkeydown}>
            { for tabs.iter().enumerate().map(|(at, tab)| {
                let choose = choose.clone();
                let here = at == now;
                html! {
                    <button
                        type="button"
                        role="tab"
                        id={tab.id.clone()}
                        aria-selected={if here { "true" } else { "false" }}
                        aria-controls={props.controls.clone()}
                        tabindex={if here { "0" } else { "-1" }}
                        onclick={Callback::from(move |_: MouseEvent| choose.emit(at))}
                    >
                        { &tab.title }
                    </button>
                }
            }) }
        </div>
    }
}
