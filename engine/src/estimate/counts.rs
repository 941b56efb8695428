//! The counts of one area that the estimation needs, as the importer writes them.
//!
//! Answers for: their JSON shape (docs/data.md), and the check that every age and placement is
//! there.
//! Uses `json`, `units` and the model's `placement`.

use crate::json::{Json, JsonError};
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

/// The counts that an authority is compared with, and that supplement its own where they are few.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparators {
    pub region: AreaCounts,
    pub england: AreaCounts,
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
    Json(#[from] JsonError),
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

impl AreaCounts {
    /// Reads a file of counts.
    ///
    /// # Errors
    /// [`CountsError`] says which field of which year is not valid.
    pub fn read(json: &str, first: Census) -> Result<Self, CountsError> {
        let file = Json::read(json)?;
        let area = file.text_of("area")?;
        let check = Check {
            area: &area,
            file: &file,
        };
        check.headings()?;
        let opening = first.year().to_string();
        let closing = (first.year() + 1).to_string();
        Ok(Self {
            censuses: check.censuses()?,
            first: check.table("caseload", &opening)?,
            second: check.table("caseload", &closing)?,
            new_plans: check.table("new_plans", &opening)?,
            ended: check.ages("ended", &opening)?,
            transferred: check.ages("transferred", &opening)?,
            code: file.text_of("code")?,
            source: file.text_of("source")?,
            release: file.text_of("release")?,
            area,
        })
    }
}

fn count(value: &Json<'_>) -> Result<Pupils, JsonError> {
    Ok(Pupils::of(f64::from(value.whole()?)))
}

/// Turns the file's rows into checked ones, and says where they are not valid.
struct Check<'a> {
    area: &'a str,
    file: &'a Json<'a>,
}

impl Check<'_> {
    /// Every age and every placement, in order.
    fn headings(&self) -> Result<(), CountsError> {
        let headings = Placement::CENSUS.map(Placement::name);
        let ages = self.file.field("ages")?.list()?;
        let mut are_as_wanted = ages.len() == AGES;
        for (age, wanted) in ages.iter().zip(FIRST_AGE..) {
            are_as_wanted &= age.whole()? as usize == wanted;
        }
        let placements = self.file.field("placements")?.list()?;
        are_as_wanted &= placements.len() == headings.len();
        for (placement, wanted) in placements.iter().zip(headings) {
            are_as_wanted &= placement.text()? == wanted;
        }
        if are_as_wanted {
            return Ok(());
        }
        Err(CountsError::Headings {
            area: self.area.to_owned(),
            wanted: headings.join(", "),
        })
    }

    fn censuses(&self) -> Result<Vec<PublishedCensus>, CountsError> {
        let mut censuses = Vec::new();
        for (year, row) in self.file.field("totals")?.members()? {
            let number = year.parse().map_err(|_| self.no_year("totals", year))?;
            censuses.push(PublishedCensus {
                census: Census::january(number),
                plans: count(row.field("plans")?)?,
                children: self.line("totals", year, row.field("placements")?)?,
            });
        }
        Ok(censuses)
    }

    fn no_year(&self, field: &'static str, year: &str) -> CountsError {
        CountsError::NoYear {
            area: self.area.to_owned(),
            field,
            year: year.to_owned(),
        }
    }

    /// As many items as there must be.
    fn list<'a>(
        &self,
        field: &'static str,
        year: &str,
        values: &'a Json<'a>,
        wanted: usize,
    ) -> Result<&'a [Json<'a>], CountsError> {
        let values = values.list()?;
        if values.len() == wanted {
            return Ok(values);
        }
        Err(CountsError::Shape {
            area: self.area.to_owned(),
            field,
            year: year.to_owned(),
            wanted,
            found: values.len(),
        })
    }

    fn line<const N: usize>(
        &self,
        field: &'static str,
        year: &str,
        values: &Json<'_>,
    ) -> Result<[Pupils; N], CountsError> {
        let mut line = [Pupils::ZERO; N];
        for (slot, value) in line.iter_mut().zip(self.list(field, year, values, N)?) {
            *slot = count(value)?;
        }
        Ok(line)
    }

    fn of_year(&self, field: &'static str, year: &str) -> Result<&Json<'_>, CountsError> {
        let found = self.file.field(field)?.find(year)?;
        found.ok_or_else(|| self.no_year(field, year))
    }

    fn table(&self, field: &'static str, year: &str) -> Result<Table, CountsError> {
        let rows = self.list(field, year, self.of_year(field, year)?, AGES)?;
        let mut table = Table::default();
        for (slot, row) in table.iter_mut().zip(rows) {
            *slot = self.line(field, year, row)?;
        }
        Ok(table)
    }

    fn ages(&self, field: &'static str, year: &str) -> Result<ByAge<Pupils>, CountsError> {
        self.line(field, year, self.of_year(field, year)?)
    }
}
