//! The command line: its JSON, what it says of bad arguments, and its exit statuses.

use std::ffi::OsStr;
use std::process::{Command, Output};

use crate::southwark::YEARS;
use engine::levers::Preset;
use engine::levers::{Lever, PhaseIn};
use engine::model::actuals::{Actual, Actuals, BaseSum, StabilityGrant};
use engine::model::basis::BlockSource;
use engine::model::cost::Line;
use engine::model::headcount::{HeadcountMove, HeadcountRequest};
use engine::model::placement::Placement;
use engine::model::project::Assumptions;
use engine::units::{Pounds, PoundsPerPupil, Pupils, Rate};
use serde_json::{Map, Value};

use crate::folder::Folder;
use crate::support::{MODEL, begun, with, year};

fn run<S: AsRef<OsStr>>(arguments: &[S]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_safety-valve"))
        .args(arguments)
        .output()
        .unwrap()
}

/// Of the agreement's forecast, unless another starting point or authority is named.
pub fn projected(arguments: &[&str]) -> Map<String, Value> {
    let named = |argument: &&str| matches!(*argument, "--basis" | "--authority");
    let basis: &[&str] = if arguments.iter().any(named) {
        &[]
    } else {
        &["--basis", "agreement"]
    };
    let output = run(&[["project"].as_slice(), basis, arguments].concat());
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        (output.status.code(), said.as_str()),
        (Some(0), ""),
        "{arguments:?}"
    );
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.ends_with("}\n") && text.lines().count() == 1);
    serde_json::from_str(&text).unwrap()
}

