// Answers for: whether this reference gives every figure of golden.json, to 1 part in 1,000,000,000.
//
//   node tests/reference/golden.mjs DATA_FOLDER GOLDEN_FILE
//
// Prints how many figures agree, and each that does not. Exit 1 if any does not.

import { readFileSync } from "node:fs";
import { agreementBasis } from "./agreement.mjs";
import { readAreas, SOUTHWARK } from "./areas.mjs";
import { latestBasis, standingOf } from "./latest.mjs";
import { settingsOf } from "./levers.mjs";
import { project } from "./projection.mjs";

const NEAR = 1e-9; // of the published figure
const ZERO = 1e-6; // pounds or pupils, where the published figure is nothing

/** The projection with some settings changed; `change` may set levers, known figures and so on. */
function run(basis, { preset, values = {}, known = {}, ...others } = {}) {
  const settings = settingsOf(basis, preset);
  return project(basis, {
    ...settings,
    ...others,
    values: { ...settings.values, ...values },
    known: { ...settings.known, ...known },
  });
}

/** One figure of each year by the name of the year. */
const byYear = ({ years }, pick) => Object.fromEntries(years.map((row) => [row.financial_year, pick(row)]));

/** The figure of one year. */
const inYear = ({ years }, name, figure) => years.find((row) => row.financial_year === name)[figure];

const yearFigures = ["plans", "spending", "income", "in_year", "cumulative", "after_grant", "overflow"];
const summary = (result) =>
  byYear(result, (row) => Object.fromEntries(yearFigures.map((figure) => [figure, row[figure]])));
const afterGrant = (result) => byYear(result, (row) => row.after_grant);

const scaled = ["special_trend", "unit_places", "special_places", "services_investment", "council_contribution"];

/** What golden.json says of one authority on the latest basis. */
function latestFigures(authority) {
  const basis = latestBasis(authority);
  const lever = (name) => basis.levers.find((one) => one.name === name);
  const result = run(basis);
  return {
    ...standingOf(authority),
    new_plans_scale: lever("new_plans_scale").value,
    complexity: lever("complexity").value,
    opening_from: result.opening_from,
    special_trend: lever("special_trend").value,
    special_trend_from: basis.specialTrendFrom,
    special_capacity: basis.figures.specialCapacity,
    base_spending: result.base_spending,
    own_place_funding: result.own_place_funding,
    other_places: basis.otherPlaces,
    block_2024_25: basis.block,
    schools_block: basis.schoolsBlock,
    opening_known: result.opening_known,
    opening: result.opening,
    opening_after_grant: result.opening_after_grant,
    ranges: Object.fromEntries(scaled.map((name) => [name, [lever(name).low, lever(name).high]])),
    presets: basis.presets,
    as_now: summary(result),
    own_growth:
      basis.ownGrowth === null
        ? null
        : { growth: basis.ownGrowth, after_grant: byYear(result, (row) => row.own_growth_after_grant) },
    everything: summary(run(basis, { preset: "everything" })),
    after_grant_by_preset: Object.fromEntries(
      Object.keys(basis.presets).map((preset) => [preset, afterGrant(run(basis, { preset }))]),
    ),
    new_plans_scale_1: summary(run(basis, { values: { new_plans_scale: 1 } })),
  };
}

/** What each lever alone does to the balance after grant of one year; only those that `wanted` names. */
function leverEffects(basis, wanted, year) {
  const nothing = inYear(run(basis), year, "after_grant");
  return Object.fromEntries(
    Object.entries(wanted).map(([name, { value }]) => {
      const moved = inYear(run(basis, { values: { [name]: value } }), year, "after_grant");
      return [name, { value, effect: moved - nothing }];
    }),
  );
}

/** The Stability Grant, paid in 2026-27. */
function stabilityFigures(basis) {
  const result = run(basis, { stabilityGrant: { year: 2026, share: 0.9 } });
  return {
    pays: inYear(result, "2026-27", "stability_grant"),
    left_march_2027: inYear(result, "2026-27", "after_stability_grant"),
  };
}

