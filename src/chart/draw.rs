//! Draws a specification on any plotters backend.
//!
//! Answers for: turning lines, dashes and texts into the backend's own calls. `spec` decides what
//! is drawn. A backend's coordinates are whole numbers, so they are quarters of a CSS pixel: a
//! slanting dash would look jagged otherwise.

use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontFamily, FontStyle, FontTransform,
};

use super::palette::{Colour, Role, Theme};
use super::spec::{Align, Point, Rectangle, Spec, Stroke, Text};

/// The page's fonts, as a canvas and SVG take them.
pub const FONT: &str = "Arial, Helvetica, system-ui, sans-serif";

/// Steps of the backend to a CSS pixel.
pub const FINENESS: u32 = 4;

#[derive(Clone, Copy)]
struct Pen {
    colour: Colour,
    width: u32,
}

impl BackendStyle for Pen {
    fn color(&self) -> BackendColor {
        opaque(self.colour)
    }

    fn stroke_width(&self) -> u32 {
        self.width * FINENESS
    }
}

/// A colour that what is behind it shows through.
struct Tint(Colour);

impl BackendStyle for Tint {
    fn color(&self) -> BackendColor {
        BackendColor {
            alpha: 0.26,
            rgb: self.0,
        }
    }
}

const fn opaque(rgb: Colour) -> BackendColor {
    BackendColor { alpha: 1.0, rgb }
}

struct Type<'a> {
    text: &'a Text,
    colour: Colour,
}

impl BackendTextStyle for Type<'_> {
    type FontError = std::convert::Infallible;

    fn color(&self) -> BackendColor {
        opaque(self.colour)
    }

    fn size(&self) -> f64 {
        self.text.size * f64::from(FINENESS)
    }

    fn transform(&self) -> FontTransform {
        FontTransform::None
    }

    fn style(&self) -> FontStyle {
        if self.text.bold {
            FontStyle::Bold
        } else {
            FontStyle::Normal
        }
    }

    fn anchor(&self) -> Pos {
        let across = match self.text.align {
            Align::Left => HPos::Left,
            Align::Centre => HPos::Center,
            Align::Right => HPos::Right,
        };
        Pos::new(across, VPos::Center)
    }

    fn family(&self) -> FontFamily<'_> {
        FontFamily::Name(FONT)
    }

    fn layout_box(&self, text: &str) -> Result<((i32, i32), (i32, i32)), Self::FontError> {
        let width = super::metrics::width(text, self.text.size, self.text.bold);
        Ok((
            (0, 0),
            to_pixel(Point {
                x: width,
                y: self.text.size,
            }),
        ))
    }

    fn draw<E, DrawFunc: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _text: &str,
        _pos: BackendCoord,
        _draw: DrawFunc,
    ) -> Result<Result<(), E>, Self::FontError> {
        // Only backends that rasterise text themselves ask for this; a canvas and SVG do not.
        Ok(Ok(()))
    }
}

#[allow(clippy::cast_possible_truncation, reason = "pixels of a page")]
pub fn to_pixel(point: Point) -> BackendCoord {
    let fine = |at: f64| (at * f64::from(FINENESS)).round() as i32;
    (fine(point.x), fine(point.y))
}

