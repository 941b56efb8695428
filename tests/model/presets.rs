//! The after-grant deficits of the six presets, bit by bit. `tests/wasm` checks the same model,
//! compiled to Wasm, against the same file.
//!
//! `UPDATE_PRESETS=1` writes the file again.

use std::fmt::Write as _;

use engine::analysis::futures::{FanYear, Method, Points, Ranges, USUAL_SEED, fan};
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

const FUTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/wasm/futures.txt");

/// The fan of 256 futures with everything begun, line by line: what Wasm without vectors and with them
/// is held to, within a billionth.
#[test]
fn the_futures_give_the_figures_that_wasm_is_held_to() {
    let mut text = String::from(
        "# The fan of 256 futures, all begun: year, five lines in £, chance of spending within income.\n",
    );
    for year in southwark_fan() {
        let lines: Vec<String> = year
            .quantiles
            .iter()
            .map(|at| format!("{:.6}", at.get()))
            .collect();
        writeln!(
            text,
            "{} {} {}",
            year.year,
            lines.join(" "),
            year.within_income
        )
        .unwrap();
    }
    if std::env::var_os("UPDATE_PRESETS").is_some() {
        std::fs::write(FUTURES, &text).unwrap();
    }
    let written = std::fs::read_to_string(FUTURES)
        .unwrap()
        .replace("\r\n", "\n");
    assert!(
        written == text,
        "tests/wasm/futures.txt is not what the model gives:\n{text}"
    );
}

fn southwark_fan() -> Vec<FanYear> {
    let everything = begun(Preset::Everything, 2023);
    let ranges = Ranges::usual(&MODEL, &everything);
    let mut points = Points::new(Method::Sobol, 256, USUAL_SEED);
    fan(&MODEL, &everything, &ranges, &mut points, None).years
}
