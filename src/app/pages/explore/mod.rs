//! Try changes: the answer and its chart, the levers beside them, and what is behind the answer.
//!
//! Answers for: the parts of the page that it opens with, their order, and how often the costly
//! ones follow a slider. Uses `panels` and `widgets`.

mod agreement;
mod answer;
mod changes;
mod chart;
mod conditions;
mod levers;
mod paced;
mod start;

use std::rc::Rc;

use yew::prelude::*;

use self::agreement::AgreementTable;
use self::answer::{Answer, AnswerProps, BlockChoice, Payments, counted, small_print, verdicts};
use self::changes::Changes;
use self::chart::{chart, switches};
use self::conditions::Conditions;
use self::levers::Levers;
use self::paced::use_paced;
use self::start::{packages, start_from};
use crate::app::pages::known::{KnownFigures, notes};
use crate::app::pages::panels::PanelsBehind;
use crate::app::platform;
use crate::app::state::{Draft, State};
use crate::app::widgets::problems::problems;
use crate::app::widgets::results_table::table;
use crate::app::widgets::tags::{says, strong, summary};
use crate::scenario::field::Field;
use crate::scenario::view::Panel;
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
    let answer = AnswerProps {
        headline: now.results.headline.clone(),
        last: now
            .calculator
            .about
            .known
            .as_ref()
            .and_then(|known| known.last.clone()),
        block: now.scenario.block,
        choice: block_choice(now),
        payments: payments(now),
        dispatch: dispatch.clone(),
    };
    let in_sight = |panel| {
        if now.view.panel == panel {
            "panel"
        } else {
            "panel paper"
        }
    };
    let results = &now.results;
    let about = &now.calculator.about;
    let ([deficit, year, compared], tone) = &results.line;
    html! {
        <main id="main" class="explore">
            <div class="trying">
                <div class="says-first">
                    { problems(&props.refused, now, dispatch) }
                    <Answer ..answer.clone() />
                    { switches(now, dispatch) }
                </div>
                <div class="in-sight">
                    <p class="line" aria-hidden="true"><span>{ strong(deficit) }{ " " }{ year }</span>{ " " }<strong class={tone.name()}>{ compared }</strong></p>
                    { chart(now, *pointed, &point) }
                </div>
                <div class="also">
                    { counted(&answer) }
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
                    <div class="stays">
                        { start_from(now, &timing_open, dispatch) }
                        <Levers now={now.clone()} shares={behind.shares.clone()} dispatch={dispatch.clone()} />
                        { packages(now) }
                    </div>
                </section>
            </div>
            <div class="behind">
                <PanelsBehind
                    now={now.clone()}
                    shown={shown.clone()}
                    drafts={props.drafts.clone()}
                    dispatch={dispatch.clone()}
                />
                // On paper these are there whatever tab is open.
                <section class={in_sight(Panel::Table)} id="panel-table" aria-labelledby="table-title" tabindex="-1">
                    <h2 id="table-title">{ Panel::Table.title() }</h2>
                    { table(&results.table, results.moved, results.from_zero, about) }
                    if now.view.panel == Panel::Table {
                        <KnownFigures about={about.clone()} />
                        <AgreementTable calculator={now.calculator.clone()} />
                    }
                </section>
                if results.moved {
                    <div class={in_sight(Panel::Why)}>
                        <Changes now={now.clone()} dispatch={dispatch.clone()} />
                    </div>
                }
                if now.view.panel == Panel::Why {
                    <Conditions about={about.clone()} dispatch={dispatch.clone()} />
                }
            </div>
        </main>
    }
}

/// Which payments are counted, on the latest figures.
fn payments(now: &State) -> Option<Payments> {
    let about = &now.calculator.about;
    let known = about.known.as_ref();
    // Nothing can be a share of a balance that nobody knows.
    let known = known.filter(|_| now.results.from_zero.is_none());
    known.map(|_| Payments {
        counted: words::actuals::payments_counted(
            about,
            now.scenario.actuals.has_any(Actual::Payment),
        )
        .into(),
        stability_grant: now.scenario.actuals.stability_grant().is_some(),
        year: about.calendar.stability_grant_from,
    })
}

/// Both blocks of the first year, where there is a choice between them: two are known, and none
/// is typed in.
fn block_choice(now: &State) -> Option<BlockChoice> {
    let basis = now.calculator.basis();
    let actuals = &now.scenario.actuals;
    let year = basis.first_year();
    let blocks = actuals.block_path(basis);
    let choice = blocks.published.is_some() && actuals.actual(Actual::Block, year).is_none();
    choice.then_some(BlockChoice {
        blocks,
        year,
        base_typed: actuals.actual(Actual::Block, basis.base_year).is_some(),
    })
}
