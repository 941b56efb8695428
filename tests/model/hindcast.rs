//! What the model would have said of years that are known by now: docs/hindcast.md, on the real
//! files, which are not in the repository. Where they are not there, these tests say so and stop.

use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;

use engine::analysis::hindcast::{Case, Hindcast, Rule};
use serde_json::Value;

use crate::authorities::published;
use crate::folder::Folder;
use crate::support::assert_near;

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_safety-valve"));
    command.args(["hindcast", "--data"]).arg(folder);
    command.args(arguments);
    command
}

fn printed(arguments: &[&str]) -> Option<Value> {
    let output = command(&published()?, arguments).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), said.as_str()), (Some(0), ""));
    Some(serde_json::from_slice(&output.stdout).unwrap())
}

static SOUTHWARK: LazyLock<Option<Value>> =
    LazyLock::new(|| printed(&["--authority", "Southwark"]));

/// The page's file as the command writes it.
static RECORD: LazyLock<Option<(Value, Vec<u8>)>> = LazyLock::new(|| {
    let folder = published()?;
    let out = Folder::new();
    let path = out.path().join("record.json");
    let written = command(&folder, &["--out"]).arg(&path).output().unwrap();
    assert!(written.status.success() && written.stderr.is_empty());
    let bytes = std::fs::read(path).unwrap();
    Some((serde_json::from_slice(&bytes).unwrap(), bytes))
});

fn number(value: &Value) -> f64 {
    value
        .as_f64()
        .unwrap_or_else(|| panic!("{value} is no number"))
}

fn rule<'a>(rules: &'a Value, name: &str) -> &'a Value {
    let all = rules.as_array().unwrap();
    all.iter().find(|rule| rule["rule"] == name).unwrap()
}

/// Per cents to one decimal, as tables print them.
fn percent(value: &Value) -> String {
    let text = format!("{:+.1}", number(value) * 100.0);
    if text == "-0.0" {
        "+0.0".to_owned()
    } else {
        text
    }
}

fn whole_percent(value: &Value) -> String {
    format!("{:.0}", number(value) * 100.0)
}

fn millions(pounds: f64) -> String {
    format!("{:.1}", pounds / 1e6)
}

/// Median, mean, bias.
fn row(rules: &Value, name: &str) -> String {
    let rule = rule(rules, name);
    ["median_error", "mean_error", "bias"]
        .map(|key| percent(&rule[key]))
        .join(" ")
}

#[test]
fn plans_of_january_2025() {
    let Some(found) = &*SOUTHWARK else { return };
    let plans = &found["plans"];
    for (name, wanted) in [
        ("cohort", "+2.8 +5.1 -0.6"),
        ("cohort_default_scale", "+2.8 +4.8 -0.9"),
        ("last_growth_again", "+3.4 +5.9 +0.4"),
        ("no_change", "+10.1 +10.8 -9.9"),
    ] {
        assert_eq!(row(&plans["rules"], name), wanted, "{name}");
        assert_eq!(rule(&plans["rules"], name)["authorities"], 145);
    }
    assert_eq!(whole_percent(&plans["nearer_than_last_growth_again"]), "58");
    assert_eq!(whole_percent(&plans["nearer_than_no_change"]), "89");
    let own = &rule(&plans["rules"], "cohort")["own"];
    let pair = |own: &Value| {
        let [predicted, real] = ["predicted", "real"].map(|key| number(&own[key]));
        format!("{predicted:.0} {real:.0}")
    };
    assert_eq!(pair(own), "3469 3552");
    let placements = &plans["own_placements"];
    assert_eq!(pair(&placements["special"]), "850 816");
    assert_eq!(pair(&placements["independent"]), "127 141");
    assert_eq!(pair(&placements["spi"]), "110 117");
}

