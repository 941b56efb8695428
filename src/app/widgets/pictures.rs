//! The pictures of the chart that are written at build time: how each file is called, how large it is.
//!
//! Uses nothing.

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
