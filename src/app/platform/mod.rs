//! The browser: drawing, widths, dark mode, announcements, and a panic turned into a sentence.
//!
//! Answers for: everything that a component may only do in an effect. Uses `chart`.
//! The address is `address`'s; what a browser keeps, `storage`'s; files, `files`'.

pub mod address;
pub mod files;
pub mod storage;

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{
    Element, HtmlCanvasElement, HtmlDocument, HtmlElement, HtmlImageElement, HtmlInputElement,
    HtmlTextAreaElement, KeyboardEvent, ResizeObserver,
};
use yew::NodeRef;

use crate::settings::MONTHS;
use crate::chart::canvas::SharpCanvas;
use crate::chart::palette::{Colour, Theme};
use crate::chart::spec::Spec;
use crate::chart::{draw, svg};

const DARK: &str = "(prefers-color-scheme: dark)";
const FORCED: &str = "(forced-colors: active)";
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

/// What the page is looked at with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Look {
    pub theme: Theme,
    /// Device pixels for each CSS pixel.
    pub ratio: f64,
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
/// pixel ratio is only watched leaving what it is now: watch anew after each change.
#[must_use]
pub fn watch_look(changed: impl Fn(Look) + Clone + 'static) -> Vec<EventListener> {
    let ratio = format!("(resolution: {}dppx)", look().ratio);
    [DARK, FORCED, &ratio]
        .into_iter()
        .filter_map(|query| {
            let query = web_sys::window()?.match_media(query).ok()??;
            let changed = changed.clone();
            Some(EventListener::new(&query, "change", move |_| {
                changed(look())
            }))
        })
        .collect()
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

/// Puts the chart as it stands on paper, once nothing has changed for a while: a canvas prints
/// as the pixels of the screen, on the screen's theme.
pub fn print_later(node: NodeRef, spec: Rc<Spec>) -> Timeout {
    Timeout::new(SETTLED, move || {
        if let Some(image) = node.cast::<HtmlImageElement>()
            && let Ok(svg) = svg::draw(&spec, Theme::Light)
        {
            let data = String::from(js_sys::encode_uri_component(&svg));
            image.set_src(&format!("data:image/svg+xml,{data}"));
        }
    })
}

/// Keys that the page itself answers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shortcut {
    Undo,
    Redo,
}

/// Calls back when a shortcut is pressed anywhere but in a box for text, for as long as it is kept.
pub fn watch_shortcuts(pressed: impl Fn(Shortcut) + 'static) -> EventListener {
    let options = gloo::events::EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&gloo::utils::window(), "keydown", options, move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        let typing = key.target().is_some_and(|target| {
            target.has_type::<HtmlTextAreaElement>()
                || target
                    .dyn_into::<HtmlInputElement>()
                    .is_ok_and(|input| input.type_() == "text")
        });
        let control = key.ctrl_key() || key.meta_key();
        if typing || !control || key.alt_key() || !key.key().eq_ignore_ascii_case("z") {
            return;
        }
        key.prevent_default();
        pressed(if key.shift_key() {
            Shortcut::Redo
        } else {
            Shortcut::Undo
        });
    })
}

/// Moves the keyboard to a part of the page, once it has been rendered.
pub fn focus_later(id: String) {
    focus_first_later([id]);
}

/// The same, with others to go to where the first is there no more.
pub fn focus_first_later<const N: usize>(ids: [String; N]) {
    Timeout::new(0, move || {
        let document = gloo::utils::document();
        let mut there = ids.iter().filter_map(|id| document.get_element_by_id(id));
        if let Some(Ok(element)) = there.next().map(JsCast::dyn_into::<HtmlElement>) {
            let _ = element.focus();
        }
    })
    .forget();
}

/// Calls once nothing has changed for a while; dropped before then, it is not called.
pub fn once_settled(settled: impl FnOnce() + 'static) -> Timeout {
    Timeout::new(SETTLED, settled)
}

/// The longest that tables fall behind a slider, in ms.
pub const A_FIFTH: f64 = 200.0;

/// The time, in ms.
#[must_use]
pub fn now() -> f64 {
    js_sys::Date::now()
}

/// Calls a fifth of a second after `since`; dropped before then, it is not called.
pub fn after_a_fifth(since: f64, then: impl FnOnce() + 'static) -> Timeout {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between nought and a fifth of a second"
    )]
    let wait = (since + A_FIFTH - now()).clamp(0.0, A_FIFTH).ceil() as u32;
    Timeout::new(wait, then)
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

/// The page's own address without `#`.
#[must_use]
pub fn place() -> String {
    let href = gloo::utils::window().location().href().unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}

/// Whether the browser has a network at all; a page on this very machine needs none.
#[must_use]
pub fn is_online() -> bool {
    let window = gloo::utils::window();
    let local = window
        .location()
        .protocol()
        .is_ok_and(|protocol| protocol == "file:");
    local || window.navigator().on_line()
}

/// Today as it is written on paper: "24 November 2026".
#[must_use]
pub fn today() -> String {
    let now = js_sys::Date::new_0();
    let month = MONTHS
        .get(now.get_month() as usize)
        .copied()
        .unwrap_or_default();
    format!("{} {month} {}", now.get_date(), now.get_full_year())
}

/// What stands in a box, by its place on the page.
#[must_use]
pub fn value_of(id: &str) -> String {
    let Some(element) = gloo::utils::document().get_element_by_id(id) else {
        return String::new();
    };
    match element.dyn_into::<HtmlTextAreaElement>() {
        Ok(area) => area.value(),
        Err(element) => element
            .dyn_into::<HtmlInputElement>()
            .map(|input| input.value())
            .unwrap_or_default(),
    }
}

/// Empties boxes.
pub fn empty(ids: &[String]) {
    for id in ids {
        let Some(element) = gloo::utils::document().get_element_by_id(id) else {
            continue;
        };
        match element.dyn_into::<HtmlTextAreaElement>() {
            Ok(area) => area.set_value(""),
            Err(element) => {
                if let Ok(input) = element.dyn_into::<HtmlInputElement>() {
                    input.set_value("");
                }
            }
        }
    }
}

/// Copies what stands in a box, whose text stays selected for those whose browser refuses.
#[must_use]
pub fn copy(id: &str) -> bool {
    let document = gloo::utils::document();
    let input = document.get_element_by_id(id);
    let Some(Ok(input)) = input.map(JsCast::dyn_into::<HtmlInputElement>) else {
        return false;
    };
    let _ = input.focus();
    input.select();
    // The newer way works only where the page came over https.
    document
        .dyn_into::<HtmlDocument>()
        .is_ok_and(|document| document.exec_command("copy").unwrap_or(false))
}

/// Calls every second, for as long as it is kept.
pub fn every_second(then: impl FnMut() + 'static) -> gloo::timers::callback::Interval {
    gloo::timers::callback::Interval::new(1_000, then)
}

/// Opens the browser's own dialogue for paper.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // A browser that cannot print does nothing.
        let _ = window.print();
    }
}

/// Where the page goes in index.html. What was written there before is taken over.
#[must_use]
pub fn root() -> Option<Element> {
    let document = gloo::utils::document();
    let root = document.get_element_by_id("app")?;
    let _ = root.remove_attribute("class");
    // Whoever has gone on by keyboard already stays there.
    if let Some(at) = document.active_element().map(|at| at.id())
        && !at.is_empty()
    {
        focus_later(at);
    }
    Some(root)
}
