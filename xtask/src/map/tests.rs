//! The step `map` on small crates that are made up for each test.

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

/// A clone with a few files in it, which goes with it.
struct Fake(PathBuf);

impl Fake {
    /// Rows of the map of `safety_valve`, as they are between the outer bars, and other files.
    fn new(rows: &[&str], files: &[(&str, &str)]) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("safety-valve-map-{}-{count}", std::process::id());
        let fake = Self(std::env::temp_dir().join(name));
        let modules: String = files
            .iter()
            .filter_map(|(file, _)| file.strip_prefix("src/"))
            .filter_map(|file| file.strip_suffix("/mod.rs").or(file.strip_suffix(".rs")))
            .filter(|module| !module.contains('/') && *module != "main")
            .map(|module| format!("pub mod {module};\n"))
            .collect();
        fake.library("src/lib.rs", rows, &modules);
        for (file, text) in files {
            fake.file(file, text);
        }
        fake
    }

    fn library(&self, file: &str, rows: &[&str], modules: &str) {
        let rows: String = rows.iter().map(|row| format!("//! | {row} |\n")).collect();
        let head = "//! | module | answers for | may use |\n//! |---|---|---|\n";
        self.file(file, &format!("//! A crate.\n//!\n{head}{rows}\n{modules}"));
    }

    fn file(&self, file: &str, text: &str) {
        let path = self.0.join(file);
        fs::create_dir_all(path.parent().expect("a folder above")).expect("a folder for the file");
        fs::write(path, text).expect("a file for the test");
    }

    fn faults(&self) -> Vec<String> {
        super::faults(&self.0).expect("the sources can be read")
    }
}

