//! Small words that every sentence is made of: days, placements, what is typed for a school.
//!
//! Answers for: one name for each thing, wherever it is listed. Uses the engine only.

use engine::analysis::school::Figure;
use engine::model::placement::Placement;
use engine::units::FinancialYear;

/// The true minus sign, for people.
pub const MINUS: char = '−';

/// 31 March of a financial year, in words.
#[must_use]
pub fn march(year: FinancialYear) -> String {
    format!("March {}", year.march())
}

/// 1 April of a financial year, in words.
#[must_use]
pub fn april(year: FinancialYear) -> String {
    format!("April {}", year.first_calendar_year())
}

/// A phrase of ours with its first letter large. Ours begin with plain letters, so the program needs
/// no table of every alphabet (docs/size.md).
#[must_use]
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| {
            std::iter::once(first.to_ascii_uppercase())
                .chain(letters)
                .collect()
        })
        .unwrap_or_default()
}

/// What a placement is called where its price or its children are listed.
#[must_use]
pub const fn placement(placement: Placement) -> &'static str {
    match placement {
        Placement::Mainstream => "Mainstream schools",
        Placement::Unit => "Resource bases and units",
        Placement::Special => "State special schools",
        Placement::Independent => "Independent special schools",
        Placement::Ap => "Alternative provision",
        Placement::Fe => "Further education colleges",
        Placement::Spi => "Specialist colleges",
        Placement::Elsewhere => "Educated elsewhere",
        Placement::Unplaced => "No funded placement",
        Placement::Included => "Mainstream, with more support",
    }
}

/// What a figure of My school is called.
#[must_use]
pub const fn figure(figure: Figure) -> &'static str {
    match figure {
        Figure::Plans => "EHC plans on our roll now",
        Figure::Budget => "Our notional SEN budget, £ a year",
        Figure::Children => "How many children",
        Figure::TopUp => "Top-up for each child, £ a year",
        Figure::Places => "Places in our base",
        Figure::Filled => "Children who come, if fewer than hoped",
        Figure::Seats => "How many would fill a place that is empty now",
        Figure::HoursEach => "Hours of support a week, for each child",
        Figure::HoursShared => "Hours of support a week, shared by all",
        Figure::Teacher => "Teacher pay for the base, £ a year (fixed cost)",
        Figure::Weeks => "Paid weeks a year",
        Figure::Rate => "Pay, £ an hour",
        Figure::OnCosts => "On-costs, % of pay",
        Figure::Training => "Training, £ a year",
        Figure::Space => "Space and equipment, £ a year",
        Figure::Therapy => "Therapy that we must buy, £ a year for each child",
        Figure::Capital => "Building, £ once",
        Figure::Schools => "Schools doing the same",
    }
}

/// A small number in words, as it is within a sentence.
#[must_use]
pub fn few(number: usize) -> String {
    const WORDS: [&str; 10] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    ];
    WORDS
        .get(number)
        .map_or_else(|| number.to_string(), |word| (*word).to_owned())
}
