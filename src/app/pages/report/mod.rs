//! One page to take away.
//!
//! Answers for: showing `view`. Uses `widgets`.

pub mod view;

use std::rc::Rc;

use yew::prelude::*;

use self::view::ReportView;
use crate::app::pages::drawn::Drawn;
use crate::app::platform;
use crate::app::state::State;
use crate::app::widgets::drawing::Drawing;
use crate::app::widgets::page_link::enter;
use crate::app::widgets::results_table::table;
use crate::app::widgets::sends::Dispatch;
use crate::app::widgets::tags::{column, p, row_head, strong, td};
use crate::app::widgets::words_box::{TOO_LONG, code_picture, save_scenario, words_box};
use crate::scenario::annotations::Text;
use crate::scenario::view::Page;
use crate::words;
use crate::words::about::About;
use crate::words::report::{REASONS_CUT, SECOND_PAGE, sources};

/// The page, on the screen as on paper.
pub fn report(view: &ReportView, now: &Rc<State>, dispatch: &Dispatch) -> Html {
    let results = &now.results;
    let print = Callback::from(|_: MouseEvent| platform::print());
    let about = &now.calculator.about;
    html! {
        <div class="report">
            <div class="on-demand not-printed">
                <button type="button" class="act" onclick={print}>{ "Print" }</button>
                if view.workshop.is_empty() {
                    { enter("Back to Try changes", Page::Explore, now, dispatch) }
                } else {
                    { enter("Back to the group", Page::Group, now, dispatch) }
                }
                { for [Text::Name, Text::By].map(|text| words_box(text, now, dispatch)) }
            </div>
            if !view.name.is_empty() || !view.workshop.is_empty() {
                <p class="report-name">
                    { strong(&view.name) }
                    if !view.workshop.is_empty() { { format!(" · {}", view.workshop) } }
                    if !view.by.is_empty() { { format!(" · {}", view.by) } }
                </p>
            }
            <h1 id="headline" tabindex="-1">{ &results.headline.first }</h1>
            { p(results.headline.then.join(" ")) }
            if !view.note.is_empty() { <p class="report-note">{ &view.note }</p> }
            <ul class="verdicts">
                { for results.verdicts.iter().map(|verdict| html! {
                    <li class={if verdict.met { "verdict met" } else { "verdict" }}>{ strong(&verdict.answer) }<span>{ &verdict.detail }</span></li>
                }) }
            </ul>
            <figure class="chart">
                <Drawing<Drawn> of={Drawn::Balances { calculator: now.calculator.clone(), results: results.clone(), view: now.view, sliding: false, at_a_glance: false }} />
            </figure>
            <div class="report-years">{ table(&results.table, results.moved, results.from_zero, about) }</div>
            if view.assumed.on_second_page { { p(strong(SECOND_PAGE)) } } else { { assumed(view, about) } }
            <div class="report-end">
                <div>
                    { p(words::RIGHTS) }
                    <p>{ words::NOT_COUNTED }{ " " }{ words::a_model(about) }</p>
                    { p(sources(about)) }
                    { p(format!("Made {}. Model and data: {}.", view.today, view.fingerprint)) }
                    <p class="report-link"><a href={view.link.clone()}>{ &view.printed }</a></p>
                </div>
                if let Some(code) = &view.code {
                    { code_picture(code, "QR code of this scenario’s link") }
                } else {
                    <p class="note">{ TOO_LONG }{ " " }<span class="not-printed">{ save_scenario(now) }</span></p>
                }
            </div>
            if view.assumed.on_second_page { <div class="page-2">{ assumed(view, about) }</div> }
        </div>
    }
}

fn assumed(view: &ReportView, about: &About) -> Html {
    let rows = &view.assumed.rows;
    if rows.is_empty() {
        return p(format!(
            "Nothing is assumed differently: {}",
            about.untouched()
        ));
    }
    html! {
        <>
            <h2>{ "What is assumed differently" }</h2>
            <p>{ &view.assumed.begin }if view.assumed.cut { { " " }{ REASONS_CUT } }</p>
            <div class="scroll" role="region" aria-label="What is assumed differently" tabindex="0">
                <table class="assumed">
                    <thead><tr>
                        { column("Assumption") }
                        { column("Forecast") }
                        { column("Here") }
                        { column("When") }
                        { column("Reason") }
                    </tr></thead>
                    <tbody>
                        { for rows.iter().map(|row| html! {
                            <tr>
                                if row.now.is_empty() {
                                    <th scope="row" colspan="3">{ &row.name }</th>
                                    <td colspan="2">{ &row.when }</td>
                                } else {
                                    { row_head(&row.name) }
                                    { td(&row.usual) }
                                    { td(&row.now) }
                                    { td(&row.when) }
                                    { td(&row.reason) }
                                }
                            </tr>
                        }) }
                    </tbody>
                </table>
            </div>
        </>
    }
}