/// Draws a chart.
///
/// # Errors
/// Whatever the backend reports.
pub fn draw<B: Paper>(
    spec: &Spec,
    theme: Theme,
    backend: &mut B,
) -> Result<(), DrawingErrorKind<B::ErrorType>> {
    backend.ensure_prepared()?;
    let pen = |role, width| Pen {
        colour: theme.of(role),
        width,
    };
    let plot = spec.plot;
    backend.draw_rect(
        (0, 0),
        to_pixel(Point {
            x: spec.width,
            y: spec.height,
        }),
        &Pen {
            colour: theme.colour(),
            width: 1,
        },
        true,
    )?;
    for &y in &spec.grid {
        straight(
            backend,
            Point { x: plot.left, y },
            Point { x: plot.right, y },
            pen(Role::Grid, 1),
        )?;
    }
    straight(
        backend,
        Point {
            x: plot.left,
            y: spec.zero,
        },
        Point {
            x: plot.right,
            y: spec.zero,
        },
        pen(Role::Axis, 1),
    )?;
    for area in &spec.areas {
        let tint = Tint(theme.of(area.role));
        let outline = area.outline.iter().copied().map(to_pixel);
        // The reader's own two colours leave none for a tint.
        if !matches!(theme, Theme::Forced { .. }) {
            backend.fill_polygon(outline, &tint)?;
        }
    }
    for bar in &spec.bars {
        filled(backend, bar.room, theme.of(bar.role))?;
    }
    for bar in &spec.bars {
        // The background shows between two parts, so that they are distinct without colour too.
        let (left, right) = (bar.room.left, bar.room.right);
        for y in [bar.room.top, bar.room.bottom] {
            let ends = [left, right].map(|x| Point { x, y });
            straight(
                backend,
                ends[0],
                ends[1],
                Pen {
                    colour: theme.colour(),
                    width: 1,
                },
            )?;
        }
    }
    for mark in &spec.marks {
        let ends = [
            Point {
                x: mark.x,
                y: plot.top - mark.text.size,
            },
            Point {
                x: mark.x,
                y: plot.bottom,
            },
        ];
        dashed(
            backend,
            &ends,
            Stroke {
                width: 1,
                dashes: &[2.0, 3.0],
            },
            pen(Role::Axis, 1),
        )?;
        text(backend, &mark.text, theme)?;
    }
    for words in &spec.ticks {
        text(backend, words, theme)?;
    }
    for line in &spec.lines {
        if let Some((from, to)) = line.leader {
            dashed(
                backend,
                &[from, to],
                Stroke {
                    width: 1,
                    dashes: &[1.0, 3.0],
                },
                pen(line.role, 1),
            )?;
        }
        if line.stroke.width > 0 {
            dashed(
                backend,
                &line.points,
                line.stroke,
                pen(line.role, line.stroke.width),
            )?;
        }
        for words in &line.label {
            text(backend, words, theme)?;
        }
    }
    for ring in &spec.rings {
        let around = Pen {
            colour: theme.of(ring.role),
            width: 2,
        };
        let inside = Pen {
            colour: if ring.filled {
                theme.of(ring.role)
            } else {
                theme.colour()
            },
            width: 1,
        };
        backend.draw_circle(to_pixel(ring.at), 4 * FINENESS, &inside, true)?;
        backend.draw_circle(to_pixel(ring.at), 4 * FINENESS, &around, false)?;
    }
    if let Some(spot) = spec.spot {
        backend.draw_circle(to_pixel(spot), 6 * FINENESS, &pen(Role::Yours, 1), true)?;
    }
    for span in &spec.spans {
        let ends = [span.left, span.right].map(|x| Point { x, y: span.y });
        straight(backend, ends[0], ends[1], pen(Role::Axis, 1))?;
        text(backend, &span.text, theme)?;
    }
    for words in spec.spot_label.iter().chain(&spec.ring_labels) {
        text(backend, words, theme)?;
    }
    backend.present()
}

fn filled<B: DrawingBackend>(
    backend: &mut B,
    room: Rectangle,
    colour: Colour,
) -> Result<(), DrawingErrorKind<B::ErrorType>> {
    let [from, to] =
        [(room.left, room.top), (room.right, room.bottom)].map(|(x, y)| to_pixel(Point { x, y }));
    backend.draw_rect(from, to, &Pen { colour, width: 1 }, true)
}

fn text<B: DrawingBackend>(
    backend: &mut B,
    words: &Text,
    theme: Theme,
) -> Result<(), DrawingErrorKind<B::ErrorType>> {
    let style = Type {
        text: words,
        colour: theme.of(words.role),
    };
    backend.draw_text(&words.words, &style, to_pixel(words.at))
}

fn straight<B: DrawingBackend>(
    backend: &mut B,
    from: Point,
    to: Point,
    pen: Pen,
) -> Result<(), DrawingErrorKind<B::ErrorType>> {
    backend.draw_line(to_pixel(from), to_pixel(to), &pen)
}

/// Draws a path in dashes that continue around its corners.
fn dashed<B: Paper>(
    backend: &mut B,
    points: &[Point],
    stroke: Stroke,
    pen: Pen,
) -> Result<(), DrawingErrorKind<B::ErrorType>> {
    if stroke.dashes.is_empty() {
        return backend.draw_path(points.iter().copied().map(to_pixel), &pen);
    }
    backend.dashed_path(points, stroke.dashes, &pen)
}

/// What a chart can be drawn on: a backend that may know dashes of its own.
pub trait Paper: DrawingBackend {
    /// Draws a path in dashes, given in CSS pixels like its points: here as one line each.
    ///
    /// # Errors
    /// Whatever the backend reports.
    fn dashed_path<S: BackendStyle>(
        &mut self,
        points: &[Point],
        dashes: &[f64],
        style: &S,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        let mut at = 0;
        let mut left = dashes.first().copied().unwrap_or(f64::INFINITY);
        for pair in points.windows(2) {
            let [from, to] = [pair[0], pair[1]];
            let length = (to.x - from.x).hypot(to.y - from.y);
            let along = |done: f64| Point {
                x: from.x + (to.x - from.x) * done / length,
                y: from.y + (to.y - from.y) * done / length,
            };
            let mut done = 0.0;
            while done < length {
                let next = (done + left).min(length);
                if at % 2 == 0 {
                    self.draw_line(to_pixel(along(done)), to_pixel(along(next)), style)?;
                }
                left -= next - done;
                done = next;
                // The rest may be too small to make progress.
                if left <= 1e-6 {
                    at = (at + 1) % dashes.len();
                    left = dashes[at];
                }
            }
        }
        Ok(())
    }
}

impl Paper for plotters_svg::SVGBackend<'_> {}
