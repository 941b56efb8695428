//! Short names for what script and program call each other by.
//!
//! Answers for: the names that wasm-bindgen ends with 16 random digits, which no compression
//! shortens, each of them in the script and in the program. Uses nothing else.

use std::collections::BTreeMap;

/// How many hexadecimal digits end such a name.
const DIGITS: usize = 16;

/// Adds each such name of a script, with the short one in its place.
pub fn collect(script: &str, names: &mut BTreeMap<String, String>) {
    let words = script.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_');
    for word in words.filter(|word| word.len() > DIGITS + 4) {
        let mut digits = word.bytes().rev().take(DIGITS);
        let random = digits.all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'));
        if random && !names.contains_key(word) {
            names.insert(word.to_owned(), format!("n{}", names.len()));
        }
    }
}

/// A script with the short names.
pub fn in_script(mut script: String, names: &BTreeMap<String, String>) -> String {
    for (name, short) in names {
        script = script.replace(name, short);
    }
    script
}

/// A program with the short names, and without what only describes it; nothing where it is not of the shape that is read here.
pub fn in_program(program: &[u8], names: &BTreeMap<String, String>) -> Option<Vec<u8>> {
    let mut written = program.get(..HEAD)?.to_vec();
    let mut rest = Bytes(program.get(HEAD..)?);
    while let Some(section) = rest.byte() {
        let length = rest.number()?;
        let body = rest.take(length)?;
        if section == DESCRIPTIONS {
            continue;
        }
        let body = match section {
            IMPORTS => entries(body, names, 2)?,
            EXPORTS => entries(body, names, 1)?,
            _ => body.to_vec(),
        };
        written.push(section);
        number(body.len(), &mut written);
        written.extend(body);
    }
    Some(written)
}

/// A program without what only describes it; nothing where it is not of the shape that is read here.
pub fn bare(program: &[u8]) -> Option<Vec<u8>> {
    let mut written = program.get(..HEAD)?.to_vec();
    let mut rest = Bytes(program.get(HEAD..)?);
    while let Some(section) = rest.byte() {
        let length = rest.number()?;
        let body = rest.take(length)?;
        if section != DESCRIPTIONS {
            written.push(section);
            number(body.len(), &mut written);
            written.extend(body);
        }
    }
    Some(written)
}

/// What every program begins with.
const HEAD: usize = 8;
/// Names of functions, which ordered them, and what made them: nothing that runs.
const DESCRIPTIONS: u8 = 0;
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;
const FUNCTION: u8 = 0;

/// Each entry is one or two names, what it is, and which one of these.
fn entries(body: &[u8], names: &BTreeMap<String, String>, texts: usize) -> Option<Vec<u8>> {
    let mut body = Bytes(body);
    let mut written = Vec::new();
    let count = body.number()?;
    number(count, &mut written);
    for _ in 0..count {
        for _ in 0..texts {
            let length = body.number()?;
            let name = std::str::from_utf8(body.take(length)?).ok()?;
            let name = names.get(name).map_or(name, String::as_str);
            number(name.len(), &mut written);
            written.extend(name.as_bytes());
        }
        let kind = body.byte()?;
        // What is imported otherwise than as a function is described at more length.
        if kind != FUNCTION && texts == 2 {
            return None;
        }
        written.push(kind);
        number(body.number()?, &mut written);
    }
    body.0.is_empty().then_some(written)
}

/// Bytes that are read from the front.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    /// Seven bits a byte, the lowest first.
    fn number(&mut self) -> Option<usize> {
        let mut value = 0_usize;
        for at in 0..5 {
            let byte = self.byte()?;
            value |= usize::from(byte & 0x7f) << (7 * at);
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }
}

fn number(mut value: usize, written: &mut Vec<u8>) {
    loop {
        let low = (value & 0x7f) as u8;
        value >>= 7;
        if value == 0 {
            written.push(low);
            return;
        }
        written.push(low | 0x80);
    }
}
