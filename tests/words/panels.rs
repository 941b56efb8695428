//! What the panels show is what the model says, rounded by the rule that they name; and no
//! figure of theirs is typed into the code.

use crate::southwark::{self, ABOUT};
use engine::levers::Lever;
use engine::model::actuals::{Actual, Actuals, BaseSum, StabilityGrant};
use engine::model::cost::{Line, PRICED};
use engine::model::placement::Placement;
use engine::units::{FinancialYear, Pounds, PoundsPerPupil, Pupils};
use proptest::prelude::*;
use safety_valve::words::children::{self, January};
use safety_valve::words::figures::Figures;
use safety_valve::words::ledger;

use crate::{MODEL, assumptions};

/// "£1,234", "−12" as a number.
fn read(cell: &str) -> f64 {
    let plain: String = cell.replace('−', "-").replace(['£', ',', '+', '%'], "");
    plain
        .parse()
        .unwrap_or_else(|_| panic!("“{cell}” is no figure"))
}

fn row<'a>(figures: &'a Figures, name: &str) -> Vec<&'a str> {
    let row = figures.rows.iter().find(|row| row.name == name);
    let row = row.unwrap_or_else(|| panic!("no row “{name}”"));
    row.cells.iter().map(String::as_str).collect()
}

/// Nearest whole number, halves away from zero, as the page says.
fn rounded(exact: f64) -> f64 {
    exact.signum() * (exact.abs() + 0.5).floor()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_rounded_tables_follow_their_rule(assumptions in assumptions()) {
        let projection = MODEL.project(&assumptions);
        let figures = ledger::spending(&projection.years, &ABOUT);
        for (at, result) in projection.years.iter().enumerate() {
            let mut sum = 0.0;
            for line in Line::ALL {
                let exact = result.lines.get(line).get();
                sum += exact;
                match figures.rows.iter().find(|row| row.name == ledger::line(line)) {
                    Some(row) => prop_assert_eq!(read(&row.cells[at]), rounded(exact) + 0.0),
                    None => prop_assert_eq!(exact, 0.0, "only a line of nothing is left out"),
                }
            }
            prop_assert!((sum - result.spending.get()).abs() < 0.005, "lines add up to spending");
            let in_year = result.spending - result.income + result.reconciliation;
            prop_assert!((in_year - result.in_year).get().abs() < 0.005);
            for (name, exact) in [("Spending", result.spending), ("Income", result.income), ("Spending above income, in the year", result.in_year)] {
                prop_assert_eq!(read(row(&figures, name)[at]), rounded(exact.get()) + 0.0);
            }
        }
        let januaries: Vec<January<'_>> = projection.years.iter().map(|result| January {
            census: result.year.census(),
            placed: &result.placed,
            met_without_plan: result.met_without_plan,
        }).collect();
        let by_placement = children::by_placement(&januaries);
        let behind = children::behind(&januaries, &ABOUT);
        for (at, result) in projection.years.iter().enumerate() {
            let placed: f64 = Placement::ALL.iter().map(|placement| result.placed.of(*placement).get()).sum();
            prop_assert!((placed - result.placed.plans().get()).abs() < 1e-6);
            let shown: f64 = by_placement.rows.iter().take(Placement::ALL.len()).map(|row| read(&row.cells[at])).sum();
            prop_assert!((shown - read(row(&by_placement, "All plans")[at])).abs() <= 5.0, "rounding alone");
            let full = read(row(&behind, "In independent schools because special schools are full")[at]);
            let empty = read(row(&behind, "Special school places that stay empty")[at]);
            prop_assert!(full == 0.0 || empty == 0.0);
        }
    }
}

