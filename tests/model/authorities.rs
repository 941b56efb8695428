//! All authorities in one file: from the real files where they are there, and from spoilt ones.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use engine::estimate::packed::{pack, unpack};
use serde_json::Value;

use crate::folder::Folder;

const CASELOAD: &str = "sen2-2025/caseload.csv";
const NEW_PLANS: &str = "sen2-2025/newplans.csv";
const CEASED: &str = "sen2-2025/ceased_plans.csv";
const OUTTURN: &str = "s251-high-needs-outturn-by-authority.csv";
const GRANT: &str = "dsg-2023-24-by-authority.csv";

const FILES: [&str; 10] = [
    CASELOAD,
    NEW_PLANS,
    CEASED,
    OUTTURN,
    GRANT,
    "unit-costs-2021-22-by-authority.csv",
    "dsg-balance-march-2024-by-authority.csv",
    "dsg-balance-march-2025-by-authority.csv",
    "price-growth-by-authority.csv",
    "agreements.json",
];

/// The published files, which are not in the repository.
fn published() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    if folder.join(CASELOAD).is_file() {
        return Some(folder);
    }
    eprintln!("skipped: the published files are not in ../shared/data");
    None
}

fn import(from: &Path, to: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_safety-valve"))
        .args([
            OsStr::new("import"),
            from.as_os_str(),
            OsStr::new("--out"),
            to.as_os_str(),
        ])
        .output()
        .unwrap()
}

fn committed() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/data/authorities.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn list<'a>(value: &'a Value, key: &str) -> &'a Vec<Value> {
    value[key].as_array().unwrap()
}

fn named<'a>(all: &'a Value, name: &str) -> &'a Value {
    list(all, "authorities")
        .iter()
        .find(|authority| authority["name"] == name)
        .unwrap()
}

fn numbers(value: &Value, key: &str) -> Vec<u32> {
    unpack(value[key].as_str().unwrap()).unwrap()
}

fn sum(value: &Value, key: &str) -> u32 {
    numbers(value, key).iter().sum()
}

fn names_without(all: &Value, key: &str) -> Vec<String> {
    list(all, "authorities")
        .iter()
        .filter(|authority| authority[key].is_null())
        .map(|authority| authority["name"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn the_real_files_give_the_committed_file() {
    let Some(folder) = published() else { return };
    let out = Folder::new();
    let output = import(&folder, out.path());
    assert!(output.status.success());
    let written = std::fs::read_to_string(out.path().join("authorities.json")).unwrap();
    let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/data/authorities.json");
    assert!(
        written == std::fs::read_to_string(committed).unwrap(),
        "write static/data/authorities.json again (docs/data.md)"
    );
    assert_eq!(std::fs::read_dir(out.path()).unwrap().count(), 1);
    insta::assert_snapshot!(String::from_utf8(output.stderr).unwrap());
}

#[test]
fn the_committed_file_has_every_authority_and_the_published_figures() {
    let all = committed();
    assert_eq!(list(&all, "authorities").len(), 153);
    assert_eq!(list(&all, "regions").len(), 9);
    let southwark = named(&all, "Southwark");
    assert_eq!(
        southwark["plans"],
        serde_json::json!([
            [2019, 2238],
            [2020, 2294],
            [2021, 2503],
            [2022, 2783],
            [2023, 2956],
            [2024, 3226],
            [2025, 3552]
        ])
    );
    assert_eq!(southwark["kind"], "london_borough");
    assert_eq!(southwark["balance_2024"], 8_713_437);
    assert_eq!(southwark["block"], 71_850_697);
    assert_eq!(southwark["schools_block"], 276_717_227);
    assert_eq!(southwark["payments_unknown"], false);
    assert_eq!(named(&all, "Kent")["payments_unknown"], true);
    assert_eq!(
        (sum(southwark, "first"), sum(southwark, "second")),
        (3226, 3552)
    );
    assert_eq!(names_without(&all, "first"), ["Peterborough", "Hackney"]);
    assert_eq!(
        names_without(&all, "second"),
        ["North East Lincolnshire", "Cambridgeshire"]
    );
    for authority in list(&all, "authorities") {
        assert_eq!(
            authority["second"].is_null(),
            !authority["second_ages"].is_null()
        );
    }
    assert_eq!(
        all["england"]["plans"],
        serde_json::json!([576_474, 638_745])
    );
    assert_eq!(sum(&all["england"], "second"), 638_745);
}

/// Flows of England and the regions are those of the authorities whose ages are all there.
#[test]
fn the_authorities_flows_add_up_to_their_regions_and_england() {
    let all = committed();
    for key in ["ended", "transferred"] {
        let of = |region: Option<&Value>| -> u32 {
            list(&all, "authorities")
                .iter()
                .filter(|authority| !authority["first"].is_null())
                .filter(|authority| region.is_none_or(|code| authority["region"] == *code))
                .map(|authority| sum(authority, key))
                .sum()
        };
        assert_eq!(of(None), sum(&all["england"], key), "{key}");
        for region in list(&all, "regions") {
            assert_eq!(of(Some(&region["code"])), sum(region, key), "{key}");
        }
    }
}

/// The existing command's own counts, read another way, for Southwark.
#[test]
fn southwark_is_what_import_sen2_writes() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/data/southwark.json");
    let one: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let all = committed();
    let southwark = named(&all, "Southwark");
    for (key, theirs) in [
        ("first", &one["caseload"]["2024"]),
        ("second", &one["caseload"]["2025"]),
        ("new", &one["new_plans"]["2024"]),
    ] {
        let ours = numbers(southwark, key);
        for age in 0..24 {
            for placement in 0..9 {
                assert_eq!(ours[placement * 24 + age], theirs[age][placement], "{key}");
            }
        }
    }
    for key in ["ended", "transferred"] {
        assert_eq!(serde_json::json!(numbers(southwark, key)), one[key]["2024"]);
    }
}

#[test]
fn packed_lists_are_read_as_they_were_written() {
    let numbers: Vec<u32> = (0..2000).chain([1_000_000, u32::MAX]).collect();
    assert_eq!(unpack(&pack(numbers.iter().copied())), Some(numbers));
    assert_eq!(pack([0, 44, 69, 70, 693, 694]), "0]vw0~~!694!");
    for bad in ["w", "!12", "!x!", "\\", "é", " ", "!99999999999!"] {
        assert_eq!(unpack(bad), None, "{bad}");
    }
}

/// A copy of the published files with one of them changed.
fn said_of(folder: &Path, file: &str, spoil: impl FnOnce(Vec<u8>) -> Option<Vec<u8>>) -> String {
    let copy = Folder::new();
    std::fs::create_dir_all(copy.path().join("sen2-2025")).unwrap();
    for name in FILES.into_iter().filter(|name| *name != file) {
        std::fs::copy(folder.join(name), copy.path().join(name)).unwrap();
    }
    if let Some(bytes) = spoil(std::fs::read(folder.join(file)).unwrap()) {
        std::fs::write(copy.path().join(file), bytes).unwrap();
    }
    let out = copy.path().join("out");
    let output = import(copy.path(), &out);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    assert!(!out.exists(), "something was written");
    copy.hidden_in(&String::from_utf8(output.stderr).unwrap())
}

fn text(spoil: impl FnOnce(String) -> String) -> impl FnOnce(Vec<u8>) -> Option<Vec<u8>> {
    |bytes| Some(spoil(String::from_utf8(bytes).unwrap()).into_bytes())
}

/// The first line that has every one of some parts.
fn line_with<'a>(all: &'a str, parts: &[&str]) -> &'a str {
    all.lines()
        .find(|line| parts.iter().all(|part| line.contains(part)))
        .unwrap()
}

