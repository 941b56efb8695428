//! How often the costly parts of the page follow a slider.
//!
//! Answers for: which state the panels and the shares of changes are shown of. Uses `platform`.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::platform;
use crate::app::state::State;
use crate::app::widgets::after::use_after;

/// The state whose panels are shown: the page's own, but while a slider is moved they follow it
/// five times a second, so that the answer and its chart keep up with the hand.
#[hook]
pub fn use_paced(now: &Rc<State>) -> Rc<State> {
    let held = use_mut_ref(|| None::<(f64, Rc<State>)>);
    let due = use_mut_ref(|| false);
    let again = use_force_update();
    let at = platform::now();
    let mut held = held.borrow_mut();
    let (since, shown) = match held.take() {
        Some((since, before))
            if now.sliding
                && !due.replace(false)
                && before.view == now.view
                && (0.0..platform::A_FIFTH).contains(&(at - since)) =>
        {
            (since, before)
        }
        _ => (at, now.clone()),
    };
    let waits = (!Rc::ptr_eq(&shown, now)).then_some(since);
    use_after(waits, move |waits| {
        waits.map(|since| {
            platform::after_a_fifth(since, move || {
                due.replace(true);
                again.force_update();
            })
        })
    });
    *held = Some((since, shown.clone()));
    shown
}