#[test]
fn growth_one_two_and_three_years_on() {
    let Some(found) = &*SOUTHWARK else { return };
    let wanted = [
        (
            "last_growth_again",
            "3.2 -0.2 4.5, 6.2 -1.9 10.1, 9.0 -1.8 14.6",
        ),
        (
            "mean_of_years_before",
            "3.4 -0.2 3.4, 6.3 -1.6 7.6, 8.7 -2.2 11.4",
        ),
        (
            "halfway_between",
            "3.1 +0.0 3.5, 6.0 -1.4 8.5, 7.9 -2.3 12.4",
        ),
        (
            "last_within_5_points_of_england",
            "2.9 -0.2 3.2, 5.6 -1.9 7.1, 7.8 -2.0 10.8",
        ),
        (
            "last_within_3_points_of_england",
            "2.8 -0.1 2.8, 5.2 -1.2 5.7, 6.6 -1.0 8.6",
        ),
    ];
    let all = found["growth"].as_array().unwrap();
    for (name, wanted) in wanted {
        let ahead: Vec<&Value> = all.iter().filter(|ahead| ahead["rule"] == name).collect();
        let said: Vec<String> = ahead
            .iter()
            .map(|ahead| {
                let median = percent(&ahead["median_error"]);
                let far = percent(&ahead["far_median_error"]);
                format!("{} {} {}", &median[1..], percent(&ahead["bias"]), &far[1..])
            })
            .collect();
        assert_eq!(said.join(", "), wanted, "{name}");
        let cases = |key: &str| -> Vec<u64> {
            let all = ahead.iter().map(|of| of[key].as_u64().unwrap());
            all.collect()
        };
        assert_eq!(cases("cases"), [576, 432, 288]);
        assert_eq!(cases("far_cases"), [185, 134, 88]);
    }
    // Four, three and two starting years.
    let own = |ahead: &Value| ahead["own"].as_array().unwrap().len();
    assert_eq!(all.iter().map(own).take(3).collect::<Vec<_>>(), [4, 3, 2]);
}

#[test]
fn spending_of_2024_25() {
    let Some(found) = &*SOUTHWARK else { return };
    let rules = &found["spending"]["rules"];
    // model.md 12 has 6.1% for the mean of halfway_to_own_growth: docs/hindcast.md says why.
    for (name, wanted, within) in [
        (
            "model_all_overflow_independent",
            "+6.3 +7.4 -0.5",
            ["42", "74"],
        ),
        ("model_defaults", "+4.8 +6.5 -2.1", ["52", "78"]),
        ("halfway_to_own_growth", "+4.4 +6.0 -0.2", ["55", "83"]),
        ("model_knowing_placements", "+4.8 +6.1 -3.1", ["54", "81"]),
        ("own_growth_again", "+4.4 +6.6 +1.1", ["56", "81"]),
        ("growth_of_england", "+5.5 +7.0 +1.6", ["42", "77"]),
        ("rise_per_plan", "+9.5 +10.2 -9.3", ["26", "53"]),
        ("no_change", "+14.1 +14.2 -14.0", ["8", "30"]),
    ] {
        assert_eq!(row(rules, name), wanted, "{name}");
        let shares = ["within_5_percent", "within_10_percent"];
        assert_eq!(
            shares.map(|key| whole_percent(&rule(rules, name)[key])),
            within,
            "{name}"
        );
    }
    let model = rule(rules, "model_all_overflow_independent");
    assert_eq!(model["authorities"], 144);
    assert_eq!(rule(rules, "model_knowing_placements")["authorities"], 142);
    let billions = |key: &str| format!("{:.2}", number(&model[key]) / 1e9);
    assert_eq!(
        [billions("predicted_sum"), billions("real_sum")],
        ["9.78", "9.82"]
    );
    assert_eq!(percent(&found["spending"]["growth_of_england"]), "+118.1");
    let pattern = &rule(rules, "model_pattern_of_2024");
    assert_eq!(percent(&pattern["median_error"]), "+5.8");
    let own = |name| millions(number(&rule(rules, name)["own"]["predicted"]));
    assert_eq!(own("model_all_overflow_independent"), "69.7");
    assert_eq!(own("model_knowing_placements"), "70.5");
    assert_eq!(own("model_pattern_of_2024"), "68.7");
    assert_eq!(own("own_growth_again"), "67.7");
    assert_eq!(millions(number(&model["own"]["real"])), "65.8");
    let furthest: Vec<String> = model["furthest"]
        .as_array()
        .unwrap()
        .iter()
        .take(5)
        .map(|one| {
            format!(
                "{} {}",
                one["authority"].as_str().unwrap(),
                whole_percent(&one["error"])
            )
        })
        .collect();
    assert_eq!(
        furthest,
        [
            "Calderdale 69",
            "Nottingham 24",
            "Cheshire East 23",
            "Milton Keynes 21",
            "West Northamptonshire -18"
        ]
    );
}

