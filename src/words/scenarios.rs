//! Scenarios side by side, and what is said of a link’s age.
//!
//! Answers for: what texts are called, the levers that differ, results and children by year, and
//! by how much a figure moved since a link was made.

use super::about::About;
use super::figures::{Figures, NONE, Origin, Row};
use super::terms::{april, march};
use super::{balance, fields, headline, levers, money};
use crate::scenario::Scenario;
use crate::scenario::annotations::Text;
use crate::scenario::codec::{self, Provenance};
use engine::levers::Lever;
use engine::model::agreement::Agreement;
use engine::model::basis::Basis;
use engine::model::placement::Placement;
use engine::model::project::{Projection, YearResult};
use engine::units::{FinancialYear, Pounds};

/// What a text is called.
#[must_use]
pub fn name(text: Text, about: &About) -> String {
    match text {
        Text::Name => "Name".to_owned(),
        Text::Note => "Note".to_owned(),
        Text::By => "Initials".to_owned(),
        Text::Workshop => "What the workshop is called".to_owned(),
        Text::Reason(lever) => format!("Reason: {}", levers::name(lever, about)),
        Text::Source(field) => format!("Source: {}", fields::name(field, about)),
    }
}

/// What a scenario is called that nobody has named.
pub const THIS: &str = "This scenario";

/// One of those that are side by side.
#[derive(Debug, Clone, Copy)]
pub struct Column<'a> {
    pub name: &'a str,
    pub scenario: &'a Scenario,
    pub projection: &'a Projection,
}

/// What a scenario comes to, on one line.
#[must_use]
pub fn outcome(
    projection: &Projection,
    agreement: Option<&Agreement>,
    at: FinancialYear,
) -> String {
    let Some(result) = projection.of(at) else {
        return String::new();
    };
    let ([deficit, ..], _) = headline::line(result, None, agreement);
    let agreed = agreement.and_then(|agreement| agreement.of(at));
    let agreed = agreed.map_or_else(String::new, |row| {
        format!(
            "; the agreement says {}",
            money::millions(row.remaining.pounds())
        )
    });
    format!("{deficit} in {}{agreed}", march(at))
}

