//! Actual figures (model.md 8b): the ledger computed a second time from the text, on random
//! figures; the effect of figures of the base year; and which figures are not valid.

use crate::southwark::YEARS;
use engine::levers::Preset;
use engine::levers::{Lever, Strengths};
use engine::model::actuals::{Actual, Actuals, ActualsError, BaseFigures, BaseSum, StabilityGrant};
use engine::model::basis::BaseSpending;
use engine::model::basis::BlockSource;
use engine::model::cost::{Line, PRICED};
use engine::model::placement::Placement;
use engine::model::places::place;
use engine::model::project::{Assumptions, Model, Projection};
use engine::units::{FinancialYear, Pounds, PoundsPerPupil, Pupils, Rate};
use proptest::prelude::*;

use crate::support::{
    MODEL, assert_near, begun, bits, cases, pounds, prices, pupils, rates, scenarios, share,
    values, year,
};

/// Southwark's schedule, by hand: 2022-23 to 2026-27.
const SCHEDULE: [f64; 5] = [9.22e6, 2.77e6, 2.77e6, 2.77e6, 5.53e6];

fn knowing(say: impl FnOnce(&mut Actuals)) -> Assumptions {
    let mut assumptions = MODEL.untouched();
    say(&mut assumptions.actuals);
    assumptions
}

fn actual(actuals: &mut Actuals, actual: Actual, first: u16, pounds: f64) {
    actuals
        .set_actual(actual, year(first), Some(Pounds::of(pounds)))
        .unwrap();
}

fn grant(first: u16, share: f64) -> StabilityGrant {
    StabilityGrant {
        year: year(first),
        share: Rate::of(share),
    }
}

/// About a third of all actual figures, each anywhere in its range.
fn actuals() -> impl Strategy<Value = Actuals> {
    let of = |low: f64, high: f64| prop::option::weighted(0.3, low..=high);
    let by_year = |low, high| prop::collection::vec(of(low, high), YEARS + 1);
    let actuals = (
        by_year(-2e8, 2e8),
        by_year(4e7, 2e8),
        by_year(0.0, 2e7),
        by_year(2e7, 2e8),
        prop::option::of((2026_u16..=2031, share())),
    );
    (actuals, base_figures()).prop_map(
        |((deficits, blocks, payments, outturns, stability), base)| {
            let mut actuals = MODEL.untouched().actuals;
            actuals.base = base;
            for (first, index) in (2022..).zip(0..=YEARS) {
                let mut say = |actual, amount: Option<f64>| {
                    actuals
                        .set_actual(actual, year(first), amount.map(Pounds::of))
                        .unwrap();
                };
                if index > 0 {
                    say(Actual::Deficit, deficits[index]);
                    say(Actual::Outturn, outturns[index]);
                }
                say(Actual::Block, blocks[index]);
                say(Actual::Payment, payments[index]);
            }
            let stability = stability.map(|(first, share)| grant(first, share));
            actuals.set_stability_grant(stability).unwrap();
            actuals
        },
    )
}

fn base_figures() -> impl Strategy<Value = BaseFigures> {
    let of = |low: f64, high: f64| prop::option::weighted(0.3, low..=high);
    (
        prop::collection::vec(of(0.0, 80_000.0), PRICED.len()),
        [
            of(0.0, 2e7),
            of(0.0, 2e7),
            of(3e7, 2e8),
            of(-1e8, 1e8),
            of(0.0, 1_500.0),
        ],
    )
        .prop_map(|(costs, [ap, services, spend, opening, capacity])| {
            let mut base = MODEL.untouched().actuals.base;
            for (placement, cost) in PRICED.into_iter().zip(costs) {
                base.set_unit_cost(placement, cost.map(PoundsPerPupil::of))
                    .unwrap();
            }
            for (sum, amount) in BaseSum::ALL.into_iter().zip([ap, services, spend, opening]) {
                base.set_sum(sum, amount.map(Pounds::of)).unwrap();
            }
            base.set_special_capacity(capacity.map(Pupils::of)).unwrap();
            base
        })
}

fn knowing_scenarios() -> impl Strategy<Value = Assumptions> {
    (scenarios(), actuals()).prop_map(|(scenario, actuals)| Assumptions {
        actuals,
        ..scenario
    })
}

