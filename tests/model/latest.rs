//! The latest figures as a starting point, for every authority in the packed file.

use engine::authority::{Latest, Note, OpeningFrom, Records, Status, notes, status};
use engine::levers::{Lever, Preset, Strengths};
use engine::model::actuals::{Actual, StabilityGrant};
use engine::model::basis::{BlockSource, Opening};
use engine::model::cohort::roll;
use engine::model::project::{Assumptions, Model, Projection};
use engine::units::{FinancialYear, Pounds, Rate};
use safety_valve::data;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::southwark::SOUTHWARK as AGREEMENT;
use crate::support::{assert_near, year};

static RECORDS: LazyLock<Records> = LazyLock::new(|| data::records().unwrap());
const SOUTHWARK: &str = "E09000028";

fn latest(wanted: &str) -> Latest {
    let record = RECORDS
        .find(wanted)
        .unwrap_or_else(|| panic!("{wanted} is there"));
    let agreement = Some(&*AGREEMENT).filter(|_| record.code.as_str() == SOUTHWARK);
    Latest::new(record, &RECORDS, agreement).unwrap_or_else(|error| panic!("{wanted}: {error}"))
}

fn southwark_model() -> Model {
    crate::southwark::model().unwrap()
}

fn projected() -> impl Iterator<Item = &'static str> {
    let all = RECORDS.authorities.iter();
    all.filter(|record| status(record).is_projected())
        .map(|record| record.code.as_str())
}

fn after_grant(projection: &Projection, first: u16) -> f64 {
    projection.of(year(first)).unwrap().after_grant.get()
}

fn with_preset(model: &Model, preset: Preset) -> Assumptions {
    let mut assumptions = model.untouched();
    for (lever, value) in preset.sets_for(model.basis().values.size) {
        assumptions.values.set(lever, value).unwrap();
    }
    assumptions
}

/// £m after grant at March 2026 to 2029, from docs/model.md 10.
#[test]
fn southwark_as_now() {
    let latest = latest("southwark");
    let model = Model::new(latest.basis);
    let projection = model.project(&model.untouched());
    assert_near(model.kappa().get(), 1.022_652_074_625_159_3, "κ");
    for (first, wanted) in [
        (2025, 6_262_952.748_070_419),
        (2026, 10_584_753.864_541_441),
        (2027, 25_354_541.573_275_03),
        (2028, 45_105_337.228_330_046),
    ] {
        assert_near(after_grant(&projection, first), wanted, "after grant");
    }
    let (before, after) = projection.opening();
    assert_near(before.get(), 20_998_693.441_970_855, "opening");
    assert_near(after.get(), 6_238_693.441_970_855, "opening after grant");
    let own: Vec<f64> = projection
        .years
        .iter()
        .map(|year| year.own_growth_after_grant.unwrap().get())
        .collect();
    assert_near(own[1], 2_232_799.157_150_387_8, "own growth again");
    assert_eq!(projection.years.len(), 8);
    assert_eq!(latest.opening_from, Some(OpeningFrom::Estimate));
}

/// The naive line goes on from a balance that is known, as the model does.
#[test]
fn own_growth_goes_on_from_a_known_balance() {
    let model = Model::new(latest("Southwark").basis);
    let plain = model.project(&model.untouched());
    let mut assumptions = model.untouched();
    assumptions
        .actuals
        .set_actual(Actual::Deficit, year(2025), Some(Pounds::of(22e6)))
        .unwrap();
    let known = model.project(&assumptions);
    let own = |projection: &Projection, first| {
        let result = projection.of(year(first)).unwrap();
        result.own_growth_after_grant.unwrap().get()
    };
    assert_near(
        own(&known, 2025),
        after_grant(&known, 2025),
        "the year itself",
    );
    assert_near(
        own(&known, 2027) - own(&known, 2025),
        own(&plain, 2027) - own(&plain, 2025),
        "the years after it",
    );
}

#[test]
fn southwark_with_every_package_at_once() {
    let model = Model::new(latest("Southwark").basis);
    let projection = model.project(&with_preset(&model, Preset::Everything));
    assert_near(
        after_grant(&projection, 2026),
        10_195_070.947_368_354,
        "March 2027",
    );
    assert_near(
        after_grant(&projection, 2027),
        23_838_422.097_919_673,
        "March 2028",
    );
}

