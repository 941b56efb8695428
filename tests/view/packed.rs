//! The packed file of all councils: each figure that a page calls published is the file's own, says
//! where it is from, and changes on the page with the file.

use std::collections::BTreeMap;
use std::rc::Rc;

use engine::authority::Records;
use engine::origin::Code;
use safety_valve::app::calculator::Calculator;
use safety_valve::app::prerender;
use safety_valve::words::known::{How, Row};
use serde_json::Value;

const PACKED: &str = include_str!("../../static/data/authorities.json");

fn packed() -> Value {
    serde_json::from_str(PACKED).expect("JSON")
}

/// The page of each council that is projected, with what the file has of it.
fn councils(text: &str, only: &[&str]) -> BTreeMap<String, (Value, Rc<Calculator>)> {
    let records = Records::read(text).expect("the packed file");
    let file: Value = serde_json::from_str(text).expect("JSON");
    let mut found = BTreeMap::new();
    for raw in file["authorities"].as_array().expect("a list") {
        let name = raw["name"].as_str().expect("a name").to_owned();
        if !only.is_empty() && !only.contains(&name.as_str()) {
            continue;
        }
        let code = Code::new(raw["code"].as_str().expect("a code")).expect("a code");
        if let Ok(calculator) = Calculator::latest(code, &records, text) {
            found.insert(name, (raw.clone(), Rc::new(calculator)));
        }
    }
    found
}

fn known(calculator: &Calculator) -> &[Row] {
    &calculator
        .about
        .known
        .as_ref()
        .expect("latest figures")
        .rows
}

fn grouped(number: f64) -> String {
    let digits = format!("{:.0}", number.abs().round());
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// What the file publishes under the name that the page gives it.
fn in_the_file(raw: &Value, name: &str) -> Option<String> {
    let pounds = |number: f64| format!("£{}", grouped(number));
    if let Some(january) = name.strip_prefix("Children with a plan, January ") {
        let january: u64 = january.parse().ok()?;
        let of_january = |pair: &&Value| pair[0].as_u64() == Some(january);
        let plans = raw["plans"].as_array()?.iter().find(of_january)?;
        return Some(grouped(plans[1].as_f64()?));
    }
    if let Some(year) = name.strip_prefix("High needs spending, ") {
        let first: usize = year.split('-').next()?.parse().ok()?;
        return Some(pounds(raw["outturn"][first - 2022].as_f64()?));
    }
    let balance = |key: &str| {
        let balance = raw[key].as_f64()?;
        let surplus = if balance < 0.0 { "a surplus of " } else { "" };
        Some(format!("{surplus}{}", pounds(balance)))
    };
    match name {
        "Places that DfE pays for itself, 2023-24" => {
            let of = |key: &str| raw[key].as_f64().unwrap_or_default();
            Some(pounds(of("fe_places") + of("ap_places")))
        }
        "High needs block, 2023-24" => Some(pounds(raw["block"].as_f64()?)),
        "Deficit at March 2024" => balance("balance_2024"),
        "Deficit at March 2025" => balance("balance_2025"),
        _ => None,
    }
}

#[test]
fn every_published_figure_of_every_council_is_the_files_own_and_says_where_it_is_from() {
    let all = councils(PACKED, &[]);
    assert_eq!(all.len(), 150);
    let mut published = 0;
    for (name, (raw, calculator)) in &all {
        for row in known(calculator) {
            let said = format!("{name}: {} is {}", row.name, row.figure);
            assert!(row.source.len() > 20, "{said}, from “{}”", row.source);
            if row.how == How::Published {
                assert_eq!(
                    in_the_file(raw, &row.name).as_ref(),
                    Some(&row.figure),
                    "{said}"
                );
                let dated = row.source.contains("20") || row.name.contains("20");
                assert!(dated, "{said}, from “{}”", row.source);
                published += 1;
            } else {
                assert!(!row.figure.is_empty(), "{said}");
                assert!(
                    in_the_file(raw, &row.name).is_none(),
                    "{said}: it is published"
                );
            }
        }
    }
    assert!(published > 150 * 6, "{published}");
}

const SAMPLE: [&str; 6] = [
    "Kent",
    "Hackney",
    "Southwark",
    "Cumberland",
    "Birmingham",
    "Rutland",
];

#[test]
fn each_known_figure_is_on_the_pages_of_a_council_with_its_source() {
    for (name, (_, calculator)) in councils(PACKED, &SAMPLE) {
        {
            // Explore builds the table when it is opened; a browser test opens it.
            let address = "#/read";
            let page = prerender::page(calculator.clone(), address);
            for row in known(&calculator) {
                for text in [&row.figure, &row.source] {
                    let escaped = text.replace('&', "&amp;");
                    assert!(page.contains(&escaped), "{name}, {address}: no “{text}”");
                }
            }
        }
    }
}

/// Money by a factor of its own for each figure, and three more plans in each January.
fn doctored() -> String {
    let mut file = packed();
    for raw in file["authorities"].as_array_mut().expect("a list") {
        let by = |figure: &mut Value, factor: f64| {
            if let Some(number) = figure.as_f64() {
                *figure = Value::from((number * factor + 1_234.0).round());
            }
        };
        for (at, factor) in [(0, 1.031), (1, 1.047), (2, 1.062)] {
            by(&mut raw["outturn"][at], factor);
        }
        for (key, factor) in [
            ("block", 1.013),
            ("balance_2024", 1.21),
            ("balance_2025", 1.34),
        ] {
            if raw[key].is_number() {
                by(&mut raw[key], factor);
            }
        }
        for key in ["fe_places", "ap_places"] {
            by(&mut raw[key], 1.6);
        }
        for cost in raw["unit_costs"].as_array_mut().expect("five") {
            by(cost, 1.11);
        }
        let need = raw["complexity"].as_f64().expect("a rate");
        raw["complexity"] = Value::from(need + 0.004);
        for january in raw["plans"].as_array_mut().expect("a list") {
            january[1] = Value::from(january[1].as_f64().expect("a count") + 3.0);
        }
    }
    file.to_string()
}

#[test]
fn with_other_figures_in_the_file_every_known_figure_and_the_answer_are_others() {
    let doctored = doctored();
    let others = councils(&doctored, &SAMPLE);
    let usual = councils(PACKED, &SAMPLE);
    assert_eq!(usual.len(), SAMPLE.len());
    for (name, (_, calculator)) in &usual {
        let (_, other) = &others[name];
        let [before, after] = [calculator, other].map(|of| known(of));
        assert_eq!(before.len(), after.len(), "{name}");
        for (before, after) in before.iter().zip(after) {
            assert_eq!(before.name, after.name, "{name}");
            // It follows from where children are placed, which is as it was.
            if before.name.starts_with("Place funding") {
                continue;
            }
            assert_ne!(before.figure, after.figure, "{name}: {}", before.name);
        }
        let answers = [calculator, other].map(|of| {
            let page = prerender::page(of.clone(), "");
            let (_, answer) = page.split_once("<h1").expect("an answer");
            answer.split("</h1>").next().unwrap_or_default().to_owned()
        });
        assert_ne!(answers[0], answers[1], "{name}");
    }
}
