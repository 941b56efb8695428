// Times what src/bin/timings.rs has, as it is shipped, and prints a line for each: the least and the
// median of 25 rounds, in which all take turns so that a busy machine is busy for each.
//
// node xtask/timings.mjs SCRIPT [SCRIPT ...]   each written by wasm-bindgen for node
import { basename, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const ROUNDS = 25;
const PROJECTIONS = 2_000;
const DRAWS = 10_000;

const rows = [];
for (const script of process.argv.slice(2)) {
  const { Timings } = await import(pathToFileURL(resolve(script)));
  const timings = new Timings();
  const called = basename(script, ".js");
  rows.push(
    { what: `${called}: one projection of all years`, unit: "µs", each: 1000 / PROJECTIONS, run: () => timings.project(PROJECTIONS) },
    { what: `${called}: ten levers shared out exactly`, unit: "ms", each: 1, run: () => timings.attribute(1) },
    { what: `${called}: 10,000 futures with their fan`, unit: "ms", each: 1, run: () => timings.futures(DRAWS) },
  );
}
for (const row of rows) row.took = [];
// The first round is for the compiler.
for (let round = 0; round <= ROUNDS; round += 1) {
  for (const row of rows) {
    const start = performance.now();
    row.run();
    if (round > 0) row.took.push((performance.now() - start) * row.each);
  }
}
for (const { what, unit, took } of rows) {
  took.sort((a, b) => a - b);
  console.log(`${what}: ${took[0].toFixed(2)} ${unit} at least, ${took[ROUNDS >> 1].toFixed(2)} median`);
}