/// An outturn of £70m and a balance of £22m before grant in 2025-26 (docs/model.md 8b).
#[test]
fn a_later_outturn_calibrates_again_and_a_balance_says_what_the_year_was() {
    let model = Model::new(latest(SOUTHWARK).basis);
    let mut assumptions = model.untouched();
    let pounds = |amount| Some(Pounds::of(amount));
    assumptions
        .actuals
        .set_actual(Actual::Outturn, year(2025), pounds(70e6))
        .unwrap();
    assumptions
        .actuals
        .set_actual(Actual::Deficit, year(2025), pounds(22e6))
        .unwrap();
    let projection = model.project(&assumptions);
    let of_2025 = projection.of(year(2025)).unwrap();
    assert_near(of_2025.kappa.get(), 0.981_625_392_548_043_9, "κ again");
    assert_near(of_2025.spending.get(), 79_289_457.745_442_3, "spending");
    assert_near(
        of_2025.in_year.get(),
        235_225.416_313_320_4,
        "the model's own",
    );
    assert_near(
        of_2025.in_year_known.unwrap().get(),
        1_001_306.558_029_145,
        "as the balances show",
    );
    for (first, wanted) in [
        (2025, 4_470_000.0),
        (2026, 5_975_642.989_834_666),
        (2027, 17_662_384.938_990_25),
    ] {
        assert_near(after_grant(&projection, first), wanted, "after grant");
    }
    // With no lever moved, spending is what was typed, in the outturn's own terms.
    let as_outturn = of_2025.outturn(model.basis().other_places);
    assert_near(as_outturn.get(), 70e6, "the outturn typed in");
    // The outturn of a year leaves the years before it as they were.
    let mut later = model.untouched();
    later
        .actuals
        .set_actual(Actual::Outturn, year(2027), pounds(80e6))
        .unwrap();
    let later = model.project(&later);
    let usual = model.project(&model.untouched());
    assert_eq!(later.years[1].after_grant, usual.years[1].after_grant);
    assert_ne!(later.years[2].kappa, usual.years[2].kappa);
    assert_eq!(later.years[3].kappa, later.years[2].kappa);
}

/// January 2024, rolled a year with nothing moved, is January 2025 at every age.
#[test]
fn the_first_census_rolled_is_the_second_for_every_authority() {
    let mut seen = 0;
    for code in projected() {
        let latest = latest(code);
        let basis = &latest.basis;
        let mut values = basis.values;
        values.set(Lever::NewPlansScale, 1.0).unwrap();
        let strengths = Strengths::before_any(&values);
        let rolled = roll(&basis.before, &basis.pattern, &strengths, Rate::ONE).need;
        for (age, (found, wanted)) in rolled.iter().zip(&basis.stock).enumerate() {
            let [found, wanted] =
                [found, wanted].map(|row| row.iter().map(|count| count.get()).sum::<f64>());
            assert!(
                (found - wanted).abs() < 1e-6,
                "{code}, age {}: {found}, {wanted}",
                age + 2
            );
        }
        seen += 1;
    }
    assert_eq!(seen, 150);
}

#[test]
fn every_authority_projects_finite_figures_or_says_why_not() {
    let mut statuses = std::collections::BTreeMap::new();
    for record in &RECORDS.authorities {
        let status = status(record);
        *statuses.entry(status.name()).or_insert(0) += 1;
        if !status.is_projected() {
            assert!(
                Latest::new(record, &RECORDS, None).is_err(),
                "{}",
                record.name
            );
            continue;
        }
        let latest = latest(record.code.as_str());
        let model = Model::new(latest.basis.clone());
        assert!(
            (0.5..2.0).contains(&model.kappa().get()),
            "{}: {}",
            record.name,
            model.kappa().get()
        );
        for assumptions in [model.untouched(), with_preset(&model, Preset::Everything)] {
            for result in model.project(&assumptions).years {
                let all = [
                    result.after_grant,
                    result.spending,
                    result.income,
                    result.in_year,
                ];
                assert!(
                    all.iter().all(|pounds| pounds.get().is_finite()),
                    "{}",
                    record.name
                );
                assert!(result.placed.plans().get() > 0.0);
                // Nobody has an agreement but Southwark.
                let agreed = result.gap_to_remaining.is_some();
                assert_eq!(
                    agreed,
                    record.code.as_str() == SOUTHWARK
                        && result.year <= FinancialYear::starting(2026)
                );
            }
        }
        assert_eq!(
            latest.opening_from.is_none(),
            latest.basis.opening == Opening::Unknown
        );
    }
    assert_eq!(statuses[Status::Projects.name()], 146);
    assert_eq!(statuses[Status::Repaired.name()], 4);
    assert_eq!(statuses[Status::TooSmall.name()], 2);
    assert_eq!(statuses[Status::InDoubt.name()], 1);
}

