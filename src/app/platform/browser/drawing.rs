//! Drawing in a browser: widths, dark mode, the canvas, and the chart on paper.
//!
//! Uses `chart`.

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{
    Element, HtmlCanvasElement, HtmlElement, HtmlImageElement, PointerEvent, ResizeObserver,
};
use yew::NodeRef;

use super::timers::SETTLED;
use crate::app::platform::common::{Held, Look};
use crate::chart::canvas::SharpCanvas;
use crate::chart::palette::{Colour, Theme};
use crate::chart::spec::{Rectangle, Spec};
use crate::chart::{draw, svg};

const DARK: &str = "(prefers-color-scheme: dark)";
const FORCED: &str = "(forced-colors: active)";

/// Follows an element's width for as long as it is kept.
struct WidthWatcher {
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
pub fn watch_width(node: &NodeRef, changed: impl Fn(f64) + 'static) -> Option<Held> {
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
    Some(Held::of(WidthWatcher {
        observer,
        _closure: closure,
    }))
}

fn matches(query: &str) -> bool {
    web_sys::window()
        .and_then(|window| window.match_media(query).ok().flatten())
        .is_some_and(|query| query.matches())
}

/// Light, dark, or the colours that the reader forces on every page.
#[must_use]
pub fn look() -> Look {
    let theme = match forced_colours().filter(|_| matches(FORCED)) {
        Some((theme, ink)) => Theme::Forced { theme, ink },
        None if matches(DARK) => Theme::Dark,
        None => Theme::Light,
    };
    let ratio = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio());
    Look { theme, ratio }
}

/// The page's theme and ink as the browser computes them.
fn forced_colours() -> Option<(Colour, Colour)> {
    let style = web_sys::window()?
        .get_computed_style(&gloo::utils::body())
        .ok()??;
    let of = |name| parts(&style.get_property_value(name).ok()?);
    Some((of("background-color")?, of("color")?))
}

/// "rgb(0, 0, 0)", as browsers compute every colour.
fn parts(colour: &str) -> Option<Colour> {
    let inside = colour.split_once('(')?.1.trim_end_matches(')');
    let mut parts = inside.split([',', ' ']).filter(|part| !part.is_empty());
    let mut part = || parts.next()?.parse::<u8>().ok();
    Some((part()?, part()?, part()?))
}

/// Calls back when what the page is looked at with changes, for as long as it is kept. The
/// pixel ratio is only watched leaving what it is now: watch again after each change.
pub fn watch_look(changed: impl Fn(Look) + Clone + 'static) -> Held {
    let ratio = format!("(resolution: {}dppx)", look().ratio);
    let listeners: Vec<EventListener> = [DARK, FORCED, &ratio]
        .into_iter()
        .filter_map(|query| {
            let query = web_sys::window()?.match_media(query).ok()??;
            let changed = changed.clone();
            Some(EventListener::new(&query, "change", move |_| {
                changed(look())
            }))
        })
        .collect();
    Held::of(listeners)
}

/// How far across the chart a pointer is, in CSS pixels: any mouse, or a finger that is down.
#[must_use]
pub fn pointed_at(event: &PointerEvent) -> Option<f64> {
    (is_mouse(event) || event.buttons() > 0).then(|| f64::from(event.offset_x()))
}

/// Where a pointer is in the window.
#[must_use]
pub fn place_of(event: &PointerEvent) -> (f64, f64) {
    (f64::from(event.client_x()), f64::from(event.client_y()))
}

#[must_use]
pub fn is_mouse(event: &PointerEvent) -> bool {
    event.pointer_type() == "mouse"
}

/// Puts a part of the page into a place over the chart, or leaves it in the flow of the page.
pub fn place(node: &NodeRef, place: Option<Rectangle>) {
    let Some(element) = node.cast::<HtmlElement>() else {
        return;
    };
    let style = element.style();
    let px = |at: f64| format!("{}px", at.round());
    match place {
        Some(room) => {
            // Through the object model, which a policy without inline styles allows.
            let _ = style.set_property("left", &px(room.left));
            let _ = style.set_property("top", &px(room.top));
            let _ = style.set_property("width", &px(room.right - room.left));
        }
        None => {
            for name in ["left", "top", "width"] {
                let _ = style.remove_property(name);
            }
        }
    }
}

/// Draws a decided chart on a canvas.
pub fn draw(node: &NodeRef, spec: &Spec, look: Look) {
    let Some(canvas) = node.cast::<HtmlCanvasElement>() else {
        return;
    };
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
    if let Some(mut backend) = SharpCanvas::new(&canvas, width, height, look.ratio)
        && let Err(error) = draw::draw(spec, look.theme, &mut backend)
    {
        // The table holds the same figures: the page goes on without its chart.
        gloo::console::warn!(format!("The chart could not be drawn: {error}"));
    }
}

/// Puts the chart on paper as it is now, once nothing has changed for a while: a canvas prints
/// as the pixels of the screen, on the screen's theme.
pub fn print_later(node: NodeRef, spec: Rc<Spec>) -> Held {
    Held::of(Timeout::new(SETTLED, move || {
        if let Some(image) = node.cast::<HtmlImageElement>()
            && let Ok(svg) = svg::draw(&spec, Theme::Light)
        {
            let data = String::from(js_sys::encode_uri_component(&svg));
            image.set_src(&format!("data:image/svg+xml,{data}"));
        }
    }))
}
