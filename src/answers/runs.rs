//! A share of the runs, in words.
//!
//! Answers for: chances as people say them. Uses the engine's decimals.

use engine::decimal;

/// A share of futures: "3 in 10 runs", "less than 1 in 100 runs".
pub fn chance(share: f64) -> String {
    let tenths = (share * 10.0).round();
    if share <= 0.0 {
        "none of the runs".to_owned()
    } else if share >= 1.0 {
        "all of the runs".to_owned()
    } else if share < 0.01 {
        "less than 1 in 100 runs".to_owned()
    } else if share > 0.99 {
        "more than 99 in 100 runs".to_owned()
    } else if !(1.0..=9.0).contains(&tenths) || !(0.095..=0.905).contains(&share) {
        format!("{} in 100 runs", decimal::fixed(share * 100.0, 0))
    } else {
        format!("{} in 10 runs", decimal::fixed(tenths, 0))
    }
}
