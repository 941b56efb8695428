//! How sure, and what it would take: what is said agrees with the figures, and what is found reaches
//! its target.

use std::cell::RefCell;

use engine::analysis::solve::Action;
use engine::authority::{Baseline, Code, Records};
use engine::levers::{Kind, Lever};
use engine::units::{FinancialYear, Pounds};
use safety_valve::answers::blocks::{Answer, Block, Cell};
use safety_valve::answers::{Beside, answer};
use safety_valve::app::calculator::Calculator;
use safety_valve::data;
use safety_valve::scenario::codec;
use safety_valve::scenario::view::View;
use safety_valve::worker::found::{Found, Reply};
use safety_valve::worker::question::{Ask, Goal, Question, Wanted};
use safety_valve::worker::work;

const YEAR: FinancialYear = FinancialYear::starting(2027);

fn asked(address: &str, year: FinancialYear, ask: Ask) -> Answer {
    let calculator = calculator(address);
    let (question, found) = worked(&calculator, address, year, ask);
    answer(&question, &Reply::Found(found.into()), beside(&calculator))
}

fn beside(calculator: &Calculator) -> Beside<'_> {
    Beside {
        model: &calculator.model,
        about: &calculator.about,
        last_shown: View::default().last_shown(&calculator.calendar),
    }
}

/// A question about the scenario of an address, and what the worker finds.
fn worked(
    calculator: &Calculator,
    address: &str,
    year: FinancialYear,
    ask: Ask,
) -> (Question, Vec<u8>) {
    let basis = calculator.basis();
    let opened = codec::read(address, basis);
    let question = Question {
        assumptions: opened.scenario.assumptions(basis).expect("in range"),
        year,
        ask,
    };
    let bytes = question.write(basis);
    let read = Question::read(&bytes).expect("a question");
    assert_eq!(read, (basis.clone(), question.clone()), "{address}");
    let found = work(&bytes, &|_| ()).expect("figures");
    let written = found.write();
    assert_eq!(Found::read(&written), Some(found), "{address}");
    (question, written)
}

/// The calculator of an address, as the page has it.
fn calculator(address: &str) -> Calculator {
    let origin = codec::origin(address);
    if origin.code == Code::SOUTHWARK {
        return Calculator::built_in(origin.baseline).expect("built in");
    }
    let records = Records::read(data::RECORDS).expect("the packed file");
    Calculator::latest(origin.code, &records, data::RECORDS).expect("projected")
}

fn as_text(answer: &Answer) -> String {
    let mut text = String::new();
    for block in &answer.blocks {
        match block {
            Block::Heading(words) => text += &format!("# {words}\n"),
            Block::Says(words) | Block::Note(words) => text += &format!("{words}\n"),
            Block::Picture(picture) => text += &format!("[{}]\n", picture.says),
            Block::Table(table) => {
                text += &format!("| {} |\n", table.columns.join(" | "));
                for row in &table.rows {
                    let cells = row.iter().map(|cell| match cell {
                        Cell::Text(words) => words.clone(),
                        Cell::Bar { length, .. } => format!("{length}‰"),
                    });
                    text += &format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "));
                }
            }
        }
    }
    text
}

fn sure(address: &str, at_most: Option<Pounds>) -> String {
    let ask = Ask::Sure {
        draws: 2_048,
        at_most,
    };
    as_text(&asked(address, YEAR, ask))
}

#[test]
fn how_sure_of_southwark_and_of_others() {
    insta::assert_snapshot!("sure-southwark", sure("#/explore", Some(Pounds::of(20e6))));
    insta::assert_snapshot!("sure-kent", sure("#/explore?v=2&authority=E10000016", None));
    let forecast = "#/explore?v=2&basis=agreement&special_topup=-0.03";
    insta::assert_snapshot!("sure-forecast", sure(forecast, None));
}

/// A year whose balance is known has no spread; a council without one has no deficit.
#[test]
fn what_is_known_and_what_nobody_knows() {
    let ask = Ask::Sure {
        draws: 2_048,
        at_most: None,
    };
    let typed = "#/explore?v=2&actual.2025-26=22000000";
    let known = as_text(&asked(typed, FinancialYear::starting(2025), ask.clone()));
    assert!(known.contains("# March 2026 is known: £4.5m"), "{known}");
    assert!(
        !known.contains("matters most") && !known.contains("It is above"),
        "{known}"
    );
    let cumberland = "#/explore?v=2&authority=E06000063";
    let sure = as_text(&asked(cumberland, YEAR, ask));
    let wanted = Wanted {
        goal: Goal::AtMost(Pounds::of(20e6)),
        may_move: free(&THREE),
    };
    let take = as_text(&asked(cumberland, YEAR, Ask::Take(wanted)));
    for said in [sure, take.clone()] {
        assert!(
            said.contains("No balance of this council is published"),
            "{said}"
        );
    }
    assert!(
        take.contains("above income in all from April 2025 to March 2028"),
        "{take}"
    );
    // Before March 2026 there is no growth after it.
    let wanted = Wanted {
        goal: Goal::NoGrowth,
        may_move: free(&THREE),
    };
    let before = asked(
        "#/explore",
        FinancialYear::starting(2025),
        Ask::Take(wanted),
    );
    assert_eq!(before.sets, []);
    assert!(as_text(&before).contains("Choose another target or year"));
}

fn take(address: &str, goal: Goal, may_move: &[Lever]) -> Answer {
    let wanted = Wanted {
        goal,
        may_move: free(may_move),
    };
    asked(address, YEAR, Ask::Take(wanted))
}

