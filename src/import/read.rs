//! From a folder of published files to one file of counts for each area.
//!
//! Answers for: which areas, years and ages are taken, and the notes on those that are
//! missing. Uses `table`, `columns`, `note`, and writes the shape of `file`.

use std::collections::BTreeMap;
use std::path::Path;

use super::columns::{CASELOAD, CEASED, Columns, NEW_PLANS};
use super::file::{CountsFile, TotalsRow};
use super::note::{ImportError, Note};
use super::table::{self, Key, Row};
use engine::model::placement::{AGES, CENSUS_PLACEMENTS, FIRST_AGE, LAST_AGE, Placement, row};

/// An area whose counts are taken.
pub struct Area {
    pub name: &'static str,
    /// Its file's name, without the extension.
    pub file: &'static str,
    pub code: &'static str,
    level: &'static str,
}

/// The authority, its region, and England.
pub const AREAS: [Area; 3] = [
    Area {
        name: "Southwark",
        file: "southwark",
        code: "E09000028",
        level: "Local authority",
    },
    Area {
        name: "London",
        file: "london",
        code: "E12000007",
        level: "Regional",
    },
    Area {
        name: "England",
        file: "england",
        code: "E92000001",
        level: "National",
    },
];

const SOURCE: &str = "Department for Education, Education, health and care plans (SEN2), Open Government Licence v3.0";
const RELEASE: &str = "Reporting year 2025";
/// Plans by age of the child. The files give January as its school year.
const CASELOAD_YEARS: [(&str, &str); 2] = [("2024", "202324"), ("2025", "202425")];
const FLOW_YEAR: &str = "2024";
const ALL_PLANS: &str = "All EHC plans";
const BY_AGE: &str = "Child or young persons age";
const BY_AGE_STARTED: &str = "Age when plan started";
const BY_AGE_CEASED: &str = "Age plan ceased";

/// Flows are published in one row for the last ages together, from this age on.
const OLDEST_POOLED_AGE: usize = 20;

/// What an import found.
pub struct Imported {
    /// One for each of [`AREAS`].
    pub counts: Vec<CountsFile>,
    pub notes: Vec<Note>,
}

/// Reads `caseload.csv`, `newplans.csv` and `ceased_plans.csv` in a folder.
///
/// # Errors
/// [`ImportError`] where a file cannot be read, or a needed row has something that is not a figure.
pub fn import(folder: &Path) -> Result<Imported, ImportError> {
    let mut notes = Vec::new();
    let caseload = File::read(
        folder,
        "caseload.csv",
        &CASELOAD,
        &[ALL_PLANS, BY_AGE],
        &mut notes,
    )?;
    let new_plans = File::read(
        folder,
        "newplans.csv",
        &NEW_PLANS,
        &[BY_AGE_STARTED],
        &mut notes,
    )?;
    let ceased = File::read(
        folder,
        "ceased_plans.csv",
        &CEASED,
        &[BY_AGE_CEASED],
        &mut notes,
    )?;

    let mut counts = Vec::new();
    for area in &AREAS {
        let mut by_january = BTreeMap::new();
        for (year, period) in CASELOAD_YEARS {
            let rows = caseload.by_age(area, period, BY_AGE, LAST_AGE, &mut notes)?;
            by_january.insert(
                year.to_owned(),
                caseload.placements(area, &rows, &mut notes),
            );
        }
        let new_rows = new_plans.by_age(
            area,
            FLOW_YEAR,
            BY_AGE_STARTED,
            OLDEST_POOLED_AGE,
            &mut notes,
        )?;
        let ceased_rows = ceased.by_age(
            area,
            FLOW_YEAR,
            BY_AGE_CEASED,
            OLDEST_POOLED_AGE,
            &mut notes,
        )?;
        let (ended, transferred) = endings(&ceased_rows)?;
        counts.push(CountsFile {
            area: area.name.to_owned(),
            code: area.code.to_owned(),
            source: SOURCE.to_owned(),
            release: RELEASE.to_owned(),
            ages: (FIRST_AGE..=LAST_AGE).collect(),
            placements: Placement::CENSUS
                .map(|placement| placement.name().to_owned())
                .to_vec(),
            caseload: by_january,
            new_plans: BTreeMap::from([(
                FLOW_YEAR.to_owned(),
                new_plans.placements(area, &new_rows, &mut notes),
            )]),
            ended: BTreeMap::from([(FLOW_YEAR.to_owned(), ended)]),
            transferred: BTreeMap::from([(FLOW_YEAR.to_owned(), transferred)]),
            totals: caseload.totals(area, &mut notes)?,
        });
    }
    Ok(Imported { counts, notes })
}

type AgeRows<'a> = [Option<&'a Row>; AGES];

struct File {
    name: &'static str,
    total_column: &'static str,
    rows: Vec<(&'static str, Row)>,
}

impl File {
    fn read(
        folder: &Path,
        name: &'static str,
        columns: &Columns,
        topics: &[&str],
        notes: &mut Vec<Note>,
    ) -> Result<Self, ImportError> {
        let wanted = |key: &Key<'_>| {
            let needed = key.topic == ALL_PLANS
                || key.period == FLOW_YEAR
                || CASELOAD_YEARS
                    .iter()
                    .any(|(_, period)| *period == key.period);
            if !needed || !topics.contains(&key.topic) {
                return None;
            }
            AREAS
                .iter()
                .find(|area| {
                    area.level == key.level
                        && match area.level {
                            "Local authority" => area.code == key.authority_code,
                            "Regional" => area.code == key.region_code,
                            _ => true,
                        }
                })
                .map(|area| area.name)
        };
        let rows = table::read(&folder.join(name), columns, wanted, notes)?;
        Ok(Self {
            name,
            total_column: columns.total,
            rows,
        })
    }

