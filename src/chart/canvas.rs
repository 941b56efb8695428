//! The browser's canvas as a plotters backend, sharp at any pixel ratio.
//!
//! Answers for: a size in steps of a CSS pixel over a bitmap in device pixels. plotters' own text
//! metrics are never used: they insert a styled element into the page, which a strict content
//! security policy forbids.

use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle,
};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::draw::{FINENESS, Paper, to_pixel};
use super::spec::Point;

/// A canvas to draw on in CSS pixels.
pub struct SharpCanvas {
    inner: CanvasBackend,
    context: CanvasRenderingContext2d,
    size: (u32, u32),
    font: Option<(f64, bool)>,
    align: &'static str,
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
        // Setting a canvas's size clears it and drops its bitmap, so only when the size changed.
        if canvas.width() != device(width) || canvas.height() != device(height) {
            canvas.set_width(device(width));
            canvas.set_height(device(height));
        }
        let fine = pixel_ratio / f64::from(FINENESS);
        let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        context.set_transform(fine, 0.0, 0.0, fine, 0.0, 0.0).ok()?;
        context.set_line_join("round");
        context.set_text_baseline("middle");
        Some(Self {
            inner: CanvasBackend::with_canvas_object(canvas.clone())?,
            context,
            size: (width * FINENESS, height * FINENESS),
            font: None,
            align: "",
        })
    }
}

/// A canvas draws a dashed path in one stroke; a line for each dash would be hundreds.
impl Paper for SharpCanvas {
    fn dashed_path<S: BackendStyle>(
        &mut self,
        points: &[Point],
        dashes: &[f64],
        style: &S,
    ) -> Drawn {
        let fine = f64::from(FINENESS);
        let of_dashes = |dashes: &[f64]| -> js_sys::Array {
            dashes
                .iter()
                .map(|dash| wasm_bindgen::JsValue::from_f64(dash * fine))
                .collect()
        };
        // A canvas rejects only values that are not numbers; an unbroken line is drawn then.
        let _ = self.context.set_line_dash(&of_dashes(dashes));
        let drawn = self
            .inner
            .draw_path(points.iter().copied().map(to_pixel), style);
        let _ = self.context.set_line_dash(&of_dashes(&[]));
        drawn
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

    /// Sets on the canvas only what differs from the text before: setting a font costs as much
    /// as writing with it.
    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        pos: BackendCoord,
    ) -> Drawn {
        let font = (style.size(), matches!(style.style(), FontStyle::Bold));
        if self.font != Some(font) {
            let weight = if font.1 { "bold " } else { "" };
            self.context
                .set_font(&format!("{weight}{}px {}", font.0, style.family().as_str()));
            self.font = Some(font);
        }
        let align = match style.anchor().h_pos {
            HPos::Left => "left",
            HPos::Center => "center",
            HPos::Right => "right",
        };
        if self.align != align {
            self.context.set_text_align(align);
            self.align = align;
        }
        let (r, g, b) = style.color().rgb;
        self.context
            .set_fill_style_str(&format!("rgb({r},{g},{b})"));
        let (x, y) = (f64::from(pos.0), f64::from(pos.1));
        // A canvas that cannot write leaves the rest of the chart as it is.
        let _ = self.context.fill_text(text, x, y);
        Ok(())
    }
}
