//! The version of the notation, and how parts of earlier versions are written in this one.

use super::pairs::{AUTHORITY, BASIS, Pair};
use engine::origin::Baseline;

/// The version of the notation.
pub const VERSION: u32 = 2;

#[derive(Clone, Copy)]
/// How the parts of one version are written in the next.
pub struct Migration {
    pub from: &'static str,
    pub to: &'static str,
    pub change: fn(Vec<Pair>) -> Vec<Pair>,
}

/// From every earlier version to the next. Version 1 knew Southwark's agreement forecast alone.
pub const MIGRATIONS: &[Migration] = &[Migration {
    from: "1",
    to: "2",
    change: of_the_forecast,
}];

fn of_the_forecast(mut parts: Vec<Pair>) -> Vec<Pair> {
    parts.retain(|(name, _)| name != AUTHORITY && name != BASIS);
    let forecast = Baseline::AgreementForecast.name();
    parts.push((BASIS.to_owned(), forecast.to_owned()));
    parts
}

/// Parts in the notation of today.
pub(super) fn migrated(migrations: &[Migration], mut parts: Vec<Pair>) -> Vec<Pair> {
    // Each leads to a later version, so this terminates.
    for migration in migrations {
        if parts
            .iter()
            .any(|(name, value)| name == "v" && value == migration.from)
        {
            parts = (migration.change)(parts);
            for (_, value) in parts.iter_mut().filter(|(name, _)| name == "v") {
                migration.to.clone_into(value);
            }
        }
    }
    parts
}
