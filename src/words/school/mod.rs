//! My school, in words and tables: the child first, then the school, then the council.
//!
//! | room | answers for |
//! |---|---|
//! | `numbers` | children, and pounds for each of them |
//! | `sentences` | every sentence of the view |
//! | `tables` | what comes and goes by year, for the school and for the council |
//! | `workings` | how each figure is computed, with the values in it |

mod numbers;
mod sentences;
mod tables;
mod workings;

pub use numbers::years;
pub use sentences::*;
pub use tables::{for_council, for_us};
pub use workings::{Working, workings};
