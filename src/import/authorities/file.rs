//! The packed file of all authorities as it is written; `engine::authority` reads it.
//!
//! Answers for: its JSON shape (docs/data.md). Uses `money`'s figures.

use serde::Serialize;

use crate::import::money::Figure;
use engine::model::placement::ByCensusPlacement;

/// `authorities.json`.
#[derive(Debug, Clone, Serialize)]
pub struct Authorities {
    pub release: &'static str,
    pub england: England,
    pub regions: Vec<Region>,
    pub authorities: Vec<Authority>,
}

#[derive(Debug, Clone, Serialize)]
pub struct England {
    #[serde(flatten)]
    pub tables: Tables,
    pub plans: Vec<u32>,
}

#[derive(Debug, Clone, Serialize)]
pub struct Region {
    pub code: String,
    pub name: String,
    #[serde(flatten)]
    pub tables: Tables,
    pub special: Vec<(u16, u32)>,
}

/// Packed tables, placement by placement, each from age 2 to 25.
#[derive(Debug, Clone, Serialize)]
pub struct Tables {
    pub first: String,
    pub second: String,
    pub new: String,
    pub ended: String,
    pub transferred: String,
}

#[derive(Debug, Clone, Serialize)]
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
    pub unit_costs: Option<Vec<Figure>>,
    pub of_region: Vec<&'static str>,
    pub complexity: Option<Figure>,
    pub payments_unknown: bool,
}

impl Authorities {
    /// One authority with its region and England: what a projection of it alone needs.
    #[must_use]
    pub fn of(&self, code: &str) -> Self {
        let own = |authority: &&Authority| authority.code == code;
        let authorities: Vec<_> = self.authorities.iter().filter(own).cloned().collect();
        let within = |region: &&Region| {
            let mut all = authorities.iter();
            all.any(|authority| authority.region == region.code)
        };
        Self {
            release: self.release,
            england: self.england.clone(),
            regions: self.regions.iter().filter(within).cloned().collect(),
            authorities: authorities.clone(),
        }
    }
}
