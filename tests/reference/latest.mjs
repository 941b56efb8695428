// Answers for: the latest basis of any authority (MODEL 10, first half): what is taken from where, base year 2024-25.

import { januaries, notesOf, SOUTHWARK, specialHistory } from "./areas.mjs";
import { leversFor, packagesFor, settingsOf } from "./levers.mjs";
import { add, SPECIAL, totalOf } from "./placements.mjs";
import { project } from "./projection.mjs";

const LONDON = "E12000007";
const PRICE_RISE = 1.03; // a year
const UNIT_COST_YEARS = 3; // from 2021-22 to the base year
const JUDGED = { fe: 7500, spi: 35000, elsewhere: 30000 }; // £ a place, in prices of the base year
const NEAR_ENGLAND = 0.05;

/** Growth of the block: of England, and of London, where there are fewer children. 2026-27 is rolled over. */
const blockGrowth = {
  elsewhere: { 2024: 1.043, 2025: 1.08, 2026: 1 },
  london: { 2024: 1.037, 2025: 1.061, 2026: 1 },
};

/** Southwark's Safety Valve payments by financial year. */
export const southwarkPayments = { 2022: 9.22e6, 2023: 2.77e6, 2024: 2.77e6, 2025: 2.77e6, 2026: 5.53e6 };
/** Southwark's agreement as published, by financial year. */
export const southwarkAgreement = {
  mitigated: { 2023: 24.1e6, 2024: 23.6e6, 2025: 23.1e6, 2026: 23.0e6 },
  remaining: { 2023: 12.11e6, 2024: 8.84e6, 2025: 5.53e6, 2026: 0 },
};

/** An amount raised by 3% a year for so many years. */
export function raised(amount, years) {
  let result = amount;
  for (let year = 0; year < years; year++) result *= PRICE_RISE;
  return result;
}

/** £ per place of the base year: outturn of 2021-22 raised, and what is judged. */
export function unitCostsOf(money, years) {
  const { mainstream, special, independent } = money.unitCosts;
  return {
    mainstream: raised(mainstream, years),
    unit: raised(mainstream, years),
    special: raised(special, years),
    independent: raised(independent, years),
    ...JUDGED,
  };
}

/** State special places that open each year: the authority's own record, or its share of the region's. */
function specialTrendOf({ area, region }) {
  const history = specialHistory(area);
  const [firstYear, first] = history[0];
  const [lastYear, last] = history[history.length - 1];
  const own = (last - first) / (lastYear - firstYear);
  if (history.length >= 4 && own > 0) return { places: own, from: "own" };
  const [start, end] = [januaries[0], januaries[januaries.length - 1]];
  const increase = (region.special[end] - region.special[start]) / (end - start);
  return { places: (specialOf(area) * increase) / region.special[end], from: "region" };
}

/** Children in state special schools in January 2025. */
const specialOf = (area) => add(area.stock[2025].map((row) => row[SPECIAL]));

/** 1 where plans grew about as in England; else what brings the year's growth to 5 points from England's. */
function newPlansScaleOf({ area, england, estimate }) {
  const growthOf = ({ plans }) => plans[2025] / plans[2024] - 1;
  const [own, country] = [growthOf(area), growthOf(england)];
  if (Math.abs(own - country) <= NEAR_ENGLAND) return 1;
  const target = own > country ? country + NEAR_ENGLAND : country - NEAR_ENGLAND;
  const scale = 1 + (area.plans[2024] * (1 + target) - area.plans[2025]) / estimate.newPlansInAll;
  return Math.min(Math.max(scale, 0.5), 1.5);
}

/** Growth of the second line: the authority's own last growth in outturn, held between 0.9 and 1.3. */
function ownGrowthOf({ outturn }) {
  if (!outturn[2023] || !outturn[2024]) return null;
  return Math.min(Math.max(outturn[2024] / outturn[2023], 0.9), 1.3);
}

/** The deficit at 31 March 2025: typed, as the council printed it, or estimated from the year before. */
function openingOf(money, { known, baseSpending, blocks, payment }) {
  const received = add([2022, 2023, 2024].map(payment));
  if (known.opening !== undefined) return { cumulative: known.opening, received, from: "typed" };
  if (money.balance2025 !== null) return { cumulative: money.balance2025 + received, received, from: "council" };
  if (money.balance2024 === null) return { cumulative: null, received, from: null };
  const afterGrant = money.balance2024 + baseSpending - blocks[2024] - payment(2024);
  return { cumulative: afterGrant + received, received, from: "estimate" };
}

/** The latest basis of an authority (as areas.mjs gives it). */
export function latestBasis(authority) {
  const { code, area, money, estimate } = authority;
  const growth = area.region === LONDON ? blockGrowth.london : blockGrowth.elsewhere;
  const trend = specialTrendOf(authority);
  const plansBefore = totalOf(estimate.A);
  const ownValues = {
    new_plans_scale: newPlansScaleOf(authority),
    new_plans_growth: 0,
    complexity: money.complexity,
    special_trend: trend.places,
    overflow_independent: 0.1,
    state_inflation: 0.03,
    independent_inflation: 0.03,
    hnb_growth: 0.03,
  };
  const plans = area.plans[2025];
  return {
    name: "latest",
    code,
    levers: leversFor(ownValues, plans),
    presets: { "as-now": {}, ...packagesFor(plans) },
    start: 2026,
    baseYear: 2024,
    lastYear: 2032,
    estimate,
    stocks: [estimate.A, estimate.B],
    figures: {
      unitCost: unitCostsOf(money, UNIT_COST_YEARS),
      services: raised(money.unitCosts.services_per_plan * plansBefore, UNIT_COST_YEARS),
      ap: raised(money.unitCosts.ap_per_plan * plansBefore, UNIT_COST_YEARS) + money.apPlaces,
      specialCapacity: specialOf(area),
    },
    otherPlaces: money.fePlaces + money.apPlaces,
    outturn: money.outturn[2024],
    block: money.block2023 * growth[2024],
    blockGrowth: { 2025: growth[2025], 2026: growth[2026] },
    publishedBlock: {},
    schoolsBlock: money.schoolsBlock,
    payments: code === SOUTHWARK ? southwarkPayments : {},
    opening: (given) => openingOf(money, given),
    published: code === SOUTHWARK ? southwarkAgreement : {},
    ownGrowth: ownGrowthOf(money),
    specialTrendFrom: trend.from,
  };
}

/** Status, repairs, notes and κ of any authority with nothing moved. */
export function standingOf(authority) {
  const { name, status, projected, area } = authority;
  if (!projected) return { name, status, repaired: area.repaired, notes: [], kappa: null };
  const basis = latestBasis(authority);
  const { kappa } = project(basis, settingsOf(basis));
  const notes = notesOf(authority, { kappa, trendOfRegion: basis.specialTrendFrom === "region" });
  return { name, status, repaired: area.repaired, notes, kappa };
}
