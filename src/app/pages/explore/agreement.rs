//! The agreement as published: four rows, and where they do not quite agree.
//!
//! Answers for: showing the published table. Uses `calculator`, `words`.

use yew::prelude::*;

use crate::app::calculator::Calculator;
use crate::app::widgets::figures::figure_table;
use crate::app::widgets::tags::{note, summary};
use crate::words::published;

/// The published table.
pub fn agreement_table(calculator: &Calculator) -> Html {
    let Some(agreement) = calculator.agreement() else {
        return Html::default();
    };
    html! {
        <details class="agreement">
            { summary("The agreement as published") }
            { figure_table(&published::table(agreement)) }
            { for agreement.differences().map(|difference| note(published::difference(&difference))) }
        </details>
    }
}
