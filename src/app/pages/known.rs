//! What is published of a council and what is estimated from it, with what a reader should know of
//! it; and the way to its other starting point.
//!
//! Answers for: showing `words::known`. Uses `widgets`.

use yew::prelude::*;

use crate::app::widgets::tags::{column, li, p, row_head, summary, td};
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
            { table(known) }
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

fn table(known: &Known) -> Html {
    html! {
        <div class="scroll" role="region" aria-label="Published and estimated figures" tabindex="0">
            <table>
                <thead><tr>{ column("Figure") }{ column("£ or children") }{ column("How it is known") }{ column("Source") }</tr></thead>
                <tbody>
                    { for known.rows.iter().map(|row| html! {
                        <tr class={row.how.words()}>
                            { row_head(&row.name) }
                            { td(&row.figure) }
                            { td(row.how.words()) }
                            { td(&row.source) }
                        </tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}
