//! What the chart shows, decided in full before anything is drawn.
//!
//! Answers for: scales, lines, their labels, marks, and where each stands, in CSS pixels.
//! Uses `words` for its texts and `metrics` for their widths; knows no browser.

use super::metrics;
use super::palette::Role;
use crate::model::agreement::Agreement;
use crate::model::project::{Projection, YearResult};
use crate::scenario::view::Measure;
use crate::units::{FinancialYear, Pounds};
use crate::words::{march, money};

impl Measure {
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::AfterGrant => "After grant",
            Self::BeforeGrant => "Before grant",
            Self::InYear => "In-year",
        }
    }

    /// What stands over the chart.
    #[must_use]
    pub const fn caption(self) -> &'static str {
        match self {
            Self::AfterGrant => "Cumulative deficit after grant at 31 March, £ million",
            Self::BeforeGrant => "Cumulative deficit before grant at 31 March, £ million",
            Self::InYear => "Spending above income in the year to 31 March, £ million",
        }
    }

    /// The measure's figure in a projected year.
    #[must_use]
    pub fn of(self, result: &YearResult) -> Pounds {
        match self {
            Self::AfterGrant => result.after_grant,
            Self::BeforeGrant => result.cumulative,
            Self::InYear => result.in_year,
        }
    }

    /// The agreement's row for it: mitigated deficit, remaining deficit, or the mitigated
    /// deficit's movement.
    fn agreed(self, agreement: &Agreement) -> Vec<(FinancialYear, Pounds)> {
        let mitigated = || {
            agreement
                .years
                .iter()
                .map(|row| (row.year, row.mitigated.pounds()))
        };
        match self {
            Self::AfterGrant => agreement
                .years
                .iter()
                .map(|row| (row.year, row.remaining.pounds()))
                .collect(),
            Self::BeforeGrant => mitigated().collect(),
            Self::InYear => mitigated()
                .zip(mitigated().skip(1))
                .map(|(before, now)| (now.0, now.1 - before.1))
                .collect(),
        }
    }
}

/// What a chart is made from.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    pub measure: Measure,
    pub yours: &'a Projection,
    pub no_action: &'a Projection,
    pub agreement: Option<&'a Agreement>,
    /// Deficit at the end of the base year, before and after the grant of that year.
    pub opening: (Pounds, Pounds),
    pub base_year: FinancialYear,
    pub last_shown: FinancialYear,
    pub looked_at: FinancialYear,
    /// The last 31 March that the statutory override covers.
    pub override_ends: FinancialYear,
}

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
    /// The same, with room around it.
    fn grown(&self, by: f64) -> Self {
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

    /// Whether a straight stroke passes through it: the stroke is cut at each side in turn
    /// (Liang and Barsky's clipping), and passes if something of it is left.
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
    /// The room that it takes.
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

/// How a line is told from others without its colour.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    pub width: u32,
    /// Drawn and left out, in turn; empty is unbroken.
    pub dashes: &'static [f64],
}

#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub role: Role,
    pub name: &'static str,
    pub stroke: Stroke,
    pub points: Vec<Point>,
    /// Two lines of text at its end: name and figure.
    pub label: [Text; 2],
    /// From its end to a label that could not stand right beside it.
    pub leader: Option<(Point, Point)>,
}

/// A vertical mark at a 31 March.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    pub x: f64,
    pub text: Text,
}

/// The finished decision: everything that is drawn, and where.
#[derive(Debug, Clone, PartialEq)]
pub struct Spec {
    pub width: f64,
    pub height: f64,
    pub plot: Rectangle,
    /// Lowest and highest figure of the scale, £.
    pub scale: (f64, f64),
    pub years: Vec<FinancialYear>,
    pub grid: Vec<f64>,
    pub zero: f64,
    pub ticks: Vec<Text>,
    pub lines: Vec<Line>,
    pub marks: Vec<Mark>,
    /// A dot on yours, in the year looked at …
    pub spot: Option<Point>,
    /// … and its figure, where there is room for it and the line's end does not say it.
    pub spot_label: Option<Text>,
    /// What stands over it.
    pub caption: String,
    /// What the chart shows, in a sentence, for those who do not see it.
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

