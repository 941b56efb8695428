//! What is true of every scenario: docs/model.md 4 to 8 computed a second time from the text, and
//! laws that any correct answer obeys, on random scenarios.

use crate::southwark;
use crate::southwark::YEARS;
use engine::estimate::folded_need;
use engine::levers::{Lever, LeverValues, Onset, PhaseIn, Strengths, Timing, Timings};
use engine::model::basis::BlockSource;
use engine::model::basis::{BaseSpending, Opening, UnitCosts};
use engine::model::cohort::{Need, roll};
use engine::model::cost::{Funded, Growth, Line, lines, prices};
use engine::model::placement::{
    AGES, CENSUS_PLACEMENTS, FIRST_AGE, LAST_AGE, PLACEMENTS, POST_16, Placement,
};
use engine::model::places::{Placed, place};
use engine::model::project::{Assumptions, Model, Projection, YearResult};
use engine::units::{FinancialYear, Pounds, PoundsPerPupil, Pupils, Rate};
use proptest::prelude::*;

use crate::support::{
    MODEL, assert_near, at_full, begun, bits, cases, outcome, pounds, prices as prices_of, pupils,
    rates, scenarios, share, timings, values, with, within, year,
};

/// A lever's strength in a year (model.md 8).
fn strength(assumptions: &Assumptions, lever: Lever, year: FinancialYear) -> f64 {
    let value = assumptions.values.get(lever);
    match lever.onset() {
        Onset::Always => value,
        Onset::Ramped => {
            let timing = assumptions.timings.of(lever);
            let begun = f64::from(year.march()) - f64::from(timing.start.march()) + 1.0;
            value * (begun / timing.phase_in.get()).clamp(0.0, 1.0)
        }
    }
}

/// One year of the cohort by model.md 4, with the whole matrix `T`; and the plans avoided.
fn rolled_by_hand(
    now: &Need,
    assumptions: &Assumptions,
    in_year: FinancialYear,
) -> ([[f64; PLACEMENTS]; AGES], f64) {
    const MAINSTREAM: usize = Placement::Mainstream.at();
    const SPECIAL: usize = Placement::Special.at();
    const INDEPENDENT: usize = Placement::Independent.at();
    const FE: usize = Placement::Fe.at();
    const SPI: usize = Placement::Spi.at();
    const INCLUDED: usize = Placement::Included.at();
    let of = |lever| strength(assumptions, lever, in_year);
    let mut next = [[0.0; PLACEMENTS]; AGES];
    let mut all_avoided = 0.0;
    let mut growth = 1.0;
    for _ in MODEL.basis().first_year().first_calendar_year()..in_year.first_calendar_year() {
        growth *= 1.0 + of(Lever::NewPlansGrowth);
    }
    for (row, pattern) in MODEL.basis().pattern.iter().enumerate() {
        let age = FIRST_AGE + row;

        let asked = pattern.new_plans.get() * of(Lever::NewPlansScale) * growth;
        let met = match age {
            ..=6 => of(Lever::EarlySupport),
            7..=15 => of(Lever::GraduatedResponse),
            _ => 0.0,
        };
        all_avoided += asked * met;
        let inflow = (asked * (1.0 - met) + pattern.net_moves.get()).max(0.0);
        let mut new_mix = [0.0; PLACEMENTS];
        new_mix[..CENSUS_PLACEMENTS].copy_from_slice(&pattern.new_mix.map(Rate::get));
        for from in [SPECIAL, INDEPENDENT] {
            new_mix[INCLUDED] += new_mix[from] * of(Lever::InclusionNew);
            new_mix[from] *= 1.0 - of(Lever::InclusionNew);
        }
        new_mix[FE] += new_mix[SPI] * of(Lever::FeInsteadOfSpi);
        new_mix[SPI] *= 1.0 - of(Lever::FeInsteadOfSpi);
        for (to, share) in new_mix.into_iter().enumerate() {
            next[row][to] += inflow * share;
        }

        if age == LAST_AGE {
            continue;
        }
        let e = of(Lever::ExitRate) * pattern.h_end.get();
        let ending = match age {
            18.. => e + of(Lever::AdultPathways) * (pattern.comparator.get() - e).max(0.0),
            5..=17 => e + of(Lever::AnnualReviews),
            _ => e,
        };
        let leaves = (ending + pattern.h_out.get()).min(1.0);
        let kept = (1.0 - leaves) * (1.0 - pattern.moved_out.get());

        let mut moves = [[0.0; PLACEMENTS]; PLACEMENTS];
        for (from, to_each) in moves.iter_mut().enumerate().take(CENSUS_PLACEMENTS) {
            for (to, share) in to_each.iter_mut().enumerate().take(CENSUS_PLACEMENTS) {
                let off = pattern.leaving[from].get() * pattern.destination[to].get();
                *share = if from == to {
                    1.0 - pattern.leaving[from].get()
                } else {
                    off
                };
            }
        }
        moves[INCLUDED] = moves[MAINSTREAM];
        moves[INCLUDED][INCLUDED] = moves[MAINSTREAM][MAINSTREAM];
        moves[INCLUDED][MAINSTREAM] = 0.0;
        for from in [MAINSTREAM, INCLUDED] {
            for to in [SPECIAL, INDEPENDENT] {
                let stays = moves[from][to] * of(Lever::InclusionMoves);
                moves[from][INCLUDED] += stays;
                moves[from][to] -= stays;
            }
        }
        for (from, to_each) in moves.iter_mut().enumerate() {
            if from != SPI {
                let college = to_each[SPI] * of(Lever::FeInsteadOfSpi);
                to_each[FE] += college;
                to_each[SPI] -= college;
            }
        }
        for from in 0..PLACEMENTS {
            for to in 0..PLACEMENTS {
                next[row + 1][to] += now[row][from].get() * kept * moves[from][to];
            }
        }
    }
    (next, all_avoided)
}

