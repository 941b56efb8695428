//! Levers in words.
//!
//! | module | answers for |
//! |---|---|
//! | `wording` | what is said of a lever: name, unit, step, group; the one place for it |
//! | `values` | its values and its timing, as a person writes them |
//! | `echo` | what it comes to, in children and pounds |
//! | `row` | the same, as short as a row of the page |
//! | `notes` | what is noted beside it because of how things are now |
//! | `changes` | what differs from the no-action forecast |

mod changes;
mod echo;
mod notes;
pub mod row;
mod values;
mod wording;

pub use changes::{change, other_changes, typed_figures};
pub use echo::{Echoed, Effect, echo};
pub use notes::{rule_met, unpaid, why_no_effect};
pub use values::{announced, number, plain, range, timing, value, years};
pub use wording::{
    conditions, group, group_title, how_sure, in_order, kind, name, of_group, of_what, step, unit,
};
