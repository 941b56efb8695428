//! A native range input that a finger can scroll over: nothing moves before the finger has gone
//! along it, or has been lifted again.
//!
//! Browsers move a slider as soon as it is touched, also where the touch turns out to scroll the
//! page. Uses `platform`.

use yew::prelude::*;

use crate::app::platform;
use engine::decimal;

/// How far a finger goes along a slider before it means the slider, in CSS pixels.
const ALONG: f64 = 6.0;

#[derive(Properties, PartialEq, Clone)]
pub struct SliderProps {
    pub id: AttrValue,
    pub min: AttrValue,
    pub max: AttrValue,
    pub step: AttrValue,
    pub value: AttrValue,
    /// Its value in words, with its limits.
    pub heard: AttrValue,
    pub labelled_by: Option<AttrValue>,
    pub described_by: AttrValue,
    pub slide: Callback<f64>,
    /// Puts it back to where it was before anybody moved it.
    pub reset: Callback<()>,
}

/// A finger on the slider.
struct Finger {
    from: (f64, f64),
    /// Whether it has gone along the slider.
    along: bool,
    /// Where the browser has already put the slider.
    pending: Option<f64>,
}

/// The slider.
#[component]
pub fn Slider(props: &SliderProps) -> Html {
    let finger = use_mut_ref(|| None::<Finger>);
    let oninput = {
        let (finger, slide, value) = (finger.clone(), props.slide.clone(), props.value.clone());
        Callback::from(move |event: InputEvent| {
            // A range input only ever holds a number; if it did not, nothing moves.
            let Some(shown) = platform::typed_in(&event)
                .and_then(|text| decimal::read(&text))
                .filter(|value| value.is_finite())
            else {
                return;
            };
            match finger.borrow_mut().as_mut() {
                Some(finger) if !finger.along => {
                    finger.pending = Some(shown);
                    platform::put_back(&event, &value);
                }
                _ => slide.emit(shown),
            }
        })
    };
    let onpointerdown = {
        let finger = finger.clone();
        Callback::from(move |event: PointerEvent| {
            let touches = !platform::is_mouse(&event);
            finger.replace(touches.then(|| Finger {
                from: platform::place_of(&event),
                along: false,
                pending: None,
            }));
        })
    };
    let onpointermove = {
        let finger = finger.clone();
        Callback::from(move |event: PointerEvent| {
            if let Some(finger) = finger.borrow_mut().as_mut() {
                let (x, y) = platform::place_of(&event);
                let (across, down) = (x - finger.from.0, y - finger.from.1);
                finger.along |= across.abs() > ALONG && across.abs() > down.abs();
            }
        })
    };
    // A finger that is lifted where it came down has pointed at a value.
    let onpointerup = {
        let (finger, slide) = (finger.clone(), props.slide.clone());
        Callback::from(move |_: PointerEvent| {
            let lifted = finger.borrow_mut().take().filter(|finger| !finger.along);
            if let Some(shown) = lifted.and_then(|finger| finger.pending) {
                slide.emit(shown);
            }
        })
    };
    // The browser scrolls.
    let onpointercancel = Callback::from(move |_: PointerEvent| {
        finger.replace(None);
    });
    let ondblclick = {
        let reset = props.reset.clone();
        Callback::from(move |_: MouseEvent| reset.emit(()))
    };
    let onkeydown = {
        let reset = props.reset.clone();
        Callback::from(move |event: KeyboardEvent| {
            if platform::key(&event) == "Delete" {
                event.prevent_default();
                reset.emit(());
            }
        })
    };
    html! {
        <input
            type="range"
            id={props.id.clone()}
            min={props.min.clone()}
            max={props.max.clone()}
            step={props.step.clone()}
            value={props.value.clone()}
            aria-valuetext={props.heard.clone()}
            aria-labelledby={props.labelled_by.clone()}
            aria-describedby={props.described_by.clone()}
            {oninput}
            {onpointerdown}
            {onpointermove}
            {onpointerup}
            {onpointercancel}
            {ondblclick}
            {onkeydown}
        />
    }
}
