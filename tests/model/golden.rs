//! The golden figures, which any program of the model must give: `tests/reference/golden.json` has
//! them, each with its tolerance.

use engine::levers::Lever;
use engine::levers::Preset;
use engine::model::actuals::{Actual, StabilityGrant};
use engine::model::basis::BlockSource;
use engine::model::headcount::{HeadcountMove, HeadcountRequest};
use engine::model::placement::Placement;
use engine::model::project::{Assumptions, Projection};
use engine::units::{FinancialYear, Pounds, PoundsPerPupil, Pupils};
use serde_json::Value;

use crate::support::MODEL;

const GOLDEN: &str = include_str!("../reference/golden.json");

/// Command-line arguments, read here separately so that no other reader is trusted.
fn assumptions(arguments: &Value) -> Assumptions {
    let mut assumptions = MODEL.untouched();
    let mut rest = arguments
        .as_array()
        .unwrap()
        .iter()
        .map(|text| text.as_str().unwrap());
    while let Some(option) = rest.next() {
        match option {
            "--no-reconciliation" => assumptions.reconciliation = false,
            "--published-block" => assumptions.block = BlockSource::Published,
            "--preset" => {
                let preset = Preset::named(rest.next().unwrap()).unwrap();
                assumptions.values = preset.on(&assumptions.values).unwrap();
            }
            "--start" => assumptions.timings.common.start = rest.next().unwrap().parse().unwrap(),
            "--set" => {
                let (lever, value) = rest.next().unwrap().split_once('=').unwrap();
                assumptions
                    .values
                    .set(Lever::named(lever).unwrap(), value.parse().unwrap())
                    .unwrap();
            }
            "--actual" | "--actual-block" | "--actual-grant" => {
                let actual = match option {
                    "--actual" => Actual::Deficit,
                    "--actual-block" => Actual::Block,
                    _ => Actual::Payment,
                };
                let (year, pounds) = rest.next().unwrap().split_once('=').unwrap();
                let pounds = Pounds::of(pounds.parse().unwrap());
                let actuals = &mut assumptions.actuals;
                actuals
                    .set_actual(actual, year.parse().unwrap(), Some(pounds))
                    .unwrap();
            }
            "--stability-grant" => {
                let grant = StabilityGrant {
                    year: rest.next().unwrap().parse().unwrap(),
                    share: StabilityGrant::SHARE,
                };
                assumptions
                    .actuals
                    .set_stability_grant(Some(grant))
                    .unwrap();
            }
            "--named" => assumptions
                .headcount_moves
                .push(named(rest.next().unwrap())),
            other => panic!("golden.json asks for {other}, which this test does not know"),
        }
    }
    assumptions
}

/// An entry like `children=8,ages=4-10,from=special,to=unit,start=2026-27,years=5,top_up=12000,places=10`.
fn named(parts: &str) -> HeadcountMove {
    let part = |name: &str| {
        parts
            .split(',')
            .find_map(|part| part.strip_prefix(name)?.strip_prefix('='))
    };
    let number = |name: &str| part(name).map(|text| text.parse::<f64>().unwrap());
    let placement = |name: &str| {
        let found = Placement::ALL
            .into_iter()
            .find(|placement| Some(placement.name()) == part(name));
        found.unwrap()
    };
    let (first, last) = part("ages").unwrap().split_once('-').unwrap();
    let asked = HeadcountRequest {
        children: Pupils::of(number("children").unwrap()),
        ages: (first.parse().unwrap(), last.parse().unwrap()),
        from: placement("from"),
        to: placement("to"),
        start: part("start").unwrap().parse().unwrap(),
        years: part("years").unwrap().parse().unwrap(),
        top_up: number("top_up").map(PoundsPerPupil::of),
        places: number("places").map(Pupils::of),
    };
    HeadcountMove::new(asked, MODEL.basis().horizon()).unwrap()
}

fn figure(projection: &Projection, at: &str) -> f64 {
    let Some((year, name)) = at.split_once('.') else {
        assert_eq!(at, "kappa");
        return MODEL.kappa().get();
    };
    let year: FinancialYear = year.parse().unwrap();
    let result = projection.of(year).unwrap();
    match name {
        "cumulative" => result.cumulative.get(),
        "after_grant" => result.after_grant.get(),
        "plans" => result.placed.plans().get(),
        "spending" => result.spending.get(),
        "stability_grant" => result.stability_grant.get(),
        "after_stability_grant" => result.after_stability_grant.unwrap().get(),
        "named.0.this_childs_place" => {
            let at = usize::try_from(year.years_since(MODEL.basis().first_year())).unwrap();
            projection.headcount_moves[0].years[at]
                .this_childs_place
                .get()
        }
        name => {
            let name = name.strip_prefix("placements.").unwrap();
            let placement = Placement::ALL
                .into_iter()
                .find(|placement| placement.name() == name);
            result.placed.of(placement.unwrap()).get()
        }
    }
}

