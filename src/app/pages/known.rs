//! What is published of a council and what is estimated from it, with what a reader should know of
//! it; and the way to its other starting point.
//!
//! Answers for: showing `words::known`. Uses `widgets`
//! and `platform`.

use yew::prelude::*;

use crate::app::platform;
use crate::app::widgets::shared::Shared;
use crate::app::widgets::tags::{column, li, p, row_head, summary, td};
use crate::words::about::About;
use crate::words::known::{self, Known};

#[derive(Properties, PartialEq)]
pub struct KnownProps {
    pub about: Shared<About>,
    /// Whether the table is there while it is closed, as a page that is read has it.
    #[prop_or_default]
    pub always: bool,
}

/// Figures, sources and notes, opened on request; nothing for a forecast, which has its own table.
#[component]
pub fn KnownFigures(props: &KnownProps) -> Html {
    let open = use_state_eq(|| false);
    let about = &props.about;
    let Some(known) = &about.known else {
        return Html::default();
    };
    let ontoggle = {
        let open = open.clone();
        Callback::from(move |event: Event| {
            if let Some(now) = platform::is_open(&event) {
                open.set(now);
            }
        })
    };
    html! {
        <>
            // Elsewhere they stand beside the answer.
            if props.always { { notes(known) } }
            <details id="known-figures" {ontoggle}>
                { summary(known::caption(&about.authority)) }
                if *open || props.always {
                    { table(known) }
                }
                if known.growth.is_some() { { p(known::OWN_GROWTH) } }
            </details>
        </>
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
