// Answers for: whether the Rust program and this reference give the same projection for the same arguments,
// and whether both give the published figures of golden.json and read the same counts. Exit 0 if they do, else 1.
//
//   node tests/reference/compare.mjs [--cases 60] [--known 40] [--named 40] [--seed 1]
//     [--fractional] [--self] [--raw FOLDER]
//
// Random cases: --cases of levers alone, --known with figures that are known by now, --named with named children.
// The Rust program is $SAFETY_VALVE_BIN, else target/debug/safety-valve. --fractional also tries phase-ins such
// as 2.5 years. --self checks only the reference against golden.json, and needs no Rust program. --raw is the
// folder of the raw SEN2 files, else ../shared/data/sen2-2025 beside the repository; with --self the counts too
// are read from there if static/data is empty.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { importedCounts, namedFrom, namedTo, root, run } from "./cli.mjs";
import { pricedPlacements } from "./model.mjs";
import { areas, readAllCounts } from "./read-sen2.mjs";
import { firstProjectedYear, lastProjectedYear, levers, presets, yearName } from "./settings.mjs";

const { values: options } = parseArgs({
  options: {
    cases: { type: "string", default: "60" },
    known: { type: "string", default: "40" },
    named: { type: "string", default: "40" },
    seed: { type: "string", default: "1" },
    fractional: { type: "boolean", default: false },
    self: { type: "boolean", default: false },
    raw: { type: "string" },
  },
});
const [cases, knownCases, namedCases, seed] = ["cases", "known", "named", "seed"].map((name) => Number(options[name]));
if (![cases, knownCases, namedCases].every((n) => Number.isInteger(n) && n >= 0) || !Number.isInteger(seed)) {
  console.error("--cases, --known, --named and --seed are whole numbers");
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

const pupils = /\.(plans|overflow|capacity|empty_special_places|plans_avoided|placed|asked|funded)$|\.placements\./;
const rates = /^kappa$|_rate$/;
const prices = /\.prices\./;

/** How far apart two numbers at a place in the output may be, beside one part in a thousand million. */
function tolerance(path) {
  if (rates.test(path)) return 1e-9;
  if (prices.test(path)) return 1e-6;
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

/** What can be drawn from seeded numbers: a whole number, one of a list, several of a list, an amount, yes or no. */
function drawsFrom(random) {
  const whole = (low, high) => low + Math.floor(random() * (high - low + 1));
  const pick = (list) => list[whole(0, list.length - 1)];
  const some = (list, n) => {
    const left = [...list];
    return Array.from({ length: n }, () => left.splice(whole(0, left.length - 1), 1)[0]);
  };
  const pounds = (low, high) => Number((low + random() * (high - low)).toFixed(2));
  return { whole, pick, some, pounds, chance: (share) => random() < share };
}

const yearsBetween = (first, last) => Array.from({ length: last - first + 1 }, (_, i) => yearName(first + i));
const projectedYears = yearsBetween(firstProjectedYear, lastProjectedYear);
const fromBaseYear = yearsBetween(firstProjectedYear - 1, lastProjectedYear);

/** A random argument set: preset, levers, starts, phase-ins and switches. */
function randomArguments(random) {
  const { whole, pick, some } = drawsFrom(random);
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

/** Random figures that are known by now (MODEL 8b): each kind in some of the sets, at least one in every set. */
function knownArguments(random) {
  const { whole, pick, some, pounds, chance } = drawsFrom(random);
  const words = [];
  const byYear = (option, years, low, high) => {
    const often = chance(0.2) ? years.length : whole(1, 3);
    for (const year of some(years, often)) words.push(option, `${year}=${low <= 0 && chance(0.1) ? 0 : pounds(low, high)}`);
  };
  const kinds = [
    () => byYear("--actual", projectedYears, -50e6, 200e6),
    () => byYear("--actual-block", fromBaseYear, 40e6, 150e6),
    () => byYear("--actual-grant", fromBaseYear, 0, 20e6),
    () => {
      for (const name of some(pricedPlacements, whole(1, pricedPlacements.length))) {
        words.push("--price", `${name}=${pounds(500, 100000)}`);
      }
    },
    () => words.push("--base-spend", String(pounds(50e6, 90e6))),
    () => words.push("--opening", String(pounds(0, 60e6))),
    () => words.push("--special-capacity", String(whole(400, 1200))),
    () => words.push("--ap-base", String(pounds(1e6, 12e6))),
    () => words.push("--services-base", String(pounds(0, 6e6))),
    () => {
      const year = pick(projectedYears);
      words.push("--stability-grant", chance(0.5) ? year : `${year}=${whole(0, 100) / 100}`);
    },
  ];
  for (const kind of some(kinds, whole(1, 6))) kind();
  return words;
}

/** Random named children (MODEL 8a): one to three entries, some after the same children, some more than there are. */
function namedArguments(random) {
  const { whole, pick, pounds, chance } = drawsFrom(random);
  const words = [];
  let same;
  for (let entries = whole(1, 3); entries > 0; entries--) {
    const first = whole(2, 25);
    const drawn = { ages: [first, whole(first, chance(0.5) ? 25 : Math.min(first + 6, 25))], from: pick(namedFrom) };
    const { ages, from } = same && chance(0.4) ? same : drawn;
    same = { ages, from };
    const children = chance(0.2) ? whole(50, 400) : whole(1, 30);
    const start = whole(firstProjectedYear, lastProjectedYear);
    const entry = {
      children,
      ages: ages[0] === ages[1] && chance(0.5) ? ages[0] : ages.join("-"),
      from,
      to: pick(namedTo),
      start: yearName(start),
      years: whole(1, lastProjectedYear + 1 - start),
    };
    if (chance(0.6)) entry.top_up = pounds(0, 40000);
    if (entry.to === "unit" && chance(0.6)) entry.places = children + whole(0, 20);
    words.push("--named", Object.entries(entry).map(([name, value]) => `${name}=${value}`).join(","));
  }
  return words;
}

/** Sets at the edges of MODEL 8a and 8b, each of which one reading of a sentence would get wrong. */
function edgeArguments() {
  const eight = "children=8,ages=4-10,start=2026-27,years=3";
  const sets = [
    "--actual 2023-24=0",
    "--actual 2024-25=20000000 --set council_contribution=1000000",
    "--actual 2023-24=31000000 --actual 2024-25=-5000000 --actual 2031-32=100000000",
    "--actual-block 2022-23=66000000",
    "--actual-block 2022-23=66000000 --published-block",
    "--actual-block 2023-24=70000000 --published-block",
    "--actual-block 2022-23=66000000 --actual-block 2023-24=70000000 --actual-block 2026-27=90000000",
    "--actual-block 2031-32=50000000 --set block_transfer=0.005",
    "--actual-grant 2022-23=0",
    "--actual-grant 2026-27=0 --actual-grant 2027-28=5530000",
    "--actual-grant 2031-32=1234567.89",
    "--price mainstream=9000",
    "--price unit=20000 --set unit_places=40",
    "--price special=30000 --set inclusion_moves=0.5",
    "--price fe=0",
    "--opening 0 --no-reconciliation",
    "--base-spend 70000000 --ap-base 0 --services-base 0",
    "--special-capacity 1200 --set return_local=0.3",
    "--special-capacity 400 --set special_trend=0",
    "--stability-grant 2023-24",
    "--stability-grant 2031-32=1",
    "--stability-grant 2026-27=0",
    "--stability-grant 2026-27 --actual 2025-26=-1000000",
    "--stability-grant 2026-27=0.5 --actual 2025-26=30000000 --actual-grant 2025-26=0 --actual 2026-27=40000000",
    `--named ${eight},from=special,to=unit,places=8 --special-capacity 1200`,
    `--named ${eight},from=mainstream,to=mainstream,top_up=0`,
    `--named ${eight},from=special,to=unit,top_up=12000 --set complexity=0.02 --set mainstream_topup=0.1`,
    `--named ${eight},from=independent,to=unit --set health_contribution=0.2 --set return_local=0.5`,
    "--named children=400,ages=2-25,from=independent,to=unit,start=2023-24,years=9,places=400",
    "--named children=1000,ages=2-15,from=mainstream,to=unit,start=2025-26,years=2" +
      " --named children=1000,ages=2-15,from=mainstream,to=unit,start=2025-26,years=2 --set unit_places=300",
    "--named children=1000,ages=2-15,from=special,to=mainstream,start=2024-25,years=4 --set unit_places=300",
    "--named children=50,ages=25,from=fe,to=mainstream,start=2031-32,years=1",
    "--named children=30,ages=16-25,from=spi,to=mainstream,start=2024-25,years=3 --set fe_instead_of_spi=0.8",
    "--named children=20,ages=11,from=independent,to=mainstream,start=2025-26,years=3" +
      " --named children=20,ages=11-12,from=independent,to=unit,start=2026-27,years=3,places=25",
  ].map((text) => text.split(" "));
  for (const from of namedFrom) for (const to of namedTo) sets.push(["--named", `${eight},from=${from},to=${to}`]);
  return sets;
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
  for (const words of edgeArguments()) check("same output, an edge", words);
  const random = randomFrom(seed);
  const draw = (kind, count, make) => {
    for (let n = 1; n <= count; n++) check(`same output, random ${kind} ${n} of seed ${seed}`, make());
  };
  draw("case", cases, () => randomArguments(random));
  const knownRandom = randomFrom(seed + 1000000);
  const moved = (numbers, share) => (numbers() < share ? randomArguments(numbers) : []);
  draw("case of known figures", knownCases, () => [...moved(knownRandom, 0.5), ...knownArguments(knownRandom)]);
  const namedRandom = randomFrom(seed + 2000000);
  draw("case of named children", namedCases, () => [
    ...moved(namedRandom, 0.5),
    ...(namedRandom() < 0.4 ? knownArguments(namedRandom) : []),
    ...namedArguments(namedRandom),
  ]);
}

try {
  console.log(options.self ? "Reference alone." : `Seed ${seed}, ${cases + knownCases + namedCases} random cases.`);
  if (options.self) checkSelf();
  else checkRust();
} catch (error) {
  console.log(error.message);
  failed++;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
