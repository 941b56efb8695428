//! Built with other figures throughout, every number on both written pages differs, or is on a
//! short list with its source: nothing that should follow from the data is typed.

use engine::authority::Baseline;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use crate::southwark;
use engine::authority::{Authority, NATIONAL};
use engine::estimate::AreaCounts;
use engine::levers::Lever;
use engine::model::agreement::{Agreement, AgreementYear, Published};
use engine::model::basis::{BaseSpending, Opening};
use engine::model::project::Model;
use engine::units::{Pounds, PoundsPerPupil, Pupils, Rate};
use safety_valve::app::calculator::Calculator;
use safety_valve::app::prerender;
use safety_valve::data;
use safety_valve::words::about::About;
use safety_valve::words::children;

fn more(children: &mut Pupils, by: f64) {
    *children = Pupils::of((children.get() * by).round() + 3.0);
}

fn counts(mut counts: AreaCounts, by_more: f64) -> AreaCounts {
    for table in [&mut counts.first, &mut counts.second, &mut counts.new_plans] {
        for row in table.iter_mut() {
            for children in row.iter_mut() {
                more(children, 1.17 * by_more);
            }
        }
    }
    for children in counts.ended.iter_mut().chain(&mut counts.transferred) {
        more(children, 1.3);
    }
    for census in &mut counts.censuses {
        let mut plans = Pupils::ZERO;
        let by = 1.1 * by_more + f64::from(census.census.year() % 10) / 20.0;
        for (at, children) in (0_u8..).zip(&mut census.children) {
            more(children, by * (1.0 + by_more * f64::from((at * 5) % 9)));
            plans += *children;
        }
        census.plans = plans + Pupils::of(7.0);
    }
    counts
}

fn row(row: AgreementYear, by_more: f64) -> AgreementYear {
    let hundredths = |figure: Published, add: f64| {
        Published::printed(&format!(
            "{:.2}",
            figure.pounds().get() / 1e6 + add * by_more / 100.0
        ))
        .expect("an amount")
    };
    let years = f64::from(row.year.first_calendar_year() - 2022);
    AgreementYear {
        year: row.year,
        unmitigated: hundredths(row.unmitigated, 611.0 + 91.0 * years * years),
        mitigated: hundredths(row.mitigated, 287.0),
        payment: hundredths(row.payment, 34.0),
        remaining: hundredths(row.remaining, 173.0),
    }
}

/// The calculator with every figure changed, and by how much more.
fn doctored(by_more: f64) -> Calculator {
    let usual = Calculator::built_in(Baseline::AgreementForecast).expect("the data built in");
    let [own, london, england] = southwark::counts()
        .expect("the data built in")
        .map(|area| counts(area, by_more));
    let mut basis = southwark::basis(&own, &london, &england).expect("a basis");
    for cost in &mut basis.costs.unit_cost {
        *cost = PoundsPerPupil::of(cost.get() * 1.087 * by_more);
    }
    basis.costs.ap_base = basis.costs.ap_base * Rate::of(1.23);
    basis.costs.services_base = basis.costs.services_base * Rate::of(1.31);
    basis.base_spend = BaseSpending::Known(Pounds::of(66_474_446.0) * Rate::of(1.53 * by_more));
    basis.opening = Opening::Cumulative(Pounds::of(27_312_345.0 * by_more));
    basis.special_capacity = Pupils::of(803.0);
    basis.block.base = basis.block.base * Rate::of(1.29 * by_more);
    basis.block.planned_growth = Rate::of(0.067);
    basis.block.published = basis.block.published.map(|block| block * Rate::of(1.27));
    basis.schools_block = basis.schools_block * Rate::of(1.3);
    basis.agreement = basis.agreement.map(|agreement| Agreement {
        years: agreement
            .years
            .iter()
            .map(|year| row(*year, by_more))
            .collect(),
        ..agreement
    });
    for (lever, value) in [
        (Lever::NewPlansScale, 0.91),
        (Lever::NewPlansGrowth, 0.031),
        (Lever::SpecialTrend, 37.0),
        (Lever::StateInflation, 0.024),
        (Lever::IndependentInflation, 0.037),
        (Lever::HnbGrowth, 0.041),
    ] {
        basis.values.set(lever, value).expect("within range");
    }
    let mut beside = data::context(usual.authority.code).expect("the file built in");
    for measured in &mut beside.rows {
        for year in &mut measured.years {
            for figure in [&mut year.authority, &mut year.region, &mut year.england] {
                *figure = figure.map(|figure| (figure * 1.13 + 1.1).round() + 0.3);
            }
        }
    }
    let model = Model::new(basis);
    let about = About::new(
        &usual.authority,
        usual.baseline,
        model.basis(),
        &NATIONAL,
        usual.about.content.clone(),
    );
    Calculator {
        no_action: model.project(&model.untouched()),
        calendar: about.calendar,
        model,
        authority: Authority {
            counts: own,
            ..usual.authority
        },
        baseline: usual.baseline,
        published: None,
        context: children::context(&beside, &about).map(Rc::new),
        refusals: children::refusals(&beside, &about),
        about: Rc::new(about),
        fingerprint: String::new(),
        settings: usual.settings,
    }
}

