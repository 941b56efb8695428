//! Native and Wasm agree to the last bit, on every preset in every year; and decimals, which are
//! read and written by what runs the Wasm, are as Rust has them. Runs in node.
#![cfg(target_arch = "wasm32")]

#[path = "../shared/southwark.rs"]
mod southwark;
use engine::analysis::futures::{Method, Points, Ranges, USUAL_SEED, fan};
use engine::decimal;
use engine::levers::Preset;
use wasm_bindgen_test::wasm_bindgen_test;

/// Written by the native run: see `tests/model/presets.rs`.
const NATIVE: &str = include_str!("presets.txt");

#[wasm_bindgen_test]
fn wasm_gives_the_digits_of_the_native_run() {
    let model = southwark::model().unwrap();
    let mut lines = NATIVE.lines().filter(|line| !line.starts_with('#'));
    for preset in Preset::ALL {
        let mut assumptions = model.untouched();
        assumptions.values = preset.on(&assumptions.values).unwrap();
        for result in model.project(&assumptions).years {
            let mut cells = lines.next().unwrap().split(' ');
            assert_eq!(cells.next(), Some(preset.name()));
            assert_eq!(cells.next(), Some(result.year.to_string().as_str()));
            let native = u64::from_str_radix(cells.next().unwrap(), 16).unwrap();
            let wasm = result.after_grant.get().to_bits();
            assert_eq!(wasm, native, "{} in {}", preset.name(), result.year);
        }
    }
    assert_eq!(lines.next(), None);
}

/// Written by the native run, too.
const FUTURES: &str = include_str!("futures.txt");

/// Whatever vectors there are: the step runs this with them and without.
#[wasm_bindgen_test]
fn wasm_draws_the_futures_of_the_native_run() {
    let model = southwark::model().unwrap();
    let mut everything = model.untouched();
    everything.values = Preset::Everything.on(&everything.values).unwrap();
    let ranges = Ranges::usual(&model, &everything);
    let mut points = Points::new(Method::Sobol, 256, USUAL_SEED);
    let found = fan(&model, &everything, &ranges, &mut points, None);
    let mut lines = FUTURES.lines().filter(|line| !line.starts_with('#'));
    for year in found.years {
        let mut cells = lines.next().unwrap().split(' ');
        assert_eq!(cells.next(), Some(year.year.to_string().as_str()));
        let figures = year.quantiles.map(|pounds| pounds.get());
        for figure in figures.into_iter().chain([year.within_income]) {
            let native: f64 = cells.next().unwrap().parse().unwrap();
            let apart = (figure - native).abs() / native.abs().max(1.0);
            assert!(apart <= 1e-9, "{}: {figure}, {native}", year.year);
        }
    }
    assert_eq!(lines.next(), None);
}

/// Numbers of every size, from a generator of fixed seed.
#[wasm_bindgen_test]
fn decimals_are_those_of_rust() {
    let mut bits = 0x9E37_79B9_7F4A_7C15_u64;
    for _ in 0..20_000 {
        bits = bits.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let any = f64::from_bits(bits);
        let usual = (bits >> 20) as f64 / 8192.0;
        for number in [any, usual, -usual / 1e9, usual * 1e-20] {
            if !number.is_finite() {
                continue;
            }
            // Of two shortest texts that are as near, Rust and JavaScript may write either.
            let (text, other) = (number.to_string(), decimal::shortest(number + 0.0));
            assert_eq!(other.len(), (number + 0.0).to_string().len());
            for text in [text, other] {
                assert_eq!(decimal::read(&text), Some(number), "{text}");
            }
            let small = number % 1e15;
            assert_eq!(decimal::fixed(small, 3), format!("{small:.3}"));
        }
    }
    for text in ["", " 1", "0x10", "Infinity", "nan", "-", ".", "1e", "1.2.3"] {
        assert_eq!(decimal::read(text), None, "{text:?}");
    }
    for text in ["1.", ".5", "+2", "-0.1e-3", "1e400"] {
        assert_eq!(decimal::read(text), text.parse().ok(), "{text:?}");
    }
}
