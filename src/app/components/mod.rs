//! The page's parts. Each shows values that it is given and sends actions; none computes.

mod agreement;
mod answer;
mod chart;
mod choice;
mod lever;
mod page;
mod start;

pub use page::{App, Props};
