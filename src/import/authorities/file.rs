//! The packed file of all authorities as it is written; `engine::authority` reads it.
//!
//! Answers for: its JSON shape (docs/data.md). Uses `money`'s figures.

use serde::Serialize;

use crate::import::money::Figure;
use engine::model::placement::ByCensusPlacement;

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
