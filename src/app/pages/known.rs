//! What is published of a council and what is estimated from it, with what a reader should know of
//! it; and the way to its other starting point.
//!
//! Answers for: showing `words::known`. Uses `widgets`.

use yew::prelude::*;

use crate::app::widgets::figures::figure_table;
use crate::app::widgets::tags::{li, p, summary};
use crate::words::about::About;
use crate::words::known::{self, Known};

/// Figures and sources, opened on request; nothing for a forecast, which has its own table.
pub fn known_figures(about: &About) -> Html {
    let Some(known) = &about.known else {
        return Html::default();
    };
    html! {
        <details id="known-figures">
            { summary(known::caption(&about.authority)) }
            { figure_table(&known::table(known)) }
            if known.growth.is_some() { { p(known::OWN_GROWTH) } }
        </details>
    }
}

/// Notes and repairs, in plain words.
pub fn notes(known: &Known) -> Html {
    if known.notes.is_empty() {
        return Html::default();
    }
    html! {
        <section class="notes" aria-label="What to know of these figures">
            <ul class="said">{ for known.notes.iter().map(li) }</ul>
        </section>
    }
}
