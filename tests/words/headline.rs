//! The headline and both verdicts say what the numbers say, signs included.

use crate::southwark::{ABOUT, SOUTHWARK};
use crate::southwark::{AGREEMENT_ENDS, LAST_SHOWN_YEAR};
use engine::levers::Preset;
use engine::levers::{Lever, PhaseIn};
use engine::model::project::Projection;
use engine::units::{FinancialYear, Pounds};
use proptest::prelude::*;
use safety_valve::words::headline::{Subject, Typed, headline};
use safety_valve::words::money;
use safety_valve::words::verdicts::{remaining_deficit, spending_within_income};

use crate::{MODEL, NO_ACTION, assumptions};

fn said(yours: &Projection, focus_year: FinancialYear, moved: bool) -> (String, String) {
    let words = headline(&Subject {
        yours,
        no_action: &NO_ACTION,
        other_block: None,
        about: &ABOUT,
        focus_year,
        moved,
        from_zero: None,
        begins: None,
        this_year: crate::southwark::NOW,
        actuals: Typed::default(),
    });
    (words.first, words.then.join(" "))
}

#[test]
fn untouched_it_is_the_councils_forecast() {
    let (first, then) = said(&NO_ACTION, AGREEMENT_ENDS, false);
    insta::assert_snapshot!(first, @"On the council’s no-action forecast the deficit would be £48.9m in March 2027, if every agreed payment is made.");
    insta::assert_snapshot!(then, @"The agreement says £0. Spending would be £17.0m above income that year.");
}

#[test]
fn after_the_agreement_it_says_where_that_ended() {
    let (_, then) = said(&NO_ACTION, LAST_SHOWN_YEAR, false);
    insta::assert_snapshot!(then, @"The agreement ends in March 2027, at £0. Spending would be £24.3m above income that year.");
}

#[test]
fn a_surplus_is_called_one() {
    let mut assumptions = MODEL.untouched();
    for (lever, value) in [
        (Lever::HnbGrowth, 0.12),
        (Lever::NewPlansScale, 0.2),
        (Lever::CouncilContribution, 10e6),
        (Lever::ExitRate, 1.5),
    ] {
        assumptions.values.set(lever, value).expect("within range");
    }
    let yours = MODEL.project(&assumptions);
    let (first, _) = said(&yours, AGREEMENT_ENDS, true);
    assert!(
        first.starts_with("With these changes there would be a surplus of £"),
        "{first}"
    );
    assert!(first.ends_with("below the agreement."), "{first}");
    assert!(first.contains(" better than with no action"), "{first}");
    let spending =
        spending_within_income(&yours, LAST_SHOWN_YEAR, AGREEMENT_ENDS).expect("a projected year");
    assert!(
        spending.met
            && spending
                .answer
                .starts_with("Spending within income: yes, since 20"),
        "{spending:?}"
    );
    let remaining =
        remaining_deficit(&yours, &SOUTHWARK, AGREEMENT_ENDS).expect("a year of the agreement");
    assert!(
        remaining.met && remaining.answer == "Remaining deficit: below the agreement",
        "{remaining:?}"
    );
}

#[test]
fn a_balance_that_is_lost_again_is_not_forgotten() {
    let mut assumptions = MODEL.untouched();
    assumptions.values = Preset::CommissioningFirst
        .on(&assumptions.values)
        .expect("a preset within range");
    for (lever, value) in [
        (Lever::SpecialTopup, -0.1),
        (Lever::IndependentFees, -0.2),
        (Lever::AdultPathways, 1.5),
    ] {
        assumptions.values.set(lever, value).expect("within range");
    }
    assumptions.timings.common.phase_in = PhaseIn::years(1.0).expect("a phase-in");
    let verdict = spending_within_income(
        &MODEL.project(&assumptions),
        LAST_SHOWN_YEAR,
        AGREEMENT_ENDS,
    )
    .expect("a projected year");
    insta::assert_snapshot!(verdict.answer, @"Spending within income: in 2023-24, but not in 2026-27");
}

#[test]
fn met_by_rounding_is_said_to_be() {
    // A gap of £40,000 is the amount by which the agreement's own rows disagree.
    let mut yours = NO_ACTION.clone();
    yours.years[3].gap_to_remaining = Some(Pounds::of(40_000.0));
    let verdict =
        remaining_deficit(&yours, &SOUTHWARK, AGREEMENT_ENDS).expect("a year of the agreement");
    assert!(verdict.met);
    insta::assert_snapshot!(verdict.detail, @"Within the rounding of its published figures in March 2027.");
    yours.years[3].gap_to_remaining = Some(Pounds::of(61_000.0));
    assert!(
        !remaining_deficit(&yours, &SOUTHWARK, AGREEMENT_ENDS)
            .expect("a year of the agreement")
            .met
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn words_agree_with_numbers(assumptions in assumptions(), at in 0..5_usize) {
        let yours = MODEL.project(&assumptions);
        let result = &yours.years[at];
        let no_action = &NO_ACTION.years[at];
        let (first, then) = said(&yours, result.year, true);

        let size = money::size(result.after_grant);
        let surplus = result.after_grant < Pounds::ZERO && money::shows(result.after_grant);
        prop_assert_eq!(first.contains("surplus"), surplus);
        prop_assert!(first.contains(&size), "{}", first);

        let change = result.after_grant - no_action.after_grant;
        let (down, up) = if surplus { ("better than", "worse than") } else { ("less than", "more than") };
        prop_assert_eq!(first.contains(down), money::shows(change) && change < Pounds::ZERO, "{}", &first);
        prop_assert_eq!(first.contains(up), money::shows(change) && change > Pounds::ZERO, "{}", &first);
        prop_assert_eq!(first.contains("hardly any change"), !money::shows(change), "{}", &first);

        if let Some(met) = result.at_or_below_agreement() {
            let worse = change > Pounds::ZERO;
            prop_assert_eq!(first.contains("not yet at the agreement"), !met && !worse, "{}", &first);
            prop_assert_eq!(first.contains("not at the agreement"), !met && worse, "{}", &first);
            let verdict = remaining_deficit(&yours, &SOUTHWARK, result.year).expect("a year of the agreement");
            prop_assert_eq!(verdict.met, met);
            prop_assert_eq!(verdict.answer.contains("above"), !met);
            prop_assert!(!verdict.detail.contains("£0 "), "no gap is said to be nought: {}", verdict.detail);
        }
        prop_assert_eq!(then.contains("above income"), result.in_year_as_known() > Pounds::ZERO);
        prop_assert_eq!(then.contains("below income"), result.in_year_as_known() < Pounds::ZERO);

        let verdict = spending_within_income(&yours, LAST_SHOWN_YEAR, result.year).expect("a projected year");
        prop_assert_eq!(verdict.met, result.within_income());
        prop_assert_eq!(verdict.answer.contains("yes, since"), result.within_income());
        prop_assert_eq!(verdict.answer.contains("not "), !result.within_income());
        if verdict.answer.contains("not by ") {
            let shown = yours.years.iter().filter(|year| year.year <= LAST_SHOWN_YEAR);
            prop_assert!(shown.clone().all(|year| !year.within_income()), "{}", verdict.answer);
        }
    }
}