#[test]
fn places_of_january_2025() {
    let Some(found) = &*SOUTHWARK else { return };
    let places = &found["places"];
    assert_eq!(places["authorities"], 141);
    assert_eq!(number(&places["beyond_special_places"]).round(), 11_380.0);
    let special = ["predicted_sum", "real_sum"].map(|key| number(&places["special"][key]));
    assert_eq!(special[1], 154_299.0);
    assert_eq!((special[0] - special[1]).round(), 176.0);
    for (share, median, bias, sum) in [
        ("0", "+9.8", "-1.2", 32_254.0),
        ("0.1", "+9.4", "+3.3", 33_392.0),
        ("0.25", "+11.4", "+6.8", 35_099.0),
        ("0.5", "+16.1", "+14.9", 37_944.0),
        ("1", "+32.1", "+32.1", 43_634.0),
    ] {
        let found = rule(
            &places["independent"],
            &format!("overflow_independent={share}"),
        );
        assert_eq!(percent(&found["median_error"]), median, "{share}");
        assert_eq!(percent(&found["bias"]), bias, "{share}");
        assert_eq!(number(&found["predicted_sum"]).round(), sum, "{share}");
        assert_eq!(found["real_sum"], 33_099.0);
    }
    assert_eq!(format!("{:.2}", number(&places["correlation"])), "0.09");
}

#[test]
fn prices_beyond_three_percent() {
    let Some(found) = &*SOUTHWARK else { return };
    let prices = &found["prices"];
    assert_eq!(prices["authorities"], 140);
    let both =
        |of: &Value| ["2023-24", "2024-25"].map(|year| percent(&of["beyond_3_percent"][year]));
    assert_eq!(both(prices), ["+5.4", "+3.3"]);
    assert_eq!(format!("{:.2}", number(&prices["correlation"])), "0.30");
    assert_eq!(both(&prices["own"]), ["-1.0", "-5.4"]);
    assert_eq!(percent(&prices["own"]["default_complexity"]), "-0.3");
}

#[test]
fn balances_of_march_2024() {
    let Some(found) = &*SOUTHWARK else { return };
    let opening = &found["opening"];
    // model.md 12 has +£424m for the first sum: docs/hindcast.md says why.
    for (name, median, share, bias, within, moved) in [
        ("as_section_10", "2.6", "5", "-1.2", "76", 425.0),
        (
            "without_places_paid_by_department",
            "5.6",
            "11",
            "-5.6",
            "43",
            -59.0,
        ),
    ] {
        let rule = rule(&opening["rules"], name);
        assert_eq!(rule["authorities"], 108);
        assert_eq!(millions(number(&rule["median_error"])), median, "{name}");
        assert_eq!(
            whole_percent(&rule["median_error_of_outturn"]),
            share,
            "{name}"
        );
        assert_eq!(millions(number(&rule["bias"])), bias, "{name}");
        assert_eq!(whole_percent(&rule["within_5_million"]), within, "{name}");
        assert_eq!(
            (number(&rule["movements_sum"]) / 1e6).round(),
            moved,
            "{name}"
        );
        assert_eq!((number(&rule["real_movements_sum"]) / 1e6).round(), 580.0);
    }
    let none = rule(&opening["rules"], "no_change");
    assert_eq!(millions(number(&none["median_error"])), "5.4");
    assert_eq!(number(&none["movements_sum"]), 0.0);
    let own = ["predicted", "real"].map(|key| millions(number(&opening["own"][key])));
    assert_eq!(own, ["10.4", "8.7"]);
    // Had an agreement, so it is in no median.
    assert!(rule(&opening["rules"], "as_section_10")["own"].is_null());
}

