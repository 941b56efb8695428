//! What is behind the answer, one tab at a time: why it moved, children, money, actual figures,
//! what is shared and kept. The table is `explore`'s own.
//!
//! Answers for: the tabs. Uses the panels.

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
use crate::app::state::{Action, Draft, State};
use crate::app::widgets::ids::{panel_id, tab_id};
use crate::app::widgets::tabs::{Tab, Tabs};
use crate::scenario::field::Field;
use crate::scenario::view::Panel;

#[derive(Properties, Clone)]
pub struct PanelsProps {
    pub now: Rc<State>,
    /// The state whose panels are shown: while a slider moves, one of a moment ago.
    pub shown: Rc<State>,
    /// What is being typed into boxes of "Enter actual figures".
    pub drafts: Vec<(Field, Draft)>,
    pub dispatch: UseReducerDispatcher<State>,
}

impl PartialEq for PanelsProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.now, &other.now)
            && Rc::ptr_eq(&self.shown, &other.shown)
            && self.drafts == other.drafts
    }
}

/// The tabs, and the panel that is shown.
#[component]
pub fn PanelsBehind(props: &PanelsProps) -> Html {
    let view = props.now.view;
    let shown = props.shown.behind();
    let choose = {
        let dispatch = props.dispatch.clone();
        use_callback((), move |at: usize, ()| {
            if let Some(panel) = Panel::ALL.get(at) {
                dispatch.dispatch(Action::ShowPanel(*panel));
            }
        })
    };
    let tabs = Panel::ALL.map(|panel| Tab {
        id: tab_id(panel).into(),
        title: panel.title().into(),
    });
    html! {
        <div class="panels">
            <Tabs
                label="Behind the answer"
                tabs={tabs.to_vec()}
                selected={view.panel as usize}
                controls={panel_id(view.panel)}
                {choose}
            />
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
