//! Built with other figures throughout, every number on both written pages is another, or is on
//! a short list with where it is from: nothing that should follow from the data is typed.

use std::collections::BTreeSet;
use std::rc::Rc;

use safety_valve::app::calculator::Calculator;
use safety_valve::app::written;
use safety_valve::catalogue::{context, southwark};
use safety_valve::estimate::AreaCounts;
use safety_valve::model::agreement::{Agreement, AgreementYear, Published};
use safety_valve::model::levers::Lever;
use safety_valve::model::project::Model;
use safety_valve::units::{Pounds, PoundsPerPupil, Pupils, Rate};
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
            more(children, by + f64::from(at) / 9.0);
            plans += *children;
        }
        census.plans = plans + Pupils::of(7.0);
    }
    counts
}

fn row(row: AgreementYear, by_more: f64) -> AgreementYear {
    let hundredths = |figure: Published, add: f64| {
        #[allow(clippy::cast_possible_truncation, reason = "hundredths of millions")]
        Published::hundredths((figure.pounds().get() / 1e4 + add * by_more) as i64)
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
    let usual = Calculator::built_in().expect("the data built in");
    let [own, london, england] = southwark::counts()
        .expect("the data built in")
        .map(|area| counts(area, by_more));
    let mut basis = southwark::basis(&own, &london, &england).expect("a basis");
    for cost in &mut basis.costs.unit_cost {
        *cost = PoundsPerPupil::of(cost.get() * 1.087 * by_more);
    }
    basis.costs.ap_base = basis.costs.ap_base * Rate::of(1.23);
    basis.costs.services_base = basis.costs.services_base * Rate::of(1.31);
    basis.base_spend = basis
        .base_spend
        .map(|spend| spend * Rate::of(1.53 * by_more));
    basis.opening_deficit = Pounds::of(27_312_345.0 * by_more);
    basis.special_capacity = Pupils::of(803.0);
    basis.block.base = basis.block.base * Rate::of(1.29 * by_more);
    basis.block.planned_growth = Rate::of(0.067);
    basis.block.published = basis.block.published.map(|block| block * Rate::of(1.27));
    basis.schools_block = basis.schools_block * Rate::of(1.3);
    basis.agreement = basis.agreement.map(|agreement| Agreement {
        years: agreement.years.map(|year| row(year, by_more)),
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
    let mut beside = context::context().expect("the file built in");
    for measured in &mut beside.rows {
        for year in &mut measured.years {
            for figure in [&mut year.southwark, &mut year.london, &mut year.england] {
                *figure = figure.map(|figure| (figure * 1.13 + 1.1).round() + 0.3);
            }
        }
    }
    let model = Model::new(basis);
    Calculator {
        no_action: model.project(&model.untouched()),
        model,
        census: own,
        context: Rc::new(children::context(&beside)),
        refusals: children::refusals(&beside),
        settings: usual.settings,
    }
}

/// The texts of a page, one for each element that has one.
fn texts(html: &str) -> BTreeSet<String> {
    html.split('<')
        .filter_map(|part| part.split_once('>'))
        .map(|(_, text)| text.trim().to_owned())
        .filter(|text| text.chars().any(|c| c.is_ascii_digit()))
        .collect()
}

/// Numbers that are no figures of the council's: what is left once they are taken out has none.
fn without_names(text: &str) -> String {
    let mut text = text.to_owned();
    // Years, months and days, by which things are called.
    for year in 2013..=2033 {
        text = text
            .replace(&format!("{year}-{:02}", (year + 1) % 100), "")
            .replace(&year.to_string(), "");
    }
    for name in [
        "31 March",
        "1 April",
        "9 February",
        "24 November",
        "v3.0",
        "2.2",
        "(No. 2)",
        "400%",
        "320 pixels",
        "320 to",
        "5/12",
        "7/12",
        "(0, ",
    ] {
        text = text.replace(name, "");
    }
    text
}

/// What stays, and where it is from.
const STAYS: &[(&str, &str)] = &[
    // DfE, SEN2 2025: published beside a lever, in `catalogue::evidence`.
    ("Southwark refused 47.7% of requests", "evidence of a lever"),
    // The agreement's own rows, in `catalogue::presets` and `catalogue::history`.
    ("grows to £72m by March 2027", "the agreement's row"),
    (
        "is published as £71.9m",
        "DfE, DSG allocations 2023-24, July 2024",
    ),
    (
        "90% of the eligible deficit",
        "DfE, note of 9 February 2026",
    ),
    // What presets set, in `catalogue::presets`.
    ("60 base places", "the size of a package"),
    ("65 more special school places", "the size of a package"),
    ("paying 10% of shared", "the size of a package"),
    ("100 base places", "the size of a package"),
    ("raised by 3% a year", "judgement, MODEL 10"),
    (
        "and 30 more each year",
        "computed in `catalogue::southwark`",
    ),
    // Rows published to the million.
    ("good to about £0.5m", "half of the step of rounding"),
    // Choices, and how things are called.
    ("year, so at once", "a choice"),
    (" years", "a choice"),
    ("More in this group", "how many levers there are"),
    ("Ages 19 to 25", "condition 9 of the agreement"),
    ("within 20 weeks", "the time limit in law"),
    ("Moving on to adult life, 18+", "a lever's name, with ages"),
    ("SEN2", "a publication's name"),
    ("with axe in each view", "how it was tested"),
    ("YOUR-ADDRESS", "a text to copy"),
    ("[age + 1", "an equation"),
    ("(1 + ", "an equation"),
    // DfE, High needs funding operational guide 2023 to 2024.
    ("£10,000 in a", "place funding"),
    ("£6,000", "place funding"),
    // Ages and conditions are names.
    ("conditions ", "the agreement's conditions, by number"),
    ("condition ", "the agreement's conditions, by number"),
    (
        "per cent of",
        "what a lever is a per cent of, with the ages it is about",
    ),
    ("Needs met", "a lever's name, with ages"),
    ("Plans no longer needed, 5–17", "a lever's name, with ages"),
    ("per cent of the gap", "ages"),
];

#[test]
fn every_number_follows_from_the_data_or_is_on_the_list() {
    let usual = Rc::new(Calculator::built_in().expect("the data built in"));
    // Two, since one figure in a hundred is the same by chance.
    let others = [1.0, 1.043].map(|by_more| Rc::new(doctored(by_more)));
    let mut still = Vec::new();
    for address in ["", "#/read"] {
        let texts_of =
            |calculator: &Rc<Calculator>| texts(&written::page(calculator.clone(), address));
        let usual = texts_of(&usual);
        let [one, other] = others.each_ref().map(texts_of);
        assert!(
            usual.len() > 60,
            "{address}: {} texts with numbers",
            usual.len()
        );
        for text in usual
            .iter()
            .filter(|text| one.contains(*text) && other.contains(*text))
        {
            let bare = without_names(text);
            let listed = STAYS.iter().any(|(part, _)| text.contains(part));
            if bare.chars().any(|c| c.is_ascii_digit()) && !listed {
                still.push(format!("{address}: {text}"));
            }
        }
    }
    assert!(still.is_empty(), "{}", still.join("\n"));
}
