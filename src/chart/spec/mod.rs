//! What a chart shows, decided in full before anything is drawn.
//!
//! Answers for: scales, lines, bars, their labels, marks, and where each is, in CSS pixels.
//! Uses `words` for texts and `metrics` for their widths; knows no browser.
//!
//! | module | answers for |
//! |---|---|
//! | `frame` | plot, scale, columns and their texts |
//! | `labels` | a place for each label that is clear of everything |
//! | `series` | the lines of deficit or in-year balance: yours, no action, the agreement |
//! | `balances` | the chart of those |
//! | `children` | children by placement, the model's and the census's |
//! | `money` | spending by line, stacked, and income |

pub mod balances;
pub mod children;
pub mod frame;
mod labels;
pub mod money;
mod series;

use std::borrow::Cow;

use super::metrics;
use super::palette::Role;

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rectangle {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Rectangle {
    /// The same, with space around it.
    pub(crate) fn grown(&self, by: f64) -> Self {
        Self {
            left: self.left - by,
            top: self.top - by,
            right: self.right + by,
            bottom: self.bottom + by,
        }
    }

    fn holds(&self, other: &Self) -> bool {
        self.left <= other.left
            && self.top <= other.top
            && self.right >= other.right
            && self.bottom >= other.bottom
    }

    /// Whether a straight stroke passes through it. The stroke is clipped at each side in turn
    /// (Liang and Barsky), and passes through if some of it is left.
    fn is_crossed(&self, from: Point, to: Point) -> bool {
        let (x, y) = (to.x - from.x, to.y - from.y);
        let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
        for (along, distance) in [
            (-x, from.x - self.left),
            (x, self.right - from.x),
            (-y, from.y - self.top),
            (y, self.bottom - from.y),
        ] {
            if along == 0.0 {
                if distance < 0.0 {
                    return false;
                }
            } else if along < 0.0 {
                enters = enters.max(distance / along);
            } else {
                leaves = leaves.min(distance / along);
            }
        }
        enters <= leaves
    }

    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }
}

/// Where a text's position is on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    Left,
    Centre,
    Right,
}

/// One line of text; `at` is its middle in height.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    pub at: Point,
    pub align: Align,
    pub size: f64,
    pub bold: bool,
    pub role: Role,
    pub words: String,
}

impl Text {
    /// The space that it takes.
    #[must_use]
    pub fn room(&self) -> Rectangle {
        let width = metrics::width(&self.words, self.size, self.bold);
        let left = match self.align {
            Align::Left => self.at.x,
            Align::Centre => self.at.x - width / 2.0,
            Align::Right => self.at.x - width,
        };
        let half = self.size * 0.6;
        Rectangle {
            left,
            top: self.at.y - half,
            right: left + width,
            bottom: self.at.y + half,
        }
    }
}

/// How a line differs from others without its colour.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    pub width: u32,
    /// Lengths drawn and left out, in turn; empty is unbroken.
    pub dashes: &'static [f64],
}

#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub role: Role,
    pub name: Cow<'static, str>,
    pub stroke: Stroke,
    pub points: Vec<Point>,
    /// At its end, one text under the other: name and figure.
    pub label: Vec<Text>,
    /// From its end to a label that could not be right beside it.
    pub leader: Option<(Point, Point)>,
}

/// A vertical mark at a 31 March.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    pub x: f64,
    pub text: Text,
}

/// A filled part of a column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    pub room: Rectangle,
    pub role: Role,
}

/// A figure that is known before the projection, so that it does not look like the model's line:
/// a dot where it is published, a ring where it is estimated or counted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ring {
    pub at: Point,
    pub role: Role,
    pub filled: bool,
}

/// The space between two lines, in a tint.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    pub outline: Vec<Point>,
    pub role: Role,
}

/// What some columns have in common, under their names: a rule and a word.
#[derive(Debug, Clone, PartialEq)]
pub struct Span {
    pub left: f64,
    pub right: f64,
    pub y: f64,
    pub text: Text,
}

/// The finished chart: everything that is drawn, and where.
#[derive(Debug, Clone, PartialEq)]
pub struct Spec {
    pub width: f64,
    pub height: f64,
    pub plot: Rectangle,
    /// Lowest and highest figure of the scale, and its step.
    pub scale: (f64, f64, f64),
    /// What the columns are called, from left to right, one word each.
    pub columns: Vec<String>,
    pub grid: Vec<f64>,
    pub zero: f64,
    pub ticks: Vec<Text>,
    pub bars: Vec<Bar>,
    pub lines: Vec<Line>,
    pub rings: Vec<Ring>,
    /// The figures beside them, where there is space.
    pub ring_labels: Vec<Text>,
    /// Behind the lines.
    pub areas: Vec<Area>,
    /// Which columns are published, estimated and projected.
    pub spans: Vec<Span>,
    /// A place that is clear of everything, for what is said of one column.
    pub readout: Option<Rectangle>,
    pub marks: Vec<Mark>,
    /// A dot on yours, in the focus year …
    pub spot: Option<Point>,
    /// … and its figure, if there is space and the line's end does not have it.
    pub spot_label: Option<Text>,
    /// The text above it.
    pub caption: String,
    /// What the chart shows, in a sentence, for people who cannot see it.
    pub sentence: String,
}

impl Spec {
    /// Plot and scale as text, so that what is drawn can be checked against the table: left,
    /// top, right, bottom, lowest, highest.
    #[must_use]
    pub fn plot_as_text(&self) -> String {
        let Rectangle {
            left,
            top,
            right,
            bottom,
        } = self.plot;
        format!(
            "{left} {top} {right} {bottom} {} {}",
            self.scale.0, self.scale.1
        )
    }

    /// The column nearest to a place across the chart.
    #[must_use]
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a dozen columns"
    )]
    pub fn column_at(&self, x: f64) -> usize {
        let last = self.columns.len().saturating_sub(1) as f64;
        let share = (x - self.plot.left) / (self.plot.right - self.plot.left);
        (share * last).round().clamp(0.0, last) as usize
    }

    /// What the columns are called, as text.
    #[must_use]
    pub fn columns_as_text(&self) -> String {
        self.columns.join(" ")
    }
}
