//! What is known of each lever: what it means, who would do it, how sure its size is, and
//! what is on record.
//!
//! Answers for: the text behind a lever's "?", and what stands beside it. Every figure here
//! is published or computed from published figures, and names its source.

use engine::levers::Lever;

/// How sure the figures of a lever are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confidence {
    /// Read from a publication.
    Published,
    /// Worked out from published figures.
    Computed,
    /// Chosen so that the model meets published figures.
    Fitted,
    /// Nobody has published a size.
    Judgement,
}

impl Confidence {
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Published => "The figure is published; what it does is the model’s",
            Self::Computed => "Computed from published figures",
            Self::Fitted => "Fitted to published figures",
            Self::Judgement => "Judgement: no published size",
        }
    }
}

/// What is known of a lever.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Evidence {
    pub means: &'static str,
    /// Who would do it, or whose money it is; nobody for what may happen.
    pub who: &'static str,
    pub confidence: Confidence,
    pub finding: &'static str,
    /// Empty where nothing is published.
    pub source: &'static str,
    /// What was found elsewhere and stands beside the lever, always in sight.
    pub record: &'static str,
    /// What the council’s update of November 2024 names as a pressure.
    pub pressure: &'static str,
}

const SEN2: &str = "DfE, Education, health and care plans, reporting year 2025 (SEN2)";
const BENCHMARKING: &str = "DfE, High needs benchmarking tool 2021-22 (outturn 2020-21)";
const UPDATE: &str = "Southwark Council, High Needs Sub-Group, November 2024";
const ALLOCATIONS: &str = "DfE, Dedicated schools grant allocations";

const NOTHING: Evidence = Evidence {
    means: "",
    who: "",
    confidence: Confidence::Judgement,
    finding: "",
    source: "",
    record: "",
    pressure: "",
};