/// The texts of a page with a number in them, in order: of elements, and what pictures and controls
/// are called.
pub fn texts(html: &str) -> Vec<String> {
    let mut texts = Vec::new();
    for part in html.split('<') {
        let Some((tag, text)) = part.split_once('>') else {
            continue;
        };
        for attribute in ["alt=\"", "aria-label=\""] {
            if let Some((_, rest)) = tag.split_once(attribute) {
                texts.extend(rest.split_once('"').map(|(value, _)| value.to_owned()));
            }
        }
        texts.push(text.trim().to_owned());
    }
    texts.retain(|text| text.chars().any(|c| c.is_ascii_digit()));
    texts
}

/// A text with a mark for each number that is left without names and figures that stay, and those
/// numbers.
pub fn numbers(text: &str) -> (String, Vec<String>) {
    // Which conditions of the agreement a lever belongs to is a name too.
    let mut bare = text.split(" · condition").next().unwrap_or(text).to_owned();
    for year in 2013..=2045 {
        bare = bare
            .replace(&format!("{year}-{:02}", (year + 1) % 100), "YEAR")
            .replace(&year.to_string(), "YEAR");
    }
    for (phrase, _) in NAMES.iter().chain(STAYS) {
        bare = bare.replace(phrase, "NAME");
    }
    let mut shape = String::new();
    let mut found = Vec::new();
    let mut number = String::new();
    for c in bare.chars().chain(['\n']) {
        if c.is_ascii_digit() || (!number.is_empty() && matches!(c, '.' | ',')) {
            number.push(c);
            continue;
        }
        if !number.is_empty() {
            let ends = number.trim_end_matches(['.', ',']).len();
            shape.push('#');
            shape.push_str(&number[ends..]);
            number.truncate(ends);
            found.push(std::mem::take(&mut number));
        }
        shape.push(c);
    }
    (shape, found)
}

/// Numbers that are names: days, ages, conditions, publications.
const NAMES: &[(&str, &str)] = &[
    ("31 March", "a day"),
    ("1 April", "a day"),
    ("9 February", "a day"),
    ("24 November", "a day"),
    ("25 November", "a day"),
    ("v3.0", "a licence"),
    ("Guidelines 2.2", "a standard"),
    ("(No. 2)", "a regulation"),
    ("400%", "a size of text"),
    ("320 pixels", "a width"),
    ("320 to 1920 pixels", "widths"),
    ("SEN2", "a publication"),
    ("5/12", "April to August of a year"),
    ("7/12", "September to March of a year"),
    ("max(0, ", "an equation"),
    ("[age + 1", "an equation"),
    ("(1 − ", "an equation"),
    ("(1 + ", "an equation"),
    ("7 to 15", "ages"),
    ("7–15", "ages"),
    ("0–6", "ages"),
    ("5–17", "ages"),
    ("18+", "ages"),
    ("up to age 6", "ages"),
    ("19 to 25", "ages"),
    ("under 16", "ages"),
    ("under-16s", "ages"),
    ("post-16", "ages"),
    ("within 20 weeks", "the time limit in law"),
    ("1 year, so at once", "a choice"),
    ("2 years", "a choice"),
    ("3 years", "a choice"),
    ("4 years", "a choice"),
    ("5 years", "a choice"),
    ("height=\"1200\"", "a text to copy"),
    ("width:100%;border:0", "a text to copy"),
];

