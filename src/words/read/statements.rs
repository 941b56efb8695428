//! What the public page says of itself: whose figures it shows and of which day, how well each is
//! known, who publishes it, and how accessible it is.

use super::super::about::About;
use crate::content::Known;

/// Whose figures, and of which day.
#[must_use]
pub fn dated(about: &About) -> String {
    format!(
        "{} · what was public on {}",
        about.authority,
        about.content.prose().as_of
    )
}

/// How well a statement is known.
#[must_use]
pub const fn how_known(known: Known) -> &'static str {
    match known {
        Known::Published => "published",
        Known::Secondary => "reported by others; we have not seen the original",
        Known::Computed | Known::Fitted => "computed from published figures",
        Known::Judgement => "judgement: nothing is published",
    }
}

/// The question that a parent has, its answer, and why.
pub const MY_CHILD: [&str; 2] = [
    "Does this change my child’s plan? No.",
    " The support in a plan is a legal right, whatever the deficit.",
];

/// What is said where the prose of the page did not arrive.
pub const NOT_LOADED: &str =
    "The method, the sources and the statements did not arrive. Load the page again to read them.";

/// Who publishes this copy.
#[must_use]
pub fn publisher(name: &str, contact: &str) -> String {
    match (name, contact) {
        ("", _) => "This copy does not name its publisher.".to_owned(),
        (name, "") => format!("This copy is published by {name}. It gives no contact."),
        (name, contact) => format!("This copy is published by {name}. Contact: {contact}."),
    }
}

/// A text of the accessibility statement, with the day and the contact of this copy in it.
#[must_use]
pub fn accessibility(text: &str, day: &str, contact: &str) -> String {
    let contact = if contact.is_empty() {
        "This copy does not name anyone to write to. Its publisher should."
    } else {
        contact
    };
    text.replace("{day}", day).replace("{contact}", contact)
}
