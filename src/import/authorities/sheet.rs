//! One file of SEN2 with the rows of every authority, region and England.
//!
//! Answers for: which of its rows are read, and the checks that stop an import: areas that are
//! missing or do not add up, ages that do not, a row that is there twice, a newer January that
//! would not be read. Uses `table`, `columns`, `published`, `note` and, of this room, `by_age`.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;

use super::by_age::Table;
use crate::import::columns::{CASELOAD, CEASED, Columns, NEW_PLANS};
use crate::import::note::{ImportError, Note};
use crate::import::published;
use crate::import::read::{ALL_PLANS, BY_AGE, BY_AGE_CEASED, BY_AGE_STARTED, FLOW_YEAR, age_of};
use crate::import::table::{self, Key, Row};
use engine::model::placement::{AGES, ByAge, CENSUS_PLACEMENTS, row};

pub(super) const FIRST: &str = "202324";
pub(super) const SECOND: &str = "202425";
const LEAST_AUTHORITIES: usize = 150;
const REGIONS: usize = 9;

/// Areas whose rows by age do not add up as published: code, period, all ages, sum by age. The
/// ages of Hackney and Peterborough are missing, and their regions' rows hold a part of them.
const KNOWN_TO_DIFFER: [(&str, &str, u32, u32); 3] = [
    ("E12000006", FIRST, 65_552, 65_093),
    ("E12000007", FIRST, 93_539, 90_353),
    ("E92000001", FIRST, 576_474, 572_829),
];

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

/// A file of SEN2, and what of it is read.
pub(super) struct What {
    pub name: &'static str,
    columns: &'static Columns,
    all: &'static str,
    by_age: &'static str,
    /// The periods whose rows by age are read.
    periods: &'static [&'static str],
    newest: &'static str,
}

