//! Why a result moved: the difference between two scenarios, shared out over what differs.
//!
//! Answers for: the parts in which two scenarios differ, and the share of each by Shapley values:
//! its effect on top of the others, averaged over every order in which they could have been made.
//! Shares add up to the whole difference whatever the order, and what does nothing gets nothing.
//! With more than [`EXACT`] parts the average is over the orders in which groups come one after
//! the other, the parts of a group together (Owen values): a group's shares then add up to the
//! Shapley value of the group. Numbers, no prose. Uses the model.

use equations::levers::{Lever, Onset, OutOfRange};
use equations::model::actuals::{Actual, Actuals, ActualsError, BaseSum};
use equations::model::basis::Basis;
use equations::model::cost::PRICED;
use equations::model::placement::Placement;
use equations::model::project::{Assumptions, Model, YearResult};
use equations::units::{FinancialYear, Pounds};

/// As many parts as are averaged over all their orders: 2 to the power of this many projections.
pub const EXACT: usize = 10;

/// As many parts as a group has at most: no group of levers is larger.
const LARGEST_GROUP: usize = 12;

/// Something in which two scenarios differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A lever, with when it begins and how it grows.
    Lever(Lever),
    Actual(Actual, FinancialYear),
    UnitCost(Placement),
    BaseSum(BaseSum),
    SpecialCapacity,
    /// Which block of the first year is counted.
    Block,
    Reconciliation,
    /// Children moved by number: the entry at this place of the list.
    Headcount(usize),
}

/// What one part does to the difference.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    pub part: Part,
    pub pounds: Pounds,
}

/// A difference between two scenarios, shared out.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribution {
    /// In the order of [`Part`].
    pub shares: Vec<Share>,
    /// The sum of the shares: the second scenario's figure less the first one's.
    pub difference: Pounds,
}

/// A question to share out: which year, and which of its figures.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    pub year: FinancialYear,
    pub figure: fn(&YearResult) -> Pounds,
    /// The group of a lever, for more parts than [`EXACT`].
    pub group_of: &'a dyn Fn(Lever) -> usize,
}

/// What went wrong: nothing can, for two scenarios of one basis.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum AttributionError {
    #[error(transparent)]
    Lever(#[from] OutOfRange),
    #[error(transparent)]
    Actual(#[from] ActualsError),
}

/// The parts in which two scenarios differ. Entries of headcount moves are those of the second.
#[must_use]
pub fn parts(from: &Assumptions, to: &Assumptions, basis: &Basis) -> Vec<Part> {
    let lever_differs = |lever: Lever| {
        let [a, b] = [from, to].map(|of| of.values.get(lever));
        let [early, late] = [from, to].map(|of| of.timings.of(lever));
        a != b || (lever.onset() == Onset::Ramped && a != 0.0 && early != late)
    };
    let mut found: Vec<Part> = Lever::ALL
        .into_iter()
        .filter(|lever| lever_differs(*lever))
        .map(Part::Lever)
        .collect();
    let figures = figures_of(basis);
    found.extend(figures.filter(|part| typed(*part, &from.actuals) != typed(*part, &to.actuals)));
    if from.block != to.block {
        found.push(Part::Block);
    }
    if from.reconciliation != to.reconciliation {
        found.push(Part::Reconciliation);
    }
    let new = |at: &usize| from.headcount_moves.get(*at) != to.headcount_moves.get(*at);
    let moves = from.headcount_moves.len().max(to.headcount_moves.len());
    found.extend((0..moves).filter(new).map(Part::Headcount));
    found
}

/// Every actual figure that can be entered.
fn figures_of(basis: &Basis) -> impl Iterator<Item = Part> + use<> {
    let horizon = basis.horizon();
    let years = std::iter::once(horizon.base_year).chain(horizon.years());
    let years: Vec<_> = years.collect();
    let by_year = Actual::ALL.into_iter().flat_map(move |actual| {
        years
            .clone()
            .into_iter()
            .map(move |year| Part::Actual(actual, year))
    });
    by_year
        .chain(PRICED.into_iter().map(Part::UnitCost))
        .chain(BaseSum::ALL.into_iter().map(Part::BaseSum))
        .chain([Part::SpecialCapacity])
}

fn typed(part: Part, actuals: &Actuals) -> Option<f64> {
    match part {
        Part::Actual(actual, year) => actuals.actual(actual, year).map(Pounds::get),
        Part::UnitCost(placement) => actuals.base.unit_cost(placement).map(|cost| cost.get()),
        Part::BaseSum(sum) => actuals.base.sum(sum).map(Pounds::get),
        Part::SpecialCapacity => actuals.base.special_capacity().map(|places| places.get()),
        Part::Lever(_) | Part::Block | Part::Reconciliation | Part::Headcount(_) => None,
    }
}

/// The first scenario with some parts as the second has them.
struct Between<'a> {
    model: &'a Model,
    from: &'a Assumptions,
    to: &'a Assumptions,
    parts: &'a [Part],
    asked: Asked<'a>,
}