#[test]
fn notes_are_those_of_each_authority() {
    let of = |name: &str| {
        let latest = latest(name);
        let kappa = Model::new(latest.basis.clone()).kappa();
        notes(RECORDS.find(name).unwrap(), &latest, kappa)
    };
    assert_eq!(of("Southwark"), [Note::UnitsStopped]);
    assert_eq!(
        of("Cambridgeshire"),
        [Note::Unplaced, Note::NetMoves, Note::PaymentsUnknown]
    );
    assert_eq!(of("Kent"), [Note::PaymentsUnknown]);
    assert_eq!(of("Gloucestershire"), []);
    assert_eq!(
        of("Brighton and Hove"),
        [
            Note::UnitCostsOfRegion,
            Note::UnitsStopped,
            Note::SpecialBreak,
            Note::SpecialTrendOfRegion
        ]
    );
}

/// Ranges and packages grow with the authority: Kent's are larger, a small authority's packages
/// smaller.
#[test]
fn ranges_and_packages_grow_with_the_authority() {
    let kent = latest("Kent").basis;
    assert_eq!(kent.values.range(Lever::SpecialTrend), (0.0, 580.0));
    let southwark = latest(SOUTHWARK).basis;
    assert_eq!(southwark.values.range(Lever::SpecialPlaces), (0.0, 400.0));
    let cambridgeshire = latest("Cambridgeshire").basis;
    assert_eq!(cambridgeshire.values.range(Lever::UnitPlaces), (0.0, 680.0));
    let set: Vec<_> = Preset::PlacesFirst
        .sets_for(cambridgeshire.values.size)
        .collect();
    assert_eq!(set[0], (Lever::SpecialPlaces, 145.0));
    assert_eq!(set[1], (Lever::UnitPlaces, 90.0));
    assert_eq!(
        Preset::PlacesFirst
            .sets_for(southwark.values.size)
            .collect::<Vec<_>>(),
        Preset::PlacesFirst.sets().collect::<Vec<_>>()
    );
}

/// Figures that a program apart from this one gave.
static GOLDEN: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(include_str!("../reference/figures.json")).unwrap());

/// To 1 part in 10⁹, and a hundredth of a penny where a sum is near zero.
#[track_caller]
fn near(found: f64, wanted: &Value, what: &str) {
    let wanted = wanted.as_f64().unwrap();
    let off = (found - wanted).abs();
    assert!(
        off <= 1e-9 * wanted.abs().max(1.0) + 1e-4,
        "{what}: {found}, wanted {wanted}"
    );
}

/// Every year of a table, by the names that the figures have; returns how many there were.
fn every_year(projection: &Projection, wanted: &Value, what: &str) -> usize {
    let mut compared = 0;
    for (of_year, figures) in wanted.as_object().unwrap() {
        let of_year: FinancialYear = of_year.parse().unwrap();
        let result = projection.of(of_year).unwrap();
        for (figure, wanted) in figures.as_object().unwrap() {
            let found = match figure.as_str() {
                "plans" => result.placed.plans().get(),
                "spending" => result.spending.get(),
                "income" => result.income.get(),
                "in_year" => result.in_year.get(),
                "in_year_known" => result.in_year_as_known().get(),
                "cumulative" => result.cumulative.get(),
                "after_grant" => result.after_grant.get(),
                "overflow" => result.placed.overflow.get(),
                "kappa" => result.kappa.get(),
                other => panic!("{what}: there is no figure {other}"),
            };
            near(found, wanted, &format!("{what}, {of_year}, {figure}"));
            compared += 1;
        }
    }
    compared
}

