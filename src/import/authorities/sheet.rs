//! One file of SEN2 with the rows of every authority, region and England.
//!
//! Answers for: which of its rows are read, a row that is there twice, a newer January that would
//! not be read, and the rows of an area as a table. Uses `release`, `table`, `published` and, of
//! this room, `by_age`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;

use super::by_age::Table;
use super::release::{What, age_of, is_unknown_age, said};
use crate::import::error::ImportError;
use crate::import::note::Note;
use crate::import::published;
use crate::import::table::{self, Key, Row};
use engine::model::placement::{AGES, ByAge, CENSUS_PLACEMENTS, row};

/// An area; an authority by its three-figure code, which outlasts changes of the other.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Of {
    England,
    Region(String),
    Authority(String),
}

impl Of {
    fn new(level: &str, region_code: &str, old_code: &str) -> Option<Self> {
        match level {
            "National" => Some(Self::England),
            "Regional" => Some(Self::Region(region_code.to_owned())),
            "Local authority" => Some(Self::Authority(old_code.to_owned())),
            _ => None,
        }
    }

    pub(super) fn code(&self) -> &str {
        match self {
            Self::England => "E92000001",
            Self::Region(code) | Self::Authority(code) => code,
        }
    }
}

impl fmt::Display for Of {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::England => f.write_str("England"),
            Self::Region(code) | Self::Authority(code) => f.write_str(code),
        }
    }
}

impl Row {
    pub(super) fn area(&self) -> Of {
        Of::new(&self.level, &self.region_code, &self.old_code).unwrap_or(Of::England)
    }

    pub(super) fn name(&self) -> &str {
        match self.level.as_str() {
            "National" => "England",
            "Regional" => &self.region_name,
            _ => &self.authority_name,
        }
    }
}

type Found = BTreeMap<(&'static str, String), BTreeMap<Of, Vec<Row>>>;

pub(super) struct Sheet {
    pub what: &'static What,
    /// By topic and period, then by area.
    rows: Found,
}

impl Sheet {
    pub(super) fn read(
        folder: &Path,
        what: &'static What,
        notes: &mut Vec<Note>,
    ) -> Result<Self, ImportError> {
        let text = published::csv_text(folder, what.name)?;
        let mut newer = None;
        let area_of = |key: &Key<'_>| {
            if key.period > what.newest {
                newer.get_or_insert_with(|| key.period.to_owned());
            }
            let by_age_here = what.periods.contains(&key.period);
            let needed = (key.topic == what.all && (by_age_here || what.has_januaries()))
                || (key.topic == what.by_age && by_age_here);
            needed
                .then(|| Of::new(key.level, key.region_code, key.old_code))
                .flatten()
        };
        let read = table::read(what.name, &text, what.columns, area_of, notes)?;
        if let Some(period) = newer {
            return Err(ImportError::Newer {
                file: what.name,
                period: said(&period),
                newest: said(what.newest),
            });
        }
        let mut seen = BTreeSet::new();
        let mut rows = Found::new();
        for (area, found) in read {
            let topic = if found.topic == what.all {
                what.all
            } else {
                what.by_age
            };
            // Two labels of one age are one.
            let age = age_of(&found.breakdown);
            let label = age.map_or_else(|| found.breakdown.clone(), |age| age.to_string());
            let label = if topic == what.all {
                String::new()
            } else {
                label
            };
            if !seen.insert((area.clone(), topic, found.period.clone(), label)) {
                return Err(ImportError::RowTwice {
                    file: what.name,
                    line: found.line,
                    area: found.name().to_owned(),
                    period: said(&found.period),
                    breakdown: found.breakdown,
                });
            }
            rows.entry((topic, found.period.clone()))
                .or_default()
                .entry(area)
                .or_default()
                .push(found);
        }
        Ok(Self { what, rows })
    }

    /// Every row that is read, by period and area.
    pub(super) fn by_period(&self) -> BTreeMap<&str, BTreeMap<&Of, Vec<&Row>>> {
        let mut periods: BTreeMap<&str, BTreeMap<&Of, Vec<&Row>>> = BTreeMap::new();
        for ((_, period), areas) in &self.rows {
            let by_area = periods.entry(period).or_default();
            for (area, rows) in areas {
                by_area.entry(area).or_default().extend(rows);
            }
        }
        periods
    }

    /// The row of all ages of each area.
    pub(super) fn all(&self, period: &str) -> impl Iterator<Item = &Row> {
        self.rows
            .get(&(self.what.all, period.to_owned()))
            .into_iter()
            .flatten()
            .filter_map(|(_, rows)| rows.first())
    }

    pub(super) fn all_of(&self, area: &Of, period: &str) -> Option<&Row> {
        self.rows
            .get(&(self.what.all, period.to_owned()))?
            .get(area)?
            .first()
    }

    pub(super) fn by_age(&self, area: &Of, period: &str) -> impl Iterator<Item = &Row> {
        self.rows
            .get(&(self.what.by_age, period.to_owned()))
            .and_then(|areas| areas.get(area))
            .into_iter()
            .flatten()
    }

    pub(super) fn no_row(&self, area: &str, period: &str) -> ImportError {
        ImportError::NoRows {
            file: self.what.name,
            area: area.to_owned(),
            period: said(period),
            topic: self.what.all,
        }
    }

    /// The row of each age; rows of unknown age are left out.
    fn ages(&self, area: &Of, period: &str) -> Result<Vec<(usize, &Row)>, ImportError> {
        let mut ages = Vec::new();
        for found in self.by_age(area, period) {
            match age_of(&found.breakdown) {
                Some(age) => ages.push((row(age), found)),
                None if is_unknown_age(&found.breakdown) => {}
                None => {
                    return Err(ImportError::NotAnAge {
                        file: self.what.name,
                        line: found.line,
                        label: found.breakdown.clone(),
                    });
                }
            }
        }
        Ok(ages)
    }

    pub(super) fn table(&self, area: &Of, period: &str) -> Result<Table, ImportError> {
        let mut table = Table {
            placements: [[0; CENSUS_PLACEMENTS]; AGES],
            published: [0; AGES],
        };
        for (at, found) in self.ages(area, period)? {
            table.placements[at] = found.placements;
            table.published[at] = found.published;
        }
        Ok(table)
    }

    /// Plans ended but for transfers, and transfers, by age.
    pub(super) fn flows(&self, area: &Of, year: &str) -> Result<[ByAge<u32>; 2], ImportError> {
        let mut flows = [[0; AGES]; 2];
        for (at, found) in self.ages(area, year)? {
            flows[0][at] = found.published.checked_sub(found.transferred).ok_or(
                ImportError::PartsExceedWhole {
                    file: self.what.name,
                    line: found.line,
                    column: "transfer",
                    whole: self.what.columns.total,
                },
            )?;
            flows[1][at] = found.transferred;
        }
        Ok(flows)
    }
}
