//! Tables of figures, in words: what panels show.
//!
//! Answers for: one shape for every table that has years across and things down.

/// How a row's figures came about: they look different everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Origin {
    /// By the model.
    #[default]
    Computed,
    /// Read from a publication.
    Published,
    /// By the model, of sizes that are judgement.
    Judged,
    /// By the model, as a sum of rows above it.
    Total,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub name: String,
    pub origin: Origin,
    pub cells: Vec<String>,
}

/// A table: years across, things down.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Figures {
    /// What it is called where several are.
    pub label: &'static str,
    pub caption: String,
    /// Over the names of the rows.
    pub corner: &'static str,
    pub columns: Vec<String>,
    pub rows: Vec<Row>,
}

impl Row {
    #[must_use]
    pub fn new(
        name: impl Into<String>,
        origin: Origin,
        cells: impl IntoIterator<Item = String>,
    ) -> Self {
        Self {
            name: name.into(),
            origin,
            cells: cells.into_iter().collect(),
        }
    }
}

/// Shown where nothing is known.
pub const NONE: &str = "–";