/// One lever of the table alone, on what the assumptions have.
fn with_lever(model: &Model, name: &str, value: &Value) -> Projection {
    let mut assumptions = model.untouched();
    let lever = Lever::named(name).unwrap();
    assumptions
        .values
        .set(lever, value.as_f64().unwrap())
        .unwrap();
    model.project(&assumptions)
}

/// Every lever alone, on both starting points.
#[test]
fn golden_effects_of_every_lever_alone() {
    for (model, key, at) in [
        (
            Model::new(latest(SOUTHWARK).basis),
            "lever_effects_latest",
            2027,
        ),
        (southwark_model(), "lever_effects_agreement", 2026),
    ] {
        let before = after_grant(&model.project(&model.untouched()), at);
        let effects = GOLDEN[key]["effects"].as_object().unwrap();
        assert!(effects.len() > 20, "{key}");
        for (name, wanted) in effects {
            let found = after_grant(&with_lever(&model, name, &wanted["value"]), at) - before;
            near(found, &wanted["effect"], &format!("{key}, {name}"));
        }
    }
}

/// The agreement's forecast: all four tables, the reconciliation and every package.
#[test]
fn golden_figures_of_the_agreement() {
    let model = southwark_model();
    let golden = &GOLDEN["agreement"];
    near(model.kappa().get(), &golden["kappa"], "κ");
    let begun = |preset: Preset, start: u16| {
        let mut assumptions = with_preset(&model, preset);
        assumptions.timings.common.start = year(start);
        model.project(&assumptions)
    };
    let untouched = model.project(&model.untouched());
    let mut plain = model.untouched();
    plain.reconciliation = false;
    let mut compared = 0;
    for (projection, name) in [
        (untouched.clone(), "no_action"),
        (begun(Preset::Everything, 2023), "everything_2023_24"),
        (begun(Preset::Everything, 2026), "everything_2026_27"),
        (model.project(&plain), "unreconciled"),
    ] {
        compared += every_year(&projection, &golden[name], name);
    }
    assert_eq!(compared, 252);
    for (of_year, wanted) in golden["reconciliation"].as_object().unwrap() {
        let result = untouched.of(of_year.parse().unwrap()).unwrap();
        near(result.reconciliation.get(), wanted, of_year);
    }
    let mut published = model.untouched();
    published.block = BlockSource::Published;
    near(
        after_grant(&model.project(&published), 2026),
        &golden["published_block_after_grant_2026_27"],
        "published block",
    );
    for (start, presets) in golden["presets"].as_object().unwrap() {
        for (name, years) in presets.as_object().unwrap() {
            let projection = begun(Preset::named(name).unwrap(), start.parse().unwrap());
            for (of_year, wanted) in years.as_object().unwrap() {
                let result = projection.of(of_year.parse().unwrap()).unwrap();
                near(result.after_grant.get(), wanted, &format!("{name} {start}"));
            }
        }
    }
}

/// Whenever it is paid, of March 2026; here in 2026-27.
#[test]
fn golden_stability_grants() {
    for (model, key) in [
        (Model::new(latest(SOUTHWARK).basis), "latest"),
        (southwark_model(), "agreement"),
    ] {
        let wanted = &GOLDEN["stability_grant_2026_27"][key];
        let mut assumptions = model.untouched();
        let grant = StabilityGrant {
            year: year(2026),
            share: StabilityGrant::SHARE,
        };
        assumptions
            .actuals
            .set_stability_grant(Some(grant))
            .unwrap();
        let projection = model.project(&assumptions);
        let result = projection.of(year(2026)).unwrap();
        near(result.stability_grant.get(), &wanted["pays"], key);
        let left = result.after_stability_grant.unwrap();
        near(left.get(), &wanted["left_march_2027"], key);
    }
}

