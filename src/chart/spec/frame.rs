//! Plot, scale, columns and their texts, which every chart has.

use super::super::metrics;
use super::super::palette::Role;
use super::{Align, Point, Rectangle, Text};
use engine::decimal;

/// Below this width texts are smaller and shorter.
const NARROW: f64 = 560.0;

/// What a chart's frame is made from.
pub struct Outline<'a> {
    pub width: f64,
    /// How large its texts are.
    pub size: f64,
    pub height: f64,
    /// Lowest and highest figure that it must include; zero is always included.
    pub figures: (f64, f64),
    /// Figures of one unit shown: a million for pounds.
    pub unit: f64,
    /// Each column's name in full and in short.
    pub columns: &'a [[String; 2]],
    /// Whether columns have the width of their share of the plot, instead of a line each.
    pub banded: bool,
    /// The widest text beside the plot.
    pub beside: f64,
    /// Lines of text under the names of the columns.
    pub under: u8,
    /// A scale to keep while every figure fits: lowest, highest, step.
    pub held: Option<(f64, f64, f64)>,
}

/// Where things are.
pub struct Frame {
    pub size: f64,
    pub plot: Rectangle,
    pub low: f64,
    pub high: f64,
    pub step: f64,
    unit: f64,
    columns: usize,
    banded: bool,
}

/// Whether a chart of this width has small and short texts.
#[must_use]
pub fn is_narrow(width: f64) -> bool {
    width < NARROW
}

/// How large its texts are.
#[must_use]
pub fn text_size(width: f64) -> f64 {
    if is_narrow(width) { 13.0 } else { 16.0 }
}

impl Frame {
    #[must_use]
    pub fn new(outline: &Outline<'_>) -> Self {
        let size = outline.size;
        let (least, most) = outline.figures;
        let held = outline
            .held
            .filter(|(low, high, _)| *low <= least && most <= *high);
        let (low, high, step) =
            held.unwrap_or_else(|| scale((least.min(0.0), most.max(0.0)), outline.unit, 5.0));
        let mut frame = Self {
            size,
            plot: Rectangle {
                left: 0.0,
                top: (size * 2.0).ceil(),
                right: (outline.width - outline.beside - 16.0).floor(),
                bottom: (outline.height - size * (2.0 + 1.4 * f64::from(outline.under))).floor(),
            },
            low,
            high,
            step,
            unit: outline.unit,
            columns: outline.columns.len(),
            banded: outline.banded,
        };
        let widest = frame
            .steps()
            .map(|at| metrics::width(&frame.tick_words(at), size, false))
            .fold(0.0, f64::max);
        frame.plot.left = (widest + 10.0).ceil();
        frame
    }

    /// The middle of a column.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "a dozen columns")]
    pub fn x_of(&self, column: usize) -> f64 {
        let width = self.plot.right - self.plot.left;
        if self.banded {
            self.plot.left + width * (column as f64 + 0.5) / self.columns.max(1) as f64
        } else {
            let last = self.columns.saturating_sub(1).max(1);
            self.plot.left + width * column as f64 / last as f64
        }
    }

    #[must_use]
    pub fn y_of(&self, figure: f64) -> f64 {
        let height = self.plot.bottom - self.plot.top;
        self.plot.bottom - height * (figure - self.low) / (self.high - self.low)
    }

    fn steps(&self) -> impl Iterator<Item = f64> + use<> {
        let (low, step) = (self.low, self.step);
        let count = ((self.high - low) / step).round() as u32;
        (0..=count).map(move |at| low + step * f64::from(at))
    }

    /// Heights of the lines behind the chart.
    #[must_use]
    pub fn grid(&self) -> Vec<f64> {
        self.steps().map(|figure| self.y_of(figure)).collect()
    }

    /// Figures beside the plot and names under it.
    #[must_use]
    pub fn ticks(&self, columns: &[[String; 2]]) -> Vec<Text> {
        let beside = self.steps().map(|figure| Text {
            at: Point {
                x: self.plot.left - 8.0,
                y: self.y_of(figure),
            },
            align: Align::Right,
            size: self.size,
            bold: false,
            role: Role::Text,
            words: self.tick_words(figure),
        });
        beside.chain(self.names(columns)).collect()
    }

    fn tick_words(&self, figure: f64) -> String {
        let shown = figure / self.unit;
        let words = if shown.fract().abs() < 1e-9 {
            decimal::fixed(shown.abs(), 0)
        } else {
            decimal::fixed(shown.abs(), 1)
        };
        if shown < 0.0 {
            format!("−{words}")
        } else {
            words
        }
    }

    /// Names of the columns: all in full where they fit, otherwise short, otherwise every second
    /// or third, counted from the last.
    fn names(&self, columns: &[[String; 2]]) -> Vec<Text> {
        let texts = |which: usize, nth: usize| -> Vec<Text> {
            let last = columns.len().saturating_sub(1);
            let kept = columns
                .iter()
                .enumerate()
                .filter(|(at, _)| (last - at).is_multiple_of(nth));
            // The first name stays on the chart where its column is close to the edge.
            let half = |words: &str| metrics::width(words, self.size, true) / 2.0;
            kept.map(|(at, names)| Text {
                at: Point {
                    x: self.x_of(at).max(half(&names[which])),
                    y: self.plot.bottom + self.size * 1.25,
                },
                align: Align::Centre,
                size: self.size,
                bold: false,
                role: Role::Text,
                words: names[which].clone(),
            })
            .collect()
        };
        let apart = |texts: &[Text]| {
            texts
                .windows(2)
                .all(|pair| pair[0].room().right + 4.0 <= pair[1].room().left)
        };
        [(0, 1), (1, 1), (1, 2), (1, 3)]
            .into_iter()
            .map(|(which, nth)| texts(which, nth))
            .find(|texts| apart(texts))
            .unwrap_or_default()
    }
}

/// A scale that includes both figures, in about this many round steps: lowest, highest, step.
pub fn scale((low, high): (f64, f64), unit: f64, steps: f64) -> (f64, f64, f64) {
    let span = (high - low).max(unit);
    let rough = span / steps;
    let mut power = unit / 10.0;
    while power * 10.0 <= rough {
        power *= 10.0;
    }
    let step = [1.0, 2.0, 2.5, 5.0, 10.0]
        .into_iter()
        .map(|times| times * power)
        .find(|step| *step >= rough)
        .unwrap_or(power * 10.0);
    let low = (low / step).floor() * step;
    let high = ((high / step).ceil() * step).max(low + step);
    (low, high, step)
}

/// Lowest and highest of some figures.
#[must_use]
pub fn extent(figures: impl Iterator<Item = f64>) -> (f64, f64) {
    figures.fold((0.0_f64, 0.0_f64), |(low, high), figure| {
        (low.min(figure), high.max(figure))
    })
}

/// The widest of some texts, in bold.
#[must_use]
pub fn widest<'a>(texts: impl Iterator<Item = &'a str>, size: f64) -> f64 {
    texts
        .map(|words| metrics::width(words, size, true))
        .fold(0.0, f64::max)
}