/// The assumptions that are not the same in all.
#[must_use]
pub fn differences(columns: &[Column<'_>], basis: &Basis, about: &About) -> Figures {
    let mut rows = Vec::new();
    let mut differ = |name: String, cells: Vec<String>| {
        if cells.windows(2).any(|pair| pair[0] != pair[1]) {
            rows.push(Row::new(name, Origin::Computed, cells));
        }
    };
    let of_each = |what: &dyn Fn(&Scenario) -> String| {
        columns.iter().map(|column| what(column.scenario)).collect()
    };
    for lever in Lever::ALL {
        let name = levers::name(lever, about);
        differ(
            name.clone().into_owned(),
            of_each(&|scenario| levers::value(lever, scenario.value(basis, lever))),
        );
        // Where a lever begins by itself; that all begin elsewhere is one row.
        let own = |scenario: &Scenario| {
            let timings = &scenario.timings;
            timings.own_start(lever).is_some() || timings.own_phase_in(lever).is_some()
        };
        if columns.iter().any(|column| own(column.scenario)) {
            differ(
                format!("When: {name}"),
                of_each(&|scenario| levers::timing(scenario.timings.of(lever))),
            );
        }
    }
    differ(
        "Changes begin".to_owned(),
        of_each(&|scenario| april(scenario.timings.common.start)),
    );
    differ(
        "Growing over".to_owned(),
        of_each(&|scenario| levers::years(scenario.timings.common.phase_in)),
    );
    differ(
        "Block, school, figures typed in".to_owned(),
        of_each(&|scenario| {
            let others = levers::other_changes(scenario, basis, about);
            if others.is_empty() {
                return NONE.to_owned();
            }
            let others: Vec<_> = others.into_iter().map(|[what, _]| what).collect();
            others.join("; ")
        }),
    );
    Figures {
        label: "What differs",
        caption: if rows.is_empty() {
            "All of them assume the same.".to_owned()
        } else {
            "Assumptions that are not the same in all".to_owned()
        },
        corner: "Assumption",
        columns: columns
            .iter()
            .map(|column| column.name.to_owned())
            .collect(),
        rows,
    }
}

/// Label, caption, figure, how it and how a difference is written.
type Compared = (&'static str, &'static str, Measured, Written, Written);
type Measured = fn(&YearResult) -> f64;
type Written = fn(f64) -> String;

fn mainstream(result: &YearResult) -> f64 {
    [Placement::Mainstream, Placement::Unit, Placement::Included]
        .into_iter()
        .map(|placement| result.placed.of(placement).get())
        .sum()
}

/// What is compared year by year.
const MEASURES: [Compared; 5] = [
    (
        "Deficits side by side",
        "Cumulative deficit after grant at 31 March, £ million",
        |result| result.after_grant.get(),
        |pounds| money::bare(Pounds::of(pounds)),
        |pounds| money::bare_difference(Pounds::of(pounds)),
    ),
    (
        "In-year balances side by side",
        "Spending above income in the year, £ million",
        |result| result.in_year_as_known().get(),
        |pounds| money::bare_difference(Pounds::of(pounds)),
        |pounds| money::bare_difference(Pounds::of(pounds)),
    ),
    (
        "Children with a plan side by side",
        "Children with a plan, in January",
        |result| result.placed.plans().get(),
        money::grouped,
        money::signed,
    ),
    (
        "Children in mainstream side by side",
        "Of them in mainstream schools and their bases",
        mainstream,
        money::grouped,
        money::signed,
    ),
    (
        "Children in independent schools side by side",
        "Of them in independent special schools",
        |result| result.placed.of(Placement::Independent).get(),
        money::grouped,
        money::signed,
    ),
];

/// Results and children by year, and the differences from the one that they are compared with.
#[must_use]
pub fn by_year(columns: &[Column<'_>], against: usize, last_shown: FinancialYear) -> Vec<Figures> {
    let years: Vec<FinancialYear> = columns.first().map_or_else(Vec::new, |column| {
        let years = column.projection.years.iter().map(|result| result.year);
        years.filter(|year| *year <= last_shown).collect()
    });
    let table = |(label, caption, measure, write, difference): &Compared| {
        let row = |column: &Column<'_>| -> Vec<f64> {
            let results = years.iter().filter_map(|year| column.projection.of(*year));
            results.map(measure).collect()
        };
        let mut rows = Vec::new();
        for column in columns {
            let cells = row(column).into_iter().map(write);
            rows.push(Row::new(column.name, Origin::Computed, cells));
        }
        if let Some(base) = columns.get(against) {
            let of_base = row(base);
            for (_, column) in columns.iter().enumerate().filter(|(at, _)| *at != against) {
                let differences = row(column).into_iter().zip(&of_base);
                let cells = differences.map(|(now, before)| difference(now - before));
                let name = format!("{} less {}", column.name, base.name);
                rows.push(Row::new(name, Origin::Judged, cells));
            }
        }
        Figures {
            label,
            caption: (*caption).to_owned(),
            corner: "Scenario",
            columns: years.iter().map(ToString::to_string).collect(),
            rows,
        }
    };
    MEASURES.iter().map(table).collect()
}

/// What is said when a link was made with another edition of model and data, or was changed
/// since; nothing where there is nothing to say.
#[must_use]
pub fn since_provenance(
    made: &Provenance,
    now: Pounds,
    fingerprint: &str,
    at: FinancialYear,
) -> Option<String> {
    let when = march(at);
    let shown = |pounds| money::millions(pounds);
    // A link holds its figure to the nearest thousand pounds.
    let moved = made.figure.filter(|before| {
        shown(*before) != shown(now) && codec::figure(*before) != codec::figure(now)
    });
    if made.model == fingerprint {
        return moved.map(|before| {
            format!(
                "This link names {} in {when}, and what it assumes comes to {}: it was changed after it was made.",
                shown(before),
                shown(now)
            )
        });
    }
    let edition = format!(
        "This link was made with another edition of model and data ({}; this is {fingerprint})",
        made.model
    );
    Some(match moved {
        Some(before) => {
            let change = now - before;
            let how = if change > Pounds::ZERO {
                "more"
            } else {
                "less"
            };
            format!(
                "{edition}. It showed {} in {when}; the same assumptions now come to {}, {} {how}. CHANGELOG.md says why figures moved.",
                shown(before),
                shown(now),
                balance::small(change)
            )
        }
        None if made.figure.is_none() => format!("{edition}. It does not say what it showed."),
        None => format!("{edition}. Its figure for {when} has not moved."),
    })
}
