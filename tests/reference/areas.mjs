// Answers for: which authorities there are and what can be made of their counts (MODEL 3): sums over areas, repairs
// of what is missing, the status of each, and the notes that are shown beside its figures.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { estimate, mixed, mixOfEngland } from "./estimate.mjs";
import { add, addTables, folded, noTable, timesTable, totalOf, UNIT, UNPLACED } from "./placements.mjs";
import { readCensus } from "./read-census.mjs";
import { readMoney, readSafetyValve } from "./read-money.mjs";
import { readPacked } from "./read-packed.mjs";

/** Southwark is the one authority whose schedule of Safety Valve payments is known. */
export const SOUTHWARK = "E09000028";

/** New authorities: history begins with them. */
const reorganised = new Set([
  "E06000058", // Bournemouth, Christchurch and Poole, 2019
  "E06000059", // Dorset, 2019
  "E06000061", // North Northamptonshire, 2021
  "E06000062", // West Northamptonshire, 2021
  "E06000063", // Cumberland, 2023
  "E06000064", // Westmorland and Furness, 2023
]);

export const januaries = [2019, 2020, 2021, 2022, 2023, 2024, 2025];

const addLists = (one, other) => one.map((number, i) => number + other[i]);
const noAges = () => noTable().map(() => 0);

/** Flows of an area less those of authorities whose own ages of January 2024 are missing: no stock stands behind them. */
function flowsWithout(area, authorities) {
  const newPlans = authorities.reduce((sum, one) => addTables(sum, one.newPlans), noTable());
  const ended = authorities.reduce((sum, one) => addLists(sum, one.ended), noAges());
  const transferred = authorities.reduce((sum, one) => addLists(sum, one.transferred), noAges());
  const less = (list, other) => list.map((number, i) => number - other[i]);
  return {
    ...area,
    newPlans: area.newPlans.map((row, a) => less(row, newPlans[a])),
    ended: less(area.ended, ended),
    transferred: less(area.transferred, transferred),
  };
}

/** An authority's counts, with what is missing filled in, and what that was. */
function repair(area, englandMix) {
  const stock = { ...area.stock };
  const repaired = [];
  if (!area.agesKnown[2024] && area.agesKnown[2025]) {
    stock[2024] = timesTable(stock[2025], area.plans[2024] / area.plans[2025]);
    repaired.push("ages of January 2024");
  }
  if (!area.placementsKnown[2025] && area.agesKnown[2025]) {
    const earlier = folded(stock[2024]);
    stock[2025] = area.printed[2025].map((plans, a) => mixed(earlier[a], englandMix[a]).map((share) => plans * share));
    repaired.push("placements of January 2025");
  }
  return { ...area, stock, repaired };
}

/** Whether an authority can be projected, from its published totals, and if not, why not. */
function statusOf({ plans, repaired }) {
  if (plans[2025] < 100) return "too_small";
  const growth = plans[2025] / plans[2024];
  if (growth < 0.7 || growth > 1.5) return "in_doubt";
  return repaired.length > 0 ? "repaired" : "projects";
}

/** Januaries in which plans in state special schools are published, in order. */
export const specialHistory = ({ special }) =>
  januaries.filter((year) => (special[year] ?? null) !== null).map((year) => [year, special[year]]);

/** Whether any step from one figure to the next is a rise or a fall beyond these shares. */
function jumps(figures, rise, fall) {
  return figures.some((later, i) => {
    const earlier = figures[i - 1] ?? null;
    if (earlier === null || later === null || earlier === 0) return false;
    return later / earlier > 1 + rise || later / earlier < 1 - fall;
  });
}

/** Codes of the notes beside an authority, in the order of MODEL 3. `kappa` is with nothing moved. */
export function notesOf({ area, estimate: own, money }, { kappa, trendOfRegion }) {
  const growth = area.plans[2025] / area.plans[2024];
  const later = area.stock[2025];
  const units = (year) => area.stock[year].some((row) => row[UNIT] > 0);
  const notes = {
    grew_little: growth < 0.97,
    grew_much: growth > 1.15,
    unplaced: add(later.map((row) => row[UNPLACED])) > 0.1 * totalOf(later),
    net_moves: Math.abs(own.netMovesPublished) > own.newPlansInAll / 2,
    few_ended: add(area.ended) < 0.01 * totalOf(area.stock[2024]),
    unit_costs_of_region: money.unitCostsOfRegion.length > 0,
    kappa: kappa < 0.8 || kappa > 1.25,
    units_stopped: area.repaired.length === 0 && units(2024) && !units(2025),
    units_began: area.repaired.length === 0 && !units(2024) && units(2025),
    reorganised: reorganised.has(area.code),
    outturn_jumped: jumps([2022, 2023, 2024].map((year) => money.outturn[year]), 0.36, 0.15),
    special_break: jumps(specialHistory(area).map(([, plans]) => plans), 0.3, 0.15),
    special_trend_of_region: trendOfRegion,
    payments_unknown: area.hadSafetyValve && area.code !== SOUTHWARK,
  };
  return Object.keys(notes).filter((note) => notes[note]);
}

/** Everything published in `folder`, ready to be projected: England, and each authority by nine-character code. */
export function readAreas(folder) {
  const packed = join(folder, "authorities.json");
  // Of the packed file, what needs no published file: its sums over areas are made already.
  if (existsSync(packed)) return areasOf(readPacked(packed), (area) => area);
  return areasOf(
    {
      census: readCensus(join(folder, "sen2-2025")),
      moneyOf: readMoney(folder),
      safetyValve: readSafetyValve(folder),
    },
    flowsWithout,
  );
}

function areasOf({ census, moneyOf, safetyValve }, withoutFlows) {
  const published = [...census.values()];
  // An authority that no longer is has no code of January 2025.
  const authorities = published.filter((area) => area.level === "Local authority" && area.code);
  const withoutAges = authorities.filter((area) => !area.agesKnown[2024]);
  const england = withoutFlows(census.get("E92000001"), withoutAges);
  const regions = new Map(
    published
      .filter((area) => area.level === "Regional")
      .map((area) => [area.code, withoutFlows(area, withoutAges.filter((one) => one.region === area.code))]),
  );
  const englandMix = mixOfEngland(england);

  const byCode = new Map();
  for (const one of authorities) {
    const area = { ...repair(one, englandMix), hadSafetyValve: safetyValve.has(one.oldCode) };
    const status = statusOf(area);
    const projected = status === "projects" || status === "repaired";
    const region = regions.get(area.region);
    byCode.set(area.code, {
      code: area.code,
      name: area.name,
      area,
      region,
      england,
      money: moneyOf(area.code),
      status,
      projected,
      estimate: projected ? estimate(area, region, england) : null,
    });
  }
  return byCode;
}

/** The authority with this code or name, if it can be projected. */
export function authorityOf(areas, wanted) {
  const found = areas.get(wanted) ?? [...areas.values()].find(({ name }) => name === wanted);
  if (!found) throw new Error(`no authority is called ${wanted}`);
  if (!found.projected) throw new Error(`${found.name} is not projected: ${found.status}`);
  return found;
}
