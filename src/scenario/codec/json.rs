//! Scenarios as JSON: files to send, and what is kept in a browser.
//!
//! Answers for: the shapes that docs/files.md describes, and what is wrong with a wrongly
//! shaped text. A scenario's parts have the names and values of its link, so that messages about bad
//! parts, and migrations, are the same. Uses `pairs` and `read`.

use std::rc::Rc;

use super::migrations::migrated;
use super::read::origin_of;
use super::{LeftOut, MIGRATIONS, Migration, Opened, Pair, Provenance, VERSION, from_pairs, pairs};
use crate::scenario::Scenario;
use crate::scenario::history::History;
use crate::scenario::library::{Kept, Library};
use engine::json::{Json, JsonError, push_text};
use engine::model::basis::Basis;
use engine::origin::Origin;
use engine::small_map::SmallMap;
use engine::units::FinancialYear;

/// The value of a file's `format`.
const FORMAT: &str = "safety-valve-calculator";
/// The largest file that is read, in bytes …
pub const LARGEST: usize = 1_000_000;
/// … and the most at once.
pub const MOST_FILES: usize = 40;

type Parts = SmallMap<String, String>;

/// One shape for all; members that are not needed are left out.
#[derive(Default)]
struct File {
    format: String,
    version: u32,
    scenario: Parts,
    groups: Vec<Parts>,
    kept: Vec<Parts>,
    /// The scenarios of the steps, and which of them the window was at.
    steps: Vec<Parts>,
    at: Option<usize>,
}

fn push_parts(json: &mut String, parts: &Parts) {
    json.push('{');
    for (at, (name, value)) in parts.iter().enumerate() {
        json.push_str(if at == 0 { "" } else { "," });
        push_text(json, name);
        json.push(':');
        push_text(json, value);
    }
    json.push('}');
}

fn parts_from(json: &Json<'_>) -> Result<Parts, JsonError> {
    let mut parts = Parts::new();
    for (name, value) in json.members()? {
        parts.insert(name.clone(), value.text()?.to_owned());
    }
    Ok(parts)
}

/// The version of a text whose shape is not this edition's, as a later edition's may be.
fn later(text: &str) -> Option<u32> {
    let (_, rest) = text.split_once("\"version\"")?;
    let digits = rest.trim_start_matches([':', ' ', '\n', '\t']);
    let end = digits.find(|letter: char| !letter.is_ascii_digit());
    let version = digits[..end.unwrap_or(digits.len())].parse().ok()?;
    (text.contains(FORMAT) && version > VERSION).then_some(version)
}

impl File {
    fn new() -> Self {
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            ..Self::default()
        }
    }

    fn text(&self) -> String {
        let mut json = String::from("{\"format\":");
        push_text(&mut json, &self.format);
        json += ",\"version\":";
        json += &self.version.to_string();
        if !self.scenario.is_empty() {
            json += ",\"scenario\":";
            push_parts(&mut json, &self.scenario);
        }
        for (name, list) in [
            (",\"groups\":[", &self.groups),
            (",\"kept\":[", &self.kept),
            (",\"steps\":[", &self.steps),
        ] {
            for (at, parts) in list.iter().enumerate() {
                json += if at == 0 { name } else { "," };
                push_parts(&mut json, parts);
            }
            json += if list.is_empty() { "" } else { "]" };
        }
        if let Some(at) = self.at {
            json += ",\"at\":";
            json += &at.to_string();
        }
        json.push('}');
        json
    }

    fn from_json(json: &Json<'_>) -> Result<Self, JsonError> {
        let scenario = json.find("scenario")?.map(parts_from).transpose()?;
        let format = json.find("format")?.map(Json::text).transpose()?;
        let version = json.find("version")?.map(Json::whole).transpose()?;
        let at = json.find_non_null("at")?.map(Json::whole).transpose()?;
        Ok(Self {
            format: format.unwrap_or_default().to_owned(),
            version: version.unwrap_or_default(),
            scenario: scenario.unwrap_or_default(),
            groups: json.each_or_empty("groups", parts_from)?,
            kept: json.each_or_empty("kept", parts_from)?,
            steps: json.each_or_empty("steps", parts_from)?,
            at: at.and_then(|at| usize::try_from(at).ok()),
        })
    }

    fn of(text: &str) -> Result<Self, FileError> {
        let fault = |error: JsonError| {
            let shape = FileError::Shape(error.line(), error.column());
            later(text).map_or(shape, FileError::Newer)
        };
        let json = Json::read(text).map_err(fault)?;
        if !json.is_object() {
            return Err(FileError::Foreign);
        }
        let file = Self::from_json(&json).map_err(fault)?;
        if file.format != FORMAT {
            return Err(FileError::Foreign);
        }
        if file.version > VERSION {
            return Err(FileError::Newer(file.version));
        }
        Ok(file)
    }
}

fn parts(scenario: &Scenario, basis: &Basis) -> Parts {
    pairs(scenario, basis).into_iter().collect()
}

fn all_parts(list: &[Rc<Kept>], basis: &Basis) -> Vec<Parts> {
    let all = |kept: &Rc<Kept>| {
        let mut parts = parts(&kept.scenario, basis);
        for (name, value) in &kept.unread {
            if parts.get(name).is_none() {
                parts.insert(name.clone(), value.clone());
            }
        }
        parts
    };
    list.iter().map(all).collect()
}

