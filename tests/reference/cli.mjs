// Answers for: the command line of the reference. Same arguments and same JSON as `safety-valve project`.
// `--raw FOLDER` (here only) reads the counts from the raw SEN2 files instead of static/data.

import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { project } from "./model.mjs";
import { areas, readAllCounts } from "./read-sen2.mjs";
import { levers, settingsOf, yearFrom } from "./settings.mjs";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** Counts that the importer wrote. */
export function importedCounts(folder = join(root, "static", "data")) {
  return Object.fromEntries(
    Object.keys(areas).map((area) => {
      const file = join(folder, `${area}.json`);
      if (!existsSync(file)) throw new Error(`static/data/${area}.json is not there: run the importer, or give --raw FOLDER`);
      return [area, JSON.parse(readFileSync(file, "utf8"))];
    }),
  );
}

function number(text) {
  const value = text.trim() === "" ? NaN : Number(text);
  if (!Number.isFinite(value)) throw new Error(`${text} is not a number`);
  return value;
}

function lever(name, rampedOnly) {
  const found = levers.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`no lever is called ${name}`);
  if (rampedOnly && !found.ramped) throw new Error(`${name} has no start and no phase-in: it acts in full in every year`);
  return found;
}

function phaseIn(text) {
  const years = number(text);
  if (years < 1) throw new Error(`a phase-in of ${text} years is shorter than one`);
  return years;
}

/** Arguments after the name of the program, as settings. */
export function settingsFrom(words) {
  const [command, ...rest] = words;
  if (command !== "project") throw new Error("the one command is: project");
  const given = [];
  const alone = ["--no-reconciliation", "--published-block"];
  for (let i = 0; i < rest.length; i++) {
    if (alone.includes(rest[i])) given.push([rest[i]]);
    else {
      if (rest[i + 1] === undefined) throw new Error(`${rest[i]} needs a value`);
      given.push([rest[i], rest[++i]]);
    }
  }
  // The preset first, wherever it stands.
  const preset = given.findLast(([option]) => option === "--preset")?.[1];
  const settings = settingsOf(preset);
  for (const [option, value] of given) {
    const [name, amount] = (value ?? "").split("=");
    const assigned = () => {
      if (amount === undefined) throw new Error(`${option} ${value}: write LEVER=VALUE`);
      return amount;
    };
    if (option === "--preset") continue;
    else if (option === "--set") {
      const { low, high } = lever(name, false);
      const chosen = number(assigned());
      if (chosen < low || chosen > high) throw new Error(`${name} is from ${low} to ${high}`);
      settings.values[name] = chosen;
    } else if (option === "--start") settings.start = yearFrom(value);
    else if (option === "--phase-in") settings.phaseIn = phaseIn(value);
    else if (option === "--lever-start") settings.ownStart[lever(name, true).name] = yearFrom(assigned());
    else if (option === "--lever-phase-in") settings.ownPhaseIn[lever(name, true).name] = phaseIn(assigned());
    else if (option === "--no-reconciliation") settings.reconciliation = false;
    else if (option === "--published-block") settings.publishedBlock = true;
    else if (option === "--raw") settings.raw = value;
    else throw new Error(`no option is called ${option}`);
  }
  return settings;
}

/** The projection for these arguments; counts may be given, else they are read. */
export function run(words, counts) {
  const settings = settingsFrom(words);
  settings.counts = counts ?? (settings.raw ? readAllCounts(settings.raw) : importedCounts());
  return project(settings);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.log(JSON.stringify(run(process.argv.slice(2))));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
