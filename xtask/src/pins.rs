//! Answers for every version that the project's commands install. Uses nothing.
//!
//! Where a manifest has to repeat one of these, a test here compares the two.

/// Builds and serves the page.
pub const TRUNK: &str = "0.22.1";
/// Writes the glue between Wasm and JavaScript; equals the crate's `=` pin in Cargo.toml.
pub const WASM_BINDGEN: &str = "0.2.130";
/// Holds wasm-opt; Debian's is years older and does not know today's Wasm features.
pub const BINARYEN: &str = "132.0.0";
/// What wasm-opt calls itself in that version.
pub const WASM_OPT: &str = "132";
/// What the page is compiled to.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";
/// What scores the page; installed only when it is asked for.
pub const LIGHTHOUSE: &str = "13.5.0";
/// The first node whose test runner can run one file at a time.
pub const NODE_AT_LEAST: (u32, u32) = (20, 10);
/// npm packages of the browser tests, as package.json has them.
#[cfg(test)]
pub const PACKAGES: &[(&str, &str)] = &[
    // Drives Chromium; brings no browser of its own.
    ("playwright-core", "1.65.1"),
    // Looks for what would shut a reader out.
    ("axe-core", "4.14.1"),
    // Speaks to Firefox, whose own protocol comes over a socket that this node has no client for.
    ("ws", "8.23.0"),
    // Reads a QR code off a picture of the page, as a phone would; knows nothing of ours.
    ("jsqr", "1.4.0"),
    // The picture's pixels.
    ("pngjs", "7.0.0"),
    // Reads the CSV that the page hands out.
    ("csv-parse", "7.0.3"),
    // Reads pages, texts and sizes of what was printed.
    ("unpdf", "1.7.0"),
];

#[cfg(test)]
mod tests {
    use super::*;

    const CARGO_TOML: &str = include_str!("../../Cargo.toml");
    const CARGO_LOCK: &str = include_str!("../../Cargo.lock");
    const PACKAGE_JSON: &str = include_str!("../../package.json");
    const PACKAGE_LOCK: &str = include_str!("../../package-lock.json");

    #[test]
    fn wasm_bindgen_is_the_version_that_cargo_toml_pins() {
        let line = CARGO_TOML
            .lines()
            .find(|line| line.starts_with("wasm-bindgen ="))
            .expect("Cargo.toml names wasm-bindgen");
        assert!(line.contains(&format!("\"={WASM_BINDGEN}\"")), "{line}");
    }

    #[test]
    fn wasm_bindgen_is_the_version_that_cargo_locks() {
        let entry = format!("name = \"wasm-bindgen\"\nversion = \"{WASM_BINDGEN}\"");
        assert!(CARGO_LOCK.contains(&entry));
    }

    #[test]
    fn wasm_opt_is_the_one_in_binaryen() {
        assert_eq!(BINARYEN.split('.').next(), Some(WASM_OPT));
    }

    #[test]
    fn packages_are_the_ones_in_the_manifests() {
        let dependencies = PACKAGE_JSON
            .split_once("\"devDependencies\"")
            .map(|(_, rest)| rest.split('}').next().unwrap_or_default())
            .expect("package.json has devDependencies");
        assert_eq!(dependencies.matches("\": \"").count(), PACKAGES.len());
        for (name, version) in PACKAGES {
            let entry = format!("\"{name}\": \"{version}\"");
            assert!(dependencies.contains(&entry), "package.json: {entry}");
            assert!(PACKAGE_LOCK.contains(&entry), "package-lock.json: {entry}");
        }
    }

    #[test]
    fn the_npm_lock_names_no_host() {
        for line in PACKAGE_LOCK.lines() {
            assert!(!line.contains("\"resolved\""), "{line}");
            assert!(!line.contains("://") || line.contains("\"url\""), "{line}");
        }
    }
}
