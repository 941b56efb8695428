//! The browser's canvas as a plotters backend, sharp at any pixel ratio.
//!
//! Answers for: a size in steps of a CSS pixel over a bitmap in device pixels. plotters' own text
//! metrics are never asked: they insert a styled element into the page, which a strict
//! content security policy forbids.

use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::draw::FINENESS;

/// A canvas to draw on in CSS pixels.
pub struct SharpCanvas {
    inner: CanvasBackend,
    size: (u32, u32),
}

type Drawn = Result<(), DrawingErrorKind<<CanvasBackend as DrawingBackend>::ErrorType>>;

impl SharpCanvas {
    /// Sets a canvas up for a size in CSS pixels; `None` where the browser gives no context.
    #[must_use]
    pub fn new(
        canvas: &HtmlCanvasElement,
        width: u32,
        height: u32,
        pixel_ratio: f64,
    ) -> Option<Self> {
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "pixels of a page"
        )]
        let device = |css: u32| (f64::from(css) * pixel_ratio).round() as u32;
        // Setting a canvas's size clears it and throws its bitmap away: only when it changed.
        if canvas.width() != device(width) || canvas.height() != device(height) {
            canvas.set_width(device(width));
            canvas.set_height(device(height));
        }
        let fine = pixel_ratio / f64::from(FINENESS);
        let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        context.set_transform(fine, 0.0, 0.0, fine, 0.0, 0.0).ok()?;
        context.set_line_join("round");
        Some(Self {
            inner: CanvasBackend::with_canvas_object(canvas.clone())?,
            size: (width * FINENESS, height * FINENESS),
        })
    }
}

impl DrawingBackend for SharpCanvas {
    type ErrorType = <CanvasBackend as DrawingBackend>::ErrorType;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        self.inner.ensure_prepared()
    }

    fn present(&mut self) -> Drawn {
        self.inner.present()
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Drawn {
        self.inner.draw_pixel(point, color)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        self.inner.draw_line(from, to, style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        self.inner.draw_rect(upper_left, bottom_right, style, fill)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.inner.draw_path(path, style)
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        self.inner.draw_circle(center, radius, style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.inner.fill_polygon(path, style)
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        pos: BackendCoord,
    ) -> Drawn {
        self.inner.draw_text(text, style, pos)
    }
}