/// What is known of a lever.
#[must_use]
#[allow(clippy::too_many_lines, reason = "a table, one entry a lever")]
pub const fn of(lever: Lever) -> Evidence {
    use Confidence::{Computed, Fitted, Published};
    match lever {
        Lever::NewPlansScale => Evidence {
            means: "How many children get a new plan each year, as a multiple of the number in 2024, before yearly growth.",
            confidence: Fitted,
            finding: "Southwark made 442 new plans in 2023 and 494 in 2024. At 0.85 the no-action forecast and the counts of 2024 and 2025 are met best.",
            source: SEN2,
            pressure: "demand",
            ..NOTHING
        },
        Lever::NewPlansGrowth => Evidence {
            means: "By how much the number of new plans rises each year, from the second year on.",
            confidence: Fitted,
            finding: "England’s new plans grew by 12.6% a year from 2019 to 2024. Southwark’s returns swing too much to show a trend: 273, 335, 288, 103, 442, 494.",
            source: SEN2,
            pressure: "demand",
            ..NOTHING
        },
        Lever::Complexity => Evidence {
            means: "By how much the support that a child with a plan needs grows each year, on top of prices.",
            finding: "Nobody publishes a measure. The council names complexity, with demand, as its biggest barrier.",
            source: UPDATE,
            pressure: "complexity",
            ..NOTHING
        },
        Lever::ExitRate => Evidence {
            means: "How often plans end, at every age, as a multiple of 2024. Moves to other councils are not touched.",
            confidence: Published,
            finding: "1 is what happened in 2024. Southwark ended 8% of plans at 18, 16% at 19 and 25% from 20; England 16%, 29% and 50%.",
            source: SEN2,
            ..NOTHING
        },
        Lever::SpecialTrend => Evidence {
            means: "State special school places that open each year in any case. A child for whom there is none is placed in an independent school.",
            confidence: Computed,
            finding: "State special plans grew by 33 a year from 2019 to 2025, and from 787 to 816 in 2024.",
            source: SEN2,
            ..NOTHING
        },
        Lever::EarlySupport => Evidence {
            means: "Children up to six whose needs are met early and well, so that no plan is needed. Their support costs money too: see the lever on support without a plan.",
            who: "Early years settings, health visitors, therapists, the council",
            finding: "No size is known.",
            source: "Interim evaluation of Early Language Support for Every Child, January 2026, seen through secondary reports",
            record: "On record: the pilot of Early Language Support for Every Child found progress, and no effect on requests for plans (interim evaluation of January 2026, seen through secondary reports).",
            ..NOTHING
        },
        Lever::GraduatedResponse => Evidence {
            means: "Children of 7 to 15 whose needs are met in school, with support that comes before a plan is needed. It is never a plan refused.",
            who: "Schools, their SENCOs, the council’s specialists",
            finding: "No size is known. So many requests are refused already that little can come from refusing more, and nothing should.",
            source: SEN2,
            record: "On record: Southwark refused 47.7% of requests for an assessment in 2024; London 23.4%, England 25.2%.",
            ..NOTHING
        },
        Lever::SupportWithoutPlan => Evidence {
            means: "What it costs a year to support a child whose needs are met without a plan, for three years, in prices of 2022-23.",
            finding: "No price is published; less than a mainstream top-up.",
            ..NOTHING
        },
        Lever::AnnualReviews => Evidence {
            means: "Plans that have done their work and end after a review, at 5 to 17, with the family’s agreement: points added to the yearly rate.",
            who: "The council’s SEND casework team, with schools and families",
            finding: "Under 16, 0.4% of England’s plans end in a year for reasons other than moves.",
            source: SEN2,
            ..NOTHING
        },
        Lever::AdultPathways => Evidence {
            means: "Young people of 18 and over who move on to work, training or adult services: how much of the gap between Southwark’s and London’s rate is closed.",
            who: "The council, colleges, employers, adult social care",
            confidence: Computed,
            finding: "At London’s rates Southwark would end some 116 more plans a year. In January 2025 there were 11 supported internships against 117 plans in specialist colleges. London’s rate is somewhat too high here, because one borough’s caseload by age is missing from it.",
            source: SEN2,
            ..NOTHING
        },
        Lever::InclusionNew => Evidence {
            means: "Of the children whose first plan would place them in a special or independent school, the share who start in mainstream with more support instead.",
            who: "Mainstream schools, with the council’s support services",
            finding: "76% of Southwark’s new plans start in mainstream (England 75%), 11% in special schools (England 9%).",
            source: SEN2,
            ..NOTHING
        },
        Lever::InclusionMoves => Evidence {
            means: "Of the children who would move from mainstream to a special or independent school, the share who stay with more support.",
            who: "Mainstream schools, with the council’s support services",
            finding: "Special school places fill mostly by moves, when children change phase, and less by new plans.",
            source: SEN2,
            ..NOTHING
        },
        Lever::IncludedSupport => Evidence {
            means: "What a child kept in mainstream by these levers is funded at: 0% is the average mainstream top-up, 100% the special school top-up.",
            finding: "No price is published. Halfway is assumed.",
            ..NOTHING
        },
        Lever::BaseFromSpecial => Evidence {
            means: "Of new resource base places, the share that go to children who would be in a special school. The others go to children in mainstream who need more.",
            finding: "No share is published. Bases fill largely from mainstream.",
            ..NOTHING
        },
        Lever::UnitPlaces => Evidence {
            means: "New places in resource bases of mainstream schools, for children up to 15.",
            who: "Mainstream schools that open a base, and the council that commissions it",
            finding: "A filled place is funded at £6,000 and an empty one at £10,000. Southwark recorded 108 children in bases in January 2024 and none in 2025: the way of recording changed.",
            source: "DfE, High needs funding operational guide 2023 to 2024; SEN2 2025",
            ..NOTHING
        },
        Lever::SpecialPlaces => Evidence {
            means: "State special school places above the yearly trend. They take in children who would be in independent schools only because special schools are full. A place that stays empty is paid for all the same.",
            who: "The council and its special schools, with building money from the Department for Education",
            confidence: Published,
            finding: "An expansion of Highshore School by some 60 to 70 places is planned. Whether they replace independent places or meet new need is not known.",
            source: "Southwark Council, High Needs Sub-Group, November 2024, and council papers",
            ..NOTHING
        },
        Lever::ReturnLocal => Evidence {
            means: "Of the children under 16 in independent schools, the share who come back to a local special school, where a place is spare and the family agrees.",
            who: "Families and the council together; nobody is moved",
            finding: "118 children were in independent and non-maintained special schools in January 2024, and 141 in 2025.",
            source: SEN2,
            ..NOTHING
        },
        Lever::FeInsteadOfSpi => Evidence {
            means: "Of the young people who would enter a specialist college, the share who go to a general further education college with support.",
            who: "Local colleges, the council, young people themselves",
            finding: "10.3% of Southwark’s plans from 16 are in specialist colleges; London 5.0%, England 5.8%.",
            source: SEN2,
            ..NOTHING
        },
        Lever::MainstreamTopup => Evidence {
            means: "What mainstream schools and bases are paid for a child on top of place funding. Less than 0% is a cut.",
            who: "The council, after talking to schools",
            confidence: Computed,
            finding: "Southwark spent £8,603 a plan in 2020-21. London’s 10th, 50th and 90th percentiles were £7,320, £10,334 and £13,744.",
            source: BENCHMARKING,
            ..NOTHING
        },
        Lever::SpecialTopup => Evidence {
            means: "What special schools are paid for a child on top of the £10,000 for the place.",
            who: "The council, after talking to special schools",
            confidence: Computed,
            finding: "Southwark spent £26,435 a plan in 2020-21, at London’s 90th percentile (£26,570; median £21,360). The council’s own review says that it funds above its statistical neighbours.",
            source: "DfE, High needs benchmarking tool 2021-22; Southwark Local Offer",
            ..NOTHING
        },
        Lever::IndependentFees => Evidence {
            means: "What independent and non-maintained special schools and specialist colleges charge, compared with what was planned.",
            who: "The council’s commissioners, often with other councils",
            confidence: Computed,
            finding: "Southwark spent £40,012 a plan in 2020-21, already at London’s 10th percentile (£40,142; median £55,479).",
            source: BENCHMARKING,
            ..NOTHING
        },
        Lever::HealthContribution => Evidence {
            means: "The share of independent, specialist college and other placements that the health service and social care pay. It moves a cost; it saves the public nothing.",
            who: "The Integrated Care Board and social care: other people’s money",
            finding: "A protocol for joint funding was being developed in November 2024. No size is known.",
            source: UPDATE,
            pressure: "joint funding",
            ..NOTHING
        },
        Lever::ServicesInvestment => Evidence {
            means: "More specialists, advisers and therapists, in cash a year. Inclusion, reviews and moving on do not happen by themselves.",
            who: "The council",
            finding: "Central support and therapies cost £645 a plan in 2020-21; London’s median was £1,431.",
            source: BENCHMARKING,
            ..NOTHING
        },
        Lever::StateInflation => Evidence {
            means: "By how much the cost of state placements and services rises each year.",
            finding: "A planning assumption.",
            ..NOTHING
        },
        Lever::IndependentInflation => Evidence {
            means: "By how much the fees of independent schools and specialist colleges rise each year.",
            finding: "England’s spending on independent places grew by 46% in real terms in the four years to 2022-23, numbers and prices together.",
            source: "Public Accounts Committee, seen through secondary reports",
            ..NOTHING
        },
        Lever::ApGrowth => Evidence {
            means: "By how much spending on alternative provision grows each year, on top of inflation. Most children there have no plan.",
            finding: "The council reports a marked increase and gives no figure. It spent £3.44m in 2020-21.",
            source: "Southwark Council, High Needs Sub-Group, November 2024; section 251 outturn 2020-21",
            pressure: "alternative provision",
            ..NOTHING
        },
        Lever::HnbGrowth => Evidence {
            means: "By how much the high needs block grows each year after 2023-24.",
            who: "Government: other people’s money",
            confidence: Published,
            finding: "Southwark’s block grew by 11.0%, 15.6% and 12.0% a year up to 2023-24. The planning guidance of March 2023 was 5%, then 3%.",
            source: ALLOCATIONS,
            ..NOTHING
        },
        Lever::BlockTransfer => Evidence {
            means: "Money moved each year from the budgets of all schools to the high needs block.",
            who: "The schools forum up to 0.5%, the Secretary of State above it: schools’ money",
            confidence: Published,
            finding: "0.5% of Southwark’s schools block is £1.38m.",
            source: "DfE, Dedicated schools grant allocations 2023-24; DSG conditions of grant",
            ..NOTHING
        },
        Lever::CouncilContribution => Evidence {
            means: "Money from the council’s own budget, each year. It lowers the balance, not the year’s overspend.",
            who: "The council, with ministers’ consent: other services’ money",
            finding: "While the statutory override lasts a council needs ministers’ consent for this. No source was found for this; it is general knowledge.",
            ..NOTHING
        },
    }
}
