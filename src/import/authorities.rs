//! From a folder of published files to one file of all authorities, their regions and England.
//!
//! Answers for: which rows and columns make each figure of `authorities.json` (docs/data.md), and
//! the checks that stop an import. Figures are as published: nothing is repaired or estimated
//! here. Uses `table`, `money`, `published`, `columns`, `note` and the engine's `packed`.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;

use serde::Serialize;

use super::columns::{CASELOAD, CEASED, Columns, NEW_PLANS};
use super::money::{self, Figure, Line};
use super::note::{ImportError, Note};
use super::published;
use super::read::{ALL_PLANS, BY_AGE, BY_AGE_CEASED, BY_AGE_STARTED, FLOW_YEAR, RELEASE, age_of};
use super::table::{self, Key, Row};
use engine::estimate::packed::pack;
use engine::model::placement::{AGES, ByAge, ByCensusPlacement, CENSUS_PLACEMENTS, row};

const FIRST: &str = "202324";
const SECOND: &str = "202425";
/// The Januaries of the release, as school years.
const JANUARIES: [(u16, &str); 7] = [
    (2019, "201819"),
    (2020, "201920"),
    (2021, "202021"),
    (2022, "202122"),
    (2023, "202223"),
    (2024, FIRST),
    (2025, SECOND),
];
const LEAST_AUTHORITIES: usize = 150;
const REGIONS: usize = 9;
const CITY_OF_LONDON: &str = "E09000001";
/// The one authority whose yearly payments are published; it has its own file.
const PAYMENTS_KNOWN: u32 = 210;

/// Areas whose rows by age do not add up as published: code, period, all ages, sum by age. The
/// ages of Hackney and Peterborough are missing, and their regions' rows hold a part of them.
const KNOWN_TO_DIFFER: [(&str, &str, u32, u32); 3] = [
    ("E12000006", FIRST, 65_552, 65_093),
    ("E12000007", FIRST, 93_539, 90_353),
    ("E92000001", FIRST, 576_474, 572_829),
];

/// `authorities.json`.
#[derive(Debug, Serialize)]
pub struct Authorities {
    pub release: &'static str,
    pub england: England,
    pub regions: Vec<Region>,
    pub authorities: Vec<Authority>,
}

#[derive(Debug, Serialize)]
pub struct England {
    #[serde(flatten)]
    pub tables: Tables,
    pub plans: Vec<u32>,
}

#[derive(Debug, Serialize)]
pub struct Region {
    pub code: String,
    pub name: String,
    #[serde(flatten)]
    pub tables: Tables,
    pub special: Vec<(u16, u32)>,
}

/// Packed tables, placement by placement, each from age 2 to 25.
#[derive(Debug, Serialize)]
pub struct Tables {
    pub first: String,
    pub second: String,
    pub new: String,
    pub ended: String,
    pub transferred: String,
}

#[derive(Debug, Serialize)]
pub struct Authority {
    pub code: String,
    pub old: u32,
    pub name: String,
    pub region: String,
    pub kind: &'static str,
    pub first: Option<String>,
    pub second: Option<String>,
    pub second_ages: Option<String>,
    pub new: String,
    pub ended: String,
    pub transferred: String,
    pub plans: Vec<(u16, u32)>,
    pub placements: Vec<(u16, ByCensusPlacement<u32>)>,
    pub outturn: Vec<Option<Figure>>,
    pub block: Option<Figure>,
    pub schools_block: Option<Figure>,
    pub fe_places: Option<Figure>,
    pub ap_places: Option<Figure>,
    pub balance_2024: Option<Figure>,
    pub balance_2025: Option<Figure>,
    pub balance_2025_source: Option<String>,
    pub unit_costs: Option<Vec<Option<Figure>>>,
    pub of_region: Vec<&'static str>,
    pub complexity: Option<Figure>,
    pub payments_unknown: bool,
}

