//! One file of SEN2, row by row, its headings checked.
//!
//! Answers for: finding columns, and turning a cell into a count. `authorities` knows what the
//! rows mean. Uses `rows`, `columns`, `note` and `error`.

use std::collections::HashMap;

use super::columns::{Columns, KEYS, Reading};
use super::error::ImportError;
use super::note::{Code, Note};
use super::rows::Rows;
use engine::model::placement::{ByCensusPlacement, CENSUS_PLACEMENTS, Placement};

/// Symbols for a figure that is missing, suppressed or not applicable.
pub(super) const SYMBOLS: [&str; 7] = ["x", "z", "c", ":", "~", "u", ""];

/// One row, its counts read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub line: u64,
    pub period: String,
    pub level: String,
    pub region_code: String,
    pub region_name: String,
    pub authority_code: String,
    pub old_code: String,
    pub authority_name: String,
    pub topic: String,
    pub breakdown: String,
    /// The columns read that hold a symbol in place of a count.
    pub symbols: Vec<&'static str>,
    /// The total as published …
    pub published: u32,
    /// … and what the parts of it that are published add up to.
    pub parts: u32,
    pub placements: ByCensusPlacement<u32>,
    pub transferred: u32,
}

impl Row {
    pub fn has(&self, column: &str) -> bool {
        !self.symbols.contains(&column)
    }
}

/// The values that a row is selected by.
pub struct Key<'a> {
    pub period: &'a str,
    pub level: &'a str,
    pub region_code: &'a str,
    pub old_code: &'a str,
    pub topic: &'a str,
}

/// Reads the rows to which `area_of` gives an area. Counts of other rows are not looked at.
pub fn read<A>(
    file: &'static str,
    text: &str,
    columns: &Columns,
    mut area_of: impl FnMut(&Key<'_>) -> Option<A>,
    notes: &mut Vec<Note>,
) -> Result<Vec<(A, Row)>, ImportError> {
    let mut records = Rows::of(file, text)?;
    let places = find_columns(file, &records, columns, notes)?;
    let mut rows = Vec::new();
    while let Some(record) = records.next()? {
        let cell = |name: &str| places.get(name).map_or("", |at| record.cell(*at));
        let key = Key {
            period: cell("time_period"),
            level: cell("geographic_level"),
            region_code: cell("region_code"),
            old_code: cell("old_la_code"),
            topic: cell("breakdown_topic"),
        };
        if !matches!(key.period.len(), 4 | 6) || !key.period.bytes().all(|b| b.is_ascii_digit()) {
            return Err(ImportError::NotAPeriod {
                file,
                line: record.line,
                text: key.period.to_owned(),
            });
        }
        let Some(area) = area_of(&key) else {
            continue;
        };
        let mut row = Row {
            line: record.line,
            period: key.period.to_owned(),
            level: key.level.to_owned(),
            region_code: key.region_code.to_owned(),
            region_name: cell("region_name").to_owned(),
            authority_code: cell("new_la_code").to_owned(),
            old_code: key.old_code.to_owned(),
            authority_name: cell("la_name").to_owned(),
            topic: key.topic.to_owned(),
            breakdown: cell("breakdown").to_owned(),
            symbols: Vec::new(),
            published: 0,
            parts: 0,
            placements: [0; CENSUS_PLACEMENTS],
            transferred: 0,
        };
        let count = |column: &'static str, row: &mut Row| -> Result<u32, ImportError> {
            let text = cell(column);
            if SYMBOLS.contains(&text) {
                row.symbols.push(column);
                return Ok(0);
            }
            text.parse().map_err(|_| ImportError::NotACount {
                file,
                line: row.line,
                column,
                text: text.to_owned(),
            })
        };
        row.published = count(columns.total, &mut row)?;
        let mut all = 0_u32;
        for &(column, reading) in columns.counts {
            let value = count(column, &mut row)?;
            // No sum below is larger than this one, so none can overflow.
            all = all.checked_add(value).ok_or(ImportError::TooMany {
                file,
                line: row.line,
                column,
            })?;
            if reading != Reading::MovesToUnit {
                row.parts += value;
            }
            match reading {
                Reading::Adds(placement) => row.placements[placement.at()] += value,
                Reading::MovesToUnit => {
                    row.placements[Placement::Unit.at()] += value;
                    let mainstream = &mut row.placements[Placement::Mainstream.at()];
                    *mainstream =
                        mainstream
                            .checked_sub(value)
                            .ok_or(ImportError::PartsExceedWhole {
                                file,
                                line: row.line,
                                column,
                                whole: "mainstream_total",
                            })?;
                }
                Reading::Transfer => row.transferred = value,
                Reading::InsideTotal => {}
            }
        }
        rows.push((area, row));
    }
    Ok(rows)
}

/// Where the columns that are read are.
fn find_columns(
    file: &'static str,
    rows: &Rows<'_>,
    columns: &Columns,
    notes: &mut Vec<Note>,
) -> Result<HashMap<&'static str, usize>, ImportError> {
    let read: Vec<&'static str> = KEYS
        .into_iter()
        .chain([columns.total])
        .chain(columns.counts.iter().map(|(column, _)| *column))
        .collect();
    let known = |heading: &str| {
        let mut all = read.iter().chain(columns.unread);
        all.any(|column| column.eq_ignore_ascii_case(heading))
    };
    let mut unknown = Vec::new();
    let mut twice = Vec::new();
    let headings = rows.headings();
    for (at, heading) in headings.iter().enumerate() {
        if heading.is_empty() {
            continue;
        }
        let column = format!("{}={heading}", at + 1);
        if headings.iter().take(at).any(|before| before == heading) {
            twice.push(column);
        } else if !known(heading) {
            unknown.push(column);
        }
    }
    for (code, columns) in [(Code::UnknownColumn, unknown), (Code::ColumnTwice, twice)] {
        if !columns.is_empty() {
            notes.push(Note::of_file(code, file, columns.join(" ")));
        }
    }
    read.into_iter()
        .map(|column| Ok((column, rows.place(column)?)))
        .collect()
}