fn keys(map: &Value) -> Vec<&str> {
    map.as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

#[test]
fn the_json_has_these_keys_in_this_order() {
    let report = Value::Object(projected(&[]));
    assert_eq!(
        keys(&report),
        [
            "authority",
            "inputs",
            "fingerprint",
            "sources",
            "status",
            "notes",
            "opening_known",
            "opening_from",
            "opening_after_grant",
            "kappa",
            "calibrated",
            "first_balanced_year",
            "years"
        ]
    );
    assert_eq!(
        keys(&report["authority"]),
        [
            "code",
            "name",
            "basis",
            "status",
            "repaired",
            "notes",
            "opening_known",
            "opening_from"
        ]
    );
    assert_eq!(report["calibrated"], true);
    assert_eq!(report["first_balanced_year"], Value::Null);
    let years = report["years"].as_array().unwrap();
    assert_eq!(years.len(), YEARS);
    for (index, of_year) in (0_u16..).zip(years) {
        assert_eq!(
            keys(of_year),
            [
                "financial_year",
                "plans",
                "placements",
                "overflow",
                "capacity",
                "empty_special_places",
                "plans_avoided",
                "prices",
                "lines",
                "named",
                "spending",
                "block",
                "transfer",
                "income",
                "reconciliation",
                "in_year",
                "in_year_known",
                "kappa",
                "own_growth_after_grant",
                "council_contribution",
                "actual_difference",
                "cumulative",
                "grant",
                "grant_received",
                "after_grant",
                "gap_to_mitigated",
                "gap_to_remaining",
                "within_income",
                "at_or_below_agreement",
                "specialist_post_16_rate",
                "independent_rate",
            ]
        );
        assert_eq!(of_year["financial_year"], year(2023 + index).to_string());
        assert_eq!(
            keys(&of_year["placements"]),
            Placement::ALL.map(Placement::name)
        );
        assert_eq!(
            keys(&of_year["prices"]),
            Placement::ALL.map(Placement::name)
        );
        assert_eq!(keys(&of_year["lines"]), Line::ALL.map(Line::name));
        let named = index < 4;
        for key in [
            "gap_to_mitigated",
            "gap_to_remaining",
            "at_or_below_agreement",
        ] {
            assert_eq!(of_year[key].is_null(), !named, "{key} {index}");
        }
    }
}

/// Each argument does what it says, and every number comes out to the last bit.
#[test]
fn arguments_become_the_scenario_that_they_say() {
    let mut own = with(&[(Lever::SpecialPlaces, 65.0), (Lever::UnitPlaces, 60.0)]);
    own.timings
        .set_start(Lever::SpecialPlaces, Some(year(2027)))
        .unwrap();
    own.timings
        .set_phase_in(Lever::UnitPlaces, Some(PhaseIn::years(1.0).unwrap()))
        .unwrap();
    let mut slower = begun(Preset::Everything, 2026);
    slower.timings.common.phase_in = PhaseIn::years(2.5).unwrap();
    let mut on_top = begun(Preset::PlacesFirst, 2023);
    on_top.values.set(Lever::SpecialPlaces, 10.0).unwrap();
    let bare = Assumptions {
        reconciliation: false,
        ..MODEL.untouched()
    };
    let published = Assumptions {
        block: BlockSource::Published,
        ..MODEL.untouched()
    };
    let knowing = |say: &dyn Fn(&mut Actuals)| {
        let mut assumptions = MODEL.untouched();
        say(&mut assumptions.actuals);
        assumptions
    };
    let balances = knowing(&|actuals| {
        for (actual, first, pounds) in [
            (Actual::Deficit, 2024, -20e6),
            (Actual::Deficit, 2025, 1.5),
            (Actual::Block, 2022, 60e6),
            (Actual::Payment, 2026, 0.0),
        ] {
            let amount = Some(Pounds::of(pounds));
            actuals.set_actual(actual, year(first), amount).unwrap();
        }
    });
    let base = knowing(&|actuals| {
        let base = &mut actuals.base;
        for (placement, price) in [(Placement::Spi, 50_000.0), (Placement::Unit, 9_000.0)] {
            let price = Some(PoundsPerPupil::of(price));
            base.set_unit_cost(placement, price).unwrap();
        }
        for (sum, pounds) in [
            (BaseSum::ApBase, 1e6),
            (BaseSum::ServicesBase, 2e6),
            (BaseSum::BaseSpend, 7e7),
            (BaseSum::OpeningDeficit, -3e6),
        ] {
            base.set_sum(sum, Some(Pounds::of(pounds))).unwrap();
        }
        base.set_special_capacity(Some(Pupils::of(800.0))).unwrap();
    });
    let granted = |share| {
        knowing(&|actuals| {
            let year = year(2026);
            let share = Rate::of(share);
            let grant = Some(StabilityGrant { year, share });
            actuals.set_stability_grant(grant).unwrap();
        })
    };
    let named = Assumptions {
        headcount_moves: [
            HeadcountRequest {
                children: Pupils::of(8.0),
                ages: (4, 10),
                from: Placement::Special,
                to: Placement::Unit,
                start: year(2026),
                years: 5,
                top_up: Some(PoundsPerPupil::of(12_000.0)),
                places: Some(Pupils::of(10.0)),
            },
            HeadcountRequest {
                children: Pupils::of(1.5),
                ages: (11, 11),
                from: Placement::Independent,
                to: Placement::Mainstream,
                start: year(2024),
                years: 8,
                top_up: None,
                places: None,
            },
        ]
        .map(|asked| HeadcountMove::new(asked, MODEL.basis().horizon()).unwrap())
        .to_vec(),
        ..MODEL.untouched()
    };
    let cases: [(&[&str], Assumptions); 13] = [
        (
            &[
                "--named",
                "children=8,ages=4-10,from=special,to=unit,start=2026-27,years=5,top_up=12000,places=10",
                "--named=years=8,start=2024-25,to=mainstream,from=independent,ages=11,children=1.5",
            ],
            named,
        ),
        (
            &[
                "--actual",
                "2024-25=−20000000",
                "--actual=2025/26=1.5",
                "--actual-block",
                "2022-23=6e7",
                "--actual-grant",
                "2026-27=0",
            ],
            balances,
        ),
        (
            &[
                "--price",
                "spi=50000",
                "--price=unit=9000",
                "--ap-base",
                "1e6",
                "--services-base",
                "2000000",
                "--base-spend=7e7",
                "--opening",
                "-3e6",
                "--special-capacity",
                "800",
            ],
            base,
        ),
        (&["--stability-grant", "2026-27"], granted(0.9)),
        (&["--stability-grant=2026-27=0.5"], granted(0.5)),
        (&[], MODEL.untouched()),
        (&["--no-reconciliation"], bare),
        (&["--published-block"], published),
        (
            &[
                "--preset",
                "everything",
                "--start=2026-27",
                "--phase-in",
                "2.5",
            ],
            slower,
        ),
        // The preset first, wherever it is. (A lever that is set twice is refused.)
        (
            &["--set=special_places=10", "--preset", "places-first"],
            on_top,
        ),
        (
            &[
                "--set",
                "special_places=65",
                "--set",
                "unit_places=60",
                "--lever-start",
                "special_places=2027-28",
                "--lever-phase-in",
                "unit_places=1",
            ],
            own,
        ),
        (
            &["--set", "special_topup=−0.03"],
            with(&[(Lever::SpecialTopup, -0.03)]),
        ),
        (
            &["--set", "special_topup=-3e-2"],
            with(&[(Lever::SpecialTopup, -0.03)]),
        ),
    ];
    for (arguments, assumptions) in cases {
        let report = projected(arguments);
        let bits = |value: &Value| value.as_f64().unwrap().to_bits();
        let kappa = MODEL.calibrated(&assumptions.actuals).kappa.get();
        assert_eq!(bits(&report["kappa"]), kappa.to_bits());
        let projection = MODEL.project(&assumptions);
        for (index, result) in projection.years.iter().enumerate() {
            let of_year = &report["years"][index];
            for (key, wanted) in [
                ("plans", result.placed.plans().get()),
                ("overflow", result.placed.overflow.get()),
                ("capacity", result.placed.capacity.get()),
                ("plans_avoided", result.plans_avoided.get()),
                (
                    "empty_special_places",
                    result.placed.empty_special_places.get(),
                ),
                ("actual_difference", result.actual_difference.get()),
                ("spending", result.spending.get()),
                ("block", result.block.get()),
                ("transfer", result.transfer.get()),
                ("income", result.income.get()),
                ("reconciliation", result.reconciliation.get()),
                ("in_year", result.in_year.get()),
                ("council_contribution", result.council_contribution.get()),
                ("cumulative", result.cumulative.get()),
                ("grant", result.grant.get()),
                ("grant_received", result.grant_received.get()),
                ("after_grant", result.after_grant.get()),
                (
                    "specialist_post_16_rate",
                    result.placed.specialist_post_16_rate().get(),
                ),
                ("independent_rate", result.placed.independent_rate().get()),
            ] {
                assert_eq!(
                    bits(&of_year[key]),
                    wanted.to_bits(),
                    "{arguments:?} {} {key}",
                    result.year
                );
            }
            for placement in Placement::ALL {
                assert_eq!(
                    bits(&of_year["placements"][placement.name()]),
                    result.placed.of(placement).get().to_bits()
                );
                assert_eq!(
                    bits(&of_year["prices"][placement.name()]),
                    result.prices[placement.at()].get().to_bits()
                );
            }
            for line in Line::ALL {
                assert_eq!(
                    bits(&of_year["lines"][line.name()]),
                    result.lines.get(line).get().to_bits()
                );
            }
            let entries = of_year["named"].as_array().unwrap();
            assert_eq!(entries.len(), projection.headcount_moves.len());
            for (told, entry) in entries.iter().zip(&projection.headcount_moves) {
                let entry = entry.years[index];
                let wanted = [
                    ("asked", entry.asked.get()),
                    ("placed", entry.placed.get()),
                    ("funded", entry.funded.get()),
                    ("named_topups", entry.topups.get()),
                    ("named_place_funding", entry.place_funding.get()),
                    ("this_childs_place", entry.this_childs_place.get()),
                ];
                assert_eq!(keys(told), wanted.map(|(key, _)| key));
                for (key, wanted) in wanted {
                    assert_eq!(bits(&told[key]), wanted.to_bits(), "{key}");
                }
            }
            // Only where there is such a grant; what is left is null before it.
            let granted = assumptions.actuals.stability_grant().is_some();
            let paid = of_year.get("stability_grant").map(&bits);
            let wanted = result.stability_grant.get().to_bits();
            assert_eq!(paid, granted.then_some(wanted));
            let left = of_year.get("after_stability_grant").map(Value::as_f64);
            let wanted = result.after_stability_grant.map(Pounds::get);
            assert_eq!(left, granted.then_some(wanted));
            assert_eq!(of_year["within_income"], result.within_income());
            assert_eq!(
                of_year["at_or_below_agreement"].as_bool(),
                result.at_or_below_agreement()
            );
        }
    }
}

#[test]
fn every_lever_can_be_named_with_each_end_of_its_range() {
    for lever in Lever::ALL {
        let (low, high) = lever.range();
        for end in [low, high] {
            projected(&["--set", &format!("{}={end}", lever.name())]);
        }
    }
}

#[test]
fn help_is_asked_for_and_no_fault() {
    for arguments in [
        ["--help"].as_slice(),
        &["-h"],
        &["project", "--help"],
        &["import", "-h"],
    ] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert!(output.stderr.is_empty());
        let text = String::from_utf8(output.stdout).unwrap();
        insta::with_settings!({ description => "the same wherever it is asked for" }, {
            insta::assert_snapshot!("help", text);
        });
    }
}

