//! Prose that depends on no number: what each lever means, the evidence on it, what has
//! happened, where figures are from, how the model works.
//!
//! Answers for: reading the files beside it, once, into checked types. `general.json` applies to
//! every authority; `local/` has a file, named by its code, for each authority with evidence of
//! its own. `read.json` has both for the public page, which fetches it, so that nobody else waits
//! for it. Uses the engine's levers and `json`. `words` puts names and years in.
//!
//! In a text of `general.json`, `{name}` is a word that `words::about` fills in, and what
//! follows `¦` is said instead where there is no agreement; what follows a second `¦`, where the
//! projection starts from the latest figures.

use engine::json::{Json, JsonError};
use engine::levers::Lever;
use engine::small_map::SmallMap;

const GENERAL: &str = include_str!("general.json");
const LOCAL: [(&str, &str); 1] = [("E09000028", include_str!("local/E09000028.json"))];

/// How well a statement is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Known {
    /// Read in the publication that is named.
    Published,
    /// Reported by somebody else.
    Secondary,
    /// Computed from published figures.
    Computed,
    /// Chosen so that the model meets published figures.
    Fitted,
    /// Nobody has published it.
    #[default]
    Judgement,
}

/// The evidence on a lever. Any text can be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Evidence {
    pub means: String,
    /// Who would do it, or whose money it is; empty for what may happen by itself.
    pub who: String,
    /// `None` where the file does not say; the general file's answer then applies.
    pub known: Option<Known>,
    pub finding: String,
    pub source: String,
    /// What was found elsewhere, shown beside the lever.
    pub record: String,
    /// What the council’s own update names as a pressure.
    pub pressure: String,
}

/// Something that happened, or a source of figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Entries are shown in the order of this text.
    pub order: String,
    /// When it happened, or what the figures are.
    pub title: String,
    /// What happened, or the document.
    pub text: String,
    /// What is added where there is an agreement.
    pub agreed: String,
    /// The source of an event, or the licence of a document.
    pub by: String,
    pub known: Known,
}

/// A condition of an agreement, in short, and the levers that belong to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    pub says: String,
    pub levers: Vec<Lever>,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prose {
    pub levers: SmallMap<Lever, Evidence>,
    /// The day up to which publications were looked for.
    pub as_of: String,
    /// The agreement's conditions, the first being condition 1, and the document they are from.
    pub conditions: Vec<Condition>,
    pub conditions_from: String,
    /// When the council last published an update on its agreement: "November 2024".
    pub update: String,
    /// What is special in the published counts: beside the table by placement, and beside
    /// the table of where children are taught.
    pub of_the_counts: String,
    pub of_the_taught: String,
}

/// What the public page says of itself, and what it is made from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReadProse {
    pub events: Vec<Entry>,
    pub sources: Vec<Entry>,
    pub method: Vec<String>,
    pub equations: Vec<String>,
    pub not_known: Vec<String>,
    /// How well the method has predicted, misses included.
    pub record: Vec<String>,
    pub who: Vec<String>,
    pub accessibility: Vec<String>,
}

/// `read.json`, for where nothing is fetched.
pub const READ: &str = include_str!("read.json");

/// What is said of an authority: general prose, with its own where there is some.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Content(Prose);

/// A file of content that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("src/content/{file}.json cannot be read: {error}")]
pub struct ContentError {
    file: String,
    error: JsonError,
}

fn read(file: &str, json: &str) -> Result<Prose, ContentError> {
    let json = Json::read(json);
    json.and_then(|json| Prose::read(&json))
        .map_err(|error| ContentError {
            file: file.to_owned(),
            error,
        })
}

/// A text; empty where there is none.
fn text(json: &Json<'_>, name: &str) -> Result<String, JsonError> {
    let text = json.find(name)?.map(Json::text).transpose()?;
    Ok(text.unwrap_or_default().to_owned())
}

fn text_alone(json: &Json<'_>) -> Result<String, JsonError> {
    Ok(json.text()?.to_owned())
}

fn lever_named(name: &str, json: &Json<'_>) -> Result<Lever, JsonError> {
    Lever::named(name).ok_or_else(|| json.error(format!("there is no lever “{name}”")))
}

impl Known {
    fn read(json: &Json<'_>) -> Result<Self, JsonError> {
        Ok(match json.text()? {
            "published" => Self::Published,
            "secondary" => Self::Secondary,
            "computed" => Self::Computed,
            "fitted" => Self::Fitted,
            "judgement" => Self::Judgement,
            other => return Err(json.error(format!("nothing is known as “{other}”"))),
        })
    }
}

impl Evidence {
    fn read(json: &Json<'_>) -> Result<Self, JsonError> {
        json.deny_unknown(&[
            "means", "who", "known", "finding", "source", "record", "pressure",
        ])?;
        Ok(Self {
            means: text(json, "means")?,
            who: text(json, "who")?,
            known: json.find("known")?.map(Known::read).transpose()?,
            finding: text(json, "finding")?,
            source: text(json, "source")?,
            record: text(json, "record")?,
            pressure: text(json, "pressure")?,
        })
    }
}

impl Entry {
    fn read(json: &Json<'_>) -> Result<Self, JsonError> {
        json.deny_unknown(&["order", "title", "text", "agreed", "by", "known"])?;
        Ok(Self {
            order: json.text_of("order")?,
            title: json.text_of("title")?,
            text: json.text_of("text")?,
            agreed: text(json, "agreed")?,
            by: json.text_of("by")?,
            known: Known::read(json.field("known")?)?,
        })
    }
}