impl Between<'_> {
    fn scenario(&self, taken: &[bool]) -> Result<Assumptions, AttributionError> {
        let mut mixed = self.from.clone();
        // With nothing of its own, a lever's timing is the other scenario's common one.
        mixed.timings = self.to.timings;
        let mut moves = self
            .from
            .headcount_moves
            .iter()
            .map(Some)
            .collect::<Vec<_>>();
        moves.resize(moves.len().max(self.to.headcount_moves.len()), None);
        for (part, taken) in self.parts.iter().zip(taken) {
            match *part {
                Part::Lever(lever) => {
                    let source = if *taken { self.to } else { self.from };
                    mixed.values.set(lever, source.values.get(lever))?;
                    if !taken && lever.onset() == Onset::Ramped {
                        let timing = self.from.timings.of(lever);
                        // A ramped lever can have a time of its own.
                        let _ = mixed.timings.set_start(lever, Some(timing.start));
                        let _ = mixed.timings.set_phase_in(lever, Some(timing.phase_in));
                    }
                }
                _ if !taken => {}
                Part::Actual(actual, year) => {
                    let amount = self.to.actuals.actual(actual, year);
                    mixed.actuals.set_actual(actual, year, amount)?;
                }
                Part::UnitCost(placement) => {
                    let cost = self.to.actuals.base.unit_cost(placement);
                    mixed.actuals.base.set_unit_cost(placement, cost)?;
                }
                Part::BaseSum(sum) => {
                    let amount = self.to.actuals.base.sum(sum);
                    mixed.actuals.base.set_sum(sum, amount)?;
                }
                Part::SpecialCapacity => {
                    let places = self.to.actuals.base.special_capacity();
                    mixed.actuals.base.set_special_capacity(places)?;
                }
                Part::Block => mixed.block = self.to.block,
                Part::Reconciliation => mixed.reconciliation = self.to.reconciliation,
                Part::Headcount(at) => moves[at] = self.to.headcount_moves.get(at),
            }
        }
        mixed.headcount_moves = moves.into_iter().flatten().cloned().collect();
        Ok(mixed)
    }

    /// The figure asked for, in the year asked for; zero where that is not projected.
    fn figure(&self, taken: &[bool]) -> Result<f64, AttributionError> {
        let projection = self
            .model
            .project_to(&self.scenario(taken)?, self.asked.year);
        let result = projection.of(self.asked.year);
        Ok(result.map_or(0.0, |result| (self.asked.figure)(result).get()))
    }

    /// Figures of every choice of `open`, the others as in `taken`.
    fn table(&self, open: &[&[usize]], taken: &mut [bool]) -> Result<Vec<f64>, AttributionError> {
        (0..1_usize << open.len())
            .map(|chosen| {
                for (bit, together) in open.iter().enumerate() {
                    for at in *together {
                        taken[*at] = chosen >> bit & 1 == 1;
                    }
                }
                self.figure(taken)
            })
            .collect()
    }

    fn group(&self, part: Part) -> usize {
        let levers = Lever::ALL.into_iter().map(self.asked.group_of).max();
        let after = levers.unwrap_or_default() + 1;
        match part {
            Part::Lever(lever) => (self.asked.group_of)(lever),
            Part::Headcount(_) => after,
            Part::Actual(..)
            | Part::UnitCost(_)
            | Part::BaseSum(_)
            | Part::SpecialCapacity
            | Part::Block
            | Part::Reconciliation => after + 1,
        }
    }

    /// The places of the parts, group by group; each a group of its own where they are few. A
    /// group that is too large to average over is cut.
    fn groups(&self) -> Vec<Vec<usize>> {
        if self.parts.len() <= EXACT {
            return vec![(0..self.parts.len()).collect()];
        }
        let mut groups: Vec<(usize, Vec<usize>)> = Vec::new();
        for (at, part) in self.parts.iter().enumerate() {
            let of = self.group(*part);
            match groups
                .iter_mut()
                .find(|(group, members)| *group == of && members.len() < LARGEST_GROUP)
            {
                Some((_, members)) => members.push(at),
                None => groups.push((of, vec![at])),
            }
        }
        groups.into_iter().map(|(_, members)| members).collect()
    }
}

