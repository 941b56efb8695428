//! What stops an import.
//!
//! Answers for: one sentence for each fault, with where it is and, where that helps, what to do.

/// Something that stops an import, with where it is.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    #[error("{path} cannot be read: {source}")]
    Unreadable {
        path: String,
        source: std::io::Error,
    },
    #[error("{file} is empty")]
    Empty { file: &'static str },
    #[error(
        "{file} is {what}, not CSV. Open it in Excel and save it as “CSV UTF-8 (Comma delimited)”"
    )]
    NotCsv {
        file: &'static str,
        what: &'static str,
    },
    #[error("{file} is a web page, not CSV. Download the file itself")]
    WebPage { file: &'static str },
    #[error(
        "{file}, line {line}: this is not UTF-8. It may be Windows-1252 (Excel's plain “CSV”). Save it as “CSV UTF-8 (Comma delimited)”"
    )]
    NotUtf8 { file: &'static str, line: usize },
    #[error(
        "{file}: its columns are separated by {separator}, not by commas. Save it as “CSV UTF-8 (Comma delimited)”"
    )]
    Separator {
        file: &'static str,
        separator: &'static str,
    },
    #[error(
        "{file}, line {line}: this last line has no line ending, so the file may be cut off. Download it again"
    )]
    CutOff { file: &'static str, line: usize },
    #[error(
        "{file}, line {line}: “{text}” is not a row of the table. If it is a remark, delete the line"
    )]
    Remark {
        file: &'static str,
        line: u64,
        text: String,
    },
    #[error(
        "{file}, line {line}: this row has {cells} cells, but there are {headings} headings. A comma or a quotation mark may be out of place. The row begins “{start}”"
    )]
    RowLength {
        file: &'static str,
        line: u64,
        cells: u64,
        headings: u64,
        start: String,
    },
    #[error("{file}, line {line}: this row cannot be read as CSV")]
    Csv { file: &'static str, line: u64 },
    #[error("{file}, line {line}: there is no column “{column}”")]
    NoColumn {
        file: &'static str,
        line: u64,
        column: String,
    },
    #[error("{file}, line {line}: “{text}” is not a period that this release has")]
    NotAPeriod {
        file: &'static str,
        line: u64,
        text: String,
    },
    #[error(
        "{file}, line {line}, column {column}: “{text}” is neither a whole number nor one of the symbols for a missing figure (x, z, c, :, ~, u)"
    )]
    NotACount {
        file: &'static str,
        line: u64,
        column: &'static str,
        text: String,
    },
    #[error(
        "{file}, line {line}, column {column}: the counts of this row add up to more than 4,294,967,295. No count of children is that large"
    )]
    TooMany {
        file: &'static str,
        line: u64,
        column: &'static str,
    },
    #[error("{file}, line {line}, column breakdown: “{label}” is not an age that this release has")]
    NotAnAge {
        file: &'static str,
        line: u64,
        label: String,
    },
    #[error("{file}, line {line}: this is a second row for {area}, {period}, {breakdown}")]
    RowTwice {
        file: &'static str,
        line: u64,
        area: String,
        period: String,
        breakdown: String,
    },
    #[error("{file}, line {line}, column {column}: the parts of {whole} are more than the whole")]
    PartsExceedWhole {
        file: &'static str,
        line: u64,
        column: &'static str,
        whole: &'static str,
    },
    #[error(
        "{file}, line {line} ({row}): {column} is {published}, but its parts add up to {parts}{symbols}"
    )]
    PartsDoNotAddUp {
        file: &'static str,
        line: u64,
        /// Area, period and label.
        row: String,
        column: &'static str,
        published: u32,
        parts: u32,
        /// Empty, or the columns without a count.
        symbols: String,
    },
    #[error("{file} has no row for {area} in {period} ({topic})")]
    NoRows {
        file: &'static str,
        area: String,
        period: String,
        topic: &'static str,
    },
    #[error(
        "{file} has rows of {period}, but {newest} is the newest that can be read. Nothing was imported"
    )]
    Newer {
        file: &'static str,
        period: String,
        newest: String,
    },
    #[error("{file} has {found} authorities{period}; at least {least} are needed")]
    TooFew {
        file: &'static str,
        /// Empty, or which.
        period: String,
        found: usize,
        least: usize,
    },
    #[error(
        "{file} ({area}, {period}): the rows by age add up to {summed}, but the row for all ages has {published}"
    )]
    AgesDoNotAddUp {
        file: &'static str,
        area: String,
        period: String,
        published: u32,
        summed: u64,
    },
    #[error(
        "{file} ({area}, {period}): no row by age has {missing}. In this release only {known} have that gap"
    )]
    Suppressed {
        file: &'static str,
        area: String,
        period: String,
        missing: &'static str,
        known: &'static str,
    },
    #[error(
        "{file} ({area}, {period}): its {parts} add up to {summed}, but its own row has {published}"
    )]
    AreasDoNotAddUp {
        file: &'static str,
        area: String,
        period: String,
        parts: &'static str,
        published: u32,
        summed: u64,
    },
    #[error(
        "{file} ({area}, {period}): the count to subtract for authorities without ages is {part}, but the row has only {whole}"
    )]
    LessThanPart {
        file: &'static str,
        area: String,
        period: &'static str,
        whole: u32,
        part: u32,
    },
    #[error("{file}, line {line}: this is a second row for {area}")]
    AuthorityTwice {
        file: &'static str,
        line: u64,
        area: String,
    },
    #[error(
        "{file}, line {line}, column {column} ({area}): “{text}” is neither a number nor one of the symbols for a missing figure (x, z, c, :, ~, u)"
    )]
    NotANumber {
        file: &'static str,
        line: u64,
        column: &'static str,
        area: String,
        text: String,
    },
    #[error(
        "{file}, line {line}, column {column} ({area}): “{text}” means that this sum is withheld. Use an edition that has it. If the authority has no such sum, leave the cell empty"
    )]
    Withheld {
        file: &'static str,
        line: u64,
        column: &'static str,
        area: String,
        text: String,
    },
    #[error(
        "{file}, line {line}, column {column} ({area}): “{text}” is not a price. If the authority has none, give its region's median"
    )]
    NoPrice {
        file: &'static str,
        line: u64,
        column: &'static str,
        area: String,
        text: String,
    },
    #[error("{file} ({area}): {code} is not the code of an authority in England")]
    NoKind {
        file: &'static str,
        area: String,
        code: String,
    },
    #[error("{file} is not the list of agreements: {source}")]
    NotAgreements {
        file: &'static str,
        source: serde_json::Error,
    },
    #[error("{path} cannot be written: {source}")]
    Unwritable {
        path: String,
        source: std::io::Error,
    },
    #[error("the figures cannot be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
    #[error("the figures do not make a valid file of authorities: {0}")]
    Authorities(#[from] engine::authority::AuthorityError),
}
