//! What levers are called on the page, and how a person writes their values.
//!
//! Answers for: plain names, units, steps, groups, and the conditions that a lever belongs
//! to. Uses the model's levers. Sentences made from numbers are `words`'.

use engine::levers::{Kind, Lever};

/// What a lever is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    Demand,
    Places,
    TopUpsAndFees,
    Funding,
}

impl Group {
    pub const ALL: [Self; 4] = [
        Self::Demand,
        Self::Places,
        Self::TopUpsAndFees,
        Self::Funding,
    ];

    pub const NAMES: [&'static str; 4] = ["demand", "places", "top-ups", "funding"];

    /// Its name in links.
    #[must_use]
    pub const fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.name() == name)
    }

    /// Its levers in the order of the page: the first ones, and those behind "More in this group".
    #[must_use]
    pub fn levers(self) -> [Vec<Lever>; 2] {
        let first = FIRST_EIGHT
            .into_iter()
            .filter(|lever| of(*lever).group == self);
        let more = Lever::ALL
            .into_iter()
            .filter(|lever| of(*lever).group == self && !FIRST_EIGHT.contains(lever));
        [first.collect(), more.collect()]
    }

    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Demand => "Demand",
            Self::Places => "Places",
            Self::TopUpsAndFees => "Top-ups and fees",
            Self::Funding => "Funding",
        }
    }
}

/// The eight levers that come first on the page (MODEL 8).
pub const FIRST_EIGHT: [Lever; 8] = [
    Lever::NewPlansGrowth,
    Lever::GraduatedResponse,
    Lever::AdultPathways,
    Lever::InclusionMoves,
    Lever::UnitPlaces,
    Lever::SpecialPlaces,
    Lever::SpecialTopup,
    Lever::IndependentFees,
];

/// How a lever stands on the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Wording {
    pub group: Group,
    pub name: &'static str,
    /// What follows the number.
    pub unit: &'static str,
    /// The same, in full, for the note under the name.
    pub of_what: &'static str,
    /// One press of an arrow key, in the unit shown.
    pub step: f64,
    /// Conditions of the agreement that it belongs to.
    pub conditions: &'static [u8],
}

/// The levers that belong to a condition of the agreement, in the order of the page.
#[must_use]
pub fn of_condition(number: u8) -> Vec<Lever> {
    Group::ALL
        .into_iter()
        .flat_map(|group| group.levers().concat())
        .filter(|lever| of(*lever).conditions.contains(&number))
        .collect()
}

/// "condition 3", "conditions 2 and 8".
#[must_use]
pub fn conditions(numbers: &[u8]) -> String {
    match numbers {
        [] => String::new(),
        [only] => format!("condition {only}"),
        [first @ .., last] => {
            let first: Vec<_> = first.iter().map(ToString::to_string).collect();
            format!("conditions {} and {last}", first.join(", "))
        }
    }
}

/// What someone reads of a kind.
#[must_use]
pub const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Assumption => "may happen",
        Kind::Action => "can be done",
        Kind::Funding => "others’ money",
    }
}

