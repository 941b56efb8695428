//! How wide a text is in the page's font, without a browser.
//!
//! Answers for: an estimate that is rather too wide than too narrow, for Arial, Helvetica and
//! fonts of the same metrics.

/// Advance widths of ' ' to '~', in thousandths of the font size.
/// Source: Adobe, Helvetica font metrics; Arial and Liberation Sans share them.
const ASCII: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
/// Any other character counts as wide as a digit or a minus sign.
const OTHER: u16 = 584;
/// Bold is at most this much wider, letter for letter.
const BOLD: f64 = 1.12;

/// Width of one line of text, in CSS pixels.
#[must_use]
pub fn width(text: &str, size: f64, bold: bool) -> f64 {
    let thousandths: f64 = text
        .chars()
        .map(|c| {
            let at = (c as usize).wrapping_sub(' ' as usize);
            f64::from(ASCII.get(at).copied().unwrap_or(OTHER))
        })
        .sum();
    thousandths / 1000.0 * size * if bold { BOLD } else { 1.0 }
}
