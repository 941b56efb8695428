//! Two invented authorities, from invented figures around other years: a county without an
//! agreement, and a city with an agreement of four years. Every view speaks of them alone.

use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use engine::authority::{Authority, Comparators, Context, National, StartingPoint};
use engine::estimate::{AreaCounts, PublishedCensus};
use engine::levers::Lever;
use engine::model::placement::AGES;
use engine::units::{Census, FinancialYear, Pupils};
use safety_valve::app::calculator::{Calculator, Parts};
use safety_valve::app::prerender;
use safety_valve::content::{READ, ReadProse};
use safety_valve::settings::Settings;

use crate::doctored::{numbers, texts};

/// No year of Southwark's is among these.
const NATIONAL: National = National {
    this_year: FinancialYear::starting(2036),
    stability_grant_from: FinancialYear::starting(2035),
    override_ends: FinancialYear::starting(2036),
    programme_ended: FinancialYear::starting(2035),
    counted: Census::january(2033),
};

/// Children by age and placement: a hill over the ages, more or less of each placement, and a
/// part of it that is like chance.
fn table(size: f64, shift: usize, by: f64) -> engine::estimate::counts::Table {
    const SHARES: [f64; 9] = [0.42, 0.04, 0.27, 0.05, 0.01, 0.11, 0.02, 0.04, 0.04];
    std::array::from_fn(|age| {
        let hill = 1.0 - ((age as f64 - 9.5) / 14.0).powi(2);
        std::array::from_fn(|at| {
            let college = at == 5 || at == 6;
            let fits = if college == (age > 13) { 1.0 } else { 0.02 };
            let uneven = 1.0 + ((age * 7 + at * 5 + shift) % 6) as f64 / 20.0;
            // Other figures are others in their shares too.
            let share = SHARES[at].powf(by * by);
            Pupils::of((size * hill.max(0.05) * share * fits * uneven).round())
        })
    })
}

fn all(table: &engine::estimate::counts::Table) -> f64 {
    table.iter().flatten().map(|children| children.get()).sum()
}

fn counts(area: &str, code: &str, size: f64, by: f64) -> AreaCounts {
    let by_age = |share: f64, last: usize| -> [Pupils; AGES] {
        std::array::from_fn(|age| {
            let children = size * share * (1 + age % 3) as f64;
            Pupils::of(if age < last { children.round() } else { 0.0 })
        })
    };
    let censuses = (2029..=2034).map(|year| {
        let grown = size * (0.7 + 0.06 * by * f64::from(year - 2029));
        // Shares move over the years, and faster in other figures.
        let moved = by - f64::from(year - 2029) * (by - 0.9) / 9.0;
        let placed = table(grown, usize::from(year), moved);
        let children: [Pupils; 9] =
            std::array::from_fn(|at| placed.iter().map(|line| line[at]).sum());
        PublishedCensus {
            census: Census::january(year),
            plans: Pupils::of(all(&placed) + 3.0),
            children,
        }
    });
    AreaCounts {
        area: area.to_owned(),
        code: code.to_owned(),
        source: "An invented return".to_owned(),
        release: "Reporting year 2034".to_owned(),
        first: table(size, 1, by),
        second: table(size * (0.97 + 0.1 * by), 2, by),
        new_plans: table(size * 0.13 * by, 3, by),
        ended: by_age(0.01, 19),
        transferred: by_age(0.004, 19),
        censuses: censuses.collect(),
    }
}

/// An invented figure with its source.
fn figure(value: f64) -> serde_json::Value {
    serde_json::json!({"value": value, "source": "Invented"})
}

