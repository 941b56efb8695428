//! Deficit or in-year balance by year: yours, no action, the agreement; where each line, label
//! and mark is.

use super::super::palette::Role;
use super::frame::{self, Frame, Outline};
use super::labels::{Taken, label_spot, place_labels};
use super::series::{Series, series};
use super::{Align, Line, Mark, Point, Rectangle, Ring, Spec, Text};
use crate::scenario::view::Measure;
use crate::words::known::How;
use crate::words::{april, march, money};
use engine::units::{FinancialYear, Pounds};

pub use super::series::{Other, Subject};

/// Space between two texts on one line, so that they do not read as one word.
const APART: f64 = 8.0;
/// With more scenarios than this, name and figure are on one line.
const IN_TWO_LINES: usize = 2;
/// Size of texts that are to be read across a room.
const LARGE: f64 = 24.0;
/// The smallest text that many labels shrink to.
const SMALLEST: f64 = 10.0;

/// Decides a chart of a size.
#[must_use]
pub fn spec(subject: &Subject<'_>, width: f64, height: f64) -> Spec {
    let narrow = frame::is_narrow(width);
    let series = series(subject, narrow);
    let first = subject.first_shown();
    let years: Vec<FinancialYear> = (first.first_calendar_year()
        ..=subject.last_shown.first_calendar_year())
        .map(FinancialYear::starting)
        .collect();
    let columns: Vec<[String; 2]> = years
        .iter()
        .map(|year| ["Mar ", "’"].map(|before| format!("{before}{:02}", year.march() % 100)))
        .collect();
    let text_size = if subject.large {
        LARGE.min(width / 40.0).max(frame::text_size(width))
    } else {
        frame::text_size(width)
    };
    let in_one = subject.others.len() > IN_TWO_LINES;
    let ends: Vec<String> = series.iter().flat_map(|line| label(line, in_one)).collect();
    let frame = Frame::new(&Outline {
        width,
        size: text_size,
        height,
        figures: frame::extent(
            series
                .iter()
                .flat_map(|line| line.figures.iter().map(|(_, figure)| figure.get())),
        ),
        unit: 1e6,
        columns: &columns,
        banded: false,
        beside: frame::widest(ends.iter().map(String::as_str), text_size),
    });
    let plot = frame.plot;
    #[allow(clippy::cast_precision_loss, reason = "some forty at most")]
    let each = (plot.bottom - plot.top) / series.len() as f64 / 1.3;
    let size = if in_one {
        frame.size.min(each.max(SMALLEST))
    } else {
        frame.size
    };
    let x_of = |year: FinancialYear| {
        frame.x_of(usize::try_from(year.years_since(first)).unwrap_or_default())
    };

    let mut lines: Vec<Line> = series
        .iter()
        .map(|line| {
            let points = line.figures.iter().map(|(year, figure)| Point {
                x: x_of(*year),
                y: frame.y_of(figure.get()),
            });
            let text = |words: String| Text {
                at: Point {
                    x: plot.right + 10.0,
                    y: 0.0,
                },
                align: Align::Left,
                size,
                bold: line.role == Role::Yours,
                // The name of a part's line is text: the line's colour may be too light for it.
                role: match line.role {
                    Role::Part(_) => Role::Text,
                    role => role,
                },
                words,
            };
            Line {
                role: line.role,
                name: line.name.clone(),
                stroke: line.stroke,
                points: points.collect(),
                label: label(line, in_one).into_iter().map(text).collect(),
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
            let x = x_of(subject.focus_year);
            line.points
                .iter()
                .find(|point| (point.x - x).abs() < 0.5)
                .copied()
        });
    let spot_figure = subject
        .yours
        .of(subject.focus_year)
        .filter(|result| result.year != subject.last_shown)
        .map(|result| money::millions(subject.measure.of(result)));
    let spot_label = spot
        .zip(spot_figure)
        .and_then(|(spot, words)| label_spot(spot, &words, size, &taken));
    Spec {
        width,
        height,
        plot,
        scale: (frame.low, frame.high),
        columns: years.iter().map(ToString::to_string).collect(),
        grid: frame.grid(),
        zero: frame.y_of(0.0),
        ticks: frame.ticks(&columns),
        bars: Vec::new(),
        lines,
        rings: known_rings(subject, |year, pounds| Point {
            x: x_of(year),
            y: frame.y_of(pounds.get()),
        }),
        marks,
        spot,
        spot_label,
        caption: caption(subject),
        sentence: sentence(subject, &series),
    }
}

/// Balances from before the projection, as rings: the model's line starts from the last.
fn known_rings(subject: &Subject<'_>, at: impl Fn(FinancialYear, Pounds) -> Point) -> Vec<Ring> {
    if subject.measure != Measure::AfterGrant {
        return Vec::new();
    }
    let known = subject.known.iter();
    known
        .map(|balance| Ring {
            at: at(balance.year, balance.after_grant),
            role: match balance.how {
                How::Published => Role::Text,
                How::Estimated => Role::NoAction,
            },
        })
        .collect()
}

/// The label at a line's end: name and figure, one under the other or on one line.
fn label(line: &Series, in_one: bool) -> Vec<String> {
    if line.name.is_empty() {
        return Vec::new();
    }
    let figure = money::millions(line.last());
    let name = line.name.to_string();
    if in_one {
        vec![format!("{name} {figure}")]
    } else {
        vec![name, figure]
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
    // Where two are too near, the second's words go to its other side.
    if let [first, second] = marks.as_mut_slice()
        && first.text.room().right + APART > second.text.room().left
    {
        second.text.align = Align::Left;
        second.text.at.x = second.x + 4.0;
    }
    marks
}

/// What is measured, and on which condition beyond the override.
fn caption(subject: &Subject<'_>) -> String {
    let run_up = subject
        .from_zero
        .filter(|_| subject.measure != Measure::InYear);
    let measure = match run_up {
        Some(first) => &format!(
            "What spending has come to above income since {}, £ million",
            april(first)
        ),
        None => subject.measure.caption(),
    };
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
        .filter(|line| !line.name.is_empty())
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