/// Shapley weights of coalitions by their size, among `count` players.
fn weights(count: usize) -> Vec<f64> {
    let mut weights = vec![1.0; count];
    for size in 0..count {
        // size! (count − size − 1)! ÷ count!
        let mut weight = 1.0 / to_f64(count);
        for step in 1..=size {
            weight *= to_f64(step) / to_f64(count - step);
        }
        weights[size] = weight;
    }
    weights
}

#[allow(
    clippy::cast_precision_loss,
    reason = "as many parts as a scenario can have"
)]
const fn to_f64(count: usize) -> f64 {
    count as f64
}

/// What a player adds, averaged over all orders, from the figures of every coalition.
fn shapley(table: &[f64], players: usize) -> Vec<f64> {
    let weights = weights(players);
    (0..players)
        .map(|player| {
            let without = (0..table.len()).filter(|chosen| chosen >> player & 1 == 0);
            without
                .map(|chosen| {
                    let size = chosen.count_ones() as usize;
                    weights[size] * (table[chosen | 1 << player] - table[chosen])
                })
                .sum()
        })
        .collect()
}

/// Shares out the difference between two scenarios of one model.
///
/// # Errors
/// [`AttributionError`], which two scenarios of one basis do not give.
pub fn attribute(
    model: &Model,
    from: &Assumptions,
    to: &Assumptions,
    asked: Asked<'_>,
) -> Result<Attribution, AttributionError> {
    let parts = parts(from, to, model.basis());
    let between = Between {
        model,
        from,
        to,
        parts: &parts,
        asked,
    };
    let groups = between.groups();
    let mut pounds = vec![0.0; parts.len()];
    for (of, members) in groups.iter().enumerate() {
        let others: Vec<&[usize]> = groups
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != of)
            .map(|(_, others)| others.as_slice())
            .collect();
        let weights = weights(groups.len());
        let single: Vec<[usize; 1]> = members.iter().map(|at| [*at]).collect();
        let open: Vec<&[usize]> = single.iter().map(<[usize; 1]>::as_slice).collect();
        let mut taken = vec![false; parts.len()];
        for chosen in 0..1_usize << others.len() {
            for (bit, together) in others.iter().enumerate() {
                for at in *together {
                    taken[*at] = chosen >> bit & 1 == 1;
                }
            }
            let table = between.table(&open, &mut taken)?;
            let weight = weights[chosen.count_ones() as usize];
            for (at, share) in members.iter().zip(shapley(&table, members.len())) {
                pounds[*at] += weight * share;
            }
        }
    }
    let shares: Vec<Share> = parts
        .iter()
        .zip(pounds)
        .map(|(part, pounds)| Share {
            part: *part,
            pounds: Pounds::of(pounds),
        })
        .collect();
    let all = vec![true; parts.len()];
    let none = vec![false; parts.len()];
    Ok(Attribution {
        shares,
        difference: Pounds::of(between.figure(&all)? - between.figure(&none)?),
    })
}
