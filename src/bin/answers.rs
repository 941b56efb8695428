//! The small program that answers questions in a worker. What it does is `safety_valve::worker`'s.

use safety_valve::data;
use safety_valve::worker::{WorkerError, work};
use wasm_bindgen::prelude::wasm_bindgen;

const OTHER_EDITION: &str =
    "The page and what answers this are of different editions. Load the page again.";
const UNREADABLE: &str = "This question cannot be answered: the council’s figures or the question could not be read. Load the page again.";

fn main() {}

/// What was found of a question as JSON, or a sentence on why there is nothing. Records are the text
/// of the packed file; what is built in needs none.
///
/// # Errors
/// The sentence.
#[wasm_bindgen]
pub fn answer(question: &str, records: &str) -> Result<String, String> {
    let records = if records.is_empty() {
        data::BUILT_IN
    } else {
        records
    };
    work(question, records)
        .map(|found| found.write())
        .map_err(|error| {
            let sentence = match error {
                WorkerError::Edition => OTHER_EDITION,
                _ => UNREADABLE,
            };
            sentence.to_owned()
        })
}
