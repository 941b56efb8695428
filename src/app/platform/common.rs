//! What is the same with a browser and without one: what the platform hands out and is given.
//!
//! Uses `chart`'s themes alone.

use std::any::Any;

use crate::chart::palette::Theme;

/// A timer that has not run out, or something that is listened to: it ends once this is dropped.
#[must_use]
pub struct Held {
    _what: Box<dyn Any>,
}

impl Held {
    pub(super) fn of(what: impl Any) -> Self {
        Self {
            _what: Box::new(what),
        }
    }
}

/// What the page is looked at with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Look {
    pub theme: Theme,
    /// Device pixels for each CSS pixel.
    pub ratio: f64,
}

/// A file's name, and its text unless it is too large to be read.
pub type Given = (String, Option<String>);

/// The longest that tables fall behind a slider, in ms.
pub const A_FIFTH: f64 = 200.0;
