//! Try changes: the answer and its chart, the levers beside them, and what is behind the answer.
//!
//! Answers for: the parts of the page that it opens with, their order, and how often the costly
//! ones follow a slider. Uses `panels` and `widgets`.

mod agreement;
mod answer;
mod behind;
mod changes;
mod chart;
mod conditions;
mod levers;
mod paced;
mod start;

use std::rc::Rc;

use yew::prelude::*;

use self::answer::{answer, counted, small_print, verdicts};
use self::behind::Behind;
use self::chart::{chart, switches};
use self::levers::levers;
use self::paced::use_paced;
use self::start::{packages, start_from};
use crate::app::pages::known::notes;
use crate::app::platform;
use crate::app::state::{Draft, State};
use crate::app::widgets::field_link::link;
use crate::app::widgets::ids::tab_id;
use crate::app::widgets::problems::problems;
use crate::app::widgets::tags::{says, strong, summary};
use crate::scenario::field::Field;
use crate::words;
use engine::model::actuals::Actual;
use engine::units::FinancialYear;

#[derive(Properties, Clone)]
pub struct ExploreProps {
    pub now: Rc<State>,
    /// What cannot be read, in words.
    pub refused: Vec<(Field, AttrValue)>,
    pub drafts: Vec<(Field, Draft)>,
    /// Which starting point this is, and the way to the other.
    pub starting_point: Html,
    /// As [`crate::app::councils::Props`] has it.
    pub only_read: bool,
    pub dispatch: UseReducerDispatcher<State>,
}

impl PartialEq for ExploreProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.now, &other.now)
            && self.refused == other.refused
            && self.drafts == other.drafts
            && self.starting_point == other.starting_point
    }
}

/// The view that the page opens with.
#[component]
pub fn Explore(props: &ExploreProps) -> Html {
    let ExploreProps { now, dispatch, .. } = props;
    let shown = use_paced(now);
    let timing_open = use_state_eq(|| false);
    // The year of the chart that is pointed at.
    let pointed = use_state_eq(|| None::<FinancialYear>);
    let point = {
        let pointed = pointed.setter();
        use_callback((), move |year, ()| pointed.set(year))
    };
    let behind = shown.behind();
    let results = &now.results;
    let about = &now.calculator.about;
    let ([deficit, year, compared], tone) = &results.line;
    html! {
        <main id="main" class="explore">
            <div class="trying">
                <div class="says-first">
                    { problems(&props.refused, now, dispatch) }
                    { answer(&results.headline, about) }
                    { switches(now, dispatch) }
                </div>
                <div class="in-sight">
                    <p class="line" aria-hidden="true"><span>{ strong(deficit) }{ " " }{ year }</span>{ " " }<strong class={tone.name()}>{ compared }</strong></p>
                    { chart(now, *pointed, &point) }
                </div>
                <div class="also">
                    { counted(now, dispatch) }
                    { props.starting_point.clone() }
                    if let Some(known) = about.known.as_ref() { { notes(known) } }
                    <details class="rests" open={results.from_zero.is_some()}>
                        { summary("What this counts, and what it rests on") }
                        { verdicts(&results.verdicts) }
                        if about.known.is_some() { { says(words::known::ALL_BLOCKS) } }
                        { small_print(now.scenario.actuals.has_any(Actual::Deficit), about, dispatch) }
                    </details>
                </div>
                <section class="levers" aria-labelledby="levers-title" inert={!platform::RUNS}>
                    { link(&tab_id(now.view.panel), Vec::new(), "Skip the levers", Some("skip"), dispatch) }
                    <div class="stays">
                        if platform::RUNS || !props.only_read {
                            { start_from(now, &timing_open, dispatch) }
                            { levers(now, &behind.shares, dispatch) }
                            { packages(now) }
                        } else {
                            <h2 id="levers-title">{ "The levers are on their way" }</h2>
                        }
                    </div>
                </section>
            </div>
            <Behind {shown} drafts={props.drafts.clone()} dispatch={dispatch.clone()} />
        </main>
    }
}
