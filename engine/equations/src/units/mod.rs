//! Quantities that must not mix: pounds, pupils, rates, pounds per pupil, years.
//!
//! | module | answers for |
//! |---|---|
//! | `number` | one number, or those of four futures side by side |
//! | `quantity` | pounds, pupils, rates, pounds per pupil |
//! | `year` | censuses and financial years |
//! | `unit` | what a number that somebody enters is measured in |

mod number;
mod quantity;
mod unit;
mod year;

pub use number::{FUTURES_AT_ONCE, Four, Number};
pub use quantity::{NotFinite, Pounds, PoundsPerPupil, Pupils, Rate};
pub use unit::Unit;
pub use year::{Census, FinancialYear, NotAFinancialYear};
