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

/// Try changes with each group of levers in sight.
pub const EACH_GROUP: [&str; 4] = [
    "#/explore?v=2&basis=agreement&open=demand",
    "#/explore?v=2&basis=agreement&open=places",
    "#/explore?v=2&basis=agreement&open=top-ups",
    "#/explore?v=2&basis=agreement&open=funding",
];

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

/// The page opens with the main eight; the groups together hold every lever once.
#[test]
fn every_lever_is_a_row_of_its_group_by_name_and_slider() {
    let calculator = Calculator::built_in(Baseline::AgreementForecast).expect("the data built in");
    let calculator = Rc::new(calculator);
    let sliders = |page: &str| page.matches(r#"type="range""#).count();
    assert_eq!(sliders(&written()), 8);
    let pages = EACH_GROUP.map(|address| prerender::page(calculator.clone(), address));
    for lever in Lever::ALL {
        let id = format!("id=\"slider-{}\"", lever.name());
        let here: Vec<_> = pages.iter().filter(|page| page.contains(&id)).collect();
        assert_eq!(here.len(), 1, "{}", lever.name());
        let name = levers::name(lever, &calculator.about);
        assert!(here[0].contains(&*name), "{name}");
    }
    let all: usize = pages.iter().map(|page| sliders(page)).sum();
    assert_eq!(all, Lever::ALL.len());
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
