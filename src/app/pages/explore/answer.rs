//! The answer: headline, verdicts, and what they rest on.
//!
//! Answers for: showing `results`. Uses `widgets`.

use yew::prelude::*;

use crate::app::state::{Action, State};
use crate::app::widgets::announcement::Announcement;
use crate::app::widgets::check::check;
use crate::app::widgets::field_link::{Part, field_link};
use crate::app::widgets::sends::sends;
use crate::app::widgets::tags::{p, strong};
use crate::scenario::field::Field;
use crate::words;
use crate::words::about::About;
use crate::words::headline::Headline;
use crate::words::published::precision;
use crate::words::verdicts::Verdict;
use engine::model::actuals::Actual;
use engine::model::basis::BlockSource;

/// What this is, the headline, and what follows it at once; `last` is the last published balance,
/// where one is known.
pub fn answer(headline: &Headline, about: &About) -> Html {
    let last = about.known.as_ref().and_then(|known| known.last.as_ref());
    let (brief, _) = halves(headline);
    html! {
        <>
            <p class="what">{ words::what_this_is(about) }</p>
            <h1 id="headline" tabindex="-1">{ &headline.first }</h1>
            <p class="then">
                if let Some(last) = last { { strong(last) }{ " " } }
                { brief.join(" ") }
            </p>
            <Announcement said={headline.first.clone()} />
        </>
    }
}

/// What is said right under the first sentence, and what after the chart.
fn halves(headline: &Headline) -> (&[String], &[String]) {
    headline
        .then
        .split_at(headline.brief.min(headline.then.len()))
}

/// What follows the chart: the rest of the answer, and the switches of what it counts.
pub fn counted(now: &State, dispatch: &UseReducerDispatcher<State>) -> Html {
    let (_, rest) = halves(&now.results.headline);
    html! {
        <>
            <p class="then">{ rest.join(" ") }</p>
            { for block_switch(now).into_iter().chain(payments_switch(now)).map(|of| switch(of, dispatch)) }
        </>
    }
}

/// Whether spending stays within income, and whether the agreement is met.
pub fn verdicts(verdicts: &[Verdict]) -> Html {
    html! {
        <ul class="verdicts">
            { for verdicts.iter().map(|verdict| html! {
                <li class={if verdict.met { "verdict met" } else { "verdict" }}>
                    { strong(&verdict.answer) }
                    <span>{ &verdict.detail }</span>
                </li>
            }) }
        </ul>
    }
}

/// What the answer rests on, and what is not known.
pub fn small_print(
    balance_known: bool,
    about: &About,
    dispatch: &UseReducerDispatcher<State>,
) -> Html {
    let first_year = about.calendar.base_year.next();
    html! {
        <div class="small">
            if !balance_known {
                <p>
                    { words::balance_unknown(about) }{ " " }
                    { field_link(Field::Actual(Actual::Deficit, first_year), Part::Box, &words::TYPE_IT_IN.into(), dispatch) }
                </p>
            }
            { p(precision(about)) }
        </div>
    }
}

/// Which block of the first year is counted on, where there is a choice: two are known, and none
/// is typed in.
fn block_switch(now: &State) -> Option<Switch> {
    let basis = now.calculator.basis();
    let actuals = &now.scenario.actuals;
    let year = basis.first_year();
    let blocks = actuals.block_path(basis);
    if blocks.published.is_none() || actuals.actual(Actual::Block, year).is_some() {
        return None;
    }
    let base_typed = actuals.actual(Actual::Block, basis.base_year).is_some();
    let published = now.scenario.block == BlockSource::Published;
    let other = now.results.headline.other_block.clone();
    Some(Switch {
        id: "block",
        said: other.unwrap_or_default().into(),
        checked: published,
        label: words::ledger::block_switch(&blocks, year, base_typed),
        action: Action::Block(if published {
            BlockSource::Planned
        } else {
            BlockSource::Published
        }),
    })
}

/// Which payments are counted on the latest figures, and whether the Stability Grant is. Nothing
/// can be a share of a balance that nobody knows.
fn payments_switch(now: &State) -> Option<Switch> {
    let about = &now.calculator.about;
    if about.known.is_none() || now.results.from_zero.is_some() {
        return None;
    }
    let actuals = &now.scenario.actuals;
    let checked = actuals.stability_grant().is_some();
    let year = about.calendar.stability_grant_from;
    Some(Switch {
        id: "stability",
        said: words::actuals::payments_counted(about, actuals.has_any(Actual::Payment)).into(),
        checked,
        label: words::actuals::count_stability_grant(year),
        action: Action::StabilityGrant((!checked).then_some(year)),
    })
}

/// Something that is counted or not.
struct Switch {
    id: &'static str,
    /// What is beside it.
    said: AttrValue,
    checked: bool,
    label: String,
    /// What it does.
    action: Action,
}

fn switch(of: Switch, dispatch: &UseReducerDispatcher<State>) -> Html {
    html! {
        <>
            if !of.said.is_empty() {
                <p class="other-block">{ of.said }</p>
            }
            { check(of.id, of.checked, of.label, sends(dispatch, of.action)) }
        </>
    }
}