/// Levers that may go as far as their sliders do.
fn free(levers: &[Lever]) -> Vec<Action> {
    let whole = |lever: &Lever| {
        let (low, high) = lever.range();
        Action {
            lever: *lever,
            low,
            high,
        }
    };
    levers.iter().map(whole).collect()
}

#[test]
fn no_lever_goes_beyond_its_limit_in_whole_steps_neither() {
    let goal = Goal::AtMost(Pounds::of(23e6));
    let without = take("#/explore", goal, &THREE);
    for (lever, value) in &without.sets {
        // Half of what it would move, and not a whole step.
        let limit = value * 0.513;
        let mut may_move = free(&THREE);
        for action in &mut may_move {
            if action.lever == *lever {
                (action.low, action.high) = (limit.min(0.0), limit.max(0.0));
            }
        }
        let ask = Ask::Take(Wanted { goal, may_move });
        let answer = asked("#/explore", YEAR, ask);
        let (_, set) = answer
            .sets
            .iter()
            .find(|(of, _)| of == lever)
            .copied()
            .unwrap_or((*lever, 0.0));
        assert!(
            set.abs() <= limit.abs() + 1e-12,
            "{}: {set}, {limit}",
            lever.name()
        );
        assert!(set != *value);
    }
}

/// A search says how many scenarios it has tried.
#[test]
fn a_search_says_how_far_it_has_come() {
    let calculator = calculator("#/explore");
    let basis = calculator.basis();
    let actions = Lever::ALL.into_iter();
    let actions: Vec<Lever> = actions
        .filter(|lever| lever.kind() == Kind::Action)
        .collect();
    let question = Question {
        assumptions: calculator.model.untouched(),
        year: YEAR,
        ask: Ask::Take(Wanted {
            goal: Goal::AtMost(Pounds::of(20e6)),
            may_move: free(&actions),
        }),
    };
    let said = RefCell::new(Vec::new());
    work(&question.write(basis), &|tried| {
        said.borrow_mut().push(tried)
    })
    .expect("figures");
    let said = said.into_inner();
    assert!(!said.is_empty(), "it tried fewer");
    assert!(said.windows(2).all(|pair| pair[1] > pair[0]), "{said:?}");
}

const THREE: [Lever; 3] = [
    Lever::AdultPathways,
    Lever::IndependentFees,
    Lever::FeInsteadOfSpi,
];

#[test]
fn what_it_would_take() {
    let goals = [
        ("reached", Goal::AtMost(Pounds::of(23e6))),
        ("missed", Goal::Agreement),
        ("income", Goal::WithinIncome),
        ("no-growth", Goal::NoGrowth),
        ("already", Goal::AtMost(Pounds::of(30e6))),
    ];
    for (name, goal) in goals {
        let answer = take("#/explore", goal, &THREE);
        insta::assert_snapshot!(format!("take-{name}"), as_text(&answer));
    }
}

/// Set as it says, the page reaches the target, in whole steps of its sliders; and a step less of
/// any lever would miss it.
#[test]
fn the_levers_set_as_it_says_reach_the_target() {
    let model = data::model(Baseline::Latest).expect("built in");
    for millions in [24.5, 23.0, 22.0] {
        let most = Pounds::of(millions * 1e6);
        let answer = take("#/explore", Goal::AtMost(most), &THREE);
        assert!(!answer.sets.is_empty(), "{millions}");
        let mut set = model.untouched();
        for (lever, value) in &answer.sets {
            set.values.set(*lever, *value).expect("within its range");
        }
        let at = |of: &_| model.project(of).of(YEAR).expect("projected").after_grant;
        assert!(at(&set) <= most, "{millions}: {}", at(&set).get());
        for (lever, value) in &answer.sets {
            let step = safety_valve::words::levers::step(*lever)
                / safety_valve::words::fields::shown_per_unit((*lever).into());
            assert!(
                (value / step - (value / step).round()).abs() < 1e-6,
                "{} is at {value}",
                lever.name()
            );
            let mut less = set.clone();
            let towards = if *value > 0.0 {
                value - step
            } else {
                value + step
            };
            less.values.set(*lever, towards).expect("within its range");
            assert!(
                at(&less) > most,
                "{} could stay a step nearer",
                lever.name()
            );
        }
    }
}

/// What is no question gets no figures, and what are no figures is no answer: the page and its worker
/// never guess.
#[test]
fn what_cannot_be_read_says_so() {
    let calculator = calculator("#/explore");
    let ask = Ask::Sure {
        draws: 64,
        at_most: None,
    };
    let (question, found) = worked(&calculator, "#/explore", YEAR, ask);
    let bytes = question.write(calculator.basis());
    for cut in (0..bytes.len()).step_by(97) {
        assert_eq!(work(&bytes[..cut], &|_| ()), None, "{cut}");
    }
    let said = |reply: Reply| as_text(&answer(&question, &reply, beside(&calculator)));
    let unread = "# The answer could not be read. Load the page again.\n";
    assert_ne!(said(Reply::Found(found.clone().into())), unread);
    for cut in (0..found.len()).step_by(13) {
        assert_eq!(said(Reply::Found(found[..cut].into())), unread, "{cut}");
    }
    // Of another question.
    assert_eq!(said(Reply::Found(Found::NoYear.write().into())), unread);
    let sentence = "It did not start.";
    assert_eq!(
        said(Reply::Says(sentence.into())),
        format!("# {sentence}\n")
    );
}
