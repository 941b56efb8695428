//! A place for each label that is clear of everything.

use super::super::palette::Role;
use super::{Align, Line, Mark, Point, Rectangle, Text};
use engine::order::order;

/// What a text inside the plot must keep clear of.
pub struct Taken {
    pub plot: Rectangle,
    strokes: Vec<(Point, Point)>,
    texts: Vec<Rectangle>,
}

impl Taken {
    /// By lines and marks; no label has its place yet.
    pub fn by(lines: &[Line], marks: &[Mark], plot: Rectangle) -> Self {
        let along = |line: &Line| -> Vec<(Point, Point)> {
            let pairs = line.points.windows(2);
            pairs.map(|pair| (pair[0], pair[1])).collect()
        };
        let down = |mark: &Mark| {
            let at = |y| Point { x: mark.x, y };
            (at(plot.top), at(plot.bottom))
        };
        Self {
            plot,
            strokes: lines
                .iter()
                .flat_map(along)
                .chain(marks.iter().map(down))
                .collect(),
            texts: Vec::new(),
        }
    }

    pub fn add_labels(&mut self, lines: &[Line]) {
        let labels = lines.iter().flat_map(|line| &line.label);
        self.texts.extend(labels.map(Text::room));
        self.strokes
            .extend(lines.iter().filter_map(|line| line.leader));
    }

    pub fn add_texts<'a>(&mut self, texts: impl IntoIterator<Item = &'a Text>) {
        self.texts.extend(texts.into_iter().map(Text::room));
    }

    fn leaves_free(&self, text: &Text) -> bool {
        self.is_free(&text.room().grown(3.0))
    }

    /// Whether a place in the plot is clear of every line and text.
    pub fn is_free(&self, room: &Rectangle) -> bool {
        self.plot.holds(room)
            && !self.texts.iter().any(|taken| taken.overlaps(room))
            && !self
                .strokes
                .iter()
                .any(|(from, to)| room.is_crossed(*from, *to))
    }
}

/// A figure above, below or beside a dot, at the first place that is free.
pub fn label_beside(dot: Point, words: &str, size: f64, taken: &Taken) -> Option<Text> {
    let places = [
        (Align::Centre, 0.0, 1.2),
        (Align::Centre, 0.0, -1.2),
        (Align::Left, 9.0, 0.9),
        (Align::Left, 9.0, -0.9),
        (Align::Right, -9.0, 0.9),
        (Align::Right, -9.0, -0.9),
        (Align::Left, 3.0, 1.6),
        (Align::Left, 3.0, -1.6),
    ];
    places
        .into_iter()
        .map(|(align, aside, below)| Text {
            at: Point {
                x: dot.x + aside,
                y: dot.y + below * size,
            },
            align,
            size,
            bold: true,
            role: Role::Text,
            words: words.to_owned(),
        })
        .find(|text| taken.leaves_free(text))
}

/// The figure of the focus year, beside its dot: at the first corner that is free.
pub fn label_spot(spot: Point, words: &str, size: f64, taken: &Taken) -> Option<Text> {
    let corners = [
        (Align::Left, 10.0, 1.1),
        (Align::Right, -10.0, -1.1),
        (Align::Left, 10.0, -1.1),
        (Align::Right, -10.0, 1.1),
    ];
    corners
        .into_iter()
        .map(|(align, aside, below)| Text {
            at: Point {
                x: spot.x + aside,
                y: spot.y + below * size,
            },
            align,
            size,
            bold: true,
            role: Role::Yours,
            words: words.to_owned(),
        })
        .find(|text| taken.leaves_free(text))
}

/// A label on one line beside the end of a line that ends before the plot does, if it fits.
/// Beside the plot it would seem to be about the last year.
fn label_in_plot(line: &Line, size: f64, taken: &Taken) -> Option<Vec<Text>> {
    let end = line.points.last()?;
    [-0.9, 0.9].into_iter().find_map(|below| {
        let mut x = end.x + 8.0;
        let texts = line.label.iter().map(|text| {
            let text = Text {
                at: Point {
                    x,
                    y: end.y + below * size,
                },
                ..text.clone()
            };
            x = text.room().right + size * 0.4;
            text
        });
        let texts: Vec<Text> = texts.collect();
        let free = texts.iter().all(|text| taken.leaves_free(text));
        free.then_some(texts)
    })
}

