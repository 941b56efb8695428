//! Words of the command line that are read before the others.
//!
//! Answers for: taking options out of a list, and text fit for a sentence.

use std::ffi::OsString;

use crate::cli::errors::UsageError;

/// All values of an option that can be given several times, which the rest goes without.
pub fn all_taken_out(
    given: &mut Vec<OsString>,
    option: &'static str,
) -> Result<Vec<String>, UsageError> {
    let long = format!("--{option}");
    let assigned = format!("{long}=");
    let mut found = Vec::new();
    let mut rest = Vec::new();
    let mut words = given.drain(..);
    while let Some(word) = words.next() {
        let text = lossy(word.clone());
        if text == long {
            found.push(words.next().map(lossy).ok_or(UsageError::NoValue(option))?);
        } else if let Some(value) = text.strip_prefix(&assigned) {
            found.push(value.to_owned());
        } else {
            rest.push(word);
        }
    }
    drop(words);
    *given = rest;
    Ok(found)
}

/// The value of an option that the rest of the arguments go without; given once at most.
pub fn taken_out(
    given: &mut Vec<OsString>,
    option: &'static str,
) -> Result<Option<String>, UsageError> {
    let found = named_once(given, option)?;
    let long = format!("--{option}");
    if let Some(at) = given.iter().position(|word| *word == *long) {
        given.drain(at..given.len().min(at + 2));
    }
    let assigned = format!("{long}=");
    given.retain(|word| !lossy(word.clone()).starts_with(&assigned));
    Ok(found)
}

/// The value of an option that is read before the others; given once at most.
pub fn named_once(given: &[OsString], option: &'static str) -> Result<Option<String>, UsageError> {
    let long = format!("--{option}");
    let mut found = None;
    let mut words = given.iter().map(|word| lossy(word.clone()));
    while let Some(word) = words.next() {
        let value = if word == long {
            Some(words.next().ok_or(UsageError::NoValue(option))?)
        } else {
            word.strip_prefix(&format!("{long}=")).map(str::to_owned)
        };
        if let Some(value) = value
            && found.replace(value).is_some()
        {
            return Err(UsageError::TwiceNamed(option));
        }
    }
    Ok(found)
}

/// What was given, made fit for one sentence: no line breaks, no control characters.
pub fn lossy(text: OsString) -> String {
    text.to_string_lossy()
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}
