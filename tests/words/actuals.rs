//! Sentences about typed figures and the grants.

use engine::model::actuals::{Actual, StabilityGrant};
use engine::model::project::Projection;
use engine::units::{FinancialYear, Pounds, Rate};
use safety_valve::scenario::field::Field;
use safety_valve::words::actuals;

use crate::MODEL;

const YEAR: FinancialYear = FinancialYear::starting(2026);

fn with_grant(share: f64, balance: Option<f64>) -> (StabilityGrant, Projection) {
    let grant = StabilityGrant {
        year: YEAR,
        share: Rate::of(share),
    };
    let mut assumptions = MODEL.untouched();
    let typed = &mut assumptions.actuals;
    typed.set_stability_grant(Some(grant)).expect("a year");
    typed
        .set_actual(Actual::Deficit, YEAR.before(), balance.map(Pounds::of))
        .expect("a year");
    (grant, MODEL.project(&assumptions))
}

fn said(share: f64, balance: Option<f64>) -> String {
    let (grant, projection) = with_grant(share, balance);
    let year = projection.of(YEAR).expect("projected");
    actuals::stability_grant(grant, year, year)
}

#[test]
fn the_stability_grant_is_said_with_its_share_and_its_rest() {
    insta::assert_snapshot!(said(0.9, None), @"The Stability Grant pays £33.7m in 2026-27, 90% of the deficit after grant the March before. The other £3.7m is left to the council. In March 2027 the deficit would be £15.2m.");
    insta::assert_snapshot!(said(0.125, None), @"The Stability Grant pays £4.7m in 2026-27, 12.5% of the deficit after grant the March before. The other £32.8m is left to the council. In March 2027 the deficit would be £44.3m.");
    insta::assert_snapshot!(said(0.0, None), @"Nothing is paid in 2026-27: its share is 0%.");
    insta::assert_snapshot!(said(0.9, Some(10e6)), @"Nothing is paid in 2026-27: there was no deficit after grant the March before.");
}

#[test]
fn a_balance_typed_in_says_what_the_years_do_not_hold() {
    let (_, projection) = with_grant(0.9, Some(60e6));
    let result = projection.of(YEAR.before()).expect("projected");
    insta::assert_snapshot!(actuals::typed_balance(result), @"The balance typed in for March 2026 makes the deficit grow by £19.0m in 2025-26; in the model it would grow by £14.0m. Later years start from that balance and do not repeat the difference of £5.0m.");
}

#[test]
fn a_figure_far_from_the_models_asks_whether_it_is_right() {
    let block = Field::Actual(Actual::Block, YEAR);
    insta::assert_snapshot!(actuals::doubt(block, 75.0, 74e6).expect("far"), @"Is £75 right? The model has £74,000,000.");
    assert_eq!(actuals::doubt(block, 70e6, 74e6), None);
    assert!(actuals::doubt(block, 5e9, 74e6).is_some());
    // Zero may well be meant, and no figure can be compared with zero.
    let payment = Field::Actual(Actual::Payment, YEAR);
    assert_eq!(actuals::doubt(payment, 0.0, 5e6), None);
    assert_eq!(actuals::doubt(payment, 5e6, 0.0), None);
}
