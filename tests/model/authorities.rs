//! All authorities in one file: from the real files where they are there, and from spoilt ones.

use std::path::{Path, PathBuf};

use engine::authority::Records;
use engine::estimate::packed::{pack, unpack};
use serde_json::Value;

use crate::folder::{
    AGREEMENTS, BALANCE_2024, BALANCE_2025, CASELOAD, CEASED, COMPLEXITY, Folder, GRANT, NEW_PLANS,
    OUTTURN, UNIT_COSTS,
};
use crate::importer::{CASES, Change, WRITTEN, command, names_in, said_of_cases};

const FILES: [&str; 10] = [
    CASELOAD,
    NEW_PLANS,
    CEASED,
    OUTTURN,
    GRANT,
    UNIT_COSTS,
    BALANCE_2024,
    BALANCE_2025,
    COMPLEXITY,
    AGREEMENTS,
];

/// The published files, which are not in the repository.
pub fn published() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    if folder.join(CASELOAD).is_file() {
        return Some(folder);
    }
    eprintln!("skipped: the published files are not in ../shared/data");
    None
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
fn the_real_files_give_the_committed_files() {
    let Some(folder) = published() else { return };
    let out = Folder::new();
    let output = command(&folder, out.path()).output().unwrap();
    assert!(output.status.success());
    assert!(output.stderr.is_empty());
    assert_eq!(names_in(out.path()), WRITTEN);
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/data");
    for name in WRITTEN {
        let [written, committed] =
            [out.path(), &data].map(|folder| std::fs::read(folder.join(name)).unwrap());
        assert!(
            written == committed,
            "static/data/{name} is not what the importer writes (docs/data.md)"
        );
    }
    let printed = String::from_utf8(output.stdout).unwrap();
    insta::assert_snapshot!(out.hidden_in(&printed));
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

#[test]
fn packed_lists_are_read_as_they_were_written() {
    let numbers: Vec<u32> = (0..2000).chain([1_000_000, u32::MAX]).collect();
    assert_eq!(unpack(&pack(numbers.iter().copied())), Some(numbers));
    assert_eq!(pack([0, 44, 69, 70, 693, 694]), "0]vw0~~!694!");
    for bad in ["w", "!12", "!x!", "\\", "é", " ", "!99999999999!"] {
        assert_eq!(unpack(bad), None, "{bad}");
    }
}

/// Text where a table or a list belongs that is too short or too long, and a row of counts.
#[test]
fn what_is_said_of_tables_of_another_size() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/data/built-in.json");
    let good: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    assert!(Records::read(&good.to_string()).is_ok());
    let mut said = String::new();
    let mut try_with = |what: &str, spoil: &dyn Fn(&mut Value)| {
        let mut file = good.clone();
        spoil(&mut file);
        let error = Records::read(&file.to_string()).expect_err(what);
        said += &format!("{what}\n    {error}\n");
    };
    let ages = || Value::from(pack(vec![1; 24]));
    let table = |numbers| Value::from(pack(vec![1; numbers]));
    try_with("a table of ages alone", &|file| {
        file["authorities"][0]["first"] = ages()
    });
    try_with("a table one short", &|file| {
        file["authorities"][0]["new"] = table(215)
    });
    try_with("a table one long", &|file| {
        file["england"]["second"] = table(217)
    });
    try_with("no table at all", &|file| {
        file["regions"][0]["new"] = "".into()
    });
    try_with("a list one short", &|file| {
        file["england"]["ended"] = table(23)
    });
    try_with("a list one long", &|file| {
        file["authorities"][0]["transferred"] = table(25)
    });
    try_with("a table in place of ages", &|file| {
        file["authorities"][0]["second_ages"] = table(216)
    });
    try_with("no packed list", &|file| {
        file["regions"][0]["first"] = "\\".into()
    });
    try_with("eight placements", &|file| {
        file["authorities"][0]["placements"][0][1] = vec![1; 8].into()
    });
    try_with("a unit cost that is null", &|file| {
        file["authorities"][0]["unit_costs"][2] = Value::Null
    });
    insta::assert_snapshot!(said);
}

#[test]
fn special_plans_come_january_by_january() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/data/built-in.json");
    let mut file: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    // As where the tables of 2024 give its counts and those of 2025 do not.
    let row = serde_json::json!([2025, [0, 0, 7, 0, 0, 0, 0, 0, 0]]);
    let rows = file["authorities"][0]["placements"].as_array_mut().unwrap();
    rows.insert(0, row);
    let records = Records::read(&file.to_string()).unwrap();
    let special = records.authorities[0].special();
    let years: Vec<_> = special.iter().map(|(year, _)| *year).collect();
    assert_eq!(years, (2019..=2025).collect::<Vec<_>>());
    assert_eq!(special[6], (2025, 7.0));
}

/// The cases of the log on the real files, in two halves that run beside each other.
fn said_of_real_files(cases: &[(&str, Change)]) -> Option<String> {
    let folder = published()?;
    let files = FILES.map(|name| (name, std::fs::read(folder.join(name)).unwrap()));
    Some(said_of_cases(&files, cases))
}

#[test]
fn the_cases_of_the_log_on_the_real_files() {
    if let Some(said) = said_of_real_files(&CASES[..CASES.len() / 2]) {
        insta::assert_snapshot!(said);
    }
}

#[test]
fn the_other_cases_of_the_log_on_the_real_files() {
    if let Some(said) = said_of_real_files(&CASES[CASES.len() / 2..]) {
        insta::assert_snapshot!(said);
    }
}
