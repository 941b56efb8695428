//! A table of figures: years across, things down. What is published looks different from what
//! is computed.
//!
//! Uses `words`’ figures alone.

use yew::prelude::*;

use crate::words::figures::{Figures, Origin};

/// One table.
pub fn figure_table(figures: &Figures) -> Html {
    let Figures {
        label,
        caption,
        corner,
        columns,
        rows,
    } = figures;
    html! {
        <div class="scroll figures" role="region" aria-label={*label} tabindex="0">
            <table>
                <caption><span>{ caption }</span></caption>
                <thead>
                    <tr>
                        <th scope="col">{ corner }</th>
                        { for columns.iter().map(|column| html! { <th scope="col">{ column }</th> }) }
                    </tr>
                </thead>
                <tbody>
                    { for rows.iter().map(|row| html! {
                        <tr class={look(row.origin)}>
                            <th scope="row">{ &row.name }</th>
                            { for row.cells.iter().map(|cell| html! { <td>{ cell }</td> }) }
                        </tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}

const fn look(origin: Origin) -> Option<&'static str> {
    match origin {
        Origin::Computed => None,
        Origin::Published => Some("published"),
        Origin::Judged => Some("judged"),
        Origin::Total => Some("total"),
    }
}