#[test]
fn what_is_said_of_each_fault_that_stops_an_import_of_all() {
    let Some(folder) = published() else { return };
    let southwark = [
        "202425",
        "Southwark",
        "Child or young persons age",
        "age 9,",
    ];
    let mut said = String::new();
    let mut of = |what: &str, sentence: String| said.push_str(&format!("# {what}\n{sentence}"));
    of("file missing", said_of(&folder, GRANT, |_| None));
    of(
        "cut off in a line",
        said_of(&folder, CASELOAD, |bytes| {
            Some(bytes[..bytes.len() * 9 / 10].to_vec())
        }),
    );
    of(
        "cut off between lines",
        said_of(
            &folder,
            NEW_PLANS,
            text(|all| {
                let half = all.lines().count() / 2;
                all.lines()
                    .take(half)
                    .map(|line| format!("{line}\n"))
                    .collect()
            }),
        ),
    );
    of(
        "money cut off",
        said_of(
            &folder,
            OUTTURN,
            text(|all| {
                all.lines()
                    .take(100)
                    .map(|line| format!("{line}\n"))
                    .collect()
            }),
        ),
    );
    of(
        "row twice",
        said_of(
            &folder,
            CASELOAD,
            text(|all| format!("{all}{}\n", line_with(&all, &southwark))),
        ),
    );
    of(
        "authority twice",
        said_of(
            &folder,
            GRANT,
            text(|all| format!("{all}{}\n", line_with(&all, &["Southwark"]))),
        ),
    );
    of(
        "row away",
        said_of(
            &folder,
            CASELOAD,
            text(|all| {
                let away = line_with(&all, &southwark);
                all.replace(&format!("{away}\n"), "")
                    .replace(&format!("{away}\r\n"), "")
            }),
        ),
    );
    of(
        "authority away",
        said_of(
            &folder,
            CEASED,
            text(|all| {
                all.lines()
                    .filter(|line| !line.contains(",Southwark,"))
                    .map(|line| format!("{line}\n"))
                    .collect()
            }),
        ),
    );
    of(
        "column missing",
        said_of(
            &folder,
            CASELOAD,
            text(|all| all.replacen("special_academy_free", "special_academies", 1)),
        ),
    );
    of(
        "money column missing",
        said_of(
            &folder,
            OUTTURN,
            text(|all| all.replacen("outturn_2024-25", "outturn_2025", 1)),
        ),
    );
    of(
        "semicolons",
        said_of(&folder, CEASED, text(|all| all.replace(',', ";"))),
    );
    of(
        "not UTF-8",
        said_of(&folder, GRANT, |mut bytes| {
            let at = bytes.iter().position(|byte| *byte == b'M').unwrap();
            bytes[at] = 0xe9;
            Some(bytes)
        }),
    );
    of(
        "newer",
        said_of(
            &folder,
            CASELOAD,
            text(|all| {
                format!(
                    "{all}{}\n",
                    line_with(&all, &southwark).replace("202425", "202526")
                )
            }),
        ),
    );
    of(
        "not a number",
        said_of(
            &folder,
            GRANT,
            text(|all| all.replacen("71850697", "71.8m", 1)),
        ),
    );
    insta::assert_snapshot!(said);
}
