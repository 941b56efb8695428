// Answers for: what the SEN2 files of reporting year 2025 say of England, its regions and its authorities, as
// published: plans by age and placement, new plans and plans that ceased. No repair and no sum over areas.
//
// An authority's history joins by its three-figure code; its nine-character code is that of January 2025.

import { join } from "node:path";
import { byAge, noTable, placements, placeOf } from "./placements.mjs";
import { count, figure, readTable } from "./read-table.mjs";

const kinds = ["la_maintained", "academy", "free_school"];
const unitColumns = kinds.flatMap((kind) => [`mainstream_${kind}_resourced_provision`, `mainstream_${kind}_senunit`]);
const stateSpecialColumns = ["special_la_maintained", "special_academy_free"];

/** Columns that are added up for each placement but mainstream and unit. */
const columns = {
  special: stateSpecialColumns,
  independent: ["special_independent", "special_non_maintained"],
  ap: ["ap_pru_total"],
  fe: ["general_fe_tertiary_colleges", "ukrlp_provider"],
  spi: ["specialist_post_16_institutions"],
  elsewhere: [
    "other_arrangements_la",
    "other_arrangements_parents",
    "online_provider",
    "w_settings",
    "other_schools",
    "other_placement_settings",
  ],
  unplaced: ["elective_home_education", "neet", "neet_ntci", "neet_other", "neet_other_csa", "placement_unknown"],
  included: [],
};

const sum = (row, names) => names.reduce((total, name) => total + count(row, name), 0);

/** Children of a row by placement (MODEL 2). */
function placementsOf(row) {
  const units = sum(row, unitColumns);
  return placements.map((placement) => {
    if (placement === "mainstream") return count(row, "mainstream_total") - units + count(row, "nm_early_years");
    if (placement === "unit") return units;
    return sum(row, columns[placement]);
  });
}

/** The place of an age's name among the ages 2 to 25; undefined where the age is not known. */
function placeOfName(name) {
  if (name === "under 3") return placeOf(2);
  const age = /^age (\d+)( and under| and over)?$/.exec(name);
  if (age) return placeOf(Number(age[1]));
  if (/unknown/i.test(name)) return undefined;
  throw new Error(`no age is called ${name}`);
}

const levels = { National: "country_code", Regional: "region_code", "Local authority": "old_la_code" };

/** A new area, with nothing counted yet. */
const emptyArea = (row) => ({
  level: row.geographic_level,
  code: undefined,
  oldCode: row.old_la_code,
  name: undefined,
  region: row.region_code,
  // by January: plans of all ages, and those in state special schools; each null where not published
  plans: {},
  special: {},
  // January 2024 and 2025: by age and placement; by age as printed; whether any age has plans, has placements
  stock: { 2024: noTable(), 2025: noTable() },
  printed: { 2024: byAge(() => 0), 2025: byAge(() => 0) },
  agesKnown: { 2024: false, 2025: false },
  placementsKnown: { 2024: false, 2025: false },
  // calendar 2024
  newPlans: noTable(),
  ended: byAge(() => 0),
  transferred: byAge(() => 0),
});

/** All areas of the three files in `folder`, by "E92000001", region code, or three-figure code of an authority. */
export function readCensus(folder) {
  const areas = new Map();
  const areaOf = (row) => {
    const key = row[levels[row.geographic_level]];
    if (!key) throw new Error(`a row of ${row.geographic_level} has no code`);
    if (!areas.has(key)) areas.set(key, emptyArea(row));
    return areas.get(key);
  };

  for (const row of readTable(join(folder, "caseload.csv"))) {
    const area = areaOf(row);
    const january = Number(row.time_period.slice(0, 4)) + 1;
    if (row.breakdown_topic === "All EHC plans") {
      area.plans[january] = figure(row, "ehcplans");
      const special = stateSpecialColumns.map((column) => figure(row, column));
      area.special[january] = special.includes(null) ? null : special[0] + special[1];
      if (january !== 2025) continue;
      const authority = row.geographic_level === "Local authority";
      area.code = authority ? row.new_la_code : row[levels[row.geographic_level]];
      area.name = authority ? row.la_name : row.region_name || row.country_name;
      area.region = row.region_code;
    } else if (row.breakdown_topic === "Child or young persons age" && area.stock[january]) {
      const place = placeOfName(row.breakdown);
      if (place === undefined) continue;
      area.stock[january][place] = placementsOf(row);
      area.printed[january][place] = count(row, "ehcplans");
      area.agesKnown[january] ||= figure(row, "ehcplans") !== null;
      area.placementsKnown[january] ||= figure(row, "mainstream_total") !== null;
    }
  }
  for (const row of readTable(join(folder, "newplans.csv"))) {
    if (row.time_period !== "2024" || row.breakdown_topic !== "Age when plan started") continue;
    const place = placeOfName(row.breakdown);
    if (place !== undefined) areaOf(row).newPlans[place] = placementsOf(row);
  }
  for (const row of readTable(join(folder, "ceased_plans.csv"))) {
    if (row.time_period !== "2024" || row.breakdown_topic !== "Age plan ceased") continue;
    const place = placeOfName(row.breakdown);
    if (place === undefined) continue;
    const area = areaOf(row);
    area.transferred[place] = count(row, "transfer");
    area.ended[place] = count(row, "total_ceased") - count(row, "transfer");
  }
  return areas;
}