#[test]
fn the_published_counts_are_those_of_the_importers_data() {
    let [southwark, ..] = southwark::counts().expect("the data built in");
    let figures = children::published(
        &southwark.censuses,
        &[],
        &southwark.source,
        &southwark.release,
    );
    // The importer's file once more, by another reader.
    let file: serde_json::Value =
        serde_json::from_str(include_str!("../../static/data/built-in.json")).expect("JSON");
    let own = &file["authorities"][0];
    let plans = own["plans"].as_array().expect("plans by January");
    assert_eq!(plans.len(), 7, "January 2019 to 2025");
    for (at, published) in plans.iter().enumerate() {
        let year = &published[0];
        assert_eq!(figures.columns[at], format!("Jan {year}"));
        assert_eq!(
            read(row(&figures, "All plans, as published")[at]),
            published[1].as_f64().expect("a count")
        );
        let given = own["placements"].as_array().expect("counts by January");
        let counts: Vec<f64> = match given.iter().find(|counts| counts[0] == *year) {
            Some(counts) => serde_json::from_value(counts[1].clone()).expect("nine counts"),
            None => {
                let table = if *year == 2024 { "first" } else { "second" };
                let numbers =
                    engine::estimate::packed::unpack(own[table].as_str().expect("a table"));
                let numbers = numbers.expect("a packed table");
                let sums = numbers
                    .chunks(24)
                    .map(|ages| ages.iter().copied().map(f64::from).sum());
                sums.collect()
            }
        };
        assert_eq!(counts.len(), Placement::CENSUS.len());
        for (row, count) in figures.rows.iter().zip(&counts) {
            assert_eq!(read(&row.cells[at]), *count, "{} {year}", row.name);
        }
    }
}

/// The file written for the page against the table that it was made from, where that is here.
#[test]
fn the_context_is_the_published_one() {
    let Ok(table) = std::fs::read_to_string("../shared/data/context.csv") else {
        return;
    };
    let context =
        safety_valve::data::context(engine::origin::Code::SOUTHWARK).expect("the file built in");
    let figures = children::context(&context, &ABOUT).expect("figures of Southwark");
    let mut seen = 0;
    for line in table.lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        let cells = row(&figures, &format!("{}, {}", fields[0], fields[1]));
        for (cell, published) in cells.iter().zip(&fields[2..5]) {
            match published.parse::<f64>() {
                Ok(figure) => assert!((read(cell) - figure).abs() < 1e-9, "{line}: {cell}"),
                Err(_) => assert_eq!(*cell, "–", "{line}"),
            }
        }
        seen += 1;
    }
    assert_eq!(seen, figures.rows.len());
}

#[test]
fn the_difference_to_the_census_is_said() {
    let [southwark, ..] = southwark::counts().expect("the data built in");
    let projection = MODEL.project(&MODEL.untouched());
    let januaries: Vec<January<'_>> = projection
        .years
        .iter()
        .map(|result| January {
            census: result.year.census(),
            placed: &result.placed,
            met_without_plan: Pupils::ZERO,
        })
        .collect();
    insta::assert_snapshot!(children::difference(&southwark.censuses, &januaries).expect("two Januaries in common"), @"In January 2025 the census counted 3,552 plans; the model has 3,488: 64 fewer.");
}

#[test]
fn kappa_is_said_in_plain_words_and_doubted_where_it_is_far_off() {
    let mut actuals = Actuals::nothing(MODEL.basis().horizon());
    let said =
        |actuals: &Actuals, typed| ledger::kappa(&MODEL.calibrated(actuals), typed, true, &ABOUT);
    insta::assert_snapshot!(said(&actuals, false), @"Prices as found for 2021-22 and raised to 2022-23 come to less than the £66.5m that 2022-23 cost. All of them are multiplied by κ = 1.149, so that they come to it.");
    let spent = |actuals: &mut Actuals, pounds| {
        actuals
            .base
            .set_sum(BaseSum::BaseSpend, Some(Pounds::of(pounds)))
            .expect("within range");
    };
    spent(&mut actuals, 40e6);
    insta::assert_snapshot!(said(&actuals, true), @"Prices, those typed in among them, come to more than the £40.0m that 2022-23 cost. All of them are multiplied by κ = 0.564, so that they come to it. That is far from 1: check the spending, prices and places that were typed in.");
    // Less than what has no price costs by itself: nobody is paid to have a place filled.
    spent(&mut actuals, 1e6);
    insta::assert_snapshot!(said(&actuals, false), @"Place funding, alternative provision and services alone cost no less than the £1.0m of 2022-23. No price can be below zero, so all of them count as zero. Check what was typed in.");
    assert_eq!(MODEL.calibrated(&actuals).kappa.get(), 0.0);
    for placement in PRICED {
        actuals
            .base
            .set_unit_cost(placement, Some(PoundsPerPupil::ZERO))
            .expect("within range");
    }
    insta::assert_snapshot!(said(&actuals, true), @"No place has a price, so nothing can be multiplied to make up the £1.0m that 2022-23 cost. Type a price in.");
}

