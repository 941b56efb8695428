//! A specification as SVG text: for paper, for a picture to save, and wherever no script
//! runs. Its own size is in the backend's steps; the place that shows it sets its width.

use plotters_backend::DrawingErrorKind;
use plotters_svg::SVGBackend;

use super::draw::{self, FINENESS};
use super::palette::Theme;
use super::spec::Spec;

/// Draws a chart as one SVG element.
///
/// # Errors
/// Whatever the backend reports; writing to memory, it has nothing to report.
pub fn draw(spec: &Spec, theme: Theme) -> Result<String, DrawingErrorKind<std::io::Error>> {
    let mut text = String::new();
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "pixels of a page"
    )]
    let size = (spec.width as u32 * FINENESS, spec.height as u32 * FINENESS);
    {
        let mut backend = SVGBackend::with_string(&mut text, size);
        draw::draw(spec, theme, &mut backend)?;
    }
    Ok(text)
}