/// A year's lines by model.md 6, from where the children are at both its Januaries.
fn lines_by_hand(
    assumptions: &Assumptions,
    years: &[YearResult],
    index: usize,
) -> [(Line, f64); 14] {
    let basis = MODEL.basis();
    let result = &years[index];
    let before = if index == 0 {
        MODEL.base()
    } else {
        &years[index - 1].placed
    };
    let of = |lever| strength(assumptions, lever, result.year);
    let compounded = |lever: Lever| {
        (0..=index).fold(1.0, |product, _| {
            product * (1.0 + assumptions.values.get(lever))
        })
    };
    let funded =
        |count: fn(&Placed) -> f64| (5.0 * count(before) + 7.0 * count(&result.placed)) / 12.0;
    let children = |placement: Placement| {
        (5.0 * before.of(placement).get() + 7.0 * result.placed.of(placement).get()) / 12.0
    };

    let state = compounded(Lever::StateInflation);
    let unscaled =
        |placement: Placement| MODEL.kappa().get() * basis.costs.unit_cost[placement.at()].get();
    let harder = compounded(Lever::Complexity);
    let by_state = |placement| unscaled(placement) * state * harder;
    let by_fees = |placement| {
        unscaled(placement)
            * compounded(Lever::IndependentInflation)
            * harder
            * (1.0 + of(Lever::IndependentFees))
    };
    let mainstream = by_state(Placement::Mainstream) * (1.0 + of(Lever::MainstreamTopup));
    let unit = by_state(Placement::Unit) * (1.0 + of(Lever::MainstreamTopup));
    let special = by_state(Placement::Special) * (1.0 + of(Lever::SpecialTopup));
    let included =
        (1.0 - of(Lever::IncludedSupport)) * mainstream + of(Lever::IncludedSupport) * special;

    let extra = funded(|placed| placed.extra.get());
    let capacity = funded(|placed| placed.capacity.get());
    // Avoided at this census and the two before it.
    let met_at = |census: usize| -> f64 {
        (census.saturating_sub(2)..=census)
            .map(|at| years[at].plans_avoided.get())
            .sum()
    };
    let met = (5.0 * if index == 0 { 0.0 } else { met_at(index - 1) } + 7.0 * met_at(index)) / 12.0;

    let independent = children(Placement::Independent) * by_fees(Placement::Independent);
    let spi = children(Placement::Spi) * by_fees(Placement::Spi);
    let elsewhere = children(Placement::Elsewhere) * by_state(Placement::Elsewhere);
    let ap_growth = compounded(Lever::ApGrowth);
    [
        (
            Line::MainstreamTopups,
            children(Placement::Mainstream) * mainstream,
        ),
        (
            Line::UnitTopups,
            (children(Placement::Unit) - extra) * unit + extra * included,
        ),
        (
            Line::IncludedTopups,
            children(Placement::Included) * included,
        ),
        (Line::SpecialTopups, children(Placement::Special) * special),
        (Line::Independent, independent),
        (Line::Fe, children(Placement::Fe) * by_state(Placement::Fe)),
        (Line::Spi, spi),
        (Line::Elsewhere, elsewhere),
        (Line::UnitPlaceFunding, children(Placement::Unit) * 6_000.0),
        (Line::SpecialPlaceFunding, capacity * 10_000.0),
        (
            Line::NeedsMetWithoutPlan,
            met * of(Lever::SupportWithoutPlan) * state,
        ),
        (
            Line::AlternativeProvision,
            basis.costs.ap_base.get() * state * ap_growth,
        ),
        (
            Line::Services,
            basis.costs.services_base.get() * state + of(Lever::ServicesInvestment),
        ),
        (
            Line::PaidByHealth,
            -of(Lever::HealthContribution) * (independent + spi + elsewhere),
        ),
    ]
}

