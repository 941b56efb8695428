//! One assumption as a row: its name, what it does, slider and box. The name opens what is known
//! of it, when it begins, the reason for it, and the way back.
//!
//! A native range input and a text box: both are found by the lever's plain name. Uses `state`,
//! `results` and other widgets.
//!
//! | module | answers for |
//! |---|---|
//! | `controls` | slider, box, minus and plus |
//! | `slider` | a range input that a finger can scroll over |
//! | `about` | what the name opens |

mod about;
mod controls;
mod slider;

use yew::prelude::*;

use self::about::{more, reason};
use self::controls::controls;
use self::slider::use_finger;
use super::ids::name_id;
use super::number_box;
use super::sends::sends;
use crate::app::results::{Notes, RowWords};
use crate::app::state::{Action, Draft, State};
use crate::app::widgets::shared::Shared;
use crate::scenario::annotations::Text;
use crate::scenario::field::Field;
use crate::scenario::view::Page;
use crate::words::about::About;
use crate::words::levers;
use engine::authority::Calendar;
use engine::levers::{Lever, Timings};
use engine::units::Pounds;

#[derive(Properties, PartialEq, Clone)]
pub struct LeverProps {
    pub lever: Lever,
    pub value: f64,
    /// The basis's own value: the tick on the slider.
    pub default: f64,
    /// Whether it was moved by hand, and so can be put back.
    pub moved: bool,
    pub timings: Timings,
    pub calendar: Calendar,
    pub draft: Option<Draft>,
    pub echo: AttrValue,
    pub notes: Notes,
    /// What it does, or could do.
    pub words: RowWords,
    /// Whether what is known of it is in sight.
    pub open: bool,
    /// Why it has this value, as somebody wrote.
    pub reason: AttrValue,
    /// Whether it is on a group's page: the time is the facilitator's to set, fingers find a minus
    /// and a plus, and a reason is asked for.
    pub in_group: bool,
    pub about: Shared<About>,
    pub dispatch: UseReducerDispatcher<State>,
}

impl LeverProps {
    fn refused(&self) -> bool {
        let draft = self.draft.as_ref();
        draft.is_some_and(|draft| draft.refused.is_some())
    }
}

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

/// One assumption as it is now; `share` is its part of what was changed, where it is known.
pub fn lever_row(
    lever: Lever,
    share: Option<Pounds>,
    now: &State,
    dispatch: &UseReducerDispatcher<State>,
) -> Html {
    let results = &now.results;
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
        words: results.row(lever, share),
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
