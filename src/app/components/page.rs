//! The page as a whole: levers on one side, the answer in sight on the other.

use std::rc::Rc;

use yew::prelude::*;

use super::agreement::AgreementTable;
use super::answer::{Answer, Table};
use super::chart::Chart;
use super::lever::LeverControl;
use super::start::StartFrom;
use crate::app::calculator::Calculator;
use crate::app::state::State;
use crate::catalogue::southwark::{self, LAST_SHOWN_YEAR};
use crate::catalogue::wording::{self, FIRST_EIGHT, Group};
use crate::words;

/// What the page is made from.
#[derive(Properties, Clone)]
pub struct Props {
    pub calculator: Rc<Calculator>,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.calculator, &other.calculator)
    }
}

/// The page.
#[component]
pub fn App(props: &Props) -> Html {
    let calculator = props.calculator.clone();
    match State::open(calculator) {
        Ok(state) => html! { <Explore state={Rc::new(state)} /> },
        Err(error) => {
            html! { <p role="alert">{ format!("The page’s own figures do not fit together: {error}.") }</p> }
        }
    }
}

#[derive(Properties)]
struct ExploreProps {
    state: Rc<State>,
}

impl PartialEq for ExploreProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
    }
}

#[component]
fn Explore(props: &ExploreProps) -> Html {
    let opened = props.state.clone();
    let now = use_reducer(move || (*opened).clone());
    let dispatch = now.dispatcher();
    let results = &now.results;
    let levers = Group::ALL.map(|group| {
        let controls = FIRST_EIGHT
            .into_iter()
            .filter(|lever| wording::of(*lever).group == group)
            .map(|lever| {
                html! {
                    <LeverControl
                        key={lever.name()}
                        {lever}
                        value={results.values.get(lever)}
                        default={now.calculator.basis().values.get(lever)}
                        moved={now.scenario.is_moved(lever)}
                        draft={now.draft(lever).cloned()}
                        echo={results.echoes[lever.at()].clone()}
                        note={results.notes[lever.at()].clone()}
                        dispatch={dispatch.clone()}
                    />
                }
            });
        let mut controls = controls.peekable();
        if controls.peek().is_none() {
            return Html::default();
        }
        html! {
            <section class="group" aria-labelledby={format!("group-{}", group as u8)}>
                <h2 id={format!("group-{}", group as u8)}>{ group.title() }</h2>
                { for controls }
            </section>
        }
    });
    let stale = now.refused().next().is_some();
    html! {
        <>
            <header class="top">
                <p class="product">{ "Safety Valve calculator" }</p>
                <p class="authority">{ southwark::AUTHORITY }</p>
            </header>
            <main id="main" class="explore">
                <section class="levers" aria-label="Assumptions">
                    <StartFrom
                        preset={now.scenario.preset}
                        start={now.scenario.timings.common.start}
                        phase_in={now.scenario.timings.common.phase_in}
                        looked_at={now.looked_at()}
                        dispatch={dispatch.clone()}
                    />
                    { for levers }
                </section>
                <div class="answer">
                    <Answer
                        headline={results.headline.clone()}
                        verdicts={results.verdicts.clone()}
                        {stale}
                    />
                    <Chart
                        calculator={now.calculator.clone()}
                        results={results.clone()}
                        measure={now.measure}
                        last_shown={LAST_SHOWN_YEAR}
                        dispatch={dispatch.clone()}
                    />
                    <Table rows={results.table.clone()} moved={results.moved} />
                </div>
            </main>
            <footer class="always">
                <AgreementTable calculator={now.calculator.clone()} />
                <p>{ words::RIGHTS }</p>
                <p>{ words::NOT_COUNTED }</p>
                <p>{ words::A_MODEL }</p>
                <p>{ words::OVERRIDE }</p>
                <p>
                    <abbr title="Education, Health and Care">{ "EHC" }</abbr>
                    { " plans: Education, Health and Care plans. DSG: Dedicated Schools Grant, of which the high needs block pays for them. Top-up: what a school is paid for a child beyond place funding." }
                </p>
            </footer>
        </>
    }
}