/// Needs of children of each age, some rows and placements empty.
fn needs() -> impl Strategy<Value = Need> {
    let count = prop_oneof![1 => Just(0.0), 3 => 0.0..200.0];
    prop::collection::vec(count, AGES * PLACEMENTS).prop_map(|counts| {
        let mut need = Need::default();
        for (at, count) in counts.into_iter().enumerate() {
            need[at / PLACEMENTS][at % PLACEMENTS] = Pupils::of(count);
        }
        need
    })
}

fn total(need: &Need) -> f64 {
    need.iter().flatten().map(|count| count.get()).sum()
}

/// January 2024 rolled one year with nothing moved gives January 2025 at every age (model.md 3).
/// It must be true of any authority, so the region and the country serve as two more.
#[test]
fn january_2024_rolls_to_january_2025_at_every_age() {
    let [southwark, london, england] = southwark::counts().unwrap();
    for area in [&southwark, &london, &england] {
        let pattern = engine::estimate::estimate(area, &london, &england);
        let strengths = Strengths::before_any(&LeverValues::default());
        let next = roll(
            &folded_need(&area.first, None),
            &pattern,
            &strengths,
            Rate::ONE,
        );
        assert_eq!(next.plans_avoided, Pupils::ZERO);
        let census = folded_need(&area.second, None);
        for row in 0..AGES {
            let [rolled, counted] =
                [&next.need, &census].map(|need| need[row].iter().copied().sum::<Pupils>().get());
            assert_near(
                rolled,
                counted,
                &format!("{}, age {}", area.area, FIRST_AGE + row),
            );
        }
    }
}

/// With κ the base year costs what it did.
#[test]
fn the_base_year_costs_what_it_cost() {
    let basis = MODEL.basis();
    let nothing = Strengths::before_any(&basis.values);
    let before = place(
        &basis.before,
        &basis.pattern,
        &nothing,
        basis.special_capacity,
    );
    let spent: f64 = Placement::ALL
        .into_iter()
        .map(|placement| {
            let cost = match placement {
                // Nobody is included yet.
                Placement::Ap | Placement::Unplaced | Placement::Included => 0.0,
                _ => MODEL.kappa().get() * basis.costs.unit_cost[placement.at()].get(),
            };
            let place_funding = if placement == Placement::Unit {
                6_000.0
            } else {
                0.0
            };
            (5.0 * before.of(placement).get() + 7.0 * MODEL.base().of(placement).get()) / 12.0
                * (cost + place_funding)
        })
        .sum();
    let rest = basis.special_capacity.get() * 10_000.0
        + basis.costs.ap_base.get()
        + basis.costs.services_base.get();
    assert_near(
        spent + rest,
        MODEL
            .calibrated(&MODEL.untouched().actuals)
            .base_spend
            .unwrap()
            .get(),
        "the base year",
    );
}

