//! The agreement as published: four rows, and where they do not quite agree.
//!
//! Answers for: showing the published table. Uses `calculator`, `words`.

use yew::prelude::*;

use crate::app::calculator::Calculator;
use crate::app::widgets::tags::{column, note, row_head, summary};
use crate::words::published;
use engine::model::agreement::{Agreement, AgreementYear};
use engine::units::Pounds;

/// The published table.
pub fn agreement_table(calculator: &Calculator) -> Html {
    let Some(agreement) = calculator.agreement() else {
        return Html::default();
    };
    html! {
        <details class="agreement">
            { summary("The agreement as published") }
            <div class="scroll" role="region" aria-label="The agreement by year" tabindex="0">
                <table>
                    <caption>{ &agreement.source }</caption>
                    <thead>
                        <tr>
                            { column("At 31 March, or in the year") }
                            { for agreement.years.iter().map(|row| column(row.year.to_string())) }
                        </tr>
                    </thead>
                    <tbody>
                        { for published::ROWS.iter().map(|(name, figure)| row(agreement, name, *figure)) }
                    </tbody>
                </table>
            </div>
            { for agreement.differences().map(|difference| note(published::difference(&difference))) }
        </details>
    }
}

fn row(
    agreement: &Agreement,
    name: &'static str,
    figure: fn(&AgreementYear) -> (Pounds, Pounds),
) -> Html {
    html! {
        <tr>
            { row_head(name) }
            { for agreement.years.iter().map(|year| {
                let (pounds, rounded_to) = figure(year);
                html! { <td class="published">{ published::figure(pounds, rounded_to) }</td> }
            }) }
        </tr>
    }
}
