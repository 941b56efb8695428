//! The public page, in words and tables: what a reader learns before any slider.
//!
//! Answers for: its sentences by rule from numbers, and its tables. What happened, where figures
//! are from and how the model works is in `content`.
//!
//! | module | answers for |
//! |---|---|
//! | `common` | the base year, growth, and groups of placements |
//! | `forecast` | the agreement, the balance by year, what drives it |
//! | `census` | where children are taught, by the published counts |
//! | `packages` | what each package of changes would do |
//! | `statements` | kinds of figures, privacy, publisher, accessibility |

mod census;
mod common;
mod forecast;
mod packages;
mod statements;

pub use census::{not_the_counts, taught};
pub use common::Base;
pub use forecast::{
    TYPED, agreement_says, driver_table, drivers, forecast_says, not_known, trajectory,
    what_is_shown, what_it_is,
};
pub use packages::{Would, presets, presets_say};
pub use statements::{KINDS, MADE_BY, MY_CHILD, PRIVACY, accessibility, how_known, publisher};
