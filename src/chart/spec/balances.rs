//! Deficit or in-year balance by year: yours, no action, the agreement; where each line, label
//! and mark is.

use super::super::metrics;
use super::super::palette::Role;
use super::frame::{self, Frame, Outline};
use super::labels::{Taken, label_beside, label_spot, place_labels};
use super::series::{Series, in_lines, series};
use super::{Align, Area, Line, Mark, Point, Rectangle, Ring, Span, Spec, Text};
use crate::scenario::view::Measure;
use crate::words::known::{How, about_size};
use crate::words::{april, march, money};
use engine::units::{FinancialYear, Pounds};

pub use super::series::{Other, Shading, Shows, Subject};

/// Space between two texts on one line, so that they do not read as one word.
const APART: f64 = 8.0;
/// With more scenarios than this, name and figure are on one line.
const IN_TWO_LINES: usize = 2;
/// The part of a sheet's height that labels can fill: names of years and a margin take the rest.
const FOR_LABELS: f64 = 0.85;
/// Pixels that a million pounds has at least before the scale is rounded, where scenarios are to be
/// seen apart.
const PER_MILLION: f64 = 20.0;
/// Size of texts that are to be read across a room.
const LARGE: f64 = 24.0;
/// The smallest text that many labels shrink to.
const SMALLEST: f64 = 10.0;

/// Decides a chart of a size.
#[must_use]
pub fn spec(subject: &Subject<'_>, width: f64, height: f64) -> Spec {
    shaded(subject, Shading::Unchanged, width, height)
}

