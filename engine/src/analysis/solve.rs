//! What would it take: the smallest move of some levers that brings a figure down to a target.
//!
//! Answers for: which levers may move and how far, the move, and the best that can be reached where
//! no move is enough. A move's size is Σ (move ÷ range)², each lever measured from where the
//! scenario has it against its whole range. More is not always better, so no limit is taken to be
//! best: every lever is tried along all of its range. Numbers, no prose. Uses the model.

use std::cell::Cell;

use super::futures::{Method, Points};
use crate::order::{held, ordered};
use equations::levers::{Kind, Lever};
use equations::model::project::{Assumptions, Model, Outcome, Projection, YearResult};
use equations::units::{FinancialYear, Number, Pounds};

/// A lever that may move, and between which values.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Action {
    pub lever: Lever,
    pub low: f64,
    pub high: f64,
}

impl Action {
    /// A lever over all of its range.
    #[must_use]
    pub fn free(lever: Lever, scenario: &Assumptions) -> Self {
        let (low, high) = scenario.values.range(lever);
        Self { lever, low, high }
    }

    /// All actions of a scenario, cuts of top-ups left out: schools are not asked to do the same for
    /// less unless somebody asks for it.
    #[must_use]
    pub fn usual(scenario: &Assumptions) -> Vec<Self> {
        let actions = Lever::ALL
            .into_iter()
            .filter(|lever| lever.kind() == Kind::Action);
        actions
            .map(|lever| {
                let mut action = Self::free(lever, scenario);
                if matches!(lever, Lever::MainstreamTopup | Lever::SpecialTopup) {
                    let now = scenario.values.get(lever);
                    action.low = action.low.max(now.min(0.0));
                }
                action
            })
            .collect()
    }
}

/// What is to be reached: a year’s figure at or below an amount in pounds.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    pub year: FinancialYear,
    pub outcome: Outcome,
    pub at_most: Pounds,
}

impl Target {
    /// Whether a projected year, of one future or of several, reaches it.
    pub fn is_reached<N: Number>(&self, result: &YearResult<N>) -> N::Answer {
        let figure = self.outcome.of(result);
        figure.at_most(self.at_most.each())
    }
}

/// What was found.
#[derive(Debug, Clone)]
pub struct Solution {
    pub reachable: bool,
    /// The scenario with the move made, or with the best that was found.
    pub assumptions: Assumptions,
    pub projection: Projection,
    /// The levers that moved, with their values.
    pub moved: Vec<(Lever, f64)>,
    /// Σ (move ÷ range)².
    pub size: f64,
    /// How far the figure stays above the target; zero where it is reached.
    pub shortfall: Pounds,
}

/// The figure may be above its target by so much: a thousandth of what is asked of a solution.
const NEAR: f64 = 1.0;
/// Places along a lever's range at which it is tried.
const TRIED: u32 = 48;
/// Steps of the grid over two actions.
const GRID: u32 = 12;
/// Points spread over all actions.
const SPREAD: u32 = 64;
/// Of the points that the search has found, as many are made better.
const POLISHED: usize = 6;
/// How often all are tried together again.
const ROUNDS_TOGETHER: usize = 4;
/// A move within this share of a range of no move, or of a limit, is there.
const AS_GOOD_AS: f64 = 1e-6;
/// Moves smaller than this share of a range are none.
const NO_MOVE: f64 = 1e-7;

/// A point: for each action, its move as a share of the lever's range.
type Point = Vec<f64>;

struct Search<'a> {
    model: &'a Model,
    scenario: &'a Assumptions,
    actions: &'a [Action],
    target: Target,
    /// Lowest and highest move of each action.
    bounds: Vec<(f64, f64)>,
    /// How many scenarios were projected.
    tried: Cell<u32>,
    /// Whether to go on; asked now and then with how many scenarios were tried.
    goes_on: &'a dyn Fn(u32) -> bool,
}

/// The smallest move that reaches a target, by these actions; nothing where the year is not
/// projected or `goes_on` says no.
#[must_use]
pub fn solve(
    model: &Model,
    scenario: &Assumptions,
    actions: &[Action],
    target: Target,
    goes_on: &dyn Fn(u32) -> bool,
) -> Option<Solution> {
    let bounds = actions
        .iter()
        .map(|action| {
            let (now, width) = place(action.lever, scenario);
            let [low, high] = [action.low, action.high].map(|value| (value - now) / width);
            (low.min(0.0), high.max(0.0))
        })
        .collect();
    let search = Search {
        model,
        scenario,
        actions,
        target,
        bounds,
        tried: Cell::new(0),
        goes_on,
    };
    let still = vec![0.0; actions.len()];
    let start = search.excess(&still)?;
    let point = if start <= 0.0 {
        still
    } else {
        search.best(start)
    };
    search.solution(&point)
}

