// Answers for: whether the Rust program and this reference give the same projection for the same arguments,
// and whether both give the published figures of golden.json and read the same counts. Exit 0 if they do, else 1.
//
//   node tests/reference/compare.mjs [--cases 60] [--seed 1] [--fractional] [--self] [--raw FOLDER]
//
// The Rust program is $SAFETY_VALVE_BIN, else target/debug/safety-valve. --fractional also tries phase-ins such
// as 2.5 years. --self checks only the reference against golden.json, and needs no Rust program. --raw is the
// folder of the raw SEN2 files, else ../shared/data/sen2-2025 beside the repository; with --self the counts too
// are read from there if static/data is empty.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { importedCounts, root, run } from "./cli.mjs";
import { areas, readAllCounts } from "./read-sen2.mjs";
import { firstProjectedYear, lastProjectedYear, levers, presets, yearName } from "./settings.mjs";

const { values: options } = parseArgs({
  options: {
    cases: { type: "string", default: "60" },
    seed: { type: "string", default: "1" },
    fractional: { type: "boolean", default: false },
    self: { type: "boolean", default: false },
    raw: { type: "string" },
  },
});
const cases = Number(options.cases);
const seed = Number(options.seed);
if (!Number.isInteger(cases) || cases < 0 || !Number.isInteger(seed)) {
  console.error("--cases and --seed are whole numbers");
  process.exit(1);
}
const binary = resolve(root, process.env.SAFETY_VALVE_BIN || "target/debug/safety-valve");
const rawFolder = options.raw ? resolve(options.raw) : join(root, "..", "shared", "data", "sen2-2025");
const golden = JSON.parse(readFileSync(new URL("golden.json", import.meta.url), "utf8"));

let passed = 0;
let failed = 0;
const SHOWN = 6; // differences of one case

/** Counts one case and prints its first differences. */
function report(name, differences) {
  if (differences.length === 0) {
    passed++;
    return;
  }
  failed++;
  console.log(`FAILED ${name}`);
  for (const line of differences.slice(0, SHOWN)) console.log(`    ${line}`);
  if (differences.length > SHOWN) console.log(`    and ${differences.length - SHOWN} more`);
}

// ---- comparing two outputs ----

const pupils = /\.(plans|overflow|capacity|plans_avoided)$|\.placements\./;
const rates = /^kappa$|_rate$/;

/** How far apart two numbers at a place in the output may be, beside one part in a thousand million. */
function tolerance(path) {
  if (rates.test(path)) return 1e-9;
  return pupils.test(path) ? 1e-6 : 0.01;
}

/** Every place where two outputs differ, as text: reference first. */
function differencesOf(reference, rust, within = tolerance, path = "") {
  const kind = (x) => (x === null ? "null" : Array.isArray(x) ? "array" : typeof x);
  const differ = [`${path || "output"}: reference ${JSON.stringify(reference)}, Rust ${JSON.stringify(rust)}`];
  if (kind(reference) !== kind(rust)) return differ;
  if (kind(reference) === "number") {
    const apart = Math.abs(reference - rust);
    const allowed = Math.max(within(path), within(path) && 1e-9 * Math.max(Math.abs(reference), Math.abs(rust)));
    return apart <= allowed ? [] : [`${differ[0]} (${apart} apart)`];
  }
  if (kind(reference) !== "object" && kind(reference) !== "array") return reference === rust ? [] : differ;
  const found = [];
  for (const key of new Set([...Object.keys(reference), ...Object.keys(rust)])) {
    const label = Array.isArray(reference) ? (reference[key]?.financial_year ?? key) : key;
    const at = path ? `${path}.${label}` : String(label);
    if (!Object.hasOwn(rust, key)) found.push(`${at}: only in the reference`);
    else if (!Object.hasOwn(reference, key)) found.push(`${at}: only in Rust`);
    else found.push(...differencesOf(reference[key], rust[key], within, at));
  }
  return found;
}

/** The Rust program's output for these arguments. */
function runRust(words) {
  const text = execFileSync(binary, ["project", ...words], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 26,
    stdio: ["ignore", "pipe", "pipe"],
  });
  return JSON.parse(text);
}

/** Does `work`; what it throws becomes the one difference. */
function guarded(work) {
  try {
    return work();
  } catch (error) {
    const said = error.stderr ? String(error.stderr).trim().split("\n").slice(-3).join(" / ") : "";
    return [said || error.message];
  }
}

// ---- the published figures ----

/** The figure at "kappa" or "2026-27.placements.special". */
function figureAt(output, at) {
  const [first, ...rest] = at.split(".");
  const year = output.years.find((row) => row.financial_year === first);
  return rest.reduce((value, key) => value?.[key], year ?? output[first]);
}

