//! A short mark of model and data: two editions of the page that have the same one compute the
//! same figures, as far as its probes reach.
//!
//! Answers for: what docs/links.md defines. The data is taken as its text; the model as what it
//! computes, to the pound, with nothing moved, from each place to start from, and with each lever
//! at both its ends: so that tidying the code leaves the mark alone, and a moved figure does not.

use std::hash::Hasher;

use fnv::FnvHasher;

use crate::levers::Preset;
use crate::levers::{Lever, OutOfRange};
use crate::model::project::{Assumptions, Model};

/// Eight hexadecimal digits.
///
/// # Errors
/// [`OutOfRange`] where a preset sets what its lever cannot have; a test holds that none does.
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
                // The sum turns the nought below nothing into nought.
                hasher.write(format!("{:.0};", figure.round() + 0.0).as_bytes());
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
        let (low, high) = lever.range();
        for end in [low, high] {
            let mut values = usual.values;
            values.set(lever, end)?;
            probe(&with(values));
        }
    }
    Ok(format!("{:08x}", hasher.finish() >> 32))
}
