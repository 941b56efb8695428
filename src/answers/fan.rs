//! The spread of futures as a picture: bands, the scenario's own line, and the simple rule's.
//!
//! Answers for: shapes and texts, on a wide sheet and on a narrow one. Uses the chart's frame.

use super::blocks::{Picture, Shape};
use crate::chart::spec::frame::{Frame, Outline, extent, is_narrow, text_size, widest};
use crate::words::money;
use crate::words::terms::march;
use engine::order::ordered;
use engine::units::{FinancialYear, Pounds};

/// The widths that a picture is made for: beside the levers, and on a phone.
pub const WIDTHS: [f64; 2] = [680.0, 322.0];

/// One March of the picture.
pub struct Column {
    pub year: FinancialYear,
    pub central: Pounds,
    /// Below these lie a tenth, a quarter, half, three quarters and nine tenths of the futures.
    pub quantiles: [Pounds; 5],
    /// What the rule "as it last grew" comes to.
    pub own_growth: Option<Pounds>,
}

/// A label at the right end of a line, moved away from others.
struct Label {
    class: &'static str,
    words: String,
    y: f64,
}

/// The picture on a sheet of a width; `year` is the one that is looked at.
pub fn picture(columns: &[Column], year: FinancialYear, width: f64, says: String) -> Picture {
    let narrow = is_narrow(width);
    let size = text_size(width);
    let height = if narrow { 240.0 } else { 300.0 };
    let Some(last) = columns.last() else {
        return Picture::default();
    };
    let labels = labels(last, narrow);
    let names: Vec<[String; 2]> = columns
        .iter()
        .map(|column| {
            let short = format!("Mar {:02}", column.year.march() % 100);
            [short.clone(), short]
        })
        .collect();
    let figures = columns.iter().flat_map(|column| {
        let own = column.own_growth.unwrap_or_default();
        column.quantiles.into_iter().chain([column.central, own])
    });
    let frame = Frame::new(&Outline {
        width,
        size,
        height,
        figures: extent(figures.map(Pounds::get)),
        unit: 1e6,
        columns: &names,
        banded: false,
        beside: widest(labels.iter().map(|label| label.words.as_str()), size),
        under: 0,
        held: None,
    });
    let at = |nth: usize, pounds: Pounds| (frame.x_of(nth), frame.y_of(pounds.get()));
    let line = |of: &dyn Fn(&Column) -> Option<Pounds>| -> Vec<(f64, f64)> {
        let all = columns.iter().enumerate();
        all.filter_map(|(nth, column)| of(column).map(|pounds| at(nth, pounds)))
            .collect()
    };
    let band = |low: usize, high: usize| {
        let mut corners = line(&|column| Some(column.quantiles[low]));
        let upper = line(&|column| Some(column.quantiles[high]));
        corners.extend(upper.into_iter().rev());
        corners
    };
    let mut shapes: Vec<Shape> = frame
        .grid()
        .into_iter()
        .map(|y| stroke("grid", &[(frame.plot.left, y), (frame.plot.right, y)]))
        .collect();
    shapes.push(area("pale", &band(0, 4)));
    shapes.push(area("dark", &band(1, 3)));
    if let Some(nth) = columns.iter().position(|column| column.year == year) {
        let x = frame.x_of(nth);
        shapes.push(stroke(
            "mark",
            &[(x, frame.plot.top), (x, frame.plot.bottom)],
        ));
    }
    shapes.push(stroke("middle", &line(&|column| Some(column.quantiles[2]))));
    let own = line(&|column| column.own_growth);
    if own.len() > 1 {
        shapes.push(stroke("simple", &own));
    }
    shapes.push(stroke("own", &line(&|column| Some(column.central))));
    for tick in frame.ticks(&names) {
        let class = match tick.align {
            crate::chart::spec::Align::Right => "end",
            _ => "centre",
        };
        shapes.push(text(class, tick.at.x, tick.at.y + size * 0.3, tick.words));
    }
    let placed = labels.into_iter().map(|label| Label {
        y: frame.y_of(label.y),
        ..label
    });
    for label in apart(
        placed.collect(),
        size * 1.15,
        frame.plot.bottom + size * 0.5,
    ) {
        shapes.push(text(
            label.class,
            frame.plot.right + 8.0,
            label.y + size * 0.3,
            label.words,
        ));
    }
    Picture {
        says,
        width: round(width),
        height: round(height),
        shapes,
    }
}

/// The labels at the right ends; their height is in pounds.
fn labels(last: &Column, narrow: bool) -> Vec<Label> {
    let label = |class, pounds: Pounds, name: &str, short: &str| Label {
        class,
        words: format!(
            "{} {}",
            money::millions(pounds),
            if narrow { short } else { name }
        ),
        y: pounds.get(),
    };
    let mut labels = vec![
        label("quiet", last.quantiles[4], "1 in 10 is above", "high"),
        label("quiet", last.quantiles[2], "half are above", "half"),
        label("quiet", last.quantiles[0], "1 in 10 is below", "low"),
        label("strong", last.central, "your answer", "yours"),
    ];
    if let Some(own) = last.own_growth {
        labels.push(label("rule", own, "as it last grew", "as last"));
    }
    labels
}

/// Labels from the top, each at least a line below the one before, as near to their places as
/// that allows.
fn apart(labels: Vec<Label>, line: f64, lowest: f64) -> Vec<Label> {
    let mut labels = ordered(labels, |label| label.y);
    for at in 1..labels.len() {
        let least = labels[at - 1].y + line;
        if labels[at].y < least {
            labels[at].y = least;
        }
    }
    // What would leave the sheet at its end goes up again.
    let mut most = lowest;
    for label in labels.iter_mut().rev() {
        label.y = label.y.min(most);
        most = label.y - line;
    }
    labels
}

fn round(at: f64) -> u16 {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "held within bounds first"
    )]
    let whole = at.round().clamp(0.0, f64::from(u16::MAX)) as u16;
    whole
}

fn points(all: &[(f64, f64)]) -> String {
    let each: Vec<String> = all
        .iter()
        .map(|(x, y)| format!("{},{}", round(*x), round(*y)))
        .collect();
    each.join(" ")
}

fn area(class: &str, corners: &[(f64, f64)]) -> Shape {
    Shape::Area {
        class: class.to_owned(),
        points: points(corners),
    }
}

fn stroke(class: &str, all: &[(f64, f64)]) -> Shape {
    Shape::Line {
        class: class.to_owned(),
        points: points(all),
    }
}

fn text(class: &str, x: f64, y: f64, text: String) -> Shape {
    Shape::Text {
        class: class.to_owned(),
        x: round(x),
        y: round(y),
        text,
    }
}

/// What the picture shows, in one sentence.
pub fn says(columns: &[Column]) -> String {
    let last = columns.last().map_or_else(String::new, |last| {
        format!(
            "In {}, 8 in 10 runs lie between {} and {}, and your answer is {}.",
            march(last.year),
            money::millions(last.quantiles[0]),
            money::millions(last.quantiles[4]),
            money::millions(last.central)
        )
    });
    format!("The spread of futures year by year. {last}")
}
