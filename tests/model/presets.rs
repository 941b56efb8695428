//! The after-grant deficits of the six presets, bit by bit. `tests/wasm` checks the same model,
//! compiled to Wasm, against the same file.
//!
//! `UPDATE_PRESETS=1` writes the file again.

use std::fmt::Write as _;

use engine::levers::Preset;

use crate::support::{MODEL, begun};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/wasm/presets.txt");

#[test]
fn the_presets_give_the_digits_that_wasm_is_held_to() {
    let mut text = String::from(
        "# Deficit after grant at the end of each year, by preset: the bits of the f64, and £ for the eye.\n",
    );
    for preset in Preset::ALL {
        for result in MODEL.project(&begun(preset, 2023)).years {
            let deficit = result.after_grant.get();
            writeln!(
                text,
                "{} {} {:016x} {deficit:.2}",
                preset.name(),
                result.year,
                deficit.to_bits()
            )
            .unwrap();
        }
    }
    if std::env::var_os("UPDATE_PRESETS").is_some() {
        std::fs::write(FILE, &text).unwrap();
    }
    let written = std::fs::read_to_string(FILE).unwrap().replace("\r\n", "\n");
    assert!(
        written == text,
        "tests/wasm/presets.txt is not what the model gives:\n{text}"
    );
}
