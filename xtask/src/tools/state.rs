//! Answers for what is said of a tool: there or not, and of which version.

use std::fmt;

/// How a need is met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    Ready,
    Missing,
    /// There, but not to be used, and why.
    Wrong(String),
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ready => f.write_str("ready"),
            Self::Missing => f.write_str("missing"),
            Self::Wrong(why) => write!(f, "not usable: {why}"),
        }
    }
}

/// The version in what a program says of itself: `trunk 0.22.1`, `wasm-opt version 132 (…)`.
pub(super) fn version_in(said: &str) -> Option<&str> {
    said.lines()
        .next()?
        .split_whitespace()
        .map(|word| word.strip_prefix('v').unwrap_or(word))
        .find(|word| word.starts_with(|first: char| first.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_as_each_program_says_them() {
        for (said, version) in [
            ("trunk 0.22.1", Some("0.22.1")),
            ("wasm-bindgen 0.2.130 (0a1b2c3d4)", Some("0.2.130")),
            ("wasm-opt version 132 (version_132)", Some("132")),
            ("v20.20.2", Some("20.20.2")),
            ("trunk 0.22.10", Some("0.22.10")),
            ("usage: trunk", None),
            ("", None),
        ] {
            assert_eq!(version_in(said), version, "{said}");
        }
    }
}
