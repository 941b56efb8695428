//! How long one change takes, from assumptions to nine projected years.

use engine::levers::Preset;
use safety_valve::data;

fn main() {
    divan::main();
}

#[divan::bench(args = [Preset::NoAction, Preset::Everything])]
fn projection(bencher: divan::Bencher, preset: &Preset) {
    let model = data::model(data::BASELINE).expect("the data built in");
    let mut assumptions = model.untouched();
    assumptions.values = preset
        .on(&assumptions.values)
        .expect("a preset within range");
    bencher.bench_local(|| model.project(divan::black_box(&assumptions)));
}

#[divan::bench]
fn estimate_and_calibrate() {
    divan::black_box(data::model(data::BASELINE).expect("the data built in"));
}
