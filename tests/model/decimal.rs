//! Numbers as decimal text, and back: the same as Rust's own. tests/wasm holds Wasm to this too.

use engine::decimal;
use proptest::prelude::*;

/// Any finite number, and many that are half way between two texts.
fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        any::<f64>().prop_filter("finite", |number| number.is_finite()),
        (-1e12..1e12),
        (-8_000_000_i64..8_000_000).prop_map(|eighths| eighths as f64 / 8.0),
        (-1_000_000_i64..1_000_000).prop_map(|cents| cents as f64 / 100.0),
    ]
}

proptest! {
    #[test]
    fn the_shortest_text_is_read_as_the_same_number(number in number()) {
        let text = decimal::shortest(number);
        prop_assert_eq!(decimal::read(&text), Some(number));
        prop_assert_eq!(text, (number + 0.0).to_string());
    }

    #[test]
    fn rounding_is_that_of_format(number in -1e18..1e18, small in number(), decimals in 0..7_u32) {
        for number in [number, small % 1e15] {
            let expected = format!("{number:.*}", decimals as usize);
            prop_assert_eq!(decimal::fixed(number, decimals), expected, "{} to {}", number, decimals);
        }
    }

    #[test]
    fn a_text_is_read_as_rust_reads_it(text in "[-+]?[0-9]{0,30}\\.?[0-9]{0,30}([eE][-+]?[0-9]{1,3})?") {
        prop_assert_eq!(decimal::read(&text), text.parse().ok());
    }
}

#[test]
fn what_is_no_decimal_number_is_not_read() {
    for text in [
        "", " 1", "1 ", "1,000", "0x10", "inf", "Infinity", "nan", "NaN", "-", "+", ".", "e5",
        "1e", "--1", "1.2.3", "١",
    ] {
        assert_eq!(decimal::read(text), None, "{text:?}");
    }
}

#[test]
fn what_is_not_finite_has_no_digits() {
    assert_eq!(decimal::fixed(f64::INFINITY, 2), "inf");
    assert_eq!(decimal::fixed(f64::NAN, 2), "NaN");
}
