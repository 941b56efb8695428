//! The browser: drawing, widths, dark mode, announcements, and a panic turned into a sentence.
//!
//! Answers for: everything that a component may only do in an effect. Uses `chart`.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, HtmlCanvasElement, ResizeObserver};
use yew::NodeRef;

use crate::chart::canvas::SharpCanvas;
use crate::chart::draw;
use crate::chart::palette::Ground;
use crate::chart::spec::Spec;

const DARK: &str = "(prefers-color-scheme: dark)";
/// How long the page waits after the last change before it says the new headline, in ms.
const SETTLED: u32 = 700;

/// Follows an element's width for as long as it is kept.
pub struct WidthWatcher {
    observer: ResizeObserver,
    _closure: Closure<dyn FnMut()>,
}

impl Drop for WidthWatcher {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls back with an element's width, at once and whenever it changes. The element must not
/// be one whose width the callback changes.
pub fn watch_width(node: &NodeRef, changed: impl Fn(f64) + 'static) -> Option<WidthWatcher> {
    let element = node.cast::<Element>()?;
    let watched = element.clone();
    let closure = Closure::<dyn FnMut()>::new(move || {
        let width = f64::from(watched.client_width());
        if width > 0.0 {
            changed(width);
        }
    });
    let observer = ResizeObserver::new(closure.as_ref().unchecked_ref()).ok()?;
    observer.observe(&element);
    Some(WidthWatcher {
        observer,
        _closure: closure,
    })
}

/// Whether the page stands on light or dark ground.
#[must_use]
pub fn ground() -> Ground {
    let dark = web_sys::window()
        .and_then(|window| window.match_media(DARK).ok().flatten())
        .is_some_and(|query| query.matches());
    if dark { Ground::Dark } else { Ground::Light }
}

/// Calls back when the ground changes, for as long as the listener is kept.
pub fn watch_ground(changed: impl Fn(Ground) + 'static) -> Option<EventListener> {
    let query = web_sys::window()?.match_media(DARK).ok()??;
    Some(EventListener::new(&query, "change", move |_| {
        changed(ground())
    }))
}

/// Draws a decided chart on a canvas.
pub fn draw(node: &NodeRef, spec: &Spec, ground: Ground) {
    let Some(canvas) = node.cast::<HtmlCanvasElement>() else {
        return;
    };
    let ratio = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio());
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "pixels of a page"
    )]
    let (width, height) = (spec.width as u32, spec.height as u32);
    let style = canvas.style();
    // Through the object model, which a policy without inline styles allows.
    let _ = style.set_property("height", &format!("{height}px"));
    let _ = style.set_property("width", &format!("{width}px"));
    if let Some(mut backend) = SharpCanvas::new(&canvas, width, height, ratio)
        && let Err(error) = draw::draw(spec, ground, &mut backend)
    {
        // The table holds the same figures: the page goes on without its chart.
        gloo::console::warn!(format!("The chart could not be drawn: {error}"));
    }
}

/// Says words to those who hear the page, once nothing has changed for a while; dropped
/// before then, it is not said.
pub fn announce_later(words: String) -> Timeout {
    Timeout::new(SETTLED, move || {
        if let Some(place) = gloo::utils::document().get_element_by_id("announcement") {
            place.set_text_content(Some(&words));
        }
    })
}

/// Turns a panic into a sentence on the page; what was there before stays readable.
pub fn say_panics() {
    std::panic::set_hook(Box::new(|what| {
        gloo::console::error!(what.to_string());
        let document = gloo::utils::document();
        if let Some(place) = document.get_element_by_id("problem") {
            place.set_text_content(Some(
                "Something in this page has broken, and its figures no longer follow what you change. Reload it to start again.",
            ));
            let _ = place.remove_attribute("hidden");
        }
    }));
}

/// Where the page goes in index.html.
#[must_use]
pub fn root() -> Option<Element> {
    gloo::utils::document().get_element_by_id("app")
}