/// Without base spending κ is 1, and the report says so (model.md 6).
#[test]
fn without_base_spending_kappa_is_one_and_that_is_known() {
    let mut basis = MODEL.basis().clone();
    basis.base_spend = BaseSpending::Unknown;
    let model = Model::new(basis);
    assert_eq!(model.kappa(), Rate::ONE);
    assert!(!model.is_calibrated());
    assert!(MODEL.is_calibrated());
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn nothing_moved_is_the_preset_to_the_last_bit(values in values(), timings in timings()) {
        // If no ramped lever is moved, the start does not matter.
        let untouched = MODEL.untouched();
        let elsewhen = Assumptions { timings, ..untouched.clone() };
        prop_assert!(bits(&MODEL.project(&elsewhen)) == bits(&MODEL.project(&untouched)));
        // A lever set to what it is, and one moved there and back, change nothing.
        let moved = Assumptions { values, timings, ..untouched };
        let mut there_and_back = moved.clone();
        for lever in Lever::ALL {
            there_and_back.values.set(lever, within(lever, 0.25)).unwrap();
            there_and_back.values.set(lever, moved.values.get(lever)).unwrap();
        }
        prop_assert!(bits(&MODEL.project(&there_and_back)) == bits(&MODEL.project(&moved)));
    }

    #[test]
    fn the_cohort_is_that_of_the_equations(scenario in scenarios()) {
        let basis = MODEL.basis();
        let mut need = basis.stock;
        let mut growth = Rate::ONE;
        for result in MODEL.project(&scenario).years {
            let (wanted, avoided) = rolled_by_hand(&need, &scenario, result.year);
            let strengths = Strengths::in_year(scenario.values.all(), &scenario.timings, result.year);
            let rolled = roll(&need, &basis.pattern, &strengths, growth);
            for (row, line) in wanted.iter().enumerate() {
                for (at, &count) in line.iter().enumerate() {
                    assert_near(rolled.need[row][at].get(), count, &format!("{}, row {row}, {at}", result.year));
                }
            }
            assert_near(rolled.plans_avoided.get(), avoided, "plans avoided");
            assert_near(result.plans_avoided.get(), avoided, "plans avoided, as projected");
            assert_near(result.placed.plans().get(), total(&rolled.need), "children, as projected");
            need = rolled.need;
            growth = growth * Rate::of(1.0 + scenario.values.get(Lever::NewPlansGrowth));
        }
    }

    #[test]
    fn rolling_loses_no_child_and_makes_none(now in needs(), scenario in scenarios(), index in 0_u16..9) {
        let pattern = &MODEL.basis().pattern;
        let strengths = Strengths::in_year(scenario.values.all(), &scenario.timings, year(2023 + index));
        let next = roll(&now, pattern, &strengths, Rate::ONE).need;
        let nobody = roll(&Need::default(), pattern, &strengths, Rate::ONE).need;
        let of = |lever| strength(&scenario, lever, year(2023 + index));
        for (row, of_age) in pattern.iter().enumerate().take(AGES - 1) {
            let age = FIRST_AGE + row;
            let e = of_age.h_end.get() * of(Lever::ExitRate);
            let ended = match age {
                18.. => e + of(Lever::AdultPathways) * (of_age.comparator.get() - e).max(0.0),
                5..=17 => e + of(Lever::AnnualReviews),
                _ => e,
            };
            let stay = (1.0 - (ended + of_age.h_out.get()).min(1.0)) * (1.0 - of_age.moved_out.get());
            let sum = |line: &[Pupils; PLACEMENTS]| line.iter().copied().sum::<Pupils>().get();
            assert_near(sum(&next[row + 1]), sum(&now[row]) * stay + sum(&nobody[row + 1]), &format!("from age {age}"));
        }
        prop_assert!(next.iter().flatten().all(|count| count.get() >= 0.0));
    }

    #[test]
    fn placing_loses_no_child_and_makes_none(
        need in needs(),
        scenario in scenarios(),
        index in 0_u16..9,
        capacity in 0.0..6_000.0,
    ) {
        let strengths = Strengths::in_year(scenario.values.all(), &scenario.timings, year(2023 + index));
        let placed = place(&need, &MODEL.basis().pattern, &strengths, Pupils::of(capacity));
        assert_near(placed.plans().get(), total(&need), "children placed");
        let older: f64 = need[POST_16 - FIRST_AGE..].iter().flatten().map(|count| count.get()).sum();
        assert_near(placed.aged_16_and_over.get(), older, "16 and over");
        for placement in Placement::ALL {
            prop_assert!(placed.of(placement).get() >= -1e-9, "{} {:?}", placement.name(), placed.of(placement));
        }
        prop_assert!(placed.extra.get() <= placed.of(Placement::Unit).get() + 1e-9);
        // Special schools are never over capacity, and no place stays empty beside a queue.
        prop_assert!(placed.of(Placement::Special).get() <= placed.capacity.get() + 1e-9);
        prop_assert!(placed.overflow == Pupils::ZERO || placed.empty_special_places == Pupils::ZERO);
        prop_assert!(placed.overflow == Pupils::ZERO || placed.returned == Pupils::ZERO);
        for count in [placed.extra, placed.overflow, placed.returned] {
            prop_assert!(count >= Pupils::ZERO);
        }
        assert_near(
            placed.empty_special_places.get(),
            (placed.capacity - placed.of(Placement::Special)).get(),
            "empty places",
        );
        for (young, all) in [
            (placed.special_under_16, placed.of(Placement::Special)),
            (placed.independent_under_16, placed.of(Placement::Independent)),
        ] {
            prop_assert!(young.get() >= -1e-9 && young.get() <= all.get() + 1e-9, "{young:?} of {all:?}");
        }
    }

    #[test]
    fn overflow_and_empty_places_are_never_both_there(scenario in scenarios()) {
        for result in MODEL.project(&scenario).years {
            let placed = result.placed;
            prop_assert!(placed.overflow == Pupils::ZERO || placed.empty_special_places == Pupils::ZERO);
            prop_assert!(placed.overflow >= Pupils::ZERO && placed.empty_special_places >= Pupils::ZERO);
            assert_near(
                (placed.of(Placement::Special) + placed.empty_special_places).get(),
                placed.capacity.get(),
                "places",
            );
        }
    }

    #[test]
    fn every_child_is_priced_once(scenario in scenarios()) {
        let years = MODEL.project(&scenario).years;
        for (index, result) in years.iter().enumerate() {
            for (line, wanted) in lines_by_hand(&scenario, &years, index) {
                assert_near(result.lines.get(line).get(), wanted, &format!("{} {}", result.year, line.name()));
            }
            let before = if index == 0 { MODEL.base() } else { &years[index - 1].placed };
            let funded = (5.0 * before.plans().get() + 7.0 * result.placed.plans().get()) / 12.0;
            assert_near(result.funded_plans.get(), funded, "funded plans");
        }
    }

    #[test]
    fn the_ledger_adds_up(scenario in scenarios()) {
        let basis = MODEL.basis();
        let agreement = basis.agreement.clone().unwrap();
        let untouched = MODEL.project(&MODEL.untouched());
        let mut cumulative = MODEL.project(&MODEL.untouched()).opening().0.get();
        let mut received = 9_220_000.0;
        let mut block = match scenario.block {
            BlockSource::Planned => 64_174_446.0 * 1.05,
            BlockSource::Published => 71_850_697.0,
        };
        for (result, nothing_moved) in MODEL.project(&scenario).years.iter().zip(untouched.years) {
            let summed: f64 = Line::ALL.into_iter().map(|line| result.lines.get(line).get()).sum();
            assert_near(result.spending.get(), summed, "spending");
            assert_near(result.block.get(), block, "block");
            assert_near(result.transfer.get(), 276_717_227.0 * scenario.values.get(Lever::BlockTransfer), "transfer");
            assert_near(result.income.get(), (result.block + result.transfer).get(), "income");
            // Fitted once, and not again when anything is moved.
            let fitted = if scenario.reconciliation { nothing_moved.reconciliation } else { Pounds::ZERO };
            prop_assert_eq!(result.reconciliation, fitted);
            let in_year = summed - result.income.get() + fitted.get();
            assert_near(result.in_year.get(), in_year, "in year");
            let contribution = scenario.values.get(Lever::CouncilContribution);
            prop_assert_eq!(result.council_contribution.get(), contribution);
            cumulative += in_year - contribution;
            assert_near(result.cumulative.get(), cumulative, "cumulative");
            let column = agreement.years.iter().find(|column| column.year == result.year);
            let grant = column.map_or(0.0, |column| column.payment.pounds().get());
            prop_assert_eq!(result.grant.get(), grant);
            received += grant;
            assert_near(result.grant_received.get(), received, "grant received");
            assert_near(result.after_grant.get(), cumulative - received, "after grant");
            match (column, result.gap_to_mitigated, result.gap_to_remaining) {
                (Some(column), Some(mitigated), Some(remaining)) => {
                    let gap = |deficit: f64, published: Pounds| deficit - published.get();
                    assert_near(mitigated.get(), gap(cumulative, column.mitigated.pounds()), "gap to mitigated");
                    assert_near(remaining.get(), gap(cumulative - received, column.remaining.pounds()), "gap to remaining");
                }
                (None, None, None) => {}
                gaps => prop_assert!(false, "{}: {gaps:?}", result.year),
            }
            block *= 1.0 + scenario.values.get(Lever::HnbGrowth);
        }
    }

    /// Another opening balance, deficit or surplus, changes later years by the difference alone.
    #[test]
    fn a_surplus_is_carried_like_a_deficit(scenario in scenarios(), opening in -200e6..200e6) {
        let scenario = Assumptions { reconciliation: false, ..scenario };
        let mut basis = MODEL.basis().clone();
        basis.opening = Opening::Cumulative(Pounds::of(opening));
        let shifted = Model::new(basis).project(&scenario);
        let difference = opening - MODEL.project(&MODEL.untouched()).opening().0.get();
        for (result, shifted) in MODEL.project(&scenario).years.iter().zip(shifted.years) {
            prop_assert_eq!(result.in_year, shifted.in_year);
            prop_assert!((shifted.cumulative.get() - result.cumulative.get() - difference).abs() < 1e-5);
            prop_assert!((shifted.after_grant.get() - result.after_grant.get() - difference).abs() < 1e-5);
        }
    }

    /// With κ fixed, which a typed price would otherwise change.
    #[test]
    fn a_dearer_place_never_costs_less(scenario in scenarios(), index in 0..YEARS, rise in 1.0..50_000.0) {
        let years = MODEL.project(&scenario).years;
        let before = if index == 0 { MODEL.base() } else { &years[index - 1].placed };
        let inside = &years[index].placed;
        let funded = Funded::between(before, inside, Pupils::ZERO, years[index].met_without_plan);
        let strengths = Strengths::in_year(scenario.values.all(), &scenario.timings, years[index].year);
        let mut growth = Growth::NONE;
        for _ in 0..=index {
            growth = growth.a_year_on(&strengths);
        }
        let spending = |costs: &UnitCosts| {
            let prices = prices(costs, MODEL.kappa(), &growth, &strengths);
            lines(&funded, &prices, costs, &growth, &strengths).total()
        };
        let costs = MODEL.basis().costs;
        let now = spending(&costs);
        for placement in Placement::ALL {
            let mut dearer = costs;
            dearer.unit_cost[placement.at()] += PoundsPerPupil::of(rise);
            let then = spending(&dearer);
            prop_assert!(then >= now, "{}: {now:?}, dearer {then:?}", placement.name());
            let driven = !matches!(placement, Placement::Ap | Placement::Unplaced | Placement::Included);
            let someone = funded.children[placement.at()] > Pupils::of(1.0);
            prop_assert_eq!(then > now, driven && someone, "{}", placement.name());
        }
    }

    #[test]
    fn every_scenario_gives_finite_numbers(scenario in scenarios()) {
        for result in MODEL.project(&scenario).years {
            let all = [pupils(&result), pounds(&result), rates(&result), prices_of(&result)].concat();
            prop_assert!(all.iter().all(|figure| figure.is_finite()), "{result:?}");
            for rate in rates(&result) {
                prop_assert!((0.0..=1.0).contains(&rate), "{rate}");
            }
            prop_assert!(pupils(&result).iter().all(|count| *count >= -1e-9), "{result:?}");
        }
    }

    #[test]
    fn everything_is_continuous_in_every_lever(scenario in scenarios(), shares in prop::collection::vec(share(), Lever::ALL.len())) {
        let here = MODEL.project(&scenario);
        for lever in Lever::ALL {
            let mut at = scenario.clone();
            // From the scenario's own value, and from a random one, the range's ends included.
            for share in [None, Some(shares[lever.at()])] {
                if let Some(share) = share {
                    at.values.set(lever, within(lever, share)).unwrap();
                }
                let from = if share.is_some() { MODEL.project(&at) } else { here.clone() };
                let (low, high) = lever.range();
                let step = STEP * (high - low);
                let value = at.values.get(lever);
                let mut aside = at.clone();
                aside.values.set(lever, if value + step <= high { value + step } else { value - step }).unwrap();
                close_by(&from, &MODEL.project(&aside), lever.name());
            }
        }
    }

    #[test]
    fn everything_is_continuous_in_the_phase_in(scenario in scenarios(), years in 1..=20_u16, lever in 0..Lever::ALL.len()) {
        // At whole numbers of years the ramp meets its clamp.
        let mut on = scenario;
        on.timings.common.phase_in = PhaseIn::years(f64::from(years)).unwrap();
        let mut aside = on.clone();
        let nudged = if years == 20 { 20.0 - 20.0 * STEP } else { f64::from(years) + 20.0 * STEP };
        aside.timings.common.phase_in = PhaseIn::years(nudged).unwrap();
        let lever = Lever::ALL[lever];
        if lever.onset() == Onset::Ramped {
            aside.timings.set_phase_in(lever, Some(PhaseIn::years(nudged).unwrap())).unwrap();
            on.timings.set_phase_in(lever, Some(PhaseIn::years(f64::from(years)).unwrap())).unwrap();
        }
        close_by(&MODEL.project(&on), &MODEL.project(&aside), "phase_in");
    }
}

