//! The pages as they are written before any program runs, and the chart on them as pictures.
//!
//! Answers for: the same components and the same drawing, rendered at build time. Uses the
//! components; who writes files is `bin/write-pages`.

#[cfg(feature = "ssr")]
use super::calculator::Calculator;
#[cfg(feature = "ssr")]
use super::components::{App, Props};
#[cfg(feature = "ssr")]
use super::state::Start;
#[cfg(feature = "ssr")]
use crate::chart::{palette::Theme, spec::balances, svg};
#[cfg(feature = "ssr")]
use std::rc::Rc;

/// Width and height of the picture on wide screens …
pub const WIDE: [u32; 2] = [800, 240];
/// … and on narrow ones, in CSS pixels.
pub const NARROW: [u32; 2] = [340, 220];

/// The file of a picture of the chart.
#[must_use]
pub fn picture_name(narrow: bool, dark: bool) -> String {
    let width = if narrow { "narrow" } else { "wide" };
    let theme = if dark { "dark" } else { "light" };
    format!("chart-{width}-{theme}.svg")
}

/// What the page shows at an address, as HTML.
#[cfg(feature = "ssr")]
#[must_use]
pub fn page(calculator: Rc<Calculator>, address: &str) -> String {
    let address = yew::AttrValue::from(address.to_owned());
    let renderer = yew::LocalServerRenderer::<App>::with_props(Props {
        calculator,
        address,
        start: Start::default(),
    })
    .hydratable(false);
    pollster::block_on(renderer.render())
}

/// The no-action forecast against the agreement, in both sizes on both grounds: name and SVG.
///
/// # Errors
/// What the drawing reports, in words.
#[cfg(feature = "ssr")]
pub fn pictures(calculator: &Calculator) -> Result<Vec<(String, String)>, String> {
    let subject = calculator.balances(&calculator.no_action);
    let mut pictures = Vec::new();
    for (narrow, [width, height]) in [(false, WIDE), (true, NARROW)] {
        let spec = balances::spec(&subject, f64::from(width), f64::from(height));
        for (dark, theme) in [(false, Theme::Light), (true, Theme::Dark)] {
            let drawn = svg::draw(&spec, theme).map_err(|error| error.to_string())?;
            pictures.push((picture_name(narrow, dark), drawn));
        }
    }
    Ok(pictures)
}