    /// Where the years stand from left to right, as text.
    #[must_use]
    pub fn years_as_text(&self) -> String {
        self.years
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// Room between two texts on one line, or they read as one word.
const APART: f64 = 8.0;

const YOURS: Stroke = Stroke {
    width: 4,
    dashes: &[],
};
const NO_ACTION: Stroke = Stroke {
    width: 2,
    dashes: &[7.0, 5.0],
};
const AGREEMENT: Stroke = Stroke {
    width: 3,
    dashes: &[2.0, 4.0],
};

struct Series {
    role: Role,
    name: &'static str,
    stroke: Stroke,
    figures: Vec<(FinancialYear, Pounds)>,
}

impl Series {
    fn last(&self) -> Pounds {
        self.figures
            .last()
            .map_or(Pounds::ZERO, |(_, figure)| *figure)
    }
}

/// Decides a chart of a size.
#[must_use]
pub fn spec(subject: &Subject<'_>, width: f64, height: f64) -> Spec {
    let narrow = width < 560.0;
    let series = series(subject, narrow);
    let size = if narrow { 13.0 } else { 16.0 };
    let first = if subject.measure == Measure::InYear {
        subject.base_year.next()
    } else {
        subject.base_year
    };
    let years: Vec<FinancialYear> = (0..=u16::try_from(subject.last_shown.years_since(first))
        .unwrap_or(0))
        .map(|after| first.plus(after))
        .collect();

    let (low, high, step) = scale(
        series
            .iter()
            .flat_map(|line| line.figures.iter().map(|(_, figure)| figure.get())),
    );
    let steps = ((high - low) / step).round();
    let tick_words = |at: f64| money_tick(low + step * at);
    let mut left: f64 = 0.0;
    let mut at = 0.0;
    while at <= steps {
        left = left.max(metrics::width(&tick_words(at), size, false));
        at += 1.0;
    }
    let label_width = series
        .iter()
        .flat_map(|line| [line.name.to_owned(), money::millions(line.last())])
        .map(|words| metrics::width(&words, size, true))
        .fold(0.0, f64::max);
    let plot = Rectangle {
        left: (left + 10.0).ceil(),
        top: (size * 2.0).ceil(),
        right: (width - label_width - 16.0).floor(),
        bottom: (height - size * 2.0).floor(),
    };
    let x_of = |year: FinancialYear| {
        let last = subject.last_shown.years_since(first).max(1);
        plot.left + (plot.right - plot.left) * f64::from(year.years_since(first)) / f64::from(last)
    };
    let y_of = |figure: f64| plot.bottom - (plot.bottom - plot.top) * (figure - low) / (high - low);

    let mut grid = Vec::new();
    let mut ticks = Vec::new();
    let mut at = 0.0;
    while at <= steps {
        let y = y_of(low + step * at);
        grid.push(y);
        ticks.push(Text {
            at: Point {
                x: plot.left - 8.0,
                y,
            },
            align: Align::Right,
            size,
            bold: false,
            role: Role::Text,
            words: tick_words(at),
        });
        at += 1.0;
    }
    ticks.extend(year_ticks(&years, &x_of, plot.bottom + size * 1.25, size));

    let mut lines: Vec<Line> = series
        .iter()
        .map(|line| {
            let points: Vec<Point> = line
                .figures
                .iter()
                .map(|(year, figure)| Point {
                    x: x_of(*year),
                    y: y_of(figure.get()),
                })
                .collect();
            let bold = line.role == Role::Yours;
            let text = |words: String| Text {
                at: Point {
                    x: plot.right + 10.0,
                    y: 0.0,
                },
                align: Align::Left,
                size,
                bold,
                role: line.role,
                words,
            };
            Line {
                role: line.role,
                name: line.name,
                stroke: line.stroke,
                points,
                label: [
                    text(line.name.to_owned()),
                    text(money::millions(line.last())),
                ],
                leader: None,
            }
        })
        .collect();
    let marks = marks(subject, &x_of, plot, size, narrow);
    let mut taken = Taken::by(&lines, &marks, plot);
    place_labels(&mut lines, size, &taken);
    taken.add_labels(&lines);

    let spot = lines
        .iter()
        .find(|line| line.role == Role::Yours)
        .and_then(|line| {
            let x = x_of(subject.looked_at);
            line.points
                .iter()
                .find(|point| (point.x - x).abs() < 0.5)
                .copied()
        });
    let spot_figure = subject
        .yours
        .of(subject.looked_at)
        .filter(|result| result.year != subject.last_shown)
        .map(|result| money::millions(subject.measure.of(result)));
    let spot_label = spot
        .zip(spot_figure)
        .and_then(|(spot, words)| label_spot(spot, &words, size, &taken));
    Spec {
        width,
        height,
        plot,
        scale: (low, high),
        grid,
        zero: y_of(0.0),
        ticks,
        marks,
        spot,
        spot_label,
        caption: caption(subject),
        sentence: sentence(subject, &series),
        lines,
        years,
    }
}

/// The lines there are: yours over the others, and one for two that are the same.
fn series(subject: &Subject<'_>, narrow: bool) -> Vec<Series> {
    let from_projection = |projection: &Projection| {
        let opening = match subject.measure {
            Measure::AfterGrant => Some(subject.opening.1),
            Measure::BeforeGrant => Some(subject.opening.0),
            Measure::InYear => None,
        };
        let mut figures: Vec<_> = opening
            .map(|figure| (subject.base_year, figure))
            .into_iter()
            .collect();
        figures.extend(
            projection
                .years
                .iter()
                .filter(|result| result.year <= subject.last_shown)
                .map(|result| (result.year, subject.measure.of(result))),
        );
        figures
    };
    let mut series = Vec::new();
    if let Some(agreement) = subject.agreement {
        series.push(Series {
            role: Role::Agreement,
            name: "Agreement",
            stroke: AGREEMENT,
            figures: subject.measure.agreed(agreement),
        });
    }
    let no_action = from_projection(subject.no_action);
    let yours = from_projection(subject.yours);
    let same = yours == no_action;
    if !same {
        series.push(Series {
            role: Role::NoAction,
            name: if narrow {
                "No action"
            } else {
                "No-action forecast"
            },
            stroke: NO_ACTION,
            figures: no_action,
        });
    }
    let name = match (same, narrow) {
        (true, true) => "No action",
        (true, false) => "No-action forecast",
        (false, true) => "Yours",
        (false, false) => "With your changes",
    };
    series.push(Series {
        role: Role::Yours,
        name,
        stroke: YOURS,
        figures: yours,
    });
    series
}

/// A scale in round steps that holds every figure and nought: lowest, highest, step, £.
fn scale(figures: impl Iterator<Item = f64>) -> (f64, f64, f64) {
    let (low, high) = figures.fold((0.0_f64, 0.0_f64), |(low, high), figure| {
        (low.min(figure), high.max(figure))
    });
    let span = (high - low).max(1e6);
    let rough = span / 4.0;
    let mut unit = 1e5;
    while unit * 10.0 <= rough {
        unit *= 10.0;
    }
    let step = [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|times| times * unit)
        .find(|step| *step >= rough)
        .unwrap_or(unit * 10.0);
    let low = (low / step).floor() * step;
    let high = ((high / step).ceil() * step).max(low + step);
    (low, high, step)
}

fn money_tick(pounds: f64) -> String {
    let millions = pounds / 1e6;
    let words = if millions.fract().abs() < 1e-9 {
        format!("{:.0}", millions.abs())
    } else {
        format!("{:.1}", millions.abs())
    };
    if millions < 0.0 {
        format!("−{words}")
    } else {
        words
    }
}

/// Years under the plot: all where there is room, else every second from the last.
fn year_ticks(
    years: &[FinancialYear],
    x_of: &impl Fn(FinancialYear) -> f64,
    y: f64,
    size: f64,
) -> Vec<Text> {
    let text = |year: FinancialYear, words: String| Text {
        at: Point { x: x_of(year), y },
        align: Align::Centre,
        size,
        bold: false,
        role: Role::Text,
        words,
    };
    let long: Vec<Text> = years
        .iter()
        .map(|year| text(*year, format!("Mar {:02}", year.march() % 100)))
        .collect();
    let short = || {
        years
            .iter()
            .map(|year| text(*year, format!("’{:02}", year.march() % 100)))
            .collect::<Vec<_>>()
    };
    let apart = |texts: &[Text]| {
        texts
            .windows(2)
            .all(|pair| pair[0].room().right + 4.0 <= pair[1].room().left)
    };
    // Every year in full, else short, else every second or third, counted from the last.
    let every = |texts: &[Text], nth: usize| -> Vec<Text> {
        let last = texts.len().saturating_sub(1);
        let kept = texts
            .iter()
            .enumerate()
            .filter(|(at, _)| (last - at).is_multiple_of(nth));
        kept.map(|(_, text)| text.clone()).collect()
    };
    let short = short();
    [(&long, 1), (&short, 1), (&short, 2), (&short, 3)]
        .into_iter()
        .map(|(texts, nth)| every(texts, nth))
        .find(|texts| apart(texts))
        .unwrap_or_default()
}

/// What a text inside the plot must keep clear of.
struct Taken {
    plot: Rectangle,
    strokes: Vec<(Point, Point)>,
    texts: Vec<Rectangle>,
}

impl Taken {
    /// By lines and marks; no label has its place yet.
    fn by(lines: &[Line], marks: &[Mark], plot: Rectangle) -> Self {
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

    fn add_labels(&mut self, lines: &[Line]) {
        let labels = lines.iter().flat_map(|line| &line.label);
        self.texts.extend(labels.map(Text::room));
        self.strokes
            .extend(lines.iter().filter_map(|line| line.leader));
    }

    fn leaves_free(&self, text: &Text) -> bool {
        let room = text.room().grown(3.0);
        self.plot.holds(&room)
            && !self.texts.iter().any(|taken| taken.overlaps(&room))
            && !self
                .strokes
                .iter()
                .any(|(from, to)| room.is_crossed(*from, *to))
    }
}

/// The figure of the year looked at, beside its dot: at the first corner that is free.
fn label_spot(spot: Point, words: &str, size: f64, taken: &Taken) -> Option<Text> {
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

/// A label on one line beside the end of a line that ends before the plot does, where there is
/// room. Beside the plot it would seem to speak of the last year.
fn label_in_plot(line: &Line, size: f64, taken: &Taken) -> Option<[Text; 2]> {
    let end = line.points.last()?;
    let [name, figure] = &line.label;
    [-0.9, 0.9].into_iter().find_map(|below| {
        let at = |x: f64| Point {
            x,
            y: end.y + below * size,
        };
        let name = Text {
            at: at(end.x + 8.0),
            ..name.clone()
        };
        let figure = Text {
            at: at(name.room().right + size * 0.4),
            ..figure.clone()
        };
        let free = taken.leaves_free(&name) && taken.leaves_free(&figure);
        free.then_some([name, figure])
    })
}

fn end_of(line: &Line, plot: Rectangle) -> Point {
    line.points.last().copied().unwrap_or(Point {
        x: plot.right,
        y: plot.bottom,
    })
}

/// Gives each label its place: in the plot for a line that ends early, where there is room;
/// else beside the plot, as near its line's end as the others let it, with a leader where its
/// line ends before the plot does or the label had to move.
fn place_labels(lines: &mut [Line], size: f64, taken: &Taken) {
    let plot = taken.plot;
    let line_height = size * 1.25;
    let room = line_height * 2.0 + 6.0;
    let mut order: Vec<usize> = Vec::new();
    for (at, line) in lines.iter_mut().enumerate() {
        let early = end_of(line, plot).x < plot.right - 1.0;
        match label_in_plot(line, size, taken).filter(|_| early) {
            Some(label) => line.label = label,
            None => order.push(at),
        }
    }
    order.sort_by(|a, b| {
        let [a, b] = [a, b].map(|at| end_of(&lines[*at], plot).y);
        a.total_cmp(&b)
    });
    // Above the years, which stand under the plot.
    let lowest = plot.bottom + size * 0.4 - room / 2.0;
    let highest = plot.top - size * 0.4 + room / 2.0;
    let mut middles: Vec<f64> = order
        .iter()
        .map(|at| end_of(&lines[*at], plot).y.clamp(highest, lowest))
        .collect();
    for at in 1..middles.len() {
        middles[at] = middles[at].max(middles[at - 1] + room);
    }
    let mut limit = lowest;
    for middle in middles.iter_mut().rev() {
        *middle = middle.min(limit);
        limit = *middle - room;
    }
    for (at, middle) in order.into_iter().zip(middles) {
        let line = &mut lines[at];
        let end = end_of(line, plot);
        line.label[0].at.y = middle - line_height / 2.0;
        line.label[1].at.y = middle + line_height / 2.0;
        // Level where the label still reaches that height: a leader that rises reads as a line.
        let level = (end.y - middle).abs() <= room / 2.0;
        let label = Point {
            x: plot.right + 7.0,
            y: if level { end.y } else { middle },
        };
        let early = end.x < plot.right - 1.0;
        let moved = (end.y - middle).abs() > room * 0.75;
        line.leader = (early || moved).then_some((
            Point {
                x: end.x + 4.0,
                y: end.y,
            },
            label,
        ));
    }
}

/// The ends of the agreement and of the statutory override.
fn marks(
    subject: &Subject<'_>,
    x_of: &impl Fn(FinancialYear) -> f64,
    plot: Rectangle,
    size: f64,
    narrow: bool,
) -> Vec<Mark> {
    let agreement_ends = subject
        .agreement
        .and_then(|agreement| agreement.years.last())
        .map(|row| row.year);
    let mut marks: Vec<Mark> = Vec::new();
    let ends = [
        (
            agreement_ends,
            if narrow {
                "agreement"
            } else {
                "agreement ends"
            },
        ),
        (
            Some(subject.override_ends),
            if narrow { "override" } else { "override ends" },
        ),
    ];
    for (year, words) in ends {
        let Some(year) = year.filter(|year| *year <= subject.last_shown) else {
            continue;
        };
        let x = x_of(year);
        let text = Text {
            at: Point {
                x: x - 4.0,
                y: plot.top - size * 1.1,
            },
            align: Align::Right,
            size: size - 2.0,
            bold: false,
            role: Role::Text,
            words: words.to_owned(),
        };
        marks.push(Mark { x, text });
    }
    // Where two stand too near, the second's words go to the other side of it.
    if let [first, second] = marks.as_mut_slice()
        && first.text.room().right + APART > second.text.room().left
    {
        second.text.align = Align::Left;
        second.text.at.x = second.x + 4.0;
    }
    marks
}

/// What is measured; and beyond the override, on which condition.
fn caption(subject: &Subject<'_>) -> String {
    let measure = subject.measure.caption();
    if subject.last_shown > subject.override_ends {
        format!(
            "{measure}. After {}: if today’s rules went on",
            march(subject.override_ends)
        )
    } else {
        measure.to_owned()
    }
}

fn sentence(subject: &Subject<'_>, series: &[Series]) -> String {
    let parts: Vec<String> = series
        .iter()
        .rev()
        .filter_map(|line| {
            let (first_year, first) = line.figures.first()?;
            let (last_year, last) = line.figures.last()?;
            Some(format!(
                "{}: {} in {}, {} in {}",
                line.name,
                money::millions(*first),
                march(*first_year),
                money::millions(*last),
                march(*last_year)
            ))
        })
        .collect();
    format!(
        "{}. {}. The table has every year.",
        caption(subject),
        parts.join(". ")
    )
}
