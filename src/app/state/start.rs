//! What a page is begun with.
//!
//! Answers for: its shape. The browser's half fills it.

use yew::AttrValue;

use crate::words::file::StorageError;

/// What a page is begun with, besides its address.
#[derive(Debug, Clone, PartialEq)]
pub struct Start {
    /// The page's own address without `#`.
    pub place: AttrValue,
    /// Today in words.
    pub today: AttrValue,
    /// What the browser has kept.
    pub kept: Result<Option<String>, StorageError>,
    /// Steps from before a reload.
    pub steps: Option<String>,
    /// Whether the groups' names were hidden.
    pub names_hidden: bool,
}

impl Default for Start {
    fn default() -> Self {
        Self {
            place: AttrValue::default(),
            today: AttrValue::default(),
            kept: Ok(None),
            steps: None,
            names_hidden: false,
        }
    }
}
