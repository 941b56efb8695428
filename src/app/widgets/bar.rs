//! A bar in a cell of a table, in thousandths of its width.
//!
//! Uses nothing of the page.

use yew::prelude::*;

/// The bar, with a line where zero is.
pub fn bar(class: &'static str, from: u16, length: u16, zero: Option<u16>) -> Html {
    html! {
        <svg viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true">
            <rect {class} x={from.to_string()} y="2" width={length.to_string()} height="16" />
            if let Some(zero) = zero {
                <rect class="zero" x={zero.to_string()} y="0" width="4" height="20" />
            }
        </svg>
    }
}
