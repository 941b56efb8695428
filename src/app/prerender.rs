//! The pages as they are written before any program runs, and the chart on them as pictures.
//!
//! Answers for: the same components and the same drawing, rendered at build time. Uses `shell`;
//! `bin/write-pages` writes the files.

use std::rc::Rc;

use super::calculator::Calculator;
use super::councils::{App, Props};
use super::pages::drawn::unchanged;
use super::widgets::pictures::{CHART, READ};
use crate::chart::spec::balances::{self, Shading};
use crate::chart::{palette::Theme, svg};

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

/// What nothing changed comes to against the agreement, as each written page has it, in both sizes
/// on both grounds: name and SVG.
///
/// # Errors
/// What the drawing reports, in words.
pub fn pictures(calculator: &Calculator) -> Result<Vec<(String, String)>, String> {
    let subject = calculator.balances(&calculator.no_action);
    let mut pictures = Vec::new();
    for (picture, shading) in [(CHART, None), (READ, Some(Shading::Agreement))] {
        for (narrow, size) in [(false, picture.wide), (true, picture.narrow)] {
            let size @ [width, height] = size.map(f64::from);
            let spec = match shading {
                None => balances::spec(&subject, width, height),
                Some(shading) => unchanged(calculator, &calculator.no_action, shading, size),
            };
            for (dark, theme) in [(false, Theme::Light), (true, Theme::Dark)] {
                let drawn = svg::draw(&spec, theme).map_err(|error| error.to_string())?;
                pictures.push((picture.file(narrow, dark), drawn));
            }
        }
    }
    Ok(pictures)
}