/// A step, as a share of a lever's range.
const STEP: f64 = 1e-7;

/// Two projections a step apart differ by little: a thousandth of a child, £2,000 of some £100m.
#[track_caller]
fn close_by(one: &Projection, other: &Projection, what: &str) {
    for (one, other) in one.years.iter().zip(&other.years) {
        let scale = one.spending.abs().max(one.cumulative.abs()).get();
        for (kind, ones, others, allowed) in [
            ("pupils", pupils(one), pupils(other), 0.005),
            ("pounds", pounds(one), pounds(other), 2e-5 * scale),
            ("rates", rates(one), rates(other), 1e-5),
            ("prices", prices_of(one), prices_of(other), 0.5),
        ] {
            for (at, (a, b)) in ones.iter().zip(&others).enumerate() {
                assert!(
                    (a - b).abs() <= allowed,
                    "{what}, {}, {kind} {at}: {a} and {b}",
                    one.year
                );
            }
        }
    }
}

/// The point at which special schools are just full: overflow on one side, spare places on the other.
#[test]
fn nothing_jumps_where_special_schools_are_just_full() {
    let mut corners = 0;
    for result in MODEL.project(&at_once(&[])).years {
        let overflow = result.placed.overflow.get();
        if overflow <= 0.0 {
            continue;
        }
        corners += 1;
        let step = 400.0 * STEP;
        let sides = [overflow - step, overflow, overflow + step].map(|places| {
            MODEL.project(&at_once(&[
                (Lever::SpecialPlaces, places),
                (Lever::ReturnLocal, 0.5),
            ]))
        });
        close_by(&sides[0], &sides[1], "just full");
        close_by(&sides[1], &sides[2], "just full");
        let sides = sides.map(|side| side.of(result.year).unwrap().placed);
        assert!(
            sides[0].overflow > Pupils::ZERO && sides[2].returned > Pupils::ZERO,
            "{} is no corner",
            result.year
        );
    }
    assert!(corners >= 4, "{corners} corners");
}

