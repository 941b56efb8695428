//! How sure, and what would it take: what can be asked, over the answer.
//!
//! Answers for: the typed deficit, the target, the year, the levers that may move. Uses
//! `answers` for the words of the form, and `widgets`.

use yew::prelude::*;

use crate::answers::blocks::Answer;
use crate::answers::form;
use crate::app::pages::look::look_list;
use crate::app::platform;
use crate::app::state::asking::{AMOUNTS, usually_moves};
use crate::app::state::{Action, Asking, State};
use crate::app::widgets::blocks::block;
use crate::app::widgets::check::{check, radio};
use crate::app::widgets::ids::panel_id;
use crate::app::widgets::sends::{Dispatch, sends, sends_to};
use crate::app::widgets::tags::{legend, note, says, summary};
use crate::app::widgets::words_box::act_named;
use crate::scenario::view::Panel;
use crate::words::actuals;
use crate::words::levers;
use crate::worker::question::Goal;
use engine::levers::Lever;

/// The panel "How sure".
pub fn sure_panel(answered: Option<&Answer>, shown: &State, dispatch: &Dispatch) -> Html {
    html! {
        <section class="panel" id={panel_id(Panel::Sure)} aria-labelledby="sure-title" tabindex="-1">
            <h2 id="sure-title">{ Panel::Sure.title() }</h2>
            { answer(answered, shown, dispatch) }
            <div class="asks">{ amount(shown, form::CHANCE_OF, dispatch) }</div>
        </section>
    }
}

/// The panel "What would it take".
pub fn take_panel(answered: Option<&Answer>, shown: &State, dispatch: &Dispatch) -> Html {
    let asking = &shown.asking;
    let goal = shown.goal();
    let target = |(at, each): (usize, Goal)| {
        let then = Asking {
            goal: Some(each),
            ..asking.clone()
        };
        radio(
            "goal",
            &format!("goal-{at}"),
            each == goal,
            form::goal(each),
            sends(dispatch, Action::Ask(then)),
        )
    };
    let lever = |lever: Lever| {
        let mut then = asking.clone();
        if then.other.contains(&lever) {
            then.other.retain(|other| *other != lever);
        } else {
            then.other.push(lever);
        }
        let name = levers::name(lever, &shown.calculator.about).into_owned();
        check(
            &format!("may-{}", lever.name()),
            asking.moves(lever),
            name,
            sends(dispatch, Action::Ask(then)),
        )
    };
    let levers = |usual: bool| {
        Lever::ALL
            .into_iter()
            .filter(move |each| usually_moves(*each) == usual)
            .map(lever)
            .collect::<Html>()
    };
    html! {
        <section class="panel" id={panel_id(Panel::Take)} aria-labelledby="take-title" tabindex="-1">
            <h2 id="take-title">{ format!("{}?", Panel::Take.title()) }</h2>
            <fieldset>
                { legend("Reach") }
                { for shown.goals().into_iter().enumerate().map(target) }
            </fieldset>
            <div class="asks">
                if matches!(goal, Goal::AtMost(_)) { { amount(shown, form::AMOUNT, dispatch) } }
                <div>{ look_list("goal-year", "By", None, shown, dispatch) }</div>
            </div>
            <fieldset class="may-move">
                { legend("Levers that may move") }
                { levers(true) }
            </fieldset>
            <details>
                { summary("Cuts of top-ups, assumptions and other people’s money") }
                { says(form::NOT_USUAL) }
                <div class="may-move">{ levers(false) }</div>
            </details>
            { limits(shown, dispatch) }
            { act_named("Find the smallest change", None, "act", dispatch, Action::Find(true)) }
            { answer(answered, shown, dispatch) }
        </section>
    }
}

