//! A short mark of model and data: two editions of the page that have the same one compute the
//! same figures, as far as its probes reach.
//!
//! Answers for: what docs/links.md defines. The data is hashed as text. The model is hashed as what
//! it computes, to the pound, for each preset and with each lever at both ends of its range. So
//! tidying the code leaves the mark as it is, and a changed figure does not.

use std::hash::Hasher;

use fnv::FnvHasher;

use equations::levers::Preset;
use equations::levers::{Lever, OutOfRange};
use equations::model::project::{Assumptions, Model};

/// Eight hexadecimal digits.
///
/// # Errors
/// [`OutOfRange`] where a preset sets a value outside a lever's range; a test checks that none does.
pub fn fingerprint(model: &Model, data: &[&str]) -> Result<String, OutOfRange> {
    let mut hasher = FnvHasher::default();
    for text in data {
        hasher.write(text.as_bytes());
    }
    let mut probe = |assumptions: &Assumptions| {
        for year in &model.project(assumptions).years {
            let pounds = [year.cumulative, year.after_grant, year.in_year];
            let plans = year.placed.plans().get() * 100.0;
            for figure in pounds.map(|pounds| pounds.get()).into_iter().chain([plans]) {
                #[allow(clippy::cast_possible_truncation, reason = "whole pounds and plans")]
                let figure = figure.round() as i64;
                hasher.write(format!("{figure};").as_bytes());
            }
        }
    };
    let usual = model.untouched();
    let with = |values| Assumptions {
        values,
        ..usual.clone()
    };
    for preset in Preset::ALL {
        probe(&with(preset.on(&usual.values)?));
    }
    for lever in Lever::ALL {
        let (low, high) = usual.values.range(lever);
        for end in [low, high] {
            let mut values = usual.values;
            values.set(lever, end)?;
            probe(&with(values));
        }
    }
    Ok(format!("{:08x}", hasher.finish() >> 32))
}