fn end_of(line: &Line, plot: Rectangle) -> Point {
    line.points.last().copied().unwrap_or(Point {
        x: plot.right,
        y: plot.bottom,
    })
}

/// Gives each label its place: in the plot for a line that ends early, if it fits; otherwise
/// beside the plot, as near its line's end as the others allow. It has a leader where its line
/// ends before the plot does or the label had to move.
pub fn place_labels(lines: &mut [Line], size: f64, taken: &Taken) {
    let mut beside: Vec<usize> = Vec::new();
    for (at, line) in lines.iter_mut().enumerate() {
        let early = end_of(line, taken.plot).x < taken.plot.right - 1.0;
        match label_in_plot(line, size, taken).filter(|_| early) {
            Some(label) => line.label = label,
            None => beside.push(at),
        }
    }
    place_beside(lines, beside, size, taken.plot);
}

#[allow(clippy::cast_precision_loss, reason = "a handful")]
const fn count(labels: usize) -> f64 {
    labels as f64
}

/// Gives the labels of these lines their places beside the plot.
pub fn place_beside(lines: &mut [Line], which: Vec<usize>, size: f64, plot: Rectangle) {
    #[allow(clippy::cast_precision_loss, reason = "a label has a line or two")]
    let texts_of = |line: &Line| line.label.len() as f64;
    // Above the names of the columns, which are under the plot.
    let lowest = plot.bottom + size * 0.4;
    let highest = plot.top - size * 0.4;
    // Closer together where there are more than fit.
    let texts: f64 = which.iter().map(|at| texts_of(&lines[*at])).sum();
    let labels = count(which.len());
    let (line_height, gap) = if texts * size * 1.25 + labels * 4.0 <= lowest - highest {
        (size * 1.25, 4.0)
    } else {
        // Slightly more than the height of a text.
        let closest = size * 1.2 + 0.1;
        let left = (lowest - highest - texts * closest) / labels.max(1.0);
        (closest, left.clamp(0.0, 4.0))
    };
    let height_of = |line: &Line| line_height * texts_of(line) + gap;
    let places = order(which.len(), &|a, b| {
        let [a, b] = [a, b].map(|at| end_of(&lines[which[at]], plot).y);
        a.total_cmp(&b)
    });
    let which: Vec<usize> = places.into_iter().map(|at| which[at]).collect();
    let heights: Vec<f64> = which.iter().map(|at| height_of(&lines[*at])).collect();
    let mut middles: Vec<f64> = which.iter().map(|at| end_of(&lines[*at], plot).y).collect();
    let mut limit = highest;
    for (middle, height) in middles.iter_mut().zip(&heights) {
        *middle = middle.max(limit + height / 2.0);
        limit = *middle + height / 2.0;
    }
    let mut limit = lowest;
    for (middle, height) in middles.iter_mut().zip(&heights).rev() {
        *middle = middle.min(limit - height / 2.0);
        limit = *middle - height / 2.0;
    }
    for ((at, middle), height) in which.into_iter().zip(middles).zip(heights) {
        let line = &mut lines[at];
        let end = end_of(line, plot);
        let mut y = middle - (height - gap) / 2.0 + line_height / 2.0;
        for text in &mut line.label {
            text.at.y = y;
            y += line_height;
        }
        // Level where the label still reaches that height: a rising leader looks like a line.
        let level = (end.y - middle).abs() <= height / 2.0;
        let label = Point {
            x: plot.right + 7.0,
            y: if level { end.y } else { middle },
        };
        let early = end.x < plot.right - 1.0;
        let moved = (end.y - middle).abs() > height * 0.75;
        line.leader = (early || moved).then_some((
            Point {
                x: end.x + 4.0,
                y: end.y,
            },
            label,
        ));
    }
}