/// The answer, the one before it while another is worked out, and a change that can be taken.
fn answer(answered: Option<&Answer>, shown: &State, dispatch: &Dispatch) -> Html {
    let asking = &shown.asking;
    let takes = shown.view.panel == Panel::Take;
    let question = shown.question();
    let waits = shown.waits();
    let stop = sends_to(
        dispatch,
        vec![Action::Find(false)],
        &[&panel_id(Panel::Take)],
    );
    let says = if waits && (takes || answered.is_none()) {
        form::WORKING
    } else if takes && shown.has_wrong_limits() {
        form::CORRECT
    } else if takes && shown.could_ask().is_none() {
        form::ENTER
    } else if takes && question.is_none() && asking.asked.is_some() {
        form::ASK_AGAIN
    } else if takes && answered.is_some() {
        form::BELOW
    } else {
        ""
    };
    html! {
        <div class="answered" aria-busy={if waits { "true" } else { "false" }}>
            <p class="says" role="status">{ says }</p>
            if waits && takes && asking.tried > 0 {
                { note(form::tried(asking.tried)) }
            }
            if waits && takes {
                <button type="button" class="link" onclick={stop}>{ "Stop" }</button>
            }
            if let Some(answered) = answered {
                { for answered.blocks.iter().map(block) }
                if !answered.sets.is_empty() {
                    { act_named("Set the levers to this", None, "act", dispatch, Action::SetAll(answered.sets.clone())) }
                }
            }
        </div>
    }
}

/// The boxes of how far each lever may go, of those that may move.
fn limits(shown: &State, dispatch: &Dispatch) -> Html {
    let about = &shown.calculator.about;
    let lever = |lever: Lever| {
        let name = levers::name(lever, about).into_owned();
        let typed = shown.asking.limits.get(&lever).cloned().unwrap_or_default();
        let wrong = shown.limited(lever).err();
        let says = format!("limit-{}-wrong", lever.name());
        let boxes = form::limit_names(&name).into_iter().enumerate();
        let boxes = boxes.map(|(at, label)| {
            let (dispatch, asking) = (dispatch.clone(), shown.asking.clone());
            let oninput = Callback::from(move |event: InputEvent| {
                if let Some(text) = platform::typed_in(&event) {
                    let mut then = asking.clone();
                    let mut both = then.limits.get(&lever).cloned().unwrap_or_default();
                    both[at] = text.into();
                    then.limits.insert(lever, both);
                    dispatch.dispatch(Action::Ask(then));
                }
            });
            html! {
                <input type="text" inputmode="decimal" autocomplete="off" aria-label={label} value={typed[at].clone()} {oninput} aria-invalid={wrong.is_some().then_some("true")} aria-describedby={says.clone()} />
            }
        });
        let boxes: Vec<Html> = boxes.collect();
        html! {
            <div key={lever.name()}>
                <span>{ name }{ " " }<span class="quiet">{ levers::unit(lever) }</span></span>
                { for boxes }
                <p class="error" id={says}>{ wrong.unwrap_or_default() }</p>
            </div>
        }
    };
    let free = Lever::ALL
        .into_iter()
        .filter(|lever| shown.asking.moves(*lever));
    html! {
        <details>
            { summary(form::LIMITS) }
            { says(form::NO_LIMIT) }
            <div class="limits">
                // Each box has a name of its own for those who hear it.
                <div class="says" aria-hidden="true"><span /><span>{ form::ENDS[0] }</span><span>{ form::ENDS[1] }</span></div>
                { for free.map(lever) }
            </div>
        </details>
    }
}

/// The box of a deficit, with what is wrong with what is in it.
fn amount(shown: &State, label: &'static str, dispatch: &Dispatch) -> Html {
    let asking = shown.asking.clone();
    let value = asking.amount.clone();
    let wrong = shown.amount().err().map(|error| {
        let field = shown.amount_field();
        error.sentence_on(label, field, AMOUNTS)
    });
    let doubt = shown.amount().ok().flatten().and_then(|typed| {
        let results = &shown.results;
        let now = results.yours.of(results.focus_year)?.after_grant;
        actuals::doubt(shown.amount_field(), typed.get(), now.get())
    });
    let oninput = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(text) = platform::typed_in(&event) {
                let amount = text.into();
                dispatch.dispatch(Action::Ask(Asking {
                    amount,
                    ..asking.clone()
                }));
            }
        })
    };
    html! {
        <div>
            <label for="amount">{ label }</label>
            <input id="amount" type="text" inputmode="decimal" autocomplete="off" {value} {oninput} aria-invalid={wrong.is_some().then_some("true")} aria-describedby="amount-doubt amount-wrong" />
            <p class="doubt" id="amount-doubt">{ doubt.unwrap_or_default() }</p>
            <p class="error" id="amount-wrong">{ wrong.unwrap_or_default() }</p>
        </div>
    }
}
