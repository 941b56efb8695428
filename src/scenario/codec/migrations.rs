//! The version of the notation, and how parts of earlier versions are written in this one.

use super::pairs::Pair;

/// The version of the notation.
pub const VERSION: u32 = 1;

/// How the parts of one version are written in the next.
pub struct Migration {
    pub from: &'static str,
    pub to: &'static str,
    pub change: fn(Vec<Pair>) -> Vec<Pair>,
}

/// From every earlier version to the next. There is none before 1; a test migrates from an
/// invented one.
pub const MIGRATIONS: &[Migration] = &[];
