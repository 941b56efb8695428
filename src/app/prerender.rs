//! The pages as they are written before any program runs, and the chart on them as pictures.
//!
//! Answers for: the same components and the same drawing, rendered at build time. Uses `shell`;
//! `bin/write-pages` writes the files.

use std::rc::Rc;

use super::calculator::Calculator;
use super::councils::{App, Props};
use super::widgets::pictures::{NARROW, WIDE, picture_name};
use crate::chart::{palette::Theme, spec::balances, svg};

/// What the page shows at an address, as HTML.
#[must_use]
pub fn page(calculator: Rc<Calculator>, address: &str) -> String {
    rendered(calculator, address, false)
}

/// The same without what only a program can move.
#[must_use]
pub fn only_read(calculator: Rc<Calculator>, address: &str) -> String {
    rendered(calculator, address, true)
}

fn rendered(calculator: Rc<Calculator>, address: &str, only_read: bool) -> String {
    let address = yew::AttrValue::from(address.to_owned());
    let renderer = yew::LocalServerRenderer::<App>::with_props(Props {
        calculator,
        address,
        only_read,
    })
    .hydratable(false);
    pollster::block_on(renderer.render())
}

/// The no-action forecast against the agreement, in both sizes on both grounds: name and SVG.
///
/// # Errors
/// What the drawing reports, in words.
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
