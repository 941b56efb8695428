//! Answers for what Trunk is built without: its minifiers. The page asks for none of them, and
//! they are most of what there is to compile of Trunk.
//!
//! Each crate here has the names that Trunk asks for and nothing behind them. Trunk's own lock
//! file is kept to for all others. A version that Trunk no longer asks for is left unused by
//! cargo, which then compiles the real one: slower, and as good.

use crate::place::{Outcome, about};
use std::fs;
use std::path::{Path, PathBuf};

/// A crate that is left out: its name, its version in Trunk's lock file, what is there instead.
struct LeftOut(&'static str, &'static str, &'static str);

const LEFT_OUT: [LeftOut; 9] = [
    LeftOut(
        "minify-html",
        "0.18.1",
        include_str!("../../left-out/minify-html.rs"),
    ),
    LeftOut(
        "lightningcss",
        "1.0.0-alpha.72",
        include_str!("../../left-out/lightningcss.rs"),
    ),
    LeftOut(
        "swc_common",
        "26.0.0",
        include_str!("../../left-out/swc_common.rs"),
    ),
    LeftOut(
        "swc_ecma_ast",
        "29.0.2",
        include_str!("../../left-out/swc_ecma_ast.rs"),
    ),
    LeftOut(
        "swc_ecma_codegen",
        "32.0.5",
        include_str!("../../left-out/swc_ecma_codegen.rs"),
    ),
    LeftOut(
        "swc_ecma_minifier",
        "63.0.4",
        include_str!("../../left-out/swc_ecma_minifier.rs"),
    ),
    LeftOut(
        "swc_ecma_parser",
        "46.1.2",
        include_str!("../../left-out/swc_ecma_parser.rs"),
    ),
    LeftOut(
        "swc_ecma_transforms_base",
        "50.0.3",
        include_str!("../../left-out/swc_ecma_transforms_base.rs"),
    ),
    LeftOut(
        "swc_ecma_visit",
        "29.0.0",
        include_str!("../../left-out/swc_ecma_visit.rs"),
    ),
];

/// Writes those crates below a folder; the settings for cargo that put them in are in the file.
pub(super) fn write(folder: &Path) -> Outcome<PathBuf> {
    let mut settings = String::new();
    for LeftOut(name, version, source) in LEFT_OUT {
        let own = folder.join(name);
        fs::create_dir_all(&own).map_err(about(&own, "made"))?;
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"{version}\"\nedition = \"2024\"\n\n\
             [lib]\npath = \"lib.rs\"\n\n\
             # Trunk asks swc_common for it.\n[features]\nsourcemap = []\n\n[workspace]\n"
        );
        for (file, text) in [("Cargo.toml", manifest.as_str()), ("lib.rs", source)] {
            let file = own.join(file);
            fs::write(&file, text).map_err(about(&file, "written"))?;
        }
        // A path in quotes for Rust is one for TOML too, short of control characters.
        settings += &format!(
            "[patch.crates-io.{name}]\npath = {:?}\n\n",
            own.display().to_string()
        );
    }
    let file = folder.join("settings.toml");
    fs::write(&file, settings).map_err(about(&file, "written"))?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::super::fake::Fake;
    use super::*;

    #[test]
    fn the_page_asks_for_no_minifier() {
        for text in [
            include_str!("../../../Trunk.toml"),
            include_str!("../../../index.html"),
        ] {
            assert!(!text.contains("minify"), "Trunk is built without: {text}");
        }
    }

    #[test]
    fn each_crate_is_written_and_put_in() {
        let fake = Fake::new();
        let file = write(&fake.0.tools).expect("it is written");
        let settings = fs::read_to_string(file).expect("it is there");
        for LeftOut(name, ..) in LEFT_OUT {
            assert!(settings.contains(&format!("[patch.crates-io.{name}]")));
            assert!(fake.0.tools.join(name).join("lib.rs").is_file());
        }
    }
}
