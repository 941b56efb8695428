//! The rows of one CSV file, each with the line that an editor shows.
//!
//! Answers for: headings in any case and with spaces around, blank rows, rows of another length,
//! and line numbers whatever ends the lines. Uses `published` and `error`.

use super::error::ImportError;
use super::published::ends_line;

/// A file's headings, and its rows one after the other.
pub struct Rows<'a> {
    file: &'static str,
    reader: csv::Reader<&'a [u8]>,
    lines: LineStarts<'a>,
    /// In lower case, without spaces around.
    headings: Vec<String>,
    headings_line: u64,
}

/// A row that has something in it.
pub struct Record {
    pub line: u64,
    cells: csv::StringRecord,
}

impl Record {
    /// A cell without the spaces around it.
    pub fn cell(&self, at: usize) -> &str {
        self.cells.get(at).unwrap_or_default().trim()
    }
}

impl<'a> Rows<'a> {
    pub fn of(file: &'static str, text: &'a str) -> Result<Self, ImportError> {
        let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
        let lines = LineStarts::of(text);
        let record = reader
            .headers()
            .map_err(|_| ImportError::Csv { file, line: 1 })?;
        let headings_line = lines.line_at(record.position());
        let headings = record
            .iter()
            .map(|heading| heading.trim().to_lowercase())
            .collect();
        Ok(Self {
            file,
            reader,
            lines,
            headings,
            headings_line,
        })
    }

    pub fn headings(&self) -> &[String] {
        &self.headings
    }

    /// The column of this name; the first, where there are two.
    pub fn place(&self, column: &str) -> Result<usize, ImportError> {
        let wanted = column.to_lowercase();
        self.headings
            .iter()
            .position(|heading| *heading == wanted)
            .ok_or_else(|| ImportError::NoColumn {
                file: self.file,
                line: self.headings_line,
                column: column.to_owned(),
            })
    }

    /// The next row that is not blank.
    pub fn next(&mut self) -> Result<Option<Record>, ImportError> {
        let mut cells = csv::StringRecord::new();
        loop {
            let more = self.reader.read_record(&mut cells);
            let line = |position| self.lines.line_at(position);
            match more {
                Ok(false) => return Ok(None),
                Ok(true) if cells.iter().all(|cell| cell.trim().is_empty()) => {}
                Ok(true) => {
                    return Ok(Some(Record {
                        line: line(cells.position()),
                        cells,
                    }));
                }
                Err(error) => {
                    let line = line(error.position());
                    return Err(match error.kind() {
                        csv::ErrorKind::UnequalLengths { len: 1, .. } => ImportError::Remark {
                            file: self.file,
                            line,
                            text: self.lines.start_of(line),
                        },
                        csv::ErrorKind::UnequalLengths {
                            expected_len, len, ..
                        } => ImportError::RowLength {
                            file: self.file,
                            line,
                            cells: *len,
                            headings: *expected_len,
                            start: self.lines.start_of(line),
                        },
                        _ => ImportError::Csv {
                            file: self.file,
                            line,
                        },
                    });
                }
            }
        }
    }
}

/// Where each line begins: the reader's own line numbers are one short in files with CRLF, and all
/// one in files with CR.
struct LineStarts<'a> {
    text: &'a str,
    /// The last byte of each line end.
    ends: Vec<usize>,
}

impl<'a> LineStarts<'a> {
    fn of(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let ends = (0..bytes.len()).filter(|at| ends_line(bytes, *at));
        Self {
            text,
            ends: ends.collect(),
        }
    }

    /// The line of a record, perhaps with the ends of the lines before it at its beginning.
    fn line_at(&self, position: Option<&csv::Position>) -> u64 {
        let at = position.and_then(|position| usize::try_from(position.byte()).ok());
        let at = at.unwrap_or_default();
        let rest = self.text.as_bytes().get(at..).unwrap_or_default();
        let breaks = rest
            .iter()
            .take_while(|byte| matches!(byte, b'\r' | b'\n'))
            .count();
        self.ends.partition_point(|end| *end < at + breaks) as u64 + 1
    }

    /// The first letters of a line.
    fn start_of(&self, line: u64) -> String {
        const MOST: usize = 40;
        let before = usize::try_from(line).unwrap_or_default().checked_sub(2);
        let start = before
            .and_then(|at| self.ends.get(at))
            .map_or(0, |end| end + 1);
        let rest = self.text.get(start..).unwrap_or_default();
        let line = rest.split(['\r', '\n']).next().unwrap_or_default();
        let mut start: String = line.chars().take(MOST).collect();
        if start.len() < line.len() {
            start.push('…');
        }
        start
    }
}
