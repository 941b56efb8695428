// Answers for: the counts of one area, straight from the raw SEN2 files of the Department for Education,
// in the shape of static/data/*.json, so that what the importer wrote can be checked by a second reading.

import { readFileSync } from "node:fs";
import { join } from "node:path";

export const placements = ["mainstream", "unit", "special", "independent", "ap", "fe", "spi", "elsewhere", "unplaced"];
export const ages = Array.from({ length: 24 }, (_, i) => i + 2);

/** The areas that the agreement basis needs, by the name of their file in static/data. */
export const areas = {
  southwark: { area: "Southwark", code: "E09000028", level: "Local authority", codeColumn: "new_la_code" },
  london: { area: "London", code: "E12000007", level: "Regional", codeColumn: "region_code" },
  england: { area: "England", code: "E92000001", level: "National", codeColumn: "country_code" },
};

const unitColumns = ["la_maintained", "academy", "free_school"].flatMap((kind) => [
  `mainstream_${kind}_resourced_provision`,
  `mainstream_${kind}_senunit`,
]);
const columns = {
  special: ["special_la_maintained", "special_academy_free"],
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
};

/** Rows of a CSV text as arrays of fields; fields may be quoted, with "" for a quotation mark inside. */
function* csvRows(text) {
  let row = [];
  let field = "";
  let quoted = false;
  for (let i = text.charCodeAt(0) === 0xfeff ? 1 : 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') field += c;
      else if (text[i + 1] === '"') {
        field += '"';
        i++;
      } else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === ",") {
      row.push(field);
      field = "";
    } else if (c === "\n") {
      row.push(field);
      yield row;
      row = [];
      field = "";
    } else if (c !== "\r") field += c;
  }
  if (field !== "" || row.length > 0) {
    row.push(field);
    yield row;
  }
}

const files = new Map();

/** A file as objects by column name, read once. */
function readTable(path) {
  if (!files.has(path)) {
    const [header, ...rows] = csvRows(readFileSync(path, "utf8"));
    files.set(
      path,
      rows.map((row) => {
        if (row.length !== header.length) throw new Error(`${path}: a row of ${row.length} fields under ${header.length} names`);
        return Object.fromEntries(header.map((name, i) => [name, row[i]]));
      }),
    );
  }
  return files.get(path);
}

/** A count; the symbols for what is missing count as nothing. */
function count(row, column) {
  const text = row[column];
  if (text === undefined) throw new Error(`there is no column ${column}`);
  if (["", "x", "z", "c", ":", "~", "u"].includes(text.trim())) return 0;
  const number = Number(text);
  if (!Number.isFinite(number)) throw new Error(`${column} holds ${text}`);
  return number;
}

const sum = (row, names) => names.reduce((total, name) => total + count(row, name), 0);

/** Children by the nine placements of MODEL 2. */
function placementsOf(row) {
  const unit = sum(row, unitColumns);
  return placements.map((placement) => {
    if (placement === "mainstream") return count(row, "mainstream_total") - unit + count(row, "nm_early_years");
    if (placement === "unit") return unit;
    return sum(row, columns[placement]);
  });
}

/** The place of an age label among the ages 2 to 25, or nothing for an unknown age. */
function ageIndex(label) {
  if (label === "under 3") return 0;
  const match = /^age (\d+)( and under| and over)?$/.exec(label);
  if (match) return Number(match[1]) - 2;
  if (/unknown/i.test(label)) return undefined;
  throw new Error(`no age is called ${label}`);
}

/** Raw counts of an area ("southwark", "london", "england") from the SEN2 2025 files in `folder`. */
export function readCounts(folder, area) {
  const { area: name, code, level, codeColumn } = areas[area];
  const rowsOf = (file) =>
    readTable(join(folder, file)).filter((row) => row.geographic_level === level && row[codeColumn] === code);
  const caseloadRows = rowsOf("caseload.csv");
  const newRows = rowsOf("newplans.csv");
  const ceasedRows = rowsOf("ceased_plans.csv");

  const byAge = (rows, topic, period, empty, read) => {
    const result = ages.map(empty);
    for (const row of rows) {
      if (row.breakdown_topic !== topic || row.time_period !== period) continue;
      const index = ageIndex(row.breakdown);
      if (index !== undefined) result[index] = read(row);
    }
    return result;
  };
  const noPlacements = () => placements.map(() => 0);
  const noCount = () => 0;

  const totals = {};
  for (const row of caseloadRows) {
    if (row.breakdown_topic !== "All EHC plans") continue;
    const january = Number(row.time_period.slice(0, 4)) + 1;
    totals[january] = { plans: count(row, "ehcplans"), placements: placementsOf(row) };
  }

  return {
    area: name,
    code,
    source: "Department for Education, Education, health and care plans",
    release: "Reporting year 2025",
    ages,
    placements,
    caseload: {
      2024: byAge(caseloadRows, "Child or young persons age", "202324", noPlacements, placementsOf),
      2025: byAge(caseloadRows, "Child or young persons age", "202425", noPlacements, placementsOf),
    },
    new_plans: { 2024: byAge(newRows, "Age when plan started", "2024", noPlacements, placementsOf) },
    ended: {
      2024: byAge(ceasedRows, "Age plan ceased", "2024", noCount, (row) => count(row, "total_ceased") - count(row, "transfer")),
    },
    transferred: { 2024: byAge(ceasedRows, "Age plan ceased", "2024", noCount, (row) => count(row, "transfer")) },
    totals,
  };
}

/** All three areas by name. */
export function readAllCounts(folder) {
  return Object.fromEntries(Object.keys(areas).map((area) => [area, readCounts(folder, area)]));
}