/** Differences from the figures that golden.json holds for these arguments. */
function goldenDifferences(figure, output, nothingSet) {
  return figure.expect.flatMap(({ at, value, within }) => {
    let found = figureAt(output, at);
    if (figure.than_nothing_set) found -= figureAt(nothingSet, at);
    const near = typeof found === "number" && Math.abs(found - value) <= within * (1 + 1e-6);
    return near ? [] : [`${at}: published ${value} (± ${within}), found ${found}`];
  });
}

function checkGolden(name, program) {
  let nothingSet;
  for (const figure of golden.figures) {
    const differences = guarded(() => {
      nothingSet ??= program([]);
      return goldenDifferences(figure, program(figure.arguments), nothingSet);
    });
    report(`${name}, published figures, ${figure.name}: ${figure.arguments.join(" ") || "no arguments"}`, differences);
  }
}

// ---- argument sets ----

/** Seeded numbers from 0 to 1 (mulberry32). */
function randomFrom(start) {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A random argument set: preset, levers, starts, phase-ins and switches. */
function randomArguments(random) {
  const whole = (low, high) => low + Math.floor(random() * (high - low + 1));
  const pick = (list) => list[whole(0, list.length - 1)];
  const some = (list, n) => {
    const left = [...list];
    return Array.from({ length: n }, () => left.splice(whole(0, left.length - 1), 1)[0]);
  };
  const value = ({ low, high }) => {
    const chance = random();
    if (chance < 0.1) return low;
    if (chance < 0.2) return high;
    return Math.min(Math.max(Number((low + random() * (high - low)).toPrecision(6)), low), high);
  };
  const year = () => yearName(whole(firstProjectedYear, lastProjectedYear));
  const phaseIn = () => (options.fractional && random() < 0.5 ? whole(4, 24) / 4 : whole(1, 6));

  const words = [];
  if (random() < 0.8) words.push("--preset", pick(Object.keys(presets)));
  const chance = random();
  let moved = whole(1, 5);
  if (chance < 0.1) moved = 0;
  else if (chance > 0.8) moved = levers.length;
  else if (chance > 0.5) moved = whole(6, 20);
  for (const lever of some(levers, moved)) words.push("--set", `${lever.name}=${value(lever)}`);
  if (random() < 0.6) words.push("--start", year());
  if (random() < 0.6) words.push("--phase-in", String(phaseIn()));
  const ramped = levers.filter((lever) => lever.ramped);
  if (random() < 0.5) for (const { name } of some(ramped, whole(1, 8))) words.push("--lever-start", `${name}=${year()}`);
  if (random() < 0.5) for (const { name } of some(ramped, whole(1, 8))) words.push("--lever-phase-in", `${name}=${phaseIn()}`);
  if (random() < 0.25) words.push("--no-reconciliation");
  if (random() < 0.25) words.push("--published-block");
  return words;
}

// ---- the run ----

function checkCounts(counts) {
  const files = ["caseload.csv", "newplans.csv", "ceased_plans.csv"];
  if (!files.every((file) => existsSync(join(rawFolder, file)))) {
    console.log("Raw counts: no SEN2 files to read, so static/data was not checked against them.");
    return;
  }
  const raw = readAllCounts(rawFolder);
  for (const area of Object.keys(areas)) {
    const differences = guarded(() => {
      // What the importer says beside the counts (source, release, notes) is its own.
      const { source, release, ...wanted } = raw[area];
      const held = Object.fromEntries(Object.keys(wanted).map((key) => [key, counts[area][key]]));
      return differencesOf(held, wanted, () => 0).map((line) =>
        line.replace("reference", `static/data/${area}.json`).replace("Rust", "raw files"),
      );
    });
    report(`counts of static/data/${area}.json against the raw files`, differences);
  }
}

function checkSelf() {
  let counts;
  try {
    counts = importedCounts();
  } catch {
    console.log("static/data holds no counts yet: they are read from the raw files.");
    counts = readAllCounts(rawFolder);
  }
  checkGolden("reference", (words) => run(["project", ...words], counts));
}

function checkRust() {
  if (!existsSync(binary)) throw new Error("there is no Rust program: build it first, or set SAFETY_VALVE_BIN");
  const counts = importedCounts();
  const reference = (words) => run(["project", ...words], counts);
  const check = (name, words) =>
    report(
      `${name}: ${words.join(" ") || "no arguments"}`,
      guarded(() => differencesOf(reference(words), runRust(words))),
    );

  checkCounts(counts);
  checkGolden("reference", reference);
  checkGolden("Rust", runRust);
  for (const figure of golden.figures) check(`same output, ${figure.name}`, figure.arguments);
  for (const { name, low, high } of levers) {
    for (const end of [low, high]) check("same output, a lever at its end", ["--set", `${name}=${end}`]);
  }
  const random = randomFrom(seed);
  for (let n = 1; n <= cases; n++) check(`same output, random case ${n} of seed ${seed}`, randomArguments(random));
}

try {
  console.log(options.self ? "Reference alone." : `Seed ${seed}, ${cases} random cases.`);
  if (options.self) checkSelf();
  else checkRust();
} catch (error) {
  console.log(error.message);
  failed++;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
