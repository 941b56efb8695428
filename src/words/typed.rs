//! Reads what someone typed into a box.
//!
//! Answers for: which spellings of a number have a plain meaning, and the sentence for
//! those that have none. Only a finite value within the field's range leaves here.

use crate::scenario::field::Field;
use crate::words::about::About;
use crate::words::fields;
use engine::decimal;
use engine::units::Unit;

/// What is wrong with what was typed, and what is allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InputError {
    Empty,
    NotANumber,
    OutOfRange,
    /// There are no parts of a place or a child.
    NotWhole,
}

impl InputError {
    /// The sentence beside the box.
    #[must_use]
    pub fn sentence(self, field: impl Into<Field>, about: &About) -> String {
        let field = field.into();
        self.sentence_on(
            &fields::name(field, about),
            field,
            field.range(&about.levers),
        )
    }

    /// The same, on a box whose name is known.
    #[must_use]
    pub fn sentence_on(self, name: &str, field: Field, range: (f64, f64)) -> String {
        let range = fields::between(field, range);
        match self {
            Self::Empty => format!("{name}: enter a number {range}."),
            Self::NotANumber => format!("{name}: that is not a number. Enter one {range}."),
            Self::NotWhole => {
                format!("{name}: there are no parts of one. Enter a whole number {range}.")
            }
            Self::OutOfRange => format!(
                "{name}: that is outside what this page can work with. Enter a number {range}."
            ),
        }
    }
}

/// The value of a field that a text means, within the lowest and highest that it can have.
///
/// # Errors
/// [`InputError`] where it means none, or one that the field cannot have.
pub fn read(field: Field, text: &str, (low, high): (f64, f64)) -> Result<f64, InputError> {
    let shown = number(field.unit(), text)?;
    let value = snapped(shown / fields::shown_per_unit(field), (low, high));
    if !(low..=high).contains(&value) {
        Err(InputError::OutOfRange)
    } else if field.unit().is_whole() && value.fract() != 0.0 {
        Err(InputError::NotWhole)
    } else {
        Ok(value)
    }
}

/// A bound that was typed as it is shown is that bound, whatever dividing made of it.
fn snapped(value: f64, (low, high): (f64, f64)) -> f64 {
    [low, high]
        .into_iter()
        .find(|bound| (value - bound).abs() < 1e-12 * bound.abs().max(1.0))
        .unwrap_or(value)
}

/// The number that a text means, in the unit shown.
fn number(unit: Unit, text: &str) -> Result<f64, InputError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(InputError::Empty);
    }
    // Brackets are around the pound sign or after it.
    let pound = if unit.is_money() {
        text.strip_prefix('£')
            .filter(|rest| rest.trim_start().starts_with('('))
    } else {
        None
    };
    let (in_brackets, text) = strip_brackets(unit, pound.unwrap_or(text).trim());
    let (negative, text) = strip_sign(text);
    let text = if unit.is_money() {
        text.strip_prefix('£').unwrap_or(text)
    } else {
        text
    };
    let (also_negative, text) = if negative {
        (false, text)
    } else {
        strip_sign(text.trim_start())
    };
    let (text, zeros) = strip_unit(unit, text.trim());
    let plain = without_grouping(text.trim()).ok_or(InputError::NotANumber)?;
    if !plain.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return Err(InputError::NotANumber);
    }
    // As decimal text: multiplied as a binary fraction, 66.9m would miss £66,900,000.
    let whole = match zeros {
        0 => decimal::read(&plain),
        zeros => decimal::read(&format!("{plain}e{zeros}")),
    };
    let number = whole.ok_or(InputError::NotANumber)?;
    let number = if in_brackets || negative || also_negative {
        -number
    } else {
        number
    };
    if number.is_finite() {
        Ok(number)
    } else {
        Err(InputError::OutOfRange)
    }
}

/// Accounts write what is below zero in brackets.
fn strip_brackets(unit: Unit, text: &str) -> (bool, &str) {
    let inside = text
        .strip_prefix('(')
        .and_then(|text| text.strip_suffix(')'))
        .map(str::trim)
        .filter(|inside| unit.is_money() && !inside.starts_with(['-', '−', '–', '+']));
    inside.map_or((false, text), |inside| (true, inside))
}

fn strip_sign(text: &str) -> (bool, &str) {
    match text.strip_prefix(['-', '−', '–']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    }
}

/// Takes off the unit that such numbers may carry, and says how many zeros it means.
fn strip_unit(unit: Unit, text: &str) -> (&str, u8) {
    let stripped = |ending: &str| {
        let at = text.len().checked_sub(ending.len())?;
        text.is_char_boundary(at)
            .then(|| text.split_at(at))
            .filter(|(_, tail)| tail.eq_ignore_ascii_case(ending))
            .map(|(head, _)| head)
    };
    let endings: &[(&str, u8)] = match unit {
        Unit::Percent => &[
            ("per cent", 0),
            ("percent", 0),
            ("points", 0),
            ("point", 0),
            ("%", 0),
        ],
        Unit::Multiple => &[("times", 0), ("×", 0), ("x", 0)],
        Unit::Places => &[("places", 0), ("place", 0)],
        Unit::Children => &[("children", 0), ("child", 0)],
        Unit::Schools => &[("schools", 0), ("school", 0)],
        Unit::Hours => &[("hours", 0), ("hour", 0), ("h", 0)],
        Unit::Weeks => &[("weeks", 0), ("week", 0)],
        Unit::Pounds | Unit::Pence => &[("million", 6), ("m", 6), ("k", 3)],
    };
    endings
        .iter()
        .find_map(|(ending, zeros)| stripped(ending).map(|head| (head, *zeros)))
        .unwrap_or((text, 0))
}

/// Takes out commas and spaces where they are between groups of three; `None` where they
/// are anywhere else.
fn without_grouping(text: &str) -> Option<String> {
    let is_separator = |c: char| matches!(c, ',' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}');
    if !text.contains(is_separator) {
        return Some(text.to_owned());
    }
    let (whole, fraction) = text
        .split_once('.')
        .map_or((text, None), |(whole, fraction)| (whole, Some(fraction)));
    if fraction.is_some_and(|fraction| fraction.contains(is_separator)) {
        return None;
    }
    let mut groups = whole.split(is_separator);
    let first = groups.next()?;
    // "0,065" may be a decimal comma: no plain meaning.
    let well_formed = (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && groups.clone().all(|group| group.len() == 3);
    well_formed.then(|| {
        let mut plain: String = std::iter::once(first).chain(groups).collect();
        if let Some(fraction) = fraction {
            plain.push('.');
            plain.push_str(fraction);
        }
        plain
    })
}