/// The same, with another difference shaded.
#[must_use]
pub fn shaded(subject: &Subject<'_>, shading: Shading, width: f64, height: f64) -> Spec {
    let narrow = frame::is_narrow(width);
    let series = series(subject, shading, narrow);
    let first = subject.first_shown(shading);
    let years: Vec<FinancialYear> = (first.first_calendar_year()
        ..=subject.last_shown.first_calendar_year())
        .map(FinancialYear::starting)
        .collect();
    let columns: Vec<[String; 2]> = years
        .iter()
        .map(|year| ["Mar ", "’"].map(|before| format!("{before}{:02}", year.march() % 100)))
        .collect();
    let text_size = match subject.shows {
        Shows::Wall => LARGE.min(width / 40.0),
        Shows::Whole => width / 20.0,
        _ => 0.0,
    }
    .max(frame::text_size(width));
    let count = subject.others.len();
    let in_one = subject.shows == Shows::Wall && count > IN_TWO_LINES;
    let labels = |cut: bool| {
        let each = move |line: &Series| match subject.shows {
            Shows::Whole => Vec::new(),
            _ => label(line, in_one, cut),
        };
        series.iter().map(each).collect::<Vec<_>>()
    };
    let whole = labels(false);
    let labels = if fit(&whole, text_size, height) {
        whole
    } else {
        labels(true)
    };
    let near = subject.near().then(|| near_scale(&series, height));
    let in_spans = subject.at_a_glance && !narrow && !subject.known.is_empty();
    let mut ends: Vec<String> = labels.concat();
    if ends.is_empty() {
        // The last year's name is half beside the plot.
        ends.push("’00".to_owned());
    }
    let frame = Frame::new(&Outline {
        width,
        size: text_size,
        height,
        figures: near.map_or_else(
            || {
                frame::extent(
                    series
                        .iter()
                        .flat_map(|line| line.figures.iter().map(|(_, figure)| figure.get())),
                )
            },
            |(low, high, _)| (low, high),
        ),
        unit: 1e6,
        columns: &columns,
        banded: false,
        beside: frame::widest(ends.iter().map(String::as_str), text_size),
        under: u8::from(in_spans),
        held: near.or(subject.held),
    });
    let plot = frame.plot;
    #[allow(clippy::cast_precision_loss, reason = "some forty at most")]
    let each = (plot.bottom - plot.top) / ends.len() as f64 / 1.3;
    let size = if count > 0 {
        frame.size.min(each.max(SMALLEST))
    } else {
        frame.size
    };
    let x_of = |year: FinancialYear| {
        frame.x_of(usize::try_from(year.years_since(first)).unwrap_or_default())
    };

    let mut lines: Vec<Line> = series
        .iter()
        .zip(labels)
        .map(|(line, label)| {
            let points = line.figures.iter().map(|(year, figure)| Point {
                x: x_of(*year),
                y: frame.y_of(figure.get()),
            });
            let mut points: Vec<Point> = points.collect();
            // What comes from below the scale begins at its edge.
            if let [from, to] = points.as_mut_slice()
                && from.y > plot.bottom
            {
                from.x += (to.x - from.x) * (from.y - plot.bottom) / (from.y - to.y);
                from.y = plot.bottom;
            }
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
                points,
                label: label.into_iter().map(text).collect(),
                leader: None,
            }
        })
        .collect();
    let marks = marks(subject, first, &x_of, plot, size, narrow);
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
        .filter(|result| result.year != subject.last_shown && subject.shows == Shows::Totals)
        .map(|result| money::millions(subject.measure.of(result)));
    let spot_label = spot
        .zip(spot_figure)
        .and_then(|(spot, words)| label_spot(spot, &words, size, &taken));
    taken.add_texts(&spot_label);
    let place = |year: FinancialYear, pounds: Pounds| Point {
        x: x_of(year),
        y: frame.y_of(pounds.get()),
    };
    let rings = if near.is_some() {
        let end = |line: &Line| {
            let at = *line.points.last()?;
            Some(Ring {
                at,
                role: line.role,
                filled: true,
            })
        };
        lines.iter().filter_map(end).collect()
    } else {
        known_rings(subject, place)
    };
    let mut ring_labels = if subject.at_a_glance {
        ring_labels(subject, &rings, size - 2.0, &mut taken)
    } else {
        Vec::new()
    };
    let readout = ((subject.at_a_glance || near.is_some()) && !narrow)
        .then(|| readout_place(subject, plot, size, &taken))
        .flatten();
    let areas = if subject.at_a_glance {
        areas(&lines, shading)
    } else {
        Vec::new()
    };
    if shading == Shading::Agreement {
        for (role, words) in [(Role::Less, "ahead"), (Role::More, "behind")] {
            ring_labels.extend(area_label(&areas, role, words, size, &taken));
        }
    }
    let spans = if in_spans {
        spans(subject, &years, &x_of, plot, size)
    } else {
        Vec::new()
    };
    let caption = match (near, subject.shows) {
        (Some((low, ..)), _) => format!(
            "{}. The scale starts at {}, so that the differences between groups can be seen",
            caption(subject, shading),
            money::millions(Pounds::of(low))
        ),
        (_, Shows::Whole) => "The whole picture, £ million".to_owned(),
        (_, Shows::Differences(from)) => {
            let others = subject.others.iter().map(|other| other.name);
            let from = from.checked_sub(1).and_then(|at| others.clone().nth(at));
            let from = from.or(subject.called).unwrap_or_default();
            format!("Difference from “{from}”: {}", caption(subject, shading))
        }
        _ => caption(subject, shading),
    };
    let mut ticks = frame.ticks(&columns);
    for tick in &mut ticks {
        let of_focus =
            (tick.at.x - x_of(subject.focus_year)).abs() < 0.5 && tick.at.y > plot.bottom;
        tick.bold = subject.at_a_glance && of_focus;
    }
    Spec {
        width,
        height,
        plot,
        scale: (frame.low, frame.high, frame.step),
        columns: years.iter().map(ToString::to_string).collect(),
        grid: frame.grid(),
        zero: frame.y_of(frame.low.max(0.0)),
        ticks,
        bars: Vec::new(),
        lines,
        rings,
        ring_labels,
        areas,
        spans,
        readout,
        marks,
        spot,
        spot_label,
        sentence: format!("{}. {}. The table has every year.", caption, parts(&series)),
        caption,
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
            filled: balance.is_published(),
        })
        .collect()
}

/// The figures of known balances, where there is space beside them.
fn ring_labels(subject: &Subject<'_>, rings: &[Ring], size: f64, taken: &mut Taken) -> Vec<Text> {
    let mut labels = Vec::new();
    for (balance, ring) in subject.known.iter().zip(rings) {
        let words = match balance.how {
            How::Published => money::millions(balance.after_grant),
            How::Estimated => about_size(balance.after_grant),
        };
        let label = label_beside(ring.at, &words, size, taken);
        taken.add_texts(&label);
        labels.extend(label);
    }
    labels
}

