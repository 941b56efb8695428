//! What the model would have said of years that are known by now (model.md 12).
//!
//! Answers for: predictions from what was published before, beside what was published since. Every
//! rule predicts for the same authorities, so that rules can be compared. Nothing of the year that
//! is predicted is used, unless a rule's name says so (`knowing_…`).
//!
//! | module | answers for |
//! |---|---|
//! | `published` | what is read, and who is counted |
//! | `summary` | medians, means and correlations |
//! | `cohort` | January 2025 from January 2024 and the flows of 2023 |
//! | `plans` | plans, January 2025 |
//! | `growth` | growth one, two and three years on |
//! | `spending` | spending of 2024-25 from 2023-24 |
//! | `places` | special and independent schools, January 2025 |
//! | `prices` | what a place cost beyond 3% a year |
//! | `opening` | balances at March 2024 from those at March 2022 |

mod cohort;
mod growth;
mod opening;
mod places;
mod plans;
mod prices;
mod published;
mod spending;
mod summary;

pub use growth::{Ahead, Growth};
pub use opening::{InPounds, Openings};
pub use places::Places;
pub use plans::Plans;
pub use prices::Prices;
pub use published::{Before, Published};
pub use spending::Spending;
pub use summary::{Case, Rule, Summary};

use crate::authority::Code;
use equations::levers::OutOfRange;
use equations::model::agreement::Agreement;

/// Every table.
#[derive(Debug, Clone)]
pub struct Hindcast {
    pub plans: Plans,
    pub growth: Growth,
    pub spending: Spending,
    pub places: Places,
    pub prices: Prices,
    pub openings: Openings,
}

impl Hindcast {
    /// Predicts everything. `agreement` is the one whose yearly payments are known, and whose.
    ///
    /// # Errors
    /// [`OutOfRange`] where a default leaves its lever's range; a test makes sure that none does.
    pub fn new(published: &Published, agreement: (Code, &Agreement)) -> Result<Self, OutOfRange> {
        let prices = Prices::of(published)?;
        Ok(Self {
            plans: Plans::of(published)?,
            growth: Growth::of(published),
            spending: Spending::of(published, &prices)?,
            places: Places::of(published)?,
            openings: Openings::of(published, agreement),
            prices,
        })
    }
}
