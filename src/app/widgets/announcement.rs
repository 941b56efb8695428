//! A new answer, said to those who hear the page.
//!
//! Answers for: saying it once, after what was moved has settled. What a view opens with is read with
//! the view. Uses `platform`.

use yew::prelude::*;

use super::after::use_after;
use crate::app::platform;

#[derive(Debug, Clone, PartialEq, Properties)]
pub struct AnnouncementProps {
    pub said: AttrValue,
}

#[component]
pub fn Announcement(props: &AnnouncementProps) -> Html {
    let opened = use_mut_ref(|| false);
    use_after(props.said.clone(), move |said| {
        let words = said.to_string();
        opened
            .replace(true)
            .then(|| platform::announce_later(words))
    });
    html! { <p id="announcement" class="unseen" role="status" aria-live="polite"></p> }
}
