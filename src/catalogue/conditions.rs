//! The conditions of Southwark's agreement, in our own words, shortened.
//!
//! Source: Southwark Council, High Needs Sub-Group, "Safety Valve Progress", November 2024.

pub const SOURCE: &str =
    "Southwark Council, High Needs Sub-Group, Safety Valve Progress, November 2024";

/// A condition of the agreement, in short.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Condition {
    pub number: u8,
    pub says: &'static str,
}

pub const CONDITIONS: [Condition; 9] = [
    Condition {
        number: 1,
        says: "Early years: support from every agency, so that only the most complex needs go on to an EHC needs assessment",
    },
    Condition {
        number: 2,
        says: "Mainstream schools: help them meet more needs, autism above all, and use resource bases fully",
    },
    Condition {
        number: 3,
        says: "Places: carry out the capital strategy, so that there are enough good places in the borough",
    },
    Condition {
        number: 4,
        says: "Specialists: more capacity of SEND professionals, so that needs are met early",
    },
    Condition {
        number: 5,
        says: "Graduated response: review it with schools and parents, so that support comes before a plan is needed",
    },
    Condition {
        number: 6,
        says: "Annual reviews: move on from plans that have done their work, with other offers and more independence",
    },
    Condition {
        number: 7,
        says: "Unit costs: compare top-ups with others' and commission better",
    },
    Condition {
        number: 8,
        says: "School hub: training and support from school to school",
    },
    Condition {
        number: 9,
        says: "Ages 19 to 25: more internships, apprenticeships and jobs",
    },
];
