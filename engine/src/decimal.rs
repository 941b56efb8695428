//! Numbers as decimal text, and back, exactly.
//!
//! Answers for: every decimal number that is read or written. Whatever runs Wasm reads and writes
//! decimals exactly itself, so the program brings no tables of its own for it: they would be 17 KB
//! of the page (docs/size.md). Tests hold both ways to the same digits.

#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod host {
    use wasm_bindgen::prelude::wasm_bindgen;

    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_name = Number)]
        pub fn read(text: &str) -> f64;
        #[wasm_bindgen(js_name = String)]
        pub fn write(number: f64) -> String;
    }
}

#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
mod host {
    pub fn read(text: &str) -> f64 {
        text.parse().unwrap_or(f64::NAN)
    }

    pub fn write(number: f64) -> String {
        number.to_string()
    }
}

/// The number nearest to a text of digits, a point, signs and an exponent; `None` for any other
/// text. Too large a number is infinite.
#[must_use]
pub fn read(text: &str) -> Option<f64> {
    // Hosts also read an empty text, white space, "0x10", "Infinity", "nan".
    let plain = !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    Some(host::read(text)).filter(|number| plain && !number.is_nan())
}

/// The shortest text that is read as this number again, never with an exponent. Of two that are as
/// near to it, either.
#[must_use]
pub fn shortest(number: f64) -> String {
    // Negative zero, as zero.
    let text = host::write(number + 0.0);
    let Some((digits, exponent)) = text.split_once('e') else {
        return text;
    };
    let exponent: i32 = exponent.parse().unwrap_or_default();
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", digits),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let zeros = |count: i32| "0".repeat(usize::try_from(count).unwrap_or_default());
    let before = zeros(-exponent);
    if before.is_empty() {
        let after = zeros(exponent - fraction.len() as i32);
        format!("{sign}{whole}{fraction}{after}")
    } else {
        format!("{sign}0.{}{whole}{fraction}", &before[1..])
    }
}

/// The number rounded to that many decimals, at most 9: "48.90". Half way between two texts becomes
/// the even one. What is written is exact up to 18 digits before the point.
#[must_use]
pub fn fixed(number: f64, decimals: u32) -> String {
    if !number.is_finite() {
        return host::write(number);
    }
    debug_assert!(decimals <= 9, "more would not fit into the product below");
    let size = number.abs();
    let one = 10_u64.pow(decimals);
    let (mut whole, mut fraction) = (size as u64, 0);
    // The rest below 1 is mantissa ÷ 2^shift, without rounding.
    let rest = size.fract().to_bits();
    let exponent = (rest >> 52) as u32;
    let mantissa = rest & ((1 << 52) - 1) | u64::from(exponent > 0) << 52;
    let shift = 1075 - exponent.max(1);
    if shift < 128 {
        let scaled = u128::from(mantissa) * u128::from(one);
        fraction = (scaled >> shift) as u64;
        let cut_off = scaled - (u128::from(fraction) << shift);
        let half = 1 << (shift - 1);
        let is_odd = (whole.wrapping_mul(one) + fraction) & 1 == 1;
        fraction += u64::from(cut_off > half || cut_off == half && is_odd);
    }
    whole += fraction / one;
    fraction %= one;
    let sign = if number.is_sign_negative() { "-" } else { "" };
    if decimals == 0 {
        return format!("{sign}{whole}");
    }
    format!(
        "{sign}{whole}.{fraction:0width$}",
        width = decimals as usize
    )
}