/// The answer to a bad argument: status 2, one line, nothing else.
fn refused<S: AsRef<OsStr> + std::fmt::Debug>(arguments: &[S]) -> String {
    let output = run(arguments);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
    assert!(output.stdout.is_empty(), "{arguments:?}");
    assert!(
        said.ends_with('\n') && said.lines().count() == 1,
        "{arguments:?}: {said}"
    );
    said
}

#[test]
fn what_is_said_of_each_bad_argument() {
    let cases: &[&[&str]] = &[
        &[],
        &["predict"],
        &["PROJECT"],
        &["--verbose"],
        &["-v"],
        &[""],
        &["project", "--set"],
        &["project", "--set", "exit_rate"],
        &["project", "--set", ""],
        &["project", "--set", "=1"],
        &["project", "--set", "exit_rat=1"],
        &["project", "--set", "Exit_Rate=1"],
        &["project", "--set", "exit_rate="],
        &["project", "--set", "exit_rate=much"],
        &["project", "--set", "exit_rate=1,2"],
        &["project", "--set", "exit_rate=1.6"],
        &["project", "--set", "exit_rate=0.49"],
        &["project", "--set", "exit_rate=-1"],
        &["project", "--set", "exit_rate=NaN"],
        &["project", "--set", "exit_rate=inf"],
        &["project", "--set", "exit_rate=-infinity"],
        &["project", "--set", "exit_rate=1e999"],
        &["project", "--set", "complexity=2%"],
        &["project", "--set", "complexity=2"],
        &["project", "--set", "services_investment=5000001"],
        &["project", "--set", "services_investment=£300,000"],
        &["project", "--set", "exit_rate=1", "--set", "exit_rate=1.1"],
        &["project", "--preset"],
        &["project", "--preset", "no_action"],
        &["project", "--preset", ""],
        &["project", "--start"],
        &["project", "--start", "2026"],
        &["project", "--start", "2022-23"],
        &["project", "--start", "2032-33"],
        &["project", "--start", "2026-28"],
        &["project", "--phase-in", "0"],
        &["project", "--phase-in", "0.5"],
        &["project", "--phase-in", "NaN"],
        &["project", "--phase-in", "three"],
        &["project", "--lever-start", "exit_rate=2026-27"],
        &["project", "--lever-start", "special_places"],
        &["project", "--lever-start", "special_places=2026"],
        &["project", "--lever-phase-in", "hnb_growth=2"],
        &["project", "--lever-phase-in", "special_places=0"],
        &["project", "--actual"],
        &["project", "--actual", "2024-25"],
        &["project", "--actual", "=5"],
        &["project", "--actual", "2024-25="],
        &["project", "--actual", "2022-23=5"],
        &["project", "--actual", "2032-33=5"],
        &["project", "--actual", "2024-26=5"],
        &["project", "--actual", "2024-25=1,2,3"],
        &["project", "--actual", "2024-25=−"],
        &["project", "--actual", "2024-25=£"],
        &["project", "--actual", "2024-25=£20m"],
        &["project", "--actual", "2024-25=1e12"],
        &["project", "--actual", "2024-25=-1000000001"],
        &["project", "--actual", "2024-25=NaN"],
        &["project", "--actual", "2024-25=inf"],
        &["project", "--actual", "2024-25=1", "--actual", "2024/25=1"],
        &["project", "--actual-block", "2021-22=60000000"],
        &["project", "--actual-block", "2022-23=0"],
        &[
            "project",
            "--actual-block=2022-23=1",
            "--actual-block=2022-23=2",
        ],
        &["project", "--actual-grant", "2021-22=0"],
        &["project", "--actual-grant", "2026-27=-1"],
        &[
            "project",
            "--actual-grant=2026-27=0",
            "--actual-grant=2026-27=0",
        ],
        &["project", "--price", "special"],
        &["project", "--price", "ap=1000"],
        &["project", "--price", "included=1000"],
        &["project", "--price", "Special=1000"],
        &["project", "--price", "special=-1"],
        &["project", "--price", "special=1000001"],
        &["project", "--price=fe=1", "--price=fe=2"],
        &["project", "--base-spend", "much"],
        &["project", "--base-spend", "-1"],
        &["project", "--base-spend=1e7", "--base-spend=1e7"],
        &["project", "--opening", "1e10"],
        &["project", "--ap-base", "-1"],
        &["project", "--services-base", ""],
        &["project", "--special-capacity", "-1"],
        &["project", "--special-capacity", "10001"],
        &["project", "--special-capacity=1", "--special-capacity=1"],
        &["project", "--stability-grant"],
        &["project", "--stability-grant", "2022-23"],
        &["project", "--stability-grant", "now"],
        &["project", "--stability-grant", "2026-27="],
        &["project", "--stability-grant", "2026-27=90"],
        &["project", "--stability-grant", "2026-27=-0.1"],
        &[
            "project",
            "--stability-grant=2026-27",
            "--stability-grant=2027-28",
        ],
        &["project", "--named", ""],
        &["project", "--named", "children"],
        &["project", "--named", "children=8"],
        &[
            "project",
            "--named",
            "children=8,ages=4-10,from=special,to=unit,start=2026-27,years=5,",
        ],
        &[
            "project",
            "--named",
            "children=8,ages=4-10,from=special,to=unit,start=2026-27,years=5,colour=red",
        ],
        &[
            "project",
            "--named",
            "children=8,ages=4-10,from=special,to=unit,start=2026-27,years=5,Places=10",
        ],
        &[
            "project",
            "--named",
            "children=8,ages=4-10,from=special,to=unit,start=2026-27,years=5,years=5",
        ],
        &[
            "project",
            "--named",
            "ages=4-10,from=special,to=unit,start=2026-27,years=5",
        ],
        &[
            "project",
            "--named",
            "children=8,from=special,to=unit,start=2026-27,years=5",
        ],
        &[
            "project",
            "--named",
            "children=8,ages=4-10,to=unit,start=2026-27,years=5",
        ],
        &[
            "project",
            "--named",
            "children=8,ages=4-10,from=special,start=2026-27,years=5",
        ],
        &[
            "project",
            "--named",
            "children=8,ages=4-10,from=special,to=unit,years=5",
        ],
        &[
            "project",
            "--named",
            "children=8,ages=4-10,from=special,to=unit,start=2026-27",
        ],
        &[
            "project",
            "--named",
            "children=0,ages=4-10,from=special,to=unit,start=2026-27,years=5",
        ],
        &[
            "project",
            "--named",
            "children=-1,ages=4-10,from=special,to=unit,start=2026-27,years=5",
        ],
        &[
            "project",
            "--named",
            "children=eight,ages=4-10,from=special,to=unit,start=2026-27,years=5",
        ],
        &[
            "project",
            "--named",
            "children=100001,ages=4-10,from=special,to=unit,start=2026-27,years=5",
        ],
        &[
            "project",
            "--named",
            "children=NaN,ages=4-10,from=special,to=unit,start=2026-27,years=5",
        ],
        &[
            "project",
            "--named",
            "children=8,ages=1-10,from=special,to=unit,start=2026-27,years=5",
        ],
        &[
            "project",
            "--named",
            "children=8,ages=4-26,from=special,to=unit,start=2026-27,years=5",
        ],
        &[
            "project",
            "--named",
            "children=8,ages=10-4,from=special,to=unit,start=2026-27,years=5",
        ],
        &[
            "project",
            "--named",
            "children=8,ages=primary,from=special,to=unit,start=2026-27,years=5",
        ],
        &[
            "project",
            "--named",
            "children=8,ages=4-,from=special,to=unit,start=2026-27,years=5",
        ],
        &[
            "project",
            "--named",
            "children=8,ages=,from=special,to=unit,start=2026-27,years=5",
        ],
        &[
            "project",
            "--named",
            "children=8,ages=4-10,from=ap,to=unit,start=2026-27,years=5",
        ],
        &[
            "project",
            "--named",
            "children=8,ages=4-10,from=unit,to=unit,start=2026-27,years=5",
        ],
        &[
            "project",
            "--named",
            "children=8,ages=4-10,from=Special,to=unit,start=2026-27,years=5",
        ],
        &[
            "project",
            "--named",
            "children=8,ages=4-10,from=special,to=special,start=2026-27,years=5",
        ],
        &[
            "project",
            "--named",
            "children=8,ages=4-10,from=special,to=base,start=2026-27,years=5",
        ],
        &["project", "--named"],
        &[
            "project",
            "--named",
            "children=8,ages=4-10,from=special,to=unit,start=2022-23,years=5",
        ],
        &[
            "project",
            "--named",
            "children=8,ages=4-10,from=special,to=unit,start=2032-33,years=5",
        ],
        &[
            "project",
            "--named",
            "children=8,ages=4-10,from=special,to=unit,start=2026,years=5",
        ],
        &[
            "project",
            "--named",
            "children=8,ages=4-10,from=special,to=unit,start=2026-27,years=0",
        ],
        &[
            "project",
            "--named",
            "children=8,ages=4-10,from=special,to=unit,start=2026-27,years=7",
        ],
        &[
            "project",
            "--named",
            "children=8,ages=4-10,from=special,to=unit,start=2026-27,years=2.5",
        ],
        &[
            "project",
            "--named",
            "children=8,ages=4-10,from=special,to=unit,start=2026-27,years=-1",
        ],
        &[
            "project",
            "--named",
            "children=8,ages=4-10,from=special,to=unit,start=2026-27,years=5,top_up=-1",
        ],
        &[
            "project",
            "--named",
            "children=8,ages=4-10,from=special,to=unit,start=2026-27,years=5,top_up=1000001",
        ],
        &[
            "project",
            "--named",
            "children=8,ages=4-10,from=special,to=unit,start=2026-27,years=5,top_up=£12,000",
        ],
        &[
            "project",
            "--named",
            "children=8,ages=4-10,from=special,to=unit,start=2026-27,years=5,top_up=",
        ],
        &[
            "project",
            "--named",
            "children=8,ages=4-10,from=special,to=unit,start=2026-27,years=5,places=7",
        ],
        &[
            "project",
            "--named",
            "children=8,ages=4-10,from=special,to=unit,start=2026-27,years=5,places=100001",
        ],
        &[
            "project",
            "--named",
            "children=8,ages=4-10,from=special,to=unit,start=2026-27,years=5,places=ten",
        ],
        &[
            "project",
            "--named",
            "children=8,ages=4-10,from=special,to=mainstream,start=2026-27,years=5,places=10",
        ],
        &["project", "--named"],
        &["project", "--no-reconciliation=yes"],
        &["project", "--colour"],
        &["project", "november-2024"],
        &["import", "folder"],
        &["import", "--out", "folder", "one", "two"],
        &["import-sen2", "folder", "--out", "folder"],
    ];
    let mut said = String::new();
    for arguments in cases {
        let shown: Vec<String> = arguments
            .iter()
            .map(|argument| {
                if argument.is_empty() {
                    "''".to_owned()
                } else {
                    (*argument).to_owned()
                }
            })
            .collect();
        // Years and presets are those of the agreement's forecast, where nothing else is named.
        let mut given = arguments.to_vec();
        if given.first() == Some(&"project")
            && !given.contains(&"--authority")
            && !given.contains(&"--basis")
        {
            given.splice(1..1, ["--basis", "agreement"]);
        }
        said += &format!("$ safety-valve {}\n{}", shown.join(" "), refused(&given));
    }
    insta::assert_snapshot!(said);
}

