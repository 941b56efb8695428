// Answers for: the table of levers and the presets (MODEL 8) with the values of the agreement basis
// (MODEL 10), and how strongly a lever acts in a financial year.
// Fractions, not per cents: 0.05 is 5%.

const table = [
  // name, ramped, value on the agreement basis, lowest, highest
  ["new_plans_scale", false, 0.85, 0.2, 2],
  ["new_plans_growth", false, 0.02, -0.1, 0.15],
  ["complexity", false, 0, -0.03, 0.08],
  ["exit_rate", false, 1, 0.5, 1.5],
  ["special_trend", false, 30, 0, 60],
  ["early_support", true, 0, 0, 0.3],
  ["graduated_response", true, 0, 0, 0.3],
  ["support_without_plan", false, 4000, 0, 15000],
  ["annual_reviews", true, 0, 0, 0.01],
  ["adult_pathways", true, 0, 0, 1.5],
  ["inclusion_new", true, 0, 0, 0.6],
  ["inclusion_moves", true, 0, 0, 0.6],
  ["included_support", false, 0.5, 0, 1],
  ["base_from_special", false, 0.6, 0, 1],
  ["unit_places", true, 0, 0, 300],
  ["special_places", true, 0, 0, 400],
  ["return_local", true, 0, 0, 0.5],
  ["fe_instead_of_spi", true, 0, 0, 0.8],
  ["mainstream_topup", true, 0, -0.2, 0.6],
  ["special_topup", true, 0, -0.1, 0.15],
  ["independent_fees", true, 0, -0.2, 0.2],
  ["health_contribution", true, 0, 0, 0.4],
  ["services_investment", true, 0, 0, 5000000],
  ["state_inflation", false, 0.02, 0, 0.1],
  ["independent_inflation", false, 0.03, 0, 0.12],
  ["ap_growth", false, 0, -0.1, 0.25],
  ["hnb_growth", false, 0.03, -0.05, 0.12],
  ["block_transfer", false, 0, 0, 0.015],
  ["council_contribution", false, 0, 0, 10000000],
];

export const levers = table.map(([name, ramped, value, low, high]) => ({ name, ramped, value, low, high }));

const inclusionFirst = {
  early_support: 0.05,
  graduated_response: 0.05,
  inclusion_new: 0.2,
  inclusion_moves: 0.25,
  unit_places: 60,
  services_investment: 1500000,
};
const placesFirst = { special_places: 65, unit_places: 40, return_local: 0.2 };
const commissioningFirst = {
  special_topup: -0.03,
  independent_fees: -0.05,
  health_contribution: 0.1,
  adult_pathways: 0.5,
  fe_instead_of_spi: 0.3,
  services_investment: 300000,
};

/** What each preset sets on top of the basis's own values. */
export const presets = {
  "no-action": {},
  "november-2024": { new_plans_scale: 0.9, ap_growth: 0.1, state_inflation: 0.03, independent_inflation: 0.05 },
  "inclusion-first": inclusionFirst,
  "places-first": placesFirst,
  "commissioning-first": commissioningFirst,
  everything: {
    ...inclusionFirst,
    ...placesFirst,
    ...commissioningFirst,
    unit_places: 100,
    services_investment: 1800000,
  },
};

export const firstProjectedYear = 2023;
export const lastProjectedYear = 2031;

/** Settings of a preset, before anything is moved by hand. Years are the April that they begin in. */
export function settingsOf(preset = "no-action") {
  if (!Object.hasOwn(presets, preset)) throw new Error(`no preset is called ${preset}`);
  const values = Object.fromEntries(levers.map((lever) => [lever.name, lever.value]));
  return {
    values: { ...values, ...presets[preset] },
    start: firstProjectedYear,
    phaseIn: 3,
    ownStart: {},
    ownPhaseIn: {},
    reconciliation: true,
    publishedBlock: false,
    known: { cumulative: {}, block: {}, payments: {}, prices: {} },
    stabilityGrant: null,
    named: [],
  };
}

/** Every lever at its strength in the financial year that begins in April of `year`. */
export function strengths(settings, year) {
  const result = {};
  for (const { name, ramped } of levers) {
    const value = settings.values[name];
    if (!ramped) {
      result[name] = value;
      continue;
    }
    const start = settings.ownStart[name] ?? settings.start;
    const phaseIn = settings.ownPhaseIn[name] ?? settings.phaseIn;
    result[name] = value * Math.min(Math.max((year - start + 1) / phaseIn, 0), 1);
  }
  return result;
}

/** "2026-27" → 2026 */
export function yearFrom(text) {
  const match = /^(\d{4})-(\d{2})$/.exec(text);
  const year = Number(match?.[1]);
  if (!match || (year + 1) % 100 !== Number(match[2])) throw new Error(`${text} is not a financial year such as 2026-27`);
  return year;
}

/** 2026 → "2026-27" */
export function yearName(year) {
  return `${year}-${String((year + 1) % 100).padStart(2, "0")}`;
}
