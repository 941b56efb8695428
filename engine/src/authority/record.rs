//! Everything that is published about the authorities of England, as the importer packs it.
//!
//! Answers for: the shape of `static/data/authorities.json` (docs/data.md), raw: no repairs, no
//! estimates. Uses `estimate`'s tables.

use serde::Deserialize;

use super::kind::Kind;
use super::error::AuthorityError;
use crate::estimate::Table;
use crate::estimate::packed::unpack;
use crate::model::placement::{AGES, ByAge, CENSUS_PLACEMENTS, Placement};
use crate::units::Pupils;

/// All authorities, their regions, and England.
#[derive(Debug, Clone, Deserialize)]
pub struct Records {
    pub release: String,
    pub england: AreaRecord,
    pub regions: Vec<AreaRecord>,
    pub authorities: Vec<AuthorityRecord>,
}

/// A region or England. Its flows leave out those of authorities whose ages are missing.
#[derive(Debug, Clone, Deserialize)]
pub struct AreaRecord {
    #[serde(default)]
    pub code: String,
    #[serde(default)]
    pub name: String,
    pub first: Packed,
    pub second: Packed,
    pub new: Packed,
    pub ended: Packed,
    pub transferred: Packed,
    /// State special plans by January.
    #[serde(default)]
    pub special: Vec<(u16, f64)>,
    /// Published plans of both Januaries; England's alone are given.
    #[serde(default)]
    pub plans: Vec<f64>,
}

/// One authority.
#[derive(Debug, Clone, Deserialize)]
pub struct AuthorityRecord {
    pub code: String,
    /// The three-figure code, which does not change when an authority's boundaries do not.
    pub old: u16,
    pub name: String,
    /// Its region's code.
    pub region: String,
    pub kind: Kind,
    /// January 2024 by age and placement; missing where no age was published.
    pub first: Option<Packed>,
    /// January 2025; missing where no placement was published …
    pub second: Option<Packed>,
    /// … and then the plans of each age.
    pub second_ages: Option<Packed>,
    pub new: Packed,
    pub ended: Packed,
    pub transferred: Packed,
    /// Published plans by January.
    pub plans: Vec<(u16, f64)>,
    /// Published plans by placement, for Januaries that `first` and `second` do not give.
    pub placements: Vec<(u16, Vec<f64>)>,
    /// Section 251 outturn of 2022-23, 2023-24 and 2024-25, lines 1.2.x, net, £.
    pub outturn: [Option<f64>; 3],
    /// High needs block 2023-24 before deductions, £.
    pub block: Option<f64>,
    pub schools_block: Option<f64>,
    /// Places that the Department pays out of the block itself, £.
    pub fe_places: Option<f64>,
    pub ap_places: Option<f64>,
    /// Balance at 31 March 2024, after grant, £; positive is a deficit.
    pub balance_2024: Option<f64>,
    /// The same at 31 March 2025, as the council's own paper prints it.
    pub balance_2025: Option<f64>,
    pub balance_2025_source: Option<String>,
    /// £ per plan in 2021-22: mainstream, special, independent, services, alternative provision.
    pub unit_costs: Option<[f64; 5]>,
    /// Which of those are the region's median.
    pub of_region: Vec<String>,
    /// Yearly growth in what a place costs, beyond prices.
    pub complexity: Option<f64>,
    /// Had a Safety Valve agreement whose yearly payments are not known.
    pub payments_unknown: bool,
}

impl Records {
    /// Reads the packed file.
    ///
    /// # Errors
    /// [`AuthorityError::Json`] says where the text is not valid.
    pub fn read(json: &str) -> Result<Self, AuthorityError> {
        Ok(serde_json::from_str(json)?)
    }

    /// The authority of a code, or of a name written in any case.
    #[must_use]
    pub fn find(&self, wanted: &str) -> Option<&AuthorityRecord> {
        let wanted = wanted.trim();
        self.authorities.iter().find(|authority| {
            authority.code.eq_ignore_ascii_case(wanted)
                || authority.name.to_lowercase() == wanted.to_lowercase()
        })
    }

    #[must_use]
    pub fn region_of(&self, authority: &AuthorityRecord) -> Option<&AreaRecord> {
        self.regions
            .iter()
            .find(|region| region.code == authority.region)
    }
}

impl AuthorityRecord {
    /// State special plans by January, where they were published.
    #[must_use]
    pub fn special(&self) -> Vec<(u16, f64)> {
        let at = Placement::Special.at();
        let by_year = self.placements.iter();
        let mut all: Vec<(u16, f64)> = by_year
            .filter_map(|(year, counts)| Some((*year, *counts.get(at)?)))
            .collect();
        for (year, packed) in [(2024, &self.first), (2025, &self.second)] {
            if let Some(packed) = packed
                && all.iter().all(|(there, _)| *there != year)
            {
                let table = packed.table();
                all.push((year, table.iter().map(|row| row[at].get()).sum()));
            }
        }
        all
    }

    /// Published plans of a January.
    #[must_use]
    pub fn plans_in(&self, january: u16) -> Option<f64> {
        let found = self.plans.iter().find(|(year, _)| *year == january);
        found.map(|(_, plans)| *plans)
    }
}

/// Whole numbers that are written as a short text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed(Vec<u32>);

impl<'de> Deserialize<'de> for Packed {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        unpack(&text)
            .map(Self)
            .ok_or_else(|| serde::de::Error::custom("not a packed list of numbers"))
    }
}

impl Packed {
    /// A table, which is written placement by placement; missing numbers are zero.
    pub(super) fn table(&self) -> Table {
        let mut table = Table::default();
        for (place, numbers) in self.0.chunks(AGES).enumerate().take(CENSUS_PLACEMENTS) {
            for (row, number) in table.iter_mut().zip(numbers) {
                row[place] = Pupils::of(f64::from(*number));
            }
        }
        table
    }

    /// A number for each age.
    pub(super) fn ages(&self) -> ByAge<Pupils> {
        let mut ages = [Pupils::ZERO; AGES];
        for (slot, number) in ages.iter_mut().zip(&self.0) {
            *slot = Pupils::of(f64::from(*number));
        }
        ages
    }
}
