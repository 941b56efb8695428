// Answers for: whether the Rust program and this reference give the same projection for the same arguments, for any
// authority on the latest basis, and with --agreement for Southwark on the agreement basis. Exit 0 if they do, else 1.
//
//   node tests/reference/compare.mjs DATA_FOLDER [--cases 60] [--known 60] [--named 40] [--seed 1]
//     [--agreement] [--fractional] [--without LEVER,LEVER]
//
// Every authority with nothing moved; Southwark with each lever at its ends and with arguments at the edges; then
// random authorities: --cases of levers and timings alone, --known with figures that are known by now, --named with
// named children. The Rust program is $SAFETY_VALVE_BIN, else target/debug/safety-valve. DATA_FOLDER is the folder
// of published files. --fractional also tries phase-ins such as 2.5 years. --without leaves out levers that the
// program does not have.

import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { agreementBasis } from "./agreement.mjs";
import { readAreas, SOUTHWARK } from "./areas.mjs";
import { runAuthorities, runProject } from "./command-line.mjs";
import { drawsFrom, edgeArguments, endsOfLevers, knownArguments, leverArguments, namedArguments, randomFrom } from "./draws.mjs";
import { latestBasis } from "./latest.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const SHOWN = 6; // differences of one case

/** Figures of the reference that the program may leave out, or name otherwise. */
const optional = new Set([
  "base_spending",
  "own_place_funding",
  "opening_from",
  "opening_known",
  "opening",
  "opening_after_grant",
  "spending_per_plan",
]);

// ---- comparing two outputs ----

const pupils = /\.(plans|overflow|capacity|empty_special_places|plans_avoided|placed|asked|funded)$|\.placements\./;
const rates = /(^|\.)kappa$|_rate$/;

/** How far apart two numbers may be: £0.01, a millionth of a pupil or of a price, a thousand-millionth of a rate. */
function tolerance(path) {
  if (rates.test(path)) return 1e-9;
  return pupils.test(path) || path.includes(".prices.") ? 1e-6 : 0.01;
}

/** What only one of the two prints, by name. */
const notCompared = new Set();

/** Every place where two outputs differ, as text. What is absent is the same as null. */
function differencesOf(reference, rust, path = "") {
  const differ = [`${path || "output"}: reference ${JSON.stringify(reference)}, Rust ${JSON.stringify(rust)}`];
  if (typeof reference === "number" && typeof rust === "number") {
    const apart = Math.abs(reference - rust);
    const allowed = Math.max(tolerance(path), 1e-9 * Math.max(Math.abs(reference), Math.abs(rust)));
    return apart <= allowed ? [] : [`${differ[0]} (${apart} apart)`];
  }
  const composite = (value) => value !== null && typeof value === "object";
  if (!composite(reference) || !composite(rust)) return (reference ?? null) === (rust ?? null) ? [] : differ;
  if (Array.isArray(reference) && reference.length !== rust.length) {
    return [`${path}: ${reference.length} in the reference, ${rust.length} in Rust`];
  }
  const found = [];
  for (const key of new Set([...Object.keys(reference), ...Object.keys(rust)])) {
    const label = Array.isArray(reference) ? (reference[key].financial_year ?? key) : key;
    const at = path ? `${path}.${label}` : String(label);
    if (!Object.hasOwn(reference, key)) notCompared.add(`${key} (only Rust)`);
    else if (optional.has(key) && !Object.hasOwn(rust, key)) notCompared.add(`${key} (only the reference)`);
    else found.push(...differencesOf(reference[key], rust[key], at));
  }
  return found;
}

// ---- the run ----

let passed = 0;
let failed = 0;

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

/** Does `work`; what it throws becomes the one difference. */
function guarded(work) {
  try {
    return work();
  } catch (error) {
    const said = error.stderr ? String(error.stderr).trim().split("\n").slice(-3).join(" / ") : "";
    return [said || error.message];
  }
}

/** The Rust program's output for these arguments. */
function runRust(binary, words) {
  const text = execFileSync(binary, words, {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 26,
    stdio: ["ignore", "pipe", "pipe"],
  });
  return JSON.parse(text);
}

/** Statuses, repairs and notes of all authorities, by code. */
function checkAuthorities(areas, rust) {
  report(
    "authorities",
    guarded(() => {
      const printed = rust(["authorities"]);
      const list = Array.isArray(printed) ? printed : printed.authorities;
      const byCode = (all) => Object.fromEntries(all.map((one) => [one.code, one]));
      const [reference, other] = [byCode(runAuthorities(areas)), byCode(list)];
      const differences = [];
      for (const code of new Set([...Object.keys(reference), ...Object.keys(other)])) {
        if (!reference[code] || !other[code]) differences.push(`${code}: only in ${reference[code] ? "the reference" : "Rust"}`);
        else {
          for (const key of ["status", "repaired", "notes"]) {
            const known = other[code][key] ?? [];
            differences.push(...differencesOf(reference[code][key], known, `${code}.${key}`));
          }
        }
      }
      return differences;
    }),
  );
}

