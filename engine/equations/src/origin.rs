//! Which authority figures are of, and which of its starting points.
//!
//! Answers for: the identity that a scenario has, in links, files and on the command line.

use std::fmt;

/// An authority's nine-character code, like E09000028.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct Code([u8; 9]);

/// Not a code: a capital E and eight digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a code is a capital E and eight digits")]
pub struct NotACode;

impl Code {
    /// The authority that is meant where none is named: Southwark.
    pub const SOUTHWARK: Self = Self(*b"E09000028");
    /// The one county council of this edition that is to end: Surrey.
    pub const SURREY: Self = Self(*b"E10000030");

    /// # Errors
    /// [`NotACode`] for anything but a capital E and eight digits.
    pub fn new(text: &str) -> Result<Self, NotACode> {
        let bytes = <[u8; 9]>::try_from(text.as_bytes()).map_err(|_| NotACode)?;
        if bytes[0] == b'E' && bytes[1..].iter().all(u8::is_ascii_digit) {
            Ok(Self(bytes))
        } else {
            Err(NotACode)
        }
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        // Letters and digits alone.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Where a projection starts.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize,
)]
pub enum Baseline {
    /// The latest published figures.
    #[default]
    Latest,
    /// The forecast that a Safety Valve agreement was made from.
    AgreementForecast,
}

impl Baseline {
    /// Its name in links, in JSON and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Latest => "latest",
            Self::AgreementForecast => "agreement",
        }
    }

    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Latest, Self::AgreementForecast]
            .into_iter()
            .find(|baseline| baseline.name() == name)
    }
}

/// An authority and one of its starting points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct Origin {
    pub code: Code,
    pub baseline: Baseline,
}

impl Origin {
    /// What is meant where nothing is named: Southwark's latest figures.
    pub const USUAL: Self = Self {
        code: Code::SOUTHWARK,
        baseline: Baseline::Latest,
    };
}
