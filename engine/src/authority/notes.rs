//! What a reader should know of an authority's figures. A note stops nothing (model.md 3).

use super::latest::Latest;
use super::record::AuthorityRecord;
use crate::estimate::repair::Repair;
use equations::model::placement::{AGES, Placement};
use equations::units::Rate;

/// A note, by its code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    GrewLittle,
    GrewMuch,
    Unplaced,
    NetMoves,
    FewEnded,
    UnitCostsOfRegion,
    Kappa,
    UnitsStopped,
    UnitsBegan,
    Reorganised,
    OutturnJumped,
    SpecialBreak,
    SpecialTrendOfRegion,
    PaymentsUnknown,
}

impl Note {
    /// Its code in JSON.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::GrewLittle => "grew_little",
            Self::GrewMuch => "grew_much",
            Self::Unplaced => "unplaced",
            Self::NetMoves => "net_moves",
            Self::FewEnded => "few_ended",
            Self::UnitCostsOfRegion => "unit_costs_of_region",
            Self::Kappa => "kappa",
            Self::UnitsStopped => "units_stopped",
            Self::UnitsBegan => "units_began",
            Self::Reorganised => "reorganised",
            Self::OutturnJumped => "outturn_jumped",
            Self::SpecialBreak => "special_break",
            Self::SpecialTrendOfRegion => "special_trend_of_region",
            Self::PaymentsUnknown => "payments_unknown",
        }
    }
}

/// Authorities whose history begins with a reorganisation since 2019.
const REORGANISED: [&str; 6] = [
    "Bournemouth, Christchurch and Poole",
    "Dorset",
    "North Northamptonshire",
    "West Northamptonshire",
    "Cumberland",
    "Westmorland and Furness",
];

/// A step from one published figure to the next, as a share of the first.
fn jumped(from: f64, to: f64, (down, up): (f64, f64)) -> bool {
    let step = to / from - 1.0;
    step > up || step < down
}

/// The notes of an authority, in the order of model.md.
#[must_use]
pub fn notes(record: &AuthorityRecord, latest: &Latest, kappa: Rate) -> Vec<Note> {
    let counts = &latest.counts;
    let sum = |table: &crate::estimate::Table| -> f64 {
        table.iter().flatten().map(|count| count.get()).sum()
    };
    let of = |table: &crate::estimate::Table, placement: Placement| -> f64 {
        table.iter().map(|line| line[placement.at()].get()).sum()
    };
    let (first, second, new) = (
        sum(&counts.first),
        sum(&counts.second),
        sum(&counts.new_plans),
    );
    let growth = match (record.plans_in(2024), record.plans_in(2025)) {
        (Some(a), Some(b)) => b / a,
        _ => 1.0,
    };
    let stayed: f64 = (0..AGES - 1)
        .map(|at| {
            let pattern = &latest.pattern()[at];
            let hazard = (pattern.h_end + pattern.h_out).min(Rate::ONE);
            let there: f64 = counts.first[at].iter().map(|count| count.get()).sum();
            there * (1.0 - hazard.get())
        })
        .sum();
    let net_moves = second - stayed - new;
    let ended: f64 = counts.ended.iter().map(|count| count.get()).sum();
    let has_units = |table| of(table, Placement::Unit) > 0.0;
    let [a, b, c] = record.outturn;
    let outturn_jumped = [(a, b), (b, c)].into_iter().any(|pair| match pair {
        (Some(from), Some(to)) => jumped(from, to, (-0.15, 0.36)),
        _ => false,
    });
    let special_break = record
        .special()
        .windows(2)
        .any(|pair| jumped(pair[0].1, pair[1].1, (-0.15, 0.30)));
    let is_repaired = !latest.repaired.is_empty();
    let all = [
        (Note::GrewLittle, growth < 0.97),
        (Note::GrewMuch, growth > 1.15),
        (
            Note::Unplaced,
            of(&counts.second, Placement::Unplaced) > 0.10 * second,
        ),
        (Note::NetMoves, net_moves.abs() > 0.5 * new),
        (Note::FewEnded, ended < 0.01 * first),
        (Note::UnitCostsOfRegion, !record.of_region.is_empty()),
        (Note::Kappa, kappa < Rate::of(0.8) || kappa > Rate::of(1.25)),
        (
            Note::UnitsStopped,
            has_units(&counts.first)
                && !has_units(&counts.second)
                && !latest.repaired.contains(&Repair::Placements),
        ),
        (
            Note::UnitsBegan,
            !has_units(&counts.first) && has_units(&counts.second) && !is_repaired,
        ),
        (
            Note::Reorganised,
            REORGANISED.contains(&record.name.as_str()),
        ),
        (Note::OutturnJumped, outturn_jumped),
        (Note::SpecialBreak, special_break),
        (Note::SpecialTrendOfRegion, !latest.own_special_trend),
        (Note::PaymentsUnknown, record.payments_unknown),
    ];
    all.into_iter()
        .filter_map(|(note, holds)| holds.then_some(note))
        .collect()
}