/// From the balance that the year opens with to the one after all grants, in whole pounds.
#[test]
fn the_balances_of_the_money_table_lead_from_one_to_the_next() {
    let mut assumptions = MODEL.untouched();
    let year = FinancialYear::starting;
    assumptions
        .values
        .set(Lever::CouncilContribution, 1e6)
        .expect("within range");
    assumptions
        .actuals
        .set_actual(Actual::Deficit, year(2024), Some(Pounds::of(20e6)))
        .expect("a year of the projection");
    assumptions
        .actuals
        .set_stability_grant(Some(StabilityGrant {
            year: year(2026),
            share: StabilityGrant::SHARE,
        }))
        .expect("a year of the projection");
    let projection = MODEL.project(&assumptions);
    let figures = ledger::spending(&projection.years, &ABOUT);
    let of = |name: &str, at: usize| read(row(&figures, name)[at]);
    for at in 0..projection.years.len() {
        let before = [
            "Deficit brought forward, before grant",
            "Spending above income, in the year",
            "Paid by the council itself",
            "Difference to the balance typed in",
        ];
        let sum: f64 = before.iter().map(|name| of(name, at)).sum();
        let before_grant = of("Deficit at 31 March, before grant", at);
        assert!((sum - before_grant).abs() <= 2.0, "{at}: {sum}");
        let received = of("Safety Valve payments of earlier years", at)
            + of("Safety Valve payment of the year", at);
        let after = of("Deficit at 31 March, after grant", at);
        assert!((before_grant + received - after).abs() <= 2.0);
        let stability = of("Stability Grant, once paid", at);
        let rest = of("Deficit after the Stability Grant", at);
        assert!((after + stability - rest).abs() <= 2.0);
        if at > 0 {
            let opening = of("Deficit brought forward, before grant", at);
            assert_eq!(opening, of("Deficit at 31 March, before grant", at - 1));
        }
    }
    assert!(row(&figures, "Difference to the balance typed in").contains(&"£0"));
    assert_eq!(row(&figures, "Stability Grant, once paid")[2], "£0");
}

/// Figures come from the model and the data; the panels' code has dates and ages alone.
#[test]
fn no_figure_is_typed_into_the_panels_code() {
    let files = [
        "src/app/pages/panels/mod.rs",
        "src/app/pages/panels/actuals/mod.rs",
        "src/app/pages/panels/actuals/view.rs",
        "src/app/pages/panels/children/mod.rs",
        "src/app/pages/panels/children/view.rs",
        "src/app/pages/panels/money/mod.rs",
        "src/app/pages/panels/money/view.rs",
        "src/app/widgets/figures.rs",
        "src/words/actuals.rs",
        "src/words/children.rs",
        "src/words/figures.rs",
        "src/words/ledger.rs",
    ];
    for path in files {
        let source = std::fs::read_to_string(path).expect(path);
        for line in source
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
        {
            for text in line.split('"').skip(1).step_by(2) {
                let plain = without_braces(text);
                for number in plain
                    .split(|c: char| !c.is_ascii_digit())
                    .filter(|digits| !digits.is_empty())
                {
                    let year = number.len() == 4 && number.starts_with("20")
                        || number.len() == 2 && plain.contains(&format!("-{number}"));
                    let day_or_age =
                        ["9", "16", "31"].contains(&number) || plain.contains("far from 1");
                    let url_or_id = text.starts_with("block-") || ["1", "0", "-1"].contains(&text);
                    assert!(
                        year || day_or_age || url_or_id,
                        "{path} has {number} in “{text}”"
                    );
                }
            }
        }
    }
}

/// What is in braces is filled in from elsewhere.
fn without_braces(text: &str) -> String {
    let mut inside = 0;
    text.chars()
        .filter(|c| {
            match c {
                '{' => inside += 1,
                '}' => inside -= 1,
                _ => return inside == 0,
            }
            false
        })
        .collect()
}
