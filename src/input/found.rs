//! Links within other text: a chat, an e-mail, a list.
//!
//! Answers for: finding each address of ours, whatever is around it.

use form_urlencoded::parse;

use crate::scenario::view::Page;

/// The largest number of links that are looked for.
pub const MOST: usize = 100;

/// The characters of an address, as `scenario::codec` writes it.
fn belongs(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || "*-._+%&=/?#".contains(letter)
}

/// The addresses in a text, from `#` on, in order, none twice. Those that a mail service has
/// wrapped into its own links are unwrapped.
#[must_use]
pub fn links(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for piece in text.split(|letter: char| letter.is_whitespace() || "<>\"|".contains(letter)) {
        let unwrapped = unwrapped(piece);
        let piece = unwrapped.as_deref().unwrap_or(piece);
        let mut rest = piece;
        while let Some(at) = rest.find("#/") {
            let link: String = rest[at..].chars().take_while(|c| belongs(*c)).collect();
            // Another page's address that follows without a space is not part of it.
            rest = &rest[at + link.len()..];
            // The full stop of a sentence is not part of it.
            let link = link.trim_end_matches(['.', '?', '*', '_', '-']).to_owned();
            let page = link[2..].split('?').next().and_then(Page::named);
            if page.is_some() && !found.contains(&link) && found.len() < MOST {
                found.push(link);
            }
        }
    }
    found
}

/// The address inside a mail service's link, where it is an escaped parameter.
fn unwrapped(piece: &str) -> Option<String> {
    if piece.contains("#/") {
        return None;
    }
    let (_, query) = piece.split_once('?')?;
    let mut parts = parse(query.as_bytes());
    parts.find_map(|(_, value)| value.contains("#/").then(|| value.into_owned()))
}
