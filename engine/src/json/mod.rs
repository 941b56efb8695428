//! JSON, read once into values that know where in the text they are, and taken apart by name.
//!
//! Answers for: typed access to values, and what is said of a malformed or wrongly shaped text:
//! which field, and the line and column. What a file must hold is said where its type is. Derived
//! readers would be 100 KB of the page, one for each type (docs/size.md). Uses `decimal`.
//!
//! | module | answers for |
//! |---|---|
//! | `parse` | the grammar, from a text to values |
//! | `write` | texts in quotation marks |

mod parse;
mod write;

pub use write::push_text;

use crate::decimal;

/// A line and a column, as editors count them: from 1, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    line: usize,
    column: usize,
}

/// Why a text cannot be read, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message} at line {} column {}", .place.line, .place.column)]
pub struct JsonError {
    message: String,
    place: Place,
}

impl JsonError {
    #[must_use]
    pub const fn line(&self) -> usize {
        self.place.line
    }

    #[must_use]
    pub const fn column(&self) -> usize {
        self.place.column
    }
}

type Result<T> = std::result::Result<T, JsonError>;

/// A value.
#[derive(Debug, Clone)]
pub struct Json<'a> {
    kind: Kind<'a>,
    /// Where an error about its kind points: its end, or the bracket that opens it.
    place: Place,
    /// Its end.
    end: Place,
    /// Where its name ends, if it has one; its own start otherwise.
    named: Place,
}

