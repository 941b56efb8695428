//! The controls of an assumption: slider and box.
//!
//! Answers for: what each sends. Uses `slider`, `number_box`.

use yew::prelude::*;

use super::props::LeverProps;
use super::slider::{Finger, Slider, slider};
use crate::app::state::Action;
use crate::app::widgets::ids::{name_id, slider_id};
use crate::app::widgets::number_box::{NumberBox, number_box};
use crate::scenario::field::Field;
use crate::words::levers;
use engine::decimal;
use engine::units::Unit;

/// Slider and box; `described_by` is the part of the page that says what the lever does.
pub(super) fn controls(
    props: &LeverProps,
    name: &str,
    described_by: String,
    finger: &Finger,
) -> Html {
    let LeverProps {
        lever,
        value,
        default,
        ..
    } = *props;
    let (low, high) = props.about.levers.range(lever);
    let part = |value: f64| decimal::shortest((value - low) / (high - low) * 100.0);
    let (tick, at) = (part(default), part(value));
    let pounds = lever.unit() == Unit::Pounds;
    let described_by = AttrValue::from(described_by);
    let of = Slider {
        id: slider_id(lever),
        min: levers::plain(lever, low),
        max: levers::plain(lever, high),
        step: decimal::shortest(levers::step(lever)),
        value: levers::plain(lever, value),
        heard: levers::announced(lever, value, &props.about),
        labelled_by: name_id(lever),
        described_by: described_by.clone(),
    };
    let slide = {
        let dispatch = props.dispatch.clone();
        move |shown| dispatch.dispatch(Action::Slide(lever, shown))
    };
    let put_back = {
        let dispatch = props.dispatch.clone();
        move || dispatch.dispatch(Action::Reset(lever.into()))
    };
    html! {
        <div class="lever-row">
            <div class="slide">
                { slider(of, finger, slide, put_back) }
                <svg class="tick" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                    <line class="filled" x1={tick.clone()} x2={at} y1="2" y2="2" vector-effect="non-scaling-stroke" />
                    <line x1={tick.clone()} x2={tick} y1="0" y2="4" vector-effect="non-scaling-stroke" />
                </svg>
            </div>
            if pounds { <span class="unit" aria-hidden="true">{ "£" }</span> }
            { number_box(&NumberBox {
                field: Field::from(lever),
                number: levers::number(lever, value).into(),
                draft: props.draft.as_ref(),
                label: name.to_owned().into(),
                described_by,
                below: &[],
                dispatch: &props.dispatch,
            }) }
            if !pounds { <span class="unit" aria-hidden="true">{ levers::unit(lever) }</span> }
        </div>
    }
}