/// The authority's own file; `by` makes every figure another.
fn file(
    code: &str,
    name: &str,
    kind: &str,
    agreement: serde_json::Value,
    by: f64,
) -> serde_json::Value {
    serde_json::json!({
        "code": code, "name": name, "kind": kind, "region": "The Marches",
        "agreement": agreement,
        "forecast": {
            "made": "June 2032",
            "base_year": "2031-32",
            "projected_years": 9,
            "opening_deficit": figure(31_456_789.0 * by),
            "base_spend": figure(101_234_567.0 * by),
            "block": figure(97_345_678.0 * by),
            "planned_block_growth": figure(0.043 * by),
            "published_block": figure(99_456_789.0 * by),
            "schools_block": figure(412_345_678.0 * by),
            "special_capacity": figure((1_037.0 * by).round()),
            "costs": {
                "mainstream": figure(7_123.0 * by),
                "special": figure(21_345.0 * by),
                "independent": figure(51_234.0 * by),
                "services": figure(712.0 * by),
                "alternative_provision": figure(1_567.0 * by),
                "plans": figure(4_321.0),
                "rise": figure(1.027),
                "rises": 1,
                "fe": figure(7_654.0 * by),
                "spi": figure(33_210.0 * by),
                "elsewhere": figure(28_765.0 * by),
            },
            "levers": {
                "new_plans_scale": figure(0.93),
                "new_plans_growth": figure(0.027 * by),
                "special_trend": figure(17.0),
                "state_inflation": figure(0.023 * by * by),
                "independent_inflation": figure(0.034 * by * by),
                "hnb_growth": figure(0.037 * by),
            },
        },
    })
}

fn calculator(file: &serde_json::Value, size: f64, by: f64) -> Rc<Calculator> {
    let own = counts("Own", "E00000001", size, by);
    let authority = Authority::read(&file.to_string(), own).expect("an authority");
    let comparators = Comparators {
        region: counts("The Marches", "E00000002", size * 11.0, by),
        england: counts("England", "E92000001", size * 97.0, by),
    };
    Rc::new(
        Calculator::new(Parts {
            start: StartingPoint::forecast(authority, &comparators).expect("a forecast"),
            national: NATIONAL,
            counts: &["invented"],
            settings: Settings::built_in().expect("the settings built in"),
            context: Context::default(),
        })
        .expect("a calculator"),
    )
}

/// An address on this authority.
fn of(calculator: &Calculator, address: &str) -> String {
    let origin = calculator.basis().origin;
    let named = format!(
        "v=2&authority={}&basis={}",
        origin.code,
        origin.baseline.name()
    );
    address.replace("v=1", &named)
}

/// A county without an agreement.
fn county(by: f64) -> Rc<Calculator> {
    let file = file(
        "E10000099",
        "Westmere",
        "county",
        serde_json::Value::Null,
        by,
    );
    calculator(&file, 510.0 * by, by)
}

/// A city with an agreement of four years.
fn city(by: f64) -> Rc<Calculator> {
    let row = |year: &str, millions: [f64; 4]| {
        let [unmitigated, mitigated, payment, remaining] =
            millions.map(|figure| format!("{:.1}", figure * by));
        serde_json::json!({
            "year": year, "unmitigated": unmitigated, "mitigated": mitigated,
            "payment": payment, "remaining": remaining,
        })
    };
    let agreement = serde_json::json!({
        "made": "May 2032", "source": "Aldport City Council, an invented paper",
        "years": [
            row("2031-32", [31.4, 31.3, 11.2, 20.1]),
            row("2032-33", [44.6, 33.7, 4.3, 18.2]),
            row("2033-34", [61.3, 34.9, 4.4, 15.0]),
            row("2034-35", [83.7, 33.2, 10.3, 3.0]),
        ],
    });
    calculator(
        &file("E06000099", "Aldport", "unitary", agreement, by),
        460.0 * by,
        by,
    )
}

/// Every view, with nothing changed, and with levers moved and figures typed in.
fn addresses() -> Vec<String> {
    let moved = "preset=everything&special_places=35&graduated_response=0.11&graduated_response.reason=Why&block=published&council_contribution=300000&actual.2033-34=41000000&stability_grant=2036-37";
    let mut all = vec![String::new()];
    for page in ["school", "read", "workshop", "group", "report"] {
        all.push(format!("#/{page}?v=1"));
        all.push(format!("#/{page}?v=1&{moved}"));
    }
    for panel in ["why", "children", "money", "table", "known", "scenarios"] {
        all.push(format!("#/explore?v=1&panel={panel}"));
        all.push(format!("#/explore?v=1&panel={panel}&{moved}"));
    }
    for group in ["demand", "places", "top-ups", "funding"] {
        all.push(format!("#/explore?v=1&open={group}"));
        all.push(format!("#/explore?v=1&open={group}&{moved}"));
    }
    all.push("#/school?v=1&school.to=unit&school.home=elsewhere".to_owned());
    // What cannot be read is answered in years of the authority's own.
    all.push(
        "#/explore?v=1&start=soon&stability_grant.share=0.4&actual.1999-00=4&look=2044-45"
            .to_owned(),
    );
    all
}

