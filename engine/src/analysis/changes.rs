//! How a scenario differs from its basis, and what each changed lever does.
//!
//! Answers for: which levers were moved, whether anything at all moves a balance, when changes
//! begin, and the same scenario with one lever put back.

use equations::levers::{Lever, Onset, OutOfRange, Timing};
use equations::model::actuals::Actual;
use equations::model::basis::{Basis, BlockSource};
use equations::model::project::{Assumptions, Model, Projection, YearResult};
use equations::units::FinancialYear;

/// Whether a lever is elsewhere than the basis has it.
#[must_use]
pub fn is_changed(lever: Lever, assumptions: &Assumptions, basis: &Basis) -> bool {
    assumptions.values.get(lever) != basis.values.get(lever)
}

/// Whether anything but a lever or an actual figure moves a balance.
#[must_use]
pub fn others_changed(assumptions: &Assumptions, basis: &Basis) -> bool {
    // Which block is chosen does not matter where one was entered.
    let first_block = assumptions
        .actuals
        .actual(Actual::Block, basis.first_year());
    (assumptions.block != BlockSource::Planned && first_block.is_none())
        || !assumptions.reconciliation
        || !assumptions.headcount_moves.is_empty()
}

/// Whether any balance may differ from the basis's own. Another start alone moves nothing, and the
/// Stability Grant has balances of its own.
#[must_use]
pub fn is_moved(assumptions: &Assumptions, basis: &Basis) -> bool {
    let actuals = assumptions.actuals.without_stability_grant();
    assumptions.values != basis.values
        || others_changed(assumptions, basis)
        || !actuals.is_nothing()
}

/// When changes begin.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Begins {
    /// The timing of the change that begins first.
    pub first: Timing,
    /// Whether others begin or phase in differently.
    pub some_differ: bool,
}

/// When the changed levers begin, where any of them has a beginning.
#[must_use]
pub fn begins(assumptions: &Assumptions, basis: &Basis) -> Option<Begins> {
    let timings = || {
        Lever::ALL
            .into_iter()
            .filter(|lever| lever.onset() == Onset::Ramped)
            .filter(|lever| is_changed(*lever, assumptions, basis))
            .map(|lever| assumptions.timings.of(lever))
    };
    let first = timings().min_by_key(|timing| timing.start)?;
    Some(Begins {
        first,
        some_differ: timings().any(|timing| timing != first),
    })
}

/// What levers do in one year, each by itself: the scenario without it.
#[derive(Debug, Clone)]
pub struct Effects {
    without: Vec<(Lever, YearResult)>,
}

impl Effects {
    /// The effects in a year; none where the year is not projected.
    ///
    /// # Errors
    /// [`OutOfRange`] where the basis has a value that its lever cannot have.
    pub fn of(
        model: &Model,
        assumptions: &Assumptions,
        year: FinancialYear,
    ) -> Result<Self, OutOfRange> {
        let basis = model.basis();
        let mut without = Vec::new();
        for lever in Lever::ALL {
            if is_changed(lever, assumptions, basis) {
                let mut other = assumptions.clone();
                other.values.set(lever, basis.values.get(lever))?;
                without.extend(model.project(&other).of(year).map(|year| (lever, *year)));
            }
        }
        Ok(Self { without })
    }

    /// The year without this lever's change; nothing where it was not changed.
    #[must_use]
    pub fn without(&self, lever: Lever) -> Option<&YearResult> {
        let mut all = self.without.iter();
        all.find(|(of, _)| *of == lever).map(|(_, year)| year)
    }
}

/// The same scenario with the other block of the first year, and which one that is; nothing where
/// only one is known.
#[must_use]
pub fn with_other_block(
    model: &Model,
    assumptions: &Assumptions,
) -> Option<(BlockSource, Projection)> {
    model.basis().block.published?;
    let block = match assumptions.block {
        BlockSource::Planned => BlockSource::Published,
        BlockSource::Published => BlockSource::Planned,
    };
    let other = Assumptions {
        block,
        ..assumptions.clone()
    };
    Some((block, model.project(&other)))
}
