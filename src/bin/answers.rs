//! The small program that answers questions in a worker. What it says is `safety_valve::answers`'s.

use safety_valve::answers::AnswerError;
use safety_valve::{answers, data};
use wasm_bindgen::prelude::wasm_bindgen;

const OTHER_EDITION: &str =
    "The page and what answers this are of different editions. Load the page again.";
const UNREADABLE: &str = "This question cannot be answered: the council’s figures or the question could not be read. Load the page again.";

fn main() {}

/// The answer to a question as JSON, or a sentence on why there is none. Records are the text of the
/// packed file; what is built in needs none.
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
    answers::answer(question, records)
        .map(|answer| answer.write())
        .map_err(|error| {
            let sentence = match error {
                AnswerError::Edition => OTHER_EDITION,
                _ => UNREADABLE,
            };
            sentence.to_owned()
        })
}