#[track_caller]
fn assert_millions(projection: &Projection, wanted: &[f64]) {
    for (result, wanted) in projection.years.iter().zip(wanted) {
        let found = result.after_grant.get() / 1e6;
        assert!(
            (found - wanted).abs() < 0.005,
            "{}: {found}, {wanted} wanted",
            result.year
        );
    }
}

#[test]
fn the_figures_published_for_this_model_are_met() {
    let assumptions = knowing(|actuals| {
        actual(actuals, Actual::Deficit, 2024, 20e6);
        actual(actuals, Actual::Block, 2023, 71_850_697.0);
        actual(actuals, Actual::Payment, 2026, 0.0);
    });
    let projection = MODEL.project(&assumptions);
    assert_millions(&projection, &[13.54, 5.24, 11.73, 23.85]);
    assert_eq!(projection.years[1].cumulative, Pounds::of(20e6));
    // Without the actual deficit it would be 31.93: 25.53 + 6.40.
    assert_near(
        projection.years[1].actual_difference.get(),
        20e6 - (projection.years[0].cumulative + projection.years[1].in_year).get(),
        "difference",
    );
}

/// 90% of 37.47 is 33.723; 48.94 less that is 15.217, and with 5.53 not paid 20.747.
#[test]
fn the_stability_grant_pays_its_share_of_what_was_left_in_march_before() {
    let with = |payment: Option<f64>| {
        MODEL.project(&knowing(|actuals| {
            actuals.set_stability_grant(Some(grant(2026, 0.9))).unwrap();
            actuals
                .set_actual(Actual::Payment, year(2026), payment.map(Pounds::of))
                .unwrap();
        }))
    };
    for (payment, left) in [(None, 15.217e6), (Some(0.0), 20.747e6)] {
        let years = with(payment).years;
        for result in &years {
            let (paid, rest) = (result.stability_grant, result.after_stability_grant);
            assert_eq!(rest.is_some(), result.year >= year(2026), "{}", result.year);
            let wanted = if result.year == year(2026) {
                33.723e6
            } else {
                0.0
            };
            assert!((paid.get() - wanted).abs() < 0.01, "{}", result.year);
        }
        assert!((years[3].after_stability_grant.unwrap().get() - left).abs() < 0.01);
        // Not mixed into the line before it, and carried on.
        let kept = years[3].after_grant - years[3].after_stability_grant.unwrap();
        let later = years[8].after_grant - years[8].after_stability_grant.unwrap();
        assert_near(later.get(), kept.get(), "carried on");
    }
}

#[test]
fn no_stability_grant_is_paid_on_a_surplus() {
    let projection = MODEL.project(&knowing(|actuals| {
        actual(actuals, Actual::Deficit, 2025, 10e6);
        actuals.set_stability_grant(Some(grant(2026, 1.0))).unwrap();
    }));
    // 10 less the 17.53 received by then.
    assert_near(
        projection.years[2].after_grant.get(),
        -7.53e6,
        "March before",
    );
    assert_eq!(projection.years[3].stability_grant, Pounds::ZERO);
    assert_eq!(
        projection.years[3].after_stability_grant,
        Some(projection.years[3].after_grant)
    );
}

/// Whenever it is paid, it is a share of the balance at 31 March 2026 (docs/model.md 7).
#[test]
fn a_stability_grant_is_a_share_of_march_2026_whenever_it_is_paid() {
    for first in 2026..=2031 {
        let projection = MODEL.project(&knowing(|actuals| {
            actual(actuals, Actual::Deficit, 2026, 90e6);
            actuals
                .set_stability_grant(Some(grant(first, 0.5)))
                .unwrap();
        }));
        let of_march_2026 = projection.of(year(2025)).unwrap().after_grant.get();
        let paid = projection.of(year(first)).unwrap().stability_grant.get();
        assert_near(paid, 0.5 * of_march_2026, "half of March 2026");
    }
}

