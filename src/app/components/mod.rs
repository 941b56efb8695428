//! The page's parts. Each shows values that it is given and sends actions; none computes.

mod agreement;
mod answer;
mod changes;
mod chart;
mod choice;
mod conditions;
mod field_link;
mod group;
mod lever;
mod number_box;
mod page;
mod start;
mod trouble;

pub use page::{App, Props};