/// Columns of the page's file.
fn column(record: &Value, name: &str) -> usize {
    let columns = record["columns"].as_array().unwrap();
    columns.iter().position(|column| column == name).unwrap()
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    let middle = numbers.len() / 2;
    if numbers.len() % 2 == 1 {
        numbers[middle]
    } else {
        (numbers[middle - 1] + numbers[middle]) / 2.0
    }
}

#[test]
fn the_page_s_file_is_what_the_command_writes() {
    let Some((record, bytes)) = &*RECORD else {
        return;
    };
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/data/record.json");
    assert!(
        std::fs::read(path).unwrap() == *bytes,
        "static/data/record.json is not what hindcast writes (docs/data.md)"
    );
    assert_eq!(record["authorities"].as_array().unwrap().len(), 146);
}

/// Medians are those of the authorities' rows, and nothing else.
#[test]
fn rows_of_authorities_give_the_medians() {
    let Some((record, _)) = &*RECORD else { return };
    for (predicted, real, rule) in [
        ("plans_predicted", "plans_real", ("plans", "cohort")),
        (
            "spending_all_overflow_independent",
            "spending_real",
            ("spending", "model_all_overflow_independent"),
        ),
        (
            "spending_defaults",
            "spending_real",
            ("spending", "model_defaults"),
        ),
    ] {
        let [predicted, real] = [predicted, real].map(|name| column(record, name));
        let rows = record["authorities"].as_array().unwrap().iter();
        let errors: Vec<f64> = rows
            .filter(|row| !row[predicted].is_null())
            .map(|row| number(&row[predicted]) / number(&row[real]) - 1.0)
            .collect();
        let said = &record["medians"][rule.0][rule.1];
        let sizes = errors.iter().map(|error| error.abs()).collect();
        // Children and thousands of pounds are rounded, and medians to tenths of a per cent.
        assert!(
            (median(sizes) * 1_000.0 - number(&said[0])).abs() < 0.8,
            "{rule:?}"
        );
        assert!(
            (median(errors) * 1_000.0 - number(&said[1])).abs() < 0.8,
            "{rule:?}"
        );
    }
}