/// The planned block grows from an actual block of the base year; one of the first year overrides both.
#[test]
fn an_actual_block_is_grown_from() {
    let blocks = |block, say: fn(&mut Actuals)| {
        let assumptions = Assumptions {
            block,
            ..knowing(say)
        };
        let years = MODEL.project(&assumptions).years;
        [years[0].block.get(), years[1].block.get()]
    };
    let of_base: fn(&mut Actuals) = |actuals| actual(actuals, Actual::Block, 2022, 60e6);
    let of_first: fn(&mut Actuals) = |actuals| actual(actuals, Actual::Block, 2023, 70e6);
    let both: fn(&mut Actuals) = |actuals| {
        actual(actuals, Actual::Block, 2022, 60e6);
        actual(actuals, Actual::Block, 2023, 70e6);
    };
    for (block, say, first) in [
        (BlockSource::Planned, of_base, 63e6),
        (BlockSource::Published, of_base, 71_850_697.0),
        (BlockSource::Planned, of_first, 70e6),
        (BlockSource::Published, of_first, 70e6),
        (BlockSource::Planned, both, 70e6),
    ] {
        let [found, next] = blocks(block, say);
        assert_near(found, first, "first year");
        assert_near(next, first * 1.03, "second year");
    }
}

/// Typing the basis's own figures changes nothing, and removing typed ones leaves no trace.
#[test]
fn figures_typed_as_they_are_change_nothing() {
    let basis = MODEL.basis();
    let same = |assumptions: Assumptions| {
        let mut typed = assumptions.clone();
        let base = &mut typed.actuals.base;
        for placement in PRICED {
            let cost = basis.costs.unit_cost[placement.at()];
            base.set_unit_cost(placement, Some(cost)).unwrap();
        }
        for (sum, amount) in [
            (BaseSum::ApBase, basis.costs.ap_base),
            (BaseSum::ServicesBase, basis.costs.services_base),
            (
                BaseSum::BaseSpend,
                MODEL.calibrated(&assumptions.actuals).base_spend.unwrap(),
            ),
            (
                BaseSum::OpeningDeficit,
                MODEL.calibrated(&assumptions.actuals).opening_deficit,
            ),
        ] {
            base.set_sum(sum, Some(amount)).unwrap();
        }
        base.set_special_capacity(Some(basis.special_capacity))
            .unwrap();
        for (first, payment) in (2022..).zip(SCHEDULE) {
            actual(&mut typed.actuals, Actual::Payment, first, payment);
        }
        actual(&mut typed.actuals, Actual::Block, 2022, 64_174_446.0);
        assert!(!typed.actuals.is_nothing());
        let [one, other] = [&assumptions, &typed].map(|it| MODEL.project(it));
        for (one, other) in one.years.iter().zip(&other.years) {
            let all = |result| {
                [
                    pupils(result),
                    pounds(result),
                    rates(result),
                    prices(result),
                ]
            };
            for (a, b) in all(one).concat().iter().zip(all(other).concat()) {
                assert_near(*a, b, "typed as it is");
            }
        }
        let before = bits(&one);
        let base = &mut typed.actuals.base;
        for placement in PRICED {
            base.set_unit_cost(placement, None).unwrap();
        }
        for sum in BaseSum::ALL {
            base.set_sum(sum, None).unwrap();
        }
        base.set_special_capacity(None).unwrap();
        for kind in [Actual::Block, Actual::Payment] {
            for first in 2022..=2031 {
                typed.actuals.set_actual(kind, year(first), None).unwrap();
            }
        }
        for first in 2023..=2031 {
            let outturn = (Actual::Outturn, year(first));
            typed
                .actuals
                .set_actual(outturn.0, outturn.1, None)
                .unwrap();
        }
        assert!(typed.actuals.is_nothing() && typed == assumptions);
        assert!(bits(&MODEL.project(&typed)) == before);
    };
    same(MODEL.untouched());
    same(begun(Preset::Everything, 2026));
}