/// A scenario from its parts, as that version wrote them.
fn open(migrations: &[Migration], version: u32, parts: Parts, basis: &Basis) -> Opened {
    let mut pairs: Vec<_> = parts.into_iter().filter(|(name, _)| name != "v").collect();
    pairs.push(("v".to_owned(), version.to_string()));
    from_pairs(migrations, pairs, basis)
}

/// The contents of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Read {
    pub scenario: Opened,
    pub groups: Vec<Opened>,
}

/// What is wrong with a file as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileError {
    TooLarge,
    /// Not JSON, or JSON of another shape: line and column.
    Shape(usize, usize),
    /// JSON with another `format`.
    Foreign,
    /// Written by a later edition.
    Newer(u32),
}

/// A scenario, its focus year if one was chosen, and the groups of a workshop that started from
/// it.
#[must_use]
pub fn write(
    scenario: &Scenario,
    look: Option<FinancialYear>,
    groups: &[Rc<Kept>],
    made: &Provenance,
    basis: &Basis,
) -> String {
    let mut file = File::new();
    file.scenario = parts(scenario, basis);
    if let Some(figure) = made.figure {
        let figure = super::figure(figure);
        file.scenario.insert("figure".to_owned(), figure);
    }
    file.scenario.insert("model".to_owned(), made.model.clone());
    if let Some(year) = look {
        file.scenario.insert("look".to_owned(), year.to_string());
    }
    file.groups = all_parts(groups, basis);
    file.text()
}

/// Reads a file.
///
/// # Errors
/// [`FileError`] where nothing of it can be read.
pub fn read(text: &str, basis: &Basis) -> Result<Read, FileError> {
    read_by(MIGRATIONS, text, basis)
}

/// Which authority and starting point the scenario of a file is of.
///
/// # Errors
/// [`FileError`] where nothing of it can be read.
pub fn origin(text: &str) -> Result<Origin, FileError> {
    let file = File::of(text)?;
    let mut pairs: Vec<Pair> = file.scenario.into_iter().collect();
    pairs.push(("v".to_owned(), file.version.to_string()));
    Ok(origin_of(&migrated(MIGRATIONS, pairs)))
}

/// The same, with other migrations.
///
/// # Errors
/// [`FileError`] where nothing of it can be read.
pub fn read_by(migrations: &[Migration], text: &str, basis: &Basis) -> Result<Read, FileError> {
    if text.len() > LARGEST {
        return Err(FileError::TooLarge);
    }
    let file = File::of(text)?;
    let opened = |parts| open(migrations, file.version, parts, basis);
    Ok(Read {
        scenario: opened(file.scenario),
        groups: file.groups.into_iter().map(opened).collect(),
    })
}

/// Both lists, as a browser keeps them.
#[must_use]
pub fn write_library(library: &Library, basis: &Basis) -> String {
    let mut file = File::new();
    file.kept = all_parts(&library.kept, basis);
    file.groups = all_parts(&library.groups, basis);
    file.text()
}

/// Reads both lists, and says what was left out.
///
/// # Errors
/// [`FileError`] where nothing of it can be read.
pub fn read_library(text: &str, basis: &Basis) -> Result<(Library, Vec<LeftOut>), FileError> {
    let file = File::of(text)?;
    let mut left_out = Vec::new();
    let mut list = |all: Vec<Parts>| {
        let opened = all.into_iter().map(|parts| {
            let whole: Vec<Pair> = parts
                .iter()
                .map(|(name, value)| (name.clone(), value.clone()))
                .collect();
            let opened = open(MIGRATIONS, file.version, parts, basis);
            let unread = match opened.elsewhere {
                // Of other figures: nothing of it was read, so all of it is written back.
                Some(_) => whole,
                None => {
                    let left_out = opened.left_out.iter();
                    left_out
                        .map(|part| (part.name.clone(), part.value.clone()))
                        .collect()
                }
            };
            let kept = Kept::with_unread(opened.scenario, unread);
            left_out.extend(opened.left_out);
            Rc::new(kept)
        });
        opened.collect()
    };
    let library = Library {
        kept: list(file.kept),
        groups: list(file.groups),
    };
    Ok((library, left_out))
}

/// Steps, as a browser keeps them through a reload.
#[must_use]
pub fn write_steps<T: PartialEq>(history: &History<T>, basis: &Basis) -> String {
    let (scenarios, at) = history.scenarios();
    let mut file = File::new();
    file.steps = scenarios
        .into_iter()
        .map(|scenario| parts(scenario, basis))
        .collect();
    file.at = Some(at);
    file.text()
}

/// Reads the steps that led to a scenario, and which of them the window was at if not the last;
/// `None` where nothing can be read.
#[must_use]
pub fn read_steps<T: PartialEq>(
    text: &str,
    now: &Scenario,
    basis: &Basis,
) -> Option<(History<T>, Option<Scenario>)> {
    let file = File::of(text).ok()?;
    let steps = file.steps.into_iter();
    let scenarios: Vec<Scenario> = steps
        .map(|parts| open(MIGRATIONS, file.version, parts, basis).scenario)
        .collect();
    let at = file.at?;
    let elsewhere = scenarios.get(at).filter(|there| *there != now).cloned();
    Some((History::through(&scenarios, at), elsewhere))
}