/// Started in the first year, and in full from then on.
fn at_once(sets: &[(Lever, f64)]) -> Assumptions {
    let mut assumptions = with(sets);
    assumptions.timings = Timings::all(Timing {
        start: year(2023),
        phase_in: PhaseIn::years(1.0).unwrap(),
    });
    assumptions
}

/// Levers that do nothing alone, and what each needs to act.
fn needed_beside(lever: Lever) -> Vec<(Lever, f64)> {
    match lever {
        Lever::ReturnLocal => vec![(Lever::SpecialPlaces, 300.0)],
        Lever::IncludedSupport => vec![(Lever::InclusionNew, 0.2)],
        Lever::BaseFromSpecial => vec![(Lever::UnitPlaces, 60.0)],
        Lever::SupportWithoutPlan => vec![(Lever::EarlySupport, 0.1)],
        _ => vec![],
    }
}

#[test]
fn every_lever_moves_something() {
    for lever in Lever::ALL {
        let beside = needed_beside(lever);
        let resting = outcome(&MODEL.project(&at_once(&beside)));
        let (low, high) = lever.range();
        let rests_at = at_once(&beside).values.get(lever);
        let mut moved = 0;
        for value in [
            low,
            within(lever, 0.1),
            within(lever, 0.5),
            within(lever, 0.9),
            high,
        ] {
            if value == rests_at {
                continue;
            }
            let sets = [beside.as_slice(), &[(lever, value)]].concat();
            assert!(
                outcome(&MODEL.project(&at_once(&sets))) != resting,
                "{} at {value} moves nothing",
                lever.name()
            );
            moved += 1;
        }
        assert!(moved >= 4);
    }
}