#[test]
fn every_golden_figure_is_met_as_closely_as_it_is_known() {
    let golden: Value = serde_json::from_str(GOLDEN).unwrap();
    let nothing_set = MODEL.project(&MODEL.untouched());
    let mut missed = Vec::new();
    for case in golden["figures"].as_array().unwrap() {
        let name = case["name"].as_str().unwrap();
        let projection = MODEL.project(&assumptions(&case["arguments"]));
        let against_nothing_set = case["than_nothing_set"].as_bool().unwrap_or(false);
        for expected in case["expect"].as_array().unwrap() {
            let at = expected["at"].as_str().unwrap();
            let value = expected["value"].as_f64().unwrap();
            let mut found = figure(&projection, at);
            if against_nothing_set {
                found -= figure(&nothing_set, at);
            }
            if (found - value).abs() > expected["within"].as_f64().unwrap() {
                missed.push(format!("{name}, {at}: {found} found, {value} wanted"));
            }
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

/// A figure that silently disappeared from golden.json would no longer be checked.
#[test]
fn golden_json_holds_all_that_was_published() {
    let golden: Value = serde_json::from_str(GOLDEN).unwrap();
    let cases = golden["figures"].as_array().unwrap();
    let single = cases
        .iter()
        .filter(|case| case["than_nothing_set"].as_bool() == Some(true))
        .count();
    assert_eq!(single, 21, "levers moved alone, and named children");
    for preset in Preset::ALL {
        for start in ["2023-24", "2026-27"] {
            let name = format!("{}, begun in {start}", preset.name());
            // There is no second figure for the two presets without ramped levers.
            let wanted =
                start == "2023-24" || !matches!(preset, Preset::NoAction | Preset::November2024);
            assert_eq!(
                cases.iter().any(|case| case["name"] == name.as_str()),
                wanted,
                "{name}"
            );
        }
    }
    let movement = |lever: &str| {
        cases
            .iter()
            .find(|case| case["name"] == format!("{lever} alone").as_str())
            .unwrap()["expect"][0]["value"]
            .as_f64()
            .unwrap()
    };
    // One of each kind, so that the file cannot be rewritten from a model that has drifted.
    assert_eq!(movement("inclusion_moves=0.25"), -4_008_792.0);
    assert_eq!(movement("complexity=0.02"), 14_524_247.0);
    assert_eq!(movement("health_contribution=0.1"), -6_115_354.0);
    assert_eq!(movement("hnb_growth=0.05"), -8_523_836.0);
}

/// With the reconciliation, the preset gives the published row exactly (model.md 7).
#[test]
fn the_no_action_forecast_gives_the_published_row() {
    let projection = MODEL.project(&MODEL.untouched());
    for (result, published) in projection.years.iter().zip([30.0, 41.0, 55.0, 72.0]) {
        let wanted = Pounds::of(published * 1e6);
        assert!(
            (result.cumulative - wanted).abs() < Pounds::of(0.001),
            "{}: {:?}",
            result.year,
            result.cumulative
        );
    }
}

/// After the last published year it fades: two thirds, one third, nothing (model.md 7).
#[test]
fn the_reconciliation_fades_in_three_years() {
    let years = MODEL.project(&MODEL.untouched()).years;
    let last = years[3].reconciliation.get();
    assert!(last.abs() > 1e5, "2026-27 has none to fade");
    for (index, share) in [(4, 2.0 / 3.0), (5, 1.0 / 3.0), (6, 0.0), (7, 0.0), (8, 0.0)] {
        let found = years[index].reconciliation.get();
        assert!(
            (found - last * share).abs() < 0.001,
            "{}: {found}",
            years[index].year
        );
    }
}

/// All values of presets are in range, and `no-action` changes nothing (model.md 8).
#[test]
fn presets_are_within_range_and_found_by_name() {
    for preset in Preset::ALL {
        let values = preset.on(&MODEL.basis().values).unwrap();
        for lever in Lever::ALL {
            let (low, high) = values.range(lever);
            assert!(
                (low..=high).contains(&values.get(lever)),
                "{}",
                preset.name()
            );
        }
        assert_eq!(Preset::named(preset.name()), Some(preset));
    }
    assert_eq!(
        Preset::NoAction.on(&MODEL.basis().values).unwrap(),
        MODEL.basis().values
    );
}
