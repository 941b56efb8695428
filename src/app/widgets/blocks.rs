//! An answer as elements of the page.
//!
//! Answers for: which element each part is. Uses `answers`' blocks.

use yew::prelude::*;

use super::tags::{column, h3, p, says};
use crate::answers::blocks::{Block, Cell, Picture, Shape, Table};

/// One part of an answer.
pub fn block(of: &Block) -> Html {
    match of {
        Block::Heading(text) => h3(text),
        Block::Says(text) => p(text),
        Block::Note(text) => says(text),
        Block::Table(of) => table(of),
        Block::Picture(of) => picture(of),
    }
}

/// Its place can be scrolled by keyboard too, where it is wider than a phone.
fn table(of: &Table) -> Html {
    let cell = |(at, cell): (usize, &Cell)| match cell {
        Cell::Text(text) if at == 0 => html! { <th scope="row">{ text }</th> },
        Cell::Text(text) => html! { <td>{ text }</td> },
        Cell::Bar { from, length } => html! { <td>{ bar(*from, *length) }</td> },
    };
    let row = |row: &Vec<Cell>| html! { <tr>{ for row.iter().enumerate().map(cell) }</tr> };
    html! {
        <div class="scroll worked" role="region" aria-label={of.label.clone()} tabindex="0">
            <table>
                <thead><tr>{ for of.columns.iter().map(column) }</tr></thead>
                <tbody>{ for of.rows.iter().map(row) }</tbody>
            </table>
        </div>
    }
}

fn bar(from: u16, length: u16) -> Html {
    html! {
        <svg viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true">
            <rect class="off" x={from.to_string()} y="2" width={length.to_string()} height="16" />
        </svg>
    }
}

fn picture(of: &Picture) -> Html {
    let shape = |shape: &Shape| match shape {
        Shape::Area { class, points } => {
            html! { <polygon class={class.clone()} points={points.clone()} /> }
        }
        Shape::Line { class, points } => {
            html! { <polyline class={class.clone()} points={points.clone()} /> }
        }
        Shape::Text { class, x, y, text } => {
            html! { <text class={class.clone()} x={x.to_string()} y={y.to_string()}>{ text }</text> }
        }
    };
    let view = format!("0 0 {} {}", of.width, of.height);
    html! {
        <svg class="fan" role="img" aria-label={of.says.clone()} viewBox={view} width={of.width.to_string()}>
            { for of.shapes.iter().map(shape) }
        </svg>
    }
}
