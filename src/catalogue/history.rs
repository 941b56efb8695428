//! What has happened around the agreement, dated, and where every figure is from.
//!
//! Answers for: the events and the list of sources that the public page gives. Figures here are
//! published ones; what the model makes of them is said elsewhere.

/// How well a statement is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Read in the publication that is named.
    Published,
    /// Told by somebody else about it.
    Secondary,
    /// Worked out from published figures.
    Computed,
    /// Nobody has published it: our judgement.
    Judgement,
}

impl Standing {
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Secondary => "told by others, not seen at its source",
            Self::Computed => "computed from published figures",
            Self::Judgement => "judgement: nothing is published",
        }
    }
}

/// Something that happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Event {
    pub when: &'static str,
    pub what: &'static str,
    pub source: &'static str,
    pub standing: Standing,
}

/// Since the agreement, oldest first.
pub const EVENTS: [Event; 7] = [
    Event {
        when: "March 2023",
        what: "Southwark and the Department for Education agree on a plan for 2022-23 to 2026-27, with nine conditions.",
        source: "Southwark Council, High Needs Sub-Group, Safety Valve Progress, November 2024",
        standing: Standing::Published,
    },
    Event {
        when: "July 2024",
        what: "The high needs block of 2023-24 is published as £71.9m. The forecast had counted on £67.4m, by the planning guidance of its time.",
        source: "Department for Education, Dedicated schools grant allocations 2023-24, July 2024",
        standing: Standing::Published,
    },
    Event {
        when: "November 2024",
        what: "The council reports more demand and more complex needs as the biggest barrier, slow joint work with the health service, and a marked rise in children who need alternative provision. No balance can be read from the report.",
        source: "Southwark Council, High Needs Sub-Group, Safety Valve Progress, November 2024",
        standing: Standing::Published,
    },
    Event {
        when: "June 2025",
        what: "The statutory override, which keeps such deficits apart from councils’ reserves, is extended from March 2026 to March 2028.",
        source: "The government’s announcement of June 2025",
        standing: Standing::Secondary,
    },
    Event {
        when: "November 2025",
        what: "The Budget takes spending on special educational needs into central budgets from 2028-29.",
        source: "HM Treasury, Budget, November 2025",
        standing: Standing::Secondary,
    },
    Event {
        when: "9 February 2026",
        what: "A High Needs Stability Grant is announced: 90% of the eligible deficit at 31 March 2026, to be paid in autumn 2026. Whether agreed Safety Valve payments come beside it is not said; this page asks, under “Known by now”.",
        source: "Department for Education, note of 9 February 2026",
        standing: Standing::Published,
    },
    Event {
        when: "1 April 2026",
        what: "The Safety Valve programme ends for all councils.",
        source: "Reported elsewhere; the notice itself was not found",
        standing: Standing::Secondary,
    },
];

/// Where a figure is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    pub what: &'static str,
    pub document: &'static str,
    pub licence: &'static str,
    pub standing: Standing,
}

const OPEN: &str = "Open Government Licence v3.0";
const COUNCIL: &str = "Figures quoted from a public paper";
const OURS: &str = "Ours";

pub const SOURCES: [Source; 11] = [
    Source {
        what: "The agreement’s four rows, its conditions, the pressures reported",
        document: "Southwark Council, High Needs Sub-Group, Safety Valve Progress, November 2024",
        licence: COUNCIL,
        standing: Standing::Published,
    },
    Source {
        what: "Children and young people with a plan by age and placement, new plans, plans that ended, waiting, refusals, appeals",
        document: "Department for Education, Education, health and care plans, reporting year 2025",
        licence: OPEN,
        standing: Standing::Published,
    },
    Source {
        what: "High needs blocks of 2022-23 and 2023-24, schools block of 2023-24",
        document: "Department for Education, Dedicated schools grant allocations 2023-24, July 2024",
        licence: OPEN,
        standing: Standing::Published,
    },
    Source {
        what: "Prices of places in mainstream, state special and independent special schools; support services; alternative provision",
        document: "Department for Education, High needs benchmarking tool 2021-22: outturn of 2020-21 for each plan, raised by 3% a year",
        licence: OPEN,
        standing: Standing::Computed,
    },
    Source {
        what: "Place funding: £10,000 in a special school, £6,000 in a base",
        document: "Department for Education, High needs funding operational guide 2023 to 2024",
        licence: OPEN,
        standing: Standing::Published,
    },
    Source {
        what: "High needs spending of 2022-23: its block and the year’s movement of the deficit",
        document: "The agreement, and Department for Education, DSG balances at March 2022",
        licence: OPEN,
        standing: Standing::Computed,
    },
    Source {
        what: "How fast new plans come and how much of their growth the forecast held",
        document: "Fitted, so that the model gives the forecast’s row and the plans counted in 2024 and 2025",
        licence: OURS,
        standing: Standing::Computed,
    },
    Source {
        what: "State special school places in January 2023, and 30 more each year",
        document: "From the plans counted in such schools, January 2019 to 2025",
        licence: OURS,
        standing: Standing::Computed,
    },
    Source {
        what: "Prices of places in colleges and of being educated elsewhere; what support in mainstream costs; how large each package is",
        document: "Nothing is published for Southwark",
        licence: OURS,
        standing: Standing::Judgement,
    },
    Source {
        what: "What is on record of each assumption: beside it in Explore, under “About”",
        document: "The publications named there; where none is named, nothing is published",
        licence: OPEN,
        standing: Standing::Published,
    },
    Source {
        what: "The Stability Grant’s share and year",
        document: "Department for Education, note of 9 February 2026",
        licence: OPEN,
        standing: Standing::Published,
    },
];
