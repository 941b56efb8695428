//! The counts of one area that the estimation needs, as the importer writes them.
//!
//! Answers for: their JSON shape (docs/data.md), and the check that every age and placement is
//! there.
//! Uses `units` and the model's `placement`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::placement::{AGES, ByAge, ByCensusPlacement, FIRST_AGE, LAST_AGE, Placement};
use crate::units::{Census, Pupils};

/// Counts of an area by age and placement.
pub type Table = ByAge<ByCensusPlacement<Pupils>>;

/// The counts of one area, checked.
#[derive(Debug, Clone, PartialEq)]
pub struct AreaCounts {
    pub area: String,
    /// The area's nine-character code.
    pub code: String,
    /// Publisher and document.
    pub source: String,
    pub release: String,
    /// The two censuses whose change is explained: January of the first year …
    pub first: Table,
    /// … and of the next.
    pub second: Table,
    /// New plans between them.
    pub new_plans: Table,
    /// Plans that ended between them, except moves to other authorities.
    pub ended: ByAge<Pupils>,
    /// Plans that moved to another authority.
    pub transferred: ByAge<Pupils>,
    /// Published counts of every census that the release holds.
    pub censuses: Vec<PublishedCensus>,
}

/// What a census published for all ages together.
#[derive(Debug, Clone, PartialEq)]
pub struct PublishedCensus {
    pub census: Census,
    pub plans: Pupils,
    pub children: ByCensusPlacement<Pupils>,
}

impl AreaCounts {
    #[must_use]
    pub fn published(&self, census: Census) -> Option<&PublishedCensus> {
        self.censuses
            .iter()
            .find(|published| published.census == census)
    }
}

/// Why a file of counts is not valid.
#[derive(Debug, thiserror::Error)]
pub enum CountsError {
    #[error("the counts cannot be read as JSON: {0}")]
    Json(#[from] serde_json::Error),
    #[error("{area}: “{field}” has no year {year}")]
    NoYear {
        area: String,
        field: &'static str,
        year: String,
    },
    #[error("{area}: “{field}” of {year} must have {wanted} rows or columns, and has {found}")]
    Shape {
        area: String,
        field: &'static str,
        year: String,
        wanted: usize,
        found: usize,
    },
    #[error("{area}: ages must run from {FIRST_AGE} to {LAST_AGE} and placements be {wanted}")]
    Headings { area: String, wanted: String },
}

/// The file as it is written.
#[derive(Debug, Clone, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TotalsRow {
    pub plans: u32,
    pub placements: Vec<u32>,
}

impl AreaCounts {
    /// Reads a file of counts.
    ///
    /// # Errors
    /// [`CountsError`] says which field of which year is not valid.
    pub fn read(json: &str, first: Census) -> Result<Self, CountsError> {
        let file: CountsFile = serde_json::from_str(json)?;
        let check = Check { area: &file.area };
        let headings = Placement::CENSUS.map(Placement::name);
        if file.ages != (FIRST_AGE..=LAST_AGE).collect::<Vec<_>>() || file.placements != headings {
            return Err(CountsError::Headings {
                area: file.area.clone(),
                wanted: headings.join(", "),
            });
        }
        let opening = first.year().to_string();
        let closing = (first.year() + 1).to_string();
        let mut censuses = Vec::new();
        for (year, row) in &file.totals {
            let number: u16 = year.parse().map_err(|_| check.no_year("totals", year))?;
            censuses.push(PublishedCensus {
                census: Census::january(number),
                plans: count(row.plans),
                children: check.line("totals", year, &row.placements)?,
            });
        }
        Ok(Self {
            first: check.table("caseload", &opening, &file.caseload)?,
            second: check.table("caseload", &closing, &file.caseload)?,
            new_plans: check.table("new_plans", &opening, &file.new_plans)?,
            ended: check.ages("ended", &opening, &file.ended)?,
            transferred: check.ages("transferred", &opening, &file.transferred)?,
            censuses,
            area: file.area.clone(),
            code: file.code,
            source: file.source,
            release: file.release,
        })
    }
}

fn count(value: u32) -> Pupils {
    Pupils::of(f64::from(value))
}

/// Turns raw rows into checked ones, and says where they are not valid.
struct Check<'a> {
    area: &'a str,
}

impl Check<'_> {
    fn no_year(&self, field: &'static str, year: &str) -> CountsError {
        CountsError::NoYear {
            area: self.area.to_owned(),
            field,
            year: year.to_owned(),
        }
    }

    fn line<const N: usize>(
        &self,
        field: &'static str,
        year: &str,
        values: &[u32],
    ) -> Result<[Pupils; N], CountsError> {
        if values.len() != N {
            return Err(self.shape(field, year, N, values.len()));
        }
        let mut line = [Pupils::ZERO; N];
        for (slot, &value) in line.iter_mut().zip(values) {
            *slot = count(value);
        }
        Ok(line)
    }

    fn shape(&self, field: &'static str, year: &str, wanted: usize, found: usize) -> CountsError {
        CountsError::Shape {
            area: self.area.to_owned(),
            field,
            year: year.to_owned(),
            wanted,
            found,
        }
    }

    fn table(
        &self,
        field: &'static str,
        year: &str,
        tables: &BTreeMap<String, Vec<Vec<u32>>>,
    ) -> Result<Table, CountsError> {
        let rows = tables.get(year).ok_or_else(|| self.no_year(field, year))?;
        if rows.len() != AGES {
            return Err(self.shape(field, year, AGES, rows.len()));
        }
        let mut table = Table::default();
        for (slot, row) in table.iter_mut().zip(rows) {
            *slot = self.line(field, year, row)?;
        }
        Ok(table)
    }

    fn ages(
        &self,
        field: &'static str,
        year: &str,
        lines: &BTreeMap<String, Vec<u32>>,
    ) -> Result<ByAge<Pupils>, CountsError> {
        self.line(
            field,
            year,
            lines.get(year).ok_or_else(|| self.no_year(field, year))?,
        )
    }
}
