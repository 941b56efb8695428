//! The page's parts. Each shows values that it is given and sends actions; none computes.

mod actuals;
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
mod lever;
mod number_box;
mod page;
mod panels;
mod read;
mod report;
mod scenarios;
mod school;
mod start;
mod steps;
mod timer;
mod trouble;
mod words_box;
mod workshop;

pub use page::{App, Props};