/// What is said on a page, without tags, in lines.
fn said(calculator: &Rc<Calculator>, address: &str) -> String {
    let html = prerender::page(calculator.clone(), &of(calculator, address));
    assert!(html.len() > 5_000, "{address} is a page");
    let mut said = String::new();
    for part in html.split('<') {
        let (tag, text) = part.split_once('>').unwrap_or_default();
        for attribute in [
            "alt=\"",
            "aria-label=\"",
            "data-heading=\"",
            "aria-valuetext=\"",
        ] {
            if let Some((_, rest)) = tag.split_once(attribute) {
                said.push_str(rest.split('"').next().unwrap_or_default());
                said.push('\n');
            }
        }
        said.push_str(text);
        said.push('\n');
    }
    said.replace("&#x27;", "'").replace("&amp;", "&")
}

/// The public page's prose for an authority.
fn read_prose(calculator: &Calculator) -> ReadProse {
    ReadProse::of(READ, calculator.authority.code.as_str()).expect("the content built in")
}

/// National texts that name other years or places of their own, each with its source beside it in
/// `src/content/general.json`; and a few that are written in code.
fn without_national(calculator: &Calculator, said: &str) -> String {
    let prose = read_prose(calculator);
    let as_of = &calculator.content().prose().as_of;
    let about = &calculator.about;
    let mut said = said.to_owned();
    let mut leave_out = |text: &str| {
        if !text.is_empty() {
            said = said.replace(text, "");
        }
    };
    for event in &prose.events {
        for text in [&event.text, &event.agreed, &event.title, &event.by] {
            leave_out(text);
        }
    }
    leave_out(as_of);
    for source in &prose.sources {
        leave_out(&source.title);
        leave_out(&about.fill(&source.text));
    }
    for lever in Lever::ALL {
        leave_out(&about.content.evidence(lever).record);
    }
    for (text, _) in NATIONAL_IN_CODE {
        leave_out(text);
    }
    said
}

const NATIONAL_IN_CODE: &[(&str, &str)] = &[
    (
        "Applications) (No. 2) Accessibility Regulations 2018",
        "a regulation",
    ),
    (
        "24 November 2026",
        "when this edition's accessibility statement was prepared and reviewed: static/settings.json",
    ),
    (
        "DfE, High needs funding operational guide 2023 to 2024, taken to hold since",
        "a publication",
    ),
    (
        "Department for Education, note of 9 February 2026, on the eligible deficit",
        "a publication",
    ),
];

/// Years written on a page that are no year around the invented ones.
fn other_years(said: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in said.lines() {
        let mut rest = line;
        while let Some(at) = rest.find("20") {
            let before = rest[..at].chars().next_back();
            let digits: String = rest[at..]
                .chars()
                .take_while(char::is_ascii_digit)
                .collect();
            let part_of_a_number =
                before.is_some_and(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '£'));
            let year = digits.parse().unwrap_or(0);
            if digits.len() == 4 && !part_of_a_number && !(2029..=2049).contains(&year) {
                found.push(line.to_owned());
            }
            rest = &rest[at + 2..];
        }
    }
    found
}

