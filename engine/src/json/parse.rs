//! The grammar of JSON (RFC 8259), from a text to values.
//!
//! Answers for: which texts are JSON, and where one stops being JSON. Uses the values of `json`.

use super::{Json, JsonError, Kind, Place, Result};

/// The deepest nesting of lists and objects that is read; nothing here needs more than a few.
const MAX_DEPTH: usize = 127;

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
}

struct Parser<'a> {
    text: &'a str,
    /// The position, in bytes.
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
        let kind = match first {
            Some(b'{') => self.object()?,
            Some(b'[') => self.list()?,
            Some(b'"') => Kind::Text(self.string()?),
            Some(b'-' | b'0'..=b'9') => Kind::Number(self.number()?),
            _ => self.word()?,
        };
        let end = self.place();
        let is_bracket = matches!(kind, Kind::List(_) | Kind::Object(_));
        let place = if is_bracket { opens } else { end };
        Ok(Json {
            kind,
            place,
            end,
            named: opens,
        })
    }

    fn word(&mut self) -> Result<Kind<'a>> {
        let rest = &self.text[self.at..];
        for (word, kind) in [
            ("null", Kind::Null),
            ("true", Kind::Bool(true)),
            ("false", Kind::Bool(false)),
        ] {
            if rest.starts_with(word) {
                self.at += word.len();
                return Ok(kind);
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
        if self.depth > MAX_DEPTH {
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

    fn list(&mut self) -> Result<Kind<'a>> {
        self.open()?;
        let mut items = Vec::new();
        while self.another(items.is_empty(), b']', "a list")? {
            items.push(self.value()?);
        }
        Ok(Kind::List(items))
    }

    fn object(&mut self) -> Result<Kind<'a>> {
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
        Ok(Kind::Object(members))
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
        // A number cannot go on after a leading zero: a digit there is an error.
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

    /// The character that an escape means; its backslash has been taken.
    fn escaped(&mut self) -> Result<char> {
        let letter = match self.byte() {
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode_escape(),
            _ => return Err(self.error("invalid escape")),
        };
        self.at += 1;
        Ok(letter)
    }

    /// `uD83D\uDE00`: four hexadecimal digits, or a pair of surrogates.
    fn unicode_escape(&mut self) -> Result<char> {
        let mut units = vec![self.code_unit()?];
        if (0xD800..0xDC00).contains(&units[0]) && self.takes(b'\\') {
            units.push(self.code_unit()?);
        }
        let mut letters = char::decode_utf16(units);
        match (letters.next(), letters.next()) {
            (Some(Ok(letter)), None) => Ok(letter),
            _ => Err(self.error("invalid escape")),
        }
    }

    fn code_unit(&mut self) -> Result<u16> {
        let digits = self.text.get(self.at + 1..self.at + 5).unwrap_or_default();
        let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        match u16::from_str_radix(digits, 16) {
            Ok(unit) if is_hex && self.byte() == Some(b'u') => {
                self.at += 5;
                Ok(unit)
            }
            _ => Err(self.error("invalid escape")),
        }
    }
}