/// What each of eleven authorities starts from: defaults, ranges, packages, balance, own growth.
#[test]
fn golden_starting_points_of_eleven_authorities() {
    let mut compared = 0;
    for (code, wanted) in GOLDEN["latest"].as_object().unwrap() {
        let latest = latest(code);
        let model = Model::new(latest.basis.clone());
        let (basis, typed) = (model.basis(), model.untouched().actuals);
        let calibrated = model.calibrated(&typed);
        let projection = model.project(&model.untouched());
        let value = |lever| basis.values.get(lever);
        for (name, found) in [
            ("new_plans_scale", value(Lever::NewPlansScale)),
            ("complexity", value(Lever::Complexity)),
            ("special_trend", value(Lever::SpecialTrend)),
            ("special_capacity", calibrated.special_capacity.get()),
            ("base_spending", calibrated.base_spend.unwrap().get()),
            ("own_place_funding", calibrated.own_place_funding.get()),
            ("other_places", basis.other_places.get()),
            ("block_2024_25", basis.block.base.get()),
            ("schools_block", basis.schools_block.get()),
            ("opening", projection.opening().0.get()),
        ] {
            near(found, &wanted[name], &format!("{code} {name}"));
            compared += 1;
        }
        let known = !matches!(basis.opening, Opening::Unknown);
        match &wanted["opening_after_grant"] {
            Value::Null => assert!(!known, "{code}"),
            wanted => near(projection.opening().1.get(), wanted, code),
        }
        assert_eq!(wanted["opening_known"], known, "{code}");
        let from = latest.opening_from.map(OpeningFrom::name);
        assert_eq!(wanted["opening_from"].as_str(), from, "{code}");
        let trend_from = ["region", "own"][usize::from(latest.own_special_trend)];
        assert_eq!(wanted["special_trend_from"], trend_from, "{code}");
        for (name, range) in wanted["ranges"].as_object().unwrap() {
            let (low, high) = basis.values.range(Lever::named(name).unwrap());
            near(low, &range[0], &format!("{code} lowest {name}"));
            near(high, &range[1], &format!("{code} highest {name}"));
            compared += 2;
        }
        for (name, sets) in wanted["presets"].as_object().unwrap() {
            let preset = Preset::named(name).unwrap_or(Preset::NoAction);
            // A later entry replaces an earlier one.
            let found: BTreeMap<_, _> = preset.sets_for(basis.values.size).collect();
            let sets = sets.as_object().unwrap();
            assert_eq!(found.len(), sets.len(), "{code} {name}");
            for (lever, value) in found {
                near(value, &sets[lever.name()], &format!("{code} {name}"));
                compared += 1;
            }
        }
        let Some(growth) = basis.own_growth else {
            assert!(wanted["own_growth"].is_null(), "{code}");
            continue;
        };
        near(growth.get(), &wanted["own_growth"]["growth"], code);
        for result in &projection.years {
            let wanted = &wanted["own_growth"]["after_grant"][result.year.to_string()];
            near(result.own_growth_after_grant.unwrap().get(), wanted, code);
            compared += 1;
        }
    }
    assert!(compared > 11 * 50, "{compared}");
}

/// The golden figures of eleven authorities and the notes of all.
#[test]
fn golden_figures_of_eleven_authorities_and_the_notes_of_all() {
    let golden = &*GOLDEN;
    let mut compared = 0;
    for (code, wanted) in golden["latest"].as_object().unwrap() {
        let latest = latest(code);
        let model = Model::new(latest.basis.clone());
        near(model.kappa().get(), &wanted["kappa"], code);
        for (preset, name) in [
            (Preset::NoAction, "as_now"),
            (Preset::Everything, "everything"),
        ] {
            let projection = model.project(&with_preset(&model, preset));
            if wanted[name].is_object() {
                compared += every_year(&projection, &wanted[name], &format!("{code} {name}"));
            }
        }
    }
    for record in &RECORDS.authorities {
        let wanted = &golden["statuses"][record.code.as_str()];
        assert_eq!(status(record).name(), wanted["status"], "{}", record.name);
        if status(record).is_projected() {
            let latest = latest(record.code.as_str());
            let kappa = Model::new(latest.basis.clone()).kappa();
            let found: Vec<_> = notes(record, &latest, kappa)
                .iter()
                .map(|note| note.code())
                .collect();
            let wanted: Vec<_> = wanted["notes"]
                .as_array()
                .unwrap()
                .iter()
                .map(|code| code.as_str().unwrap())
                .collect();
            assert_eq!(found, wanted, "{}", record.name);
        }
    }
    assert!(compared > 1000, "{compared}");
}
