// Answers for: the same areas and money as read-census.mjs and read-money.mjs give, from the packed file of the
// repository (docs/data.md), for where the published files are not. Written from docs/data.md.

import { readFileSync } from "node:fs";
import { noTable } from "./placements.mjs";

const AGES = 24;
const SPECIAL = 2; // third of the nine placements of the census
const letters = Array.from({ length: 79 }, (_, i) => String.fromCharCode(48 + i)).filter((letter) => letter !== "\\").join("");
const ONE = 70;

/** The numbers of a packed text: one letter below 70, two letters, or digits between exclamation marks. */
function unpack(text) {
  const numbers = [];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "!") {
      const end = text.indexOf("!", at + 1);
      numbers.push(Number(text.slice(at + 1, end)));
      at = end;
      continue;
    }
    const value = letters.indexOf(text[at]);
    if (value < 0) throw new Error(`“${text[at]}” is in no packed text`);
    if (value < ONE) numbers.push(value);
    else {
      at += 1;
      numbers.push(ONE + (value - ONE) * letters.length + letters.indexOf(text[at]));
    }
  }
  return numbers;
}

/** Placement by placement, each with an age after the other, as rows by age. */
function tableOf(text) {
  const numbers = unpack(text);
  return noTable().map((row, age) => row.map((_, placement) => numbers[placement * AGES + age] ?? 0));
}

const sumOf = (table, placement) => table.reduce((sum, row) => sum + row[placement], 0);

/** The parts that authorities, regions and England have alike. */
function countsOf(record) {
  const known = { 2024: record.first ?? null, 2025: record.second ?? null };
  const stock = { 2024: known[2024] ? tableOf(known[2024]) : noTable(), 2025: known[2025] ? tableOf(known[2025]) : noTable() };
  const rowSums = (table) => table.map((row) => row.reduce((sum, number) => sum + number, 0));
  return {
    stock,
    printed: {
      2024: rowSums(stock[2024]),
      2025: record.second_ages ? unpack(record.second_ages) : rowSums(stock[2025]),
    },
    agesKnown: { 2024: known[2024] !== null, 2025: true },
    placementsKnown: { 2024: known[2024] !== null, 2025: known[2025] !== null },
    newPlans: tableOf(record.new),
    ended: unpack(record.ended),
    transferred: unpack(record.transferred),
  };
}

/** Areas by code; flows of England and the regions are already less those of authorities without ages. */
export function readPacked(path) {
  const file = JSON.parse(readFileSync(path, "utf8"));
  const areas = new Map();
  const [first, second] = file.england.plans;
  areas.set("E92000001", { ...countsOf(file.england), level: "National", code: "E92000001", name: "England", plans: { 2024: first, 2025: second }, special: {} });
  for (const region of file.regions) {
    areas.set(region.code, { ...countsOf(region), level: "Regional", code: region.code, name: region.name, region: region.code, plans: {}, special: Object.fromEntries(region.special) });
  }
  const money = new Map();
  const safetyValve = new Set();
  for (const one of file.authorities) {
    const counts = countsOf(one);
    const special = Object.fromEntries(one.placements.map(([january, row]) => [january, row[SPECIAL]]));
    for (const january of [2024, 2025]) {
      if (!(january in special) && counts.placementsKnown[january]) special[january] = sumOf(counts.stock[january], SPECIAL);
    }
    areas.set(String(one.old), { ...counts, level: "Local authority", code: one.code, oldCode: String(one.old), name: one.name, region: one.region, plans: Object.fromEntries(one.plans), special });
    const costs = ["mainstream", "special", "independent", "services_per_plan", "ap_per_plan"];
    money.set(one.code, {
      block2023: one.block,
      schoolsBlock: one.schools_block,
      fePlaces: one.fe_places,
      apPlaces: one.ap_places,
      balance2024: one.balance_2024,
      balance2025: one.balance_2025,
      outturn: Object.fromEntries([2022, 2023, 2024].map((year, i) => [year, one.outturn[i]])),
      unitCosts: Object.fromEntries(costs.map((cost, i) => [cost, one.unit_costs?.[i] ?? null])),
      unitCostsOfRegion: one.of_region,
      complexity: one.complexity,
    });
    if (one.payments_unknown) safetyValve.add(String(one.old));
  }
  return { census: areas, moneyOf: (code) => money.get(code), safetyValve };
}
