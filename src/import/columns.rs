//! The columns of SEN2 2025, and how the model reads each (model.md 2).
//!
//! Answers for: the names as published, misspelt ones included.

use engine::model::placement::Placement;

/// The columns of a file.
pub struct Columns {
    /// The column with the row's published total.
    pub total: &'static str,
    /// Columns of counts, and how the model reads each.
    pub counts: &'static [(&'static str, Reading)],
    /// Columns that are known and not needed.
    pub unread: &'static [&'static str],
}

/// What a column of counts adds to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Adds to a placement.
    Adds(Placement),
    /// Adds to units and comes off mainstream, because `mainstream_total` includes it.
    MovesToUnit,
    /// Plans that ended because the child moved to another authority.
    Transfer,
    /// Part of the total, not used by itself.
    InsideTotal,
}

/// The columns that identify a row.
pub const KEYS: [&str; 12] = [
    "time_period",
    "time_identifier",
    "geographic_level",
    "country_code",
    "country_name",
    "region_code",
    "region_name",
    "new_la_code",
    "old_la_code",
    "la_name",
    "breakdown_topic",
    "breakdown",
];

use Placement::{Ap, Elsewhere, Fe, Independent, Mainstream, Special, Spi, Unplaced};
use Reading::{Adds, InsideTotal, MovesToUnit, Transfer};

const PLACEMENT_COUNTS: &[(&str, Reading)] = &[
    ("mainstream_total", Adds(Mainstream)),
    ("mainstream_la_maintained_resourced_provision", MovesToUnit),
    ("mainstream_la_maintained_senunit", MovesToUnit),
    ("mainstream_academy_resourced_provision", MovesToUnit),
    ("mainstream_academy_senunit", MovesToUnit),
    ("mainstream_free_school_resourced_provision", MovesToUnit),
    ("mainstream_free_school_senunit", MovesToUnit),
    ("nm_early_years", Adds(Mainstream)),
    ("special_la_maintained", Adds(Special)),
    ("special_academy_free", Adds(Special)),
    ("special_independent", Adds(Independent)),
    ("special_non_maintained", Adds(Independent)),
    ("ap_pru_total", Adds(Ap)),
    ("general_fe_tertiary_colleges", Adds(Fe)),
    ("ukrlp_provider", Adds(Fe)),
    ("specialist_post_16_institutions", Adds(Spi)),
    ("other_arrangements_la", Adds(Elsewhere)),
    ("other_arrangements_parents", Adds(Elsewhere)),
    ("online_provider", Adds(Elsewhere)),
    ("w_settings", Adds(Elsewhere)),
    ("other_schools", Adds(Elsewhere)),
    ("other_placement_settings", Adds(Elsewhere)),
    ("elective_home_education", Adds(Unplaced)),
    ("neet", Adds(Unplaced)),
    ("neet_ntci", Adds(Unplaced)),
    ("neet_other", Adds(Unplaced)),
    ("neet_other_csa", Adds(Unplaced)),
    ("placement_unknown", Adds(Unplaced)),
    // Collected until 2022; they are no placement.
    ("await_prov_2022", InsideTotal),
    ("perm_ex_2022", InsideTotal),
];

/// Parts of a total that is read, and percentages.
const PLACEMENT_UNREAD: &[&str] = &[
    "mainstream_la_maintained",
    "mainstream_academy",
    "mainstream_free_school",
    "mainstream_independent",
    "mainstream_total_pc",
    "special_total",
    "special_total_pc",
    "ap_pru_academy",
    "ap_pru_free_school",
    "ap_pru_la_maintained",
    "AP_PRU_total_pc",
    "fe_total",
    "fe_total_pc",
    "ed_elsewhere",
    "ed_elsewhere_pc",
    "nm_early_years_pc",
    "placement_unknown_pc",
];

pub const CASELOAD: Columns = Columns {
    total: "ehcplans",
    counts: PLACEMENT_COUNTS,
    unread: PLACEMENT_UNREAD,
};

pub const NEW_PLANS: Columns = Columns {
    total: "new_ehc_plans",
    counts: PLACEMENT_COUNTS,
    unread: PLACEMENT_UNREAD,
};

/// Why a plan ended.
pub const CEASED: Columns = Columns {
    total: "total_ceased",
    counts: &[
        ("transfer", Transfer),
        ("max_age", InsideTotal),
        ("needs_met", InsideTotal),
        ("he", InsideTotal),
        ("employ", InsideTotal),
        ("no_engage", InsideTotal),
        ("moved_outside_eng", InsideTotal),
        ("deceased", InsideTotal),
        ("not_rec", InsideTotal),
        ("other", InsideTotal),
    ],
    unread: &[],
};