pub(super) const CASELOAD_SHEET: What = What {
    name: "sen2-2025/caseload.csv",
    columns: &CASELOAD,
    all: ALL_PLANS,
    by_age: BY_AGE,
    periods: &[FIRST, SECOND],
    newest: SECOND,
};
pub(super) const NEW_PLANS_SHEET: What = What {
    name: "sen2-2025/newplans.csv",
    columns: &NEW_PLANS,
    all: "New EHC plans",
    by_age: BY_AGE_STARTED,
    periods: &[FLOW_YEAR],
    newest: FLOW_YEAR,
};
pub(super) const CEASED_SHEET: What = What {
    name: "sen2-2025/ceased_plans.csv",
    columns: &CEASED,
    all: "All ceased EHC plans",
    by_age: BY_AGE_CEASED,
    periods: &[FLOW_YEAR],
    newest: FLOW_YEAR,
};

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
        let newer = RefCell::new(None);
        let wanted = |key: &Key<'_>| {
            if key.period > what.newest {
                newer
                    .borrow_mut()
                    .get_or_insert_with(|| key.period.to_owned());
            }
            let needed = (key.topic == what.all
                && (what.periods.contains(&key.period) || what.periods.contains(&SECOND)))
                || (key.topic == what.by_age && what.periods.contains(&key.period));
            needed
                .then(|| Of::new(key.level, key.region_code, key.old_code))
                .flatten()
        };
        let mut all_notes = Vec::new();
        let read = table::read_text(what.name, &text, what.columns, wanted, &mut all_notes)?;
        if let Some(period) = newer.into_inner() {
            return Err(ImportError::Newer {
                file: what.name.to_owned(),
                period: said(&period),
                newest: if what.newest == SECOND {
                    "January 2025"
                } else {
                    FLOW_YEAR
                },
            });
        }
        // Some hundred thousand cells of this release hold a symbol, which counts as nothing.
        notes.extend(
            all_notes
                .into_iter()
                .filter(|note| !matches!(note, Note::Missing { .. })),
        );
        let mut seen = BTreeSet::new();
        let mut rows = Found::new();
        for (area, found) in read {
            let topic = if found.topic == what.all {
                what.all
            } else {
                what.by_age
            };
            if !seen.insert((
                area.clone(),
                topic,
                found.period.clone(),
                found.breakdown.clone(),
            )) {
                return Err(ImportError::RowTwice {
                    file: what.name.to_owned(),
                    line: found.line,
                    area: found.name().to_owned(),
                    period: found.period,
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

    fn of(&self, topic: &'static str, period: &str) -> impl Iterator<Item = (&Of, &Vec<Row>)> {
        self.rows
            .get(&(topic, period.to_owned()))
            .into_iter()
            .flatten()
    }

    /// The row of all ages of each area.
    pub(super) fn all(&self, period: &str) -> impl Iterator<Item = &Row> {
        self.of(self.what.all, period)
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
            file: self.what.name.to_owned(),
            area: area.to_owned(),
            period: said(period),
            topic: self.what.all.to_owned(),
        }
    }

    /// All areas are there, and authorities and regions add up to England.
    pub(super) fn check_areas(&self, period: &str) -> Result<(), ImportError> {
        let mut authorities = (0, 0_u64);
        let mut regions = (0, 0_u64);
        let mut england = None;
        for found in self.all(period) {
            let plans = u64::from(found.published);
            let sum = match found.area() {
                Of::England => {
                    england = Some(found.published);
                    continue;
                }
                Of::Region(_) => &mut regions,
                Of::Authority(_) => &mut authorities,
            };
            *sum = (sum.0 + 1, sum.1 + plans);
        }
        let england = england.ok_or_else(|| self.no_row("England", period))?;
        if authorities.0 < LEAST_AUTHORITIES {
            return Err(ImportError::TooFew {
                file: self.what.name.to_owned(),
                period: said(period),
                found: authorities.0,
                least: LEAST_AUTHORITIES,
            });
        }
        if regions.0 != REGIONS {
            return Err(self.no_row("one of the nine regions", period));
        }
        for (parts, (_, sum)) in [("authorities", authorities), ("regions", regions)] {
            if sum != u64::from(england) {
                return Err(ImportError::AreasDoNotAddUp {
                    file: self.what.name.to_owned(),
                    area: "England".to_owned(),
                    period: said(period),
                    parts,
                    published: england,
                    summed: u32::try_from(sum).unwrap_or(u32::MAX),
                });
            }
        }
        Ok(())
    }

    /// Rows by age, those of unknown age included, add up to the row of all ages.
    pub(super) fn check_ages(
        &self,
        area: &Of,
        period: &'static str,
        notes: &mut Vec<Note>,
    ) -> Result<(), ImportError> {
        let found = self
            .all_of(area, period)
            .ok_or_else(|| self.no_row(&area.to_string(), period))?;
        let summed: u64 = self
            .by_age(area, period)
            .map(|found| u64::from(found.published))
            .sum();
        let summed = u32::try_from(summed).unwrap_or(u32::MAX);
        let published = found.published;
        if summed == published {
            return Ok(());
        }
        let code = match area {
            Of::England => "E92000001",
            Of::Region(code) | Of::Authority(code) => code,
        };
        let (file, area) = (self.what.name.to_owned(), found.name().to_owned());
        let period_said = said(period);
        if self.what.newest == SECOND
            && KNOWN_TO_DIFFER.contains(&(code, period, published, summed))
        {
            notes.push(Note::AgesKnownToDiffer {
                file,
                area,
                period: period_said,
                published,
                summed,
            });
            return Ok(());
        }
        Err(ImportError::AgesDoNotAddUp {
            file,
            area,
            period: period_said,
            published,
            summed,
        })
    }

    /// The row of each age; rows of unknown age are left out.
    fn ages(&self, area: &Of, period: &str) -> Result<Vec<(usize, &Row)>, ImportError> {
        let mut ages = Vec::new();
        for found in self.by_age(area, period) {
            match age_of(&found.breakdown) {
                Some(age) => ages.push((row(age), found)),
                None if found.breakdown.to_ascii_lowercase().contains("unknown") => {}
                None => {
                    return Err(ImportError::NotAnAge {
                        file: self.what.name.to_owned(),
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
    pub(super) fn flows(&self, area: &Of) -> Result<[ByAge<u32>; 2], ImportError> {
        let mut flows = [[0; AGES]; 2];
        for (at, found) in self.ages(area, FLOW_YEAR)? {
            flows[0][at] = found
                .published
                .checked_sub(found.transferred)
                .ok_or_else(|| ImportError::PartsExceedWhole {
                    file: self.what.name.to_owned(),
                    line: found.line,
                    column: "transfer".to_owned(),
                    whole: CEASED.total.to_owned(),
                })?;
            flows[1][at] = found.transferred;
        }
        Ok(flows)
    }
}

/// "January 2025" for 202425; a calendar year is itself.
pub(super) fn said(period: &str) -> String {
    match period.get(4..6) {
        Some(year) => format!("January 20{year}"),
        None => period.to_owned(),
    }
}
