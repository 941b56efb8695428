//! The answer: headline, verdicts, and what they rest on.
//!
//! Answers for: showing `results`, and saying a new headline. Uses `widgets`, `platform`.

use yew::prelude::*;

use crate::app::platform;
use crate::app::state::{Action, State};
use crate::app::widgets::field_link::{Part, field_link};
use crate::app::widgets::tags::{p, strong};
use crate::scenario::field::Field;
use crate::words;
use crate::words::about::About;
use crate::words::headline::Headline;
use crate::words::published::precision;
use crate::words::verdicts::Verdict;
use engine::model::actuals::Actual;
use engine::model::basis::{BlockPath, BlockSource};
use engine::units::FinancialYear;

/// The blocks that there is a choice between.
#[derive(Debug, PartialEq, Clone, Copy)]
pub struct BlockChoice {
    pub blocks: BlockPath,
    pub year: FinancialYear,
    /// Whether the planned one grows from a block that was typed in.
    pub base_typed: bool,
}

/// Which payments are counted.
#[derive(Debug, PartialEq, Clone)]
pub struct Payments {
    /// Those without the Stability Grant, in words.
    pub counted: AttrValue,
    pub stability_grant: bool,
    /// When the Stability Grant is to be paid.
    pub year: FinancialYear,
}

#[derive(Properties, PartialEq, Clone)]
pub struct AnswerProps {
    pub headline: Headline,
    /// The last published balance, where one is known.
    pub last: Option<String>,
    pub block: BlockSource,
    pub choice: Option<BlockChoice>,
    pub payments: Option<Payments>,
    pub dispatch: UseReducerDispatcher<State>,
}

/// Headline, and what it counts.
#[component]
pub fn Answer(props: &AnswerProps) -> Html {
    use_announcement(&props.headline);
    let (brief, _) = halves(&props.headline);
    html! {
        <>
            <h1 id="headline" tabindex="-1">{ &props.headline.first }</h1>
            <p class="then">
                if let Some(last) = &props.last { { strong(last) }{ " " } }
                { brief.join(" ") }
            </p>
            <p id="announcement" class="unseen" role="status" aria-live="polite"></p>
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
pub fn counted(props: &AnswerProps) -> Html {
    let (_, rest) = halves(&props.headline);
    html! {
        <>
            <p class="then">{ rest.join(" ") }</p>
            { block_switch(props) }
            { payments_switch(props) }
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

/// Which block of the first year is counted on, where two are known.
fn block_switch(props: &AnswerProps) -> Html {
    let Some(choice) = &props.choice else {
        return Html::default();
    };
    let published = props.block == BlockSource::Published;
    let other = if published {
        BlockSource::Planned
    } else {
        BlockSource::Published
    };
    switch(
        props,
        Switch {
            id: "block",
            said: props.headline.other_block.as_deref().unwrap_or_default(),
            checked: published,
            label: words::ledger::block_switch(&choice.blocks, choice.year, choice.base_typed),
            action: Action::Block(other),
        },
    )
}

/// Which payments are counted, and whether the Stability Grant is.
fn payments_switch(props: &AnswerProps) -> Html {
    let Some(payments) = &props.payments else {
        return Html::default();
    };
    let checked = payments.stability_grant;
    switch(
        props,
        Switch {
            id: "stability",
            said: &payments.counted,
            checked,
            label: words::actuals::count_stability_grant(payments.year),
            action: Action::StabilityGrant((!checked).then_some(payments.year)),
        },
    )
}

/// Something that is counted or not.
struct Switch<'a> {
    id: &'static str,
    /// What stands beside it.
    said: &'a str,
    checked: bool,
    label: String,
    /// What it does.
    action: Action,
}

fn switch(props: &AnswerProps, of: Switch<'_>) -> Html {
    let (dispatch, action) = (props.dispatch.clone(), of.action);
    let onchange = Callback::from(move |_: Event| dispatch.dispatch(action.clone()));
    html! {
        <p class="check">
            if !of.said.is_empty() {
                <span class="other-block">{ of.said }</span>
            }
            <input type="checkbox" id={of.id} checked={of.checked} {onchange} />
            <label for={of.id}>{ of.label }</label>
        </p>
    }
}

/// Says a new headline once to those who hear the page, after a slider has settled. The one
/// that the page opens with is read with the page.
#[hook]
fn use_announcement(headline: &Headline) {
    let opened = use_mut_ref(|| false);
    use_effect_with(headline.clone(), move |headline| {
        let words = headline.first.clone();
        let timer = opened
            .replace(true)
            .then(|| platform::announce_later(words));
        move || drop(timer)
    });
}
