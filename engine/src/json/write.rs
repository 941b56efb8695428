//! Texts as JSON writes them.
//!
//! Answers for: quotation marks and escapes. Uses nothing.

use std::fmt::Write as _;

/// Appends a text in quotation marks.
pub fn push_text(json: &mut String, text: &str) {
    json.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => json.extend(['\\', letter]),
            '\n' => json.push_str("\\n"),
            '\r' => json.push_str("\\r"),
            '\t' => json.push_str("\\t"),
            '\u{8}' => json.push_str("\\b"),
            '\u{c}' => json.push_str("\\f"),
            // Writing into a text cannot fail.
            '\0'..=' ' if letter != ' ' => _ = write!(json, "\\u{:04x}", u32::from(letter)),
            _ => json.push(letter),
        }
    }
    json.push('"');
}
