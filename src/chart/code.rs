//! QR codes of links: which modules are dark, as one path.
//!
//! Answers for: error correction, the quiet zone, and the longest text that can be read off a wall.

use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

/// The densest code that a phone still reads off a projector or a printed page: 117 modules
/// wide, which hold 997 bytes with medium error correction.
const DENSEST: u8 = 25;
/// Light modules around a code, as ISO/IEC 18004 asks.
const QUIET: i32 = 4;

/// A code to draw: dark modules as a path, and the square's width in modules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    pub size: i32,
    pub path: String,
}

/// The code of a text; `None` where the text is too long.
#[must_use]
pub fn code(text: &str) -> Option<Code> {
    let segments = [QrSegment::make_bytes(text.as_bytes())];
    let code = QrCode::encode_segments_advanced(
        &segments,
        QrCodeEcc::Medium,
        Version::MIN,
        Version::new(DENSEST),
        None,
        true,
    )
    .ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let from = x;
            while x < code.size() && code.get_module(x, y) {
                x += 1;
            }
            if x > from {
                let run = x - from;
                // Writing to memory cannot fail.
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", from + QUIET, y + QUIET);
            } else {
                x += 1;
            }
        }
    }
    Some(Code {
        size: code.size() + 2 * QUIET,
        path,
    })
}
