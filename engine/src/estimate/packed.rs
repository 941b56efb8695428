//! Lists of whole numbers as short texts.
//!
//! Answers for: the packed lists of `static/data/authorities.json` (docs/data.md), both ways.
//! Uses no other module.

/// Numbers below this are one character.
const ONE: u32 = 70;
/// Characters that a text is made of: `0` to `~` in ASCII, without the backslash.
const LETTERS: u32 = 78;
/// Numbers below this are at most two characters.
const TWO: u32 = ONE + (LETTERS - ONE) * LETTERS;
const FIRST: u8 = b'0';

/// The text of a list.
#[must_use]
pub fn pack(numbers: impl IntoIterator<Item = u32>) -> String {
    let mut text = String::new();
    for number in numbers {
        if number < ONE {
            text.push(letter(number));
        } else if number < TWO {
            text.push(letter(ONE + (number - ONE) / LETTERS));
            text.push(letter((number - ONE) % LETTERS));
        } else {
            text.push_str(&format!("!{number}!"));
        }
    }
    text
}

/// The list of a text; none where it is no such text.
#[must_use]
pub fn unpack(text: &str) -> Option<Vec<u32>> {
    let mut numbers = Vec::new();
    let mut letters = text.bytes();
    while let Some(letter) = letters.next() {
        if letter == b'!' {
            let mut number = 0_u32;
            loop {
                match letters.next()? {
                    b'!' => break,
                    digit @ b'0'..=b'9' => {
                        number = number
                            .checked_mul(10)?
                            .checked_add(u32::from(digit - b'0'))?;
                    }
                    _ => return None,
                }
            }
            numbers.push(number);
            continue;
        }
        let value = value(letter)?;
        numbers.push(if value < ONE {
            value
        } else {
            ONE + (value - ONE) * LETTERS + self::value(letters.next()?)?
        });
    }
    Some(numbers)
}

/// The character of a value below [`LETTERS`].
fn letter(value: u32) -> char {
    let at = u8::try_from(value).unwrap_or(0) + FIRST;
    char::from(if at < b'\\' { at } else { at + 1 })
}

fn value(letter: u8) -> Option<u32> {
    match letter {
        FIRST..=b'[' => Some(u32::from(letter - FIRST)),
        b']'..=b'~' => Some(u32::from(letter - FIRST) - 1),
        _ => None,
    }
}
