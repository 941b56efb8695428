//! Which views this program has. The page is two programs, and both have Explore.
//!
//! Answers for: leaving out of a program what only the other shows, and knowing when the other
//! is needed. `static/boot.js` chooses by the same rule.

use crate::scenario::view::{Door, Panel, View};

/// Whether My school and Read are here.
pub const PUBLIC: bool = cfg!(feature = "public");
/// Whether kept scenarios, the workshop and the page to print are here.
pub const WORKSHOP: bool = cfg!(feature = "workshop");

/// Whether this program can show a view.
#[must_use]
pub const fn has(view: &View) -> bool {
    match view.door {
        Door::School | Door::Read => PUBLIC,
        Door::Workshop | Door::Group | Door::Report => WORKSHOP,
        Door::Explore => WORKSHOP || !view.shows(Panel::Scenarios),
    }
}
