// Answers for: the agreement basis of Southwark, from March 2023 (MODEL 10, second half): base year 2022-23.

import { SOUTHWARK } from "./areas.mjs";
import { raised, southwarkAgreement, southwarkPayments, unitCostsOf } from "./latest.mjs";
import { leversFor, packagesFor } from "./levers.mjs";
import { timesTable, totalOf } from "./placements.mjs";

const PLANS_2022 = 2783; // January 2022, the base year's first census
const PLANS_2023 = 2956; // January 2023
const PLANS_OF_SERVICES = 2503; // January 2021, by which services and alternative provision are per plan
const UNIT_COST_YEARS = 1; // from 2021-22 to the base year

/** What the council expected if it did nothing, £ at 31 March after each financial year. */
const unmitigated = { 2023: 30e6, 2024: 41e6, 2025: 55e6, 2026: 72e6 };

const november2024 = { new_plans_scale: 0.9, ap_growth: 0.1, state_inflation: 0.03, independent_inflation: 0.05 };

const ownValues = {
  new_plans_scale: 0.85,
  new_plans_growth: 0.02,
  complexity: 0,
  special_trend: 30,
  overflow_independent: 1,
  state_inflation: 0.02,
  independent_inflation: 0.03,
  hnb_growth: 0.03,
};

/** The agreement basis, from all areas as areas.mjs gives them. */
export function agreementBasis(areas) {
  const { code, area, money, estimate } = areas.get(SOUTHWARK);
  // The return of January 2023 has no ages: the pattern of January 2024, scaled.
  const stockOf = (plans) => timesTable(estimate.A, plans / totalOf(estimate.A));
  return {
    name: "agreement",
    code,
    levers: leversFor(ownValues, area.plans[2025]),
    presets: { "no-action": {}, "november-2024": november2024, ...packagesFor(area.plans[2025]) },
    start: 2023,
    baseYear: 2022,
    lastYear: 2031,
    estimate,
    stocks: [stockOf(PLANS_2022), stockOf(PLANS_2023)],
    figures: {
      unitCost: unitCostsOf(money, UNIT_COST_YEARS),
      services: raised(money.unitCosts.services_per_plan * PLANS_OF_SERVICES, UNIT_COST_YEARS),
      ap: raised(money.unitCosts.ap_per_plan * PLANS_OF_SERVICES, UNIT_COST_YEARS),
      specialCapacity: 757, // state special plans of January 2024 less a year of the trend
    },
    otherPlaces: money.fePlaces + money.apPlaces,
    baseSpend: 66474446, // the block and the year's movement of the deficit
    block: 64174446,
    blockGrowth: { 2023: 1.05 }, // planning guidance of the time
    publishedBlock: { 2023: money.block2023 },
    schoolsBlock: money.schoolsBlock,
    payments: southwarkPayments,
    opening: ({ known, payment }) => {
      const from = known.opening === undefined ? "council" : "typed";
      return { cumulative: known.opening ?? 23.9e6, received: payment(2022), from };
    },
    published: { ...southwarkAgreement, unmitigated },
    ownGrowth: null,
  };
}
