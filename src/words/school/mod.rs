//! My school, in words and tables: the child first, then the school, then the council.
//!
//! | module | answers for |
//! |---|---|
//! | `numbers` | children, their ages and places, and pounds for each of them |
//! | `form` | what is said beside the boxes, before any result |
//! | `answer` | for each child, for us and for the council, as the page says it first |
//! | `results` | what else follows, in sentences |
//! | `tables` | what comes and goes by year, for the school and for the council |
//! | `workings` | how each figure is computed, with the values in it |

mod answer;
mod form;
mod numbers;
mod results;
mod tables;
mod workings;

pub use answer::{Answer, Way, answer, first_topup, in_and_out};
pub use form::*;
pub use numbers::{ages, children, place, years};
pub use results::*;
pub use tables::{beside_the_lever, for_council, for_us};
pub use workings::{Working, workings};