/// A lever's value in a scenario, and how wide its range is.
fn place(lever: Lever, scenario: &Assumptions) -> (f64, f64) {
    let (low, high) = scenario.values.range(lever);
    (scenario.values.get(lever), high - low)
}

impl Search<'_> {
    fn moved_to(&self, point: &[f64]) -> Assumptions {
        let mut moved = self.scenario.clone();
        for (action, by) in self.actions.iter().zip(point) {
            if by.abs() > NO_MOVE {
                let (now, width) = place(action.lever, self.scenario);
                let (low, high) = self.scenario.values.range(action.lever);
                // Within the range: it cannot be refused.
                let _ = moved
                    .values
                    .set(action.lever, held(now + by * width, low, high));
            }
        }
        moved
    }

    fn goes_on(&self) -> bool {
        (self.goes_on)(self.tried.get())
    }

    /// How far the figure is above the target, in pounds.
    #[inline(never)]
    fn excess(&self, point: &[f64]) -> Option<f64> {
        self.tried.set(self.tried.get().wrapping_add(1));
        let projection = self
            .model
            .project_to(&self.moved_to(point), self.target.year);
        let result = projection.of(self.target.year)?;
        Some((self.target.outcome.of(result) - self.target.at_most).get())
    }

    /// The same where the year is known to be projected.
    fn above(&self, point: &[f64]) -> f64 {
        self.excess(point).unwrap_or(f64::INFINITY)
    }

    /// The smallest move found that reaches the target, else the point that comes nearest.
    fn best(&self, start: f64) -> Point {
        let still = vec![0.0; self.actions.len()];
        let mut starts = self.alone();
        starts.extend(self.pairs());
        starts.extend(self.spread());
        starts.extend(self.downhill(still.clone(), start));
        let (lowest, nearest) = self.lowest(&starts, start);
        if nearest > 0.0 {
            return if nearest < start { lowest } else { still };
        }
        starts.push(lowest);
        let reached: Vec<Point> = starts.iter().filter_map(|from| self.shrunk(from)).collect();
        let reached = ordered(reached, |point| size(point));
        let mut best: Option<Point> = None;
        for from in reached.into_iter().take(POLISHED) {
            let smaller = self.smaller(from);
            if best.as_ref().is_none_or(|best| size(&smaller) < size(best)) {
                best = Some(smaller);
            }
            if !self.goes_on() {
                break;
            }
        }
        best.unwrap_or(still)
    }

    /// For each two actions, of a coarse grid over both: the smallest move that reaches the target,
    /// and the point that comes nearest. Some actions only do something together.
    fn pairs(&self) -> Vec<Point> {
        let mut found = Vec::new();
        for first in 0..self.actions.len() {
            for second in 0..first {
                if !self.goes_on() {
                    return found;
                }
                let mut nearest = (f64::INFINITY, Point::new());
                let mut least = (f64::INFINITY, Point::new());
                for a in 0..=GRID {
                    for b in 0..=GRID {
                        let mut point = vec![0.0; self.actions.len()];
                        for (at, step) in [(first, a), (second, b)] {
                            let (low, high) = self.bounds[at];
                            point[at] = low + (high - low) * f64::from(step) / f64::from(GRID);
                        }
                        let above = self.above(&point);
                        if above <= 0.0 && size(&point) < least.0 {
                            least = (size(&point), point.clone());
                        }
                        if above < nearest.0 {
                            nearest = (above, point);
                        }
                    }
                }
                found.extend(
                    [nearest.1, least.1]
                        .into_iter()
                        .filter(|point| !point.is_empty()),
                );
            }
        }
        found
    }

    /// Points spread over all that may move.
    fn spread(&self) -> Vec<Point> {
        let mut points = Points::new(Method::Sobol, SPREAD, 1);
        let mut point = |draw| -> Point {
            (0_u32..)
                .zip(&self.bounds)
                .map(|(at, (low, high))| low + (high - low) * points.at(draw, at))
                .collect()
        };
        (0..SPREAD).map(&mut point).collect()
    }

    /// For each action by itself: where it first reaches the target on either side, else where it
    /// comes nearest.
    fn alone(&self) -> Vec<Point> {
        let mut found = Vec::new();
        for at in 0..self.actions.len() {
            let mut nearest = (f64::INFINITY, 0.0);
            for end in [self.bounds[at].0, self.bounds[at].1] {
                for step in 1..=TRIED {
                    let by = end * f64::from(step) / f64::from(TRIED);
                    let above = self.above(&self.only(at, by));
                    if above < nearest.0 {
                        nearest = (above, by);
                    }
                    if above <= 0.0 {
                        found.push(self.only(at, by));
                        break;
                    }
                }
            }
            found.push(self.only(at, nearest.1));
        }
        found
    }

    fn only(&self, at: usize, by: f64) -> Point {
        let mut point = vec![0.0; self.actions.len()];
        point[at] = by;
        point
    }

    /// Points on the way down from one, each where the figure would be at the target if it were
    /// straight: the least move for its slopes there.
    fn downhill(&self, mut point: Point, mut above: f64) -> Vec<Point> {
        const ROUNDS: u32 = 30;
        let mut found = Vec::new();
        for _ in 0..ROUNDS {
            if !self.goes_on() {
                break;
            }
            let slopes = self.slopes(&point, above);
            // The figure at rest by these slopes.
            let at_rest: f64 = above - slopes.iter().zip(&point).map(|(a, b)| a * b).sum::<f64>();
            let next = self.least(&slopes, at_rest);
            let mut step = 1.0;
            let mut reached = None;
            while step > 0.05 {
                let tried: Point = point
                    .iter()
                    .zip(&next)
                    .map(|(from, to)| from + (to - from) * step)
                    .collect();
                let now = self.above(&tried);
                if now.max(0.0) < above.max(0.0) || (above <= NEAR && now <= NEAR) {
                    reached = Some((tried, now));
                    break;
                }
                step /= 2.0;
            }
            let Some((tried, now)) = reached else {
                break;
            };
            let still: f64 = tried
                .iter()
                .zip(&point)
                .map(|(a, b)| (a - b) * (a - b))
                .sum();
            (point, above) = (tried, now);
            found.push(point.clone());
            if still < 1e-10 {
                break;
            }
        }
        found
    }

    /// Pounds for a move of each action over its whole range, from a point.
    fn slopes(&self, point: &[f64], above: f64) -> Vec<f64> {
        const STEP: f64 = 1e-4;
        (0..point.len())
            .map(|at| {
                let (low, high) = self.bounds[at];
                let mut by = STEP;
                if point[at] + by > high {
                    by = -by;
                }
                if point[at] + by < low {
                    return 0.0;
                }
                let mut tried = point.to_vec();
                tried[at] += by;
                (self.above(&tried) - above) / by
            })
            .collect()
    }

    /// The least move that takes a figure with these slopes from `at_rest` to zero, within bounds.
    fn least(&self, slopes: &[f64], at_rest: f64) -> Point {
        let point = |weight: f64| -> Point {
            slopes
                .iter()
                .zip(&self.bounds)
                .map(|(slope, (low, high))| held(-weight * slope, *low, *high))
                .collect()
        };
        let above =
            |point: &[f64]| at_rest + slopes.iter().zip(point).map(|(a, b)| a * b).sum::<f64>();
        let (mut low, mut high) = (0.0, 1e-12);
        while above(&point(high)) > 0.0 && high < 1e3 {
            high *= 4.0;
        }
        for _ in 0..80 {
            let middle = f64::midpoint(low, high);
            if above(&point(middle)) > 0.0 {
                low = middle;
            } else {
                high = middle;
            }
        }
        point(high)
    }

    /// The point that comes nearest to the target or goes furthest below it: from the best of
    /// several starts, one action after the other over all of its range.
    fn lowest(&self, starts: &[Point], start: f64) -> (Point, f64) {
        let mut all: Vec<(Point, f64)> = starts
            .iter()
            .map(|point| (point.clone(), self.above(point)))
            .collect();
        all.push((vec![0.0; self.actions.len()], start));
        let mut all = ordered(all, |(_, above)| *above);
        all.truncate(POLISHED);
        let mut best = (vec![0.0; self.actions.len()], start);
        for (point, above) in all {
            let lower = self.lower_by_one(point, above);
            if lower.1 < best.1 {
                best = lower;
            }
        }
        // Where no lever by itself helps any more, two or three together still may.
        for _ in 0..ROUNDS_TOGETHER {
            let before = best.1;
            for together in self.together() {
                if !self.goes_on() {
                    return best;
                }
                best = self.lowest_of(best, &together);
            }
            best = self.lower_by_one(best.0, best.1);
            if before - best.1 < 10.0 {
                break;
            }
        }
        best
    }

    /// One action after the other over all of its range, for as long as that helps.
    fn lower_by_one(&self, mut point: Point, mut above: f64) -> (Point, f64) {
        for _ in 0..12 {
            let before = above;
            for at in 0..point.len() {
                if !self.goes_on() {
                    break;
                }
                (point[at], above) = self.lowest_along(&point, at, above);
            }
            if before - above < 10.0 {
                break;
            }
        }
        (point, above)
    }

    /// Every two actions; and those three that fill each other's places.
    fn together(&self) -> Vec<Vec<usize>> {
        let count = self.actions.len();
        let mut all: Vec<Vec<usize>> = (0..count)
            .flat_map(|first| (0..first).map(move |second| vec![first, second]))
            .collect();
        let places: Vec<usize> = [Lever::UnitPlaces, Lever::SpecialPlaces, Lever::ReturnLocal]
            .into_iter()
            .filter_map(|lever| self.actions.iter().position(|action| action.lever == lever))
            .collect();
        if places.len() == 3 {
            all.push(places);
        }
        all
    }

    /// The lowest point of a grid over some actions, the others as they are: over all of their ranges,
    /// then closer and closer.
    fn lowest_of(&self, best: (Point, f64), together: &[usize]) -> (Point, f64) {
        const FIRST_STEPS: u16 = 10;
        const CLOSER_STEPS: u16 = 6;
        const CLOSER: usize = 3;
        let mut lowest = best;
        let mut ranges: Vec<(f64, f64)> = together.iter().map(|at| self.bounds[*at]).collect();
        let mut steps = FIRST_STEPS;
        for _ in 0..=CLOSER {
            lowest = self.lowest_in(lowest, together, &ranges, steps);
            for ((low, high), at) in ranges.iter_mut().zip(together) {
                let step = (*high - *low) / f64::from(steps);
                let (least, most) = self.bounds[*at];
                let here = lowest.0[*at];
                (*low, *high) = ((here - step).max(least), (here + step).min(most));
            }
            steps = CLOSER_STEPS;
        }
        lowest
    }

    /// The lowest point of one grid, or the one that was lowest before.
    fn lowest_in(
        &self,
        best: (Point, f64),
        together: &[usize],
        ranges: &[(f64, f64)],
        steps: u16,
    ) -> (Point, f64) {
        let (from, mut lowest) = (best.0.clone(), best);
        let mut places = vec![0_u16; together.len()];
        loop {
            let mut tried = from.clone();
            for ((at, step), (low, high)) in together.iter().zip(&places).zip(ranges) {
                tried[*at] = low + (high - low) * f64::from(*step) / f64::from(steps);
            }
            let above = self.above(&tried);
            if above < lowest.1 {
                lowest = (tried, above);
            }
            // The next of the grid, as an odometer counts.
            let Some(turns) = places.iter().position(|step| *step < steps) else {
                return lowest;
            };
            places[turns] += 1;
            places[..turns].fill(0);
        }
    }

    /// Where along one action the figure is lowest: tried at even steps, then closer.
    fn lowest_along(&self, point: &[f64], at: usize, above: f64) -> (f64, f64) {
        let (low, high) = self.bounds[at];
        let mut tried = point.to_vec();
        let mut best = (point[at], above);
        let (mut from, mut to, mut steps) = (low, high, TRIED);
        for _ in 0..5 {
            let step = (to - from) / f64::from(steps);
            if step <= 0.0 {
                break;
            }
            for nth in 0..=steps {
                tried[at] = from + step * f64::from(nth);
                let now = self.above(&tried);
                if now < best.1 {
                    best = (tried[at], now);
                }
            }
            (from, to) = ((best.0 - step).max(low), (best.0 + step).min(high));
            steps = 8;
        }
        best
    }

    /// The first point on the way from no move to this one that reaches the target.
    fn shrunk(&self, point: &[f64]) -> Option<Point> {
        const STEPS: u32 = 16;
        let part = |share: f64| -> Point { point.iter().map(|by| by * share).collect() };
        let reaches = |share: f64| self.above(&part(share)) <= 0.0;
        let mut before = 0.0;
        let first = (1..=STEPS).find_map(|step| {
            let share = f64::from(step) / f64::from(STEPS);
            if reaches(share) {
                return Some(share);
            }
            before = share;
            None
        })?;
        let (mut low, mut high) = (before, first);
        for _ in 0..40 {
            let middle = f64::midpoint(low, high);
            if reaches(middle) {
                high = middle;
            } else {
                low = middle;
            }
        }
        Some(part(high))
    }

    /// Makes a move that reaches the target smaller, for as long as that succeeds: by its slopes,
    /// then by moving one action and another against it.
    fn smaller(&self, mut point: Point) -> Point {
        let mut least = size(&point);
        for _ in 0..40 {
            let slopes = self.slopes(&point, self.above(&point));
            let at_rest: f64 =
                self.above(&point) - slopes.iter().zip(&point).map(|(a, b)| a * b).sum::<f64>();
            let aim = self.least(&slopes, at_rest);
            let mut better = None;
            let mut step = 1.0;
            while step > 0.01 {
                let tried: Point = point
                    .iter()
                    .zip(&aim)
                    .map(|(from, to)| from + (to - from) * step)
                    .collect();
                better = self
                    .reached(tried)
                    .filter(|tried| size(tried) < least - 1e-9);
                if better.is_some() {
                    break;
                }
                step /= 2.0;
            }
            let Some(tried) = better else {
                break;
            };
            let gained = least - size(&tried);
            point = tried;
            least = size(&point);
            if gained < least * 1e-6 {
                break;
            }
        }
        let mut step = 0.1;
        while step > 0.002 {
            let mut better = false;
            for at in 0..point.len() {
                for by in [step, -step] {
                    if !self.goes_on() {
                        return point;
                    }
                    let mut tried = point.clone();
                    let (low, high) = self.bounds[at];
                    tried[at] = held(tried[at] + by, low, high);
                    if let Some(tried) = self.reached(tried)
                        && size(&tried) < least * (1.0 - 1e-6)
                    {
                        least = size(&tried);
                        point = tried;
                        better = true;
                    }
                }
            }
            if !better {
                step /= 2.0;
            }
        }
        point
    }

    /// A point near this one that reaches the target: on the way to no move if it does already,
    /// else a little further along.
    fn reached(&self, point: Point) -> Option<Point> {
        if self.above(&point) <= 0.0 {
            return self.shrunk(&point);
        }
        let mut further = point;
        for _ in 0..6 {
            let above = self.above(&further);
            if above <= 0.0 {
                return self.shrunk(&further);
            }
            let slopes = self.slopes(&further, above);
            let at_rest: f64 = above - slopes.iter().zip(&further).map(|(a, b)| a * b).sum::<f64>();
            let steepness: f64 = slopes.iter().map(|slope| slope * slope).sum();
            if steepness <= 0.0 || !at_rest.is_finite() {
                return None;
            }
            let weight = (above + NEAR) / steepness;
            for ((by, slope), (low, high)) in further.iter_mut().zip(&slopes).zip(&self.bounds) {
                *by = held(*by - weight * slope, *low, *high);
            }
        }
        (self.above(&further) <= 0.0)
            .then(|| self.shrunk(&further))
            .flatten()
    }

    fn solution(&self, point: &[f64]) -> Option<Solution> {
        // What rounding has left of a move is none.
        let near = |by: f64, (low, high): (f64, f64)| {
            let marks = [0.0, low, high];
            let mark = marks
                .into_iter()
                .find(|mark| (by - mark).abs() < AS_GOOD_AS);
            mark.unwrap_or(by)
        };
        let point: Vec<f64> = point
            .iter()
            .zip(&self.bounds)
            .map(|(by, bounds)| near(*by, *bounds))
            .collect();
        let point = point.as_slice();
        let assumptions = self.moved_to(point);
        let projection = self.model.project(&assumptions);
        let result = projection.of(self.target.year)?;
        let above = self.target.outcome.of(result) - self.target.at_most;
        let reachable = above.get() <= NEAR;
        let moved = self
            .actions
            .iter()
            .map(|action| action.lever)
            .filter(|lever| assumptions.values.get(*lever) != self.scenario.values.get(*lever))
            .map(|lever| (lever, assumptions.values.get(lever)))
            .collect();
        Some(Solution {
            reachable,
            moved,
            size: size(point),
            shortfall: if reachable { Pounds::ZERO } else { above },
            assumptions,
            projection,
        })
    }
}

fn size(point: &[f64]) -> f64 {
    point.iter().map(|by| by * by).sum()
}