/// The two other sources of children whose price included_support and support_without_plan set.
#[test]
fn a_lever_acts_beside_each_lever_that_it_is_there_for() {
    for (lever, value, beside) in [
        (Lever::IncludedSupport, 0.9, (Lever::UnitPlaces, 60.0)),
        (Lever::IncludedSupport, 0.9, (Lever::InclusionMoves, 0.25)),
        (
            Lever::SupportWithoutPlan,
            8_000.0,
            (Lever::GraduatedResponse, 0.1),
        ),
    ] {
        let outcome = |sets: &[(Lever, f64)]| outcome(&MODEL.project(&at_once(sets)));
        assert!(
            outcome(&[(lever, value)]) == outcome(&[]),
            "{} acts alone",
            lever.name()
        );
        assert!(
            outcome(&[beside, (lever, value)]) != outcome(&[beside]),
            "{} beside {}",
            lever.name(),
            beside.0.name()
        );
    }
}

/// With no special place spare, nobody can come back.
#[test]
fn nobody_comes_back_where_special_schools_are_full() {
    let strengths = at_full(&[(Lever::ReturnLocal, 0.5)]);
    let basis = MODEL.basis();
    let full = place(&basis.stock, &basis.pattern, &strengths, Pupils::of(100.0));
    assert!(full.overflow > Pupils::ZERO);
    assert_eq!(full.returned, Pupils::ZERO);
}