impl Drop for Fake {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn faults(rows: &[&str], files: &[(&str, &str)]) -> Vec<String> {
    Fake::new(rows, files).faults()
}

const NONE: [&str; 0] = [];
const A_USES_B: [&str; 2] = ["`a` | one | `b`", "`b` | two | nothing"];
const A_AND_B: [&str; 2] = ["`a` | one | nothing", "`b` | two | nothing"];
const FORBIDDEN: &str =
    "src/a.rs imports `Thing` from src/b.rs: the map lets `a` use nothing, not `b`.";

#[test]
fn an_import_that_the_map_allows_passes() {
    let a = "use crate::b::Thing;\npub fn f(_: Thing) {}";
    let b = "pub struct Thing;";
    assert_eq!(faults(&A_USES_B, &[("src/a.rs", a), ("src/b.rs", b)]), NONE);
}

#[test]
fn an_import_that_the_map_forbids_fails_with_its_sentence_however_it_is_written() {
    for a in [
        "use crate::b::Thing;",
        "use super::b::Thing as Other;",
        "use crate::{b::{Thing}};",
        "use crate::b;\nfn f(_: b::Thing) {}",
        "use super::b;\nuse b::Thing;",
        "use super::*;\nfn f(_: b::Thing) {}",
        "use crate::b::*;\nfn f() -> Thing { todo!() }",
        "fn f() { let _ = crate::b::Thing::new(); }",
        "fn f() { use crate::b::Thing; }",
        "fn f(x: Option<super::b::Thing>) {}",
        "mod inner { fn f(_: super::super::b::Thing) {} }",
        "fn f() { println!(\"{}\", crate::b::Thing) }",
        "fn f() { html! { <div><crate::b::Thing x={1} /></div> } }",
        "use crate::b;\nfn f() { html! { <b::Thing /> } }",
        "#[serde(with = \"crate::b::Thing\")]\nstruct X;",
        "macro_rules! m { () => { $crate::b::Thing } }",
    ] {
        let files = [("src/a.rs", a), ("src/b.rs", "pub struct Thing;")];
        assert_eq!(faults(&A_AND_B, &files), [FORBIDDEN], "{a}");
    }
}

#[test]
fn what_is_no_import_is_none() {
    for a in [
        "// use crate::b::Thing;",
        "/// Not [`crate::b::Thing`].\npub struct X;",
        "pub const TEXT: &str = \"crate::b::Thing\";",
        "pub(in crate::a) struct X;",
        "use std::fmt::Debug;\nuse serde_b::Thing;",
        "#[cfg(test)]\nmod tests { use crate::b::Thing; }",
        "#[cfg(all(test, unix))]\nuse crate::b::Thing;",
        "fn f(b: u8) -> u8 { x.b::<u8>(); dbg!(b) }",
    ] {
        let files = [("src/a.rs", a), ("src/b.rs", "pub struct Thing;")];
        assert_eq!(faults(&A_AND_B, &files), NONE, "{a}");
    }
}

#[test]
fn a_whole_module_imported_and_never_seen_used_counts_as_its_file() {
    let files = [("src/a.rs", "use super::b;"), ("src/b.rs", "")];
    assert_eq!(
        faults(&A_AND_B, &files),
        ["src/a.rs imports `b` from src/b.rs: the map lets `a` use nothing, not `b`."]
    );
}

#[test]
fn a_circle_fails_and_names_each_file_and_what_ties_them() {
    let rows = ["`a` | one | `b`", "`b` | two | `a`", "`c` | three | `a`"];
    let files = [
        ("src/a.rs", "use crate::b::Thing;\npub fn f() {}"),
        ("src/b.rs", "pub struct Thing;\nfn g() { crate::a::f() }"),
        ("src/c.rs", "use crate::a::f;"),
    ];
    assert_eq!(
        faults(&rows, &files),
        ["2 files import each other in a circle: src/a.rs, src/b.rs:\
          \n    src/a.rs imports `Thing` from src/b.rs\
          \n    src/b.rs imports `f` from src/a.rs"]
    );
}

#[test]
fn a_parent_and_its_child_can_be_a_circle() {
    let files = [
        (
            "src/a/mod.rs",
            "mod child;\npub use child::Part;\npub struct Whole(Part);",
        ),
        ("src/a/child.rs", "use super::Whole;\npub struct Part;"),
    ];
    let found = faults(&["`a` | one | nothing"], &files);
    assert_eq!(found.len(), 1);
    for line in [
        "src/a/mod.rs imports `Part` from src/a/child.rs",
        "src/a/child.rs imports `Whole` from src/a/mod.rs",
    ] {
        assert!(found[0].contains(line), "{}", found[0]);
    }
}

#[test]
fn what_a_module_hands_on_leads_to_the_file_that_defines_it() {
    for hands_on in [
        "pub mod one;\npub mod two;\npub use one::One;",
        "pub mod one;\nmod two;\npub(super) use one::*;\npub use two::Two;",
    ] {
        // Were it an import from `a/mod.rs`, that file and the two would be a circle.
        let files = [
            ("src/a/mod.rs", hands_on),
            ("src/a/one.rs", "pub struct One;"),
            ("src/a/two.rs", "use super::One;\npub struct Two;"),
            ("src/b.rs", "use crate::a::One;"),
        ];
        let found = faults(&A_AND_B, &files);
        let sentence =
            "src/b.rs imports `One` from src/a/one.rs: the map lets `b` use nothing, not `a`.";
        assert_eq!(found, [sentence], "{hands_on}");
    }
}

#[test]
fn handing_on_what_another_room_defines_is_an_import() {
    let files = [
        ("src/a.rs", "pub use crate::b::Thing;"),
        ("src/b.rs", "pub struct Thing;"),
    ];
    assert_eq!(faults(&A_AND_B, &files), [FORBIDDEN]);
}

#[test]
fn a_module_without_a_row_fails() {
    let files = [("src/a.rs", ""), ("src/b.rs", "")];
    assert_eq!(
        faults(&["`a` | one | nothing"], &files),
        ["The map in src/lib.rs has no row for the module `b`."]
    );
}

#[test]
fn the_longest_row_is_the_room_and_a_parent_grants_its_children_nothing() {
    let files = [
        ("src/a/mod.rs", "mod child;\nuse crate::b::Thing;"),
        ("src/a/child.rs", "use crate::b::Thing;"),
        ("src/b.rs", "pub struct Thing;"),
    ];
    let rows = [
        "`a` | one | `b`",
        "`a::child` | its part | nothing",
        "`b` | two | nothing",
    ];
    assert_eq!(
        faults(&rows, &files),
        [
            "src/a/child.rs imports `Thing` from src/b.rs: the map lets `a::child` use nothing, not `b`."
        ]
    );
}

#[test]
fn naming_a_room_allows_those_below_it_and_naming_those_does_not_allow_it() {
    let files = [
        (
            "src/a.rs",
            "use crate::b::child::Part;\nuse crate::b::Whole;",
        ),
        ("src/b/mod.rs", "pub mod child;\npub struct Whole;"),
        ("src/b/child.rs", "pub struct Part;"),
    ];
    let below = ["`b` | two | nothing", "`b::child` | its part | nothing"];
    let with = |first| [&[first][..], &below].concat();
    assert_eq!(faults(&with("`a` | one | `b`"), &files), NONE);
    assert_eq!(
        faults(&with("`a` | one | `b::child`"), &files),
        [
            "src/a.rs imports `Whole` from src/b/mod.rs: the map lets `a` use only `b::child`, not `b`."
        ]
    );
}

#[test]
fn names_that_do_not_exist_fail() {
    let rows = [
        "`a` | one | `c` and `engine`",
        "`a::gone` | nowhere | nothing",
    ];
    assert_eq!(
        faults(&rows, &[("src/a.rs", "")]),
        [
            "The map in src/lib.rs lets `a` use `c`, and there is no such module.",
            "The map in src/lib.rs lets `a` use `engine`, and there is no such module.",
            "The map in src/lib.rs has a row `a::gone`, and there is no such module.",
        ]
    );
}

#[test]
fn a_map_that_cannot_be_read_fails() {
    let files = [
        ("src/a.rs", "use crate::b::Thing;"),
        ("src/b.rs", "pub struct Thing;"),
    ];
    let rows = ["`a` | one | everything below", "`b` | two | nothing"];
    let found = faults(&rows, &files);
    assert_eq!(found.len(), 1);
    assert!(found[0].contains("\"everything below\""), "{}", found[0]);
    let found = faults(&["`a` | one |", "`b` | two | nothing"], &files);
    assert!(found[0].contains("nor the word"), "{}", found[0]);

    let fake = Fake::new(&[], &files);
    fake.file("src/lib.rs", "//! No map.\nmod a;\nmod b;");
    assert_eq!(
        fake.faults(),
        ["src/lib.rs has no map: a table in its `//!` lines whose third heading is `may use`."]
    );
}

#[test]
fn the_engine_is_named_by_its_crate_or_a_room_of_it() {
    let a = "use engine::model::Model;\npub use engine::units;\nfn f(_: units::Pounds) {}";
    for (uses, other) in [
        ("`engine`", None),
        ("`engine::model`, `engine::units`", None),
        (
            "`engine::model`",
            Some("only `engine::model`, not `engine::units`."),
        ),
    ] {
        let fake = Fake::new(&[&format!("`a` | one | {uses}")], &[("src/a.rs", a)]);
        let rows = [
            "`model` | equations | `units`",
            "`units` | quantities | nothing",
        ];
        fake.library("engine/src/lib.rs", &rows, "pub mod model;\npub mod units;");
        let model = "use crate::units::Pounds;\npub struct Model(Pounds);";
        fake.file("engine/src/model.rs", model);
        fake.file("engine/src/units.rs", "pub struct Pounds;");
        let found = fake.faults();
        assert_eq!(found.len(), usize::from(other.is_some()), "{found:?}");
        for (fault, end) in found.iter().zip(other) {
            assert!(fault.ends_with(end), "{fault}");
        }
    }
}

#[test]
fn a_library_within_the_folder_of_another_goes_with_it() {
    let a = "use engine::model::Model;";
    for (uses, is_allowed) in [("`engine`", true), ("`equations`", true), ("`b`", false)] {
        let rows = [&format!("`a` | one | {uses}")[..], "`b` | two | nothing"];
        let fake = Fake::new(&rows, &[("src/a.rs", a), ("src/b.rs", "")]);
        let rows = ["`json` | a reader | nothing"];
        let engine = "pub mod json;\npub use equations::model;";
        fake.library("engine/src/lib.rs", &rows, engine);
        fake.file("engine/src/json.rs", "");
        let rows = ["`model` | the equations | nothing"];
        fake.library("engine/equations/src/lib.rs", &rows, "pub mod model;");
        fake.file("engine/equations/src/model.rs", "pub struct Model;");
        let found = fake.faults();
        assert_eq!(found.is_empty(), is_allowed, "{found:?}");
    }
}

#[test]
fn the_programs_use_what_they_like_and_are_read() {
    let main = "fn main() { safety_valve::a::run() }";
    let files = [("src/a.rs", "pub fn run() {}"), ("src/main.rs", main)];
    assert_eq!(faults(&["`a` | one | nothing"], &files), NONE);
    let fake = Fake::new(&["`a` | one | nothing"], &files);
    fake.file("src/bin/other.rs", "fn main( {}");
    let fault = super::faults(&fake.0).expect_err("it is not Rust");
    assert!(
        fault.contains("src/bin/other.rs, line 1, is not Rust"),
        "{fault}"
    );
}

#[test]
fn a_declared_module_without_a_file_is_said() {
    let fake = Fake::new(&["`a` | one | nothing"], &[("src/a.rs", "mod gone;")]);
    let fault = super::faults(&fake.0).expect_err("a file is missing");
    assert!(
        fault.contains("src/a/gone.rs nor src/a/gone/mod.rs"),
        "{fault}"
    );
}