#[cfg(unix)]
#[test]
fn an_argument_that_is_no_text_is_refused_like_any_other() {
    use std::os::unix::ffi::OsStrExt;
    let odd = OsStr::from_bytes;
    let project = OsStr::new("project");
    let mut said = String::new();
    for arguments in [
        vec![odd(b"pro\xffject")],
        vec![odd(b"--pro\xffject")],
        vec![project, odd(b"--pre\xffset")],
        vec![project, odd(b"--set=exit\xff_rate=1")],
        vec![project, OsStr::new("--set"), odd(b"exit_rate=\xff")],
        vec![project, OsStr::new("--preset"), odd(b"every\xffthing")],
        vec![project, OsStr::new("--start"), odd(b"\xff")],
        vec![project, OsStr::new("--phase-in"), odd(b"\xff")],
        vec![project, odd(b"-\xff")],
    ] {
        said += &refused(&arguments);
    }
    insta::assert_snapshot!(said);
}

/// Good arguments, and the files are at fault: status 1, and still one line.
#[test]
fn an_import_that_fails_says_why_on_one_line() {
    let folder = Folder::new();
    let out = Folder::new();
    let arguments = [
        OsStr::new("import"),
        folder.path().as_os_str(),
        OsStr::new("--out"),
        out.path().as_os_str(),
    ];
    let output = run(&arguments);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        (output.status.code(), said.lines().count()),
        (Some(1), 1),
        "{said}"
    );
    assert!(output.stdout.is_empty());
    assert_eq!(
        std::fs::read_dir(out.path()).unwrap().count(),
        0,
        "something was written"
    );
}

