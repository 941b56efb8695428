//! What the public page says of itself: kinds of figures and how well each is known, privacy,
//! who publishes it, and how accessible it is.

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

pub const PRIVACY: &str = "Privacy: this page sets no cookies and sends nothing anywhere. What you enter is in its address. Steps and scenarios that you keep are in this browser on this device, until you delete them or clear the browser’s data. Nobody else has them unless you share a link or a file. Set into another page, it tells that page how high it is.";

/// Who publishes this copy.
#[must_use]
pub fn publisher(name: &str, contact: &str) -> String {
    match (name, contact) {
        ("", _) => "This copy has no publisher: nobody has put a name to it.".to_owned(),
        (name, "") => format!("This copy is published by {name}. It gives no contact."),
        (name, contact) => format!("This copy is published by {name}. Contact: {contact}."),
    }
}

pub const MADE_BY: &str = "Made as free software from published figures, by people who are neither the council nor the Department. Neither has endorsed it.";

/// The accessibility statement, in the parts that the regulations of 2018 ask for.
#[must_use]
pub fn accessibility(day: &str, contact: &str) -> Vec<String> {
    let contact = if contact.is_empty() {
        "This copy names nobody to write to; its publisher has to."
    } else {
        contact
    };
    vec![
        "This statement is about the Safety Valve calculator. You should be able to use all of it with a keyboard alone or with a screen reader, at 400% zoom, at 320 pixels wide, in dark or forced colours, and with motion reduced.".to_owned(),
        "It is meant to meet the Web Content Accessibility Guidelines 2.2 at level AA. It is partially compliant, because of what follows.".to_owned(),
        "What is not accessible: no failure of a criterion is known. Full compliance is not claimed. People who use assistive technology every day have not tried it, and nobody independent has audited it. Charts are pictures, each with its figures in a sentence and a table. Wide tables scroll sideways on small screens. Sliders and boxes need scripts. No disproportionate burden is claimed, and nothing is out of scope.".to_owned(),
        format!("Is something missing or in the way? {contact} If you are not happy with the answer, the Equality Advisory and Support Service can help. The Equality and Human Rights Commission enforces the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018."),
        format!("It was tested with axe in each view, by automated keyboard journeys, in Chromium and once in Firefox, at 320 to 1920 pixels, in light, dark and forced colours. This statement was prepared on 24 November 2026. It was last reviewed and tested on {day}."),
    ]
}
