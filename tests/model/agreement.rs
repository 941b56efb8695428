//! The agreement as published: its two rounding differences, what was paid by when, verdicts.

use crate::southwark::SOUTHWARK;
use crate::southwark::YEARS;
use engine::model::agreement::ROUNDING;
use engine::units::Pounds;
use safety_valve::catalogue::conditions::CONDITIONS;

use crate::support::{MODEL, year};

/// Added to zero, so that negative zero is not written.
fn millions(pounds: Pounds) -> String {
    format!("{:.2}", pounds.get() / 1e6 + 0.0)
}

#[test]
fn the_two_rounding_differences_are_found_and_lie_within_what_is_allowed() {
    let found: Vec<_> = SOUTHWARK
        .differences()
        .map(|difference| {
            assert!((difference.computed - difference.published).abs() <= ROUNDING);
            (
                difference.year,
                millions(difference.computed),
                millions(difference.published),
            )
        })
        .collect();
    let wanted = [(year(2025), "5.57", "5.53"), (year(2026), "-0.06", "0.00")];
    assert_eq!(
        found,
        wanted.map(|(year, computed, published)| (year, computed.to_owned(), published.to_owned()))
    );
}

#[test]
fn payments_are_those_of_the_schedule_and_nought_outside_it() {
    let paid: Vec<_> = (2021..=2028)
        .map(|first| millions(SOUTHWARK.payment(year(first))))
        .collect();
    assert_eq!(
        paid,
        [
            "0.00", "9.22", "2.77", "2.77", "2.77", "5.53", "0.00", "0.00"
        ]
    );
    let by: Vec<_> = (2021..=2028)
        .map(|first| millions(SOUTHWARK.paid_by(year(first))))
        .collect();
    assert_eq!(
        by,
        [
            "0.00", "9.22", "11.99", "14.76", "17.53", "23.06", "23.06", "23.06"
        ]
    );
}

/// A council whose deficit is as planned meets the agreement in every year, including the two years
/// in which the published rows disagree.
#[test]
fn holding_the_mitigated_row_meets_the_agreement_in_every_year() {
    let projection = MODEL.project(&MODEL.untouched());
    for column in SOUTHWARK
        .years
        .iter()
        .filter(|column| column.year > year(2022))
    {
        let mut result = *projection.of(column.year).unwrap();
        let after_grant = column.mitigated.pounds() - SOUTHWARK.paid_by(column.year);
        result.gap_to_remaining = Some(after_grant - column.remaining.pounds());
        assert_eq!(
            result.at_or_below_agreement(),
            Some(true),
            "{}",
            column.year
        );
        result.gap_to_remaining = Some(ROUNDING);
        assert_eq!(
            result.at_or_below_agreement(),
            Some(true),
            "{}",
            column.year
        );
        result.gap_to_remaining = Some(ROUNDING + Pounds::of(0.01));
        assert_eq!(
            result.at_or_below_agreement(),
            Some(false),
            "{}",
            column.year
        );
    }
}

#[test]
fn spending_as_much_as_comes_in_is_within_income() {
    let mut result = MODEL.project(&MODEL.untouched()).years[0];
    for (in_year, within) in [(-1.0, true), (0.0, true), (-0.0, true), (0.01, false)] {
        result.in_year = Pounds::of(in_year);
        assert_eq!(result.within_income(), within, "{in_year}");
    }
}

#[test]
fn the_first_balanced_year_is_the_first_and_none_where_there_is_none() {
    let mut projection = MODEL.project(&MODEL.untouched());
    assert_eq!(projection.first_balanced_year(), None);
    projection.years[4].in_year = Pounds::ZERO;
    projection.years[6].in_year = Pounds::of(-5.0);
    assert_eq!(projection.first_balanced_year(), Some(year(2027)));
}

#[test]
fn gaps_are_told_in_the_years_that_the_agreement_names_alone() {
    let projection = MODEL.project(&MODEL.untouched());
    for (index, result) in projection.years.iter().enumerate() {
        let named = index < 4;
        assert_eq!(result.gap_to_mitigated.is_some(), named, "{}", result.year);
        assert_eq!(result.gap_to_remaining.is_some(), named, "{}", result.year);
        assert_eq!(
            result.at_or_below_agreement().is_some(),
            named,
            "{}",
            result.year
        );
    }
}

/// Without an agreement there is no reconciliation, no payment and no gap (model.md 7).
#[test]
fn without_an_agreement_there_is_no_grant_and_no_reconciliation() {
    let mut basis = MODEL.basis().clone();
    basis.agreement = None;
    let alone = engine::model::project::Model::new(basis);
    let mut bare = MODEL.untouched();
    bare.reconciliation = false;
    let reconciled_or_not = [alone.project(&alone.untouched()), MODEL.project(&bare)];
    for index in 0..YEARS {
        let [without, with] = reconciled_or_not
            .each_ref()
            .map(|projection| projection.years[index]);
        assert_eq!(without.cumulative, with.cumulative);
        assert_eq!(without.reconciliation, Pounds::ZERO);
        assert_eq!(without.grant_received, Pounds::ZERO);
        assert_eq!(without.after_grant, without.cumulative);
        assert_eq!(without.gap_to_remaining, None);
    }
}

#[test]
fn the_nine_conditions_are_numbered_in_order() {
    assert_eq!(
        CONDITIONS.map(|condition| condition.number),
        [1, 2, 3, 4, 5, 6, 7, 8, 9]
    );
}
