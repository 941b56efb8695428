//! The kind of council.

use crate::json::{Json, JsonError};

/// The kind of council, which decides what its area is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    LondonBorough,
    MetropolitanBorough,
    County,
    Unitary,
    /// The City of London.
    City,
}

impl Kind {
    /// As files name it.
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "london_borough" => Self::LondonBorough,
            "metropolitan_borough" => Self::MetropolitanBorough,
            "county" => Self::County,
            "unitary" => Self::Unitary,
            "city" => Self::City,
            _ => return None,
        })
    }

    pub(super) fn read(json: &Json<'_>) -> Result<Self, JsonError> {
        let name = json.text()?;
        Self::named(name).ok_or_else(|| json.error(format!("there is no kind “{name}”")))
    }
}
