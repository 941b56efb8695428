// Answers for: the command line of the reference. Same arguments and same JSON as `safety-valve project`.
// `--raw FOLDER` (here only) reads the counts from the raw SEN2 files instead of static/data.

import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { pricedPlacements, project } from "./model.mjs";
import { areas, readAllCounts } from "./read-sen2.mjs";
import { firstProjectedYear, lastProjectedYear, levers, settingsOf, yearFrom, yearName } from "./settings.mjs";

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

function notNegative(text) {
  const value = number(text);
  if (value < 0) throw new Error(`${text} is below 0`);
  return value;
}

function whole(text) {
  const value = number(text);
  if (!Number.isInteger(value)) throw new Error(`${text} is not a whole number`);
  return value;
}

/** A financial year for which a figure may be given; the base year is not always one. */
function knownYear(text, first) {
  const year = yearFrom(text);
  if (year < first || year > lastProjectedYear) {
    throw new Error(`${text} is not from ${yearName(first)} to ${yearName(lastProjectedYear)}`);
  }
  return year;
}

/** Keeps a figure, given once. */
function keep(figures, key, value, option) {
  if ((figures[key] ?? null) !== null) throw new Error(`${option} is given twice for the same thing`);
  figures[key] = value;
}

export const namedFrom = ["mainstream", "special", "independent", "fe", "spi", "elsewhere"];
export const namedTo = ["mainstream", "unit"];

/** An entry: "children=8,ages=4-10,from=special,to=unit,start=2026-27,years=5,top_up=12000,places=10". */
function namedEntry(text) {
  const given = {};
  for (const part of text.split(",")) {
    const [name, value] = part.split("=");
    if (value === undefined) throw new Error(`${part}: write NAME=VALUE`);
    keep(given, name, value, `--named ${name}`);
  }
  const { children, ages, from, to, start, years, top_up: topUp, places, ...others } = given;
  for (const [name, value] of Object.entries({ children, ages, from, to, start, years })) {
    if (value === undefined) throw new Error(`--named needs ${name}`);
  }
  for (const name of Object.keys(others)) throw new Error(`--named has nothing called ${name}`);
  if (!namedFrom.includes(from)) throw new Error(`named children cannot come from ${from}`);
  if (!namedTo.includes(to)) throw new Error(`named children cannot go to ${to}`);
  const entry = {
    children: notNegative(children),
    ages: [ages.split("-")[0], ages.split("-")[1] ?? ages].map(whole),
    from,
    to,
    start: knownYear(start, firstProjectedYear),
    years: whole(years),
    topUp: topUp === undefined ? undefined : notNegative(topUp),
    places: places === undefined ? undefined : notNegative(places),
  };
  const [first, last] = entry.ages;
  if (first < 2 || last > 25 || first > last) throw new Error(`${ages} are not ages from 2 to 25`);
  if (entry.children === 0) throw new Error("--named needs children");
  if (entry.years < 1) throw new Error("named children stay for one year or more");
  if (entry.start + entry.years > lastProjectedYear + 1) throw new Error(`${years} years go past the projection`);
  if (places !== undefined && to !== "unit") throw new Error("places are those of a base: to=unit");
  if (entry.places < entry.children) throw new Error("there are more named children than places");
  return entry;
}

/** Options that hold one figure, by its name among what is known. */
const oneFigure = {
  "--base-spend": "baseSpend",
  "--opening": "opening",
  "--special-capacity": "specialCapacity",
  "--ap-base": "apBase",
  "--services-base": "servicesBase",
};
/** Options that hold a figure for a year: its name among what is known, and the first year that it may be of. */
const yearFigure = {
  "--actual": ["cumulative", firstProjectedYear],
  "--actual-block": ["block", firstProjectedYear - 1],
  "--actual-grant": ["payments", firstProjectedYear - 1],
};

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
      if (amount === undefined) throw new Error(`${option} ${value}: write NAME=VALUE`);
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
    else if (Object.hasOwn(oneFigure, option)) keep(settings.known, oneFigure[option], number(value), option);
    else if (Object.hasOwn(yearFigure, option)) {
      const [figure, first] = yearFigure[option];
      keep(settings.known[figure], knownYear(name, first), number(assigned()), option);
    } else if (option === "--price") {
      if (!pricedPlacements.includes(name)) throw new Error(`${name} has no price of its own`);
      keep(settings.known.prices, name, notNegative(assigned()), option);
    } else if (option === "--stability-grant") {
      const grant = { year: knownYear(name, firstProjectedYear), share: notNegative(amount ?? "0.9") };
      if (grant.share > 1) throw new Error(`${amount} is more than the whole`);
      keep(settings, "stabilityGrant", grant, option);
    } else if (option === "--named") settings.named.push(namedEntry(value));
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
