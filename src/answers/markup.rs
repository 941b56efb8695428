//! An answer as the page shows it: elements within elements, as JSON.
//!
//! Answers for: which element each part is. The page makes these elements and knows nothing of
//! answers, so that all of this is fetched with them and not with the page. An element is
//! `[name, [attribute, value, …], child, …]`, a text is a text. Uses the engine's JSON.

use super::blocks::{Answer, Block, Cell, Picture, Shape, Table};
use engine::decimal;
use engine::json::push_text;

/// A piece of the page.
enum Node {
    Text(String),
    Element {
        name: &'static str,
        attributes: Vec<(&'static str, String)>,
        inside: Vec<Self>,
    },
}

fn element(name: &'static str, attributes: &[(&'static str, &str)], inside: Vec<Node>) -> Node {
    Node::Element {
        name,
        attributes: attributes
            .iter()
            .map(|(name, value)| (*name, (*value).to_owned()))
            .collect(),
        inside,
    }
}

fn holds(name: &'static str, attributes: &[(&'static str, &str)], text: &str) -> Node {
    element(name, attributes, vec![Node::Text(text.to_owned())])
}

impl Answer {
    /// As JSON: `{"shows": [element, …], "sets": [[lever, value], …]}`.
    #[must_use]
    pub fn write(&self) -> String {
        let mut json = String::from("{\"shows\":[");
        for (at, block) in self.blocks.iter().enumerate() {
            if at > 0 {
                json.push(',');
            }
            node(block).write(&mut json);
        }
        json.push_str("],\"sets\":[");
        for (at, (lever, value)) in self.sets.iter().enumerate() {
            if at > 0 {
                json.push(',');
            }
            json.push('[');
            push_text(&mut json, lever.name());
            json.push(',');
            json.push_str(&decimal::shortest(*value));
            json.push(']');
        }
        json.push_str("]}");
        json
    }
}

impl Node {
    fn write(&self, json: &mut String) {
        match self {
            Self::Text(text) => push_text(json, text),
            Self::Element {
                name,
                attributes,
                inside,
            } => {
                json.push('[');
                push_text(json, name);
                json.push_str(",[");
                for (at, (name, value)) in attributes.iter().enumerate() {
                    if at > 0 {
                        json.push(',');
                    }
                    push_text(json, name);
                    json.push(',');
                    push_text(json, value);
                }
                json.push(']');
                for child in inside {
                    json.push(',');
                    child.write(json);
                }
                json.push(']');
            }
        }
    }
}

fn node(block: &Block) -> Node {
    match block {
        Block::Heading(text) => holds("h3", &[], text),
        Block::Says(text) => holds("p", &[], text),
        Block::Note(text) => holds("p", &[("class", "says")], text),
        Block::Table(of) => table(of),
        Block::Picture(of) => picture(of),
    }
}

/// Its place can be scrolled by keyboard too, where it is wider than a phone.
fn table(of: &Table) -> Node {
    let columns = of.columns.iter();
    let columns = columns.map(|name| holds("th", &[("scope", "col")], name));
    let rows = of.rows.iter().map(|row| {
        let cells = row.iter().enumerate().map(|(at, cell)| match cell {
            Cell::Text(text) if at == 0 => holds("th", &[("scope", "row")], text),
            Cell::Text(text) => holds("td", &[], text),
            Cell::Bar { from, length } => element("td", &[], vec![bar(*from, *length)]),
        });
        element("tr", &[], cells.collect())
    });
    let head = element("thead", &[], vec![element("tr", &[], columns.collect())]);
    let body = element("tbody", &[], rows.collect());
    element(
        "div",
        &[
            ("class", "scroll worked"),
            ("role", "region"),
            ("aria-label", &of.label),
            ("tabindex", "0"),
        ],
        vec![element("table", &[], vec![head, body])],
    )
}

fn bar(from: u16, length: u16) -> Node {
    let (from, length) = (from.to_string(), length.to_string());
    let rect = element(
        "rect",
        &[
            ("class", "off"),
            ("x", &from),
            ("y", "2"),
            ("width", &length),
            ("height", "16"),
        ],
        Vec::new(),
    );
    element(
        "svg",
        &[
            ("viewBox", "0 0 1000 20"),
            ("preserveAspectRatio", "none"),
            ("aria-hidden", "true"),
        ],
        vec![rect],
    )
}

fn picture(of: &Picture) -> Node {
    let shapes = of.shapes.iter().map(|shape| match shape {
        Shape::Area { class, points } => element(
            "polygon",
            &[("class", class), ("points", points)],
            Vec::new(),
        ),
        Shape::Line { class, points } => element(
            "polyline",
            &[("class", class), ("points", points)],
            Vec::new(),
        ),
        Shape::Text { class, x, y, text } => {
            let (x, y) = (x.to_string(), y.to_string());
            holds("text", &[("class", class), ("x", &x), ("y", &y)], text)
        }
    });
    element(
        "svg",
        &[
            ("class", "fan"),
            ("role", "img"),
            ("aria-label", &of.says),
            ("viewBox", &format!("0 0 {} {}", of.width, of.height)),
            ("width", &of.width.to_string()),
        ],
        shapes.collect(),
    )
}