/// The space between a line and yours, a part for each stretch that is better or worse. Before
/// yours begins, known balances take its place.
fn areas(lines: &[Line], shading: Shading) -> Vec<Area> {
    let points = |role| {
        let line = lines.iter().find(|line| line.role == role);
        line.map_or(&[][..], |line| &line.points)
    };
    let other = match shading {
        Shading::Agreement => Role::Agreement,
        _ => Role::NoAction,
    };
    let (yours, known) = (points(Role::Yours), points(Role::Text));
    let pairs: Vec<(Point, Point)> = points(other)
        .iter()
        .filter_map(|of| {
            let mut below = yours.iter().chain(known);
            Some((*of, *below.find(|point| (point.x - of.x).abs() < 0.5)?))
        })
        .collect();
    let mut areas: Vec<Area> = Vec::new();
    for pair in pairs.windows(2) {
        let [(a, b), (c, d)] = [pair[0], pair[1]];
        // Lower on the page is a smaller deficit.
        let (before, after) = (b.y - a.y, d.y - c.y);
        let role = |below: f64| if below > 0.0 { Role::Less } else { Role::More };
        let mut add = |outline: Vec<Point>, below: f64| {
            if below.abs() > 0.01 {
                areas.push(Area {
                    outline,
                    role: role(below),
                });
            }
        };
        if before * after < 0.0 {
            let share = before / (before - after);
            let meet = Point {
                x: a.x + (c.x - a.x) * share,
                y: a.y + (c.y - a.y) * share,
            };
            add(vec![a, meet, b], before);
            add(vec![meet, c, d], after);
        } else {
            add(vec![a, c, d, b], before + after);
        }
    }
    areas
}

/// What an area shows, in the first of its role that has space for it.
fn area_label(areas: &[Area], role: Role, words: &str, size: f64, taken: &Taken) -> Option<Text> {
    let of_role = areas.iter().filter(|area| area.role == role);
    let middles = of_role.map(|area| {
        #[allow(clippy::cast_precision_loss, reason = "three or four corners")]
        let corners = area.outline.len() as f64;
        let sum = |of: fn(&Point) -> f64| area.outline.iter().map(of).sum::<f64>();
        Point {
            x: sum(|point| point.x) / corners,
            y: sum(|point| point.y) / corners,
        }
    });
    let texts = middles.map(|at| Text {
        at,
        align: Align::Centre,
        size: size - 2.0,
        bold: true,
        role: Role::Text,
        words: words.to_owned(),
    });
    texts.into_iter().find(|text| taken.is_free(&text.room()))
}

/// Which years are published, estimated and projected. A word that is wider than its years is
/// left out with them.
fn spans(
    subject: &Subject<'_>,
    years: &[FinancialYear],
    x_of: &impl Fn(FinancialYear) -> f64,
    plot: Rectangle,
    size: f64,
) -> Vec<Span> {
    let known = |year: &FinancialYear| {
        let balance = subject.known.iter().find(|known| known.year == *year);
        balance.map(|balance| balance.how)
    };
    let [one, two] = [0, 1].map(|at| years.get(at).map_or(0.0, |year| x_of(*year)));
    let half = (two - one) / 2.0 - 6.0;
    let mut spans: Vec<Span> = Vec::new();
    let mut from = 0;
    for at in 1..=years.len() {
        let how = known(&years[from]);
        if years.get(at).is_some_and(|year| known(year) == how) {
            continue;
        }
        let words = match how {
            Some(how) => how.words().to_owned(),
            None => format!(
                "projected from the pattern of {}",
                subject.base_year.first_calendar_year()
            ),
        };
        let left = (x_of(years[from]) - half).max(0.0);
        let right = x_of(years[at - 1]) + half.min(size);
        let y = plot.bottom + size * 2.1;
        let text = |words: String| Text {
            at: Point {
                // The first may stand at the very edge.
                x: f64::midpoint(left, right).max(metrics::width(&words, size - 3.0, false) / 2.0),
                y: y + size * 0.75,
            },
            align: Align::Centre,
            size: size - 3.0,
            bold: false,
            role: Role::Text,
            words,
        };
        let fits = |text: &Text| {
            let room = text.room();
            room.left >= left - 6.0 && room.right <= right + 12.0
        };
        let text = Some(text(words))
            .filter(fits)
            .unwrap_or_else(|| text("projected".to_owned()));
        if fits(&text) {
            spans.push(Span {
                left,
                right,
                y,
                text,
            });
        }
        from = at;
    }
    spans
}

