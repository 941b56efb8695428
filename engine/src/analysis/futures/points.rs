//! Points between 0 and 1 that futures are drawn at.
//!
//! Answers for: the same points for the same seed, on every machine. Sobol points are spread
//! evenly in all their dimensions at once; those of a Latin hypercube in each dimension by itself.
//! How fast both converge is measured in docs/futures.md; the page uses Sobol points.

use equations::units::FUTURES_AT_ONCE;
use sobol_burley::{sample, sample_4d};

/// As many futures as can be drawn: what the Sobol sequence of the library has.
pub const MOST_DRAWS: u32 = 1 << 16;

/// What futures are drawn from where nothing else is asked for. Of the first 120 seeds its 8,192 points
/// come nearest to three million plain draws: within 0.7% of the fan's width at every line (docs/futures.md).
pub const USUAL_SEED: u32 = 15;

/// The second set of points that sensitivity needs has dimensions of its own.
const SECOND_SET: u32 = 128;

/// Half the step between two values of a point: no point is 0 or 1.
const HALF_A_STEP: f64 = 1.0 / 33_554_432.0;

/// How points are spread.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Method {
    /// Scrambled Sobol points (Owen scrambling).
    #[default]
    Sobol,
    /// In each dimension one point in each of as many equal parts as there are draws.
    LatinHypercube,
    /// As a plain Monte Carlo has them: independent of each other.
    Plain,
}

/// A set of points drawn from one seed.
#[derive(Debug, Clone)]
pub struct Points {
    method: Method,
    seed: u32,
    draws: u32,
    /// Of a Latin hypercube: the order of the parts, for each dimension that was asked for.
    orders: Vec<(u32, Vec<u32>)>,
    /// Of Sobol points: by set of dimensions, what was computed last.
    computed: Vec<Computed>,
}

/// As many dimensions of a Sobol point as are computed together.
const SET: usize = 4;

/// Four draws in a set of dimensions.
#[derive(Debug, Clone, Copy)]
struct Computed {
    first: u32,
    points: [[f32; SET]; FUTURES_AT_ONCE],
}

impl Points {
    /// At most [`MOST_DRAWS`] Sobol points; as many as are wanted of the others.
    #[must_use]
    pub const fn new(method: Method, draws: u32, seed: u32) -> Self {
        Self {
            method,
            seed,
            draws,
            orders: Vec::new(),
            computed: Vec::new(),
        }
    }

    #[must_use]
    pub const fn draws(&self) -> u32 {
        self.draws
    }

    /// A point's place in a dimension, strictly between 0 and 1.
    pub fn at(&mut self, draw: u32, dimension: u32) -> f64 {
        match self.method {
            Method::Sobol => within(sample(draw % MOST_DRAWS, dimension, self.sobol_seed())),
            Method::Plain => uniform(self.seed, draw, dimension),
            Method::LatinHypercube => {
                let within = uniform(self.seed, draw, dimension);
                let part = self.part(draw, dimension);
                (f64::from(part) + within) / f64::from(self.draws)
            }
        }
    }

    /// Where four draws lie in a dimension. Beyond the last draw the last is given again.
    pub fn of_four(&mut self, first: u32, dimension: u32) -> [f64; FUTURES_AT_ONCE] {
        let last = self.draws.saturating_sub(1);
        let mut draw = first;
        let draws = [(); FUTURES_AT_ONCE].map(|()| {
            let this = draw.min(last);
            draw += 1;
            this
        });
        if self.method == Method::Sobol {
            let (set, within_set) = (dimension as usize / SET, dimension as usize % SET);
            let points = self.computed(set, draws);
            return points.map(|point| within(point[within_set]));
        }
        draws.map(|draw| self.at(draw, dimension))
    }

    /// Sobol points of four draws in a set of dimensions, computed once for all of the set.
    fn computed(
        &mut self,
        set: usize,
        draws: [u32; FUTURES_AT_ONCE],
    ) -> [[f32; SET]; FUTURES_AT_ONCE] {
        let [first, ..] = draws;
        let known = self.computed.get(set).filter(|known| known.first == first);
        if let Some(known) = known {
            return known.points;
        }
        let seed = self.sobol_seed();
        let none = Computed {
            first: u32::MAX,
            points: [[0.0; SET]; FUTURES_AT_ONCE],
        };
        if self.computed.len() <= set {
            self.computed.resize(set + 1, none);
        }
        #[allow(clippy::cast_possible_truncation, reason = "it comes from a u32")]
        let points = draws.map(|draw| sample_4d(draw % MOST_DRAWS, set as u32, seed));
        self.computed[set] = Computed { first, points };
        points
    }

    /// Seed 0 of the library is as good as any; ours begin after it.
    const fn sobol_seed(&self) -> u32 {
        self.seed.wrapping_add(1)
    }

    /// The same of the second set of points.
    pub fn of_second_four(&mut self, first: u32, dimension: u32) -> [f64; FUTURES_AT_ONCE] {
        self.of_four(first, dimension + SECOND_SET)
    }

    /// The first of each four draws, with how many of the four there are.
    pub fn fours(&self) -> impl Iterator<Item = (u32, usize)> + use<> {
        let draws = self.draws;
        (0..draws)
            .step_by(FUTURES_AT_ONCE)
            .map(move |first| (first, ((draws - first) as usize).min(FUTURES_AT_ONCE)))
    }

    fn part(&mut self, draw: u32, dimension: u32) -> u32 {
        let known = self.orders.iter().position(|(of, _)| *of == dimension);
        let at = known.unwrap_or_else(|| {
            let order = shuffled(self.draws, self.seed, dimension);
            self.orders.push((dimension, order));
            self.orders.len() - 1
        });
        let order = self.orders.get(at).map(|(_, order)| order);
        let part = order.and_then(|order| order.get(draw as usize));
        part.copied().unwrap_or(draw)
    }
}

/// A Sobol point, moved off the ends of its range.
fn within(point: f32) -> f64 {
    f64::from(point) + HALF_A_STEP
}

/// The numbers below `draws`, in an order that follows from the seed.
fn shuffled(draws: u32, seed: u32, dimension: u32) -> Vec<u32> {
    let mut order: Vec<u32> = (0..draws).collect();
    for at in (1..draws).rev() {
        let other = mixed(u64::from(seed) ^ SHUFFLE, at, dimension) % u64::from(at + 1);
        // Below `draws`, which is a u32.
        order.swap(at as usize, usize::try_from(other).unwrap_or_default());
    }
    order
}

const SHUFFLE: u64 = 0x5f3c_9d21_0000_0000;

/// A number between 0 and 1 that looks like chance.
fn uniform(seed: u32, draw: u32, dimension: u32) -> f64 {
    let bits = mixed(u64::from(seed), draw, dimension) >> 12;
    // 52 bits: exact as f64.
    #[allow(clippy::cast_precision_loss, reason = "52 bits")]
    let number = bits as f64;
    (number + 0.5) / 4_503_599_627_370_496.0
}

/// `SplitMix64` of all three.
fn mixed(seed: u64, draw: u32, dimension: u32) -> u64 {
    let mut state = seed
        .wrapping_mul(0x9e37_79b9_7f4a_7c15)
        .wrapping_add(u64::from(draw) << 32 | u64::from(dimension));
    for _ in 0..2 {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        state = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        state = (state ^ (state >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        state ^= state >> 31;
    }
    state
}
