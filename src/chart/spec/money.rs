//! Spending by line, stacked year by year, and income as a line over it.

use super::super::palette::Role;
use super::frame::{self, Frame, Outline};
use super::labels::place_beside;
use super::{Align, Bar, Line, Point, Rectangle, Spec, Stroke, Text};
use crate::words::money;
use engine::units::{FinancialYear, Pounds};

/// One part of spending, year by year.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    pub name: &'static str,
    pub short: &'static str,
    pub pounds: Vec<Pounds>,
}

/// What the chart is made from. A negative part is drawn below zero.
#[derive(Debug, Clone, PartialEq)]
pub struct Subject {
    pub years: Vec<FinancialYear>,
    /// From the bottom up.
    pub parts: Vec<Part>,
    pub income: Vec<Pounds>,
}

/// The share of its column that a bar takes.
const FILLED: f64 = 0.7;

const INCOME: Stroke = Stroke {
    width: 3,
    dashes: &[7.0, 5.0],
};

/// Decides a chart of a size.
#[must_use]
pub fn spec(subject: &Subject, width: f64, height: f64) -> Spec {
    let narrow = frame::is_narrow(width);
    let columns: Vec<[String; 2]> = subject
        .years
        .iter()
        .map(|year| {
            let long = year.to_string();
            let short = long.strip_prefix("20").unwrap_or(&long).to_owned();
            [long, short]
        })
        .collect();
    let name = |part: &Part| if narrow { part.short } else { part.name };
    // Highest and lowest end of each column's stack.
    let stacks = (0..subject.years.len()).flat_map(|at| {
        let amounts = subject
            .parts
            .iter()
            .filter_map(move |part| part.pounds.get(at));
        let sum = |positive: bool| {
            amounts
                .clone()
                .map(|pounds| pounds.get())
                .filter(|pounds| (*pounds > 0.0) == positive)
                .sum::<f64>()
        };
        [sum(true), sum(false)]
    });
    let names = subject.parts.iter().map(name).chain(["Income"]);
    let frame = Frame::new(&Outline {
        width,
        size: frame::text_size(width),
        height,
        figures: frame::extent(stacks.chain(subject.income.iter().map(|pounds| pounds.get()))),
        unit: 1e6,
        columns: &columns,
        banded: true,
        beside: frame::widest(names, frame::text_size(width)),
        under: 0,
        held: None,
    });
    let half = if columns.len() > 1 {
        (frame.x_of(1) - frame.x_of(0)) * FILLED / 2.0
    } else {
        (frame.plot.right - frame.plot.left) * FILLED / 2.0
    };
    let mut bars = Vec::new();
    // Each label's preferred place is the middle of its part in the last column.
    let mut labelled = Vec::new();
    for at in 0..subject.years.len() {
        let (mut above, mut below) = (0.0, 0.0);
        for (part, which) in subject.parts.iter().zip(0..) {
            let pounds = part.pounds.get(at).map_or(0.0, |pounds| pounds.get());
            let end = if pounds > 0.0 { &mut above } else { &mut below };
            let from = frame.y_of(*end);
            *end += pounds;
            let to = frame.y_of(*end);
            let x = frame.x_of(at);
            let role = Role::Part(which);
            bars.push(Bar {
                room: Rectangle {
                    left: x - half,
                    top: from.min(to),
                    right: x + half,
                    bottom: from.max(to),
                },
                role,
            });
            if at + 1 == subject.years.len() && pounds != 0.0 {
                labelled.push((
                    part,
                    role,
                    Point {
                        x: x + half,
                        y: f64::midpoint(from, to),
                    },
                ));
            }
        }
    }
    let text = |words: &str| Text {
        at: Point {
            x: frame.plot.right + 10.0,
            y: 0.0,
        },
        align: Align::Left,
        size: frame.size,
        bold: false,
        role: Role::Text,
        words: words.to_owned(),
    };
    let mut lines: Vec<Line> = labelled
        .into_iter()
        .map(|(part, role, end)| Line {
            role,
            name: part.name.into(),
            stroke: Stroke {
                width: 0,
                dashes: &[],
            },
            points: vec![end],
            label: vec![text(name(part))],
            leader: None,
        })
        .collect();
    let income: Vec<Point> = subject
        .income
        .iter()
        .enumerate()
        .map(|(at, pounds)| Point {
            x: frame.x_of(at),
            y: frame.y_of(pounds.get()),
        })
        .collect();
    lines.push(Line {
        role: Role::Text,
        name: "Income".into(),
        stroke: INCOME,
        points: income,
        label: vec![text("Income")],
        leader: None,
    });
    let all = (0..lines.len()).collect();
    place_beside(&mut lines, all, frame.size, frame.plot);
    Spec {
        width,
        height,
        plot: frame.plot,
        scale: (frame.low, frame.high, frame.step),
        columns: subject.years.iter().map(ToString::to_string).collect(),
        grid: frame.grid(),
        zero: frame.y_of(0.0),
        ticks: frame.ticks(&columns),
        bars,
        lines,
        rings: Vec::new(),
        ring_labels: Vec::new(),
        areas: Vec::new(),
        spans: Vec::new(),
        readout: None,
        marks: Vec::new(),
        spot: None,
        spot_label: None,
        caption: "Spending by line and income, each financial year, £ million".to_owned(),
        sentence: sentence(subject),
    }
}

fn sentence(subject: &Subject) -> String {
    let total = |at: usize| -> Pounds {
        let amounts = subject.parts.iter().filter_map(|part| part.pounds.get(at));
        amounts.copied().sum()
    };
    let in_year = |at: usize| {
        let income = subject.income.get(at).copied().unwrap_or_default();
        subject.years.get(at).map(|year| {
            format!(
                "In {year} spending is {} and income {}",
                money::millions(total(at)),
                money::millions(income)
            )
        })
    };
    let ends = [in_year(0), in_year(subject.years.len().saturating_sub(1))];
    let ends: Vec<String> = ends.into_iter().flatten().collect();
    format!(
        "Spending by line, stacked, and income. {}. The table has every line and year.",
        ends.join(". ")
    )
}
