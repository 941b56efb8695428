//! The small program that answers questions in a worker. What it does is `safety_valve::worker`'s.

use wasm_bindgen::prelude::wasm_bindgen;

fn main() {}

/// What was found of a question; nothing where the bytes are no question.
#[wasm_bindgen]
#[must_use]
pub fn answer(question: &[u8]) -> Option<Vec<u8>> {
    safety_valve::worker::work(question).map(|found| found.write())
}
