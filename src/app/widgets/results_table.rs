//! The results by year: the table that is the chart's equal.
//!
//! Uses `results` alone.

use yew::prelude::*;

use crate::app::results::Row;

/// One row a year.
pub fn table(rows: &[Row], moved: bool, agreed: bool) -> Html {
    let caption = if agreed {
        "£ million. No action, yours and agreed: deficit after grant at 31 March; agreed as published. Gap: yours above agreed. In-year: spending above income."
    } else {
        "£ million. No action and yours: deficit after grant at 31 March. In-year: spending above income."
    };
    html! {
        <div class="scroll" id="results" role="region" aria-label="Results by year" tabindex="0">
            <table>
                <caption>{ caption }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ "Year" }</th>
                        <th scope="col">{ "No action" }</th>
                        if moved { <th scope="col" class="yours">{ "Yours" }</th> }
                        if agreed {
                            <th scope="col" class="published">{ "Agreed" }</th>
                            <th scope="col">{ "Gap" }</th>
                        }
                        <th scope="col">{ "In-year" }</th>
                        if agreed { <th scope="col">{ "Met?" }</th> }
                    </tr>
                </thead>
                <tbody>
                    { for rows.iter().map(|row| html! {
                        <tr key={row.year.to_string()} class={row.is_focus_year.then_some("looked-at")}>
                            <th scope="row">{ &row.year }</th>
                            <td>{ &row.no_action }</td>
                            if moved { <td class="yours">{ &row.yours }</td> }
                            if agreed {
                                <td class="published">{ &row.agreement }</td>
                                <td>{ &row.gap }</td>
                            }
                            <td>{ &row.in_year }</td>
                            if agreed { <td>{ row.met }</td> }
                        </tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}
