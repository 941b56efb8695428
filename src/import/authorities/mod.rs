//! From a folder of published files to one file of all authorities, their regions and England.
//!
//! Answers for: what `authorities.json` holds (docs/data.md). Figures are as published: nothing is
//! repaired or estimated here. [`file`] is its shape, [`release`] what is known of the files of
//! SEN2, [`sheet`] reads them and [`checks`] what must be true of them, [`counts`] makes tables of
//! them, and [`money`] finds the rest.

mod by_age;
mod checks;
mod counts;
mod file;
mod money;
mod release;
mod sheet;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use self::by_age::sums;
use self::counts::{Counts, special};
pub use self::file::Authorities;
use self::file::{England, Region};
use self::money::Money;
use self::release::{
    CASELOAD_SHEET, FIRST, FLOWS, FLOWS_BEFORE, Flows, JANUARIES, RELEASE, SECOND,
};
use self::sheet::{Of, Sheet};
use super::columns::CASELOAD;
use super::error::ImportError;
use super::note::Note;
use super::table::Row;

/// Reads every published file of a folder.
///
/// # Errors
/// [`ImportError`] where a file is missing or not what it should be, or figures do not add up.
pub fn authorities(folder: &Path) -> Result<(Authorities, Vec<Note>), ImportError> {
    let read = read(folder, &FLOWS)?;
    Ok((read.authorities, read.notes))
}

/// What there is of the authorities with the flows of 2023 in place of those of 2024.
///
/// # Errors
/// [`ImportError`] as [`authorities`] has it.
pub fn year_before(folder: &Path) -> Result<Read, ImportError> {
    read(folder, &FLOWS_BEFORE)
}

/// What was found in a folder.
pub struct Read {
    pub authorities: Authorities,
    /// England's plans by January.
    pub england: Vec<(u16, u32)>,
    /// Three-figure codes of those that had a Safety Valve agreement.
    pub agreed: BTreeSet<u32>,
    pub notes: Vec<Note>,
}

fn read(folder: &Path, flows: &'static Flows) -> Result<Read, ImportError> {
    let mut notes = Vec::new();
    let caseload = Sheet::read(folder, &CASELOAD_SHEET, &mut notes)?;
    let new_plans = Sheet::read(folder, &flows.new_plans, &mut notes)?;
    let ceased = Sheet::read(folder, &flows.ceased, &mut notes)?;
    let money = Money::read(folder)?;

    for (_, period) in JANUARIES {
        caseload.check_areas(period)?;
    }
    new_plans.check_areas(flows.year)?;
    ceased.check_areas(flows.year)?;
    for sheet in [&caseload, &new_plans, &ceased] {
        sheet.note_symbols(&mut notes);
    }
    let mut of = BTreeMap::new();
    for found in caseload.all(SECOND) {
        let area = found.area();
        let missing = caseload.check_missing(&area, &mut notes)?;
        if !missing.ages {
            caseload.check_ages(&area, FIRST, &mut notes)?;
        }
        caseload.check_ages(&area, SECOND, &mut notes)?;
        for (_, january) in JANUARIES {
            caseload.check_parts(&area, january, missing, &mut notes)?;
        }
        for flow in [&new_plans, &ceased] {
            let is_missing = flow.all_of(&area, flows.year).is_none();
            if is_missing
                && matches!(&area, Of::Authority(code) if flows.without.contains(&code.as_str()))
            {
                continue;
            }
            flow.check_ages(&area, flows.year, &mut notes)?;
            flow.check_parts(&area, flows.year, missing, &mut notes)?;
        }
        let counts = Counts {
            found,
            missing,
            first: caseload.table(&area, FIRST)?,
            second: caseload.table(&area, SECOND)?,
            new: new_plans.table(&area, flows.year)?,
            flows: ceased.flows(&area, flows.year)?,
        };
        of.insert(area, counts);
    }

    let codes: BTreeSet<&str> = of
        .iter()
        .filter(|(area, _)| matches!(area, Of::Authority(_)))
        .map(|(_, counts)| counts.found.authority_code.as_str())
        .collect();
    money.check_codes(&codes, &mut notes);

    let missing: Vec<&Counts> = of
        .values()
        .filter(|counts| counts.missing.ages && counts.is_authority())
        .collect();
    let mut england = None;
    let mut plans_of_england = Vec::new();
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
                plans_of_england = totals(&|found| Some(found.published));
                england = Some(England {
                    tables: counts.less(&missing, flows)?,
                    plans: plans_of_england
                        .iter()
                        .filter(|(year, _)| *year >= 2024)
                        .map(|(_, plans)| *plans)
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
                    tables: counts.less(&within, flows)?,
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
                                !counts.missing.ages && sums(&counts.first) == found.placements
                            }
                            SECOND => {
                                !counts.missing.placements
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
    Ok(Read {
        authorities: Authorities {
            release: RELEASE,
            england,
            regions,
            authorities,
        },
        england: plans_of_england,
        agreed: money.agreed,
        notes,
    })
}
