//! JSON, read once into values that know where in the text they are, and taken apart by name.
//!
//! Answers for: the grammar (RFC 8259), and what is said of a text that is not of it or of
//! another shape: which field, and the line and column. What a file must hold is said where its
//! type is. Derived readers would be 100 KB of the page, one for each type (docs/size.md).

use std::fmt::Write as _;

/// Lists and objects inside one another that are read; nothing here needs more than a few.
const DEEPEST: usize = 127;

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
    what: What<'a>,
    /// Where an error about its kind points: its end, or the bracket that opens it.
    place: Place,
    /// Its end.
    end: Place,
    /// Where its name ends, if it has one; its own start otherwise.
    named: Place,
}

#[derive(Debug, Clone)]
enum What<'a> {
    Null,
    Bool(bool),
    /// As written; what reads it decides whether it must be whole.
    Number(&'a str),
    Text(String),
    List(Vec<Json<'a>>),
    Object(Vec<(String, Json<'a>)>),
}

impl<'a> Json<'a> {
    /// Reads a whole text.
    ///
    /// # Errors
    /// [`JsonError`] where the text is not JSON.
    pub fn read(text: &'a str) -> Result<Self> {
        let mut parser = Parser {
            text,
            at: 0,
            line: 1,
            line_start: 0,
            depth: 0,
            outermost: Place { line: 1, column: 1 },
        };
        let value = parser.value()?;
        match parser.next_byte() {
            None => Ok(value),
            Some(_) => Err(parser.error("trailing characters")),
        }
    }

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

    fn of_another_kind(&self, wanted: &str) -> JsonError {
        let kind = match &self.what {
            What::Null => "null".to_owned(),
            What::Bool(value) => format!("boolean `{value}`"),
            What::Number(number) if is_whole(number) => format!("integer `{number}`"),
            What::Number(number) => format!("floating point `{number}`"),
            What::Text(text) => format!("string {text:?}"),
            What::List(_) => "sequence".to_owned(),
            What::Object(_) => "map".to_owned(),
        };
        self.error(format!("invalid type: {kind}, expected {wanted}"))
    }

    /// # Errors
    /// [`JsonError`] where it is no text.
    pub fn text(&self) -> Result<&str> {
        match &self.what {
            What::Text(text) => Ok(text),
            _ => Err(self.of_another_kind("a string")),
        }
    }

    /// # Errors
    /// [`JsonError`] where it is no finite number.
    pub fn number(&self) -> Result<f64> {
        let What::Number(number) = &self.what else {
            return Err(self.of_another_kind("f64"));
        };
        let value = number.parse().unwrap_or(f64::INFINITY);
        if value.is_finite() {
            Ok(value)
        } else {
            Err(self.error("number out of range".to_owned()))
        }
    }

    /// # Errors
    /// [`JsonError`] where it is no whole number from 0 to 4,294,967,295.
    pub fn whole(&self) -> Result<u32> {
        match &self.what {
            What::Number(number) if is_whole(number) => number.parse().map_err(|_| {
                self.error(format!("invalid value: integer `{number}`, expected u32"))
            }),
            _ => Err(self.of_another_kind("u32")),
        }
    }

    /// # Errors
    /// [`JsonError`] where it is no whole number from 0 to 65,535.
    pub fn small(&self) -> Result<u16> {
        let whole = self.whole()?;
        u16::try_from(whole)
            .map_err(|_| self.error(format!("invalid value: integer `{whole}`, expected u16")))
    }

    #[must_use]
    pub const fn is_null(&self) -> bool {
        matches!(self.what, What::Null)
    }

    /// # Errors
    /// [`JsonError`] where it is neither true nor false.
    pub fn boolean(&self) -> Result<bool> {
        match self.what {
            What::Bool(value) => Ok(value),
            _ => Err(self.of_another_kind("a boolean")),
        }
    }

    /// # Errors
    /// [`JsonError`] where it is no list.
    pub fn list(&self) -> Result<&[Self]> {
        match &self.what {
            What::List(items) => Ok(items),
            _ => Err(self.of_another_kind("a sequence")),
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
    /// [`JsonError`] where it is no list, or for the first item that cannot be read.
    pub fn any<T>(&self, name: &str, read: fn(&Self) -> Result<T>) -> Result<Vec<T>> {
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

    /// The text of that name, which must be there.
    ///
    /// # Errors
    /// [`JsonError`] where it is missing or no text.
    pub fn text_of(&self, name: &str) -> Result<String> {
        Ok(self.field(name)?.text()?.to_owned())
    }

    #[must_use]
    pub const fn is_object(&self) -> bool {
        matches!(self.what, What::Object(_))
    }

    /// Names and values in the text's order.
    ///
    /// # Errors
    /// [`JsonError`] where it is no object.
    pub fn members(&self) -> Result<&[(String, Self)]> {
        match &self.what {
            What::Object(members) => Ok(members),
            _ => Err(self.of_another_kind("a map")),
        }
    }

    /// The value of that name, if there is one.
    ///
    /// # Errors
    /// [`JsonError`] where it is no object, or there are two of that name.
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
    /// [`JsonError`] where it is no object.
    pub fn known(&self, name: &str) -> Result<Option<&Self>> {
        let found = self.find(name)?;
        Ok(found.filter(|value| !value.is_null()))
    }

    /// The value of that name, which must be there.
    ///
    /// # Errors
    /// [`JsonError`] where it is missing, or this is no object.
    pub fn field(&self, name: &str) -> Result<&Self> {
        self.find(name)?.ok_or_else(|| JsonError {
            message: format!("missing field `{name}`"),
            place: self.end,
        })
    }

    /// Makes sure that there are no names but these.
    ///
    /// # Errors
    /// [`JsonError`] for the first other name.
    pub fn only(&self, names: &[&str]) -> Result<()> {
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

struct Parser<'a> {
    text: &'a str,
    /// Where it has got to, in bytes.
    at: usize,
    line: usize,
    line_start: usize,
    depth: usize,
    /// The bracket that opens the value of the whole text.
    outermost: Place,
}

impl<'a> Parser<'a> {
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The byte after any white space, not yet taken.
    fn next_byte(&mut self) -> Option<u8> {
        loop {
            match self.byte() {
                Some(b'\n') => {
                    self.at += 1;
                    self.line += 1;
                    self.line_start = self.at;
                }
                Some(b' ' | b'\t' | b'\r') => self.at += 1,
                byte => return byte,
            }
        }
    }

    /// Takes the byte if it is next.
    fn takes(&mut self, byte: u8) -> bool {
        let is_next = self.byte() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    const fn place(&self) -> Place {
        Place {
            line: self.line,
            column: self.at - self.line_start,
        }
    }

    /// An error at the byte that is next.
    fn error(&self, message: &str) -> JsonError {
        let mut place = self.place();
        place.column += usize::from(self.at < self.text.len());
        JsonError {
            message: message.to_owned(),
            place,
        }
    }

    /// An error at the byte that is next, or because there is none.
    fn wanted(&self, wanted: &str, inside: &str) -> JsonError {
        if self.byte().is_some() {
            self.error(&format!("expected {wanted}"))
        } else {
            self.error(&format!("EOF while parsing {inside}"))
        }
    }

    fn value(&mut self) -> Result<Json<'a>> {
        let first = self.next_byte();
        let mut opens = self.place();
        opens.column += 1;
        let what = match first {
            Some(b'{') => self.object()?,
            Some(b'[') => self.list()?,
            Some(b'"') => What::Text(self.string()?),
            Some(b'-' | b'0'..=b'9') => What::Number(self.number()?),
            _ => self.word()?,
        };
        let end = self.place();
        let is_bracket = matches!(what, What::List(_) | What::Object(_));
        let place = if is_bracket { opens } else { end };
        Ok(Json {
            what,
            place,
            end,
            named: opens,
        })
    }

    fn word(&mut self) -> Result<What<'a>> {
        let rest = &self.text[self.at..];
        for (word, what) in [
            ("null", What::Null),
            ("true", What::Bool(true)),
            ("false", What::Bool(false)),
        ] {
            if rest.starts_with(word) {
                self.at += word.len();
                return Ok(what);
            }
        }
        Err(self.wanted("value", "a value"))
    }

    /// Takes an opening bracket.
    fn open(&mut self) -> Result<()> {
        self.depth += 1;
        self.at += 1;
        if self.depth == 1 {
            self.outermost = self.place();
        }
        if self.depth > DEEPEST {
            return Err(JsonError {
                message: "recursion limit exceeded".to_owned(),
                place: self.outermost,
            });
        }
        Ok(())
    }

    /// Whether another item follows the last one; takes the comma, or the closing bracket.
    fn another(&mut self, is_first: bool, close: u8, inside: &str) -> Result<bool> {
        let next = self.next_byte();
        if next == Some(close) {
            self.at += 1;
            self.depth -= 1;
            return Ok(false);
        }
        if !is_first && !self.takes(b',') {
            let wanted = format!("`,` or `{}`", char::from(close));
            return Err(self.wanted(&wanted, inside));
        }
        Ok(true)
    }

    fn list(&mut self) -> Result<What<'a>> {
        self.open()?;
        let mut items = Vec::new();
        while self.another(items.is_empty(), b']', "a list")? {
            items.push(self.value()?);
        }
        Ok(What::List(items))
    }

    fn object(&mut self) -> Result<What<'a>> {
        self.open()?;
        let mut members = Vec::new();
        while self.another(members.is_empty(), b'}', "an object")? {
            if self.next_byte() != Some(b'"') {
                return Err(self.wanted("a name in quotation marks", "an object"));
            }
            let name = self.string()?;
            let named = self.place();
            self.next_byte();
            if !self.takes(b':') {
                return Err(self.wanted("`:`", "an object"));
            }
            let value = self.value()?;
            members.push((name, Json { named, ..value }));
        }
        Ok(What::Object(members))
    }

    fn digits(&mut self) -> Result<()> {
        if !self.byte().is_some_and(|byte| byte.is_ascii_digit()) {
            return Err(self.wanted("a digit", "a number"));
        }
        while self.byte().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        Ok(())
    }

    fn number(&mut self) -> Result<&'a str> {
        let start = self.at;
        self.takes(b'-');
        // A number cannot go on after a leading zero: any digit there belongs to no number.
        if !self.takes(b'0') {
            self.digits()?;
        }
        if self.takes(b'.') {
            self.digits()?;
        }
        if self.takes(b'e') || self.takes(b'E') {
            if !self.takes(b'+') {
                self.takes(b'-');
            }
            self.digits()?;
        }
        Ok(&self.text[start..self.at])
    }

    fn string(&mut self) -> Result<String> {
        self.at += 1;
        let mut read = String::new();
        loop {
            let start = self.at;
            while self
                .byte()
                .is_some_and(|byte| byte >= b' ' && !matches!(byte, b'"' | b'\\'))
            {
                self.at += 1;
            }
            read += &self.text[start..self.at];
            match self.byte() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(read);
                }
                Some(b'\\') => {
                    self.at += 1;
                    read.push(self.escaped()?);
                }
                Some(_) => return Err(self.error("control character in a string")),
                None => return Err(self.error("EOF while parsing a string")),
            }
        }
    }

    /// The letter that an escape stands for, its backslash taken.
    fn escaped(&mut self) -> Result<char> {
        let letter = match self.byte() {
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.by_number(),
            _ => return Err(self.error("invalid escape")),
        };
        self.at += 1;
        Ok(letter)
    }

    /// `uD83D\uDE00`: four hexadecimal digits, or two halves of a letter.
    fn by_number(&mut self) -> Result<char> {
        let mut halves = vec![self.half()?];
        if (0xD800..0xDC00).contains(&halves[0]) && self.takes(b'\\') {
            halves.push(self.half()?);
        }
        let mut letters = char::decode_utf16(halves);
        match (letters.next(), letters.next()) {
            (Some(Ok(letter)), None) => Ok(letter),
            _ => Err(self.error("invalid escape")),
        }
    }

    fn half(&mut self) -> Result<u16> {
        let digits = self.text.get(self.at + 1..self.at + 5).unwrap_or_default();
        let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        match u16::from_str_radix(digits, 16) {
            Ok(half) if is_hex && self.byte() == Some(b'u') => {
                self.at += 5;
                Ok(half)
            }
            _ => Err(self.error("invalid escape")),
        }
    }
}

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
