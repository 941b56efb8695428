//! What the forecast and the counts share: how growth is written, and where
//! children are taught.

use super::super::figures::NONE;
use super::super::terms::MINUS;
use engine::decimal;
use engine::model::placement::Placement;
use engine::model::places::Placed;
use engine::units::Pupils;

/// By how much something grew, in per cent.
pub(super) fn growth(from: f64, to: f64) -> String {
    if from == 0.0 {
        return NONE.to_owned();
    }
    let percent = ((to / from - 1.0) * 100.0).round();
    match percent.total_cmp(&0.0) {
        std::cmp::Ordering::Less => format!("{MINUS}{}%", decimal::fixed(-percent, 0)),
        _ => format!("+{}%", decimal::fixed(percent, 0)),
    }
}

/// Where children are taught, in groups of placements.
pub(super) const TAUGHT: [(&str, &[Placement]); 5] = [
    (
        "in mainstream schools and their bases",
        &[Placement::Mainstream, Placement::Unit, Placement::Included],
    ),
    ("in state special schools", &[Placement::Special]),
    ("in independent special schools", &[Placement::Independent]),
    ("in colleges", &[Placement::Fe, Placement::Spi]),
    (
        "elsewhere, in alternative provision or without a place",
        &[Placement::Elsewhere, Placement::Ap, Placement::Unplaced],
    ),
];

pub(super) fn placed(placed: &Placed, placements: &[Placement]) -> Pupils {
    placements.iter().map(|at| placed.of(*at)).sum()
}
