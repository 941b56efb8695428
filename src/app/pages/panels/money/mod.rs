//! Money: spending, income, prices, and what is fitted to published figures.
//!
//! Answers for: showing `view`. Uses `widgets`.

pub mod view;

use yew::prelude::*;

use crate::app::widgets::shared::Shared;

use self::view::Money;
use crate::app::pages::drawn::Drawn;
use crate::app::state::{Action, State};
use crate::app::widgets::drawing::Drawing;
use crate::app::widgets::figures::figure_table;
use crate::app::widgets::ids::panel_id;
use crate::app::widgets::tags::{h3, legend, p, says};
use crate::scenario::view::Panel;
use crate::words::{ledger, money};
use engine::model::basis::BlockSource;
use engine::units::Pounds;

#[derive(Properties, PartialEq)]
pub struct MoneyProps {
    pub panel: Shared<Money>,
    pub dispatch: UseReducerDispatcher<State>,
}

/// The panel.
#[component]
pub fn MoneyPanel(props: &MoneyProps) -> Html {
    let panel = &props.panel;
    let reconcile = {
        let dispatch = props.dispatch.clone();
        let now = panel.reconciled;
        Callback::from(move |_: Event| dispatch.dispatch(Action::Reconciliation(!now)))
    };
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
        sources.into_iter().zip(blocks).map(|((source, id, words), pounds)| {
        let dispatch = props.dispatch.clone();
        html! {
            <p class="check">
                <input
                    type="radio"
                    name="block-source"
                    {id}
                    checked={panel.block == source}
                    onchange={Callback::from(move |_: Event| dispatch.dispatch(Action::Block(source)))}
                />
                <label for={id}>{ format!("{words}: {}", money::whole(pounds)) }</label>
            </p>
        }
    }).collect::<Html>()
    };
    html! {
        <section class="panel" id={panel_id(Panel::Money)} aria-labelledby="money-title">
            <h2 id="money-title">{ Panel::Money.title() }</h2>
            <figure><Drawing<Drawn> of={Drawn::Money(panel.0.clone())} /></figure>
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
                <p class="check">
                    <input type="checkbox" id="reconciliation" checked={panel.reconciled} onchange={reconcile} />
                    <label for="reconciliation">{ "Count the reconciliation with the published forecast in" }</label>
                </p>
                { says(words) }
            }
            { says(&panel.kappa) }
            { for panel.later_kappa.iter().map(says) }
            { h3("What a place costs") }
            { figure_table(&panel.prices) }
        </section>
    }
}