/** An authority that is not projected must be refused. */
function checkRefusals(areas, rust) {
  for (const { code, name, projected } of areas.values()) {
    if (projected) continue;
    report(
      `refused: ${name}`,
      guarded(() => {
        try {
          rust(["project", "--authority", code, "--basis", "latest"]);
        } catch {
          return [];
        }
        return ["Rust projects it"];
      }),
    );
  }
}

function compareAll(dataFolder, options) {
  const binary = resolve(root, process.env.SAFETY_VALVE_BIN || "target/debug/safety-valve");
  if (!existsSync(binary)) throw new Error("there is no Rust program: build it first, or set SAFETY_VALVE_BIN");
  const { cases, known, named, seed } = options;
  const without = new Set(options.without.split(",").filter((name) => name !== ""));
  const areas = readAreas(dataFolder);
  const codes = [...areas.values()].filter((one) => one.projected).map((one) => one.code).sort();
  const rust = (words) => runRust(binary, words);
  const check = (name, words) =>
    report(
      `${name}: ${words.join(" ")}`,
      guarded(() => differencesOf(runProject(areas, words), rust(["project", ...words]))),
    );
  /** The basis to draw for, without the levers that the program does not have. */
  const drawnFrom = (basis) => ({ ...basis, levers: basis.levers.filter(({ name }) => !without.has(name)) });
  const basisOf = (code) =>
    drawnFrom(options.agreement ? agreementBasis(areas) : latestBasis(areas.get(code)));
  const chosen = (code) => ["--authority", code, "--basis", options.agreement ? "agreement" : "latest"];

  if (!options.agreement) {
    checkAuthorities(areas, rust);
    checkRefusals(areas, rust);
    for (const code of codes) check("nothing moved", chosen(code));
  }
  const southwark = basisOf(SOUTHWARK);
  for (const preset of Object.keys(southwark.presets)) check("a preset", [...chosen(SOUTHWARK), "--preset", preset]);
  for (const words of endsOfLevers(southwark)) check("a lever at its end", [...chosen(SOUTHWARK), ...words]);
  for (const words of edgeArguments(southwark)) {
    const moved = words.some((word) => without.has(word.split("=")[0]));
    if (!moved) check("an edge", [...chosen(SOUTHWARK), ...words]);
  }

  /** So many random cases of one kind; `make` gives the arguments for a basis. */
  const draw = (kind, howMany, kindSeed, make) => {
    const random = randomFrom(kindSeed);
    const { pick } = drawsFrom(random);
    for (let n = 1; n <= howMany; n++) {
      const code = options.agreement ? SOUTHWARK : pick(codes);
      check(`random ${kind} ${n} of seed ${seed}`, [...chosen(code), ...make(random, basisOf(code))]);
    }
  };
  const moved = (random, basis, share) => (random() < share ? leverArguments(random, basis, options.fractional) : []);
  draw("case", cases, seed, (random, basis) => leverArguments(random, basis, options.fractional));
  draw("case of known figures", known, seed + 1000000, (random, basis) => [
    ...moved(random, basis, 0.5),
    ...knownArguments(random, basis),
  ]);
  draw("case of named children", named, seed + 2000000, (random, basis) => [
    ...moved(random, basis, 0.5),
    ...(random() < 0.4 ? knownArguments(random, basis) : []),
    ...namedArguments(random, basis),
  ]);
}

/** The command's own arguments. */
function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      cases: { type: "string", default: "60" },
      known: { type: "string", default: "60" },
      named: { type: "string", default: "40" },
      seed: { type: "string", default: "1" },
      agreement: { type: "boolean", default: false },
      fractional: { type: "boolean", default: false },
      without: { type: "string", default: "" },
    },
  });
  const counts = Object.fromEntries(["cases", "known", "named", "seed"].map((name) => [name, Number(values[name])]));
  if (!Object.values(counts).every((n) => Number.isInteger(n) && n >= 0)) {
    throw new Error("--cases, --known, --named and --seed are whole numbers");
  }
  if (positionals.length !== 1) throw new Error("node tests/reference/compare.mjs DATA_FOLDER");
  return { dataFolder: positionals[0], options: { ...values, ...counts } };
}

try {
  const { dataFolder, options } = readOptions();
  compareAll(dataFolder, options);
} catch (error) {
  console.log(error.message);
  failed++;
}
if (notCompared.size > 0) console.log(`Not compared, since one of the two does not print it: ${[...notCompared].sort().join(", ")}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
