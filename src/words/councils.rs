//! What is said of councils that can be chosen, and of those that cannot; and which fit what
//! somebody types.
//!
//! Answers for: names that begin with a text first, then those that hold it; districts, which lead
//! to the county that pays for their children.

use engine::authority::{Listed, Status};
use engine::origin::Code;

/// What the empty box says.
pub const HINT: &str = "Type a name";
pub const NO_MATCH: &str = "No council in England has such a name.";
/// Which figures a projection starts from, and the way to the others.
pub const LATEST: [&str; 2] = [
    "From the latest published figures.",
    "As forecast in March 2023",
];
pub const FORECAST: [&str; 2] = [
    "As forecast in March 2023.",
    "From the latest published figures",
];
/// The most names that are offered at once.
const OFFERED: usize = 8;

/// A name that fits what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    pub name: String,
    /// What is said beside the name: the county of a district, or why there is no projection.
    pub said: String,
    /// The council whose figures it leads to, where there are any.
    pub leads_to: Option<Code>,
}

/// The names that fit a text, at most eight: those that begin with it first.
#[must_use]
pub fn matching(index: &[Listed], districts: &str, text: &str) -> Vec<Match> {
    let wanted = compared(text);
    let councils = index.iter().map(|listed| Match {
        name: listed.name.clone(),
        said: not_projected(&listed.name, listed.status).unwrap_or_default(),
        leads_to: listed.status.is_projected().then_some(listed.code),
    });
    let districts = within_counties(districts).map(|(county, district)| {
        let found = index.iter().find(|listed| listed.name == county);
        Match {
            name: district.to_owned(),
            said: format!("a district of {county}, which pays for its children’s plans"),
            leads_to: found.map(|listed| listed.code),
        }
    });
    // Councils stand before districts, and each in its own order.
    let (mut first, mut then) = (Vec::new(), Vec::new());
    for found in councils.chain(districts) {
        let name = compared(&found.name);
        if name.starts_with(&wanted) {
            first.push(found);
        } else if name.contains(&wanted) {
            then.push(found);
        }
    }
    first.append(&mut then);
    first.truncate(OFFERED);
    first
}

/// A name as names are compared: "St Helens" is "St. Helens", and "Stoke on Trent" has no hyphens.
fn compared(name: &str) -> String {
    let mut letters = String::with_capacity(name.len());
    for letter in name.chars() {
        match letter {
            '&' => letters.push_str("and"),
            _ if letter.is_ascii_alphanumeric() => letters.push(letter.to_ascii_lowercase()),
            _ => {}
        }
    }
    letters
}

/// County and district, of lines like "Surrey: Elmbridge, Guildford".
fn within_counties(districts: &str) -> impl Iterator<Item = (&str, &str)> {
    let counties = districts.lines().filter_map(|line| line.split_once(": "));
    counties.flat_map(|(county, all)| {
        all.split(',')
            .map(move |district| (county, district.trim_start()))
    })
}

pub const TRY_AGAIN: &str = "Try again";

pub const FETCHING: &str = "Fetching the councils’ figures …";

pub const NOT_FETCHED: &str =
    "The councils’ figures could not be fetched: there may be no network. Try again once there is.";

/// Why a council is not projected; nothing where it is.
#[must_use]
pub fn not_projected(name: &str, status: Status) -> Option<String> {
    match status {
        Status::Projects | Status::Repaired => None,
        Status::TooSmall => Some(format!(
            "{name} is not projected: it had fewer than 100 plans in January 2025, too few to say what will happen."
        )),
        Status::InDoubt => Some(format!(
            "{name} is not projected: its counts of January 2024 and January 2025 are so far apart that one of them must be wrong."
        )),
    }
}

#[must_use]
pub fn unknown(code: Code) -> String {
    format!("This page knows no council with the code {code}. Choose one at the top of the page.")
}

#[must_use]
pub fn no_forecast(name: &str) -> String {
    format!(
        "{name} has no published agreement forecast on this page. Choose it at the top to see its latest figures."
    )
}

#[must_use]
pub fn cannot_be_read(error: &str) -> String {
    format!("The figures of this council cannot be used: {error}.")
}
