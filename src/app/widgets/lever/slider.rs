//! A native range input that a finger can scroll over: nothing moves before the finger has gone
//! along it, or has been lifted again.
//!
//! Browsers move a slider as soon as it is touched, also where the touch turns out to scroll the
//! page. Uses `platform`.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::app::platform;
use engine::decimal;

/// How far a finger goes along a slider before it means the slider, in CSS pixels.
const ALONG: f64 = 6.0;

/// What a slider shows.
pub(super) struct Slider {
    pub id: String,
    pub min: String,
    pub max: String,
    pub step: String,
    pub value: String,
    /// Its value in words, with its limits.
    pub heard: String,
    pub labelled_by: String,
    pub described_by: AttrValue,
}

/// A finger on the slider.
pub(super) struct Touch {
    from: (f64, f64),
    /// Whether it has gone along the slider.
    along: bool,
    /// Where the browser has already put the slider.
    pending: Option<f64>,
}

/// The finger on a slider, while there is one.
pub(super) type Finger = Rc<RefCell<Option<Touch>>>;

#[hook]
pub(super) fn use_finger() -> Finger {
    use_mut_ref(|| None)
}

/// The slider; `slide` is given where it is put, `reset` puts it back to where it was before
/// anybody moved it.
pub(super) fn slider(
    of: Slider,
    finger: &Finger,
    slide: impl Fn(f64) + Clone + 'static,
    reset: impl Fn() + Clone + 'static,
) -> Html {
    let oninput = {
        let (finger, slide, value) = (finger.clone(), slide.clone(), of.value.clone());
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
                _ => slide(shown),
            }
        })
    };
    // The browser sends these in this order; a touch that scrolls ends with "cancel".
    let onpointer = {
        let finger = finger.clone();
        Callback::from(move |event: PointerEvent| {
            let mut finger = finger.borrow_mut();
            let (x, y) = platform::place_of(&event);
            match (event.type_().as_str(), finger.as_mut()) {
                ("pointerdown", _) => {
                    let touches = !platform::is_mouse(&event);
                    *finger = touches.then_some(Touch {
                        from: (x, y),
                        along: false,
                        pending: None,
                    });
                }
                ("pointermove", Some(finger)) => {
                    let (across, down) = (x - finger.from.0, y - finger.from.1);
                    finger.along |= across.abs() > ALONG && across.abs() > down.abs();
                }
                ("pointerup", Some(lifted)) => {
                    // A finger that is lifted where it came down has pointed at a value.
                    let pending = lifted.pending.filter(|_| !lifted.along);
                    *finger = None;
                    drop(finger);
                    if let Some(shown) = pending {
                        slide(shown);
                    }
                }
                ("pointercancel", _) => *finger = None,
                _ => {}
            }
        })
    };
    let ondblclick = {
        let reset = reset.clone();
        Callback::from(move |_: MouseEvent| reset())
    };
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if platform::key(&event) == "Delete" {
            event.prevent_default();
            reset();
        }
    });
    html! {
        <input
            type="range"
            id={of.id}
            min={of.min}
            max={of.max}
            step={of.step}
            value={of.value}
            aria-valuetext={of.heard}
            aria-labelledby={of.labelled_by}
            aria-describedby={of.described_by}
            {oninput}
            onpointerdown={onpointer.clone()}
            onpointermove={onpointer.clone()}
            onpointerup={onpointer.clone()}
            onpointercancel={onpointer}
            {ondblclick}
            {onkeydown}
        />
    }
}
