//! “Known by now” as the page shows it: questions only where they arise, and years with a figure
//! in sight.

use std::rc::Rc;

use engine::units::FinancialYear;
use safety_valve::app::pages::panels::actuals::view::{ActualsView, Answer, YearCell};
use safety_valve::app::state::{Action, State};
use safety_valve::scenario::field::Field;
use yew::Reducible;

use crate::state::opened;

fn panel(state: &State) -> Rc<ActualsView> {
    state.behind().actuals.clone().expect("shown")
}

fn with_grant(year: u16) -> Rc<State> {
    opened("#/explore?v=1&panel=known")
        .reduce(Action::StabilityGrant(Some(FinancialYear::starting(year))))
}

fn answer(state: &State) -> Option<Answer> {
    Some(panel(state).grant.clone()?.question?.answer)
}

#[test]
fn whether_the_payment_still_comes_is_asked_only_where_one_is_due() {
    assert_eq!(answer(&with_grant(2027)), None, "none is due in 2027-28");
    let due = with_grant(2026);
    assert_eq!(answer(&due), Some(Answer::AsAgreed));
    let payment = "actual_grant.2026-27";
    let field = Field::actuals(due.calculator.basis())
        .into_iter()
        .find(|field| field.name() == payment)
        .expect("a box");
    let typed = |text: &str| due.clone().reduce(Action::Type(field, text.to_owned()));
    assert_eq!(answer(&typed("0")), Some(Answer::No));
    let another = Answer::Another("£1,000,000".to_owned());
    assert_eq!(answer(&typed("1m")), Some(another));
    assert_eq!(
        answer(&typed("1m").reduce(Action::Reset(field))),
        Some(Answer::AsAgreed)
    );
}

#[test]
fn the_stability_grant_alone_is_no_figure_typed_in_and_is_listed() {
    let plain = opened("#/explore?v=1&panel=known");
    let granted = with_grant(2026);
    assert_eq!(granted.results.headline.first, plain.results.headline.first);
    assert!(!granted.results.moved);
    let then = granted.results.headline.then.join(" ");
    assert!(
        then.contains(
            "£48.9m is before the Stability Grant; after it, the deficit would be £15.2m."
        ),
        "{then}"
    );
    assert!(
        granted.results.verdicts[1]
            .detail
            .contains("after it, the deficit would be £15.2m")
    );
    let listed: Vec<_> = granted
        .results
        .changes
        .iter()
        .map(|change| change.what.to_string())
        .collect();
    assert_eq!(
        listed,
        [
            "High Needs Stability Grant: paid in 2026-27, 90% of the deficit after grant the March before"
        ]
    );
}

#[test]
fn a_typed_first_block_leaves_no_choice_of_block() {
    let state = opened("#/explore?v=1&panel=money&actual_block.2023-24=70000000&block=published");
    let money = state.behind().money.clone().expect("shown");
    insta::assert_snapshot!(money.blocks.clone().expect_err("typed in"), @"High needs block of 2023-24: £70,000,000, as typed in under “Enter actual figures”. It is counted in place of the planned and the published one.");
    // The plan's growth starts from the base year's block, in every figure.
    let state = opened("#/explore?v=1&panel=money&actual_block.2022-23=60000000");
    let money = state.behind().money.clone().expect("shown");
    let [planned, _] = money.blocks.clone().expect("a choice");
    assert_eq!(planned.get(), 63_000_000.0);
    assert_eq!(state.results.yours.years[0].block, planned);
}

#[test]
fn a_year_that_holds_a_figure_is_there_though_the_long_view_is_not() {
    let state = opened("#/explore?v=1&panel=known&actual.2030-31=5000000");
    let panel = panel(&state);
    let row = panel
        .years
        .iter()
        .find(|row| row.year == FinancialYear::starting(2030))
        .expect("a row");
    assert!(row.beyond);
    let YearCell::Box(deficit) = &row.boxes[0] else {
        panic!("no box of a deficit");
    };
    assert_eq!(deficit.typed, "5,000,000");
}

#[test]
fn a_typed_price_says_what_it_is_charged_as() {
    let state = opened("#/explore?v=1&panel=known&price.special=20000");
    let panel = panel(&state);
    let price = panel
        .base
        .iter()
        .find(|actuals| actuals.typed == "20,000")
        .expect("typed");
    let kappa = state
        .calculator
        .model
        .calibrated(&state.scenario.actuals)
        .kappa
        .get();
    let charged = (20_000.0 * kappa).round();
    let words = format!(
        "charged as £{},{:03} in 2022-23, with κ",
        (charged / 1000.0).floor(),
        charged % 1000.0
    );
    assert_eq!(price.note, Some(words));
}