#[test]
fn nothing_of_southwark_is_said_of_another_authority() {
    let mut wrong = Vec::new();
    for calculator in [county(1.0), city(1.0)] {
        for address in addresses() {
            let said = said(&calculator, &address);
            let said = without_national(&calculator, &said);
            for line in said.lines() {
                let small = line.to_lowercase();
                let words = [
                    "southwark",
                    "london",
                    "borough",
                    "highshore",
                    "nine conditions",
                ];
                if words.iter().any(|word| small.contains(word)) {
                    wrong.push(format!("{address}: {line}"));
                }
            }
            wrong.extend(
                other_years(&said)
                    .into_iter()
                    .map(|line| format!("{address}: {line}")),
            );
        }
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// General explanations that speak of agreements in other senses.
const OTHER_AGREEMENTS: &[&str] = &[
    // A plan's own words, in the sources of figures that can be typed in.
    "School capacity return, or the place numbers agreed with schools",
    // My school.
    "is not agreed with the council",
    "Places are agreed each year",
    // The product and the programme that it is named after.
    "Safety Valve calculator",
    "The Safety Valve programme ends for all councils.",
];

#[test]
fn no_agreement_is_spoken_of_where_there_is_none() {
    let calculator = county(1.0);
    let mut wrong = Vec::new();
    for address in addresses() {
        let mut said = said(&calculator, &address);
        for text in OTHER_AGREEMENTS {
            said = said.replace(text, "");
        }
        // The name of the starting point in addresses.
        said = said.replace("basis=agreement", "");
        for line in said.lines() {
            let small = line.to_lowercase();
            let words = [
                "agreement",
                "agreed",
                "safety valve",
                "condition ",
                "met?",
                "reconciliation",
            ];
            if words.iter().any(|word| small.contains(word)) {
                wrong.push(format!("{address}: {line}"));
            }
        }
        let verdicts = said.matches("Remaining deficit:").count();
        assert_eq!(verdicts, 0, "{address}");
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_areas_are_called_what_they_are() {
    let [county, city] = [county(1.0), city(1.0)].map(|calculator| said(&calculator, "#/school"));
    assert!(county.contains("For the county, in 20"));
    assert!(county.contains("The children live in another county"));
    assert!(city.contains("For the council, in 20"));
    assert!(city.contains("The children live in another area"));
}

#[test]
fn an_agreement_of_four_years_is_judged_at_its_own_end() {
    let city = city(1.0);
    let explore = said(&city, "#/explore?v=1&panel=table");
    for words in [
        "On the council’s no-action forecast the deficit would be ",
        " in March 2035, if every agreed payment is made.",
        "Remaining deficit: above the agreement",
        "The no-action forecast was published to the nearest £0.1m",
        "The statutory override, to March 2037,",
        "Aldport City Council, an invented paper",
    ] {
        assert!(explore.contains(words), "{words}");
    }
    let read = said(&city, "#/read");
    for words in [
        "Is Aldport meeting its Safety Valve agreement?",
        "This is judged by the council’s forecast of June 2032. If nothing changes, it will miss the target for March 2035 by £",
        "In May 2032 the Department for Education agreed to pay off the deficit, if the council’s spending came within its income by March 2035. The agreement covers 2031-32 to 2034-35.",
        "A new grant is to pay 90% of the eligible deficit at March 2035.",
        "April 2035\n",
        "The statutory override ends.",
        "Each place has a price, from what Aldport spent for each plan in 2030-31, raised since.",
        "The deficit at March 2033, 2034, 2035 and 2036; the council’s own top-up bands; the block after 2032-33.",
    ] {
        assert!(read.contains(words), "{words}");
    }
}

/// Figures that are the same for every authority, each with its source.
const STAYS: &[(&str, &str)] = &[
    (
        "up to £50.0m less",
        "the range of the council’s own contribution, over five years: MODEL 8",
    ),
    ("up to £30.0m less", "the same, over three years"),
    (
        "up to £20.0m more",
        "the range of extra spending on services, phased in: MODEL 8",
    ),
    ("up to £10.0m more", "the same, with fewer years"),
    (
        "£10,000",
        "DfE, High needs funding operational guide 2023 to 2024",
    ),
    ("£6,000", "the same guide"),
    (
        "75% of England’s",
        "DfE, SEN2 2025, in src/content/general.json",
    ),
    ("for each £1 received", "one pound"),
    (
        "£0.2m worse than agreed",
        "0.15, 0.18 and 0.20: what the agreement’s first row is below the opening balance",
    ),
    ("£0.05m", "half of the step that the rows were rounded to"),
    (
        "£0.1m",
        "the step that the rows were rounded to; the least that is shown",
    ),
    ("90%", "DfE, note of 9 February 2026"),
    ("aged 16 and over", "ages"),
    ("far from 1", "what κ is compared with"),
    (
        "60 base places, and £1.5m a year",
        "the size of a package: judgement",
    ),
    (
        "65 more special school places, 40 base places",
        "the size of a package: judgement",
    ),
    ("paying 10% of shared", "the size of a package: judgement"),
    (
        "with 100 base places and £1.8m a year",
        "the size of a package: judgement",
    ),
];

#[test]
fn every_number_follows_from_the_invented_figures() {
    let mut still = Vec::new();
    let mut compared = 0;
    for make in [county, city] {
        let [usual, others @ ..] = [1.0, 1.213, 1.347].map(make);
        for address in [
            "",
            "#/explore?v=1&panel=children&open=demand",
            "#/explore?v=1&panel=money&open=places",
            "#/explore?v=1&panel=table&open=top-ups",
            "#/explore?v=1&open=funding",
            "#/read",
        ] {
            let texts_of = |calculator: &Rc<Calculator>| {
                let html = prerender::page(calculator.clone(), &of(calculator, address));
                let texts = texts(&html).into_iter().map(|text| {
                    let mut text = without_national(calculator, &text);
                    for (stays, _) in STAYS {
                        text = text.replace(stays, "NAME");
                    }
                    text
                });
                texts.collect::<Vec<_>>()
            };
            let mut others = others.each_ref().map(|other| {
                let mut by_shape: BTreeMap<String, VecDeque<Vec<String>>> = BTreeMap::new();
                for text in texts_of(other) {
                    let (shape, found) = numbers(&text);
                    by_shape.entry(shape).or_default().push_back(found);
                }
                by_shape
            });
            for text in texts_of(&usual) {
                let (shape, found) = numbers(&text);
                let [one, other] = others.each_mut().map(|by_shape| {
                    let same = by_shape.get_mut(&shape);
                    same.and_then(VecDeque::pop_front)
                });
                let (Some(one), Some(other)) = (one, other) else {
                    continue;
                };
                compared += found.len();
                for (at, number) in found.iter().enumerate() {
                    // Nothing is nothing, whatever the figures are.
                    if matches!(number.as_str(), "0" | "0.0") {
                        continue;
                    }
                    if one[at] == *number && other[at] == *number {
                        still.push(format!("{address}: {number} in “{text}”"));
                    }
                }
            }
        }
    }
    assert!(compared > 400, "{compared} numbers were compared");
    assert!(still.is_empty(), "{}", still.join("\n"));
}

/// Prose that is shown for an authority of which nothing special is known: all of it is filled in.
#[test]
fn general_prose_has_a_word_for_each_of_its_names() {
    let calculators = [county(1.0), city(1.0)];
    for (file, prose) in safety_valve::content::Content::files().expect("the content built in") {
        let code = if file == "general" { "E10000099" } else { file };
        let read = ReadProse::of(READ, code).expect("the content built in");
        let evidence = prose.levers.iter().flat_map(|(_, evidence)| {
            [
                &evidence.means,
                &evidence.who,
                &evidence.finding,
                &evidence.source,
            ]
        });

        let sources = read.sources.iter().map(|source| &source.text);
        let texts = evidence
            .chain(&read.method)
            .chain(&read.equations)
            .chain(&read.not_known)
            .chain(sources);
        for text in texts {
            for name in text.split('{').skip(1) {
                let (name, _) = name.split_once('}').expect("a closed name");
                let known = calculators
                    .iter()
                    .all(|calculator| calculator.about.word(name).is_some());
                assert!(known, "{file}: {{{name}}} in “{text}”");
            }
            if file == "general" {
                for calculator in &calculators {
                    let filled = calculator.about.fill(text).to_lowercase();
                    for word in ["southwark", "london", "borough", "{", "¦"] {
                        assert!(!filled.contains(word), "{word} in “{filled}”");
                    }
                }
            }
        }
    }
}