    fn of<'a>(&'a self, area: &Area, period: &str, topic: &str) -> impl Iterator<Item = &'a Row> {
        self.rows
            .iter()
            .filter(move |(name, row)| {
                *name == area.name && row.period == period && row.topic == topic
            })
            .map(|(_, row)| row)
    }

    /// The row of each age up to the oldest published one, `oldest`.
    fn by_age<'a>(
        &'a self,
        area: &Area,
        period: &str,
        topic: &str,
        oldest: usize,
        notes: &mut Vec<Note>,
    ) -> Result<AgeRows<'a>, ImportError> {
        let mut ages: AgeRows<'a> = [None; AGES];
        let mut last_line = None;
        for found in self.of(area, period, topic) {
            last_line = Some(found.line);
            let Some(age) = age_of(&found.breakdown) else {
                if found.breakdown.to_ascii_lowercase().contains("unknown") {
                    notes.push(Note::AgeUnknown {
                        file: self.name.to_owned(),
                        line: found.line,
                        area: area.name.to_owned(),
                        period: period.to_owned(),
                        plans: found.published,
                    });
                    continue;
                }
                return Err(ImportError::NotAnAge {
                    file: self.name.to_owned(),
                    line: found.line,
                    label: found.breakdown.clone(),
                });
            };
            let slot = &mut ages[row(age)];
            if slot.is_some() {
                return Err(ImportError::RowTwice {
                    file: self.name.to_owned(),
                    line: found.line,
                    area: area.name.to_owned(),
                    period: period.to_owned(),
                    breakdown: found.breakdown.clone(),
                });
            }
            *slot = Some(found);
        }
        let Some(line) = last_line else {
            return Err(self.no_rows(area, period, topic));
        };
        for age in FIRST_AGE..=oldest {
            if ages[row(age)].is_none() {
                notes.push(Note::NoRowForAge {
                    file: self.name.to_owned(),
                    line,
                    area: area.name.to_owned(),
                    period: period.to_owned(),
                    age: format!("age {age}"),
                });
            }
        }
        Ok(ages)
    }

    fn no_rows(&self, area: &Area, period: &str, topic: &str) -> ImportError {
        ImportError::NoRows {
            file: self.name.to_owned(),
            area: area.name.to_owned(),
            period: period.to_owned(),
            topic: topic.to_owned(),
        }
    }

    fn placements(&self, area: &Area, rows: &AgeRows<'_>, notes: &mut Vec<Note>) -> Vec<Vec<u32>> {
        rows.iter()
            .map(|found| {
                found.map_or_else(
                    || vec![0; CENSUS_PLACEMENTS],
                    |found| {
                        self.check_sum(area, found, notes);
                        found.placements.to_vec()
                    },
                )
            })
            .collect()
    }

    fn check_sum(&self, area: &Area, found: &Row, notes: &mut Vec<Note>) {
        if found.published != found.summed() {
            notes.push(Note::DoesNotAddUp {
                file: self.name.to_owned(),
                line: found.line,
                column: self.total_column.to_owned(),
                area: area.name.to_owned(),
                period: found.period.clone(),
                breakdown: found.breakdown.clone(),
                published: found.published,
                summed: found.summed(),
            });
        }
    }

    /// All ages together, at every census of the release.
    fn totals(
        &self,
        area: &Area,
        notes: &mut Vec<Note>,
    ) -> Result<BTreeMap<String, TotalsRow>, ImportError> {
        let mut totals = BTreeMap::new();
        for (name, found) in &self.rows {
            if *name != area.name || found.topic != ALL_PLANS {
                continue;
            }
            self.check_sum(area, found, notes);
            // "202425" is the school year whose January is 2025.
            let january = found.period.get(4..6).map(|year| format!("20{year}"));
            let Some(january) = january else {
                return Err(self.no_rows(area, &found.period, ALL_PLANS));
            };
            let row = TotalsRow {
                plans: found.published,
                placements: found.placements.to_vec(),
            };
            if totals.insert(january, row).is_some() {
                return Err(ImportError::RowTwice {
                    file: self.name.to_owned(),
                    line: found.line,
                    area: area.name.to_owned(),
                    period: found.period.clone(),
                    breakdown: found.breakdown.clone(),
                });
            }
        }
        for (january, period) in CASELOAD_YEARS {
            if !totals.contains_key(january) {
                return Err(self.no_rows(area, period, ALL_PLANS));
            }
        }
        Ok(totals)
    }
}

/// Plans that ended for any reason except a move to another authority, and those moves.
fn endings(rows: &AgeRows<'_>) -> Result<(Vec<u32>, Vec<u32>), ImportError> {
    let mut ended = Vec::with_capacity(AGES);
    let mut transferred = Vec::with_capacity(AGES);
    for found in rows {
        let Some(found) = found else {
            ended.push(0);
            transferred.push(0);
            continue;
        };
        let rest = found
            .published
            .checked_sub(found.transferred)
            .ok_or_else(|| ImportError::PartsExceedWhole {
                file: "ceased_plans.csv".to_owned(),
                line: found.line,
                column: "transfer".to_owned(),
                whole: CEASED.total.to_owned(),
            })?;
        ended.push(rest);
        transferred.push(found.transferred);
    }
    Ok((ended, transferred))
}

/// The age of a row's label. A row of several ages counts as its first, "under 3" as 2.
fn age_of(label: &str) -> Option<usize> {
    match label {
        "under 3" | "age 2 and under" => Some(FIRST_AGE),
        "age 20 and over" => Some(OLDEST_POOLED_AGE),
        _ => label
            .strip_prefix("age ")
            .and_then(|age| age.parse().ok())
            .filter(|age| (FIRST_AGE..=LAST_AGE).contains(age)),
    }
}
