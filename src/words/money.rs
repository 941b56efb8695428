//! Pounds in words.
//!
//! Answers for: rounding, signs, and that zero has none.

use super::MINUS;
use engine::decimal;
use engine::units::Pounds;

const MILLION: f64 = 1_000_000.0;

/// Tenths of a million, rounded half away from zero: what a reader is shown.
fn tenths(pounds: Pounds) -> f64 {
    (pounds.get() / MILLION * 10.0).round()
}

/// Millions to one decimal, without a sign: "£48.9m"; zero is "£0".
#[must_use]
pub fn size(pounds: Pounds) -> String {
    let tenths = tenths(pounds).abs();
    if tenths == 0.0 {
        "£0".to_owned()
    } else {
        format!("£{}m", decimal::fixed(tenths / 10.0, 1))
    }
}

/// Millions to one decimal: "£48.9m", "−£1.2m", "£0".
#[must_use]
pub fn millions(pounds: Pounds) -> String {
    let sign = if tenths(pounds) < 0.0 {
        MINUS.to_string()
    } else {
        String::new()
    };
    sign + &size(pounds)
}

/// Millions to one decimal under a heading that says so: "48.9", "−1.2", "0.0".
#[must_use]
pub fn bare(pounds: Pounds) -> String {
    let tenths = tenths(pounds);
    let sign = if tenths < 0.0 {
        MINUS.to_string()
    } else {
        String::new()
    };
    sign + &decimal::fixed(tenths.abs() / 10.0, 1)
}

/// The same, as a difference: "+5.7", "−1.2", "0.0".
#[must_use]
pub fn bare_difference(pounds: Pounds) -> String {
    let plus = if tenths(pounds) > 0.0 { "+" } else { "" };
    format!("{plus}{}", bare(pounds))
}

/// Whether a reader is shown something other than zero.
#[must_use]
pub fn shows(pounds: Pounds) -> bool {
    tenths(pounds) != 0.0
}

/// A whole number with commas.
#[must_use]
pub fn grouped(number: f64) -> String {
    let digits = decimal::fixed(number.abs().round(), 0);
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if number.round() < 0.0 {
        text.push(MINUS);
    }
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A whole number with its sign: "+12", "−64", "0".
#[must_use]
pub fn signed(number: f64) -> String {
    let plus = if number.round() > 0.0 { "+" } else { "" };
    format!("{plus}{}", grouped(number))
}

/// Whole pounds: "£1,234", "−£12", "£0".
#[must_use]
pub fn whole(pounds: Pounds) -> String {
    let text = grouped(pounds.get());
    match text.strip_prefix(MINUS) {
        Some(size) => format!("{MINUS}£{size}"),
        None => format!("£{text}"),
    }
}
