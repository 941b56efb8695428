//! What the public page says of itself: kinds of figures and how well each is known, privacy,
//! who publishes it, and how accessible it is.

use crate::content::Known;

/// How well a statement is known.
#[must_use]
pub const fn how_known(known: Known) -> &'static str {
    match known {
        Known::Published => "published",
        Known::Secondary => "told by others, not seen at its source",
        Known::Computed | Known::Fitted => "computed from published figures",
        Known::Judgement => "judgement: nothing is published",
    }
}

/// Kinds of figures, each looking different everywhere.
pub const KINDS: [(&str, &str); 3] = [
    ("published", "published by the council or the Department"),
    (
        "computed",
        "worked out by this page’s model from published figures",
    ),
    ("judged", "judgement: nothing is published"),
];

pub const MY_CHILD: &str = "Does any of this change my child’s plan? No. A plan is a legal entitlement: what it names must be provided, whatever the balance and whatever any figure here says.";

pub const PRIVACY: &str = "This page sets no cookie and sends nothing anywhere (inside another page’s frame it tells that page how high it is). What you move or type is in its address. Steps, and scenarios that you or your groups keep, are in this browser’s own storage on this device, until you delete them or clear the browser’s data; nobody else has them unless you share a link or a file.";

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
        "This statement is about the Safety Valve calculator: Try changes, My school and this page. Everything should be usable by keyboard alone, read by screen readers, at 400% zoom and 320 pixels wide, in dark and forced colours, with motion reduced.".to_owned(),
        "How accessible it is: it is meant to meet the Web Content Accessibility Guidelines 2.2 at level AA, and is partially compliant, because of what follows.".to_owned(),
        "What is not accessible: no failure of a criterion is known, and compliance in full is not claimed, because it has not been tried by people who use assistive technology every day, nor audited by anyone independent. Known to be harder than it should be: charts are pictures, each with its figures in a sentence and a table; wide tables scroll sideways on small screens; sliders and boxes need scripts. No disproportionate burden is claimed, and nothing is out of scope.".to_owned(),
        format!("Something missing or in the way? {contact} If you are not happy with the answer, the Equality Advisory and Support Service can help, and the Equality and Human Rights Commission enforces the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018."),
        format!("How it was tested: with axe in each view and in the states that a reader meets, by automated keyboard journeys, in Chromium and once in Firefox, at 320 to 1920 pixels, in light, dark and forced colours. This statement was prepared on 24 November 2026, last reviewed and last tested on {day}."),
    ]
}
