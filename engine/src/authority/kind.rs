//! The kind of council.

use serde::Deserialize;

/// The kind of council, which decides what its area is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    LondonBorough,
    MetropolitanBorough,
    County,
    Unitary,
    /// The City of London.
    City,
}
