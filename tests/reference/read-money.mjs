// Answers for: the published money of each authority, in pounds, by its nine-character code of January 2025.
// What is not published is null.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { figure, readTable } from "./read-table.mjs";

const outturnYears = { 2022: "2022-23", 2023: "2023-24", 2024: "2024-25" };
const costs = ["mainstream", "special", "independent", "services_per_plan", "ap_per_plan"];

/** Rows of a file by nine-character code. */
function rowsByCode(folder, file) {
  return new Map(readTable(join(folder, file)).map((row) => [row.new_la_code, row]));
}

/** What is published of one authority, from its row in each file, if it has one. */
function moneyOf({ dsg, balance2024, balance2025, outturn, unitCosts, priceGrowth }) {
  const of = (row, column) => (row ? figure(row, column) : null);
  return {
    block2023: of(dsg, "high_needs_block_before_deductions"),
    schoolsBlock: of(dsg, "schools_block"),
    fePlaces: of(dsg, "fe_and_16_to_19_places_deducted"),
    apPlaces: of(dsg, "ap_and_hospital_places_deducted"),
    balance2024: of(balance2024, "deficit_march_2024"),
    balance2025: of(balance2025, "deficit_march_2025"),
    outturn: Object.fromEntries(
      Object.entries(outturnYears).map(([year, name]) => [year, of(outturn, `outturn_${name}`)]),
    ),
    unitCosts: Object.fromEntries(costs.map((cost) => [cost, of(unitCosts, cost)])),
    unitCostsOfRegion: costs.filter((cost) => unitCosts?.[`${cost}_basis`] === "region"),
    complexity: of(priceGrowth, "complexity"),
  };
}

/** Money of all authorities: a function from nine-character code to `moneyOf`. */
export function readMoney(folder) {
  const files = {
    dsg: "dsg-2023-24-by-authority.csv",
    balance2024: "dsg-balance-march-2024-by-authority.csv",
    balance2025: "dsg-balance-march-2025-by-authority.csv",
    outturn: "s251-high-needs-outturn-by-authority.csv",
    unitCosts: "unit-costs-2021-22-by-authority.csv",
    priceGrowth: "price-growth-by-authority.csv",
  };
  const tables = Object.entries(files).map(([name, file]) => [name, rowsByCode(folder, file)]);
  return (code) => moneyOf(Object.fromEntries(tables.map(([name, rows]) => [name, rows.get(code)])));
}

/** Three-figure codes of the authorities that had a Safety Valve agreement. */
export function readSafetyValve(folder) {
  const { agreements } = JSON.parse(readFileSync(join(folder, "agreements.json"), "utf8"));
  return new Set(agreements.map((agreement) => String(agreement.old_la_code)));
}
