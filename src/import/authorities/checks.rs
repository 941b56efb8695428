//! What must be true of a file of SEN2.
//!
//! Answers for: every area is there and they add up, ages add up to all ages, placements to plans,
//! and nothing is suppressed that is published in this release. What is known of the release is a
//! note; anything else stops the import. Uses `release`, `note` and, of this room, `sheet`.

use std::collections::BTreeSet;

use super::release::{
    FIRST, KNOWN_TO_DIFFER, SECOND, WITHOUT_AGES, WITHOUT_PLACEMENTS, is_unknown_age, said,
};
use super::sheet::{Of, Sheet};
use crate::import::error::ImportError;
use crate::import::note::{Code, Note};
use crate::import::table::Row;

const LEAST_AUTHORITIES: usize = 150;
const REGIONS: usize = 9;

/// What an area has no count of, as the release is known to have it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Missing {
    /// Of January 2024.
    pub ages: bool,
    /// Of January 2025.
    pub placements: bool,
}

impl Sheet {
    fn note(&self, code: Code, area: &str, period: &str, numbers: String) -> Note {
        Note {
            code,
            file: self.what.name,
            area: area.to_owned(),
            period: said(period),
            numbers,
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
                file: self.what.name,
                period: format!(" for {}", said(period)),
                found: authorities.0,
                least: LEAST_AUTHORITIES,
            });
        }
        if regions.0 != REGIONS {
            return Err(self.no_row("one of the nine regions", period));
        }
        for (parts, (_, summed)) in [("authorities", authorities), ("regions", regions)] {
            if summed != u64::from(england) {
                return Err(ImportError::AreasDoNotAddUp {
                    file: self.what.name,
                    area: "England".to_owned(),
                    period: said(period),
                    parts,
                    published: england,
                    summed,
                });
            }
        }
        Ok(())
    }

    /// What the caseload has no count of in an area. Other areas than those that are known to be
    /// without stop the import.
    pub(super) fn check_missing(
        &self,
        area: &Of,
        notes: &mut Vec<Note>,
    ) -> Result<Missing, ImportError> {
        let total = self.what.columns.total;
        let missing = Missing {
            ages: !self.by_age(area, FIRST).any(|found| found.has(total)),
            placements: !self
                .by_age(area, SECOND)
                .any(|found| found.has("mainstream_total") || !found.has(total)),
        };
        for (is_missing, what, (codes, known), code, period) in [
            (
                missing.ages,
                "a count of plans",
                WITHOUT_AGES,
                Code::AgesMissing,
                FIRST,
            ),
            (
                missing.placements,
                "placements",
                WITHOUT_PLACEMENTS,
                Code::PlacementsMissing,
                SECOND,
            ),
        ] {
            if !is_missing {
                continue;
            }
            let found = self
                .all_of(area, period)
                .ok_or_else(|| self.no_row(&area.to_string(), period))?;
            if !matches!(area, Of::Authority(code) if codes.contains(&code.as_str())) {
                return Err(ImportError::Suppressed {
                    file: self.what.name,
                    area: found.name().to_owned(),
                    period: said(period),
                    missing: what,
                    known,
                });
            }
            let numbers = format!("all_ages={}", found.published);
            notes.push(self.note(code, found.name(), period, numbers));
        }
        Ok(missing)
    }

    /// Rows by age, those of unknown age included, add up to the row of all ages.
    pub(super) fn check_ages(
        &self,
        area: &Of,
        period: &str,
        notes: &mut Vec<Note>,
    ) -> Result<(), ImportError> {
        let found = self
            .all_of(area, period)
            .ok_or_else(|| self.no_row(&area.to_string(), period))?;
        let unknown: u64 = self
            .by_age(area, period)
            .filter(|found| is_unknown_age(&found.breakdown))
            .map(|found| u64::from(found.published))
            .sum();
        if unknown > 0 {
            let numbers = format!("plans={unknown}");
            notes.push(self.note(Code::AgeUnknown, found.name(), period, numbers));
        }
        let summed: u64 = self
            .by_age(area, period)
            .map(|found| u64::from(found.published))
            .sum();
        let published = found.published;
        if summed == u64::from(published) {
            return Ok(());
        }
        if self.is_known_to_differ(area, period, published, summed) {
            let numbers = format!("all_ages={published} by_age={summed}");
            notes.push(self.note(Code::AgesDiffer, found.name(), period, numbers));
            return Ok(());
        }
        Err(ImportError::AgesDoNotAddUp {
            file: self.what.name,
            area: found.name().to_owned(),
            period: said(period),
            published,
            summed,
        })
    }

    fn is_known_to_differ(&self, area: &Of, period: &str, published: u32, summed: u64) -> bool {
        self.what.has_januaries()
            && KNOWN_TO_DIFFER
                .iter()
                .any(|&(code, known, all_ages, by_age)| {
                    (code, known, all_ages) == (area.code(), period, published)
                        && u64::from(by_age) == summed
                })
    }

    /// Placements add up to the plans of their row, and reasons to the plans that ended. The row
    /// of all ages counts where its placements are read, in the caseload.
    pub(super) fn check_parts(
        &self,
        area: &Of,
        period: &str,
        missing: Missing,
        notes: &mut Vec<Note>,
    ) -> Result<(), ImportError> {
        let is_missing = self.what.has_januaries()
            && ((missing.ages && period == FIRST) || (missing.placements && period == SECOND));
        if is_missing {
            return Ok(());
        }
        let all = self.all_of(area, period);
        let all = all.filter(|found| {
            let (published, parts) = (found.published, u64::from(found.parts));
            self.what.has_januaries() && !self.is_known_to_differ(area, period, published, parts)
        });
        let mut short = (0, 0_u64, 0_u64);
        for found in all.into_iter().chain(self.by_age(area, period)) {
            match found.published.checked_sub(found.parts) {
                Some(0) => {}
                Some(plans) if self.what.parts.allow(found.published, plans) => {
                    let [published, parts] = [found.published, found.parts].map(u64::from);
                    short = (short.0 + 1, short.1 + published, short.2 + parts);
                }
                _ => return Err(self.parts_do_not_add_up(found)),
            }
        }
        if short.0 > 0
            && let Some(found) = self.all_of(area, period)
        {
            let (rows, published, parts) = short;
            let numbers = format!("rows={rows} published={published} parts={parts}");
            notes.push(self.note(Code::PartsShort, found.name(), period, numbers));
        }
        Ok(())
    }

    fn parts_do_not_add_up(&self, found: &Row) -> ImportError {
        let columns = self.never_counted(&found.period);
        let symbols: Vec<&str> = found
            .symbols
            .iter()
            .copied()
            .filter(|column| !columns.contains(column))
            .collect();
        ImportError::PartsDoNotAddUp {
            file: self.what.name,
            line: found.line,
            row: format!(
                "{}, {}, {}",
                found.name(),
                said(&found.period),
                found.breakdown
            ),
            column: self.what.columns.total,
            published: found.published,
            parts: found.parts,
            symbols: match symbols.as_slice() {
                [] => String::new(),
                few @ ([_] | [_, _] | [_, _, _]) => {
                    format!(" (no count in {})", few.join(", "))
                }
                many => format!(" (no count in {} columns)", many.len()),
            },
        }
    }

    /// The columns that hold a symbol in every row of a period.
    fn never_counted(&self, period: &str) -> BTreeSet<&'static str> {
        let mut rows = self
            .by_period()
            .remove(period)
            .into_iter()
            .flatten()
            .flat_map(|(_, rows)| rows);
        let first = rows.next();
        let columns = first
            .into_iter()
            .flat_map(|row| row.symbols.iter().copied());
        let mut columns: BTreeSet<_> = columns.collect();
        for row in rows {
            columns.retain(|column| !row.has(column));
        }
        columns
    }

    /// Notes on cells that hold a symbol: a line for the columns that have no count at all in a
    /// period, and one for each area.
    pub(super) fn note_symbols(&self, notes: &mut Vec<Note>) {
        for (period, areas) in self.by_period() {
            let columns = self.never_counted(period);
            if !columns.is_empty() {
                let named: Vec<_> = columns.iter().copied().collect();
                notes.push(self.note(Code::ColumnWithoutCounts, "", period, named.join(" ")));
            }
            for rows in areas.values() {
                let cells = rows
                    .iter()
                    .flat_map(|row| &row.symbols)
                    .filter(|column| !columns.contains(*column))
                    .count();
                if cells > 0
                    && let Some(row) = rows.first()
                {
                    let numbers = format!("cells={cells}");
                    notes.push(self.note(Code::Symbols, row.name(), period, numbers));
                }
            }
        }
    }
}
