//! The results by year: the table that is the chart's equal.
//!
//! Uses `results` alone.

use yew::prelude::*;

use crate::app::results::Row;
use crate::app::widgets::tags::{column, row_head, td};
use crate::words::about::About;
use crate::words::april;
use engine::units::FinancialYear;

/// One row a year.
pub fn table(rows: &[Row], moved: bool, from_zero: Option<FinancialYear>, about: &About) -> Html {
    let agreed = about.agreement.is_some();
    let [_, nothing_changed] = about.nothing_changed();
    let caption = if agreed {
        format!(
            "£ million. {nothing_changed}, yours and agreed: deficit after grant at 31 March. “Gap” is your figure minus the agreed one. “In-year” is spending above income."
        )
    } else if let Some(first) = from_zero {
        format!(
            "£ million. {nothing_changed} and yours: what spending has come to above income since {}, since no balance is published. In-year: spending above income.",
            april(first)
        )
    } else {
        format!(
            "£ million. {nothing_changed} and yours: deficit after grant at 31 March. In-year: spending above income."
        )
    };
    html! {
        <div class="scroll" id="results" role="region" aria-label="Results by year" tabindex="0">
            <table>
                <caption>{ caption }</caption>
                <thead>
                    <tr>
                        { column("Year") }
                        { column(nothing_changed) }
                        if moved { <th scope="col" class="yours">{ "Yours" }</th> }
                        if agreed {
                            <th scope="col" class="published">{ "Agreed" }</th>
                            { column("Gap") }
                        }
                        { column("In-year") }
                        if agreed { { column("Met?") } }
                    </tr>
                </thead>
                <tbody>
                    { for rows.iter().map(|row| html! {
                        <tr key={row.year.to_string()} class={row.is_focus_year.then_some("looked-at")}>
                            { row_head(&row.year) }
                            { td(&row.no_action) }
                            if moved { <td class="yours">{ &row.yours }</td> }
                            if agreed {
                                <td class="published">{ &row.agreement }</td>
                                { td(&row.gap) }
                            }
                            { td(&row.in_year) }
                            if agreed { { td(row.met) } }
                        </tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}
