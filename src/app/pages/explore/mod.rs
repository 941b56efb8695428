//! Explore: the answer, the levers beside it, and what is behind the answer.
//!
//! Answers for: the parts of the page that it opens with, and their order. Uses `panels` and
//! `widgets`.

mod agreement;
mod answer;
mod changes;
mod chart;
mod conditions;
mod levers;
mod start;

use std::rc::Rc;

use yew::prelude::*;

use self::agreement::AgreementTable;
use self::answer::{Answer, BlockChoice, Payments, small_print};
use self::changes::Changes;
use self::chart::chart;
use self::conditions::Conditions;
use self::levers::LeverGroup;
use self::start::StartFrom;
use crate::app::pages::known::{KnownFigures, last_published};
use crate::app::pages::panels::PanelsBehind;
use crate::app::platform;
use crate::app::state::{Draft, State};
use crate::app::widgets::problems::problems;
use crate::app::widgets::results_table::table;
use crate::app::widgets::tags::strong;
use crate::scenario::field::Field;
use crate::scenario::group::Group;
use crate::words;
use engine::model::actuals::Actual;

/// The view that the page opens with.
pub fn explore(
    now: &Rc<State>,
    refused: Vec<(Field, AttrValue)>,
    drafts: Vec<(Field, Draft)>,
    pinned: &UseStateHandle<bool>,
    dispatch: &UseReducerDispatcher<State>,
) -> Html {
    let results = &now.results;
    let pin = {
        let pinned = pinned.clone();
        Callback::from(move |_: MouseEvent| pinned.set(!*pinned))
    };
    let [deficit, against] = &results.line;
    html! {
            <main id="main" class="explore">
                <div class="line">
                    <p>{ strong(deficit) }{ " · " }{ against }</p>
                    <button type="button" class="link" aria-pressed={if **pinned { "true" } else { "false" }} onclick={pin}>{ "Chart" }</button>
                </div>
                <div class="says-first">
                    { problems(&refused, now, dispatch) }
                    { last_published(&now.calculator.about) }
                    <Answer
                        headline={results.headline.clone()}
                        verdicts={results.verdicts.clone()}
                        block={now.scenario.block}
                        choice={block_choice(now)}
                        payments={payments(now)}
                        dispatch={dispatch.clone()}
                    />
                    { chart(now, **pinned, dispatch) }
                </div>
                <section class="levers" aria-label="Assumptions" inert={!platform::RUNS}>
                    <StartFrom
                        preset={now.scenario.preset}
                        common={now.scenario.timings.common}
                        focus_year={results.focus_year}
                        follows={now.view.look.is_none() && Some(results.focus_year) != now.calculator.calendar.agreement_ends}
                        calendar={now.calculator.calendar}
                        about={now.calculator.about.clone()}
                        last_shown={results.last_shown}
                        meeting={results.presets.clone()}
                        others_money={results.others_money.clone()}
                        dispatch={dispatch.clone()}
                    />
                    { for Group::ALL.map(|group| html! {
                        <LeverGroup key={group.name()} {group} now={now.clone()} dispatch={dispatch.clone()} />
                    }) }
                </section>
                <div class="behind">
                    <div>
                        { table(&results.table, results.moved, results.from_zero, &now.calculator.about) }
                        <KnownFigures about={now.calculator.about.clone()} />
                        { small_print(now.scenario.actuals.has_any(Actual::Deficit), &now.calculator.about, dispatch) }
                    </div>
                    <PanelsBehind
                        now={now.clone()}
                        {drafts}
                        dispatch={dispatch.clone()}
                    />
                    <Changes now={now.clone()} dispatch={dispatch.clone()} />
                    <Conditions about={now.calculator.about.clone()} dispatch={dispatch.clone()} />
                    <AgreementTable calculator={now.calculator.clone()} />
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
