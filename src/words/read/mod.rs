//! The public page, in words and tables: what a reader learns before any slider.
//!
//! Answers for: its sentences by rule from numbers, and its tables. What happened, where figures
//! are from and how the model works is in `content`.
//!
//! | module | answers for |
//! |---|---|
//! | `answer` | two sentences, dated figures, what happens next, the balance by year |
//! | `agreement` | what the page and the agreement are about |
//! | `drivers` | what drives the deficit |
//! | `census` | where children are taught, by the published counts |
//! | `packages` | what each package of changes would do |
//! | `common` | growth, and groups of placements |
//! | `statements` | whose figures and how they are known, publisher, accessibility |

mod agreement;
mod answer;
mod census;
mod common;
mod drivers;
mod packages;
mod statements;

pub use agreement::{WHAT_IS_SHOWN, agreement_says, what_it_is};
pub use answer::{Balance, Compared, Count, Figure, Next, Subject, answer, figures, next, years};
pub use census::taught;
pub use drivers::{drivers, full};
pub use packages::{packages, ranked};
pub use statements::{MY_CHILD, NOT_LOADED, accessibility, dated, how_known, publisher};
