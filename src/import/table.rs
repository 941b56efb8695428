//! One published CSV file, row by row, its headings checked.
//!
//! Answers for: finding columns, and turning a cell into a count or a note. `import` knows what
//! the rows mean.

use std::collections::HashMap;
use std::fmt::Display;
use std::path::Path;

use super::columns::{Columns, KEYS, Reading};
use super::note::{ImportError, Note};
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
    /// The total as published; its parts may add up to something else.
    pub published: u32,
    pub placements: ByCensusPlacement<u32>,
    pub transferred: u32,
}

impl Row {
    pub fn summed(&self) -> u32 {
        self.placements.iter().sum()
    }

    pub fn has(&self, column: &str) -> bool {
        !self.symbols.contains(&column)
    }
}

/// Reads the rows to which `area_name` gives an area, by level, region code, authority code and
/// topic. Cells of other rows are ignored.
pub fn read<A: Display>(
    path: &Path,
    columns: &Columns,
    area_name: impl Fn(&Key<'_>) -> Option<A>,
    notes: &mut Vec<Note>,
) -> Result<Vec<(A, Row)>, ImportError> {
    let file = path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into(),
    );
    let text = std::fs::read_to_string(path).map_err(|source| ImportError::Unreadable {
        file: path.display().to_string(),
        source,
    })?;
    read_text(&file, &text, columns, area_name, notes)
}

/// The same, from the text of a file.
pub fn read_text<A: Display>(
    file: &str,
    text: &str,
    columns: &Columns,
    area_name: impl Fn(&Key<'_>) -> Option<A>,
    notes: &mut Vec<Note>,
) -> Result<Vec<(A, Row)>, ImportError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let headings = reader
        .headers()
        .map_err(|source| ImportError::Csv {
            file: file.to_owned(),
            line: 1,
            source,
        })?
        .clone();
    let places = find_columns(file, &headings, columns, notes)?;

    let lines = LineStarts::of(text);
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|source| {
            let line = source
                .position()
                .map_or(0, |position| lines.line_of(position.byte()));
            ImportError::Csv {
                file: file.to_owned(),
                line,
                source,
            }
        })?;
        let cell = |name: &str| {
            places
                .get(name)
                .and_then(|&at| record.get(at))
                .unwrap_or_default()
        };
        let key = Key {
            period: cell("time_period"),
            level: cell("geographic_level"),
            region_code: cell("region_code"),
            authority_code: cell("new_la_code"),
            old_code: cell("old_la_code"),
            topic: cell("breakdown_topic"),
        };
        let Some(area) = area_name(&key) else {
            continue;
        };
        let mut row = Row {
            line: record
                .position()
                .map_or(0, |position| lines.line_of(position.byte())),
            period: key.period.to_owned(),
            level: key.level.to_owned(),
            region_code: key.region_code.to_owned(),
            region_name: cell("region_name").to_owned(),
            authority_code: key.authority_code.to_owned(),
            old_code: key.old_code.to_owned(),
            authority_name: cell("la_name").to_owned(),
            topic: key.topic.to_owned(),
            breakdown: cell("breakdown").to_owned(),
            symbols: Vec::new(),
            published: 0,
            placements: [0; CENSUS_PLACEMENTS],
            transferred: 0,
        };
        let mut count = |column: &'static str, row: &mut Row| -> Result<u32, ImportError> {
            let text = cell(column).trim();
            if SYMBOLS.contains(&text) {
                notes.push(Note::Missing {
                    file: file.to_owned(),
                    line: row.line,
                    column: column.to_owned(),
                    area: area.to_string(),
                    period: row.period.clone(),
                    breakdown: row.breakdown.clone(),
                    symbol: text.to_owned(),
                });
                row.symbols.push(column);
                return Ok(0);
            }
            text.parse().map_err(|_| ImportError::NotACount {
                file: file.to_owned(),
                line: row.line,
                column: column.to_owned(),
                text: text.to_owned(),
            })
        };
        row.published = count(columns.total, &mut row)?;
        let mut all = 0_u32;
        for &(column, reading) in columns.counts {
            let value = count(column, &mut row)?;
            // No placement is larger than their sum, so nothing below can overflow.
            all = all.checked_add(value).ok_or_else(|| ImportError::TooMany {
                file: file.to_owned(),
                line: row.line,
                column: column.to_owned(),
            })?;
            match reading {
                Reading::Adds(placement) => row.placements[placement.at()] += value,
                Reading::MovesToUnit => {
                    row.placements[Placement::Unit.at()] += value;
                    let mainstream = &mut row.placements[Placement::Mainstream.at()];
                    *mainstream = mainstream.checked_sub(value).ok_or_else(|| {
                        ImportError::PartsExceedWhole {
                            file: file.to_owned(),
                            line: row.line,
                            column: column.to_owned(),
                            whole: "mainstream_total".to_owned(),
                        }
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

/// Where each line begins: the reader's own line numbers are one short in files with CRLF.
pub(super) struct LineStarts<'a> {
    text: &'a [u8],
    newlines: Vec<u64>,
}

impl<'a> LineStarts<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let newlines = (0_u64..)
            .zip(text.bytes())
            .filter(|(_, byte)| *byte == b'\n')
            .map(|(at, _)| at)
            .collect();
        Self {
            text: text.as_bytes(),
            newlines,
        }
    }

    /// The line of a record that begins at a byte, perhaps with the previous line's end before it.
    pub(super) fn line_of(&self, byte: u64) -> u64 {
        let rest = usize::try_from(byte)
            .ok()
            .and_then(|at| self.text.get(at..))
            .unwrap_or_default();
        let breaks = (0_u64..)
            .zip(rest)
            .find(|(_, byte)| !matches!(byte, b'\r' | b'\n'))
            .map_or(0, |(at, _)| at);
        self.newlines
            .partition_point(|newline| *newline < byte + breaks) as u64
            + 1
    }
}

/// The values that a row is selected by.
pub struct Key<'a> {
    pub period: &'a str,
    pub level: &'a str,
    pub region_code: &'a str,
    pub authority_code: &'a str,
    pub old_code: &'a str,
    pub topic: &'a str,
}

fn find_columns(
    file: &str,
    headings: &csv::StringRecord,
    columns: &Columns,
    notes: &mut Vec<Note>,
) -> Result<HashMap<String, usize>, ImportError> {
    let mut places: HashMap<String, usize> = HashMap::new();
    for (at, name) in headings.iter().enumerate() {
        if let Some(&first) = places.get(name) {
            notes.push(Note::DuplicateColumn {
                file: file.to_owned(),
                column: at + 1,
                first: first + 1,
                name: name.to_owned(),
            });
            continue;
        }
        let actuals = KEYS.contains(&name)
            || name == columns.total
            || columns.unread.contains(&name)
            || columns.counts.iter().any(|(column, _)| *column == name);
        if !actuals {
            notes.push(Note::UnknownColumn {
                file: file.to_owned(),
                column: at + 1,
                name: name.to_owned(),
            });
        }
        places.insert(name.to_owned(), at);
    }
    let needed = KEYS
        .into_iter()
        .chain([columns.total])
        .chain(columns.counts.iter().map(|(column, _)| *column));
    for column in needed {
        if !places.contains_key(column) {
            return Err(ImportError::NoColumn {
                file: file.to_owned(),
                column: column.to_owned(),
            });
        }
    }
    Ok(places)
}
