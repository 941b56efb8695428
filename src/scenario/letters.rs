//! Small letters of every alphabet.
//!
//! Answers for: names that a reader would take for the same. The browser has the tables that this
//! needs, so the program brings none of its own (docs/size.md).

/// The text in small letters.
#[cfg(all(feature = "browser", target_arch = "wasm32"))]
#[must_use]
pub fn lowercase(text: &str) -> String {
    js_sys::JsString::from(text).to_lower_case().into()
}

/// The text in small letters.
#[cfg(not(all(feature = "browser", target_arch = "wasm32")))]
#[must_use]
pub fn lowercase(text: &str) -> String {
    text.to_lowercase()
}
