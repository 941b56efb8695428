//! Who publishes this copy of the page: `static/settings.json`, built in.
//!
//! Answers for: publisher, contact, address and logo, checked; empty where nobody has filled
//! them in, and the page then says that this copy has no publisher.

use engine::json::{Json, JsonError};

const SETTINGS: &str = include_str!("../static/settings.json");

/// The months as days are written with them.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The settings, as they are in the file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settings {
    /// The council or body that publishes this copy.
    pub publisher: String,
    /// An address for letters, post or e-mail.
    pub contact: String,
    /// Where the page is, from `https://` on, with a `/` at its end.
    pub address: String,
    /// A picture beside the page, by file name: copied from `static/`.
    pub logo: String,
    /// When the accessibility statement was last looked over, year first.
    pub statement_date: String,
}

/// What is wrong with the file.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    #[error("static/settings.json cannot be read: {0}")]
    Json(#[from] JsonError),
    #[error("static/settings.json: “address” is empty or starts with https:// and ends with /")]
    Address,
    #[error(
        "static/settings.json: “logo” is empty or the name of a file in static/, without a folder"
    )]
    Logo,
    #[error("static/settings.json: “statement_date” is a day, like 2026-11-24")]
    Date,
}

impl Settings {
    /// The settings that are built in.
    ///
    /// # Errors
    /// [`SettingsError`] where the file is malformed; a test checks that it is not.
    pub fn built_in() -> Result<Self, SettingsError> {
        Self::read(SETTINGS)
    }

    /// # Errors
    /// [`SettingsError`] for the first thing that is invalid.
    pub fn read(json: &str) -> Result<Self, SettingsError> {
        let json = Json::read(json)?;
        json.deny_unknown(&["publisher", "contact", "address", "logo", "statement_date"])?;
        let settings = Self {
            publisher: json.text_of("publisher")?,
            contact: json.text_of("contact")?,
            address: json.text_of("address")?,
            logo: json.text_of("logo")?,
            statement_date: json.text_of("statement_date")?,
        };
        let address = &settings.address;
        let is_place = address.starts_with("https://")
            && address.ends_with('/')
            && !address.contains(['"', '<', '>', ' ']);
        if !(address.is_empty() || is_place) {
            return Err(SettingsError::Address);
        }
        if settings.logo.contains(['/', '\\', ':']) {
            return Err(SettingsError::Logo);
        }
        let date: Vec<&str> = settings.statement_date.split('-').collect();
        let digits =
            |text: &str, many| text.len() == many && text.bytes().all(|b| b.is_ascii_digit());
        match date.as_slice() {
            [year, month, day]
                if digits(year, 4)
                    && digits(month, 2)
                    && digits(day, 2)
                    && ("01"..="12").contains(month)
                    && ("01"..="31").contains(day) => {}
            _ => return Err(SettingsError::Date),
        }
        Ok(settings)
    }

    /// The day of the accessibility statement in words: "24 November 2026".
    #[must_use]
    pub fn statement_day(&self) -> String {
        let mut parts = self.statement_date.split('-');
        let year = parts.next().unwrap_or_default();
        let month = parts
            .next()
            .and_then(|month| month.parse::<usize>().ok())
            .and_then(|month| MONTHS.get(month.checked_sub(1)?));
        let day = parts.next().unwrap_or_default().trim_start_matches('0');
        format!("{day} {} {year}", month.copied().unwrap_or_default())
    }
}