/** The agreement basis. */
function agreementFigures(basis, golden) {
  const noAction = run(basis);
  return {
    kappa: noAction.kappa,
    no_action: summary(noAction),
    everything_2023_24: summary(run(basis, { preset: "everything" })),
    everything_2026_27: summary(run(basis, { preset: "everything", start: 2026 })),
    unreconciled: summary(run(basis, { reconciliation: false })),
    published_block_after_grant_2026_27: inYear(run(basis, { publishedBlock: true }), "2026-27", "after_grant"),
    reconciliation: byYear(noAction, (row) => row.reconciliation),
    presets: Object.fromEntries(
      Object.keys(golden.presets).map((start) => [
        start,
        Object.fromEntries(
          Object.keys(basis.presets).map((preset) => [
            preset,
            afterGrant(run(basis, { preset, start: Number(start) })),
          ]),
        ),
      ]),
    ),
  };
}

/** Southwark with an outturn and a balance of 2025-26. */
function outturnFigures(basis) {
  const result = run(basis, { known: { outturn: { 2025: 70000000 }, cumulative: { 2025: 22000000 } } });
  return byYear(result, (row) => row);
}

/** Where golden.json lists authorities, presets, or what a preset sets: the list itself is a figure. */
const lists = /^statuses$|^latest\.[^.]+\.presets(\.|$)|after_grant_by_preset$|^agreement\.presets\.\d+$/;

/** Every figure of `published` that `found` does not give, and how many it gives. */
function compare(published, found, path, tally) {
  if (published !== null && typeof published === "object") {
    if (Array.isArray(published) && (!Array.isArray(found) || found.length !== published.length)) {
      tally.differences.push(`${path}: published ${JSON.stringify(published)}, found ${JSON.stringify(found)}`);
      return;
    }
    if (lists.test(path) || Object.keys(published).length === 0) {
      const names = (object) => Object.keys(object ?? {}).sort().join(", ");
      if (names(published) === names(found)) tally.agree++;
      else tally.differences.push(`${path}: published ${names(published)}; found ${names(found)}`);
    }
    for (const key of Object.keys(published)) compare(published[key], found?.[key], path ? `${path}.${key}` : key, tally);
    return;
  }
  const numbers = typeof published === "number" && typeof found === "number";
  const agree = numbers
    ? Math.abs(found - published) <= (published === 0 ? ZERO : NEAR * Math.abs(published))
    : found === published;
  if (agree) tally.agree++;
  else tally.differences.push(`${path}: published ${JSON.stringify(published)}, found ${JSON.stringify(found)}`);
}

function check(dataFolder, goldenFile) {
  const golden = JSON.parse(readFileSync(goldenFile, "utf8"));
  const areas = readAreas(dataFolder);
  const latest = latestBasis(areas.get(SOUTHWARK));
  const agreement = agreementBasis(areas);
  const found = {
    defaults_of_latest: { overflow_independent: settingsOf(latest).values.overflow_independent },
    latest: Object.fromEntries(Object.keys(golden.latest).map((code) => [code, latestFigures(areas.get(code))])),
    statuses: Object.fromEntries([...areas.values()].map((one) => [one.code, standingOf(one)])),
    agreement: agreementFigures(agreement, golden.agreement),
    lever_effects_latest: { effects: leverEffects(latest, golden.lever_effects_latest.effects, "2027-28") },
    lever_effects_agreement: { effects: leverEffects(agreement, golden.lever_effects_agreement.effects, "2026-27") },
    stability_grant_2026_27: { latest: stabilityFigures(latest), agreement: stabilityFigures(agreement) },
    outturn_and_balance: { years: outturnFigures(latest) },
  };
  // What is said in words, not in figures.
  const { made, ...figures } = golden;
  delete figures.defaults_of_latest.complexity;
  for (const part of Object.values(figures)) delete part.what;

  const all = { agree: 0, differences: [] };
  for (const [part, published] of Object.entries(figures)) {
    const tally = { agree: 0, differences: [] };
    compare(published, found[part], part, tally);
    console.log(`${part}: ${tally.agree} of ${tally.agree + tally.differences.length} figures agree`);
    for (const line of tally.differences) console.log(`    ${line}`);
    all.agree += tally.agree;
    all.differences.push(...tally.differences);
  }
  console.log(`${all.agree} of ${all.agree + all.differences.length} figures agree`);
  return all.differences.length === 0;
}

const [dataFolder, goldenFile] = process.argv.slice(2);
if (!goldenFile) {
  console.error("node tests/reference/golden.mjs DATA_FOLDER GOLDEN_FILE");
  process.exitCode = 1;
} else process.exitCode = check(dataFolder, goldenFile) ? 0 : 1;