/// Reads every published file of a folder.
///
/// # Errors
/// [`ImportError`] where a file is missing or not what it should be, or figures do not add up.
pub fn authorities(folder: &Path) -> Result<(Authorities, Vec<Note>), ImportError> {
    let mut notes = Vec::new();
    let caseload = Sheet::read(folder, &CASELOAD_SHEET, &mut notes)?;
    let new_plans = Sheet::read(folder, &NEW_PLANS_SHEET, &mut notes)?;
    let ceased = Sheet::read(folder, &CEASED_SHEET, &mut notes)?;
    let money = Money::read(folder)?;

    for (_, period) in JANUARIES {
        caseload.check_areas(period)?;
    }
    new_plans.check_areas(FLOW_YEAR)?;
    ceased.check_areas(FLOW_YEAR)?;
    let mut known = Vec::new();
    let mut of = BTreeMap::new();
    for found in caseload.all(SECOND) {
        let area = found.area();
        let ages_missing = !caseload
            .by_age(&area, FIRST)
            .any(|found| found.has(CASELOAD.total));
        let placements_missing = !caseload
            .by_age(&area, SECOND)
            .any(|found| found.has("mainstream_total") || !found.has(CASELOAD.total));
        if ages_missing {
            known.push(Note::AgesMissing {
                file: caseload.what.name.to_owned(),
                area: found.name().to_owned(),
                period: said(FIRST),
            });
        } else {
            caseload.check_ages(&area, FIRST, &mut known)?;
        }
        caseload.check_ages(&area, SECOND, &mut known)?;
        if placements_missing {
            known.push(Note::PlacementsMissing {
                file: caseload.what.name.to_owned(),
                area: found.name().to_owned(),
                period: said(SECOND),
            });
        }
        new_plans.check_ages(&area, FLOW_YEAR, &mut known)?;
        ceased.check_ages(&area, FLOW_YEAR, &mut known)?;
        let counts = Counts {
            found,
            ages_missing,
            placements_missing,
            first: caseload.table(&area, FIRST)?,
            second: caseload.table(&area, SECOND)?,
            new: new_plans.table(&area, FLOW_YEAR)?,
            flows: ceased.flows(&area)?,
        };
        of.insert(area, counts);
    }
    notes.extend(known);

    let codes: BTreeSet<&str> = of
        .iter()
        .filter(|(area, _)| matches!(area, Of::Authority(_)))
        .map(|(_, counts)| counts.found.authority_code.as_str())
        .collect();
    money.check_codes(&codes, &mut notes);

    let missing: Vec<&Counts> = of
        .values()
        .filter(|counts| counts.ages_missing && counts.is_authority())
        .collect();
    let mut england = None;
    let mut regions = Vec::new();
    let mut authorities = Vec::new();
    for (area, counts) in &of {
        let totals = |figure: &dyn Fn(&Row) -> Option<u32>| {
            JANUARIES
                .iter()
                .filter_map(|&(year, period)| Some((year, figure(caseload.all_of(area, period)?)?)))
                .collect::<Vec<_>>()
        };
        match area {
            Of::England => {
                england = Some(England {
                    tables: counts.less(&missing)?,
                    plans: totals(&|found| Some(found.published))
                        .into_iter()
                        .filter(|(year, _)| *year >= 2024)
                        .map(|(_, plans)| plans)
                        .collect(),
                });
            }
            Of::Region(code) => {
                let within: Vec<&Counts> = missing
                    .iter()
                    .copied()
                    .filter(|authority| authority.found.region_code == *code)
                    .collect();
                regions.push(Region {
                    code: code.clone(),
                    name: counts.found.region_name.clone(),
                    tables: counts.less(&within)?,
                    special: totals(&|found| special(found)),
                });
            }
            Of::Authority(old) => {
                let plans = totals(&|found| found.has(CASELOAD.total).then_some(found.published));
                let placements = JANUARIES
                    .iter()
                    .filter_map(|&(year, period)| {
                        let found = caseload.all_of(area, period)?;
                        special(found)?;
                        let in_table = match period {
                            FIRST => {
                                !counts.ages_missing && sums(&counts.first) == found.placements
                            }
                            SECOND => {
                                !counts.placements_missing
                                    && sums(&counts.second) == found.placements
                            }
                            _ => false,
                        };
                        (!in_table).then_some((year, found.placements))
                    })
                    .collect();
                authorities.push(money.authority(counts, old, plans, placements)?);
            }
        }
    }
    authorities.sort_by(|one, other| one.code.cmp(&other.code));
    let england = england.ok_or_else(|| caseload.no_row("England", SECOND))?;
    Ok((
        Authorities {
            release: RELEASE,
            england,
            regions,
            authorities,
        },
        notes,
    ))
}

/// State special schools; none where one of the two kinds is not published.
fn special(found: &Row) -> Option<u32> {
    use engine::model::placement::Placement;
    (found.has("special_la_maintained") && found.has("special_academy_free"))
        .then_some(found.placements[Placement::Special.at()])
}

/// An area; an authority by its three-figure code, which outlasts changes of the other.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Of {
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
    fn area(&self) -> Of {
        Of::new(&self.level, &self.region_code, &self.old_code).unwrap_or(Of::England)
    }

    fn name(&self) -> &str {
        match self.level.as_str() {
            "National" => "England",
            "Regional" => &self.region_name,
            _ => &self.authority_name,
        }
    }
}

/// A file of SEN2, and what of it is read.
struct What {
    name: &'static str,
    columns: &'static Columns,
    all: &'static str,
    by_age: &'static str,
    /// The periods whose rows by age are read.
    periods: &'static [&'static str],
    newest: &'static str,
}

