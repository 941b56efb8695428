//! The page's parts. Each shows values that it is given and sends actions; none computes.

mod agreement;
mod answer;
mod chart;
mod lever;
mod page;
mod start;

pub use page::{App, Props};
