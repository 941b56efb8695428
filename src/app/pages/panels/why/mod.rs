//! Why it moved: what each change does, and what drives the deficit, as bars that add up.
//!
//! Answers for: showing `view`. Uses `widgets`.

pub mod view;

use yew::prelude::*;

use self::view::{Bar, Bars, Why};
use crate::app::pages::look::chosen as chosen_from;
use crate::app::state::{Action, Keep};
use crate::app::widgets::bar::bar;
use crate::app::widgets::choice::Choice;
use crate::app::widgets::ids::panel_id;
use crate::app::widgets::sends::Dispatch;
use crate::app::widgets::tags::{column, h3, p, row_head, says, td};
use crate::app::workspace::MovedFrom;
use crate::scenario::view::Panel;
use crate::words::why;

/// The panel.
pub fn why_panel(panel: &Why, dispatch: &Dispatch) -> Html {
    let options = panel.choices.iter();
    let options = options.map(|[value, name]| (value.clone().into(), name.clone().into()));
    let chosen = |name: &str| Some(Action::Keep(Keep::MovedFrom(MovedFrom::named(name))));
    html! {
        <section class="panel" id={panel_id(Panel::Why)} aria-labelledby="why-title" tabindex="-1">
            <h2 id="why-title">{ Panel::Why.title() }</h2>
            <p class="pick">
                <Choice
                    id="moved-from"
                    label={why::COMPARED_WITH}
                    value={panel.chosen.clone()}
                    options={options.collect::<Vec<_>>()}
                    chosen={chosen_from(chosen, dispatch)}
                />
            </p>
            { p(&panel.sentence) }
            { for panel.moved.iter().map(bars) }
            { for panel.drivers.iter().map(bars) }
        </section>
    }
}

/// Bars with their figures: a table, so that every figure is read with its name.
pub fn bars(of: &Bars) -> Html {
    let whole = |[name, pounds]: &[String; 2]| {
        html! { <tr class="total">{ row_head(name) }<td></td>{ td(pounds) }</tr> }
    };
    html! {
        <>
            { h3(&of.title) }
            { says(&of.says) }
            <div class="scroll why" role="region" aria-label={of.title.clone()} tabindex="0">
                <table>
                    <thead><tr>{ column("Part") }{ column(format!("{} · {}", of.off, of.on)) }{ column("£ million") }</tr></thead>
                    <tbody>
                        { whole(&of.start) }
                        { for of.bars.iter().map(|part| row(part, of.zero)) }
                        { whole(&of.end) }
                    </tbody>
                </table>
            </div>
        </>
    }
}

fn row(part: &Bar, zero: u16) -> Html {
    let class = if part.takes_off { "off" } else { "on" };
    html! {
        <tr>
            <th scope="row">{ &part.name }{ " " }<span class="value">{ &part.value }</span></th>
            { td(bar(class, part.from, part.length, Some(zero))) }
            { td(&part.effect) }
        </tr>
    }
}
