//! Southwark's Safety Valve agreement as published.
//!
//! Source of rows and conditions: Southwark Council, High Needs Sub-Group, "Safety Valve
//! Progress", November 2024. The conditions are told here in our own words, shortened.

use crate::model::agreement::{Agreement, AgreementYear, Published};
use crate::units::FinancialYear;

pub const SOURCE: &str =
    "Southwark Council, High Needs Sub-Group, Safety Valve Progress, November 2024";

/// Five years, four rows, in the precision of print.
pub const SOUTHWARK: Agreement = Agreement {
    years: [
        AgreementYear {
            year: FinancialYear::starting(2022),
            unmitigated: Published::millions(24),
            mitigated: Published::tenths(239),
            payment: Published::hundredths(922),
            remaining: Published::hundredths(1468),
        },
        AgreementYear {
            year: FinancialYear::starting(2023),
            unmitigated: Published::millions(30),
            mitigated: Published::tenths(241),
            payment: Published::hundredths(277),
            remaining: Published::hundredths(1211),
        },
        AgreementYear {
            year: FinancialYear::starting(2024),
            unmitigated: Published::millions(41),
            mitigated: Published::tenths(236),
            payment: Published::hundredths(277),
            remaining: Published::hundredths(884),
        },
        AgreementYear {
            year: FinancialYear::starting(2025),
            unmitigated: Published::millions(55),
            mitigated: Published::tenths(231),
            payment: Published::hundredths(277),
            remaining: Published::hundredths(553),
        },
        AgreementYear {
            year: FinancialYear::starting(2026),
            unmitigated: Published::millions(72),
            mitigated: Published::millions(23),
            payment: Published::hundredths(553),
            // Printed "£0"; taken as rounded like the rest of its row.
            remaining: Published::hundredths(0),
        },
    ],
};

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
