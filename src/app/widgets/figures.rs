//! A table of figures: years across, things down. What is published looks different from what
//! is computed.
//!
//! Uses `words`’ figures alone.

use yew::prelude::*;

use crate::app::widgets::tags::{column, row_head, td};
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
                        { column(corner) }
                        { for columns.iter().map(column) }
                    </tr>
                </thead>
                <tbody>
                    { for rows.iter().map(|row| html! {
                        <tr class={look(row.origin)}>
                            { row_head(&row.name) }
                            { for row.cells.iter().map(td) }
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
