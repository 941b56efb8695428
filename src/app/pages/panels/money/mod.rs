//! Money: spending, income, prices, and what is fitted to published figures.
//!
//! Answers for: showing `view`. Uses `widgets`.

pub mod view;

use std::rc::Rc;

use yew::prelude::*;

use self::view::Money;
use crate::app::pages::drawn::Drawn;
use crate::app::state::{Action, State};
use crate::app::widgets::check::{check, radio};
use crate::app::widgets::drawing::Drawing;
use crate::app::widgets::figures::figure_table;
use crate::app::widgets::ids::panel_id;
use crate::app::widgets::sends::sends;
use crate::app::widgets::tags::{h3, legend, p, says};
use crate::scenario::view::Panel;
use crate::words::{ledger, money};
use engine::model::basis::BlockSource;
use engine::units::Pounds;

/// The panel.
pub fn money_panel(panel: &Rc<Money>, dispatch: &UseReducerDispatcher<State>) -> Html {
    let sources = [
        (
            BlockSource::Planned,
            "block-planned",
            panel.as_planned.as_str(),
        ),
        (
            BlockSource::Published,
            "block-published",
            "as since published",
        ),
    ];
    let choice = |blocks: [Pounds; 2]| {
        sources
            .into_iter()
            .zip(blocks)
            .map(|((source, id, words), pounds)| {
                let label = format!("{words}: {}", money::whole(pounds));
                let chosen = sends(dispatch, Action::Block(source));
                radio("block-source", id, panel.block == source, label, chosen)
            })
            .collect::<Html>()
    };
    html! {
        <section class="panel" id={panel_id(Panel::Money)} aria-labelledby="money-title">
            <h2 id="money-title">{ Panel::Money.title() }</h2>
            <figure><Drawing<Drawn> of={Drawn::Money(panel.clone())} /></figure>
            { figure_table(&panel.spending) }
            { says(ledger::ROUNDING) }
            { h3("What is fitted to published figures") }
            { match &panel.blocks {
                Ok(blocks) => html! {
                    <fieldset>
                        { legend(format!("High needs block of {}", panel.block_of)) }
                        { choice(*blocks) }
                        { says(&panel.other_block) }
                    </fieldset>
                },
                Err(typed_in) => p(typed_in),
            } }
            if let Some(words) = &panel.reconciliation {
                { check(
                    "reconciliation",
                    panel.reconciled,
                    "Count the reconciliation with the published forecast in",
                    sends(dispatch, Action::Reconciliation(!panel.reconciled)),
                ) }
                { says(words) }
            }
            { says(&panel.kappa) }
            { for panel.later_kappa.iter().map(says) }
            { h3("What a place costs") }
            { figure_table(&panel.prices) }
        </section>
    }
}
