//! The release of SEN2 that is read.
//!
//! Answers for: its files, topics, periods and labels of ages, and what in it is known to be
//! missing. Uses `columns`.

use crate::import::columns::{CASELOAD, CEASED, Columns, NEW_PLANS};
use engine::model::placement::{FIRST_AGE, LAST_AGE};

pub(super) const RELEASE: &str = "Reporting year 2025";

/// The Januaries whose plans are read by age, as school years.
pub(super) const FIRST: &str = "202324";
pub(super) const SECOND: &str = "202425";
/// The calendar year between them, and the one before it.
const FLOW_YEAR: &str = "2024";
const YEAR_BEFORE: &str = "2023";

/// Every January of the release.
pub(super) const JANUARIES: [(u16, &str); 7] = [
    (2019, "201819"),
    (2020, "201920"),
    (2021, "202021"),
    (2022, "202122"),
    (2023, "202223"),
    (2024, FIRST),
    (2025, SECOND),
];

/// Flows are published in one row for the last ages together, from this age on.
const OLDEST_POOLED_AGE: usize = 20;

/// A file of SEN2, and what of it is read.
pub(super) struct What {
    pub name: &'static str,
    pub columns: &'static Columns,
    /// The topic of the rows of all ages …
    pub all: &'static str,
    /// … and of those by age.
    pub by_age: &'static str,
    /// The periods whose rows by age are read.
    pub periods: &'static [&'static str],
    pub newest: &'static str,
    pub parts: Parts,
}

/// How the parts of a row must add up to its total.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Parts {
    /// To the last plan.
    Exactly,
    /// This release leaves some plans out of the parts: at most 3, or 2 per cent.
    Nearly,
}

impl Parts {
    pub(super) fn allow(self, published: u32, short: u32) -> bool {
        const PLANS: u32 = 3;
        /// 2 per cent.
        const ONE_IN: u32 = 50;
        match self {
            Self::Exactly => short == 0,
            Self::Nearly => short <= PLANS.max(published / ONE_IN),
        }
    }
}

pub(super) const CASELOAD_SHEET: What = What {
    name: "sen2-2025/caseload.csv",
    columns: &CASELOAD,
    all: "All EHC plans",
    by_age: "Child or young persons age",
    periods: &[FIRST, SECOND],
    newest: SECOND,
    parts: Parts::Exactly,
};
const NEW_PLANS_SHEET: What = What {
    name: "sen2-2025/newplans.csv",
    columns: &NEW_PLANS,
    all: "New EHC plans",
    by_age: "Age when plan started",
    periods: &[FLOW_YEAR],
    newest: FLOW_YEAR,
    parts: Parts::Nearly,
};
const CEASED_SHEET: What = What {
    name: "sen2-2025/ceased_plans.csv",
    columns: &CEASED,
    all: "All ceased EHC plans",
    by_age: "Age plan ceased",
    periods: &[FLOW_YEAR],
    newest: FLOW_YEAR,
    parts: Parts::Nearly,
};

/// New plans and plans that ended in one calendar year.
pub(super) struct Flows {
    pub year: &'static str,
    pub new_plans: What,
    pub ceased: What,
    /// Authorities, by three-figure code, that have no row of new plans, or of those that ended, in this year.
    pub without: &'static [&'static str],
}

/// Those of the year between the two Januaries.
pub(super) const FLOWS: Flows = Flows {
    year: FLOW_YEAR,
    new_plans: NEW_PLANS_SHEET,
    ceased: CEASED_SHEET,
    without: &[],
};
/// Those of the year before the first of the two.
pub(super) const FLOWS_BEFORE: Flows = Flows {
    year: YEAR_BEFORE,
    new_plans: What {
        periods: &[YEAR_BEFORE],
        ..NEW_PLANS_SHEET
    },
    ceased: What {
        periods: &[YEAR_BEFORE],
        ..CEASED_SHEET
    },
    // Hackney has none of plans that ended; Leicester and the Isle of Wight have neither.
    without: &["204", "856", "921"],
};

impl What {
    /// Whether this is the caseload: its rows of all ages are read for every January.
    pub(super) fn has_januaries(&self) -> bool {
        self.newest == SECOND
    }
}

/// Authorities, by three-figure code, without ages in January 2024 …
pub(super) const WITHOUT_AGES: ([&str; 2], &str) = (["204", "874"], "Hackney and Peterborough");
/// … and without placements in January 2025.
pub(super) const WITHOUT_PLACEMENTS: ([&str; 2], &str) =
    (["812", "873"], "Cambridgeshire and North East Lincolnshire");

/// Areas whose rows by age, and whose placements, do not add up to the row of all ages: code,
/// period, all ages, sum. The ages and placements of Hackney and Peterborough are missing, and
/// the rows of their regions and England hold a part of them.
pub(super) const KNOWN_TO_DIFFER: [(&str, &str, u32, u32); 3] = [
    ("E12000006", FIRST, 65_552, 65_093),
    ("E12000007", FIRST, 93_539, 90_353),
    ("E92000001", FIRST, 576_474, 572_829),
];

/// "January 2025" for 202425; a calendar year is itself.
pub(super) fn said(period: &str) -> String {
    match period.get(4..6) {
        Some(year) => format!("January 20{year}"),
        None => period.to_owned(),
    }
}

/// The age of a row's label. A row of several ages counts as its first, "under 3" as 2.
pub(super) fn age_of(label: &str) -> Option<usize> {
    match label {
        "under 3" | "age 2 and under" => Some(FIRST_AGE),
        "age 20 and over" => Some(OLDEST_POOLED_AGE),
        _ => label
            .strip_prefix("age ")
            .and_then(|age| age.parse().ok())
            .filter(|age| (FIRST_AGE..=LAST_AGE).contains(age)),
    }
}

/// Whether a row's label says that the ages of its plans are not known.
pub(super) fn is_unknown_age(label: &str) -> bool {
    label.to_lowercase().contains("unknown")
}
