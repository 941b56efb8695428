//! What stands behind the answer, each shown when asked for: children, money, known by now.

use std::rc::Rc;

use yew::prelude::*;

use super::actuals::ActualsPanel;
use super::drawing::{Drawing, Drawn};
use super::figures::figure_table;
use super::scenarios::scenarios_panel;
use crate::app::panels::{Children, Money};
use crate::app::state::{Action, Draft, State};
use crate::scenario::field::Field;
use crate::scenario::view::Panel;
use crate::words::{children, ledger, money};
use engine::model::basis::BlockSource;
use engine::units::Pounds;

#[derive(Properties, Clone)]
pub struct PanelsProps {
    pub now: Rc<State>,
    /// What is being typed into boxes of "Known by now".
    pub drafts: Vec<(Field, Draft)>,
    pub dispatch: UseReducerDispatcher<State>,
}

impl PartialEq for PanelsProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.now, &other.now) && self.drafts == other.drafts
    }
}

/// The switches, and the panels that are shown.
#[component]
pub fn PanelsBehind(props: &PanelsProps) -> Html {
    let shown = use_paced(&props.now);
    let view = props.now.view;
    let shown = shown.behind();
    let switches = Panel::ALL.map(|panel| {
        let dispatch = props.dispatch.clone();
        let open = view.shows(panel);
        html! {
            <button
                type="button"
                class="switch"
                aria-expanded={if open { "true" } else { "false" }}
                aria-controls={open.then(|| panel_id(panel))}
                onclick={Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::ShowPanel(panel, !open)))}
            >
                { panel.title() }
            </button>
        }
    });
    html! {
        <div class="panels">
            <div class="switches" role="group" aria-label="Behind the answer">{ for switches }</div>
            if let Some(panel) = &shown.children {
                <ChildrenPanel panel={panel.clone()} />
            }
            if let Some(panel) = &shown.money {
                <MoneyPanel panel={panel.clone()} dispatch={props.dispatch.clone()} />
            }
            if let Some(panel) = shown.scenarios.as_ref() {
                { scenarios_panel(panel, &props.now, &props.dispatch) }
            }
            if let Some(panel) = &shown.actuals {
                <ActualsPanel panel={panel.clone()} drafts={props.drafts.clone()} dispatch={props.dispatch.clone()} />
            }
        </div>
    }
}

/// The state whose panels are shown: the page's own, but while a slider is moved they follow it
/// five times a second, so that the answer and its chart keep up with the hand.
#[hook]
fn use_paced(now: &Rc<State>) -> Rc<State> {
    #[cfg(feature = "browser")]
    {
        use crate::app::platform;

        let held = use_mut_ref(|| None::<(f64, Rc<State>)>);
        let due = use_mut_ref(|| false);
        let again = use_force_update();
        let at = platform::now();
        let mut held = held.borrow_mut();
        let same_are_open = |before: &State| {
            let mut panels = Panel::ALL.into_iter();
            panels.all(|panel| before.view.shows(panel) == now.view.shows(panel))
        };
        let (since, shown) = match held.take() {
            Some((since, before))
                if now.sliding
                    && !due.replace(false)
                    && same_are_open(&before)
                    && (0.0..platform::A_FIFTH).contains(&(at - since)) =>
            {
                (since, before)
            }
            _ => (at, now.clone()),
        };
        let waits = (!Rc::ptr_eq(&shown, now)).then_some(since);
        use_effect_with(waits, move |waits| {
            let timer = waits.map(|since| {
                platform::after_a_fifth(since, move || {
                    due.replace(true);
                    again.force_update();
                })
            });
            move || drop(timer)
        });
        *held = Some((since, shown.clone()));
        shown
    }
    #[cfg(not(feature = "browser"))]
    now.clone()
}

/// A panel by its place on the page.
#[must_use]
pub fn panel_id(panel: Panel) -> String {
    format!("panel-{}", panel.name())
}

#[derive(Properties, PartialEq)]
struct ChildrenProps {
    panel: Rc<Children>,
}

#[component]
fn ChildrenPanel(props: &ChildrenProps) -> Html {
    let panel = &props.panel;
    html! {
        <section class="panel" id={panel_id(Panel::Children)} aria-labelledby="children-title">
            <h2 id="children-title">{ Panel::Children.title() }</h2>
            <p>
                { &panel.not_the_count }
                if let Some(words) = &panel.difference {
                    { " " }{ words }
                }
            </p>
            <figure><Drawing of={Drawn::Children(panel.clone())} /></figure>
            { figure_table(&panel.by_placement) }
            <p class="says">{ children::ROUNDING }</p>
            { figure_table(&panel.behind) }
            <p class="says">{ &panel.rates[0] }</p>
            <p class="says">{ &panel.rates[1] }</p>
            <h3>{ "As the census counted them" }</h3>
            { figure_table(&panel.published) }
            <p class="says">{ &panel.of_the_counts }</p>
            if let Some(context) = &panel.context {
                <h3>{ "Waiting, refusals and appeals" }</h3>
                { figure_table(context) }
            }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct MoneyProps {
    panel: Rc<Money>,
    dispatch: UseReducerDispatcher<State>,
}

#[component]
fn MoneyPanel(props: &MoneyProps) -> Html {
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
            <figure><Drawing of={Drawn::Money(panel.clone())} /></figure>
            { figure_table(&panel.spending) }
            <p class="says">{ ledger::ROUNDING }</p>
            <h3>{ "What is fitted to published figures" }</h3>
            { match &panel.blocks {
                Ok(blocks) => html! {
                    <fieldset>
                        <legend>{ format!("High needs block of {}", panel.block_of) }</legend>
                        { choice(*blocks) }
                        <p class="says">{ &panel.other_block }</p>
                    </fieldset>
                },
                Err(typed_in) => html! { <p>{ typed_in }</p> },
            } }
            if let Some(words) = &panel.reconciliation {
                <p class="check">
                    <input type="checkbox" id="reconciliation" checked={panel.reconciled} onchange={reconcile} />
                    <label for="reconciliation">{ "Count the reconciliation with the published forecast in" }</label>
                </p>
                <p class="says">{ words }</p>
            }
            <p class="says">{ &panel.kappa }</p>
            <h3>{ "What a place costs" }</h3>
            { figure_table(&panel.prices) }
        </section>
    }
}
