//! Why a result moved: the difference between two scenarios, shared out over what differs.
//!
//! Answers for: the parts in which two scenarios differ, and the share of each by Shapley values:
//! its effect on top of the others, averaged over every order in which they could have been made.
//! Shares add up to the whole difference whatever the order, and what does nothing gets nothing.
//! With more than [`EXACT`] parts the average is over the orders in which groups come one after
//! the other, the parts of a group together (Owen values): a group's shares then add up to the
//! Shapley value of the group. Numbers, no prose. Uses the model.

use equations::levers::{Lever, Onset};
use equations::model::actuals::{Actual, Actuals, BaseSum};
use equations::model::basis::Basis;
use equations::model::cost::PRICED;
use equations::model::placement::Placement;
use equations::model::project::{Assumptions, Model, Outcome};
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
    pub outcome: Outcome,
    /// The group of a lever, for more parts than [`EXACT`].
    pub group_of: &'a dyn Fn(Lever) -> usize,
}

/// The parts in which two scenarios differ. Entries of headcount moves are those of the second.
#[must_use]
pub fn parts(from: &Assumptions, to: &Assumptions, basis: &Basis) -> Vec<Part> {
    let mut found = Vec::new();
    for lever in Lever::ALL {
        let [a, b] = [from, to].map(|of| of.values.get(lever));
        let [early, late] = [from, to].map(|of| of.timings.of(lever));
        if a != b || (lever.onset() == Onset::Ramped && a != 0.0 && early != late) {
            found.push(Part::Lever(lever));
        }
    }
    let mut figure = |part| {
        if typed(part, &from.actuals) != typed(part, &to.actuals) {
            found.push(part);
        }
    };
    let horizon = basis.horizon();
    for actual in Actual::ALL {
        figure(Part::Actual(actual, horizon.base_year));
        for year in horizon.years() {
            figure(Part::Actual(actual, year));
        }
    }
    for placement in PRICED {
        figure(Part::UnitCost(placement));
    }
    for sum in BaseSum::ALL {
        figure(Part::BaseSum(sum));
    }
    figure(Part::SpecialCapacity);
    if from.block != to.block {
        found.push(Part::Block);
    }
    if from.reconciliation != to.reconciliation {
        found.push(Part::Reconciliation);
    }
    let moves = [from, to].map(|of| &of.headcount_moves);
    for at in 0..moves[0].len().max(moves[1].len()) {
        if moves[0].get(at) != moves[1].get(at) {
            found.push(Part::Headcount(at));
        }
    }
    found
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
    /// What is set here is in one of the two scenarios, and so is valid.
    fn scenario(&self, taken: &[bool]) -> Assumptions {
        let mut mixed = self.from.clone();
        // With nothing of its own, a lever's timing is the other scenario's common one.
        mixed.timings = self.to.timings;
        let entries = self
            .from
            .headcount_moves
            .len()
            .max(self.to.headcount_moves.len());
        let mut of_second = vec![false; entries];
        for (part, taken) in self.parts.iter().zip(taken) {
            if let Part::Lever(lever) = *part {
                let source = if *taken { self.to } else { self.from };
                let _ = mixed.values.set(lever, source.values.get(lever));
                let timing = source.timings.of(lever);
                let _ = mixed.timings.set_start(lever, Some(timing.start));
                let _ = mixed.timings.set_phase_in(lever, Some(timing.phase_in));
            }
            if !taken {
                continue;
            }
            let theirs = &self.to.actuals;
            let ours = &mut mixed.actuals;
            let _ = match *part {
                Part::Actual(actual, year) => {
                    ours.set_actual(actual, year, theirs.actual(actual, year))
                }
                Part::UnitCost(placement) => {
                    let cost = theirs.base.unit_cost(placement);
                    ours.base.set_unit_cost(placement, cost)
                }
                Part::BaseSum(sum) => ours.base.set_sum(sum, theirs.base.sum(sum)),
                Part::SpecialCapacity => {
                    let places = theirs.base.special_capacity();
                    ours.base.set_special_capacity(places)
                }
                _ => Ok(()),
            };
            match *part {
                Part::Block => mixed.block = self.to.block,
                Part::Reconciliation => mixed.reconciliation = self.to.reconciliation,
                Part::Headcount(at) => of_second[at] = true,
                _ => {}
            }
        }
        if entries > 0 {
            mixed.headcount_moves.clear();
            for (at, of_second) in of_second.into_iter().enumerate() {
                let source = if of_second { self.to } else { self.from };
                mixed
                    .headcount_moves
                    .extend(source.headcount_moves.get(at).copied());
            }
        }
        mixed
    }

    /// The figure asked for, in the year asked for; zero where that is not projected.
    fn figure(&self, taken: &[bool]) -> f64 {
        let year = self.asked.year;
        let projection = self.model.project_to(&self.scenario(taken), year);
        let result = projection.of(year);
        result.map_or(0.0, |result| self.asked.outcome.of(result).get())
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
    // size! (count − size − 1)! ÷ count!, each from the one before it.
    let mut weight = 1.0 / to_f64(count.max(1));
    let mut weights = Vec::with_capacity(count);
    for size in 0..count {
        if size > 0 {
            weight *= to_f64(size) / to_f64(count - size);
        }
        weights.push(weight);
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

/// Adds what each member adds, averaged over all orders, from the figures of every choice of them.
fn add_shapley(table: &[f64], members: &[usize], weight: f64, pounds: &mut [f64]) {
    let weights = weights(members.len());
    for (bit, at) in members.iter().enumerate() {
        for (chosen, without) in table.iter().enumerate() {
            if chosen >> bit & 1 == 0 {
                let of_size = weights[chosen.count_ones() as usize];
                pounds[*at] += weight * of_size * (table[chosen | 1 << bit] - without);
            }
        }
    }
}

/// Shares out the difference between two scenarios of one model.
#[must_use]
pub fn attribute(
    model: &Model,
    from: &Assumptions,
    to: &Assumptions,
    asked: Asked<'_>,
) -> Attribution {
    let parts = parts(from, to, model.basis());
    let between = Between {
        model,
        from,
        to,
        parts: &parts,
        asked,
    };
    let groups = between.groups();
    let weights = weights(groups.len());
    let mut pounds = vec![0.0; parts.len()];
    let mut taken = vec![false; parts.len()];
    for (of, members) in groups.iter().enumerate() {
        // Every choice of other groups, and among those of this group's own parts.
        for others in 0..1_usize << groups.len() {
            if others >> of & 1 == 1 {
                continue;
            }
            for (bit, together) in groups.iter().enumerate() {
                for at in together {
                    taken[*at] = others >> bit & 1 == 1;
                }
            }
            let mut table = vec![0.0; 1 << members.len()];
            for (chosen, figure) in table.iter_mut().enumerate() {
                for (bit, at) in members.iter().enumerate() {
                    taken[*at] = chosen >> bit & 1 == 1;
                }
                *figure = between.figure(&taken);
            }
            let weight = weights[others.count_ones() as usize];
            add_shapley(&table, members, weight, &mut pounds);
        }
    }
    let mut shares = Vec::with_capacity(parts.len());
    for (part, pounds) in parts.iter().zip(pounds) {
        shares.push(Share {
            part: *part,
            pounds: Pounds::of(pounds),
        });
    }
    let mut end = |all: bool| {
        taken.fill(all);
        between.figure(&taken)
    };
    Attribution {
        difference: Pounds::of(end(true) - end(false)),
        shares,
    }
}