impl Condition {
    fn read(json: &Json<'_>) -> Result<Self, JsonError> {
        json.deny_unknown(&["says", "levers"])?;
        Ok(Self {
            says: json.text_of("says")?,
            levers: json.each_or_empty("levers", |json| lever_named(json.text()?, json))?,
        })
    }
}

impl Prose {
    fn read(json: &Json<'_>) -> Result<Self, JsonError> {
        json.deny_unknown(&[
            "levers",
            "conditions",
            "conditions_from",
            "update",
            "of_the_counts",
            "of_the_taught",
            "as_of",
        ])?;
        let mut levers = SmallMap::new();
        let found = json.find("levers")?.map(Json::members).transpose()?;
        for (name, evidence) in found.unwrap_or_default() {
            levers.insert(lever_named(name, evidence)?, Evidence::read(evidence)?);
        }
        Ok(Self {
            levers,
            conditions: json.each_or_empty("conditions", Condition::read)?,
            conditions_from: text(json, "conditions_from")?,
            update: text(json, "update")?,
            of_the_counts: text(json, "of_the_counts")?,
            of_the_taught: text(json, "of_the_taught")?,
            as_of: text(json, "as_of")?,
        })
    }
}

impl ReadProse {
    /// What is said of the authority with this code, from the text of `read.json`.
    ///
    /// # Errors
    /// [`JsonError`] where the text is malformed; a test reads it.
    pub fn of(text: &str, code: &str) -> Result<Self, JsonError> {
        let json = Json::read(text)?;
        let mut general = Self::read(json.field("general")?)?;
        let local = json.find(code)?.map(Self::read).transpose()?;
        let local = local.unwrap_or_default();
        general.record.extend(local.record);
        Ok(Self {
            events: in_order(general.events, local.events),
            sources: in_order(general.sources, local.sources),
            ..general
        })
    }

    fn read(json: &Json<'_>) -> Result<Self, JsonError> {
        json.deny_unknown(&[
            "events",
            "sources",
            "method",
            "equations",
            "not_known",
            "record",
            "who",
            "accessibility",
        ])?;
        let texts = |name| json.each_or_empty(name, text_alone);
        Ok(Self {
            events: json.each_or_empty("events", Entry::read)?,
            sources: json.each_or_empty("sources", Entry::read)?,
            method: texts("method")?,
            equations: texts("equations")?,
            not_known: texts("not_known")?,
            record: texts("record")?,
            who: texts("who")?,
            accessibility: texts("accessibility")?,
        })
    }
}

/// A text, or the other where it is empty.
fn or(text: String, other: &str) -> String {
    if text.is_empty() {
        other.to_owned()
    } else {
        text
    }
}

impl Content {
    /// What is said of the authority with this code.
    ///
    /// # Errors
    /// [`ContentError`] where a file is malformed; a test reads all of them.
    pub fn of(code: &str) -> Result<Self, ContentError> {
        let local = LOCAL.iter().find(|(of, _)| *of == code);
        Self::merged(GENERAL, local.copied())
    }

    /// A general file, overridden by an authority's own where it has one: its code and text.
    ///
    /// # Errors
    /// [`ContentError`] where a file is malformed.
    pub fn merged(general: &str, local: Option<(&str, &str)>) -> Result<Self, ContentError> {
        let general = read("general", general)?;
        let local = local.map(|(of, json)| read(of, json)).transpose()?;
        Ok(Self(with(general, local.unwrap_or_default())))
    }

    /// Every file that there is: its name and what it holds.
    ///
    /// # Errors
    /// [`ContentError`] for the first that cannot be read.
    pub fn files() -> Result<Vec<(&'static str, Prose)>, ContentError> {
        std::iter::once(("general", GENERAL))
            .chain(LOCAL)
            .map(|(file, json)| Ok((file, read(file, json)?)))
            .collect()
    }

    #[must_use]
    pub const fn prose(&self) -> &Prose {
        &self.0
    }

    #[must_use]
    pub fn evidence(&self, lever: Lever) -> Evidence {
        self.0.levers.get(&lever).cloned().unwrap_or_default()
    }

    /// The numbers of the conditions that a lever belongs to.
    #[must_use]
    pub fn conditions_of(&self, lever: Lever) -> Vec<usize> {
        let conditions = (1..).zip(&self.0.conditions);
        conditions
            .filter(|(_, condition)| condition.levers.contains(&lever))
            .map(|(number, _)| number)
            .collect()
    }
}

/// General prose, overridden by an authority's own.
fn with(mut general: Prose, local: Prose) -> Prose {
    for (lever, own) in local.levers {
        let mut evidence = general.levers.get(&lever).cloned().unwrap_or_default();
        evidence.means = or(own.means, &evidence.means);
        evidence.who = or(own.who, &evidence.who);
        evidence.finding = or(own.finding, &evidence.finding);
        evidence.source = or(own.source, &evidence.source);
        evidence.record = or(own.record, &evidence.record);
        evidence.pressure = or(own.pressure, &evidence.pressure);
        evidence.known = own.known.or(evidence.known);
        general.levers.insert(lever, evidence);
    }
    Prose {
        of_the_counts: or(local.of_the_counts, &general.of_the_counts),
        of_the_taught: or(local.of_the_taught, &general.of_the_taught),
        conditions: local.conditions,
        conditions_from: local.conditions_from,
        update: local.update,
        ..general
    }
}

fn in_order(mut entries: Vec<Entry>, more: Vec<Entry>) -> Vec<Entry> {
    for entry in more {
        let at = entries.iter().position(|other| other.order > entry.order);
        entries.insert(at.unwrap_or(entries.len()), entry);
    }
    entries
}