/// Each figure alone changes the results, from its year on and not before.
#[test]
fn every_known_figure_moves_something() {
    let untouched = MODEL.project(&MODEL.untouched());
    let moved_from = |say: &dyn Fn(&mut Actuals)| {
        let moved = MODEL.project(&knowing(say));
        moved
            .years
            .iter()
            .zip(&untouched.years)
            .position(|(moved, before)| {
                pounds(moved) != pounds(before)
                    || pupils(moved) != pupils(before)
                    || moved.after_stability_grant != before.after_stability_grant
            })
    };
    for kind in Actual::ALL {
        for first in 2022_u16..=2031 {
            if first == 2022 && matches!(kind, Actual::Deficit | Actual::Outturn) {
                continue;
            }
            let at = usize::from(first.saturating_sub(2023));
            let found = moved_from(&|actuals| actual(actuals, kind, first, 1e6));
            assert_eq!(found, Some(at), "{kind:?} {first}");
        }
    }
    for placement in PRICED {
        let say = |actuals: &mut Actuals| {
            actuals
                .base
                .set_unit_cost(placement, Some(PoundsPerPupil::of(20_000.0)))
                .unwrap();
        };
        assert_eq!(moved_from(&say), Some(0), "{}", placement.name());
    }
    for sum in BaseSum::ALL {
        let say = |actuals: &mut Actuals| actuals.base.set_sum(sum, Some(Pounds::of(5e7))).unwrap();
        assert_eq!(moved_from(&say), Some(0), "{sum:?}");
    }
    let places = |actuals: &mut Actuals| {
        actuals
            .base
            .set_special_capacity(Some(Pupils::of(700.0)))
            .unwrap();
    };
    assert_eq!(moved_from(&places), Some(0));
    for (at, first) in (2023..=2031).enumerate().skip(3) {
        let say = |actuals: &mut Actuals| {
            actuals
                .set_stability_grant(Some(grant(first, 0.9)))
                .unwrap()
        };
        assert_eq!(moved_from(&say), Some(at), "{first}");
    }
}

#[test]
fn a_figure_that_cannot_be_is_turned_away_and_changes_nothing() {
    let mut actuals = MODEL.untouched().actuals;
    let year_error = |given, first| ActualsError::Year {
        given: year(given),
        first: year(first),
        last: year(2031),
    };
    let million = Some(Pounds::of(1e6));
    for (kind, outside, first) in [
        (Actual::Deficit, 2022, 2023),
        (Actual::Deficit, 2032, 2023),
        (Actual::Block, 2021, 2022),
        (Actual::Payment, 2021, 2022),
        (Actual::Payment, 2032, 2022),
        (Actual::Outturn, 2022, 2023),
        (Actual::Outturn, 2032, 2023),
    ] {
        let found = actuals.set_actual(kind, year(outside), million);
        assert_eq!(found, Err(year_error(outside, first)), "{kind:?}");
        assert_eq!(actuals.actual(kind, year(outside)), None);
    }
    for (kind, low, high) in [
        (Actual::Deficit, -1e9, 1e9),
        (Actual::Block, 1.0, 1e9),
        (Actual::Payment, 0.0, 1e9),
        (Actual::Outturn, 0.0, 1e9),
    ] {
        for beyond in [low - 0.5, high + 1.0, f64::NAN, f64::INFINITY] {
            let found = actuals.set_actual(kind, year(2025), Some(Pounds::of(beyond)));
            assert_eq!(found, Err(ActualsError::Amount { low, high }), "{beyond}");
        }
        for end in [low, high] {
            actuals
                .set_actual(kind, year(2025), Some(Pounds::of(end)))
                .unwrap();
            assert_eq!(actuals.actual(kind, year(2025)), Some(Pounds::of(end)));
            actuals.set_actual(kind, year(2025), None).unwrap();
        }
    }
    for placement in [Placement::Ap, Placement::Unplaced, Placement::Included] {
        let found = actuals
            .base
            .set_unit_cost(placement, Some(PoundsPerPupil::of(1.0)));
        assert_eq!(found, Err(ActualsError::NoPrice(placement)));
    }
    for beyond in [-1.0, 1e6 + 1.0, f64::NAN] {
        let price = Some(PoundsPerPupil::of(beyond));
        let error = actuals
            .base
            .set_unit_cost(Placement::Fe, price)
            .unwrap_err();
        let (low, high) = (0.0, 1e6);
        assert_eq!(error, ActualsError::Amount { low, high }, "{beyond}");
    }
    for (sum, beyond) in [
        (BaseSum::ApBase, -1.0),
        (BaseSum::ServicesBase, -1.0),
        (BaseSum::BaseSpend, -1.0),
        (BaseSum::BaseSpend, 1.1e9),
        (BaseSum::OpeningDeficit, -1.1e9),
    ] {
        assert!(actuals.base.set_sum(sum, Some(Pounds::of(beyond))).is_err());
    }
    for beyond in [-1.0, 10_001.0] {
        let places = Some(Pupils::of(beyond));
        assert!(actuals.base.set_special_capacity(places).is_err());
    }
    for (grant, error) in [
        (grant(2025, 0.9), year_error(2025, 2026)),
        (grant(2032, 0.9), year_error(2032, 2026)),
        (grant(2026, -0.1), ActualsError::Share),
        (grant(2026, 1.1), ActualsError::Share),
        (grant(2026, f64::NAN), ActualsError::Share),
    ] {
        assert_eq!(actuals.set_stability_grant(Some(grant)), Err(error));
    }
    assert!(actuals.is_nothing());
    assert_eq!(actuals, Actuals::nothing(MODEL.basis().horizon()));
}

