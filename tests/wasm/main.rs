//! Native and Wasm agree to the last bit, on every preset in every year. Runs in node.
#![cfg(target_arch = "wasm32")]

#[path = "../shared/southwark.rs"]
mod southwark;
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
