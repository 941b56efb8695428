//! Words agree with numbers, whatever the scenario; what is typed is read or rejected, never
//! guessed; the chart works at any width.

mod actuals;
mod address;
#[cfg(all(feature = "cli", feature = "ssr"))]
mod answer;
#[cfg(all(feature = "cli", feature = "ssr"))]
mod answers;
mod chart;
mod corpus;
#[cfg(feature = "cli")]
mod councils;
#[cfg(feature = "cli")]
mod csv;
mod file;
mod found;
mod headline;
mod levers;
mod library;
mod panels;
mod read;
mod report;
mod scenarios;
mod school;
#[path = "../shared/southwark.rs"]
mod southwark;
mod typed;
mod wording;
mod workshop;

use std::sync::LazyLock;

use engine::analysis::school::{Figure, School};
use engine::levers::Lever;
use engine::levers::Preset;
use engine::model::actuals::{Actual, Actuals, BaseSum, StabilityGrant};
use engine::model::basis::BlockSource;
use engine::model::cost::PRICED;
use engine::model::placement::Placement;
use engine::model::project::{Assumptions, Model, Projection};
use engine::units::{FinancialYear, Pounds, PoundsPerPupil, Rate};
use proptest::prelude::*;

static MODEL: LazyLock<Model> = LazyLock::new(|| southwark::model().expect("the data built in"));
static NO_ACTION: LazyLock<Projection> = LazyLock::new(|| MODEL.project(&MODEL.untouched()));

/// How many damaged texts are opened: SOAK_CASES for a long run.
fn soak_cases() -> u32 {
    std::env::var("SOAK_CASES")
        .ok()
        .and_then(|cases| cases.parse().ok())
        .unwrap_or(2_000)
}

/// Where a text is damaged, how, and what is put there.
type Cut = (prop::sample::Index, u8, String);

fn cuts() -> impl Strategy<Value = Vec<Cut>> {
    prop::collection::vec((any::<prop::sample::Index>(), 0..6_u8, "\\PC{0,3}"), 1..6)
}

/// A text cut off, with something inserted, taken out, replaced, repeated, or begun elsewhere.
fn damaged(text: &str, cuts: Vec<Cut>) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    for (at, how, other) in cuts {
        let at = at.index(letters.len() + 1);
        match how {
            0 => letters.truncate(at),
            1 => {
                letters.splice(at..at, other.chars());
            }
            2 if at < letters.len() => {
                letters.remove(at);
            }
            3 if at < letters.len() => letters[at] = other.chars().next().unwrap_or('&'),
            4 => {
                let again: Vec<char> = letters[at..].to_vec();
                letters.extend(again);
            }
            _ => {
                let turned = at.min(letters.len().saturating_sub(1));
                letters.rotate_left(turned);
            }
        }
    }
    letters.into_iter().collect()
}

/// Whether a sentence repeats a stranger's text, as much of it as fits.
fn names(sentence: &str, text: &str) -> bool {
    let turns = |c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let letters = text
        .chars()
        .map(|c| if c.is_control() || turns(c) { '�' } else { c });
    let start: String = letters.take(40).collect();
    sentence.contains(&start)
}

/// Actual figures: any of a few years, a grant, base figures down to no price at all.
fn actuals() -> impl Strategy<Value = Actuals> {
    let figures = prop::collection::vec(
        (0..Actual::ALL.len(), 2023..=2031_u16, 1.0..=90e6_f64),
        0..4,
    );
    let grant = prop::option::of((2026..=2031_u16, 0.0..=1.0_f64));
    let spend = prop::option::of(1e6..=90e6_f64);
    let price = prop::option::of((0..PRICED.len(), 0.0..=90_000.0_f64));
    (figures, grant, spend, price).prop_map(|(figures, grant, spend, price)| {
        let mut actuals = Actuals::nothing(MODEL.basis().horizon());
        for (which, year, pounds) in figures {
            let year = FinancialYear::starting(year);
            actuals
                .set_actual(Actual::ALL[which], year, Some(Pounds::of(pounds)))
                .expect("within range");
        }
        let grant = grant.map(|(year, share)| StabilityGrant {
            year: FinancialYear::starting(year),
            share: Rate::of(share),
        });
        actuals.set_stability_grant(grant).expect("within range");
        actuals
            .base
            .set_sum(BaseSum::BaseSpend, spend.map(Pounds::of))
            .expect("within range");
        if let Some((at, price)) = price {
            actuals
                .base
                .set_unit_cost(PRICED[at], Some(PoundsPerPupil::of(price)))
                .expect("within range");
        }
        actuals
    })
}

/// A school's children, or none.
fn named() -> impl Strategy<Value = Option<School>> {
    prop::option::of((1..30_u8, any::<bool>(), 2023..=2028_u16)).prop_map(|school| {
        school.map(|(children, base, start)| {
            let mut school = School::example(MODEL.basis().horizon());
            school
                .set(Figure::Children, Some(f64::from(children)))
                .expect("within range");
            if base {
                school.to = Placement::Unit;
            }
            school.start = FinancialYear::starting(start);
            school.years = 3;
            school.counted = true;
            school
        })
    })
}

/// Any preset, any start, up to six levers anywhere in their ranges, actual figures, a school's
/// children, and the reconciliation on or off.
fn assumptions() -> impl Strategy<Value = Assumptions> {
    let moves = prop::collection::vec((0..Lever::ALL.len(), 0.0..=1.0), 0..6);
    let usual = (0..Preset::ALL.len(), 2023..=2031_u16, any::<bool>(), moves);
    (usual, actuals(), named(), any::<bool>()).prop_map(
        |((preset, start, published, moves), actuals, school, reconciliation)| {
            let mut assumptions = MODEL.untouched();
            assumptions.values = Preset::ALL[preset]
                .on(&assumptions.values)
                .expect("a preset within range");
            for (at, share) in moves {
                let lever = Lever::ALL[at];
                let (low, high) = lever.range();
                assumptions
                    .values
                    .set(lever, low + (high - low) * share)
                    .expect("within range");
            }
            assumptions.timings.common.start = FinancialYear::starting(start);
            if published {
                assumptions.block = BlockSource::Published;
            }
            assumptions.actuals = actuals;
            assumptions.reconciliation = reconciliation;
            let named = school.and_then(|school| school.put_in(MODEL.basis()));
            assumptions.headcount_moves = named.into_iter().collect();
            assumptions
        },
    )
}