/// With no price left to scale, κ is 1.
#[test]
fn prices_of_nothing_leave_kappa_at_one() {
    for price in [0.0, 1e-12] {
        let assumptions = knowing(|actuals| {
            for placement in PRICED {
                actuals
                    .base
                    .set_unit_cost(placement, Some(PoundsPerPupil::of(price)))
                    .unwrap();
            }
        });
        assert_eq!(MODEL.calibrated(&assumptions.actuals).kappa, Rate::ONE);
    }
}

/// A basis without base-year spending is calibrated once somebody types it.
#[test]
fn base_spending_that_is_typed_calibrates() {
    let mut basis = MODEL.basis().clone();
    let spent = MODEL.calibrated(&MODEL.untouched().actuals).base_spend;
    basis.base_spend = BaseSpending::Unknown;
    let model = Model::new(basis);
    let mut actuals = model.untouched().actuals;
    assert_eq!(model.calibrated(&actuals).base_spend, None);
    actuals.base.set_sum(BaseSum::BaseSpend, spent).unwrap();
    assert_eq!(model.calibrated(&actuals).kappa, MODEL.kappa());
    assert_eq!(model.calibrated(&actuals).base_spend, spent);
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn the_ledger_goes_on_from_what_is_known(scenario in knowing_scenarios()) {
        let actuals = &scenario.actuals;
        let fitted = MODEL.project(&MODEL.untouched());
        let growth = 1.0 + scenario.values.get(Lever::HnbGrowth);
        let said = |kind, year| actuals.actual(kind, year).map(Pounds::get);
        let payment = |year: FinancialYear| {
            let at = usize::from(year.first_calendar_year() - 2022);
            said(Actual::Payment, year).unwrap_or(SCHEDULE.get(at).copied().unwrap_or(0.0))
        };
        let planned = match scenario.block {
            BlockSource::Planned => said(Actual::Block, year(2022)).unwrap_or(64_174_446.0) * 1.05,
            BlockSource::Published => 71_850_697.0,
        };
        let mut block_before = planned / growth;
        let mut cumulative = actuals.base.sum(BaseSum::OpeningDeficit).map_or(23.9e6, Pounds::get);
        let mut received = payment(year(2022));
        let mut stability = None;
        let mut of_march_2026 = 0.0;
        for (result, fitted) in MODEL.project(&scenario).years.iter().zip(fitted.years) {
            let lines: f64 = Line::ALL.into_iter().map(|line| result.lines.get(line).get()).sum();
            prop_assert!((result.spending.get() - lines).abs() < 0.005);
            let block = said(Actual::Block, result.year).unwrap_or(block_before * growth);
            assert_near(result.block.get(), block, "block");
            block_before = block;
            let reconciliation = if scenario.reconciliation { fitted.reconciliation } else { Pounds::ZERO };
            prop_assert_eq!(result.reconciliation, reconciliation);
            let in_year = (result.spending - result.income + reconciliation).get();
            assert_near(result.in_year.get(), in_year, "in year");

            if let Some(grant) = actuals.stability_grant().filter(|grant| grant.year == result.year) {
                stability = Some(grant.share.get() * f64::max(of_march_2026, 0.0));
            }
            let modelled = cumulative + in_year - scenario.values.get(Lever::CouncilContribution);
            let actual = said(Actual::Deficit, result.year);
            assert_near(result.actual_difference.get(), actual.map_or(0.0, |actual| actual - modelled), "difference");
            cumulative = modelled + result.actual_difference.get();
            assert_near(result.cumulative.get(), cumulative, "cumulative");
            if let Some(actual) = actual {
                prop_assert_eq!(result.cumulative.get(), actual);
            }
            assert_near(result.grant.get(), payment(result.year), "payment");
            received += payment(result.year);
            assert_near(result.grant_received.get(), received, "received");
            assert_near(result.after_grant.get(), cumulative - received, "after grant");
            if result.year == year(2025) {
                of_march_2026 = cumulative - received;
            }

            let paid_now = actuals.stability_grant().is_some_and(|grant| grant.year == result.year);
            assert_near(result.stability_grant.get(), stability.filter(|_| paid_now).unwrap_or(0.0), "stability grant");
            prop_assert_eq!(result.after_stability_grant.is_some(), stability.is_some());
            if let (Some(left), Some(paid)) = (result.after_stability_grant, stability) {
                assert_near(left.get(), cumulative - received - paid, "left");
            }
            if let Some(gap) = result.gap_to_remaining {
                let agreement = MODEL.basis().agreement.clone().unwrap();
                let remaining = agreement.of(result.year).unwrap().remaining.pounds();
                assert_near(gap.get(), (result.after_grant - remaining).get(), "gap");
            }
        }
    }

    #[test]
    fn figures_of_the_base_year_are_priced_and_placed(scenario in knowing_scenarios()) {
        let base = &scenario.actuals.base;
        let basis = MODEL.basis();
        let cost = |placement: Placement| {
            base.unit_cost(placement).unwrap_or(basis.costs.unit_cost[placement.at()]).get()
        };
        let sum = |sum, own: Pounds| base.sum(sum).unwrap_or(own).get();
        let ap = sum(BaseSum::ApBase, basis.costs.ap_base);
        let services = sum(BaseSum::ServicesBase, basis.costs.services_base);
        let capacity = base.special_capacity().unwrap_or(basis.special_capacity);

        // κ by model.md 6, at both censuses of the base year.
        let resting = Strengths::before_any(&basis.values);
        let [before, inside] = [&basis.before, &basis.stock]
            .map(|need| place(need, &basis.pattern, &resting, capacity));
        let funded = |placement| (5.0 * before.of(placement).get() + 7.0 * inside.of(placement).get()) / 12.0;
        let priced: f64 = PRICED.into_iter().map(|placement| funded(placement) * cost(placement)).sum();
        let places = funded(Placement::Unit) * 6_000.0 + capacity.get() * 10_000.0;
        let spent = sum(BaseSum::BaseSpend, MODEL.calibrated(&MODEL.untouched().actuals).base_spend.unwrap());
        let mut kappa = if priced < 1.0 { 1.0 } else { ((spent - places - ap - services) / priced).max(0.0) };
        assert_near(MODEL.calibrated(&scenario.actuals).kappa.get(), kappa, "κ");

        let projection = MODEL.project(&scenario);
        let mut state = 1.0;
        let mut fees = 1.0;
        let mut ap_grown = ap;
        for (index, result) in (1_u16..).zip(&projection.years) {
            let strength = Strengths::in_year(scenario.values.all(), &scenario.timings, result.year);
            let by = |lever| 1.0 + strength.rate(lever).get();
            state *= by(Lever::StateInflation);
            fees *= by(Lever::IndependentInflation);
            ap_grown *= by(Lever::ApGrowth);
            let harder = (0..index).fold(1.0, |product, _| product * by(Lever::Complexity));
            // From a year with an outturn on, κ is that year's: the next property says which.
            let outturn = scenario.actuals.actual(Actual::Outturn, result.year);
            kappa = if outturn.is_some() { result.kappa.get() } else { kappa };
            assert_near(result.kappa.get(), kappa, "κ of the year");
            let price = |placement| kappa * harder * cost(placement) * match placement {
                Placement::Mainstream | Placement::Unit => state * by(Lever::MainstreamTopup),
                Placement::Special => state * by(Lever::SpecialTopup),
                Placement::Independent | Placement::Spi => fees * by(Lever::IndependentFees),
                _ => state,
            };
            for placement in PRICED {
                assert_near(result.prices[placement.at()].get(), price(placement), placement.name());
            }
            let support = strength.rate(Lever::IncludedSupport).get();
            let included = price(Placement::Mainstream) * (1.0 - support) + price(Placement::Special) * support;
            assert_near(result.prices[Placement::Included.at()].get(), included, "included");
            assert_near(result.lines.get(Line::AlternativeProvision).get(), ap_grown * state, "ap");
            let investment = strength.pounds(Lever::ServicesInvestment).get();
            assert_near(result.lines.get(Line::Services).get(), services * state + investment, "services");
            let trend = scenario.values.get(Lever::SpecialTrend) * f64::from(index);
            let places = capacity.get() + trend + strength.places(Lever::SpecialPlaces).get();
            assert_near(result.placed.capacity.get(), places, "capacity");

            let placed = &result.placed;
            prop_assert!(placed.overflow == Pupils::ZERO || placed.empty_special_places == Pupils::ZERO);
            let total: f64 = placed.children.iter().map(|count| count.get()).sum();
            assert_near(placed.plans().get(), total, "plans");
            assert_near((placed.of(Placement::Special) + placed.empty_special_places).get(), places, "special");
        }
        // The first year starts from the typed base census, and so does what it funds.
        let first = &projection.years[0];
        let funded = (5.0 * inside.of(Placement::Special).get() + 7.0 * first.placed.of(Placement::Special).get()) / 12.0;
        assert_near(first.lines.get(Line::SpecialTopups).get(), funded * first.prices[Placement::Special.at()].get(), "special");
        let funded = (5.0 * capacity.get() + 7.0 * first.placed.capacity.get()) / 12.0;
        assert_near(first.lines.get(Line::SpecialPlaceFunding).get(), funded * 10_000.0, "special places");
    }

    /// With no lever moved, a year costs what its outturn says, unless that is less than what has no
    /// price.
    #[test]
    fn an_outturn_typed_in_is_what_its_year_costs(actuals in actuals()) {
        let projection = MODEL.project(&Assumptions { actuals, ..MODEL.untouched() });
        let other_places = MODEL.basis().other_places;
        for result in &projection.years {
            let fixed = result.lines.get(Line::AlternativeProvision) + result.lines.get(Line::Services);
            let typed = actuals.actual(Actual::Outturn, result.year);
            if let Some(typed) = typed.filter(|typed| *typed + other_places >= fixed) {
                // Children moved out of every price leave nothing to multiply.
                if result.kappa != Rate::ONE {
                    assert_near(result.outturn(other_places).get(), typed.get(), "outturn");
                }
            }
        }
    }

    /// Figures of money do not move children.
    #[test]
    fn money_known_moves_no_child(scenario in scenarios(), actuals in actuals(), values in values()) {
        let mut aware = Assumptions { actuals, values, ..scenario };
        aware.actuals.base.set_special_capacity(None).unwrap();
        let blind = Assumptions { actuals: MODEL.untouched().actuals, ..aware.clone() };
        let [aware, blind] = [aware, blind].map(|it| MODEL.project(&it));
        for (one, other) in aware.years.iter().zip(&blind.years) {
            prop_assert_eq!(pupils(one), pupils(other));
            prop_assert_eq!(rates(one), rates(other));
        }
    }

    #[test]
    fn whatever_is_known_gives_finite_numbers(scenario in knowing_scenarios(), tiny in prop::option::of(0.0..1e-3)) {
        let mut scenario = scenario;
        if let Some(tiny) = tiny {
            for placement in PRICED {
                scenario.actuals.base.set_unit_cost(placement, Some(PoundsPerPupil::of(tiny))).unwrap();
            }
        }
        for result in MODEL.project(&scenario).years {
            let all = [pupils(&result), pounds(&result), rates(&result), prices(&result)].concat();
            prop_assert!(all.iter().all(|figure| figure.is_finite()), "{result:?}");
        }
    }
}

/// Base spending below the cost of the lines without a price: prices are zero, never negative.
#[test]
fn no_price_falls_below_nought() {
    let mut assumptions = MODEL.untouched();
    assumptions
        .actuals
        .base
        .set_sum(BaseSum::BaseSpend, Some(Pounds::of(1e6)))
        .unwrap();
    let calibrated = MODEL.calibrated(&assumptions.actuals);
    assert_eq!(calibrated.kappa.get(), 0.0);
    for result in MODEL.project(&assumptions).years {
        assert!(result.prices.iter().all(|price| price.get() == 0.0));
    }
}
