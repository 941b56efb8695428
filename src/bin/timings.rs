//! What the page and its worker wait for, to be timed as they are shipped: compiled to Wasm, one
//! core. `xtask/timings.mjs` calls each in turn; `cargo xtask measure` builds and runs it.

use engine::analysis::attribution::{Asked, attribute};
use engine::analysis::futures::{Method, Points, Ranges, USUAL_SEED, fan};
use engine::levers::{Lever, Preset};
use engine::model::project::{Assumptions, Model, Outcome};
use safety_valve::data;
use wasm_bindgen::prelude::wasm_bindgen;

/// Ten levers: as many as “Why it moved” shares out over every order.
const TEN: [(Lever, f64); 10] = [
    (Lever::NewPlansGrowth, -0.01),
    (Lever::ExitRate, 1.1),
    (Lever::Complexity, 0.01),
    (Lever::SpecialPlaces, 30.0),
    (Lever::UnitPlaces, 20.0),
    (Lever::SpecialTopup, -0.02),
    (Lever::MainstreamTopup, -0.01),
    (Lever::IndependentFees, -0.03),
    (Lever::AdultPathways, 0.3),
    (Lever::CouncilContribution, 500_000.0),
];

/// Southwark's latest figures, with everything that the council can do begun.
#[wasm_bindgen]
pub struct Timings {
    model: Model,
    everything: Assumptions,
    ten_levers: Assumptions,
}

fn main() {}

#[wasm_bindgen]
impl Timings {
    /// # Errors
    /// What is wrong with the data that is built in, as a sentence.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Result<Timings, String> {
        let model = data::model(data::BASELINE).map_err(|error| error.to_string())?;
        let mut everything = model.untouched();
        let preset = Preset::Everything.on(&everything.values);
        everything.values = preset.map_err(|error| error.to_string())?;
        let mut ten_levers = model.untouched();
        for (lever, value) in TEN {
            let set = ten_levers.values.set(lever, value);
            set.map_err(|error| error.to_string())?;
        }
        Ok(Self {
            model,
            everything,
            ten_levers,
        })
    }

    /// Projects every year, as often as asked; gives the sum of the last deficits, in pounds.
    pub fn project(&self, times: u32) -> f64 {
        let once = || {
            let projection = self.model.project(&self.everything);
            projection
                .years
                .last()
                .map_or(0.0, |last| last.after_grant.get())
        };
        (0..times).map(|_| once()).sum()
    }

    /// Shares a difference out over ten levers, exactly, as often as asked; gives their sum in
    /// pounds.
    pub fn attribute(&self, times: u32) -> f64 {
        let untouched = self.model.untouched();
        let asked = Asked {
            year: self.model.basis().horizon().last(),
            outcome: Outcome::AfterGrant,
            group_of: &|_| 0,
        };
        let once = || attribute(&self.model, &untouched, &self.ten_levers, asked);
        (0..times).map(|_| once().difference.get()).sum()
    }

    /// Draws futures with their fan; gives the last median in pounds.
    pub fn futures(&self, draws: u32) -> f64 {
        let ranges = Ranges::usual(&self.model, &self.everything);
        let mut points = Points::new(Method::Sobol, draws, USUAL_SEED);
        let fan = fan(&self.model, &self.everything, &ranges, &mut points, None);
        fan.years.last().map_or(0.0, |last| last.quantiles[2].get())
    }
}
