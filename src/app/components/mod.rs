//! The page's parts. Each shows values that it is given and sends actions; none computes.

mod agreement;
mod answer;
mod changes;
mod chart;
mod choice;
mod conditions;
mod drawing;
mod field_link;
mod figures;
mod group;
mod known;
mod lever;
mod number_box;
mod page;
mod panels;
mod read;
mod school;
mod start;
mod steps;
mod trouble;

pub use page::{App, Props};
