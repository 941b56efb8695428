//! What a page is begun with.
//!
//! Answers for: its shape. The browser's half fills it.

use yew::AttrValue;

use crate::words::file::StorageError;
use engine::units::FinancialYear;

/// What a page is begun with, besides its address.
#[derive(Debug, Clone, PartialEq)]
pub struct Start {
    /// The page's own address without `#`.
    pub place: AttrValue,
    /// Today in words.
    pub today: AttrValue,
    /// The financial year of the next September.
    pub september: Option<FinancialYear>,
    /// What the browser has kept.
    pub kept: Result<Option<String>, StorageError>,
    /// Steps from before a reload.
    pub steps: Option<String>,
    /// What `State::remembered` kept of the wall, of a group's page, and of what is side by side.
    pub remembered: [String; 3],
}

impl Default for Start {
    fn default() -> Self {
        Self {
            place: AttrValue::default(),
            today: AttrValue::default(),
            september: None,
            kept: Ok(None),
            steps: None,
            remembered: Default::default(),
        }
    }
}