const CASELOAD_SHEET: What = What {
    name: "sen2-2025/caseload.csv",
    columns: &CASELOAD,
    all: ALL_PLANS,
    by_age: BY_AGE,
    periods: &[FIRST, SECOND],
    newest: SECOND,
};
const NEW_PLANS_SHEET: What = What {
    name: "sen2-2025/newplans.csv",
    columns: &NEW_PLANS,
    all: "New EHC plans",
    by_age: BY_AGE_STARTED,
    periods: &[FLOW_YEAR],
    newest: FLOW_YEAR,
};
const CEASED_SHEET: What = What {
    name: "sen2-2025/ceased_plans.csv",
    columns: &CEASED,
    all: "All ceased EHC plans",
    by_age: BY_AGE_CEASED,
    periods: &[FLOW_YEAR],
    newest: FLOW_YEAR,
};

type Found = BTreeMap<(&'static str, String), BTreeMap<Of, Vec<Row>>>;

struct Sheet {
    what: &'static What,
    /// By topic and period, then by area.
    rows: Found,
}

impl Sheet {
    fn read(
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
    fn all(&self, period: &str) -> impl Iterator<Item = &Row> {
        self.of(self.what.all, period)
            .filter_map(|(_, rows)| rows.first())
    }

    fn all_of(&self, area: &Of, period: &str) -> Option<&Row> {
        self.rows
            .get(&(self.what.all, period.to_owned()))?
            .get(area)?
            .first()
    }

    fn by_age(&self, area: &Of, period: &str) -> impl Iterator<Item = &Row> {
        self.rows
            .get(&(self.what.by_age, period.to_owned()))
            .and_then(|areas| areas.get(area))
            .into_iter()
            .flatten()
    }

    fn no_row(&self, area: &str, period: &str) -> ImportError {
        ImportError::NoRows {
            file: self.what.name.to_owned(),
            area: area.to_owned(),
            period: said(period),
            topic: self.what.all.to_owned(),
        }
    }

    /// All areas are there, and authorities and regions add up to England.
    fn check_areas(&self, period: &str) -> Result<(), ImportError> {
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
    fn check_ages(
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

    fn table(&self, area: &Of, period: &str) -> Result<Table, ImportError> {
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
    fn flows(&self, area: &Of) -> Result<[ByAge<u32>; 2], ImportError> {
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
fn said(period: &str) -> String {
    match period.get(4..6) {
        Some(year) => format!("January 20{year}"),
        None => period.to_owned(),
    }
}

struct Table {
    placements: ByAge<ByCensusPlacement<u32>>,
    /// The rows' published totals.
    published: ByAge<u32>,
}

impl Table {
    fn pack(&self) -> String {
        pack((0..CENSUS_PLACEMENTS).flat_map(|at| self.placements.iter().map(move |row| row[at])))
    }
}

fn sums(table: &Table) -> ByCensusPlacement<u32> {
    std::array::from_fn(|at| table.placements.iter().map(|row| row[at]).sum())
}

/// What SEN2 publishes of an area.
struct Counts<'a> {
    found: &'a Row,
    ages_missing: bool,
    placements_missing: bool,
    first: Table,
    second: Table,
    new: Table,
    /// Ended, transferred.
    flows: [ByAge<u32>; 2],
}

impl Counts<'_> {
    fn is_authority(&self) -> bool {
        matches!(self.found.area(), Of::Authority(_))
    }

    /// The tables, the flows less those of authorities whose ages of the first January are missing.
    fn less(&self, missing: &[&Self]) -> Result<Tables, ImportError> {
        let take = |file: &What, whole: u32, part: u32| {
            whole
                .checked_sub(part)
                .ok_or_else(|| ImportError::LessThanPart {
                    file: file.name.to_owned(),
                    area: self.found.name().to_owned(),
                    period: FLOW_YEAR.to_owned(),
                    whole,
                    part,
                })
        };
        let mut new = self.new.placements;
        let mut flows = self.flows;
        for part in missing {
            for (whole, part) in new
                .iter_mut()
                .flatten()
                .zip(part.new.placements.iter().flatten())
            {
                *whole = take(&NEW_PLANS_SHEET, *whole, *part)?;
            }
            for (whole, part) in flows.iter_mut().flatten().zip(part.flows.iter().flatten()) {
                *whole = take(&CEASED_SHEET, *whole, *part)?;
            }
        }
        let new = Table {
            placements: new,
            published: self.new.published,
        };
        Ok(Tables {
            first: self.first.pack(),
            second: self.second.pack(),
            new: new.pack(),
            ended: pack(flows[0]),
            transferred: pack(flows[1]),
        })
    }
}

/// Every file with one row for each authority, by code.
struct Money {
    unit_costs: BTreeMap<String, Line>,
    outturn: BTreeMap<String, Line>,
    grant: BTreeMap<String, Line>,
    balance_2024: BTreeMap<String, Line>,
    balance_2025: BTreeMap<String, Line>,
    complexity: BTreeMap<String, Line>,
    agreed: BTreeSet<u32>,
}

impl Money {
    fn read(folder: &Path) -> Result<Self, ImportError> {
        Ok(Self {
            unit_costs: money::read(folder, &money::UNIT_COSTS)?,
            outturn: money::read(folder, &money::OUTTURN)?,
            grant: money::read(folder, &money::GRANT)?,
            balance_2024: money::read(folder, &money::BALANCE_2024)?,
            balance_2025: money::read(folder, &money::BALANCE_2025)?,
            complexity: money::read(folder, &money::COMPLEXITY)?,
            agreed: money::agreements(folder)?,
        })
    }

    fn check_codes(&self, codes: &BTreeSet<&str>, notes: &mut Vec<Note>) {
        for (source, rows) in [
            (&money::UNIT_COSTS, &self.unit_costs),
            (&money::OUTTURN, &self.outturn),
            (&money::GRANT, &self.grant),
            (&money::BALANCE_2024, &self.balance_2024),
            (&money::BALANCE_2025, &self.balance_2025),
            (&money::COMPLEXITY, &self.complexity),
        ] {
            for (code, line) in rows {
                if !codes.contains(code.as_str()) {
                    notes.push(Note::NoSuchAuthority {
                        file: source.name.to_owned(),
                        line: line.line,
                        code: code.clone(),
                    });
                }
            }
        }
    }

    fn authority(
        &self,
        counts: &Counts<'_>,
        old: &str,
        plans: Vec<(u16, u32)>,
        placements: Vec<(u16, ByCensusPlacement<u32>)>,
    ) -> Result<Authority, ImportError> {
        let code = counts.found.authority_code.as_str();
        let no_kind = || ImportError::NoKind {
            file: CASELOAD_SHEET.name.to_owned(),
            area: counts.found.name().to_owned(),
            code: format!("{code} ({old})"),
        };
        let figure = |rows: &BTreeMap<String, Line>, at| {
            rows.get(code).map_or(Ok(None), |line| line.figure(at))
        };
        let old = old.parse().map_err(|_| no_kind())?;
        let prices = self.unit_costs.get(code);
        Ok(Authority {
            code: code.to_owned(),
            old,
            name: counts.found.authority_name.clone(),
            region: counts.found.region_code.clone(),
            kind: kind(code).ok_or_else(no_kind)?,
            first: (!counts.ages_missing).then(|| counts.first.pack()),
            second: (!counts.placements_missing).then(|| counts.second.pack()),
            second_ages: counts
                .placements_missing
                .then(|| pack(counts.second.published)),
            new: counts.new.pack(),
            ended: pack(counts.flows[0]),
            transferred: pack(counts.flows[1]),
            plans,
            placements,
            outturn: (0..money::OUTTURN.columns.len())
                .map(|at| figure(&self.outturn, at))
                .collect::<Result<_, _>>()?,
            block: figure(&self.grant, 0)?,
            schools_block: figure(&self.grant, 1)?,
            fe_places: figure(&self.grant, 2)?,
            ap_places: figure(&self.grant, 3)?,
            balance_2024: figure(&self.balance_2024, 0)?,
            balance_2025: figure(&self.balance_2025, 0)?,
            balance_2025_source: self
                .balance_2025
                .get(code)
                .map(|line| line.cell(1).to_owned()),
            unit_costs: prices
                .map(|line| (0..money::PRICES).map(|at| line.figure(at)).collect())
                .transpose()?,
            of_region: money::UNIT_COSTS
                .columns
                .iter()
                .take(money::PRICES)
                .enumerate()
                .filter(|(at, _)| {
                    prices.is_some_and(|line| line.cell(money::PRICES + at) == "region")
                })
                .map(|(_, name)| *name)
                .collect(),
            complexity: figure(&self.complexity, 0)?,
            payments_unknown: old != PAYMENTS_KNOWN && self.agreed.contains(&old),
        })
    }
}

/// The kind of an authority, from its code.
fn kind(code: &str) -> Option<&'static str> {
    if code == CITY_OF_LONDON {
        return Some("city");
    }
    match code.get(..3)? {
        "E06" => Some("unitary"),
        "E08" => Some("metropolitan_borough"),
        "E09" => Some("london_borough"),
        "E10" => Some("county"),
        _ => None,
    }
}
