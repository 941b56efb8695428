//! The shape of an answer: headings, sentences, tables and pictures.
//!
//! Answers for: the parts that an answer is made of. The page shows each as it is.

use engine::levers::Lever;

/// An answer.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Answer {
    pub blocks: Vec<Block>,
    /// Levers that would be set, where there is a change to take.
    pub sets: Vec<(Lever, f64)>,
}

impl Answer {
    /// One sentence.
    #[must_use]
    pub fn says(text: &str) -> Self {
        Self {
            blocks: vec![Block::Heading(text.to_owned())],
            sets: Vec::new(),
        }
    }
}

/// A part of an answer, from the top.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    Heading(String),
    /// What the heading means.
    Says(String),
    /// What is smaller.
    Note(String),
    Table(Table),
    Picture(Picture),
}

/// A table whose cells may be bars.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// What it is called where several are.
    pub label: String,
    pub columns: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    #[must_use]
    pub fn new(label: &str, columns: &[&str], rows: Vec<Vec<Cell>>) -> Self {
        Self {
            label: label.to_owned(),
            columns: columns.iter().map(|name| (*name).to_owned()).collect(),
            rows,
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Text(String),
    /// A bar: where it begins and how long it is, in thousandths of the cell.
    Bar {
        from: u16,
        length: u16,
    },
}

/// Shapes and texts on a sheet of a width and a height.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Picture {
    /// What it shows, for those who cannot see it.
    pub says: String,
    pub width: u16,
    pub height: u16,
    pub shapes: Vec<Shape>,
}

/// A shape or a text, by the class that its look goes by.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// Filled, its corners as SVG writes them.
    Area {
        class: String,
        points: String,
    },
    Line {
        class: String,
        points: String,
    },
    Text {
        class: String,
        x: u16,
        y: u16,
        text: String,
    },
}

impl Cell {
    /// A bar over a share of the cell, from its beginning.
    #[must_use]
    pub fn bar(share: f64) -> Self {
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "from 0 to 1000"
        )]
        let length = (share * 1000.0).round().clamp(0.0, 1000.0) as u16;
        Self::Bar { from: 0, length }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
