//! What an authority spends, is paid and owes: every file with one row for each authority.
//!
//! Answers for: finding an authority's row in each file, and one record of all that is published
//! of it. Uses `money`, `note`, `error`, and `counts` and `release` of this room.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::counts::Counts;
use super::file::Authority;
use super::release::CASELOAD_SHEET;
use crate::import::error::ImportError;
use crate::import::money::{self, Line};
use crate::import::note::{Code, Note};
use engine::estimate::packed::pack;
use engine::model::placement::ByCensusPlacement;

const CITY_OF_LONDON: &str = "E09000001";
/// The one authority whose yearly payments are published; it has its own file.
const PAYMENTS_KNOWN: u32 = 210;

/// Every file with one row for each authority, by code.
pub(super) struct Money {
    unit_costs: BTreeMap<String, Line>,
    outturn: BTreeMap<String, Line>,
    grant: BTreeMap<String, Line>,
    balance_2024: BTreeMap<String, Line>,
    balance_2025: BTreeMap<String, Line>,
    complexity: BTreeMap<String, Line>,
    pub(super) agreed: BTreeSet<u32>,
}

impl Money {
    pub(super) fn read(folder: &Path) -> Result<Self, ImportError> {
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

    pub(super) fn check_codes(&self, codes: &BTreeSet<&str>, notes: &mut Vec<Note>) {
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
                    let numbers = format!("line={} code={code}", line.line);
                    notes.push(Note::of_file(Code::UnknownAuthority, source.name, numbers));
                }
            }
        }
    }

    pub(super) fn authority(
        &self,
        counts: &Counts<'_>,
        old: &str,
        plans: Vec<(u16, u32)>,
        placements: Vec<(u16, ByCensusPlacement<u32>)>,
    ) -> Result<Authority, ImportError> {
        let code = counts.found.authority_code.as_str();
        let no_kind = || ImportError::NoKind {
            file: CASELOAD_SHEET.name,
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
            first: (!counts.missing.ages).then(|| counts.first.pack()),
            second: (!counts.missing.placements).then(|| counts.second.pack()),
            second_ages: counts
                .missing
                .placements
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
                .map(|line| (0..money::PRICES).map(|at| line.price(at)).collect())
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