/// Figures that stay, each with its source.
const STAYS: &[(&str, &str)] = &[
    (
        "Southwark refused 47.7% of requests for an assessment in YEAR; London 23.4%, England 25.2%",
        "DfE, SEN2 2025, in `src/content`",
    ),
    (
        "is published as £71.9m",
        "DfE, DSG allocations 2023-24, July 2024",
    ),
    (
        "had counted on £67.4m",
        "the block of 2022-23 and the planning guidance of March 2023",
    ),
    (
        "90% of the eligible deficit",
        "DfE, note of 9 February 2026",
    ),
    (
        "60 base places, and £1.5m a year",
        "the size of a package: judgement",
    ),
    (
        "65 more special school places, 40 base places",
        "the size of a package: Southwark, November 2024",
    ),
    ("paying 10% of shared", "the size of a package: judgement"),
    (
        "with 100 base places and £1.8m a year",
        "the size of a package: judgement",
    ),
    ("raised by 3% a year", "judgement, MODEL 10"),
    ("and 30 more each year", "computed, in `src/content`"),
    (
        "£10,000 in a s",
        "DfE, High needs funding operational guide 2023 to 2024",
    ),
    ("£6,000 in a base", "the same guide"),
    (
        "up to £40.0m less",
        "the range of the council’s own contribution, over four years: MODEL 8",
    ),
    (
        "up to £15.0m more",
        "the range of extra spending on services, phased in: MODEL 8",
    ),
];

#[test]
fn every_number_follows_from_the_data_or_is_on_the_list() {
    let usual =
        Rc::new(Calculator::built_in(Baseline::AgreementForecast).expect("the data built in"));
    // Two, because one figure in a hundred is the same by chance.
    let others = [1.0, 1.043].map(|by_more| Rc::new(doctored(by_more)));
    let mut still = Vec::new();
    let mut compared = 0;
    for address in super::EACH_GROUP
        .into_iter()
        .chain(["#/explore?v=2&basis=agreement&panel=table", "#/read"])
    {
        let texts_of =
            |calculator: &Rc<Calculator>| texts(&prerender::page(calculator.clone(), address));
        let usual = texts_of(&usual);
        // By shape, in their order on the page.
        let others = others.each_ref().map(|other| {
            let mut by_shape: BTreeMap<String, VecDeque<Vec<String>>> = BTreeMap::new();
            for text in texts_of(other) {
                let (shape, found) = numbers(&text);
                by_shape.entry(shape).or_default().push_back(found);
            }
            by_shape
        });
        let mut others = others;
        for text in usual {
            let (shape, found) = numbers(&text);
            let [one, other] = others.each_mut().map(|by_shape| {
                let same = by_shape.get_mut(&shape);
                same.and_then(VecDeque::pop_front)
            });
            // A sentence that depends on its figures may have other words too.
            let (Some(one), Some(other)) = (one, other) else {
                continue;
            };
            compared += found.len();
            for (at, number) in found.iter().enumerate() {
                // Nothing is nothing, whatever the figures are; and a package’s places are its own size.
                if matches!(text.as_str(), "0" | "−1" | "+24") {
                    continue;
                }
                if one[at] == *number && other[at] == *number {
                    still.push(format!("{address}: {number} in “{text}”"));
                }
            }
        }
    }
    assert!(
        compared > 150,
        "{compared} numbers were held against others"
    );
    assert!(still.is_empty(), "{}", still.join("\n"));
}
