//! A file of counts as it is written; `engine::estimate` reads it.
//!
//! Answers for: its JSON shape (docs/data.md).

use std::collections::BTreeMap;

use serde::Serialize;

/// The counts of one area.
#[derive(Debug, Clone, Serialize)]
pub struct CountsFile {
    pub area: String,
    pub code: String,
    pub source: String,
    pub release: String,
    pub ages: Vec<usize>,
    pub placements: Vec<String>,
    pub caseload: BTreeMap<String, Vec<Vec<u32>>>,
    pub new_plans: BTreeMap<String, Vec<Vec<u32>>>,
    pub ended: BTreeMap<String, Vec<u32>>,
    pub transferred: BTreeMap<String, Vec<u32>>,
    pub totals: BTreeMap<String, TotalsRow>,
}

/// All ages together, at one census.
#[derive(Debug, Clone, Serialize)]
pub struct TotalsRow {
    pub plans: u32,
    pub placements: Vec<u32>,
}