#[derive(Debug, Clone)]
enum Kind<'a> {
    Null,
    Bool(bool),
    /// As written; what reads it decides whether it must be whole.
    Number(&'a str),
    Text(String),
    List(Vec<Json<'a>>),
    Object(Vec<(String, Json<'a>)>),
}

impl Json<'_> {
    /// An error about this value.
    #[must_use]
    pub fn error(&self, message: String) -> JsonError {
        JsonError {
            message,
            place: self.place,
        }
    }

    fn error_at_name(&self, message: String) -> JsonError {
        JsonError {
            message,
            place: self.named,
        }
    }

    fn wrong_type(&self, wanted: &str) -> JsonError {
        let kind = match &self.kind {
            Kind::Null => "null".to_owned(),
            Kind::Bool(value) => format!("boolean `{value}`"),
            Kind::Number(number) if is_whole(number) => format!("integer `{number}`"),
            Kind::Number(number) => format!("floating point `{number}`"),
            Kind::Text(text) => format!("string {text:?}"),
            Kind::List(_) => "sequence".to_owned(),
            Kind::Object(_) => "map".to_owned(),
        };
        self.error(format!("invalid type: {kind}, expected {wanted}"))
    }

    /// # Errors
    /// [`JsonError`] where it is not a string.
    pub fn text(&self) -> Result<&str> {
        match &self.kind {
            Kind::Text(text) => Ok(text),
            _ => Err(self.wrong_type("a string")),
        }
    }

    /// # Errors
    /// [`JsonError`] where it is not a finite number.
    pub fn number(&self) -> Result<f64> {
        let Kind::Number(number) = &self.kind else {
            return Err(self.wrong_type("f64"));
        };
        let value = decimal::read(number).unwrap_or(f64::INFINITY);
        if value.is_finite() {
            Ok(value)
        } else {
            Err(self.error("number out of range".to_owned()))
        }
    }

    /// # Errors
    /// [`JsonError`] where it is not a whole number from 0 to 4,294,967,295.
    pub fn whole(&self) -> Result<u32> {
        match &self.kind {
            Kind::Number(number) if is_whole(number) => number.parse().map_err(|_| {
                self.error(format!("invalid value: integer `{number}`, expected u32"))
            }),
            _ => Err(self.wrong_type("u32")),
        }
    }

    /// # Errors
    /// [`JsonError`] where it is not a whole number from 0 to 65,535.
    pub fn small(&self) -> Result<u16> {
        let whole = self.whole()?;
        u16::try_from(whole)
            .map_err(|_| self.error(format!("invalid value: integer `{whole}`, expected u16")))
    }

    #[must_use]
    pub const fn is_null(&self) -> bool {
        matches!(self.kind, Kind::Null)
    }

    /// # Errors
    /// [`JsonError`] where it is neither true nor false.
    pub fn boolean(&self) -> Result<bool> {
        match self.kind {
            Kind::Bool(value) => Ok(value),
            _ => Err(self.wrong_type("a boolean")),
        }
    }

    /// # Errors
    /// [`JsonError`] where it is not a list.
    pub fn list(&self) -> Result<&[Self]> {
        match &self.kind {
            Kind::List(items) => Ok(items),
            _ => Err(self.wrong_type("a sequence")),
        }
    }

    /// Every item of the list with that name, read.
    ///
    /// # Errors
    /// [`JsonError`] where there is no such list, or for the first item that cannot be read.
    pub fn each<T>(&self, name: &str, read: fn(&Self) -> Result<T>) -> Result<Vec<T>> {
        self.field(name)?.items(read)
    }

    /// The same; empty where there is no such name.
    ///
    /// # Errors
    /// [`JsonError`] where it is not a list, or for the first item that cannot be read.
    pub fn each_or_empty<T>(&self, name: &str, read: fn(&Self) -> Result<T>) -> Result<Vec<T>> {
        match self.find(name)? {
            Some(list) => list.items(read),
            None => Ok(Vec::new()),
        }
    }

    fn items<T>(&self, read: fn(&Self) -> Result<T>) -> Result<Vec<T>> {
        let mut items = Vec::new();
        for item in self.list()? {
            items.push(read(item)?);
        }
        Ok(items)
    }

    /// The string with that name, which must be there.
    ///
    /// # Errors
    /// [`JsonError`] where it is missing or not a string.
    pub fn text_of(&self, name: &str) -> Result<String> {
        Ok(self.field(name)?.text()?.to_owned())
    }

    #[must_use]
    pub const fn is_object(&self) -> bool {
        matches!(self.kind, Kind::Object(_))
    }

    /// Names and values in the text's order.
    ///
    /// # Errors
    /// [`JsonError`] where it is not an object.
    pub fn members(&self) -> Result<&[(String, Self)]> {
        match &self.kind {
            Kind::Object(members) => Ok(members),
            _ => Err(self.wrong_type("a map")),
        }
    }

    /// The value with that name, if there is one.
    ///
    /// # Errors
    /// [`JsonError`] where it is not an object, or the name occurs twice.
    pub fn find(&self, name: &str) -> Result<Option<&Self>> {
        let mut found = None;
        for (of, value) in self.members()? {
            if of == name && found.replace(value).is_some() {
                return Err(value.error_at_name(format!("duplicate field `{name}`")));
            }
        }
        Ok(found)
    }

    /// The same; `None` for null too.
    ///
    /// # Errors
    /// [`JsonError`] where it is not an object.
    pub fn find_non_null(&self, name: &str) -> Result<Option<&Self>> {
        let found = self.find(name)?;
        Ok(found.filter(|value| !value.is_null()))
    }

    /// The value with that name, which must be there.
    ///
    /// # Errors
    /// [`JsonError`] where it is missing, or this is not an object.
    pub fn field(&self, name: &str) -> Result<&Self> {
        self.find(name)?.ok_or_else(|| JsonError {
            message: format!("missing field `{name}`"),
            place: self.end,
        })
    }

    /// Refuses names other than these.
    ///
    /// # Errors
    /// [`JsonError`] for the first name that is not one of them.
    pub fn deny_unknown(&self, names: &[&str]) -> Result<()> {
        for (name, value) in self.members()? {
            if !names.contains(&name.as_str()) {
                let names = names.join("`, `");
                return Err(value
                    .error_at_name(format!("unknown field `{name}`, expected one of `{names}`")));
            }
        }
        Ok(())
    }
}

fn is_whole(number: &str) -> bool {
    !number.contains(['.', 'e', 'E'])
}
