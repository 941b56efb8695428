//! What is behind the answer, each shown when asked for: why it moved, children, money, known by
//! now, scenarios.
//!
//! Answers for: the switches, and how often the panels follow a slider. Uses the panels.

pub mod actuals;
pub mod children;
pub mod money;
pub mod scenarios;
pub mod why;

use std::rc::Rc;

use yew::prelude::*;

use self::actuals::ActualsPanel;
use self::children::ChildrenPanel;
use self::money::MoneyPanel;
use self::scenarios::scenarios_panel;
use self::why::WhyPanel;
use crate::app::platform;
use crate::app::state::{Action, Draft, State};
use crate::app::widgets::ids::panel_id;
use crate::scenario::field::Field;
use crate::scenario::view::Panel;

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
            if let Some(panel) = &shown.why {
                <WhyPanel panel={panel.clone()} />
            }
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
