//! The components rendered without a browser: the page can be written at build time.

mod actuals;
mod doctored;
mod invented;
mod packed;
#[path = "../shared/southwark.rs"]
mod southwark;
mod state;

use engine::authority::Baseline;
use std::rc::Rc;

use engine::levers::Lever;
use safety_valve::app::calculator::Calculator;
use safety_valve::app::prerender;
use safety_valve::words::levers;

/// Explore with every group of levers open.
pub const ALL_OPEN: &str =
    "#/explore?v=2&basis=agreement&open=demand&open=places&open=top-ups&open=funding";

fn written() -> String {
    prerender::page(
        Rc::new(Calculator::built_in(Baseline::AgreementForecast).expect("the data built in")),
        "",
    )
}

#[test]
fn headline_verdicts_and_table_are_in_the_written_page() {
    let page = written();
    for words in [
        "On the council’s no-action forecast the deficit would be £48.9m in March 2027",
        "Spending within income: not by March 2028",
        "Remaining deficit: above the agreement",
        "Every child here has a legal right to what their plan says.",
        ">73.2<",
    ] {
        assert!(page.contains(words), "“{words}” is not in the written page");
    }
}

/// The written page names what is closed, and does not hold it.
#[test]
fn every_lever_is_there_by_name_and_with_its_groups_open_by_slider() {
    let page = written();
    let calculator = Calculator::built_in(Baseline::AgreementForecast).expect("the data built in");
    for lever in Lever::ALL {
        assert!(
            page.contains(&*levers::name(lever, &calculator.about)),
            "{}",
            lever.name()
        );
    }
    assert_eq!(page.matches(r#"type="range""#).count(), 8);
    let open = prerender::page(Rc::new(calculator), ALL_OPEN);
    assert_eq!(open.matches(r#"type="range""#).count(), Lever::ALL.len());
}

/// A policy without inline styles would drop them.
#[test]
fn nothing_carries_a_style_of_its_own() {
    assert!(!written().contains("style="));
}

/// Three minutes at 150 words a minute, up to “Children”.
#[test]
fn it_can_be_read_aloud_in_three_minutes_up_to_children() {
    let calculator =
        Rc::new(Calculator::built_in(Baseline::AgreementForecast).expect("the data built in"));
    let page = prerender::page(calculator, "#/read");
    let (_, read) = page.split_once("<article").expect("the view");
    let (aloud, _) = read
        .split_once("id=\"read-children\"")
        .expect("a part of that name");
    // Tables are scanned, not read.
    let mut words = 0;
    let mut in_table = false;
    for part in aloud.split('<') {
        in_table = (in_table || part.starts_with("table")) && !part.starts_with("/table");
        if let Some((_, text)) = part.split_once('>').filter(|_| !in_table) {
            words += text.split_whitespace().count();
        }
    }
    assert!((150..=450).contains(&words), "{words} words");
}