/// Ten authorities of every kind, read and computed in this process: what is predicted of them is
/// what the page's file has, and what is real is what the packed file has.
#[test]
fn ten_authorities() {
    let (Some(folder), Some((record, _))) = (published(), &*RECORD) else {
        return;
    };
    let records = safety_valve::data::records().unwrap();
    let agreed = safety_valve::data::with_agreement(&records).unwrap().0;
    let read = safety_valve::import::hindcast(&folder).unwrap();
    let agreement = agreed.agreement.as_ref().unwrap();
    let found = Hindcast::new(&read, (agreed.code, agreement)).unwrap();
    for name in [
        "Southwark",
        "Calderdale",
        "Hampshire",
        "Reading",
        "West Northamptonshire",
        "Cambridgeshire",
        "Wolverhampton",
        "Newham",
        "Hartlepool",
        "Cornwall",
    ] {
        let given = records.find(name).unwrap();
        let code = given.code;
        let rows = record["authorities"].as_array().unwrap();
        let row = rows.iter().find(|row| row[0] == code.as_str()).unwrap();
        let check = |case: &Case, columns: [&str; 2], unit: f64| {
            for (said, of) in [case.predicted, case.real].into_iter().zip(columns) {
                assert_eq!(
                    row[column(record, of)].as_f64(),
                    Some((said / unit).round()),
                    "{name} {of}"
                );
            }
            let error = case.predicted / case.real - 1.0;
            assert_eq!(case.error(), error, "{name}");
        };
        let of = |rules: &[Rule], wanted: &str| -> Case {
            let rule = rules.iter().find(|rule| rule.name == wanted).unwrap();
            *rule.of(code).unwrap()
        };
        let plans = of(&found.plans.rules, "cohort");
        check(&plans, ["plans_predicted", "plans_real"], 1.0);
        assert_eq!(Some(plans.real), given.plans_in(2025), "{name}");
        let unchanged = of(&found.plans.rules, "no_change");
        assert_eq!(Some(unchanged.predicted), given.plans_in(2024), "{name}");
        let spending = &found.spending.rules;
        for (rule, column) in [
            (
                "model_all_overflow_independent",
                "spending_all_overflow_independent",
            ),
            ("model_defaults", "spending_defaults"),
        ] {
            let case = of(spending, rule);
            check(&case, [column, "spending_real"], 1_000.0);
            assert_eq!(Some(case.real), given.outturn[2], "{name}");
        }
        let [first, second, _] = given.outturn.map(Option::unwrap);
        let own = of(spending, "own_growth_again").predicted;
        assert_near(own, second * second / first, name);
        let defaults = of(spending, "model_defaults").predicted;
        let halfway = of(spending, "halfway_to_own_growth").predicted;
        assert_near(halfway, (defaults + own) / 2.0, name);
        match found.openings.of_authority(code) {
            None => assert!(row[column(record, "opening_real")].is_null(), "{name}"),
            Some(case) => {
                check(case, ["opening_predicted", "opening_real"], 1_000.0);
                assert_eq!(Some(case.real), given.balance_2024, "{name}");
            }
        }
        // The default of `complexity` is the one that every projection starts with.
        let default = found.prices.default_complexity(code);
        let published = given.complexity.unwrap();
        assert!((default - published).abs() <= 0.000_6, "{name}: {default}");
    }
}

/// A file that is missing is named, and nothing else is said.
#[test]
fn each_missing_file_is_named() {
    let Some(folder) = published() else { return };
    let out = Folder::new();
    std::fs::create_dir_all(out.path().join("sen2-2025")).unwrap();
    let files = [
        "dsg-balance-march-2022-by-authority.csv",
        "high-needs-block-by-authority.csv",
        "sen2-2025/caseload.csv",
    ];
    for name in files {
        let output = command(out.path(), &[]).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(
            said.contains(name) && said.contains("cannot be read"),
            "{said}"
        );
        assert_eq!(said.lines().count(), 1, "{said}");
        out.write(name, &std::fs::read(folder.join(name)).unwrap());
    }
    // A balance that is no number: file, line, column, area, and what is allowed.
    let name = files[0];
    let text = std::fs::read_to_string(folder.join(name)).unwrap();
    out.write(name, text.replacen("-1226959", "about 1m", 1).as_bytes());
    for entry in [
        "sen2-2025/newplans.csv",
        "sen2-2025/ceased_plans.csv",
        "agreements.json",
    ]
    .into_iter()
    .map(str::to_owned)
    .chain(std::fs::read_dir(&folder).unwrap().filter_map(|entry| {
        let name = entry.unwrap().file_name().into_string().unwrap();
        (name.ends_with(".csv") && name != files[0]).then_some(name)
    })) {
        let to = out.path().join(&entry);
        if !to.exists() {
            out.write(&entry, &std::fs::read(folder.join(&entry)).unwrap());
        }
    }
    let output = command(out.path(), &[]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        "dsg-balance-march-2022-by-authority.csv, line 2, column deficit_march_2022 (Hartlepool): \
         “about 1m” is neither a number nor one of the symbols for a missing figure (x, z, c, :, ~, u)\n"
    );
}
