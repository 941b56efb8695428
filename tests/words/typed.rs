//! What is typed is read where its meaning is clear, and rejected in a sentence where not.

use crate::southwark::ABOUT;
use engine::levers::{Lever, LeverValues};
use engine::model::actuals::Actual;
use engine::units::FinancialYear;
use proptest::prelude::*;
use safety_valve::scenario::field::Field;
use safety_valve::words::levers;
use safety_valve::words::typed::{self, InputError};

/// The value that a text means in a box, for an authority of Southwark's size.
fn read(field: impl Into<Field>, text: &str) -> Result<f64, InputError> {
    let field = field.into();
    typed::read(field, text, field.range(&LeverValues::default()))
}

#[test]
fn plain_spellings_are_read() {
    for (lever, text, value) in [
        (Lever::SpecialTopup, "3", 0.03),
        (Lever::SpecialTopup, "3%", 0.03),
        (Lever::SpecialTopup, " − 3 % ", -0.03),
        (Lever::SpecialTopup, "-2.5 per cent", -0.025),
        (Lever::SpecialTopup, "15", 0.15),
        (Lever::SpecialTopup, "−10%", -0.10),
        (Lever::SpecialTopup, ".5", 0.005),
        (Lever::SpecialTopup, "1e1", 0.1),
        (Lever::AnnualReviews, "0.4 points", 0.004),
        (Lever::NewPlansScale, "0.85×", 0.85),
        (Lever::NewPlansScale, "1.2 times", 1.2),
        (Lever::SpecialPlaces, "65 places", 65.0),
        (Lever::SpecialPlaces, "1 place", 1.0),
        (Lever::AnnualReviews, "1 point", 0.01),
        (Lever::ServicesInvestment, "£1,500,000", 1_500_000.0),
        (Lever::ServicesInvestment, "£1.2m", 1_200_000.0),
        (Lever::ServicesInvestment, "300k", 300_000.0),
        (Lever::ServicesInvestment, "1 500 000", 1_500_000.0),
        (Lever::ServicesInvestment, "£ 1.5 million", 1_500_000.0),
        (Lever::SupportWithoutPlan, "£1,000", 1_000.0),
    ] {
        assert_eq!(read(lever, text), Ok(value), "{} “{text}”", lever.name());
    }
}

#[test]
fn accounts_are_read_as_accountants_write_them() {
    let deficit = Field::Actual(Actual::Deficit, FinancialYear::starting(2024));
    for (text, value) in [
        ("(3.5m)", -3_500_000.0),
        ("£(3,500,000)", -3_500_000.0),
        ("(£3,500,000)", -3_500_000.0),
        // To the pound, and not to the nearest binary fraction of a million.
        ("66.9m", 66_900_000.0),
        ("£66.9 million", 66_900_000.0),
    ] {
        assert_eq!(read(deficit, text), Ok(value), "“{text}”");
    }
    for text in ["(3.5m", "3.5m)", "(-3.5m)", "()", "((1))"] {
        assert_eq!(read(deficit, text), Err(InputError::NotANumber), "“{text}”");
    }
    assert_eq!(
        read(Lever::SpecialPlaces, "(6)"),
        Err(InputError::NotANumber)
    );
}

#[test]
fn what_has_no_plain_meaning_is_refused() {
    use InputError::{Empty, NotANumber, NotWhole, OutOfRange};
    for (lever, text, refusal) in [
        (Lever::SpecialTopup, "", Empty),
        (Lever::SpecialTopup, " \u{a0} ", Empty),
        (Lever::SpecialTopup, "three", NotANumber),
        (Lever::SpecialTopup, "NaN", NotANumber),
        (Lever::SpecialTopup, "inf", NotANumber),
        (Lever::SpecialTopup, "-", NotANumber),
        (Lever::SpecialTopup, "%", NotANumber),
        (Lever::SpecialTopup, ".", NotANumber),
        (Lever::SpecialTopup, "1.2.3", NotANumber),
        (Lever::SpecialTopup, "--5", NotANumber),
        (Lever::SpecialTopup, "£3", NotANumber),
        (Lever::SpecialTopup, "1e999", OutOfRange),
        (Lever::SpecialTopup, "15.0001", OutOfRange),
        (Lever::SpecialPlaces, "12.5", NotWhole),
        (Lever::ServicesInvestment, "1,2,3", NotANumber),
        (Lever::ServicesInvestment, "0,500", NotANumber),
        (Lever::ServicesInvestment, "£", NotANumber),
        (Lever::ServicesInvestment, "£6m", OutOfRange),
        (Lever::ServicesInvestment, "٣", NotANumber),
    ] {
        assert_eq!(read(lever, text), Err(refusal), "{} “{text}”", lever.name());
    }
}

#[test]
fn each_refusal_says_what_is_allowed() {
    insta::assert_snapshot!(InputError::Empty.sentence(Lever::SpecialTopup, &ABOUT), @"Special school top-ups: enter a number from −10% to 15%.");
    insta::assert_snapshot!(InputError::NotANumber.sentence(Lever::ServicesInvestment, &ABOUT), @"Extra spending on support services: that is not a number. Enter one from £0 to £5,000,000.");
    insta::assert_snapshot!(InputError::NotWhole.sentence(Lever::SpecialPlaces, &ABOUT), @"Extra special school places: there are no parts of one. Enter a whole number from 0 to 400 places.");
    insta::assert_snapshot!(InputError::OutOfRange.sentence(Lever::AnnualReviews, &ABOUT), @"Plans no longer needed, 5–17: that is outside what this page can work with. Enter a number from 0 to 1 point.");
}

proptest! {
    #[test]
    fn any_text_is_a_value_within_range_or_a_refusal(at in 0..29_usize, text in "\\PC{0,20}") {
        let lever = Lever::ALL[at];
        if let Ok(value) = read(lever, &text) {
            prop_assert!(value.is_finite());
            prop_assert!((lever.range().0..=lever.range().1).contains(&value));
        }
    }

    #[test]
    fn what_the_page_writes_it_reads_back(at in 0..29_usize, share in 0.0..=1.0_f64) {
        let lever = Lever::ALL[at];
        let (low, high) = lever.range();
        let value = low + (high - low) * share;
        // Places are whole.
        let value = if lever.unit() == engine::units::Unit::Places { value.round() } else { value };
        let written = levers::number(lever, value);
        let read = read(lever, &written);
        // Pounds are written in whole numbers, shares to a ten-thousandth of a per cent.
        let step = if lever.unit() == engine::units::Unit::Pounds { 0.5 } else { 6e-5 };
        prop_assert!(read.is_ok_and(|read| (read - value).abs() <= step), "{} → {written} → {read:?}", value);
    }
}
