// Answers for: the command line of the reference, on either basis, with the arguments of `safety-valve`.
//
//   node tests/reference/command-line.mjs DATA_FOLDER project --authority Kent --preset everything
//   node tests/reference/command-line.mjs DATA_FOLDER authorities
//
// Prints JSON; on a mistake, a sentence, and exit 1.

import { fileURLToPath } from "node:url";
import { agreementBasis } from "./agreement.mjs";
import { authorityOf, readAreas, SOUTHWARK } from "./areas.mjs";
import { latestBasis, standingOf } from "./latest.mjs";
import { settingsOf, yearFrom, yearName } from "./levers.mjs";
import { pricedPlacements } from "./placements.mjs";
import { project } from "./projection.mjs";

export const namedFrom = ["mainstream", "special", "independent", "fe", "spi", "elsewhere"];
export const namedTo = ["mainstream", "unit"];
const FIRST_PAYMENT_YEAR = 2022; // no Safety Valve payment of an earlier year is known of
const FIRST_STABILITY_YEAR = 2026;

function number(text) {
  const value = (text ?? "").trim() === "" ? NaN : Number(text);
  if (!Number.isFinite(value)) throw new Error(`${text} is not a number`);
  return value;
}

function notBelow(lowest, text) {
  const value = number(text);
  if (value < lowest) throw new Error(`${text} is below ${lowest}`);
  return value;
}

/** "NAME=VALUE" as two texts; VALUE is undefined if there is none. */
function halves(text) {
  const at = text.indexOf("=");
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function leverNamed(basis, name, ramped) {
  const lever = basis.levers.find((one) => one.name === name);
  if (!lever) throw new Error(`no lever is called ${name}`);
  if (ramped && !lever.ramped) throw new Error(`${name} acts in full in every year: it has no start and no phase-in`);
  return lever;
}

function yearIn(basis, text, first) {
  const year = yearFrom(text);
  if (year < first || year > basis.lastYear) {
    throw new Error(`${text} is not from ${yearName(first)} to ${yearName(basis.lastYear)}`);
  }
  return year;
}

/** An entry of named children: "children=8,ages=4-10,from=special,to=unit,start=2026-27,years=5,places=10". */
function namedEntry(basis, text) {
  const given = Object.fromEntries(text.split(",").map(halves));
  for (const name of ["children", "ages", "from", "to", "start", "years"]) {
    if (given[name] === undefined) throw new Error(`--named needs ${name}`);
  }
  if (!namedFrom.includes(given.from)) throw new Error(`named children cannot come from ${given.from}`);
  if (!namedTo.includes(given.to)) throw new Error(`named children cannot go to ${given.to}`);
  const [first, last] = halves(given.ages.replace("-", "=")).map((age) => age && number(age));
  const start = yearIn(basis, given.start, basis.baseYear + 1);
  const years = notBelow(1, given.years);
  if (start + years > basis.lastYear + 1) throw new Error(`${years} years go past the projection`);
  const figure = (name) => (given[name] === undefined ? undefined : notBelow(0, given[name]));
  return {
    children: notBelow(0, given.children),
    ages: [first, last ?? first],
    from: given.from,
    to: given.to,
    start,
    years,
    topUp: figure("top_up"),
    places: figure("places"),
  };
}

/** Options with one figure, by its name among what is known. */
const oneFigure = {
  "--base-spend": "baseSpend",
  "--opening": "opening",
  "--special-capacity": "specialCapacity",
  "--ap-base": "apBase",
  "--services-base": "servicesBase",
};

/** Options with a figure of a year: its name among what is known, and the first year that it may be of. */
const figureOfYear = {
  "--actual": ["cumulative", (basis) => basis.baseYear + 1],
  "--actual-block": ["block", (basis) => basis.baseYear],
  "--actual-grant": ["payments", () => FIRST_PAYMENT_YEAR],
  "--outturn": ["outturn", (basis) => basis.baseYear + 1],
};

/** Arguments as pairs of option and value; two options stand alone. */
function optionsOf(words) {
  const left = [...words];
  const given = [];
  while (left.length > 0) {
    const option = left.shift();
    const alone = option === "--no-reconciliation" || option === "--published-block";
    if (!alone && left.length === 0) throw new Error(`${option} needs a value`);
    given.push([option, alone ? "" : left.shift()]);
  }
  return given;
}

/** Applies one option to the settings. */
function apply(basis, settings, option, value) {
  const [name, amount] = halves(value);
  const { known } = settings;
  if (option === "--set") {
    const { low, high } = leverNamed(basis, name, false);
    const chosen = number(amount);
    if (chosen < low || chosen > high) throw new Error(`${name} is from ${low} to ${high}`);
    settings.values[name] = chosen;
  } else if (option === "--start") settings.start = yearFrom(value);
  else if (option === "--phase-in") settings.phaseIn = notBelow(1, value);
  else if (option === "--lever-start") settings.ownStart[leverNamed(basis, name, true).name] = yearFrom(amount);
  else if (option === "--lever-phase-in") settings.ownPhaseIn[leverNamed(basis, name, true).name] = notBelow(1, amount);
  else if (option === "--no-reconciliation") settings.reconciliation = false;
  else if (option === "--published-block") settings.publishedBlock = true;
  else if (oneFigure[option]) known[oneFigure[option]] = number(value);
  else if (figureOfYear[option]) {
    const [figure, first] = figureOfYear[option];
    known[figure][yearIn(basis, name, first(basis))] = number(amount);
  } else if (option === "--price") {
    if (!pricedPlacements.includes(name)) throw new Error(`${name} has no price of its own`);
    known.prices[name] = notBelow(0, amount);
  } else if (option === "--stability-grant") {
    settings.stabilityGrant = { year: yearIn(basis, name, FIRST_STABILITY_YEAR), share: notBelow(0, amount ?? "0.9") };
  } else if (option === "--named") settings.named.push(namedEntry(basis, value));
  else throw new Error(`no option is called ${option}`);
}

/** The basis that the arguments ask for, and its settings. */
export function readArguments(areas, words) {
  const given = optionsOf(words);
  const last = (option) => given.findLast(([one]) => one === option)?.[1];
  const authority = last("--authority");
  const wanted = last("--basis") ?? "latest";
  const found = authorityOf(areas, authority ?? SOUTHWARK);
  if (wanted === "agreement" && found.code !== SOUTHWARK) throw new Error(`${found.name} has no agreement basis`);
  if (wanted !== "agreement" && wanted !== "latest") throw new Error(`no basis is called ${wanted}`);
  const basis = wanted === "agreement" ? agreementBasis(areas) : latestBasis(found);
  const settings = settingsOf(basis, last("--preset"));
  for (const [option, value] of given) {
    if (!["--authority", "--basis", "--preset"].includes(option)) apply(basis, settings, option, value);
  }
  return { basis, settings };
}

/** What `project` prints for these arguments. */
export function runProject(areas, words) {
  const { basis, settings } = readArguments(areas, words);
  return project(basis, settings);
}

/** What `authorities` prints. */
export const runAuthorities = (areas) =>
  [...areas.values()].map((authority) => ({ code: authority.code, ...standingOf(authority) }));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const [folder, command, ...words] = process.argv.slice(2);
    if (command !== "project" && command !== "authorities") throw new Error("DATA_FOLDER, then project or authorities");
    const areas = readAreas(folder);
    console.log(JSON.stringify(command === "project" ? runProject(areas, words) : runAuthorities(areas)));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
