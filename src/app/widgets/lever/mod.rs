//! One assumption as a row: its name, what it does, slider and box. The name opens what is known
//! of it, when it begins, the reason for it, and the way back.
//!
//! A native range input and a text box: both are found by the lever's plain name. Uses `state`,
//! `results` and other widgets.
//!
//! | module | answers for |
//! |---|---|
//! | `controls` | slider and box |
//! | `slider` | a range input that a finger can scroll over |
//! | `about` | what the name opens |
//! | `props` | what a row is shown from |

mod about;
mod controls;
mod props;
mod slider;

use yew::prelude::*;

use self::about::{more, reason};
use self::controls::controls;
use self::props::LeverProps;
use self::slider::use_finger;
use super::ids::name_id;
use super::number_box;
use super::sends::sends;
use crate::app::state::{Action, State};
use crate::app::widgets::shared::Shared;
use crate::scenario::annotations::Text;
use crate::scenario::field::Field;
use crate::scenario::view::Page;
use crate::words::levers;
use engine::analysis::attribution::{Part, Share};
use engine::levers::Lever;

/// One assumption.
#[component]
pub fn LeverRow(props: &LeverProps) -> Html {
    let LeverProps {
        lever, value, open, ..
    } = *props;
    let finger = use_finger();
    let name = levers::name(lever, &props.about);
    let effect_id = format!("effect-{}", lever.name());
    let more_id = format!("more-{}", lever.name());
    let toggled = sends::<MouseEvent>(&props.dispatch, Action::OpenRow(lever));
    let class = classes!(
        "lever",
        (value != props.default).then_some("moved"),
        props.notes.idle.map(|_| "idle"),
        props.refused().then_some("refused")
    );
    let words = &props.words;
    html! {
        <div {class}>
            <div class="row-head">
                <button
                    type="button"
                    class="lever-name"
                    id={name_id(lever)}
                    aria-expanded={if open { "true" } else { "false" }}
                    aria-controls={open.then(|| more_id.clone())}
                    onclick={toggled}
                >
                    { &*name }
                </button>
                <span class="effect" id={effect_id.clone()}>
                    if !words.children.is_empty() {
                        <span>{ &words.children }</span>{ " " }
                    }
                    <span class={words.tone.name()}>{ &words.pounds }</span>
                </span>
            </div>
            { controls(props, &name, effect_id, &finger) }
            { number_box::refused(Field::from(lever), &name, props.draft.as_ref(), &levers::value(lever, value)) }
            // What a group is asked for stays in sight.
            if props.in_group {
                { reason(props) }
            }
            if open {
                <div class="row-more" id={more_id}>
                    { more(props) }
                </div>
            }
        </div>
    }
}

/// One assumption as it is now; `shares` are those of each change, as far as they are worked out.
pub fn lever_row(
    lever: Lever,
    shares: &[Share],
    now: &State,
    dispatch: &UseReducerDispatcher<State>,
) -> Html {
    let results = &now.results;
    let share = shares.iter().find(|share| share.part == Part::Lever(lever));
    let of = LeverProps {
        lever,
        value: results.values.get(lever),
        default: now.calculator.basis().values.get(lever),
        moved: now.scenario.is_moved(lever),
        timings: now.scenario.timings,
        calendar: now.calculator.calendar,
        draft: now.draft(lever).cloned(),
        echo: results.echoes[lever.at()].clone(),
        notes: results.notes[lever.at()],
        words: results.row(lever, share.map(|share| share.pounds)),
        open: now.row == Some(lever),
        reason: now
            .scenario
            .annotations
            .text(Text::Reason(lever))
            .to_owned()
            .into(),
        in_group: now.view.page == Page::Group,
        about: Shared(now.calculator.about.clone()),
        dispatch: dispatch.clone(),
    };
    html! { <LeverRow key={lever.name()} ..of /> }
}