/// How a lever stands on the page.
#[must_use]
#[allow(clippy::too_many_lines, reason = "a table, one row a lever")]
pub const fn of(lever: Lever) -> Wording {
    use Group::{Demand, Funding, Places, TopUpsAndFees};
    const fn row(
        group: Group,
        name: &'static str,
        unit: &'static str,
        of_what: &'static str,
        step: f64,
        conditions: &'static [u8],
    ) -> Wording {
        Wording {
            group,
            name,
            unit,
            of_what,
            step,
            conditions,
        }
    }
    match lever {
        Lever::NewPlansScale => row(
            Demand,
            "New plans compared with 2024",
            "×",
            "times as many as in 2024",
            0.05,
            &[],
        ),
        Lever::NewPlansGrowth => row(
            Demand,
            "Yearly growth in new plans",
            "%",
            "per cent a year",
            0.5,
            &[],
        ),
        Lever::Complexity => row(
            Demand,
            "Yearly growth in need per child",
            "%",
            "per cent a year, on top of prices",
            0.5,
            &[],
        ),
        Lever::ExitRate => row(
            Demand,
            "Plans that end, compared with 2024",
            "×",
            "times as often as in 2024",
            0.05,
            &[6],
        ),
        Lever::SpecialTrend => row(
            Places,
            "Special places opened each year anyway",
            "places",
            "places a year",
            1.0,
            &[3],
        ),
        Lever::EarlySupport => row(
            Demand,
            "Needs met early, under seven",
            "%",
            "per cent of new plans up to age 6 no longer needed",
            1.0,
            &[1],
        ),
        Lever::GraduatedResponse => row(
            Demand,
            "Needs met in school, 7–15",
            "%",
            "per cent of new plans at 7 to 15 no longer needed",
            1.0,
            &[4, 5, 8],
        ),
        Lever::SupportWithoutPlan => row(
            Demand,
            "Support for a child whose needs are met without a plan",
            "£",
            "pounds a year, for three years",
            250.0,
            &[1, 5],
        ),
        Lever::AnnualReviews => row(
            Demand,
            "Plans no longer needed, 5–17",
            "points",
            "percentage points more plans ending each year",
            0.1,
            &[6],
        ),
        Lever::AdultPathways => row(
            Demand,
            "Moving on to adult life, 18+",
            "%",
            "per cent of the gap to London’s rate closed",
            5.0,
            &[6, 9],
        ),
        Lever::InclusionNew => row(
            Places,
            "Starting in mainstream, with support",
            "%",
            "per cent of new plans that would start in special or independent schools",
            1.0,
            &[2, 8],
        ),
        Lever::InclusionMoves => row(
            Places,
            "Staying in mainstream, with support",
            "%",
            "per cent of moves from mainstream to special or independent schools",
            1.0,
            &[2, 8],
        ),
        Lever::IncludedSupport => row(
            Places,
            "Support for children kept in mainstream",
            "%",
            "per cent of the way from a mainstream to a special top-up",
            5.0,
            &[2],
        ),
        Lever::BaseFromSpecial => row(
            Places,
            "New base places that replace a special place",
            "%",
            "per cent; the rest go to mainstream children who need more",
            5.0,
            &[2, 3],
        ),
        Lever::UnitPlaces => row(
            Places,
            "New resource base places",
            "places",
            "places in mainstream schools",
            5.0,
            &[2, 3],
        ),
        Lever::SpecialPlaces => row(
            Places,
            "Extra special school places",
            "places",
            "places above the trend",
            5.0,
            &[3],
        ),
        Lever::ReturnLocal => row(
            Places,
            "Coming back to local schools",
            "%",
            "per cent of under-16s in independent schools, where a special place is spare and the family agrees",
            1.0,
            &[3, 7],
        ),
        Lever::FeInsteadOfSpi => row(
            Places,
            "Local college, not specialist college",
            "%",
            "per cent of entries to specialist post-16 colleges",
            5.0,
            &[9],
        ),
        Lever::MainstreamTopup => row(
            TopUpsAndFees,
            "Mainstream and base top-ups",
            "%",
            "per cent more than planned",
            1.0,
            &[2, 7],
        ),
        Lever::SpecialTopup => row(
            TopUpsAndFees,
            "Special school top-ups",
            "%",
            "per cent more than planned",
            0.5,
            &[7],
        ),
        Lever::IndependentFees => row(
            TopUpsAndFees,
            "Independent school and college fees",
            "%",
            "per cent more than planned",
            1.0,
            &[7],
        ),
        Lever::HealthContribution => row(
            Funding,
            "Paid by health and social care",
            "%",
            "per cent of independent, specialist college and other placements",
            1.0,
            &[],
        ),
        Lever::ServicesInvestment => row(
            TopUpsAndFees,
            "Extra spending on support services",
            "£",
            "pounds a year",
            50_000.0,
            &[4, 8],
        ),
        Lever::StateInflation => row(
            TopUpsAndFees,
            "Yearly rise in state costs",
            "%",
            "per cent a year",
            0.5,
            &[7],
        ),
        Lever::IndependentInflation => row(
            TopUpsAndFees,
            "Yearly rise in independent fees",
            "%",
            "per cent a year",
            0.5,
            &[7],
        ),
        Lever::ApGrowth => row(
            Demand,
            "Growth in alternative provision",
            "%",
            "per cent a year, on top of prices",
            1.0,
            &[],
        ),
        Lever::HnbGrowth => row(
            Funding,
            "Yearly growth in government funding",
            "%",
            "per cent a year",
            0.5,
            &[],
        ),
        Lever::BlockTransfer => row(
            Funding,
            "Moved from schools' budgets",
            "%",
            "per cent of the schools block",
            0.1,
            &[],
        ),
        Lever::CouncilContribution => row(
            Funding,
            "Paid by the council itself",
            "£",
            "pounds a year, which needs ministers’ consent",
            100_000.0,
            &[],
        ),
    }
}
