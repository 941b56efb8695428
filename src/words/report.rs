//! One page to take away, in words.
//!
//! Answers for: each changed assumption beside its default with its reason, what the page rests
//! on, and what goes to a second page.

use super::about::About;
use super::always::door;
use super::levers;
use crate::scenario::Scenario;
use crate::scenario::annotations::Text;
use crate::scenario::view::Page;
use engine::levers::{Lever, LeverValues, Onset};
use engine::model::basis::Basis;

/// One assumption that differs from the no-action forecast.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assumed {
    pub name: String,
    pub usual: String,
    pub now: String,
    pub when: String,
    pub reason: String,
}

/// As many changed assumptions as one page has room for.
const ON_ONE_PAGE: usize = 8;
/// Letters of reasons that one page has room for beside them.
const LETTERS: usize = 500;
/// With more than the second page holds, reasons are cut to this many letters.
const CUT: usize = 34;
const LETTERS_OF_TWO: usize = 2_000;

/// The table of assumptions, and which page it is on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub rows: Vec<Assumed>,
    pub on_second_page: bool,
    /// Whether reasons were cut.
    pub cut: bool,
    /// When those begin that do not say so themselves.
    pub begin: String,
}

#[must_use]
pub fn table(scenario: &Scenario, values: &LeverValues, basis: &Basis, about: &About) -> Table {
    let usual = &basis.values;
    let changed = Lever::ALL
        .into_iter()
        .filter(|lever| values.get(*lever) != usual.get(*lever));
    let mut rows: Vec<Assumed> = changed
        .map(|lever| Assumed {
            name: levers::name(lever, about).into_owned(),
            usual: levers::value(lever, usual.get(lever)),
            now: levers::value(lever, values.get(lever)),
            when: match lever.onset() {
                Onset::Always => "every year".to_owned(),
                Onset::Ramped if scenario.timings.of(lever) == scenario.timings.common => {
                    String::new()
                }
                Onset::Ramped => levers::timing(scenario.timings.of(lever)),
            },
            reason: scenario.annotations.text(Text::Reason(lever)).to_owned(),
        })
        .collect();
    let others = levers::other_changes(scenario, basis, about);
    rows.extend(others.into_iter().map(|[what, why]| Assumed {
        name: what,
        usual: String::new(),
        now: String::new(),
        when: why,
        reason: String::new(),
    }));
    let letters: usize = rows.iter().map(|row| row.reason.chars().count()).sum();
    let letters = letters + scenario.annotations.text(Text::Note).chars().count();
    let cut = letters > LETTERS_OF_TWO;
    if cut {
        for row in &mut rows {
            if row.reason.chars().count() > CUT {
                row.reason = row.reason.chars().take(CUT).chain(['…']).collect();
            }
        }
    }
    Table {
        on_second_page: rows.len() > ON_ONE_PAGE || letters > LETTERS,
        cut,
        begin: format!(
            "Changes {}, unless something else is said.",
            levers::timing(scenario.timings.common)
        ),
        rows,
    }
}

/// As many letters of a link as paper has room for.
const LINK_ON_PAPER: usize = 220;

/// A link as it is printed: one that is longer than anybody would type is cut.
#[must_use]
pub fn printed_link(link: &str, has_code: bool) -> String {
    if link.len() <= LINK_ON_PAPER {
        return link.to_owned();
    }
    let start: String = link.chars().take(LINK_ON_PAPER / 2).collect();
    let whole = if has_code {
        "the code has it whole"
    } else {
        "send it from the screen, or save the scenario as a file"
    };
    format!("{start}… ({whole})")
}

pub const SECOND_PAGE: &str = "What is assumed differently is on page 2.";
pub const REASONS_CUT: &str = "Long reasons are cut here; the link has them whole.";

/// What the page rests on.
#[must_use]
pub fn sources(about: &About) -> String {
    let agreement = about
        .agreement
        .as_ref()
        .map_or_else(String::new, |agreement| {
            format!(
                "Safety Valve agreement between {} and the Department for Education, {}; ",
                about.authority, agreement.made
            )
        });
    let counted = about.counted.year();
    format!(
        "Sources: {agreement}DfE, Education, health and care plans (SEN2), {counted} and {} editions; DfE, Dedicated schools grant allocations {}; DfE, High needs benchmarking tool. Every figure’s source is under “{}” in the calculator.",
        counted + 1,
        about.calendar.base_year.next(),
        door(Page::Read, about)
    )
}
