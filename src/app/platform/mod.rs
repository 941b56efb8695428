//! The browser, and what takes its place where there is none.
//!
//! Answers for: everything that a component asks of a browser, under the same names whether there
//! is one or not. This is the one place that chooses. Only here are the browser's own types named.
//! Uses `chart`, `scenario`'s files and addresses, and which part was touched (`state`).
//!
//! | file | answers for |
//! |---|---|
//! | `browser` | a browser: address, storage, files, drawing, timers, boxes, keyboard, start |
//! | `elsewhere` | no browser: the same names, which do nothing or give a neutral answer |
//! | `common` | types that are the same in both |

mod common;

#[cfg(feature = "browser")]
mod browser;
#[cfg(not(feature = "browser"))]
mod elsewhere;

#[cfg(feature = "browser")]
pub use browser::*;
#[cfg(not(feature = "browser"))]
pub use elsewhere::*;

pub use common::A_FIFTH;