/// A ramped lever does nothing before it begins, and a later start leaves the years before unchanged.
#[test]
fn nothing_happens_before_it_begins() {
    let untouched = MODEL.project(&MODEL.untouched());
    for start in 2023..=2031 {
        let preset = engine::levers::Preset::Everything;
        let projection = MODEL.project(&begun(preset, start));
        for (result, before) in projection.years.iter().zip(&untouched.years) {
            let same = pounds(result) == pounds(before) && pupils(result) == pupils(before);
            assert_eq!(
                same,
                result.year < year(start),
                "begun in {start}, {}",
                result.year
            );
        }
    }
}

/// Enough income turns the deficit into a surplus, and the ledger goes on below zero.
#[test]
fn a_deficit_can_become_a_surplus() {
    let years = MODEL
        .project(&with(&[
            (Lever::HnbGrowth, 0.12),
            (Lever::BlockTransfer, 0.015),
        ]))
        .years;
    let surplus = years
        .iter()
        .filter(|result| result.cumulative < Pounds::ZERO)
        .count();
    assert!(surplus >= 3, "{surplus} years");
    for pair in years.windows(2) {
        assert_near(
            pair[1].cumulative.get(),
            (pair[0].cumulative + pair[1].in_year).get(),
            "carried",
        );
    }
    let last = years[YEARS - 1];
    assert!(last.after_grant < last.cumulative && last.within_income());
}