#[test]
fn an_argument_of_two_lines_is_refused_in_one() {
    for argument in [
        "--set=exit_rate=\n1",
        "--preset=every\nthing",
        "--start=2026\r\n-27",
    ] {
        refused(&["project", argument]);
    }
}

/// A reader of only the beginning, as `head` is, causes no error.
#[cfg(unix)]
#[test]
fn nobody_reading_on_is_no_reason_to_panic() {
    use std::io::Read as _;
    use std::process::Stdio;
    let mut command = Command::new(env!("CARGO_BIN_EXE_safety-valve"));
    let mut child = command
        .arg("project")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut said = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut said)
        .unwrap();
    child.wait().unwrap();
    assert!(!said.contains("panicked"), "{said}");
}

/// Ranges and defaults are those of the starting point that is asked for.
#[test]
fn levers_are_listed_with_range_default_and_onset() {
    let listed = |arguments: &[&str]| -> Vec<Value> {
        let output = run(&[["levers"].as_slice(), arguments].concat());
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let of = |all: &[Value], name: &str| -> Value {
        let found = all.iter().find(|lever| lever["name"] == name);
        found.unwrap().clone()
    };
    let latest = listed(&[]);
    assert_eq!(latest.len(), Lever::ALL.len());
    let overflow = of(&latest, "overflow_independent");
    assert_eq!(keys(&overflow), ["name", "range", "default", "onset"],);
    assert_eq!(overflow["default"], 0.1);
    assert_eq!(overflow["onset"], "always");
    let forecast = listed(&["--basis", "agreement"]);
    assert_eq!(of(&forecast, "overflow_independent")["default"], 1.0);
    assert_eq!(of(&forecast, "special_places")["range"][1], 400.0);
    // A county with more plans has more places to open.
    let kent = listed(&["--authority", "Kent"]);
    assert!(of(&kent, "special_places")["range"][1].as_f64().unwrap() > 400.0);
    assert_eq!(of(&kent, "special_places")["onset"], "ramped");
}

/// A link or a file of the page gives what its parts give as options.
#[test]
fn a_link_and_a_file_of_the_page_are_projected() {
    // How it was asked for is all that differs.
    let without_inputs = |mut report: Map<String, Value>| {
        assert!(report.shift_remove("inputs").is_some());
        report
    };
    let moved = without_inputs(projected(&["--preset", "everything", "--start", "2026-27"]));
    let of = |given: &str| -> Map<String, Value> {
        let output = run(&["project", given]);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(
            (output.status.code(), said.as_str()),
            (Some(0), ""),
            "{given}"
        );
        without_inputs(serde_json::from_slice(&output.stdout).unwrap())
    };
    let link = "https://council.example/page/#/explore?v=1&preset=everything&start=2026-27";
    assert_eq!(of(link), moved);
    let folder = Folder::new();
    folder.write(
        "kept.json",
        br#"{"format":"safety-valve-calculator","version":2,"scenario":{"basis":"agreement","preset":"everything","start":"2026-27"}}"#,
    );
    let file = folder.path().join("kept.json");
    assert_eq!(of(file.to_str().unwrap()), moved);
    let kent = of("#/read?v=2&authority=E10000016&special_places=900");
    let same = without_inputs(projected(&[
        "--authority",
        "Kent",
        "--set",
        "special_places=900",
    ]));
    assert_eq!(kent, same);
    // A part that cannot be read is named; the rest is projected.
    let output = run(&["project", "#/explore?v=2&special_places=65&colour=red"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        "“colour=red” cannot be read, so it is left out\n"
    );
    // Whose figures they are cannot be left out.
    assert_eq!(
        refused(&["project", "#/explore?v=2&authority=Kent"]),
        "“authority=Kent” in the link or file does not name an authority or a starting point, so nothing is projected\n"
    );
    folder.write("other.json", b"{}");
    let other = folder.path().join("other.json");
    let said = folder.hidden_in(&refused(&["project", other.to_str().unwrap()]));
    assert_eq!(
        said,
        "“FOLDER/other.json” cannot be projected: it is not a file of this calculator\n"
    );
    assert_eq!(
        refused(&["project", link, "--basis", "latest"]),
        "the link or file already names its authority and starting point: leave out --basis\n"
    );
}

/// What somebody needs to make the same figures again, and to know what they rest on.
#[test]
fn results_say_what_was_asked_which_edition_made_them_and_where_figures_are_from() {
    let kent = ["--authority", "Kent", "--set", "special_topup=-0.03"];
    let report = projected(&kent);
    assert_eq!(report["inputs"], serde_json::json!(kent));
    let mark = |arguments: &[&str]| {
        projected(arguments)["fingerprint"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!(mark(&kent).len(), 8);
    assert_eq!(
        mark(&kent),
        mark(&["--authority", "E10000016"]),
        "what is asked does not change it"
    );
    assert_ne!(mark(&kent), mark(&["--authority", "Leeds"]));
    assert_ne!(
        mark(&["--basis", "latest"]),
        mark(&["--basis", "agreement"])
    );
    let sources = report["sources"].as_array().unwrap();
    let named = |name: &str| {
        sources
            .iter()
            .find(|source| source["name"] == name)
            .unwrap()
    };
    let balance = named("Deficit at March 2024");
    assert_eq!(balance["how"], "published");
    assert!(balance["figure"].as_str().unwrap().starts_with('£'));
    assert!(balance["source"].as_str().unwrap().contains("2023-24"));
    assert_eq!(named("High needs block, 2024-25")["how"], "estimated");
    let agreed = &projected(&[])["sources"];
    assert!(
        agreed[0]["source"]
            .as_str()
            .unwrap()
            .contains("November 2024")
    );
}

#[test]
fn csv_has_the_rows_of_the_page_and_the_figures_of_the_json() {
    let moved = ["--set", "special_places=65", "--basis", "latest"];
    let output = run(&[["project", "--csv"].as_slice(), &moved].concat());
    assert_eq!(output.status.code(), Some(0));
    let text = String::from_utf8(output.stdout).unwrap();
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let heads = reader.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let report = projected(&moved);
    let years = report["years"].as_array().unwrap();
    assert_eq!(rows.len(), 2 * years.len());
    let cell = |row: &csv::StringRecord, name: &str| {
        let at = heads.iter().position(|head| head == name).unwrap();
        row[at].to_owned()
    };
    for (row, of_year) in rows.iter().zip(years) {
        assert_eq!(cell(row, "Scenario"), "This scenario");
        assert_eq!(cell(row, "Financial year"), of_year["financial_year"]);
        for (name, key) in [
            ("High needs spending (£)", "spending"),
            ("High needs block (£)", "block"),
            ("Deficit brought forward, before grant (£)", "opening"),
            (
                "Cumulative deficit after grant at 31 March (£)",
                "after_grant",
            ),
        ] {
            let Some(pounds) = of_year[key].as_f64() else {
                continue;
            };
            assert_eq!(cell(row, name), format!("{pounds:.2}"), "{name}");
        }
        assert_eq!(cell(row, "Council"), "Southwark");
        assert_eq!(cell(row, "Edition"), report["fingerprint"]);
    }
    assert_eq!(cell(&rows[years.len()], "Scenario"), "If nothing changes");
}

fn answered(arguments: &[&str]) -> Value {
    let output = run(arguments);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {said}");
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn a_fan_has_the_years_of_project_around_its_own_line() {
    let fan = answered(&[
        "fan",
        "--draws",
        "256",
        "--authority",
        "Kent",
        "--seed",
        "3",
    ]);
    let again = answered(&[
        "fan",
        "--draws",
        "256",
        "--authority",
        "Kent",
        "--seed",
        "3",
    ]);
    assert_eq!(fan, again, "the same seed");
    let projected = answered(&["project", "--authority", "Kent"]);
    let [fan, projected] = [&fan, &projected].map(|of| of["years"].as_array().unwrap().clone());
    assert_eq!(fan.len(), projected.len());
    for (year, projected) in fan.iter().zip(&projected) {
        assert_eq!(year["financial_year"], projected["financial_year"]);
        assert_eq!(year["central"], projected["after_grant"]);
        let lines = ["q10", "q25", "q50", "q75", "q90"].map(|line| year[line].as_f64().unwrap());
        assert!(lines.is_sorted());
        assert!(year["chance_at_agreement"].is_null(), "Kent has none here");
    }
}

#[test]
fn sensitivity_names_each_input_once() {
    let found = answered(&["sensitivity", "--year", "2027-28", "--draws", "64"]);
    let inputs = found["inputs"].as_array().unwrap();
    let names: Vec<&str> = inputs
        .iter()
        .map(|of| of["name"].as_str().unwrap())
        .collect();
    for name in ["complexity", "price.fe", "opening", "block.2025-26"] {
        assert_eq!(names.iter().filter(|of| **of == name).count(), 1, "{name}");
    }
}

/// What `solve` says, `project` does.
#[test]
fn project_with_the_levers_of_a_solution_is_at_its_target() {
    for authority in ["Southwark", "Leeds"] {
        let untouched = answered(&["project", "--authority", authority]);
        let target = (untouched["years"][2]["after_grant"].as_f64().unwrap() - 2e6).round();
        let target_said = target.to_string();
        let asked = [
            "solve",
            "--authority",
            authority,
            "--year",
            "2027-28",
            "--target",
            &target_said,
        ];
        let found = answered(&asked);
        assert_eq!(found["reachable"], Value::Bool(true), "{authority}");
        let sets: Vec<String> = found["levers"]
            .as_object()
            .unwrap()
            .iter()
            .map(|(lever, value)| format!("{lever}={value}"))
            .collect();
        let mut asked = vec!["project", "--authority", authority];
        for set in &sets {
            asked.extend(["--set", set]);
        }
        let projected = answered(&asked);
        let after_grant = projected["years"][2]["after_grant"].as_f64().unwrap();
        assert!(
            (after_grant - target).abs() <= 1_000.0,
            "{authority}: {after_grant}"
        );
        assert_eq!(found["after_grant"].as_f64(), Some(after_grant));
    }
}

/// The verdict of `project` and the target of `solve` are one.
#[test]
fn a_deficit_at_the_agreement_by_its_rounding_needs_no_move() {
    let typed = ["--opening", "20300000"];
    let projected = answered(&[["project"].as_slice(), &typed].concat());
    assert_eq!(
        projected["years"][0]["at_or_below_agreement"],
        Value::Bool(true)
    );
    let asked = ["solve", "--target", "agreement", "--year", "2025-26"];
    let found = answered(&[asked.as_slice(), &typed].concat());
    assert_eq!(found["reachable"], Value::Bool(true));
    assert_eq!(found["levers"], Value::Object(Map::new()));
}

#[test]
fn what_is_said_of_bad_futures_and_targets() {
    let mut said = String::new();
    for arguments in [
        ["fan", "--draws", "0"].as_slice(),
        &["fan", "--draws", "65537"],
        &["fan", "--draws"],
        &["fan", "--seed", "-1"],
        &["fan", "--method", "dice"],
        &["sensitivity"],
        &["sensitivity", "--year", "2040-41"],
        &["solve", "--year", "2027-28"],
        &["solve", "--target", "20000000"],
        &["solve", "--target", "lots", "--year", "2027-28"],
        &["solve", "--target", "nan", "--year", "2027-28"],
        &["solve", "--target", "inf", "--year", "2027-28"],
        &["solve", "--target", "agreement", "--year", "2027-28"],
        &[
            "solve",
            "--target",
            "agreement",
            "--year",
            "2026-27",
            "--authority",
            "Kent",
        ],
        &[
            "solve", "--target", "0", "--year", "2026-27", "--action", "magic",
        ],
        &["solve", "--target", "0", "--year", "2026-27", "--lock"],
        &[
            "solve",
            "--target",
            "0",
            "--year",
            "2026-27",
            "--action",
            "unit_places",
            "--lock",
            "unit_places",
        ],
    ] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let words = String::from_utf8(output.stderr).unwrap();
        said.push_str(&format!("{}\n  {words}", arguments.join(" ")));
    }
    insta::assert_snapshot!(said);
}

#[test]
fn what_is_no_action_may_move_only_by_name_and_with_a_word() {
    let asked = ["solve", "--target", "20000000", "--year", "2027-28"];
    let named = ["--action", "hnb_growth", "--action", "special_topup"];
    let output = run(&[asked.as_slice(), &named].concat());
    assert_eq!(output.status.code(), Some(0));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.contains("hnb_growth is not an action: it is other people’s money"),
        "{said}"
    );
    assert!(said.contains("minimum funding guarantee"), "{said}");
}

#[test]
fn what_is_said_of_a_hindcast_that_cannot_be_made() {
    let empty = Folder::new();
    let folder = empty.path().to_str().unwrap();
    let mut said = String::new();
    for (arguments, status) in [
        (["hindcast"].as_slice(), 2),
        (&["hindcast", "--data"], 2),
        (&["hindcast", "--data", folder, "--data", folder], 2),
        (
            &["hindcast", "--data", folder, "--authority", "Atlantis"],
            2,
        ),
        (&["hindcast", "--data", folder, "--set", "exit_rate=1"], 2),
        (&["hindcast", "--data", folder, "Southwark"], 2),
        (&["hindcast", "--data", folder], 1),
        (
            &["hindcast", "--data", folder, "--authority", "E09000028"],
            1,
        ),
    ] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(status), "{arguments:?}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
        let words = String::from_utf8(output.stderr).unwrap();
        said.push_str(&format!("{}\n  {words}", arguments.join(" ")));
    }
    insta::assert_snapshot!(empty.hidden_in(&said));
}