/// How wide the place for one year's figures is, and how high a line of it.
const READOUT: (f64, f64) = (244.0, 25.0);

/// A place in a corner of the plot that no line, mark or text is in: the upper left one first,
/// where a deficit that grows leaves space.
fn readout_place(
    subject: &Subject<'_>,
    plot: Rectangle,
    size: f64,
    taken: &Taken,
) -> Option<Rectangle> {
    let (width, line) = if subject.at_a_glance {
        READOUT
    } else {
        // The whole picture, in the proportions of a screen.
        let width = (plot.right - plot.left) * 0.4;
        (width, width / 7.0)
    };
    // Title, both figures, their difference, the agreement.
    let rows = if subject.agreement.is_some() {
        5.0
    } else {
        4.0
    };
    let height = rows * line + 12.0;
    let (left, right) = (plot.left + 8.0, plot.right - width - 8.0);
    let (top, bottom) = (plot.top + 2.0, plot.bottom - height - size * 0.5);
    [(left, top), (right, bottom), (right, top), (left, bottom)]
        .into_iter()
        .map(|(left, top)| Rectangle {
            left,
            top,
            right: left + width,
            bottom: top + height,
        })
        .find(|place| taken.is_free(place))
}

/// Whether labels fit under each other without being made smaller.
fn fit(labels: &[Vec<String>], size: f64, height: f64) -> bool {
    #[allow(clippy::cast_precision_loss, reason = "some forty at most")]
    let heights = labels
        .iter()
        .map(|lines| lines.len() as f64 * size * 1.3 + 4.0);
    heights.sum::<f64>() <= height * FOR_LABELS
}

/// The label at a line's end: name and figure, one under the other or on one line; a name that is too
/// long for one is cut or takes several.
fn label(line: &Series, in_one: bool, cut: bool) -> Vec<String> {
    if line.name.is_empty() {
        return Vec::new();
    }
    let figure = money::millions(line.last());
    let mut lines = in_lines(&line.name, cut);
    match lines.last_mut() {
        Some(last) if in_one => {
            last.push(' ');
            last.push_str(&figure);
        }
        _ => lines.push(figure),
    }
    lines
}

/// A scale on which scenarios can be seen apart in their last year: from as low as they come from,
/// while a million pounds has height enough.
fn near_scale(series: &[Series], height: f64) -> (f64, f64, f64) {
    let figures = || {
        series
            .iter()
            .flat_map(|line| line.figures.iter().map(|(_, pounds)| pounds.get()))
    };
    let ends = series.iter().map(|line| line.last().get());
    let (lowest, high) = figures().fold((f64::MAX, f64::MIN), |(low, high), figure| {
        (low.min(figure), high.max(figure))
    });
    let most = height / PER_MILLION * 1e6;
    let low = ends.fold(lowest.max(high - most), f64::min);
    frame::scale((low, high), 1e6, 8.0)
}

/// The ends of the agreement and of the statutory override.
fn marks(
    subject: &Subject<'_>,
    first: FinancialYear,
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
        let Some(year) = year.filter(|year| *year > first && *year <= subject.last_shown) else {
            continue;
        };
        let x = x_of(year);
        let text = Text {
            at: Point {
                x: x - 4.0,
                y: plot.top - size * 1.25,
            },
            align: Align::Right,
            size: size - 2.0,
            bold: false,
            role: Role::Text,
            words: words.to_owned(),
        };
        marks.push(Mark { x, text });
    }
    // Near the edge of the chart words begin there.
    for mark in &mut marks {
        mark.text.at.x -= mark.text.room().left.min(0.0);
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
fn caption(subject: &Subject<'_>, shading: Shading) -> String {
    let run_up = subject
        .from_zero
        .filter(|_| subject.measure != Measure::InYear);
    let measure = match (shading, run_up) {
        (Shading::Block(_), _) => "Spending and income in the year to 31 March, £ million",
        (Shading::RunUp(since), _) => &format!("Deficit run up since {}, £ million", march(since)),
        (_, Some(first)) => &format!(
            "What spending has come to above income since {}, £ million",
            april(first)
        ),
        (_, None) => subject.measure.caption(),
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

/// Each line's first and last figure.
fn parts(series: &[Series]) -> String {
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
    parts.join(". ")
}
