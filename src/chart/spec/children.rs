//! Children by placement at each January: the model's as lines, the census's as rings.

use super::super::palette::Role;
use super::frame::{self, Frame, Outline};
use super::labels::place_beside;
use super::{Align, Line, Point, Ring, Spec, Stroke, Text};
use crate::words::money;
use engine::units::{Census, Pupils};

/// Children of one group of placements.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    pub name: &'static str,
    /// The same, where space is short.
    pub short: &'static str,
    pub model: Vec<(Census, Pupils)>,
    pub published: Vec<(Census, Pupils)>,
}

/// How each group's line differs from the others without its colour.
const STROKES: [Stroke; 6] = [
    Stroke {
        width: 3,
        dashes: &[],
    },
    Stroke {
        width: 3,
        dashes: &[9.0, 4.0],
    },
    Stroke {
        width: 3,
        dashes: &[3.0, 3.0],
    },
    Stroke {
        width: 2,
        dashes: &[],
    },
    Stroke {
        width: 2,
        dashes: &[9.0, 4.0],
    },
    Stroke {
        width: 2,
        dashes: &[3.0, 3.0],
    },
];

/// Decides a chart of a size.
#[must_use]
pub fn spec(groups: &[Group], width: f64, height: f64) -> Spec {
    let narrow = frame::is_narrow(width);
    let counts = || {
        groups
            .iter()
            .flat_map(|group| group.published.iter().chain(&group.model))
    };
    let first = counts().map(|(census, _)| *census).min();
    let last = counts().map(|(census, _)| *census).max();
    let years: Vec<u16> = first.zip(last).map_or_else(Vec::new, |(first, last)| {
        (first.year()..=last.year()).collect()
    });
    let columns: Vec<[String; 2]> = years
        .iter()
        .map(|year| ["Jan ", "’"].map(|before| format!("{before}{:02}", year % 100)))
        .collect();
    let ends: Vec<String> = groups.iter().map(|group| label(group, narrow)).collect();
    let frame = Frame::new(&Outline {
        width,
        size: frame::text_size(width),
        height,
        figures: frame::extent(counts().map(|(_, children)| children.get())),
        unit: 1.0,
        columns: &columns,
        banded: false,
        beside: frame::widest(ends.iter().map(String::as_str), frame::text_size(width)),
        under: 0,
        held: None,
    });
    let at = |(census, children): &(Census, Pupils)| {
        let column = first.map_or(0, |first| census.year() - first.year());
        Point {
            x: frame.x_of(usize::from(column)),
            y: frame.y_of(children.get()),
        }
    };
    let mut lines: Vec<Line> = groups
        .iter()
        .zip(STROKES)
        .zip(0..)
        .map(|((group, stroke), part)| {
            let text = |words: String| Text {
                at: Point {
                    x: frame.plot.right + 10.0,
                    y: 0.0,
                },
                align: Align::Left,
                size: frame.size,
                bold: false,
                role: Role::Text,
                words,
            };
            Line {
                role: Role::Part(part),
                name: group.name.into(),
                stroke,
                points: group.model.iter().map(at).collect(),
                label: vec![text(label(group, narrow))],
                leader: None,
            }
        })
        .collect();
    let all = (0..lines.len()).collect();
    place_beside(&mut lines, all, frame.size, frame.plot);
    let rings = groups
        .iter()
        .zip(0..)
        .flat_map(|(group, part)| group.published.iter().map(move |count| (count, part)));
    Spec {
        width,
        height,
        plot: frame.plot,
        scale: (frame.low, frame.high, frame.step),
        columns: years.iter().map(ToString::to_string).collect(),
        grid: frame.grid(),
        zero: frame.y_of(0.0),
        ticks: frame.ticks(&columns),
        bars: Vec::new(),
        rings: rings
            .map(|(count, part)| Ring {
                at: at(count),
                role: Role::Part(part),
                filled: false,
            })
            .collect(),
        ring_labels: Vec::new(),
        areas: Vec::new(),
        spans: Vec::new(),
        readout: None,
        lines,
        marks: Vec::new(),
        spot: None,
        spot_label: None,
        caption: "Children and young people with a plan, by where they are placed, each January. Lines: the model. Rings: the census, as published".to_owned(),
        sentence: sentence(groups),
    }
}

/// A group's name and its last count.
fn label(group: &Group, narrow: bool) -> String {
    let name = if narrow { group.short } else { group.name };
    let last = group
        .model
        .last()
        .map_or(0.0, |(_, children)| children.get());
    format!("{name} {}", money::grouped(last))
}

fn sentence(groups: &[Group]) -> String {
    let parts: Vec<String> = groups
        .iter()
        .filter_map(|group| {
            let (first, from) = group.model.first()?;
            let (last, to) = group.model.last()?;
            Some(format!(
                "{}: {} in {first}, {} in {last}",
                group.name,
                money::grouped(from.get()),
                money::grouped(to.get())
            ))
        })
        .collect();
    format!(
        "Children by placement, the model’s. {}. The tables have every January and the census’s counts.",
        parts.join(". ")
    )
}
