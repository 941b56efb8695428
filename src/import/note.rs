//! What in a file a reader of the figures should know about.
//!
//! Answers for: one sentence for each kind of finding. The import goes on after a note and stops
//! at an error.

use serde::Serialize;

/// Something in a file that is not as it should be and was dealt with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Note {
    #[error(
        "{file}, line 1, column {column}: “{name}” is not a column of this release; it is not read"
    )]
    UnknownColumn {
        file: String,
        column: usize,
        name: String,
    },
    #[error(
        "{file}, line 1, column {column}: “{name}” stands there a second time; the first, column {first}, counts"
    )]
    DuplicateColumn {
        file: String,
        column: usize,
        first: usize,
        name: String,
    },
    #[error(
        "{file}, line {line}, column {column} ({area}, {period}, {breakdown}): “{symbol}” stands for a missing figure; it counts as nothing in a sum"
    )]
    Missing {
        file: String,
        line: u64,
        column: String,
        area: String,
        period: String,
        breakdown: String,
        symbol: String,
    },
    #[error(
        "{file}, line {line}, column {column} ({area}, {period}, {breakdown}): {published} published, and the parts add up to {summed}; the parts count"
    )]
    DoesNotAddUp {
        file: String,
        line: u64,
        column: String,
        area: String,
        period: String,
        breakdown: String,
        published: u32,
        summed: u32,
    },
    #[error(
        "{file}, line {line}, column breakdown ({area}, {period}): {plans} of unknown age are left out"
    )]
    AgeUnknown {
        file: String,
        line: u64,
        area: String,
        period: String,
        plans: u32,
    },
    #[error(
        "{file}, after line {line}, column breakdown ({area}, {period}): no row for {age}; it counts as nobody"
    )]
    NoRowForAge {
        file: String,
        line: u64,
        area: String,
        period: String,
        age: String,
    },
    #[error(
        "{file} ({area}, {period}): no row by age has a count of plans; its ages are left empty, and its flows come off those of its region and England"
    )]
    AgesMissing {
        file: String,
        area: String,
        period: String,
    },
    #[error(
        "{file} ({area}, {period}): no row by age has placements; the plans by age alone are taken"
    )]
    PlacementsMissing {
        file: String,
        area: String,
        period: String,
    },
    #[error(
        "{file} ({area}, {period}): the rows by age add up to {summed}, and the row of all ages has {published}; known of this release, both are taken as they are"
    )]
    AgesKnownToDiffer {
        file: String,
        area: String,
        period: String,
        published: u32,
        summed: u32,
    },
    #[error("{file}, line {line}: {code} is no authority of January 2025; the row is not read")]
    NoSuchAuthority {
        file: String,
        line: u64,
        code: String,
    },
}

/// Something that stops an import, with where it is.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    #[error("{file} cannot be read: {source}")]
    Unreadable {
        file: String,
        source: std::io::Error,
    },
    #[error("{file}, line {line}: {source}")]
    Csv {
        file: String,
        line: u64,
        source: csv::Error,
    },
    #[error("{file}, line 1: there is no column “{column}”")]
    NoColumn { file: String, column: String },
    #[error(
        "{file}, line {line}, column {column}: “{text}” is neither a whole number nor one of the symbols for a missing figure (x, z, c, :, ~, u)"
    )]
    NotACount {
        file: String,
        line: u64,
        column: String,
        text: String,
    },
    #[error(
        "{file}, line {line}, column {column}: the counts of this row add up to more than 4,294,967,295, which no count of children is"
    )]
    TooMany {
        file: String,
        line: u64,
        column: String,
    },
    #[error("{file}, line {line}, column breakdown: “{label}” is not an age that this release has")]
    NotAnAge {
        file: String,
        line: u64,
        label: String,
    },
    #[error("{file}, line {line}: a second row for {area}, {period}, {breakdown}")]
    RowTwice {
        file: String,
        line: u64,
        area: String,
        period: String,
        breakdown: String,
    },
    #[error("{file}, line {line}, column {column}: the parts of {whole} are more than the whole")]
    PartsExceedWhole {
        file: String,
        line: u64,
        column: String,
        whole: String,
    },
    #[error("{file} has no row for {area} in {period} ({topic})")]
    NoRows {
        file: String,
        area: String,
        period: String,
        topic: String,
    },
    #[error("{file}, line {line}: this is not UTF-8; save the file as CSV in UTF-8")]
    NotUtf8 { file: String, line: usize },
    #[error("{file}, line 1: semicolons separate the columns; commas must")]
    Semicolons { file: String },
    #[error("{file}, line {line}: the file breaks off here, with no line end")]
    CutOff { file: String, line: usize },
    #[error(
        "{file} has rows of {period}, newer than {newest}, the newest of this release: not read"
    )]
    Newer {
        file: String,
        period: String,
        newest: &'static str,
    },
    #[error("{file} has {found} authorities for {period}; at least {least} are needed")]
    TooFew {
        file: String,
        period: String,
        found: usize,
        least: usize,
    },
    #[error(
        "{file} ({area}, {period}): the rows by age add up to {summed}, and the row of all ages has {published}"
    )]
    AgesDoNotAddUp {
        file: String,
        area: String,
        period: String,
        published: u32,
        summed: u32,
    },
    #[error(
        "{file} ({area}, {period}): its {parts} add up to {summed}, and its own row has {published}"
    )]
    AreasDoNotAddUp {
        file: String,
        area: String,
        period: String,
        parts: &'static str,
        published: u32,
        summed: u32,
    },
    #[error(
        "{file} ({area}, {period}): {part} of the authorities without ages come off {whole}, which is less"
    )]
    LessThanPart {
        file: String,
        area: String,
        period: String,
        whole: u32,
        part: u32,
    },
    #[error("{file}, line {line}: a second row for {area}")]
    AuthorityTwice {
        file: String,
        line: u64,
        area: String,
    },
    #[error(
        "{file}, line {line}, column {column} ({area}): “{text}” is neither a number nor one of the symbols for a missing figure (x, z, c, :, ~, u)"
    )]
    NotANumber {
        file: String,
        line: u64,
        column: String,
        area: String,
        text: String,
    },
    #[error("{file} ({area}): {code} is not the code of an authority in England")]
    NoKind {
        file: String,
        area: String,
        code: String,
    },
    #[error("{file} is not the list of agreements: {source}")]
    NotAgreements {
        file: String,
        source: serde_json::Error,
    },
    #[error("{path} cannot be written: {source}")]
    Unwritable {
        path: String,
        source: std::io::Error,
    },
    #[error("the counts cannot be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
    #[error("what was read does not make a file of authorities: {0}")]
    Authorities(#[from] engine::authority::AuthorityError),
}
