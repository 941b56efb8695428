//! Files with one row for each authority: money, prices, balances.
//!
//! Answers for: which files and columns are read, and a row for each code of January 2025. Uses
//! `published`, `rows` and `table`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::error::ImportError;
use super::published;
use super::rows::Rows;
use super::table::SYMBOLS;

/// What is written where an authority has no such sum: “not applicable”, or nothing.
const NO_SUM: [&str; 3] = ["", "x", "z"];

/// A figure as published: pounds are mostly whole.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Figure {
    Whole(i64),
    Part(f64),
}

impl Figure {
    /// As a number.
    #[allow(clippy::cast_precision_loss, reason = "pounds are far below 2^53")]
    pub const fn pounds(self) -> f64 {
        match self {
            Self::Whole(whole) => whole as f64,
            Self::Part(part) => part,
        }
    }
}

/// A file and the columns of it that are read, after the code and the name.
pub struct Source {
    pub name: &'static str,
    /// The column with the authority's code.
    pub code: &'static str,
    pub columns: &'static [&'static str],
    /// Fewer authorities than this are not the whole file.
    pub least: usize,
}

const NEW_CODE: &str = "new_la_code";

pub const UNIT_COSTS: Source = Source {
    name: "unit-costs-2021-22-by-authority.csv",
    code: NEW_CODE,
    columns: &[
        "mainstream",
        "special",
        "independent",
        "services_per_plan",
        "ap_per_plan",
        "mainstream_basis",
        "special_basis",
        "independent_basis",
        "services_per_plan_basis",
        "ap_per_plan_basis",
    ],
    least: 150,
};
/// The first columns of [`UNIT_COSTS`] are prices; as many after them say whose.
pub const PRICES: usize = 5;
pub const OUTTURN: Source = Source {
    name: "s251-high-needs-outturn-by-authority.csv",
    code: NEW_CODE,
    columns: &["outturn_2022-23", "outturn_2023-24", "outturn_2024-25"],
    least: 150,
};
pub const GRANT: Source = Source {
    name: "dsg-2023-24-by-authority.csv",
    code: NEW_CODE,
    columns: &[
        "high_needs_block_before_deductions",
        "schools_block",
        "fe_and_16_to_19_places_deducted",
        "ap_and_hospital_places_deducted",
    ],
    least: 150,
};
/// Not published for five authorities.
pub const BALANCE_2024: Source = Source {
    name: "dsg-balance-march-2024-by-authority.csv",
    code: NEW_CODE,
    columns: &["deficit_march_2024"],
    least: 148,
};
/// Found one by one, so far for ten.
pub const BALANCE_2025: Source = Source {
    name: "dsg-balance-march-2025-by-authority.csv",
    code: NEW_CODE,
    columns: &["deficit_march_2025", "source"],
    least: 1,
};
pub const COMPLEXITY: Source = Source {
    name: "price-growth-by-authority.csv",
    code: NEW_CODE,
    columns: &["complexity"],
    least: 150,
};

/// Not published for four authorities. For the comparison with what happened alone.
pub const BALANCE_2022: Source = Source {
    name: "dsg-balance-march-2022-by-authority.csv",
    code: NEW_CODE,
    columns: &["deficit_march_2022"],
    least: 145,
};
/// By three-figure code. For the same.
pub const BLOCKS: Source = Source {
    name: "high-needs-block-by-authority.csv",
    code: "old_la_code",
    columns: &["hnb_before_deductions_2022-23"],
    least: 150,
};

/// One authority's cells, in the order of the file's [`Source`].
pub struct Line {
    source: &'static Source,
    pub line: u64,
    area: String,
    cells: Vec<String>,
}

impl Line {
    pub fn cell(&self, at: usize) -> &str {
        self.cells.get(at).map_or("", String::as_str)
    }

    /// None where there is no such sum. A sum that is withheld is another thing: it stops the
    /// import.
    pub fn figure(&self, at: usize) -> Result<Option<Figure>, ImportError> {
        let text = self.cell(at);
        if NO_SUM.contains(&text) {
            return Ok(None);
        }
        if SYMBOLS.contains(&text) {
            return Err(ImportError::Withheld {
                file: self.source.name,
                line: self.line,
                column: self.column(at),
                area: self.area.clone(),
                text: text.to_owned(),
            });
        }
        if let Ok(whole) = text.parse() {
            return Ok(Some(Figure::Whole(whole)));
        }
        match text.parse::<f64>() {
            Ok(part) if part.is_finite() => Ok(Some(match format!("{part:.0}").parse() {
                Ok(whole) if part.fract() == 0.0 => Figure::Whole(whole),
                _ => Figure::Part(part),
            })),
            _ => Err(ImportError::NotANumber {
                file: self.source.name,
                line: self.line,
                column: self.column(at),
                area: self.area.clone(),
                text: text.to_owned(),
            }),
        }
    }

    /// A figure that must be there.
    pub fn price(&self, at: usize) -> Result<Figure, ImportError> {
        let figure = match SYMBOLS.contains(&self.cell(at)) {
            true => None,
            false => self.figure(at)?,
        };
        figure.ok_or_else(|| ImportError::NoPrice {
            file: self.source.name,
            line: self.line,
            column: self.column(at),
            area: self.area.clone(),
            text: self.cell(at).to_owned(),
        })
    }

    fn column(&self, at: usize) -> &'static str {
        self.source.columns.get(at).copied().unwrap_or_default()
    }
}

/// The rows of a file, by code.
pub fn read(folder: &Path, source: &'static Source) -> Result<BTreeMap<String, Line>, ImportError> {
    let file = source.name;
    let text = published::csv_text(folder, file)?;
    let mut records = Rows::of(file, &text)?;
    let code = records.place(source.code)?;
    let name = records.place("la_name")?;
    let places = source
        .columns
        .iter()
        .map(|column| records.place(column))
        .collect::<Result<Vec<_>, _>>()?;
    let mut rows = BTreeMap::new();
    while let Some(record) = records.next()? {
        let area = record.cell(name).to_owned();
        let line = Line {
            source,
            line: record.line,
            area: area.clone(),
            cells: places
                .iter()
                .map(|at| record.cell(*at).to_owned())
                .collect(),
        };
        if rows.insert(record.cell(code).to_owned(), line).is_some() {
            return Err(ImportError::AuthorityTwice {
                file,
                line: record.line,
                area,
            });
        }
    }
    if rows.len() < source.least {
        return Err(ImportError::TooFew {
            file,
            period: String::new(),
            found: rows.len(),
            least: source.least,
        });
    }
    Ok(rows)
}

/// The three-figure codes of the authorities with a Safety Valve agreement.
pub fn agreements(folder: &Path) -> Result<BTreeSet<u32>, ImportError> {
    #[derive(Deserialize)]
    struct Agreements {
        agreements: Vec<Agreement>,
    }
    #[derive(Deserialize)]
    struct Agreement {
        old_la_code: u32,
    }
    const NAME: &str = "agreements.json";
    let read: Agreements = serde_json::from_str(&published::text(folder, NAME)?)
        .map_err(|source| ImportError::NotAgreements { file: NAME, source })?;
    Ok(read
        .agreements
        .into_iter()
        .map(|agreement| agreement.old_la_code)
        .collect())
}
