// Answers for: the table of levers (MODEL 8), their ranges and the packages for an authority of any size, and how
// strongly a lever acts in a financial year. Values are fractions, not per cents: 0.05 is 5%.

const table = [
  // name, ramped, default (null: the basis says), lowest, highest for Southwark
  ["new_plans_scale", false, null, 0.2, 2],
  ["new_plans_growth", false, null, -0.1, 0.15],
  ["complexity", false, null, -0.03, 0.08],
  ["exit_rate", false, 1, 0.5, 1.5],
  ["special_trend", false, null, 0, 60],
  ["early_support", true, 0, 0, 0.3],
  ["graduated_response", true, 0, 0, 0.3],
  ["support_without_plan", false, 4000, 0, 15000],
  ["annual_reviews", true, 0, 0, 0.01],
  ["adult_pathways", true, 0, 0, 1.5],
  ["inclusion_new", true, 0, 0, 0.6],
  ["inclusion_moves", true, 0, 0, 0.6],
  ["overflow_independent", false, null, 0, 1],
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
  ["state_inflation", false, null, 0, 0.1],
  ["independent_inflation", false, null, 0, 0.12],
  ["ap_growth", false, 0, -0.1, 0.25],
  ["hnb_growth", false, null, -0.05, 0.12],
  ["block_transfer", false, 0, 0, 0.015],
  ["council_contribution", false, 0, 0, 10000000],
];

const SOUTHWARK_PLANS = 3552; // January 2025: what ranges and packages are printed for

const upTo = (step, amount) => Math.ceil(amount / step) * step;

/** Upper ends of the ranges in places and pounds, for an authority with so many plans in January 2025. */
function upperEnds(plans, specialTrend) {
  const size = Math.max(plans / SOUTHWARK_PLANS, 1);
  return {
    special_trend: upTo(10, Math.max(60 * size, 1.5 * specialTrend)),
    unit_places: upTo(10, 300 * size),
    special_places: upTo(10, 400 * size),
    services_investment: upTo(100000, 5000000 * size),
    council_contribution: upTo(100000, 10000000 * size),
  };
}

/** All levers with default and range, for a basis's own values and an authority's plans of January 2025. */
export function leversFor(ownValues, plans) {
  const highest = upperEnds(plans, ownValues.special_trend);
  return table.map(([name, ramped, value, low, high]) => {
    const usual = value ?? ownValues[name];
    if (usual === undefined) throw new Error(`the basis has no value of ${name}`);
    return { name, ramped, value: usual, low, high: highest[name] ?? high };
  });
}

/** The packages that stand on either basis, for an authority with so many plans in January 2025. */
export function packagesFor(plans) {
  const size = plans / SOUTHWARK_PLANS;
  const places = (amount) => Math.max(Math.floor((amount * size) / 5 + 0.5) * 5, 5);
  const pounds = (amount) => Math.floor((amount * size) / 50000 + 0.5) * 50000;
  const inclusionFirst = {
    early_support: 0.05,
    graduated_response: 0.05,
    inclusion_new: 0.2,
    inclusion_moves: 0.25,
    unit_places: places(60),
    services_investment: pounds(1500000),
  };
  const placesFirst = { special_places: places(65), unit_places: places(40), return_local: 0.2 };
  const commissioningFirst = {
    special_topup: -0.03,
    independent_fees: -0.05,
    health_contribution: 0.1,
    adult_pathways: 0.5,
    fe_instead_of_spi: 0.3,
    services_investment: pounds(300000),
  };
  return {
    "inclusion-first": inclusionFirst,
    "places-first": placesFirst,
    "commissioning-first": commissioningFirst,
    everything: {
      ...inclusionFirst,
      ...placesFirst,
      ...commissioningFirst,
      unit_places: places(100),
      services_investment: pounds(1800000),
    },
  };
}

/** Settings of a preset on a basis, before anything is moved by hand. Years are the April that they begin in. */
export function settingsOf(basis, preset = Object.keys(basis.presets)[0]) {
  if (!Object.hasOwn(basis.presets, preset)) throw new Error(`no preset of the ${basis.name} basis is called ${preset}`);
  const values = Object.fromEntries(basis.levers.map((lever) => [lever.name, lever.value]));
  return {
    values: { ...values, ...basis.presets[preset] },
    start: basis.start,
    phaseIn: 3,
    ownStart: {},
    ownPhaseIn: {},
    reconciliation: true,
    publishedBlock: false,
    known: { cumulative: {}, block: {}, payments: {}, outturn: {}, prices: {} },
    stabilityGrant: null,
    named: [],
  };
}

/** Every lever at its strength in the financial year that begins in April of `year`. */
export function strengths(basis, settings, year) {
  return Object.fromEntries(
    basis.levers.map(({ name, ramped }) => {
      const value = settings.values[name];
      if (!ramped) return [name, value];
      const start = settings.ownStart[name] ?? settings.start;
      const phaseIn = settings.ownPhaseIn[name] ?? settings.phaseIn;
      return [name, value * Math.min(Math.max((year - start + 1) / phaseIn, 0), 1)];
    }),
  );
}

/** Every lever at the basis's default; the ramped ones do nothing. */
export const defaultsOf = (basis) => Object.fromEntries(basis.levers.map(({ name, value }) => [name, value]));

/** "2026-27" → 2026 */
export function yearFrom(text) {
  const match = /^(\d{4})-(\d{2})$/.exec(text);
  const year = Number(match?.[1]);
  if (!match || (year + 1) % 100 !== Number(match[2])) throw new Error(`${text} is not a financial year such as 2026-27`);
  return year;
}

/** 2026 → "2026-27" */
export const yearName = (year) => `${year}-${String((year + 1) % 100).padStart(2, "0")}`;
