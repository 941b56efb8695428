//! From a folder of published files to one file of all authorities, their regions and England.
//!
//! Answers for: what `authorities.json` holds (docs/data.md). Figures are as published: nothing is
//! repaired or estimated here. [`file`] is its shape, [`sheet`] reads the files of SEN2, [`counts`] makes tables of them
//! and [`money`] finds the rest.

mod by_age;
mod counts;
mod file;
mod money;
mod sheet;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use self::by_age::sums;
use self::counts::{Counts, special};
pub use self::file::Authorities;
use self::file::{England, Region};
use self::money::Money;
use self::sheet::{CASELOAD_SHEET, CEASED_SHEET, FIRST, NEW_PLANS_SHEET, Of, SECOND, Sheet, said};
use super::columns::CASELOAD;
use super::note::{ImportError, Note};
use super::read::{FLOW_YEAR, RELEASE};
use super::table::Row;

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
